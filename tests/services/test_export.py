"""What goes into the curator's Excel file, from the database to the cells."""

import json

from documents.bases import tables
from documents.workbook import Table
from domain.roles import Role
from services import export, forms
from storage import matches, programmes, responses
from storage.database import Connection
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
    questions = [one.title for one in answers.columns][5:]
    assert questions == [item.text for item in forms.newest("entry")]
    assert answers.rows[0][5:7] == (4, None)


def test_a_corrected_questionnaire_counts_once(con: Connection) -> None:
    vera = person(con, "Юдина Вера Сергеевна", Role.MENTEE)
    fill(con, vera, "entry", {"lesson": 4})
    fill(con, vera, "entry", {"lesson": 6})
    answers = sheet(con, forms.newest("entry").title)
    assert [row[5] for row in answers.rows] == [6]


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
    assert [(row[5], row[-1]) for row in answers.rows] == [(4, None), (None, 9)]


def test_the_erased_are_in_no_sheet(con: Connection) -> None:
    vera = person(con, "Юдина Вера Сергеевна", Role.MENTEE)
    con.execute("UPDATE person SET state = 'erased' WHERE id = ?", (vera,))
    assert not sheet(con, "Наставляемые").rows
