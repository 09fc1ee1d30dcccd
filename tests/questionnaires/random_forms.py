"""Random forms with everything that a form can have, for the properties of its files."""

from hypothesis import assume
from hypothesis import strategies as st

from domain.match import FORMS
from questionnaires.faults import FormFaults
from questionnaires.form import Audience, Form, Kind
from questionnaires.loading import from_table

CODES = st.from_regex(r"[a-z0-9_]{1,8}", fullmatch=True)
LETTERS = st.characters(exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"))
WORDS = st.text(st.one_of(st.sampled_from("ая<&>='-+@\"{}«»;:,. №1"), LETTERS), min_size=1, max_size=30)
TEXTS = WORDS.map(str.strip).filter(bool)
LINES = st.lists(TEXTS, min_size=1, max_size=3).map("\n".join)
MAYBE = st.booleans()
Conditions = st.SearchStrategy[dict[str, object]]
DAYS = st.sampled_from(["2026-09-01", "today", "today-30", "today+7"])
NUMBERS = st.one_of(st.integers(-1000, 1000), st.floats(-1e6, 1e6).map(lambda one: round(one, 3)))
LABELS = TEXTS.filter(lambda one: ";" not in one and one.isprintable() and any(c.isalnum() for c in one))
# Made once: Hypothesis looks into a strategy at its first draw.
KINDS = st.sampled_from(list(Kind))
KEYS = st.lists(CODES, min_size=1, max_size=8, unique=True)
LABEL_LISTS = st.lists(LABELS, min_size=1, max_size=5, unique_by=str.casefold)
HEAD: dict[str, st.SearchStrategy[object]] = {
    "code": CODES,
    "version": st.integers(1, 9),
    "title": TEXTS,
    "intro": st.just("") | LINES,
    "role": st.sampled_from(["any", "mentor", "mentee", "curator"]),
    "minutes": st.integers(1, 60),
    "audience": st.sampled_from([one.value for one in Audience]),
    "review": MAYBE,
    "reminders": st.sampled_from([[], [3, 6], [1, 5, 9]]),
}
OPTIONAL: dict[str, st.SearchStrategy[object]] = {
    "hint": LINES,
    "low_label": TEXTS,
    "high_label": TEXTS,
    "unit": TEXTS,
    "error": LINES,
    "code": CODES,
    "section": st.sampled_from(["", "Первая", "-7 = «часть»"]),
    "whole": MAYBE,
    "decline": MAYBE,
    "optional": MAYBE,
    "seen_by": st.sampled_from([one.value for one in Audience]),
}
ROLE = st.sampled_from(["mentor", "mentee"]).map(lambda one: {"person": "role", "is": one})
CATEGORY = st.lists(CODES, min_size=1, max_size=2).map(lambda codes: {"person": "category", "in": codes})
FORM = st.sampled_from(FORMS).map(lambda one: {"person": "form", "is": one})


@st.composite
def any_forms(draw: st.DrawFn) -> Form:
    """A valid form of up to eight questions of every kind."""
    items: list[dict[str, object]] = []
    for key in draw(KEYS):
        items.append(_item(draw, key, items))
    raw: dict[str, object] = {name: draw(values) for name, values in HEAD.items()} | {"items": items}
    scores = _scores(draw, items)
    if scores:
        raw["scores"] = scores
    try:
        return from_table(raw, "random", {})
    except FormFaults:
        assume(False)
        raise


def _item(draw: st.DrawFn, key: str, earlier: list[dict[str, object]]) -> dict[str, object]:
    kind = draw(KINDS)
    item: dict[str, object] = {"key": key, "kind": kind.value, "text": draw(LINES)}
    item |= {name: draw(values) for name, values in OPTIONAL.items() if draw(MAYBE)}
    if kind is Kind.PERSON:
        item["people"] = draw(st.sampled_from(["any", "mentor", "curator"]))
    if kind in (Kind.SINGLE, Kind.MULTI, Kind.RANKING):
        labels = draw(LABEL_LISTS)
        codes = draw(st.lists(CODES, min_size=len(labels), max_size=len(labels), unique=True))
        item["options"] = dict(zip(codes, labels, strict=True))
        if kind is Kind.MULTI and draw(MAYBE):
            item["exclusive"] = codes[-1]
    item |= _bounds(draw, kind)
    hidden = draw(MAYBE)
    if earlier and hidden:
        item["show_if"] = draw(conditions(earlier))
    return item


def _bounds(draw: st.DrawFn, kind: Kind) -> dict[str, object]:
    match kind:
        case Kind.DATE:
            return {name: draw(DAYS) for name in ("min", "max") if draw(MAYBE)}
        case Kind.NUMBER:
            low, high = sorted((draw(NUMBERS), draw(NUMBERS)))
            return {"min": low, "max": high} if draw(MAYBE) else {"max": high}
        case Kind.SCALE:
            return {"min": draw(st.integers(-3, 2)), "max": draw(st.integers(3, 9))}
        case Kind.SHORT | Kind.LONG:
            return {"min": draw(st.integers(1, 9)), "max": draw(st.integers(10, 900))} if draw(MAYBE) else {}
    return {}


@st.composite
def conditions(draw: st.DrawFn, earlier: list[dict[str, object]]) -> dict[str, object]:
    """A condition over earlier questions and facts of the person."""
    return draw(_nested(_leaves(earlier)))


def _nested(leaves: Conditions) -> Conditions:
    """Up to three levels of not, all, any."""
    for _ in range(3):
        leaves = leaves | _joined(leaves)
    return leaves


def _joined(inner: Conditions) -> Conditions:
    several = st.lists(inner, min_size=1, max_size=3)
    return st.one_of(
        inner.map(lambda one: {"not": one}),
        several.map(lambda parts: {"all": parts}),
        several.map(lambda parts: {"any": parts}),
    )


def _leaves(earlier: list[dict[str, object]]) -> Conditions:
    return st.one_of(ROLE, CATEGORY, FORM, *(_tests(item) for item in earlier if item["kind"] != Kind.NOTE))


def _tests(item: dict[str, object]) -> Conditions:
    key, kind, options = item["key"], item["kind"], item.get("options", {})
    assert isinstance(options, dict)
    found: list[Conditions] = [st.just({"item": key, "answered": True})]
    codes = list(options) or ["yes", "no"]
    if kind in (Kind.SINGLE, Kind.YES_NO):
        found.append(st.sampled_from(codes).map(lambda code: {"item": key, "is": code}))
        found.append(st.lists(st.sampled_from(codes), min_size=1).map(lambda some: {"item": key, "in": some}))
    if kind == Kind.MULTI:
        found.append(st.sampled_from(codes).map(lambda code: {"item": key, "contains": code}))
    if kind in (Kind.SCALE, Kind.NUMBER):
        signs = st.sampled_from(["less_than", "at_most", "more_than", "at_least", "is"])
        found.append(st.tuples(signs, NUMBERS).map(lambda test: {"item": key, test[0]: test[1]}))
    if kind == Kind.SHORT:
        found.append(
            st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=9).map(
                lambda said: {"item": key, "is": said}
            )
        )
    return st.one_of(found)


def _scores(draw: st.DrawFn, items: list[dict[str, object]]) -> list[dict[str, object]]:
    scales = [str(item["key"]) for item in items if item["kind"] == Kind.SCALE]
    singles = {code for item in items if item["kind"] == Kind.SINGLE for code in _mapping(item["options"])}
    if not scales or not draw(MAYBE):
        return []
    score: dict[str, object] = {
        "code": draw(CODES),
        "title": draw(TEXTS),
        "method": draw(st.sampled_from(["sum", "mean"])),
        "items": {key: draw(st.sampled_from([1, 2, 0.5])) for key in scales},
        "reverse": [key for key in scales if draw(MAYBE)],
    }
    if singles:
        score["points"] = {code: draw(st.sampled_from([0, 1, -2, 1.5])) for code in sorted(singles)}
    if draw(MAYBE):
        score["levels"] = [{"from": start, "title": draw(TEXTS)} for start in (-1, 2.5, 7)]
    return [score]


def _mapping(raw: object) -> dict[str, str]:
    assert isinstance(raw, dict)
    return raw
