"""The scores of a filled form: its answers as numbers, each score over them."""

from questionnaires.answers import Answers, State
from questionnaires.engine import visible
from questionnaires.form import Form, Item, Kind
from questionnaires.scores import Score, Total, total

NUMERIC = frozenset({Kind.SCALE, Kind.NUMBER})


def totals(form: Form, answers: Answers) -> dict[str, Total]:
    """Score's code -> its total, in the form's order; scores without a single answer are left out."""
    shown = {item.key: item for item in visible(form, answers)}
    found = {score.code: _total(score, form, shown, answers) for score in form.scores}
    return {code: one for code, one in found.items() if one is not None}


def _total(score: Score, form: Form, shown: dict[str, Item], answers: Answers) -> Total | None:
    spans = {item.key: span for item in form.items if (span := _span(score, item)) is not None}
    values: dict[str, int | float] = {}
    for part in score.parts:
        answer, item = answers.get(part.key), shown.get(part.key)
        if item is None or answer is None or answer.state is not State.GIVEN:
            continue
        if item.kind in NUMERIC and isinstance(answer.value, int | float):
            values[part.key] = answer.value
        elif isinstance(answer.value, str) and answer.value in score.points:
            values[part.key] = score.points[answer.value]
    return total(score, values, spans)


def _span(score: Score, item: Item) -> tuple[int, int] | None:
    if item.kind in NUMERIC:
        return item.span()
    points = [score.points[option.code] for option in item.options if option.code in score.points]
    return (int(min(points)), int(max(points))) if points else None
