"""Any sequence of answer, back, skip, edit and resume keeps the promises of the engine (rules 1 and 9)."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.refusal import Refused
from questionnaires import engine
from questionnaires.answers import Answer, State, decode, encode
from questionnaires.form import Form, Item, Kind, Value
from questionnaires.loading import from_json, load, to_json
from questionnaires.shipped import shipped

TODAY = date(2026, 9, 15)
CODES = ("a", "b", "c")
OPTIONAL = st.sampled_from(["true", "false"])
HIDDEN = st.sampled_from([True, False])


@st.composite
def forms(draw: st.DrawFn) -> Form:
    """Forms of up to eight questions of all kinds, each perhaps hidden by earlier ones."""
    lines = ['code = "random"', 'title = "T"']
    kinds: list[Kind] = []
    for number in range(draw(st.integers(1, 8))):
        kind = draw(st.sampled_from(list(Kind)))
        lines += [
            "[[items]]",
            f'key = "q{number}"',
            f'kind = "{kind}"',
            'text = "?"',
            f"optional = {draw(OPTIONAL)}",
        ]
        if len(kinds) > 0 and draw(HIDDEN):
            lines += [f"show_if = {_condition(draw, kinds)}"]
        if kind in (Kind.SINGLE, Kind.MULTI):
            lines += ['options = { a = "A", b = "B", c = "C" }']
        kinds.append(kind)
    return load("\n".join(lines), "random")


def _condition(draw: st.DrawFn, kinds: list[Kind]) -> str:
    number = draw(st.integers(0, len(kinds) - 1))
    match kinds[number]:
        case Kind.SINGLE:
            test = draw(st.sampled_from(['is = "a"', 'in = ["a", "b"]']))
        case Kind.YES_NO:
            test = 'is = "yes"'
        case Kind.MULTI:
            test = 'contains = "b"'
        case Kind.SCALE | Kind.NUMBER:
            test = draw(st.sampled_from(["at_least = 5", "less_than = 3"]))
        case _:
            test = "answered = true"
    found = f'{{ item = "q{number}", {test} }}'
    return f"{{ not = {found} }}" if draw(st.booleans()) else found


def some_value(draw: st.DrawFn, item: Item) -> Value:
    match item.kind:
        case Kind.SINGLE | Kind.YES_NO:
            return draw(st.sampled_from([option.code for option in item.options]))
        case Kind.MULTI:
            return engine.ordered(item, draw(st.sets(st.sampled_from(CODES), min_size=1)))
        case Kind.SCALE | Kind.NUMBER:
            return draw(st.integers(1, 10))
        case Kind.DATE:
            return draw(st.dates())
        case Kind.SHORT | Kind.LONG:
            return draw(st.sampled_from(["x", "y", "слово"]))


def stored(form: Form, answers: dict[str, Answer]) -> dict[str, Answer]:
    """As after a restart: form from its snapshot, answers from their rows."""
    again = from_json(to_json(form))
    assert again == form
    items = {item.key: item for item in again}
    return {key: decode(items[key], a.state, encode(a.value)) for key, a in answers.items()}


def check_promises(form: Form, answers: dict[str, Answer]) -> None:
    visible = engine.visible(form, answers)
    now = engine.current(form, answers)
    done, total = engine.answered(form, answers)
    assert total == len(visible)
    assert (now is None) == (done == total) == engine.ready(form, answers)
    if now is not None:
        number, _ = engine.progress(form, answers, now.key)
        assert visible[number - 1] == now
        assert all(engine.settled(answers, item.key) for item in visible[: number - 1])
    kept = engine.prune(form, answers)
    assert set(kept) <= {item.key for item in visible}
    assert engine.prune(form, kept) == kept
    assert engine.visible(form, kept) == visible


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_any_walk_keeps_the_promises(data: st.DataObject) -> None:
    form = data.draw(forms())
    answers: dict[str, Answer] = {}
    revisit: str | None = None
    for _ in range(data.draw(st.integers(0, 14))):
        item = engine.asked(form, answers, revisit)
        act = data.draw(st.sampled_from(["answer", "skip", "back", "edit", "mark", "resume"]))
        before = dict(answers)
        try:
            if act == "resume":
                answers, revisit = stored(form, answers), None
            elif act == "edit":
                revisit = data.draw(st.sampled_from(form.items)).key
            elif item is not None and act == "back":
                last = engine.previous(form, answers, item.key)
                revisit = last.key if last is not None else None
            elif item is not None:
                answers, revisit = _act(data, form, answers, item, act), None
        except Refused:
            assert answers == before
        check_promises(form, answers)


def _act(data: st.DataObject, form: Form, answers: dict[str, Answer], item: Item, act: str) -> dict[str, Answer]:
    if act == "skip":
        return engine.skip(form, answers, item.key)
    value = data.draw(st.composite(lambda draw: some_value(draw, item))())
    if act == "mark" and isinstance(value, tuple):
        return engine.mark(form, answers, item.key, value)
    return engine.record(form, answers, item.key, value, TODAY)


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_the_order_of_editing_does_not_matter(data: st.DataObject) -> None:
    form = data.draw(forms())
    answers: dict[str, Answer] = {}
    while (item := engine.current(form, answers)) is not None:
        answers = _act(data, form, answers, item, "answer")
    again = _by_edits(data, form, answers)
    assert list(engine.prune(form, again).items()) == list(engine.prune(form, answers).items())


def _by_edits(data: st.DataObject, form: Form, goal: dict[str, Answer]) -> dict[str, Answer]:
    """The same final answers, reached from other answers by edits in a random order."""
    answers: dict[str, Answer] = {}
    for item in data.draw(st.permutations(form.items)):
        if any(shown.key == item.key for shown in engine.visible(form, answers)):
            answers = _act(data, form, answers, item, "answer")
    for item in data.draw(st.permutations(form.items)):
        if item.key in goal and any(shown.key == item.key for shown in engine.visible(form, answers)):
            answers = {**answers, item.key: goal[item.key]}
    while (changed := _next_difference(form, answers, goal)) is not None:
        answers = {**answers, changed: goal[changed]}
    return answers


def _next_difference(form: Form, answers: dict[str, Answer], goal: dict[str, Answer]) -> str | None:
    visible = engine.visible(form, answers)
    return next((item.key for item in visible if answers.get(item.key) != goal.get(item.key)), None)


@given(st.data())
@settings(max_examples=30, deadline=None)
def test_every_shipped_form_can_be_walked_to_its_end(data: st.DataObject) -> None:
    form = data.draw(st.sampled_from(list(shipped().values())))
    answers: dict[str, Answer] = {}
    while (item := engine.current(form, answers)) is not None:
        if item.optional and data.draw(st.booleans()):
            answers = engine.skip(form, answers, item.key)
            continue
        codes = [option.code for option in item.options]
        value = _fitting(item, codes)
        answers = engine.record(form, answers, item.key, value, TODAY)
    assert engine.ready(form, answers)
    assert all(answer.state is not State.DRAFT for answer in engine.prune(form, answers).values())


def _fitting(item: Item, codes: list[str]) -> Value:
    match item.kind:
        case Kind.SINGLE | Kind.YES_NO:
            return codes[0]
        case Kind.MULTI:
            return (codes[0],)
        case Kind.SCALE | Kind.NUMBER:
            return item.span()[1]
        case _:
            return "Ким Олег Павлович"
