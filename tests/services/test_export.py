"""What goes into the curator's Excel file, from the database to the cells."""

import json

import pytest

from documents.people.bases import tables
from documents.workbook import Table
from domain.choice import Ballot
from domain.roles import Role
from services.questionnaires import forms
from services.reports import export
from storage import programmes
from storage.consents import consents
from storage.database import Connection
from storage.networking import choices
from storage.pairing import matches
from storage.people import candidates
from storage.surveys import responses
from tests.register import NOW, fill, person


def sheet(con: Connection, title: str) -> Table:
    return next(table for table in tables(export.collect(con, NOW)) if table.title == title)


def column(table: Table, title: str) -> list[object]:
    place = [one.title for one in table.columns].index(title)
    return [row[place] for row in table.rows]


def test_an_empty_programme_has_every_sheet_with_headings(con: Connection) -> None:
    made = tables(export.collect(con, NOW))
    assert [table.title for table in made] == [
        "Сводка",
        "Наставляемые",
        "Наставники",
        "Выбор",
        "Пары",
        "Встречи",
        "Показатели",
    ]
    assert all(table.columns for table in made)


def test_the_base_knows_subjects_and_years_from_the_questionnaire(con: Connection) -> None:
    vera = person(con, "Юдина Вера Сергеевна", Role.MENTEE)
    fill(con, vera, "mentee", {"full_name": "Юдина Вера Сергеевна", "subjects": ["math", "physics"], "experience": 3})
    base = sheet(con, "Наставляемые")
    assert column(base, "Предметы") == ["Математика; Физика"]
    assert column(base, "Стаж, лет") == [3]
    assert column(base, "Связь через бота") == ["без мессенджера"]
    assert column(base, "Состояние") == ["в программе"]


def test_the_base_has_the_columns_a_school_keeps(con: Connection) -> None:
    anna, vera = person(con, "Седова Анна Петровна", Role.MENTOR), person(con, "Юдина Вера Сергеевна", Role.MENTEE)
    programmes.change(con, 1, "org_short", "Школа № 5")
    fill(con, vera, "mentee", {"needs": ["assessment"]})
    con.execute("UPDATE programme SET timezone = 'Europe/Moscow'")
    match = matches.create(con, 1, [anna], [vera], NOW)
    base = sheet(con, "Наставляемые")
    assert column(base, "Запрос") != [""]
    assert column(base, "В базе с") == [NOW.date()]
    assert column(base, "Форма наставничества") == ["педагог – педагог"]
    assert column(base, "Место работы") == ["Школа № 5"]
    assert column(base, "Работа завершена") == [None]
    matches.end(con, match, "completed", "провела открытый урок", NOW)
    base = sheet(con, "Наставляемые")
    assert column(base, "Работа завершена") == [NOW.date()]
    assert column(base, "Результаты") == ["Седова Анна Петровна (завершена): провела открытый урок"]
    assert column(sheet(con, "Наставники"), "Компетенции") == [""]


def test_answers_in_the_order_of_the_form_numbers_as_numbers(con: Connection) -> None:
    vera = person(con, "Юдина Вера Сергеевна", Role.MENTEE)
    fill(con, vera, "entry", {"lesson": 4, "parents": 7})
    answers = sheet(con, forms.newest("entry").title)
    questions = [one.title for one in answers.columns][4:]
    assert questions == [item.text for item in forms.newest("entry")]
    assert answers.rows[0][4:6] == (4, None)


def test_a_corrected_questionnaire_counts_once(con: Connection) -> None:
    vera = person(con, "Юдина Вера Сергеевна", Role.MENTEE)
    fill(con, vera, "entry", {"lesson": 4})
    fill(con, vera, "entry", {"lesson": 6})
    answers = sheet(con, forms.newest("entry").title)
    assert [row[4] for row in answers.rows] == [6]


