"""Where in the spreadsheet a fault of the loader stands."""

from collections.abc import Mapping, Sequence

from questionnaires.faults import Fault
from questionnaires.sheet_tables import Sheet, SheetFault

SCORE_FIELDS = frozenset({"title", "items", "points", "method", "levels", "reverse"})
COLUMNS = {"optional": "required", "min, max": "min", "for_each": "options"}
"""Field of a form's file -> column, where the names differ."""
BY_CODE = {
    "show-if-unknown": "show_if",
    "show-if-circular": "show_if",
    "show-if-forward": "show_if",
    "show-if-kind": "show_if",
    "show-if-wrong": "show_if",
    "show-if-person": "show_if",
    "duplicate-key": "key",
    "pipe-unknown": "text",
    "no-options": "options",
    "yes-no-options": "options",
    "options-not-used": "options",
    "too-many-options": "options",
    "picks-beyond-options": "max",
    "text-limit": "max",
    "scale-too-wide": "max",
    "min-over-max": "min",
    "fact-kind": "fact",
    "reminders": "reminders",
    "score-item": "items",
    "score-level": "levels",
}
"""Column of a fault that names no field."""


class Places:
    """Rows of the questions and options, gathered while the sheets are read."""

    def __init__(self, sheets: Mapping[str, Sheet], options: Mapping[tuple[str, str], int]) -> None:
        self.rows: dict[str, int] = {}
        self.doubtful: set[int] = set()
        """Rows of unknown kind: what the loader says of them follows from that."""
        self._sheets = sheets
        self._options = options
        self._order: list[int] = []
        self._lists: dict[int, str] = {}

    def note(self, row: int, keys: Sequence[str], listed: str) -> None:
        """A row and the questions that it gave."""
        for key in keys:
            self.rows[key] = row  # of two equal keys the later row is at fault
            self._order.append(row)
        self._lists[row] = listed

    def placed(self, faults: Sequence[Fault]) -> list[SheetFault]:
        """Each fault in its cell, once."""
        found: dict[tuple[str, str, int, tuple[tuple[str, str], ...]], SheetFault] = {}
        for fault in faults:
            one = self._placed(fault)
            if not self._follows(fault, one):
                found.setdefault((one.sheet, one.code, one.row, tuple(sorted(one.args.items()))), one)
        return list(found.values())

    def _follows(self, fault: Fault, one: SheetFault) -> bool:
        """Whether it comes only of a row of unknown kind: its own, or the one that it looks at."""
        own = one.sheet == self._sheets["survey"].title and one.row in self.doubtful
        return own or self.rows.get(fault.args.get("key", "")) in self.doubtful

    def _placed(self, fault: Fault) -> SheetFault:
        name = fault.args.get("field", "")
        column = BY_CODE.get(fault.code) or COLUMNS.get(name, name)
        if fault.code in ("no-items", "too-many-items"):
            return self._in("survey", 0, "", fault)
        if not fault.item:
            return self._in("settings", self._only("settings"), column, fault)
        row = self._row(fault.item)
        if fault.code.startswith("score-") or name in SCORE_FIELDS or row is None:
            return self._in("scores", self._score(fault.item), column, fault)
        option = fault.args.get("option") or (fault.args.get("value", "") if name == "options" else "")
        place = self._options.get((self._lists.get(row, ""), option))
        if place is not None and not fault.code.startswith(("show-if", "unknown-option")):
            return self._in("choices", place, "code" if fault.code == "bad-code" else "label", fault)
        if fault.code == "unknown-option" and name == "show_if":
            column = "show_if"
        return self._in("survey", row, column, fault)

    def _in(self, sheet: str, row: int, column: str, fault: Fault) -> SheetFault:
        """The fault as the sheet would have noted it itself; a column that the sheet does not know is left out."""
        kept = Sheet(sheet, self._sheets[sheet].title, self._sheets[sheet].letters)
        known = column if column in kept.letters else ""
        args = {name: value for name, value in fault.args.items() if name != "field"}
        code = "bad-id" if fault.code == "bad-code" and sheet in ("settings", "scores") else fault.code
        kept.fault(row, code, known, **args)
        return kept.faults[0]

    def _row(self, item: str) -> int | None:
        if item.startswith("#") and item[1:].isdecimal():
            return self._order[int(item[1:]) - 1]
        return self.rows.get(item)

    def _only(self, sheet: str) -> int:
        return next(iter(self._sheets[sheet].rows), 0)

    def _score(self, code: str) -> int:
        rows = self._sheets["scores"].rows
        return next((row for row, cells in rows.items() if cells.get("code") == code), 0)
