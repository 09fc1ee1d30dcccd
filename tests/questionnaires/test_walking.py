"""Any sequence of answer, back, skip, edit and resume keeps the promises of the engine (rules 1 and 9)."""

from datetime import date

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from domain.refusal import Refused
from questionnaires import engine
from questionnaires.answers import Answer, State, decode, decode_fact, encode
from questionnaires.answers import given as stated
from questionnaires.form import Form, Item, Kind, Option, Value
from questionnaires.loading import from_json, load, to_json
from questionnaires.people import with_people
from questionnaires.sections import place_of

TODAY = date(2026, 9, 15)
CODES = ("a", "b", "c")
PEOPLE = (Option("7", "Ильин П. О.", "Ильин Пётр Олегович"), Option("12", "О'Нил Г. А."))
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
        if draw(HIDDEN):
            lines += [f'section = "S{number // 3}"']
        if draw(HIDDEN):
            lines += ["decline = true"]
        if len(kinds) > 0 and kinds[0] is not Kind.NOTE:
            lines += ['hint = "${q0}"']
        if kind in (Kind.SINGLE, Kind.MULTI, Kind.RANKING):
            lines += ['options = { a = "A", b = "B", c = "C" }']
        kinds.append(kind)
    assume(set(kinds) != {Kind.NOTE})  # a form with nothing to answer is a fault
    return known_people(load("\n".join(lines), "random"), draw(st.sampled_from([PEOPLE, ()])))


def known_people(form: Form, people: tuple[Option, ...]) -> Form:
    return with_people(form, lambda _: people)


def _condition(draw: st.DrawFn, kinds: list[Kind]) -> str:
    """One, or two joined, over earlier answers and facts of the person."""
    first = _leaf(draw, kinds)
    if draw(HIDDEN):
        return first
    joined = f"{{ {draw(st.sampled_from(['all', 'any']))} = [{first}, {_leaf(draw, kinds)}] }}"
    return f"{{ not = {joined} }}" if draw(HIDDEN) else joined


def _leaf(draw: st.DrawFn, kinds: list[Kind]) -> str:
    number = draw(st.integers(0, len(kinds) - 1))
    if kinds[number] is Kind.NOTE or draw(st.integers(0, 4)) == 0:
        return draw(st.sampled_from(['{ person = "role", is = "mentor" }', '{ person = "category", in = ["x", "y"] }']))
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
        case Kind.SINGLE | Kind.YES_NO | Kind.PERSON:
            return draw(st.sampled_from([option.code for option in item.options]))
        case Kind.MULTI:
            return engine.ordered(item, draw(st.sets(st.sampled_from(CODES), min_size=1)))
        case Kind.RANKING:
            return tuple(draw(st.permutations(CODES)))
        case Kind.FILE:
            return ("id", draw(st.sampled_from(["a.pdf", "b.jpg"])))
        case Kind.CONTACT:
            return draw(st.sampled_from(["a@b", "+7 900 000-00-00"]))
        case Kind.SCALE | Kind.NUMBER:
            return draw(st.integers(1, 10))
        case Kind.DATE:
            return draw(st.dates())
        case Kind.SHORT | Kind.LONG:
            return draw(st.sampled_from(["x", "y", "слово"]))
        case Kind.NOTE:
            raise AssertionError("a note has no value")


def stored(form: Form, answers: dict[str, Answer]) -> dict[str, Answer]:
    """As after a restart: form from its snapshot, answers from their rows."""
    people = next((item.options for item in form if item.kind is Kind.PERSON), ())
    again = known_people(from_json(to_json(form)), people)
    assert again == form
    items = {item.key: item for item in again}
    return {
        key: decode_fact(encode(a.value)) if key.startswith("@") else decode(items[key], a.state, encode(a.value))
        for key, a in answers.items()
    }


def check_promises(form: Form, answers: dict[str, Answer]) -> None:
    visible = engine.visible(form, answers)
    now = engine.current(form, answers)
    done, total = engine.answered(form, answers)
    asked = engine.questions(form, answers)
    assert total == len(asked) <= len(visible)
    assert (now is None) == engine.ready(form, answers) <= (done == total)
    if now is not None:
        number, _ = engine.progress(form, answers, now.key)
        assert (number == 0) == (now.kind is Kind.NOTE)
        assert number == 0 or asked[number - 1] == now
        assert all(engine.settled(answers, item.key) for item in visible[: visible.index(now)])
        _check_place(form, answers, now)
    kept = engine.prune(form, answers)
    assert {key for key in kept if not key.startswith("@")} <= {item.key for item in visible}
    assert engine.prune(form, kept) == kept
    assert engine.visible(form, kept) == visible
    gone = {item.key for item in engine.orphans(form, answers)}
    assert not gone & kept.keys(), "what is sent has no orphan"
    assert not engine.orphans(form, kept)
    said = {key for key, answer in answers.items() if answer.state in (State.GIVEN, State.DECLINED)}
    assert said <= kept.keys() | gone, "nothing is lost without the person being told"


def _check_place(form: Form, answers: dict[str, Answer], item: Item) -> None:
    place = place_of(form, answers, item)
    assert (place is None) == (item.section == "")
    if place is not None:
        assert 1 <= place.section <= place.sections
        assert 0 <= place.number <= place.total <= len(engine.questions(form, answers))


@st.composite
def facts(draw: st.DrawFn) -> dict[str, Answer]:
    """What is known of the person from the beginning."""
    role = draw(st.sampled_from(["mentor", "mentee"]))
    return {"@role": stated((role,)), "@category": stated(tuple(draw(st.sets(st.sampled_from("xyz")))))}


@given(st.data())
@settings(max_examples=80, deadline=None)
def test_any_walk_keeps_the_promises(data: st.DataObject) -> None:
    form = data.draw(forms())
    answers = data.draw(facts())
    revisit: str | None = None
    for _ in range(data.draw(st.integers(0, 14))):
        item = engine.asked(form, answers, revisit)
        act = data.draw(st.sampled_from(["answer", "skip", "back", "edit", "mark", "resume", "decline"]))
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
    if act == "skip" or (item.kind is Kind.PERSON and not item.options):  # nobody to choose: only passed over
        return engine.skip(form, answers, item.key)
    if act == "decline":
        return engine.decline(form, answers, item.key)
    if item.kind is Kind.NOTE:
        return engine.settle(form, answers, item.key, TODAY)
    value = data.draw(st.composite(lambda draw: some_value(draw, item))())
    if act == "mark" and isinstance(value, tuple):
        return engine.mark(form, answers, item.key, value)
    return engine.record(form, answers, item.key, value, TODAY)


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_the_order_of_editing_does_not_matter(data: st.DataObject) -> None:
    form = data.draw(forms())
    known = data.draw(facts())
    answers = dict(known)
    while (item := engine.current(form, answers)) is not None:
        answers = _act(data, form, answers, item, "answer")
    again = _by_edits(data, form, known, answers)
    assert list(engine.prune(form, again).items()) == list(engine.prune(form, answers).items())


def _by_edits(data: st.DataObject, form: Form, known: dict[str, Answer], goal: dict[str, Answer]) -> dict[str, Answer]:
    """The same final answers, reached from other answers by edits in a random order."""
    answers = dict(known)
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
