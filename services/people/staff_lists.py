"""A staff list from a file: read elsewhere, shown first, taken over only when the curator says so (D15).

Before consent the law lets the school keep what it has a ground of its own for: name, post and the intended role. Other
columns of the file are not kept.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from documents.drawing import Drawing
from domain.people.doubles import KnownNames
from domain.people.staff import RowFault, StaffList, StaffRow
from domain.refusal import Refused
from domain.roles import PARTICIPANTS, Role
from domain.who import Who
from storage import audit
from storage.database import Connection, Database
from storage.people import candidates

FILE_LIMIT = 20 * 1024 * 1024
"""What Telegram lets a bot download."""
TAKEN = "list"
"""Kind of the audit log's entry."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What taking the list over would do. ``known``: names that are there already; ``unsaid``: rows without a role."""

    fresh: int
    known: tuple[str, ...]
    unsaid: int
    faults: tuple[RowFault, ...]
    skipped: tuple[str, ...]


async def read(drawing: Drawing, content: bytes) -> StaffList:
    """What stands in a file. Refused ``staff-<reason>`` when it is no staff list."""
    if len(content) > FILE_LIMIT:
        raise Refused("staff-large")
    found = await drawing.staff_list(content)
    if found.refusal:
        raise Refused(f"staff-{found.refusal}")
    return found


async def preview(db: Database, curator: Who, found: StaffList) -> Preview:
    """Nothing is changed. Refused ``not-allowed``."""

    def work(con: Connection) -> Preview:
        fresh, known = _sifted(con, curator, found)
        unsaid = sum(not row.roles for row in fresh)
        return Preview(len(fresh), tuple(row.name for row in known), unsaid, found.faults, found.skipped)

    return await db.read(work)


async def load(db: Database, curator: Who, found: StaffList, role: Role, digest: str, now: datetime) -> int:
    """Take over the people who are not there yet, as possible participants; how many.

    ``role`` is for rows that name none. Refused: ``not-allowed``; ``staff-nobody`` when all are there.
    """
    if role not in PARTICIPANTS:
        raise Refused("not-allowed")

    def work(con: Connection) -> int:
        fresh, _ = _sifted(con, curator, found)
        if not fresh:
            raise Refused("staff-nobody")
        programme_id = curator.programme.id
        list_id = candidates.add_list(con, programme_id, digest, len(fresh), curator.known, now)
        made = [
            candidates.add(con, programme_id, list_id, row.name, row.post, row.roles or (role,), now) for row in fresh
        ]
        audit.note(con, curator.known, TAKEN, now, made)
        return len(made)

    return await db.write(work)


def _sifted(con: Connection, curator: Who, found: StaffList) -> tuple[list[StaffRow], list[StaffRow]]:
    """Rows about people who are not there yet, and about those who are."""
    curator.must_be_curator()
    known = KnownNames(candidates.names(con, curator.programme.id))
    return _parted(found.rows, lambda row: row.name in known)


def _parted(rows: Sequence[StaffRow], known: Callable[[StaffRow], bool]) -> tuple[list[StaffRow], list[StaffRow]]:
    fresh: list[StaffRow] = []
    there: list[StaffRow] = []
    for row in rows:
        (there if known(row) else fresh).append(row)
    return fresh, there


def sample(words: tuple[str, ...]) -> bytes:
    """An empty staff list to be filled in: ``words`` are the sheet's title and the headings."""
    from documents.workbook import Column, Table, workbook_xlsx

    title, *headings = words
    return workbook_xlsx([Table(title, tuple(Column(heading, width=34) for heading in headings), [])], "UTC")
