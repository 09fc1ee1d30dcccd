"""The Excel file as another program reads it."""

from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from documents.workbook import Column, Kind, Table, neutral, sheet_name, workbook_xlsx

PEOPLE = Table(
    "База наставляемых",
    (Column("ФИО"), Column("Стаж", Kind.NUMBER), Column("Согласие", Kind.DATE), Column("Встреча", Kind.MOMENT)),
    (
        ("Юдина Вера Сергеевна", 3, date(2026, 9, 1), datetime(2026, 9, 16, 12, 0, tzinfo=UTC)),
        ("=1+1", None, None, None),
    ),
)


def read(*tables: Table) -> Workbook:
    return load_workbook(BytesIO(workbook_xlsx(tables, "Asia/Yekaterinburg")))


def test_values_keep_their_kinds_and_times_are_the_schools() -> None:
    sheet = read(PEOPLE)["База наставляемых"]
    name, years, consent, met = (cell.value for cell in sheet[2])
    assert (name, years) == ("Юдина Вера Сергеевна", 3)
    assert [str(consent), str(met)] == ["2026-09-01 00:00:00", "2026-09-16 17:00:00"]
    assert sheet["C2"].number_format == "dd.mm.yyyy"
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:D3"


def test_a_formula_of_a_participant_is_a_text() -> None:
    cell = read(PEOPLE)["База наставляемых"]["A3"]
    assert (cell.value, cell.data_type) == ("'=1+1", "s")


@pytest.mark.parametrize("words", ["=1", "+7 900", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_neutralised(words: str) -> None:
    assert neutral(words) == "'" + words


@pytest.mark.parametrize("words", ["Юдина", "1 = 1", "", "<b>"])
def test_left_as_it_is(words: str) -> None:
    assert neutral(words) == words


def test_a_cell_holds_no_more_than_excel_takes() -> None:
    sheet = read(Table("А", (Column("Б"),), (("=" * 40000,),)))["А"]
    assert len(str(sheet["A2"].value)) == 32767


def test_sheet_names_are_cut_cleaned_and_kept_apart() -> None:
    taken: set[str] = set()
    long = "Ответы: анкета наставляемого [педагог/педагог]"
    assert sheet_name(long, taken) == "Ответы  анкета наставляемого  п"
    assert sheet_name(long, taken) == "Ответы  анкета наставляемого 2"
    assert sheet_name("'", taken) == "3"


@given(st.lists(st.text(), max_size=8))
def test_any_titles_make_a_file_that_opens(titles: list[str]) -> None:
    taken: set[str] = set()
    names = [sheet_name(title, taken) for title in titles]
    assert len({name.casefold() for name in names}) == len(names)
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)


def test_an_empty_table_is_a_sheet_with_its_headings() -> None:
    book = read(Table("Сводка", (Column("Показатель"),), ()), PEOPLE)
    assert book.sheetnames == ["Сводка", "База наставляемых"]
    assert book["Сводка"]["A1"].value == "Показатель"


def test_the_columns_for_paper_are_printed_and_the_first_stays_in_sight() -> None:
    columns = (Column("ФИО"), Column("Запрос"), Column("Связь"))
    sheet = read(Table("База", columns, [("Юдина", "слово " * 40, "есть")], printed=2))["База"]
    assert sheet.print_area == "'База'!$A$1:$B$2"
    assert sheet.freeze_panes == "B2"
    assert sheet.column_dimensions["B"].width < 30
