"""A form's file with faults: every one is named, nothing else is raised."""

import json

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from questionnaires.faults import FormFaults
from questionnaires.loading import digest, from_json, load, load_shared, to_json
from questionnaires.shipped import shared, shipped

HEAD = 'code = "f"\ntitle = "T"\n'
ONE = HEAD + '[[items]]\nkey = "a"\nkind = "single"\ntext = "?"\noptions = { x = "X", y = "Y" }\n'


def faults(text: str) -> list[tuple[str, str]]:
    with pytest.raises(FormFaults) as caught:
        load(text, "f.toml", shared())
    return [(fault.item, fault.code) for fault in caught.value.faults]


def item(rest: str, kind: str = "short", key: str = "b") -> str:
    return ONE + f'[[items]]\nkey = "{key}"\nkind = "{kind}"\ntext = "?"\n{rest}\n'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("code = ", [("", "not-toml")]),
        (HEAD, [("", "no-items")]),
        ("reminders = [6, 3]\n" + ONE, [("", "reminders")]),
        ("reminders = 3\n" + ONE, [("", "reminders")]),
        ("reminders = [true]\n" + ONE, [("", "reminders")]),
        ("reminders = [1, 99]\n" + ONE, [("", "reminders")]),
        ('items = "x"', [("", "no-items"), ("", "missing"), ("", "missing")]),
        (item("", key="a"), [("a", "duplicate-key")]),
        (item("", key="Ключ"), [("Ключ", "bad-code")]),
        (item("", kind="slider"), [("b", "unknown-value")]),
        (item("", kind="single"), [("b", "no-options")]),
        (item("options = {}", kind="multi"), [("b", "no-options")]),
        (item('options = "nowhere"', kind="single"), [("b", "unknown-list")]),
        (item('options = { x = "' + "я" * 41 + '" }', kind="single"), [("b", "label-too-long")]),
        (item('options = { x = "X", y = "x" }', kind="single"), [("b", "same-label")]),
        (item('options = { x = "a; b" }', kind="single"), [("b", "bad-label")]),
        (item("options = { x = 3 }", kind="single"), [("b", "no-label")]),
        (item('options = { x = "X" }\nexclusive = "z"', kind="multi"), [("b", "unknown-option")]),
        (item('options = { x = "X" }\nmax = 3', kind="multi"), [("b", "picks-beyond-options")]),
        (item('options = { x = "X" }', kind="yes_no"), [("b", "yes-no-options")]),
        (item("min = 9\nmax = 3"), [("b", "min-over-max")]),
        (item("min = 9\nmax = 3", kind="number"), [("b", "min-over-max")]),
        (item('min = "today"\nmax = "today-3"', kind="date"), [("b", "min-over-max")]),
        (item('min = "soon"', kind="date"), [("b", "wrong-type")]),
        (item("min = 1\nmax = 50", kind="scale"), [("b", "scale-too-wide")]),
        (item("max = 9000"), [("b", "text-limit")]),
        (item("max = -5"), [("b", "out-of-range")]),
        (item('options = { x = "X" }\nmin = 5', kind="multi"), [("b", "out-of-range")]),
        (item("min = nan", kind="number"), [("b", "wrong-type")]),
        (item('optional = "yes"'), [("b", "wrong-type")]),
        (item('hint = "' + "я" * 401 + '"'), [("b", "too-long")]),
        (item('colour = "red"'), [("b", "unknown-field")]),
        (item('fact = "gives"'), [("b", "fact-kind")]),
        (item('show_if = { item = "a", is = "z" }'), [("b", "unknown-option")]),
        (item('show_if = { item = "a", at_least = 3 }'), [("b", "show-if-kind")]),
        (item('show_if = { item = "a", contains = "x" }'), [("b", "show-if-kind")]),
        (item('show_if = { item = "zzz", answered = true }'), [("b", "show-if-unknown")]),
        (item('show_if = { item = "b", answered = true }'), [("b", "show-if-circular")]),
        (item('show_if = { item = "a" }'), [("b", "show-if-wrong")]),
        (item('show_if = { item = "a", is = "x", in = ["y"] }'), [("b", "show-if-wrong")]),
        (item('show_if = "a"'), [("b", "show-if-wrong")]),
        (
            item('show_if = { item = "c", answered = true }')
            + '[[items]]\nkey = "c"\nkind = "short"\ntext = "?"\nshow_if = { item = "b", answered = true }\n',
            [("b", "show-if-circular")],
        ),
        (
            item('show_if = { item = "c", answered = true }') + '[[items]]\nkey = "c"\nkind = "short"\ntext = "?"\n',
            [("b", "show-if-forward")],
        ),
        (item("min = 9\nmax = 3", kind="number") + 'colour = 1\n[[items]]\nkey = "d"\n', [
            ("b", "min-over-max"), ("b", "unknown-field"), ("d", "missing"), ("d", "missing"),
        ]),
    ],
)  # fmt: skip
def test_every_fault_is_named(text: str, expected: list[tuple[str, str]]) -> None:
    assert sorted(faults(text)) == sorted(expected)


