"""A form as the rows of its spreadsheet (XLSForm): ``sheet_reading`` gives the same form back."""

from collections.abc import Mapping, Sequence

from questionnaires.form import Form, Kind
from questionnaires.item_bounds import DEFAULT_MEGABYTES, LENGTHS
from questionnaires.sheet_conditions import written_condition
from questionnaires.sheet_words import MARK, SHEETS, synonyms, written
from questionnaires.snapshot import document
from questionnaires.words import words

Cells = Mapping[str, str]
Book = Mapping[str, Sequence[Cells]]
"""Sheet -> rows; a row is column -> text. Sheets and columns by their codes in ``sheet_words.toml``."""
READ_ONLY = frozenset({"constraint", "appearance", "note"})
"""Columns that are understood, but not written."""
WORDED = {"kind": "kinds", "role": "role", "audience": "audience", "seen_by": "audience", "people": "role"}
_PLAIN_YES_NO = {"yes": words().yes_label, "no": words().no_label}


def columns(sheet: str) -> tuple[str, ...]:
    """The columns of a sheet as they are written, in order."""
    return tuple(name for name in synonyms("columns", sheet) if name not in READ_ONLY)


def book(form: Form) -> Book:
    """The whole form; empty cells are left out."""
    raw = document(form)
    items, scores = _tables(raw.get("items")), _tables(raw.get("scores", []))
    lists = _lists(items)
    rows: dict[str, list[Cells]] = {sheet: [] for sheet in SHEETS}
    rows["settings"].append(_settings(raw))
    section = ""
    for item in items:
        rows["survey"].append(_item(item, form.audience, lists, section))
        section = str(item.get("section", ""))
    rows["choices"] += [
        {"list": name, "code": str(code), "label": str(label)}
        for name, options in dict(lists.values()).items()
        for code, label in options
    ]
    rows["scores"] += [_score(score) for score in scores]
    return rows


Options = tuple[tuple[str, str], ...]


def _lists(items: Sequence[Mapping[str, object]]) -> dict[Options, tuple[str, Options]]:
    """Each list of options once, under the name of the first question that has it."""
    found: dict[Options, tuple[str, Options]] = {}
    for item in items:
        options = _options(item)
        if options and not _default(item):
            found.setdefault(options, (str(item["key"]), options))
    return found


def _options(item: Mapping[str, object]) -> Options:
    raw = item.get("options")
    return tuple((str(code), str(label)) for code, label in raw.items()) if isinstance(raw, Mapping) else ()


def _default(item: Mapping[str, object]) -> bool:
    return item["kind"] == Kind.YES_NO and item.get("options") == _PLAIN_YES_NO


def _settings(raw: Mapping[str, object]) -> Cells:
    cells = {name: _cell(name, raw[name]) for name in columns("settings") if name in raw}
    if isinstance(raw.get("reminders"), list):
        days = raw["reminders"]
        assert isinstance(days, list)
        cells["reminders"] = ", ".join(map(str, days)) or MARK
    return cells


def _item(
    item: Mapping[str, object], audience: str, lists: Mapping[Options, tuple[str, Options]], section: str
) -> Cells:
    cells = {name: _cell(name, item[name]) for name in columns("survey") if name in item}
    options = _options(item)
    cells["options"] = lists[options][0] if options in lists and not _default(item) else ""
    here = str(item.get("section", ""))
    cells["section"] = "" if here == section else here or MARK
    if item["kind"] != Kind.NOTE:
        cells["required"] = written("flags", "no" if item.get("optional") else "yes")
    for name, bound in _own_bounds(Kind(str(item["kind"])), len(options)).items():
        if item.get(name) == bound:
            del cells[name]
    if item.get("whole") is True:
        del cells["whole"]
    if isinstance(item.get("show_if"), Mapping):
        condition = item["show_if"]
        assert isinstance(condition, Mapping)
        cells["show_if"] = written_condition(condition)
    if item.get("seen_by") == audience:
        cells.pop("seen_by", None)
    if item.get("code") == item["key"]:
        cells.pop("code", None)
    return {name: text for name, text in cells.items() if text != ""}


def _own_bounds(kind: Kind, options: int) -> dict[str, int]:
    """The bounds that a question of this kind has when its cells are empty."""
    match kind:
        case Kind.MULTI:
            return {"min": 1, "max": options}
        case Kind.RANKING:
            return {"min": options, "max": options}
        case Kind.FILE:
            return {"max": DEFAULT_MEGABYTES}
    return dict(zip(("min", "max"), LENGTHS[kind], strict=True)) if kind in LENGTHS else {}


def _cell(name: str, value: object) -> str:
    if isinstance(value, bool):
        return written("flags", "yes" if value else "no")
    if name in WORDED:
        return written(WORDED[name], str(value))
    return repr(value) if isinstance(value, int | float) else str(value)


def _score(score: Mapping[str, object]) -> Cells:
    """Questions as ``a, b*2, -c`` (weight; minus: reverse), points as ``no=0, yes=1``, levels as lines ``9: words``."""
    reverse = score.get("reverse", [])
    assert isinstance(reverse, list)
    cells = {
        "code": str(score["code"]),
        "title": str(score["title"]),
        "method": written("method", str(score["method"])),
        "items": ", ".join(_part(key, weight, key in reverse) for key, weight in _pairs(score.get("items"))),
        "points": ", ".join(f"{code}={points!r}" for code, points in _pairs(score.get("points"))),
        "levels": "\n".join(f"{level['from']!r}: {level['title']}" for level in _tables(score.get("levels", []))),
    }
    return {name: text for name, text in cells.items() if text}


def _part(key: str, weight: object, reverse: bool) -> str:
    times = "" if weight == 1 and isinstance(weight, int) else f"*{weight!r}"
    return f"{'-' if reverse else ''}{key}{times}"


def _pairs(raw: object) -> list[tuple[str, object]]:
    return list(raw.items()) if isinstance(raw, Mapping) else []


def _tables(raw: object) -> list[Mapping[str, object]]:
    return [entry for entry in raw if isinstance(entry, Mapping)] if isinstance(raw, list) else []
