"""A cell of a form's spreadsheet read as what its column holds; what does not fit is a fault, never an exception."""

import re
from datetime import date

from questionnaires.item_bounds import RELATIVE
from questionnaires.sheet_conditions import WrongCondition, read_condition
from questionnaires.sheet_tables import Sheet, guarded
from questionnaires.sheet_words import MARK, meant, synonyms

QUOTED = 40
_WHOLE = re.compile(r"[-+\u2212]?\d{1,15}\Z")
_NUMBER = re.compile(r"[-+\u2212]?\d{1,15}(?:[.,]\d{1,17})?(?:e[+-]?\d{1,3})?\Z", re.IGNORECASE)
_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})\Z")
_MOVING = re.compile(r"(\w+)\s*(?:([+\-\u2212])\s*(\d{1,5}))?\Z")
_CONSTRAINT = re.compile(r"\.\s*(>=|<=)\s*(-?\d+(?:\.\d+)?)(?:\s+and\s+\.\s*(>=|<=)\s*(-?\d+(?:\.\d+)?))?\Z")


class Line:
    """A row of a sheet, read column by column. Each reader gives None where nothing, or nothing usable, stands."""

    def __init__(self, sheet: Sheet, row: int) -> None:
        self.sheet = sheet
        self.row = row
        self._cells = sheet.rows[row]

    def fault(self, code: str, column: str = "", **args: object) -> None:
        self.sheet.fault(self.row, code, column, **args)

    def text(self, column: str) -> str:
        return self._cells.get(column, "")

    def flag(self, column: str) -> bool | None:
        word = self.word(column, "flags")
        return None if word is None else word == "yes"

    def word(self, column: str, table: str) -> str | None:
        """The code of one of the words of ``table``."""
        text = self.text(column)
        code = meant(table, text) if text else None
        if text and code is None:
            self.fault("unknown-word", column, value=text[:QUOTED], allowed=allowed(table))
        return code

    def whole(self, column: str) -> int | None:
        text = self.text(column)
        if text and not _WHOLE.match(text):
            self.fault("not-number", column, value=text[:QUOTED])
            return None
        return int(text.replace("\u2212", "-")) if text else None

    def bound(self, column: str, *, day: bool) -> int | float | str | None:
        """A bound of a number, a text, picks; of a date: an ISO day, ``today+7``."""
        text = self.text(column)
        if not text:
            return None
        found = read_day(text) if day else read_number(text)
        if found is None:
            self.fault("not-day" if day else "not-number", column, value=text[:QUOTED])
        return found

    def condition(self, column: str) -> dict[str, object] | None:
        text = self.text(column)
        try:
            return read_condition(text) if text else None
        except WrongCondition as error:
            self.fault("condition", column, near=error.near[:QUOTED])
            return None

    def constraint(self) -> dict[str, int | float]:
        """``min`` and ``max`` from «. >= 1 and . <= 5», the one shape of XLSForm's constraints that is understood."""
        text = self.text("constraint")
        match = _CONSTRAINT.match(text) if text else None
        if text and match is None:
            self.fault("constraint", "constraint")
        found: dict[str, int | float] = {}
        for sign, number in ((match[1], match[2]), (match[3], match[4])) if match else ():
            value = read_number(number) if number else None
            if value is not None:
                found["min" if sign == ">=" else "max"] = value
        return found

    def days(self, column: str) -> list[int] | None:
        """«3, 6»; a dash: never."""
        text = self.text(column)
        if not text:
            return None
        if text == MARK or meant("flags", text) == "no":
            return []
        parts = re.split(r"[\s,;]+", text.strip(" ,;"))
        if not all(part.isdecimal() and len(part) < 5 for part in parts):
            self.fault("days", column, value=text[:QUOTED])
            return None
        return [int(part) for part in parts]


def safe(text: str) -> str:
    """A text as no spreadsheet takes it for a formula; a number, or the mark of no section, is none."""
    harmless = text == MARK or not guarded(text) or read_number(text) is not None
    return text if harmless else "'" + text


def allowed(table: str) -> str:
    """The words of a column, as they are written."""
    found = [words[0] for code, words in synonyms(table).items() if code not in ("begin", "end")]
    return ", ".join(f"\u00ab{word}\u00bb" for word in found)


def read_number(text: str) -> int | float | None:
    text = text.replace("\u2212", "-")
    if _WHOLE.match(text):
        return int(text)
    return float(text.replace(",", ".")) if _NUMBER.match(text) else None


def read_day(text: str) -> str | None:
    """A day as a form's file has it: ``2026-09-15``, ``today-30``."""
    match = _DAY.match(text)
    try:
        if match:
            return date(int(match[3]), int(match[2]), int(match[1])).isoformat()
        return date.fromisoformat(text).isoformat()
    except ValueError:
        pass
    moving = _MOVING.match(text)
    if moving is None or meant("operators", moving[1]) != "today":
        return None
    sign = "-" if moving[2] == "\u2212" else moving[2] or ""
    found = f"today{sign}{moving[3] or ''}"
    return found if RELATIVE.match(found) else None
