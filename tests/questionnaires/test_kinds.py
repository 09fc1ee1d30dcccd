"""Kinds and manners beyond a plain question: notes, rankings, files, contacts, refusals to answer, parts, facts."""

from datetime import date

import pytest

from domain.refusal import Refused
from questionnaires import engine
from questionnaires.answers import DECLINED, SKIPPED, Answer, given
from questionnaires.faults import FormFaults
from questionnaires.form import Form, Item, Kind
from questionnaires.loading import from_json, load, to_json
from questionnaires.reading import parse
from questionnaires.sections import Place, place_of
from questionnaires.shipped import shared

TODAY = date(2026, 9, 15)
PROBE = """
code = "probe"
title = "Проба"
decline = true
[[items]]
key = "hello"
kind = "note"
text = "Прочитайте, это важно."
section = "Первый раздел"
[[items]]
key = "name"
kind = "short"
text = "Как Вас зовут?"
decline = false
error = "Нам нужно имя."
min = 2
[[items]]
key = "order"
kind = "ranking"
text = "${name}, что важнее?"
options = { a = "Урок", b = "Класс", c = "Родители" }
section = "Второй раздел"
[[items]]
kind = "matrix"
for_each = { q1 = "время", q2 = "тема" }
prefix = "m_"
text = "Удобно: {option}?"
max = 5
[[items]]
key = "mentors"
kind = "yes_no"
text = "Для наставников?"
show_if = { person = "role", is = "mentor" }
section = "Третий раздел"
[[items]]
key = "young"
kind = "yes_no"
text = "Для новичков, ${@name}?"
show_if = { person = "category", in = ["start", "newplace"] }
[[items]]
key = "when"
kind = "slots"
text = "Когда?"
exclusive = "any"
[[items]]
key = "scan"
kind = "file"
text = "Документ"
max = 5
[[items]]
key = "call"
kind = "contact"
text = "Как связаться?"
"""


@pytest.fixture(scope="module")
def probe() -> Form:
    form = load(PROBE, "probe.toml", shared())
    assert from_json(to_json(form)) == form
    return form


def of(form: Form, key: str) -> Item:
    found = form.find(key)
    assert found is not None
    return found


def test_the_file_is_written_out(probe: Form) -> None:
    assert [item.key for item in probe][3:5] == ["m_q1", "m_q2"]
    assert of(probe, "m_q2").text == "Удобно: тема?"
    assert (of(probe, "m_q1").kind, of(probe, "when").kind) == (Kind.SCALE, Kind.MULTI)
    assert of(probe, "when").has("evening")
    assert [item.section.split()[0] for item in probe] == ["Первый"] * 2 + ["Второй"] * 3 + ["Третий"] * 5
    assert "hello" not in [column.key for column in engine.columns(probe)]


def test_a_note_is_read_and_counts_for_nothing(probe: Form) -> None:
    note = engine.current(probe, {})
    assert note is not None
    assert note.key == "hello"
    assert engine.progress(probe, {}, "hello") == (0, 7)
    read = engine.settle(probe, {}, "hello", TODAY)
    assert read == {"hello": SKIPPED}
    assert engine.answered(probe, read) == (0, 7)
    with pytest.raises(Refused, match="answer-note"):
        parse(note, "хорошо", TODAY)


def test_a_ranking_follows_the_taps_and_needs_no_last_one(probe: Form) -> None:
    item = of(probe, "order")
    placed = engine.toggle(item, engine.toggle(item, (), "c", True), "a", True)
    assert placed == ("c", "a")
    assert engine.toggle(item, placed, "c", True) == placed
    assert engine.toggle(item, placed, "c", False) == ("a",)
    assert engine.press(item, (), ("b", "a")) == ("b", "a")
    marked = engine.mark(probe, {}, "order", placed)
    assert engine.settle(probe, marked, "order", TODAY)["order"] == given(("c", "a", "b"))
    with pytest.raises(Refused, match="answer-too-few"):
        engine.settle(probe, engine.mark(probe, {}, "order", ("c",)), "order", TODAY)
    with pytest.raises(Refused, match="answer-unknown-option"):
        engine.record(probe, {}, "order", ("a", "a", "b"), TODAY)
    assert engine.shown(item, ("c", "a", "b")) == "1. Родители; 2. Урок; 3. Класс"
    assert parse(item, "3, 1, 2", TODAY) == ("c", "a", "b")


def test_facts_of_the_person_open_branches_and_survive_the_prune(probe: Form) -> None:
    assert probe.about == {"role", "category", "name"}
    text = of(probe, "young").text
    assert engine.piped(probe, {}, text) == "Для новичков, …?"
    assert engine.piped(probe, {"@name": given(("Вера Сергеевна",))}, text) == "Для новичков, Вера Сергеевна?"
    mentor = {"@role": given(("mentor",)), "@category": given(())}
    keys = [item.key for item in engine.visible(probe, mentor)]
    assert "mentors" in keys
    assert "young" not in keys
    young = {"@role": given(("mentee",)), "@category": given(("newplace",))}
    assert "young" in [item.key for item in engine.visible(probe, young)]
    assert engine.prune(probe, young) == young


