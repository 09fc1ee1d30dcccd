"""A form from the rows of a spreadsheet (XLSForm), with every fault named by sheet and cell.

The rows become the same table that a form's TOML file is, and the same loader checks it (``loading``).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from questionnaires.expansion import EACH, Raw, Shared, written_out
from questionnaires.faults import Fault, FormFaults
from questionnaires.form import ANY_PIPE, NAME, Form, Kind
from questionnaires.loading import from_table
from questionnaires.sheet_cells import QUOTED, Line, allowed, read_number
from questionnaires.sheet_meaning import adapted
from questionnaires.sheet_places import Places
from questionnaires.sheet_tables import RawSheet, Sheet, SheetFault, SheetFaults, understood
from questionnaires.sheet_words import MARK, SHEETS, kind_of, meant
from questionnaires.table import Table

WORDS = ("text", "hint", "low_label", "high_label", "unit", "exclusive", "error", "code", "fact")
_PART = re.compile(r"(?P<minus>[-\u2212]?)\s*(?P<key>\w+)\s*(?:\*\s*(?P<weight>[\d.,]+(?:e-?\d+)?))?\Z")


@dataclass(frozen=True, slots=True)
class SheetForm:
    """A form and the rows of its questions, so that later faults can be shown in their places."""

    form: Form
    sheet: str
    rows: Mapping[str, int] = field(default_factory=dict)


def read_form(found: Sequence[RawSheet], shared: Shared) -> SheetForm:
    """The form of a workbook. ``shared``: lists of options that need no rows of their own. Raises ``SheetFaults``."""
    sheets = understood(found)
    lists = _Lists(sheets["choices"])
    places = Places(sheets, lists.places)
    raw = _settings(sheets["settings"])
    raw["items"] = _items(sheets["survey"], lists, shared, places)
    scores = [_score(Line(sheets["scores"], row)) for row in sheets["scores"].rows]
    if scores:
        raw["scores"] = scores
    form: Form | None = None
    loaded: tuple[Fault, ...] = ()
    try:
        form = from_table(raw, "sheet", shared)
    except FormFaults as error:
        loaded = error.faults
    faults = [fault for sheet in sheets.values() for fault in sheet.faults]
    if form is None or faults:
        noted = {(one.sheet, one.cell) for one in faults if one.cell}
        faults += [one for one in places.placed(loaded) if (one.sheet, one.cell) not in noted]
        raise SheetFaults(_ordered(faults, [sheets[code].title for code in SHEETS]))
    return SheetForm(form, sheets["survey"].title, places.rows)


def _ordered(faults: Sequence[SheetFault], order: Sequence[str]) -> list[SheetFault]:
    """As they are met in the file: sheet by sheet, row by row; what is about the whole comes first."""
    return sorted(faults, key=lambda one: (one.row > 0, order.index(one.sheet), one.row, one.cell))


def _settings(sheet: Sheet) -> dict[str, object]:
    rows = list(sheet.rows)
    if not rows:
        if not sheet.faults:
            sheet.fault(0, "no-settings")
        return {"code": "form", "title": "\u2026"}
    for row in rows[1:]:
        sheet.fault(row, "second-settings")
    line = Line(sheet, rows[0])
    raw: dict[str, object] = {name: line.text(name) for name in ("code", "title", "intro")}
    raw |= {
        "version": line.whole("version"),
        "minutes": line.whole("minutes"),
        "role": line.word("role", "role"),
        "audience": line.word("audience", "audience"),
        "review": line.flag("review"),
        "decline": line.flag("decline"),
        "reminders": line.days("reminders"),
    }
    return {name: value for name, value in raw.items() if value is not None}


class _Lists:
    """Options of the sheet of choices by the names of their lists, and the row of each."""

    def __init__(self, sheet: Sheet) -> None:
        self.options: dict[str, dict[str, str]] = {}
        self.places: dict[tuple[str, str], int] = {}
        for row in sheet.rows:
            self._take(Line(sheet, row))

    def _take(self, line: Line) -> None:
        name, code = line.text("list"), line.text("code")
        if not name:
            line.fault("no-list", "list")
            return
        options = self.options.setdefault(name, {})
        code = code or _free("v", len(options) + 1, options)
        if code in options:
            line.fault("option-twice", "code", option=code[:QUOTED], list=name[:QUOTED])
            return
        options[code] = line.text("label")
        self.places[name, code] = line.row


def _free(prefix: str, number: int, taken: Mapping[str, object]) -> str:
    """A code for what was given none."""
    while f"{prefix}{number}" in taken:
        number += 1
    return f"{prefix}{number}"


def _items(sheet: Sheet, lists: _Lists, shared: Shared, places: Places) -> list[object]:
    found: list[Raw] = []
    taken: dict[str, object] = {cells["key"]: None for cells in sheet.rows.values() if "key" in cells}
    section = ""
    for number, row in enumerate(sheet.rows, 1):
        line = Line(sheet, row)
        kind, listed = kind_of(line.text("kind"))
        if kind in ("begin", "end"):
            section = line.text("text") if kind == "begin" else ""
            continue
        here = line.text("section")
        section = section if not here else "" if here == MARK else here
        entry = _entry(line, kind, listed or line.text("options"), lists, places)
        if "key" not in entry and "for_each" not in entry:
            entry["key"] = _free("q", number, taken)
            taken[str(entry["key"])] = None
        expanded = _expanded(line, {**entry, "section": section}, shared)
        found += expanded
        places.note(row, [str(one.get("key", "")) for one in expanded], listed or line.text("options"))
    return [adapted(entry, found[:place], shared) for place, entry in enumerate(found)]


def _entry(line: Line, kind: str | None, listed: str, lists: _Lists, places: Places) -> dict[str, object]:
    """The row as an entry of a form's file."""
    if kind is None:
        places.doubtful.add(line.row)
        said = line.text("kind")
        line.fault("unknown-kind" if said else "no-kind", "kind", value=said[:QUOTED], allowed=allowed("kinds"))
    raw: dict[str, object] = {name: line.text(name) for name in WORDS}
    raw |= {name: _with_name(line.text(name)) for name in ("text", "hint")}
    raw |= {"key": line.text("key"), "kind": _kind(line, kind)}
    required, day = line.flag("required"), kind == Kind.DATE
    raw |= {
        "optional": None if required is None or kind == Kind.NOTE else not required,
        "whole": False if kind == "decimal" else line.flag("whole"),
        "decline": line.flag("decline"),
        "show_if": line.condition("show_if"),
        "seen_by": line.word("seen_by", "audience"),
        "people": line.word("people", "role"),
        **line.constraint(),
    }
    raw |= {name: bound for name in ("min", "max") if (bound := line.bound(name, day=day)) is not None}
    if listed:
        raw["options"] = lists.options.get(listed, listed)
    if kind == "matrix":
        raw |= _matrix(line, raw)
        raw["options"] = None
    return {name: value for name, value in raw.items() if value is not None and value != ""}


