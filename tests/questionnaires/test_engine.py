"""The rules of walking a form, case by case."""

from datetime import date

import pytest

from domain.refusal import Refused
from questionnaires import engine
from questionnaires.answers import SKIPPED, Answer, decode, draft, encode, given
from questionnaires.facts import Facts, labels, presented, profile
from questionnaires.form import ABOUT, Form, Kind
from questionnaires.loading import load
from questionnaires.shipped import competences, shipped

TODAY = date(2026, 9, 15)

PROBE = """
code = "probe"
title = "Проба"
[[items]]
key = "before"
kind = "yes_no"
text = "Были ли Вы наставником?"
[[items]]
key = "more"
kind = "long"
text = "Кому Вы помогали?"
optional = true
show_if = { item = "before", is = "yes" }
[[items]]
key = "topics"
kind = "multi"
text = "Чем?"
max = 2
exclusive = "none"
show_if = { all = [{ item = "before", is = "yes" }, { not = { item = "more", answered = false } }] }
[items.options]
a = "Урок"
b = "Класс"
c = "Родители"
none = "Ничем"
[[items]]
key = "sure"
kind = "scale"
text = "Уверены?"
[[items]]
key = "why"
kind = "short"
text = "Почему?"
show_if = { any = [{ item = "sure", at_most = 3 }, { item = "topics", contains = "c" }] }
"""


@pytest.fixture(scope="module")
def probe() -> Form:
    return load(PROBE, "probe.toml")


def keys(form: Form, answers: dict[str, Answer]) -> list[str]:
    return [item.key for item in engine.visible(form, answers)]


def test_current_is_the_first_visible_item_without_an_answer(probe: Form) -> None:
    answers: dict[str, Answer] = {}
    first = engine.current(probe, answers)
    assert first is not None
    assert first.key == "before"
    answers = engine.record(probe, answers, "before", "no", TODAY)
    assert keys(probe, answers) == ["before", "sure"]
    assert engine.asked(probe, answers, "before") == probe.find("before")
    assert engine.asked(probe, answers, "topics") == probe.find("sure")
    answers = engine.record(probe, answers, "sure", 2, TODAY)
    assert engine.current(probe, answers) == probe.find("why")
    assert engine.progress(probe, answers, "why") == (3, 3)
    assert engine.previous(probe, answers, "sure") == probe.find("before")
    assert engine.previous(probe, answers, "before") is None


def test_answers_of_a_left_branch_are_kept_until_submit_and_pruned_then(probe: Form) -> None:
    answers = {"before": given("yes"), "more": given("Коллеге"), "topics": given(("c",)), "sure": given(9)}
    assert keys(probe, answers) == ["before", "more", "topics", "sure", "why"]
    changed = engine.record(probe, answers, "before", "no", TODAY)
    assert "topics" in changed
    assert engine.ready(probe, changed)
    assert [item.key for item in engine.orphans(probe, changed)] == ["more", "topics"]
    assert engine.prune(probe, changed) == {"before": given("no"), "sure": given(9)}
    back = engine.record(probe, changed, "before", "yes", TODAY)
    assert engine.orphans(probe, back) == ()


def test_a_draft_is_not_an_answer_until_settled(probe: Form) -> None:
    answers: dict[str, Answer] = {"before": given("yes"), "more": given("Да"), "sure": given(8)}
    answers = engine.mark(probe, answers, "topics", ("a",))
    assert engine.current(probe, answers) == probe.find("topics")
    assert not engine.ready(probe, answers)
    answers = engine.settle(probe, answers, "topics", TODAY)
    assert answers["topics"] == given(("a",))
    assert engine.ready(probe, answers)


def test_toggle_is_idempotent_ordered_and_limited(probe: Form) -> None:
    topics = probe.find("topics")
    assert topics is not None
    marked = engine.toggle(topics, engine.toggle(topics, (), "c", True), "a", True)
    assert marked == ("a", "c")
    assert engine.toggle(topics, marked, "a", True) == marked
    assert engine.toggle(topics, marked, "none", True) == ("none",)
    assert engine.toggle(topics, ("none",), "b", True) == ("b",)
    assert engine.toggle(topics, ("b",), "a", False) == ("b",)
    with pytest.raises(Refused) as refusal:
        engine.toggle(topics, marked, "b", True)
    assert (refusal.value.code, refusal.value.args_) == ("answer-too-many", {"limit": 2})
    assert engine.press(topics, ("a",), ("a",)) == ()
    assert engine.press(topics, ("a",), ("a", "b")) == ("a", "b")


