"""The database as handlers may name it: they pass it to use cases and never look inside."""

from storage.database import Database
from storage.faults import AlreadyHandled, StorageFault

__all__ = ["AlreadyHandled", "Database", "StorageFault"]
