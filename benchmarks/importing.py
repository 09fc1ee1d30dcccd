"""Taking over a staff list of 5 000 people, beside the plain reading of the same file by openpyxl."""

import asyncio
from io import BytesIO
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from openpyxl import Workbook, load_workbook

from benchmarks.table import Ratio, at_most, told
from bot.clock import utc_now
from documents.people.staff_list import read_staff_list
from domain.roles import Role
from domain.who import Who
from services.people import staff_lists
from storage import programmes
from storage.database import Connection, Database
from storage.migration import migrate
from storage.people import people

PEOPLE = 5_000
ROUNDS = 5


def import_ratios(count: int = PEOPLE, rounds: int = ROUNDS) -> list[Ratio]:
    content = staff_list(count)
    plain, whole = [], []
    for _ in range(rounds):
        plain.append(_timed_reading(content))
        whole.append(asyncio.run(_timed_import(content, count)))
    return [
        at_most(f"import of {count} people / plain openpyxl reading", median(whole) / median(plain), 3.0),
        told("plain openpyxl reading, s", median(plain)),
        told("import (read, compare, write), s", median(whole)),
    ]


def staff_list(count: int) -> bytes:
    """A workbook with so many invented people, no two of one name."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(["Name", "Post", "Role", "Phone"])
    letters = "abcdefghij"
    for number in range(count):
        given = "".join(letters[int(digit)] for digit in f"{number:05}")
        sheet.append(
            [f"S{given} F{given[::-1]} P{given}", "teacher", "mentor" if number % 3 == 0 else "mentee", number]
        )
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def _timed_reading(content: bytes) -> float:
    begun = perf_counter()
    book = load_workbook(BytesIO(content), read_only=True)
    for sheet in book.worksheets:
        for _ in sheet.iter_rows(values_only=True):
            pass
    return perf_counter() - begun


async def _timed_import(content: bytes, count: int) -> float:
    """Into an empty programme, on disk, without the hop into the drawing process."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "school.sqlite3"
        migrate(path)
        db = await Database.open(path)
        try:
            curator = await db.write(_curator)
            begun = perf_counter()
            found = read_staff_list(content)
            await staff_lists.preview(db, curator, found)
            taken = await staff_lists.load(db, curator, found, Role.MENTEE, "mark", utc_now())
            spent = perf_counter() - begun
        finally:
            await db.close()
    if taken != count:
        raise RuntimeError(f"{taken} of {count} people were taken over")
    return spent


def _curator(con: Connection) -> Who:
    now = utc_now()
    programmes.create(con, now.date(), "Europe/Moscow", now)
    person = people.add_person(con, 1, now)
    people.link_account(con, person, 1, now)
    people.join(con, person, Role.CURATOR, now, admitted=True)
    return people.who(con, 1)


if __name__ == "__main__":
    from benchmarks.table import line

    for row in import_ratios():
        print(line(row))