def _with_name(text: str) -> str:
    """The word for what the person is called, as the engine writes it."""
    return ANY_PIPE.sub(lambda match: f"${{{NAME}}}" if meant("pipes", match[1]) else match[0], text)


def _kind(line: Line, kind: str | None) -> str:
    if kind == "decimal":
        return Kind.NUMBER
    if kind == Kind.SHORT and line.text("appearance").casefold() == "multiline":
        return Kind.LONG
    return kind or Kind.SHORT


def _matrix(line: Line, raw: Mapping[str, object]) -> dict[str, object]:
    """One scale for each option of the list; the code of the row goes before the codes of the list."""
    if "options" not in raw:
        line.fault("matrix-list", "options")
    text = str(raw["text"])
    text = text if EACH in text else f"{text}: {EACH}"
    return {"for_each": raw.get("options", {"1": ""}), "prefix": raw["key"], "key": None, "text": text}


def _expanded(line: Line, entry: Raw, shared: Shared) -> list[Raw]:
    faults: list[Fault] = []
    found = written_out(Table({}, "", "", faults), [entry], shared)
    for fault in faults:
        line.fault(fault.code, "options", **fault.args)
    return found


def _score(line: Line) -> dict[str, object]:
    raw: dict[str, object] = {"code": line.text("code"), "title": line.text("title")}
    method = line.word("method", "method")
    raw |= {"method": method} if method else {}
    weights: dict[str, int | float] = {}
    reverse: list[str] = []
    for part in filter(None, re.split(r"[,;\n]", line.text("items"))):
        match = _PART.match(part.strip())
        weight = read_number(match["weight"]) if match and match["weight"] else 1
        if match is None or weight is None:
            line.fault("score-part", "items", part=part.strip()[:QUOTED])
            continue
        weights[match["key"]] = weight
        reverse += [match["key"]] if match["minus"] else []
    points = _points(line)
    levels = _levels(line)
    raw |= {"items": weights}
    raw |= {name: value for name, value in (("reverse", reverse), ("points", points), ("levels", levels)) if value}
    return raw


def _points(line: Line) -> dict[str, int | float]:
    found: dict[str, int | float] = {}
    for part in filter(None, (one.strip() for one in re.split(r"[,;\n](?!\d)", line.text("points")))):
        code, _, said = part.partition("=")
        number = read_number(said.strip())
        if number is None:
            line.fault("score-points", "points", part=part[:QUOTED])
        else:
            found[code.strip()] = number
    return found


def _levels(line: Line) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for part in filter(None, (one.strip() for one in line.text("levels").split("\n"))):
        start, _, title = part.partition(":")
        number = read_number(start.strip())
        if number is None or not title.strip():
            line.fault("score-levels", "levels", part=part[:QUOTED])
        else:
            found.append({"from": number, "title": title.strip()})
    return found
