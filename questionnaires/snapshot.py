"""A form as plain data in the shape of its file, so that one loader reads both."""

from questionnaires.conditions import document as condition_document
from questionnaires.form import REMINDERS, Bound, Day, Form, Item, Kind
from questionnaires.scores import Score


def document(form: Form) -> dict[str, object]:
    """The whole form in a fixed order of fields; fields that say nothing are left out."""
    head: dict[str, object] = {
        "code": form.code,
        "version": form.version,
        "title": form.title,
        "intro": form.intro,
        "role": form.role.value if form.role is not None else "any",
        "minutes": form.minutes,
        "audience": form.audience.value,
        "review": form.review,
        "reminders": list(form.reminders) if form.reminders != REMINDERS else "",
        "items": _items(form),
        "scores": [_score(score) for score in form.scores] or "",
    }
    return {name: value for name, value in head.items() if value != ""}


def _score(score: Score) -> dict[str, object]:
    fields: dict[str, object] = {
        "code": score.code,
        "title": score.title,
        "items": {part.key: part.weight for part in score.parts},
        "reverse": [part.key for part in score.parts if part.reverse],
        "points": dict(score.points),
        "method": "mean" if score.mean else "sum",
        "levels": [{"from": level.start, "title": level.title} for level in score.levels],
    }
    return {name: value for name, value in fields.items() if value}


def _items(form: Form) -> list[dict[str, object]]:
    """A title of a part holds until the next one, so that its end is said too."""
    found: list[dict[str, object]] = []
    section = ""
    for item in form.items:
        ended = {"section": ""} if section and not item.section else {}
        found.append({**_item(item), **ended})
        section = item.section
    return found


def _item(item: Item) -> dict[str, object]:
    fields: dict[str, object] = {
        "key": item.key,
        "kind": item.kind.value,
        "text": item.text,
        "hint": item.hint,
        "options": {option.code: option.label for option in item.options} if item.kind.has_options else None,
        "exclusive": item.exclusive,
        "min": _bound(item.low) if item.kind is not Kind.FILE else None,
        "max": _bound(item.high),
        "low_label": item.low_label,
        "high_label": item.high_label,
        "unit": item.unit,
        "whole": item.whole,
        "optional": item.optional,
        "error": item.error,
        "decline": item.decline or None,
        "section": item.section,
        "people": item.people.value if item.people is not None else "",
        "show_if": condition_document(item.show_if) if item.show_if is not None else None,
        "seen_by": item.seen_by.value,
        "code": item.code,
        "fact": item.fact,
    }
    return {name: value for name, value in fields.items() if value is not None and value != ""}


def _bound(bound: Bound | None) -> int | float | str | None:
    if not isinstance(bound, Day):
        return bound
    if bound.fixed is not None:
        return bound.fixed.isoformat()
    return f"today{bound.days:+d}" if bound.days else "today"