@pytest.mark.parametrize(
    ("key", "act", "code"),
    [
        ("before", "skip", "answer-required"),
        ("topics", "skip", "question-gone"),
        ("nothing", "skip", "question-gone"),
        ("topics", "settle", "question-gone"),
    ],
)
def test_what_may_not_be_skipped_or_settled(probe: Form, key: str, act: str, code: str) -> None:
    with pytest.raises(Refused) as refusal:
        engine.skip(probe, {}, key) if act == "skip" else engine.settle(probe, {}, key, TODAY)
    assert refusal.value.code == code


def test_no_marks_on_a_required_multi_is_too_few_and_on_an_optional_one_a_skip() -> None:
    mentee = shipped()["mentee"]
    everything: dict[str, Answer] = {}
    with pytest.raises(Refused) as refusal:
        engine.settle(mentee, everything, "needs", TODAY)
    assert refusal.value.code == "answer-too-few"
    assert engine.settle(mentee, everything, "needs_more", TODAY)["needs_more"] == SKIPPED


@pytest.mark.parametrize(
    ("key", "value"),
    [("before", "maybe"), ("before", 1), ("sure", 11), ("sure", 1.5), ("sure", True), ("sure", "5"), ("why", "x")],
)
def test_forged_values_are_refused(probe: Form, key: str, value: str | float) -> None:
    with pytest.raises(Refused):
        engine.record(probe, {}, key, value, TODAY)


def test_columns_follow_the_definition_and_older_keys_come_last(probe: Form) -> None:
    older = load(PROBE.replace('"why"', '"reason"'), "probe.toml")
    assert [column.key for column in engine.columns(probe, older)] == [
        "before", "more", "topics", "sure", "why", "reason",
    ]  # fmt: skip


@pytest.mark.parametrize("answer", [given("Юдина «В» <3 & Ко"), given(7), given(2.5), SKIPPED])
def test_answers_survive_storage(answer: Answer) -> None:
    item = shipped()["mentor"].items[0]
    assert decode(item, answer.state, encode(answer.value)) == answer


def test_draft_survives_storage(probe: Form) -> None:
    topics = probe.find("topics")
    assert topics is not None
    assert decode(topics, "draft", encode(("a", "b"))) == draft(("a", "b"))


def mentee_answers() -> dict[str, Answer]:
    return {
        "full_name": given("О'Нил Галина Андреевна"),
        "post": given("учитель физики"),
        "subjects": given(("physics", "math")),
        "experience": given(0),
        "support": SKIPPED,
        "needs": given(("digital", "parents")),
        "needs_more": given(("lesson", "digital")),
        "format": given("both"),
        "when": given(("any",)),
        "expect": SKIPPED,
        "show": given(("post", "needs")),
    }


def test_facts_come_from_the_form_not_from_its_keys() -> None:
    mentee = shipped()["mentee"]
    assert engine.ready(mentee, mentee_answers())
    assert profile(mentee, mentee_answers()) == Facts(
        full_name="О'Нил Галина Андреевна",
        post="учитель физики",
        subjects=frozenset({"physics", "math"}),
        experience=0,
        needs=("digital", "parents", "lesson"),
        format="both",
        slots=frozenset({"mon", "tue", "wed", "thu", "fri", "sat", "evening"}),
        shown=frozenset({"post", "needs"}),
    )


def test_the_other_side_reads_only_what_was_allowed() -> None:
    mentee = shipped()["mentee"]
    answers = mentee_answers()
    assert [item.key for item, _ in presented(mentee, answers)] == ["full_name", "post", "subjects", "needs"]
    answers["show"] = given(("nothing",))
    assert [item.key for item, _ in presented(mentee, answers)] == ["full_name", "subjects"]


def test_needs_gives_and_the_entry_assessment_share_one_list() -> None:
    forms = shipped()
    assert len(competences()) == 12
    assert labels(forms["mentee"], "needs") == labels(forms["mentor"], "gives") == dict(competences())
    assert [item.key for item in forms["entry"]] == list(competences())
    assert all(item.kind is Kind.SCALE and engine.check(item, 10, TODAY) == 10 for item in forms["entry"])


@pytest.mark.parametrize("code", ["mon_mentee_in", "mon_mentee_out"])
@pytest.mark.parametrize(
    ("form", "asked"), [("teacher_teacher", True), ("employer_student", True), ("teacher_pupil", False)]
)
def test_pupils_are_not_asked_whether_they_stay(code: str, form: str, asked: bool) -> None:
    answers = {f"{ABOUT}form": given((form,))}
    shown = {item.key for item in engine.questions(shipped()[code], answers)}
    assert ("stay" in shown) is asked


@pytest.mark.parametrize("code", ["mentor", "mentee"])
def test_base_questionnaires_are_short(code: str) -> None:
    assert 8 <= len(shipped()[code].items) <= 12


def test_callback_data_of_every_shipped_button_fits_64_bytes() -> None:
    for form in shipped().values():
        for item in form:
            for option in item.options:
                assert len(f"q:{10**12}:{item.key}:+{option.code}".encode()) <= 64