def test_columns_of_an_older_version_stay(con: Connection) -> None:
    vera = person(con, "Юдина Вера Сергеевна", Role.MENTEE)
    response = fill(con, vera, "entry", {"lesson": 4})
    body = json.loads(con.execute("SELECT body FROM form_snapshot").fetchone()["body"])
    old = {**body, "items": [{**body["items"][0], "key": "gone", "text": "Старый вопрос"}]}
    responses.keep_snapshot(con, "old", "entry", 1, json.dumps(old), NOW)
    responses.keep_snapshot(con, "new", "entry", 2, json.dumps({**body, "version": 2}), NOW)
    oleg = person(con, "Ким Олег Павлович", Role.MENTEE)
    fill(con, oleg, "entry", {"gone": 9})
    con.execute("UPDATE response SET form_hash = CASE id WHEN ? THEN 'new' ELSE 'old' END", (response,))
    answers = sheet(con, forms.newest("entry").title)
    assert answers.columns[-1].title == "Старый вопрос"
    assert [(row[4], row[-1]) for row in answers.rows] == [(4, None), (None, 9)]


def test_the_erased_are_in_no_sheet(con: Connection) -> None:
    vera = person(con, "Юдина Вера Сергеевна", Role.MENTEE)
    con.execute("UPDATE person SET state = 'erased' WHERE id = ?", (vera,))
    assert not sheet(con, "Наставляемые").rows


@pytest.mark.parametrize(("mentees", "said"), [(4, []), (5, [4, 0, 1])])
def test_a_word_after_a_meeting_is_seen_in_sums_of_five_people(con: Connection, mentees: int, said: list[int]) -> None:
    for number in range(mentees):
        name = f"Юдина Вера {number}"
        words: dict[str, object] = {"useful": "little" if number == 4 else "very", "more": "секрет"}
        fill(con, person(con, name, Role.MENTEE), "after_meeting", words, f"meeting:{number}")
    found = sheet(con, forms.newest("after_meeting").title)
    useful = [row for row in found.rows if row[0] == "Встреча была…"]
    assert [row[2] for row in useful] == said
    assert not any("Юдина" in str(cell) for row in found.rows for cell in row)


def test_who_has_withdrawn_is_in_no_base_choice_or_answers(con: Connection) -> None:
    vera = person(con, "Юдина Вера Сергеевна", Role.MENTEE)
    anna = person(con, "Седова Анна Петровна", Role.MENTOR)
    fill(con, vera, "entry", {"lesson": 4})
    choice = choices.create(con, 1, 3, NOW, None, NOW)
    assert choice is not None
    choices.save(con, choice, Ballot(anna, Role.MENTOR, (vera,)), NOW)
    assert sheet(con, "Выбор").rows
    consents.record(con, vera, "withdrawn", NOW)
    made = tables(export.collect(con, NOW))
    assert not any("Юдина" in str(cell) for table in made for row in table.rows for cell in row)


def test_possible_participants_have_a_sheet_and_who_refused_has_no_name_on_it(con: Connection) -> None:
    candidates.add(con, 1, None, "Ветрова Нина Павловна", "", (Role.MENTOR, Role.MENTEE), NOW, "graduate")
    person(con, "Лунёв Игорь Сергеевич", Role.MENTOR)
    candidates.add(con, 1, None, "Лунёв Игорь Сергеевич", "учитель", (Role.MENTOR,), NOW)
    gone = candidates.add(con, 1, None, "Секретова Тайна Павловна", "", (Role.MENTOR,), NOW, "parent")
    candidates.mark(con, gone, "declined")
    candidates.wipe(con, gone)
    made = sheet(con, "Возможные участники")
    assert column(made, "ФИО") == ["Ветрова Нина Павловна", "Лунёв Игорь Сергеевич"]
    assert column(made, "Кем мог бы стать") == ["наставник, наставляемый", "наставник"]
    assert column(made, "Откуда") == ["Выпускники", "Сотрудники"]
    assert column(made, "Приглашение") == ["ещё не приглашён", "человек с таким именем уже участвует"]
