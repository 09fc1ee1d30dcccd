"""A form on paper: every shipped form, every kind of question, the codes and conditions in words."""

from io import BytesIO

import pytest
from docx import Document

from documents.questionnaires.paper import paper_docx
from documents.questionnaires.paper_form import PaperForm
from domain.match import FORMS
from questionnaires.form import Form
from questionnaires.loading import load
from questionnaires.shipped import shared, shipped
from services.questionnaires.forms import all_labels
from texts import plain

FORM = """
code = "all"
title = "Всё <сразу>"
intro = "Нажмите «Далее». Это важно."
[[items]]
key = "hello"
kind = "note"
text = "Прочитайте."
section = "Начало"
[[items]]
key = "name"
kind = "short"
text = "Как Вас зовут?"
fact = "full_name"
[[items]]
key = "one"
kind = "yes_no"
text = "Были ли Вы наставником, ${name}?"
[[items]]
key = "many"
kind = "multi"
text = "Чем помогали?"
max = 2
options = { a = "Урок", b = "Класс", c = "Родители", none = "Ничем" }
exclusive = "none"
show_if = { item = "one", is = "yes" }
[[items]]
kind = "matrix"
for_each = { x1 = "Время", x2 = "Тема" }
text = "{option}"
max = 5
low_label = "плохо"
high_label = "хорошо"
decline = true
section = "Дальше"
[[items]]
key = "order"
kind = "ranking"
text = "Что важнее?"
options = { a = "Урок", b = "Класс", c = "Родители" }
show_if = { any = [{ item = "x1", at_most = 2 }, { not = { item = "many", answered = true } }] }
[[items]]
key = "when"
kind = "slots"
options = "week"
exclusive = "any"
text = "Когда?"
show_if = { all = [{ person = "role", is = "mentor" }, { person = "category", in = ["start"] }] }
[[items]]
key = "years"
kind = "number"
text = "Стаж?"
unit = "лет"
min = 0
max = 60
optional = true
[[items]]
key = "day"
kind = "date"
text = "С какого дня?"
min = 2026-09-01
[[items]]
key = "who"
kind = "person"
people = "mentee"
text = "Кому?"
show_if = { not = { item = "many", contains = "b" } }
[[items]]
key = "scan"
kind = "file"
text = "План"
[[items]]
key = "call"
kind = "contact"
text = "Связь"
seen_by = "partner"
[[items]]
key = "why"
kind = "long"
text = "Почему?"
"""


def words(form: Form) -> str:
    """Everything that is printed, tables in their places."""
    paper = PaperForm(form, "Школа № 300", "Белых Жанна Андреевна", all_labels("support"))
    document = Document(BytesIO(paper_docx(paper)))
    found = ["".join(run.text or "" for run in node.iter() if run.tag.endswith("}t")) for node in document.element.body]
    return "\n".join([*found, *(one.text for one in document.sections[0].footer.paragraphs)])


def test_forms_of_mentoring_stand_in_words_and_the_name_is_a_line() -> None:
    for form in FORMS:
        assert plain("wave-mentoring", form=form) != form
    text = ('code = "f"\ntitle = "T"\n[[items]]\nkey = "a"\nkind = "short"\ntext = "${@name}, ?"\n'
            'show_if = { person = "form", is = "lecturer_young_teacher" }\n')  # fmt: skip
    said = words(load(text, "f.toml"))
    assert "Ваша форма наставничества: вуз, колледж – молодой педагог" in said
    assert "____, ?" in said


def test_every_kind_has_its_place_and_its_number() -> None:
    said = words(load(FORM, "all.toml", shared()))
    for line in (
        "Всё <сразу>",
        "Школа № 300",
        "1. Как Вас зовут?  [name]",
        "2. Были ли Вы наставником, (ответ на вопрос 1)?  [one]",
        "Если в вопросе 2 ответ „Да“:",
        "Отметьте не больше 2.",
        "☐  1. Урок",
        "1 – плохо · 5 – хорошо",
        "4. Время  [x1]",
        "не хочу отвечать",
        "Если в вопросе 4 число 2 или меньше или на вопрос 3 Вы не ответили:",
        "____  1. Урок",
        "Если Вы наставник и это про Вас: ",
        "☐  2. Пн день",
        "____________ лет",
        "(по желанию)",
        "Не раньше 01.09.2026.",
        "Если неверно, что в вопросе 3 отмечено „Класс“:",
        "Фамилия и имя наставляемого.",
        "Увидят куратор и участники программы.",
        "код all · версия 1",
        "согласие на обработку персональных данных",
    ):
        assert line in said, line
    assert "Далее" not in said
    assert "Это важно." in said
    assert "Фамилия, имя, отчество" not in said, "the form asks for it itself"


@pytest.mark.parametrize("form", shipped().values(), ids=lambda form: form.code)
def test_every_shipped_form_is_printed_with_all_its_questions_and_options(form: Form) -> None:
    said = words(form)
    for number, item in enumerate(form.questions, 1):
        assert f"{number}. " in said
        assert f"[{item.key}]" in said
        for option in item.options:
            assert f". {option.label}" in said
    assert "нажм" not in said.casefold()
    assert "${" not in said
