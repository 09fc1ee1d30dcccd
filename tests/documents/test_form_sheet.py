"""Files of forms: ours come back unchanged, whatever else is sent gets a reason or a list of faults."""

import io
import zipfile
from collections.abc import Callable

import pytest
import xlsxwriter
from openpyxl import load_workbook

from documents.questionnaires.form_sheet import FormSheet, read_form_sheet
from documents.questionnaires.form_workbook import form_xlsx
from questionnaires.loading import to_json
from questionnaires.shipped import sample, shipped

SURVEY = (("type", "name", "label"), ("short", "a", "?"))
SETTINGS = (("form_title", "form_id"), ("T", "t"))


def xlsx(*sheets: tuple[str, tuple[tuple[object, ...], ...]]) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        for title, rows in sheets:
            page = book.add_worksheet(title)
            for number, row in enumerate(rows):
                page.write_row(number, 0, row)
    return buffer.getvalue()


def repacked(content: bytes, **parts: bytes) -> bytes:
    """The archive with parts put in or replaced."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            if entry.filename not in parts:
                new.writestr(entry.filename, old.read(entry.filename))
        for name, data in parts.items():
            new.writestr(name, data)
    return buffer.getvalue()


def codes(found: FormSheet) -> list[str]:
    return [fault.code for fault in found.faults]


@pytest.mark.parametrize("code", ["mentor", "mentee", "teacher_skills", "plan_rating", "satisfaction"])
def test_our_own_files_come_back_unchanged(code: str) -> None:
    form = shipped()[code]
    found = read_form_sheet(form_xlsx(form)).form
    assert found is not None
    assert to_json(found) == to_json(form)


def test_a_file_saved_by_another_program_is_the_same_form() -> None:
    book = load_workbook(io.BytesIO(form_xlsx(sample())))
    saved = io.BytesIO()
    book.save(saved)
    assert read_form_sheet(saved.getvalue()).form == sample()
    assert "Как заполнять" in book.sheetnames
    page = book["survey"]
    assert [page["A1"].value, page["A2"].value] == ["type", "вид"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (lambda: b"", "empty"),
        (lambda: b" \n", "empty"),
        (lambda: b"type,name,label\nshort,a,?\n", "not-table"),
        (lambda: b"%PDF-1.7", "not-table"),
        (lambda: b"<html><table>", "html"),
        (lambda: b"\xd0\xcf\x11\xe0" + bytes(600), "old"),
        (lambda: b"PK\x03\x04" + bytes(100), "broken"),
        (lambda: form_xlsx(sample())[:5000], "broken"),
        (lambda: repacked(form_xlsx(sample()), **{"xl/vbaProject.bin": b"macro"}), "macros"),
        (lambda: repacked(form_xlsx(sample()), **{"xl/worksheets/sheet1.xml": b"<worksheet"}), "broken"),
        (lambda: repacked(form_xlsx(sample()), **{"xl/media/bomb.bin": bytes(31 * 1024 * 1024)}), "large"),
        (lambda: xlsx(("survey", SURVEY + (("short", "", "?"),) * 10_000), ("settings", SETTINGS)), "rows"),
        (lambda: xlsx(*((f"s{n}", SURVEY) for n in range(30))), "rows"),
    ],
    ids=[
        *("nothing", "blanks", "csv", "pdf", "html", "old excel", "no archive", "cut", "macros", "broken sheet"),
        *("bomb", "10 000 rows", "30 sheets"),
    ],
)
def test_what_is_no_form_is_refused_as_a_whole(content: Callable[[], bytes], reason: str) -> None:
    assert read_form_sheet(content()) == FormSheet(refusal=reason)


def test_hostile_cells_are_faults_and_nothing_is_evaluated() -> None:
    html = "<a href='tg://user?id=1'>&amp;</a>"
    rows = (
        *SURVEY,
        ("short", "b", '=HYPERLINK("http://x")'),
        ("short", "c", html),
        ("number", 7, 3.5),
        ("дата", True, "?"),
    )
    found = read_form_sheet(xlsx(("survey", rows), ("settings", SETTINGS)))
    assert [(fault.cell, fault.code) for fault in found.faults] == [("C3", "formula"), ("B6", "bad-code")]
    good = read_form_sheet(xlsx(("survey", (*SURVEY, ("short", "c", html))), ("settings", SETTINGS))).form
    assert good is not None
    assert good.items[1].text == html


def test_hidden_and_foreign_sheets_are_passed_over() -> None:
    found = read_form_sheet(xlsx(("Мои заметки", (("что угодно",),)), ("survey", SURVEY), ("settings", SETTINGS)))
    assert found.form is not None
    assert codes(read_form_sheet(xlsx(("Лист1", SURVEY)))) == ["no-sheet", "no-items", "no-sheet"]
