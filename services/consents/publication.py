"""Where the school publishes what about its participants: set by the curator, consented to by each."""

from datetime import datetime

from domain.consents import MOST_RESOURCES, read_resources
from domain.refusal import Refused
from domain.who import Who
from services.consents.offers import ask_everyone
from storage import programmes
from storage.database import Connection, Database

DETAILS_LIMIT = (10, 300)


async def keep_resources(db: Database, curator: Who, text: str, now: datetime) -> int:
    """Keep the web resources typed (empty: nothing is published); how many people will be asked.

    Refused: ``not-allowed``, ``consent-sites`` without any address, ``consent-sites-many``.
    """
    found = read_resources(text)
    if text and not found:
        raise Refused("consent-sites")
    if len(found) > MOST_RESOURCES:
        raise Refused("consent-sites-many", limit=MOST_RESOURCES)
    return await _keep(db, curator, "web_resources", "\n".join(found), now)


async def keep_operator(db: Database, curator: Who, text: str, now: datetime) -> int:
    """Keep the operator's address and numbers; how many people will be asked. Refused ``consent-operator``."""
    clean = " ".join(text.split())
    if not DETAILS_LIMIT[0] <= len(clean) <= DETAILS_LIMIT[1]:
        raise Refused("consent-operator")
    return await _keep(db, curator, "operator_details", clean, now)


async def _keep(db: Database, curator: Who, field: str, value: str, now: datetime) -> int:
    def work(con: Connection) -> int:
        curator.must_be_curator()
        programmes.change(con, curator.programme.id, field, value or None)
        return ask_everyone(con, now)

    return await db.write(work)
