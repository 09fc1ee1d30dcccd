"""A staff list as it was read from a file: rows that can be taken over, faults by sheet and row."""

from dataclasses import dataclass

from domain.roles import Role


@dataclass(frozen=True, slots=True)
class StaffRow:
    """``roles`` is empty where the file does not say; ``row`` counts as a spreadsheet does, from one."""

    sheet: str
    row: int
    name: str
    post: str = ""
    roles: tuple[Role, ...] = ()


@dataclass(frozen=True, slots=True)
class RowFault:
    """``code`` names its text ``staff-fault-<code>``; ``detail`` quotes the cell or names the other row."""

    sheet: str
    row: int
    code: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class StaffList:
    """``refusal``: why the file as a whole cannot be taken (``refused-staff-<refusal>``); nothing else then.

    ``skipped``: sheets that hold something, but no heading we know.
    """

    rows: tuple[StaffRow, ...] = ()
    faults: tuple[RowFault, ...] = ()
    skipped: tuple[str, ...] = ()
    refusal: str = ""
