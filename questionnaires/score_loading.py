"""``[[scores]]`` of a form's file, checked against its questions.

[[scores]]
code = "total"
title = "…"
items = ["a", "b"]          # or { a = 2, b = 1 }: with weights
reverse = ["b"]
points = { no = 0, partly = 1, fully = 2 }   # for questions with options
method = "sum"              # or "mean"
levels = [{ from = 0, title = "…" }, { from = 9, title = "…" }]
"""

from collections.abc import Mapping

from questionnaires.form import CODE, Item, Kind
from questionnaires.scores import Level, Part, Score
from questionnaires.table import Table

MAX_SCORES = 12
MAX_LEVELS = 10
MAX_TITLE = 100
CHOICES = frozenset({Kind.SINGLE, Kind.YES_NO})


def load_score(table: Table, items: tuple[Item, ...]) -> Score:
    """One score; what does not fit becomes a fault."""
    code = table.text("code", 16, required=True)
    if code and not CODE.match(code):
        table.fault("bad-code", field="code", value=code[:40])
    points = _numbers(table, "points", table.raw("points"), lowest=-100)
    score = Score(
        code=code,
        title=table.text("title", MAX_TITLE, required=True),
        parts=_parts(table, points, items),
        points=points,
        mean=table.one_of("method", ("sum", "mean"), "sum") == "mean",
        levels=_levels(table),
    )
    table.done()
    return score


def _parts(table: Table, points: Mapping[str, int | float], items: tuple[Item, ...]) -> tuple[Part, ...]:
    raw, reverse = table.raw("items"), table.raw("reverse")
    listed = {key: 1 for key in raw if isinstance(key, str)} if isinstance(raw, list) else raw
    weights = _numbers(table, "items", listed, lowest=0.01)
    turned = reverse if isinstance(reverse, list) else []
    known = {item.key: item for item in items}
    for key in (*weights, *turned):
        if not isinstance(key, str) or (item := known.get(key)) is None or not _counts(item, points):
            table.fault("score-item", key=str(key)[:40])
    if not weights or (reverse is not None and not isinstance(reverse, list)):
        table.fault("missing", field="items")
    return tuple(Part(key, weight, key in turned) for key, weight in weights.items())


def _counts(item: Item, points: Mapping[str, int | float]) -> bool:
    """Whether a question's answer is a number with bounds, or an option with points."""
    if item.kind in CHOICES:
        return any(option.code in points for option in item.options)
    return item.kind in (Kind.SCALE, Kind.NUMBER) and isinstance(item.low, int) and isinstance(item.high, int)


def _numbers(table: Table, field: str, raw: object, *, lowest: float) -> dict[str, int | float]:
    found: dict[str, int | float] = {}
    for key, value in raw.items() if isinstance(raw, Mapping) else ():
        if isinstance(value, bool) or not isinstance(value, int | float) or not lowest <= value <= 1000:
            table.fault("wrong-type", field=field, wanted="number")
        else:
            found[str(key)] = value
    if raw is not None and not isinstance(raw, Mapping):
        table.fault("wrong-type", field=field, wanted="table")
    return found


def _levels(table: Table) -> tuple[Level, ...]:
    raw = table.raw("levels")
    found: list[Level] = []
    for entry in raw if isinstance(raw, list) and len(raw) <= MAX_LEVELS else ():
        start, title = (entry.get("from"), entry.get("title")) if isinstance(entry, Mapping) else (None, None)
        number = isinstance(start, int | float) and not isinstance(start, bool) and abs(start) <= 10**6
        if not number or not isinstance(title, str) or not title or len(title) > MAX_TITLE or len(entry) != 2:
            table.fault("score-level")
        elif isinstance(start, int | float):
            found.append(Level(start, title))
    if raw is not None and (not found or found != sorted(found, key=lambda level: level.start)):
        table.fault("score-level")
    return tuple(found)