def test_each_section_counts_for_itself(probe: Form) -> None:
    answers = {"@role": given(("mentor",))}
    assert place_of(probe, answers, of(probe, "name")) == Place(1, 3, "Первый раздел", 1, 1)
    assert place_of(probe, answers, of(probe, "m_q2")) == Place(2, 3, "Второй раздел", 3, 3)
    assert place_of(probe, answers, of(probe, "hello")) == Place(1, 3, "Первый раздел", 0, 1)


def test_earlier_answers_stand_in_a_text(probe: Form) -> None:
    text = of(probe, "order").text
    assert engine.piped(probe, {}, text) == "…, что важнее?"
    assert engine.piped(probe, {"name": given("Вера\nЮдина <b>")}, text) == "Вера Юдина <b>, что важнее?"
    assert len(engine.piped(probe, {"name": given("я" * 900)}, text)) < 100


def test_declining_is_an_answer_where_it_is_allowed(probe: Form) -> None:
    answers = engine.decline(probe, {}, "order")
    assert answers == {"order": DECLINED}
    assert engine.settled(answers, "order")
    assert engine.said(of(probe, "order"), DECLINED) == "Не хочу отвечать"
    with pytest.raises(Refused, match="answer-required"):
        engine.decline(probe, {}, "name")


@pytest.mark.parametrize(
    ("raw", "good"),
    [("+7 900 000-00-00", True), ("vera@example.org", True), ("@vera", True), ("школа", False), ("12", False)],
)
def test_contacts(probe: Form, raw: str, good: bool) -> None:
    item = of(probe, "call")
    if good:
        assert parse(item, raw, TODAY) == raw
    else:
        with pytest.raises(Refused):
            parse(item, raw, TODAY)


def test_files(probe: Form) -> None:
    item = of(probe, "scan")
    answers: dict[str, Answer] = engine.record(probe, {}, "scan", ("AgAD", "приказ.pdf"), TODAY)
    assert engine.said(item, answers["scan"]) == "приказ.pdf"
    engine.check_size(item, 5 * engine.MEGABYTE)
    with pytest.raises(Refused, match="answer-file-too-big"):
        engine.check_size(item, 5 * engine.MEGABYTE + 1)
    for raw in ("", "слова"):
        with pytest.raises(Refused, match="answer-not-file"):
            parse(item, raw, TODAY)
    with pytest.raises(Refused, match="answer-not-file"):
        engine.record(probe, {}, "scan", ("", "x"), TODAY)


HEAD = 'code = "f"\ntitle = "T"\n[[items]]\nkey = "a"\nkind = "short"\ntext = "?"\n'
SCORE = HEAD + '[[items]]\nkey = "s"\nkind = "scale"\ntext = "?"\n[[scores]]\ncode = "x"\ntitle = "X"\n'


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (HEAD + 'hint = "${b}"', "pipe-unknown"),
        (HEAD + 'hint = "${a}"', "pipe-unknown"),
        (HEAD + 'show_if = { person = "shoes", is = "x" }', "show-if-person"),
        (HEAD + 'show_if = { person = "role", is = "king" }', "show-if-person"),
        (HEAD + 'show_if = { person = "role", in = [] }', "show-if-person"),
        (HEAD + '[[items]]\nfor_each = {}\nkind = "matrix"\ntext = "?"', "unknown-list"),
        (HEAD + '[[items]]\nkey = "m"\nkind = "matrix"\ntext = "?"', "unknown-value"),
        (HEAD + '[[items]]\nkey = "m"\nkind = "file"\nmax = 50\ntext = "?"', "out-of-range"),
        (HEAD + "scores = 3", "unknown-field"),
        ("scores = 3\n" + HEAD, "wrong-type"),
        (SCORE, "missing"),
        (SCORE + 'items = ["a"]', "score-item"),
        (SCORE + 'items = ["s"]\nreverse = ["zzz"]', "score-item"),
        (SCORE + "items = { s = -1 }", "wrong-type"),
        (SCORE + 'items = ["s"]\nlevels = [{ from = 5, title = "B" }, { from = 1, title = "A" }]', "score-level"),
        (SCORE + 'items = ["s"]\nlevels = [{ from = 5 }]', "score-level"),
        (SCORE + 'items = ["s"]\n[[scores]]\ncode = "x"\ntitle = "X"\nitems = ["s"]', "duplicate-key"),
    ],
)
def test_faults_of_the_new_fields_are_named(text: str, code: str) -> None:
    with pytest.raises(FormFaults) as caught:
        load(text, "f.toml", shared())
    assert code in {fault.code for fault in caught.value.faults}