@pytest.mark.parametrize(("line", "days"), [("", (3, 6)), ("reminders = [1, 2, 9]", (1, 2, 9)), ("reminders = []", ())])
def test_a_ladder_of_reminders_is_kept_in_the_snapshot(line: str, days: tuple[int, ...]) -> None:
    form = load(f"{line}\n{ONE}", "f.toml")
    assert form.reminders == days == from_json(to_json(form)).reminders


def test_faults_say_where_and_how_to_mend() -> None:
    with pytest.raises(FormFaults) as caught:
        load(item("min = 9\nmax = 3", kind="number"), "f.toml")
    (fault,) = caught.value.faults
    assert (fault.source, fault.item, fault.args) == ("f.toml", "b", {"low": "9", "high": "3"})


@pytest.mark.parametrize("code", ["mentor", "mentee", "entry", "after_meeting"])
def test_a_snapshot_gives_the_same_form_back(code: str) -> None:
    form = shipped()[code]
    assert from_json(to_json(form)) == form
    assert digest(from_json(to_json(form))) == digest(form)


def test_the_digest_tells_versions_apart() -> None:
    assert digest(load(ONE, "f.toml")) == digest(load(ONE + "\n# remark\n", "f.toml"))
    assert digest(load(ONE, "f.toml")) != digest(load(ONE.replace('"X"', '"Z"'), "f.toml"))


def test_all_comparisons_survive_a_snapshot() -> None:
    text = (
        item(
            'show_if = { any = [{ item = "a", in = ["x"] }, { not = { all = [{ item = "a", answered = true }] } }] }',
        )
        + '[[items]]\nkey = "n"\nkind = "number"\ntext = "?"\nmin = 0.5\n'
        + '[[items]]\nkey = "d"\nkind = "date"\ntext = "?"\n'
    )
    text += 'min = 2026-01-01\nmax = "today+7"\nshow_if = { item = "n", more_than = 1.5 }\n'
    form = load(text, "f.toml")
    assert from_json(to_json(form)) == form


def test_a_day_in_a_fault_stands_as_it_is_written() -> None:
    with pytest.raises(FormFaults) as caught:
        load(item('min = "today"\nmax = "today-3"', kind="date"), "f.toml")
    assert dict(caught.value.faults[0].args) == {"low": "today", "high": "today-3"}


@pytest.mark.parametrize("text", ["", "options = 3", "[options]\na = 3", "[options.a]\nx = 3", "]"])
def test_shared_lists_with_faults(text: str) -> None:
    if not text:
        assert load_shared(text, "s.toml") == {}
        return
    with pytest.raises(FormFaults):
        load_shared(text, "s.toml")


@pytest.mark.parametrize("text", ["", "[]", "{", "[" * 5000, '{"items": [1]}', '{"code": "a", "items": [{"key": 3}]}'])
def test_damaged_snapshots_are_faults(text: str) -> None:
    with pytest.raises(FormFaults):
        from_json(text)


PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
NAMES = st.sampled_from(["item", "is", "in", "not", "all", "any", "contains", "at_most", "answered", "a"])
SCRAPS = st.recursive(PLAIN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3))


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_a_mutated_snapshot_is_a_form_or_faults(data: st.DataObject) -> None:

    raw = json.loads(to_json(data.draw(st.sampled_from(list(shipped().values())))))
    for _ in range(data.draw(st.integers(1, 3))):
        target = data.draw(st.sampled_from([raw, *(entry for entry in raw["items"] if isinstance(entry, dict))]))
        field = data.draw(st.sampled_from([*target, "show_if", "options", "min", "max", "for_each", "extra"]))
        if field != "items":
            target[field] = data.draw(SCRAPS)
    try:
        form = from_json(json.dumps(raw))
    except FormFaults as caught:
        event(caught.faults[0].code)
    else:
        assert from_json(to_json(form)) == form


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_a_mutated_file_is_a_form_or_faults(data: st.DataObject) -> None:
    lines = item('show_if = { item = "a", is = "x" }\nmin = 2\nmax = 9').split("\n")
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(lines) - 1))
        match data.draw(st.sampled_from(["drop", "copy", "text"])):
            case "drop":
                lines[place] = ""
            case "copy":
                lines.insert(place, data.draw(st.sampled_from(lines)))
            case _:
                lines[place] = lines[place][: data.draw(st.integers(0, 20))] + data.draw(st.text(max_size=10))
    try:
        load("\n".join(lines), "f.toml", shared())
    except FormFaults as caught:
        event(caught.faults[0].code)
