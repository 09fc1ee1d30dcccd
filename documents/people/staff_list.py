"""A school's staff list from a table: columns by their headings in any order, faults by sheet and row."""

from collections.abc import Iterable, Mapping
from itertools import chain, islice

from documents.spreadsheet import FORMULA, HEADING_WITHIN, Sheet, Unreadable, columns_of, sheets
from domain.names import search_key
from domain.people.doubles import same_key
from domain.people.staff import RowFault, StaffList, StaffRow
from domain.roles import Role
from texts.staff import BETWEEN_ROLES, HEADINGS, MENTEE_WORDS, MENTOR_WORDS

MOST_ROWS = 5_000
NAME_LIMIT, POST_LIMIT, QUOTED = 120, 200, 40
_NAME_SIGNS = frozenset(" -.'\u2019\u02bc\u2010\u2011")
Cells = Mapping[str, str]
Numbered = tuple[int, tuple[str, ...]]


def read_staff_list(content: bytes) -> StaffList:
    """What stands in the file; a file that is refused as a whole has only ``refusal``."""
    try:
        return _read(sheets(content))
    except Unreadable as error:
        return StaffList(refusal=error.code)


def _read(found: Iterable[Sheet]) -> StaffList:
    rows: list[StaffRow] = []
    faults: list[RowFault] = []
    skipped: list[str] = []
    headed = False
    for sheet in found:
        head = list(islice(sheet.rows, HEADING_WITHIN))
        place, columns = _heading(head)
        if not columns:
            if any(any(cells) for _, cells in head):
                skipped.append(sheet.title)
            continue
        headed = True
        for number, cells in chain(head[place + 1 :], sheet.rows):
            _take(sheet.title, number, {field: _at(cells, at) for field, at in columns.items()}, rows, faults)
            if len(rows) + len(faults) > MOST_ROWS:
                raise Unreadable("rows")
    if not rows and not faults:
        raise Unreadable("no-heading" if skipped and not headed else "empty")
    kept, repeated = _without_repeats(rows)
    return StaffList(tuple(kept), tuple(sorted(faults + repeated, key=lambda one: one.row)), tuple(skipped))


def _at(cells: tuple[str, ...], place: int) -> str:
    return cells[place] if place < len(cells) else ""


def _heading(head: list[Numbered]) -> tuple[int, dict[str, int]]:
    """The place of the row of headings and the column of each field; no columns where there is none."""
    for place, (_, cells) in enumerate(head):
        columns = columns_of(cells, HEADINGS)
        if "surname" in columns and "first" not in columns and "name" in columns:
            columns["first"] = columns.pop("name")  # «surname, name»
        if "name" in columns or {"surname", "first"} <= columns.keys():
            return place, columns
    return 0, {}


def _take(sheet: str, number: int, cells: Cells, rows: list[StaffRow], faults: list[RowFault]) -> None:
    """One row: taken, at fault, or passed over when none of our columns holds anything."""
    if not any(cells.values()):
        return
    name = cells.get("name") or " ".join(cells[part] for part in ("surname", "first", "patronymic") if cells.get(part))
    fault = _name_fault(name) or _post_fault(cells.get("post", "")) or _role_fault(cells.get("role", ""))
    if fault is not None:
        faults.append(RowFault(sheet, number, *fault))
        return
    rows.append(StaffRow(sheet, number, name, cells.get("post", ""), _roles(cells.get("role", "")) or ()))


def _name_fault(name: str) -> tuple[str, str] | None:
    if not name:
        return "no-name", ""
    if name.startswith((FORMULA, "+", "@")):
        return "formula", name[:QUOTED]
    if len(name) > NAME_LIMIT:
        return "name-long", name[:QUOTED]
    if not all(sign.isalpha() or sign in _NAME_SIGNS for sign in name):
        return "name-signs", name[:QUOTED]
    return ("name-short", name[:QUOTED]) if len(search_key(name).split()) < 2 else None


def _post_fault(post: str) -> tuple[str, str] | None:
    if post.startswith(FORMULA):
        return "formula", post[:QUOTED]
    return ("post-long", post[:QUOTED]) if len(post) > POST_LIMIT else None


def _role_fault(words: str) -> tuple[str, str] | None:
    return ("role", words[:QUOTED]) if _roles(words) is None else None


def _roles(words: str) -> tuple[Role, ...] | None:
    """Roles named in a cell, mentor first; nothing for an empty one, ``None`` for words that are no role."""
    split = f" {words.casefold()} "
    for sign in (*BETWEEN_ROLES, "/", ";", "+"):
        split = split.replace(sign, ",")
    named = {search_key(part) for part in split.split(",") if search_key(part)}
    found = {Role.MENTOR: named & {*MENTOR_WORDS}, Role.MENTEE: named & {*MENTEE_WORDS}}
    if named - set().union(*found.values()):
        return None
    return tuple(role for role, said in found.items() if said)


def _without_repeats(rows: list[StaffRow]) -> tuple[list[StaffRow], list[RowFault]]:
    """The first of equal rows stays. Two people of one name are told apart by their posts."""
    first: dict[tuple[str, str], StaffRow] = {}
    repeated = []
    for row in rows:
        seen = first.setdefault((same_key(row.name), search_key(row.post)), row)
        if seen is not row:
            repeated.append(RowFault(row.sheet, row.row, "repeat", str(seen.row)))
    return list(first.values()), repeated
