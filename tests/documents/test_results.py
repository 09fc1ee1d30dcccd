"""Pictures and files of results: as many sheets as are needed, formulas that stay words."""

from datetime import UTC, datetime
from io import BytesIO

from openpyxl import load_workbook

from documents.charts.changes import draw_changes
from documents.charts.results import A_SHEET, TALLEST, draw_results
from documents.charts.results_data import ChangeChart, ChangeRow, ResultBars, ResultsChart
from documents.surveys.results_book import ResultsBook, Row, Scored, Summed, results_xlsx
from questionnaires.engine import Column

LONG = "Насколько спокойно и доброжелательно было на встречах, и хватало ли времени на всё, что Вас волновало? " * 2


def question(number: int) -> ResultBars:
    if number % 3:
        bars = tuple((str(step), step) for step in range(1, 11))
        return ResultBars(LONG if number % 2 else "Коротко?", bars, 55, columns=True, mean=7, high=10, good=34, bar=7)
    return ResultBars("Предметы", tuple((f"Очень длинный вариант ответа {n}", n % 5) for n in range(22)), 24)


def test_questions_fill_sheets_that_a_telephone_shows() -> None:
    sheets = draw_results(ResultsChart("Название " * 9, 55, tuple(question(n) for n in range(16))))
    assert 2 <= len(sheets) <= 16
    assert max(sheet.height for sheet in sheets) <= TALLEST
    (alone,) = draw_results(ResultsChart("Опрос", 5, (question(1),)))
    assert alone.height < TALLEST / 2
    few = [ResultBars("Да?", (("Да", 1), ("Нет", 0)), 1)] * (A_SHEET + 1)
    assert len(draw_results(ResultsChart("Опрос", 1, tuple(few)))) == 2


def test_changes_stand_on_even_sheets() -> None:
    rows = tuple(ChangeRow(LONG, 1, 5 if n else 10, 3, 3 + (n % 3 - 1), 9) for n in range(14))
    assert len({sheet.height for sheet in draw_changes(ChangeChart("Оценка", 9, 20, rows))}) == 1


def test_a_formula_of_an_answer_stays_words() -> None:
    book = ResultsBook(
        title="=Опрос",
        zone="Europe/Moscow",
        people=2,
        guests=4,
        summed=(Summed("Довольны?", 2, 1, (("7", 2),), 7.0, 2, 7), Summed("Слова", 2, 0, ())),
        scored=(Scored("Итог", 2, 7.0, (("7 и выше", 2),)),),
        asked=(Column("q", "Довольны?"), Column("w", "Слова")),
        rows=(Row("Юдина Вера", datetime(2026, 9, 15, 9, tzinfo=UTC), {"q": 7, "w": "=1+1"}),),
        words=(("Слова", "+7 900"),),
    )
    made = load_workbook(BytesIO(results_xlsx(book)))
    cells = [cell for sheet in made for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    first = made.worksheets[0]
    assert [cell.value for cell in first[2]][2:5] == [2, 4, 0.5]
    assert made.worksheets[1]["C2"].value == 7
