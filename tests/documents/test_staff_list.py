"""Staff lists as schools send them, and files that are none: each is read, or refused with its reason."""

import csv
import io
import zipfile
from collections.abc import Callable, Sequence

import pytest
from openpyxl import Workbook

from documents.people.staff_list import MOST_ROWS, read_staff_list
from domain.people.staff import RowFault
from domain.roles import Role

HEADINGS = ("№", "Должность", "ФИО", "Роль")
ANNA = (1, "учитель математики", "Седова Анна Петровна", "наставник")
VERA = (2, "учитель химии", "Юдина Вера Сергеевна", "Наставляемый")


def xlsx(*rows: Sequence[object], title: str = "Список", more: Sequence[Sequence[object]] = ()) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    if more:
        other = book.create_sheet("Второй")
        for row in more:
            other.append(list(row))
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def table(*rows: Sequence[object], between: str = ";") -> str:
    made = io.StringIO()
    csv.writer(made, delimiter=between).writerows(rows)
    return made.getvalue()


def repacked(content: bytes, **added: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            if entry.filename not in added:
                new.writestr(entry.filename, old.read(entry.filename))
        for name, data in added.items():
            new.writestr(name, data)
    return made.getvalue()


GOOD = [
    xlsx(HEADINGS, ANNA, VERA),
    xlsx(("Список педагогов",), (), HEADINGS, ANNA, (), VERA),
    xlsx(("Инструкция", "как заполнять"), more=(HEADINGS, ANNA, VERA)),
    table(HEADINGS, ANNA, VERA).encode("utf-8-sig"),
    table(HEADINGS, ANNA, VERA).encode("cp1251"),
    table(HEADINGS, ANNA, VERA, between=",").encode(),
    table(HEADINGS, ANNA, VERA, between="\t").encode("utf-16"),
    table(("role", "post", "Last name", "First name", "Middle name"), *(
        (row[3], row[1], *str(row[2]).split()) for row in (ANNA, VERA)
    )).encode(),
    table(("Фамилия", "Имя", "Отчество", "Должность по штату", "Роль в программе"), *(
        (*str(row[2]).split(), row[1], row[3]) for row in (ANNA, VERA)
    )).encode(),
]  # fmt: skip


@pytest.mark.parametrize("content", GOOD)
def test_columns_in_any_order_and_encoding(content: bytes) -> None:
    found = read_staff_list(content)
    assert not found.refusal
    assert not found.faults
    assert [(row.name, row.post, row.roles) for row in found.rows] == [
        ("Седова Анна Петровна", "учитель математики", (Role.MENTOR,)),
        ("Юдина Вера Сергеевна", "учитель химии", (Role.MENTEE,)),
    ]


def test_a_foreign_sheet_is_named() -> None:
    assert read_staff_list(GOOD[2]).skipped == ("Список",)


def test_faults_name_sheet_and_row_and_the_rest_is_read() -> None:
    rows = (
        HEADINGS,
        ANNA,
        (2, "учитель", "", ""),
        (3, "", "Мышкина", ""),
        (4, "", '=HYPERLINK("x";"y")', ""),
        (5, "", "<b>Ким</b> Олег", ""),
        (6, "у" * 201, "Ким Олег Павлович", ""),
        (7, "", "Титов Денис Маркович", "директор"),
        ANNA,
        ("", "", "Ф" * 121 + " Я", ""),
        (9, "", "", ""),
        (10, "", "Белых Жанна Андреевна", "наставник и наставляемый"),
    )
    found = read_staff_list(xlsx(*rows, title="Педагоги"))
    assert [(one.row, one.code) for one in found.faults] == [
        (3, "no-name"),
        (4, "name-short"),
        (5, "formula"),
        (6, "name-signs"),
        (7, "post-long"),
        (8, "role"),
        (9, "repeat"),
        (10, "name-long"),
    ]
    assert found.faults[6] == RowFault("Педагоги", 9, "repeat", "2")
    assert found.faults[5].detail == "директор"
    assert found.rows[-1].roles == (Role.MENTOR, Role.MENTEE)
    assert len(found.rows) == 2


def test_namesakes_are_told_apart_by_their_posts() -> None:
    found = read_staff_list(table(HEADINGS, ANNA, (2, "логопед", *ANNA[2:])).encode())
    assert len(found.rows) == 2


LAUGHING = (
    b'<!DOCTYPE x [<!ENTITY a "%s">%s]><worksheet><sheetData><row><c><v>&j;</v></c></row></sheetData></worksheet>'
    % (
        b"ha" * 1000,
        b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 20) for n in range(9)),
    )
)
HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "empty"),
    "blanks": (lambda: b" \n\n ", "empty"),
    "an empty sheet": (xlsx, "empty"),
    "headings only": (lambda: xlsx(HEADINGS), "empty"),
    "no headings": (lambda: xlsx(ANNA, VERA), "no-heading"),
    "a csv without headings": (lambda: table(ANNA, VERA).encode(), "no-heading"),
    "too many rows": (lambda:
        table(HEADINGS, *((n, "", f"Юдина Вера {chr(1040 + n % 32)}{chr(1072 + n // 32 % 32)}{'а' * (n // 1024)}", "")
                          for n in range(MOST_ROWS + 1))).encode(), "rows"),
    "html as a table": (lambda: b"\xef\xbb\xbf <html><table><tr><td>x", "html"),
    "an old workbook": (lambda: b"\xd0\xcf\x11\xe0" + bytes(600), "old"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(50), "not-table"),
    "a pdf": (lambda: b"%PDF-1.7 ...", "not-table"),
    "bytes": (lambda: b"\x01\x00\x02\x00", "not-table"),
    "a torn workbook": (lambda: xlsx(HEADINGS, ANNA)[:2000], "broken"),
    "a broken sheet": (
        lambda: repacked(xlsx(HEADINGS, ANNA), **{"xl/worksheets/sheet1.xml": b"<worksheet><sheetData><row"}),
        "broken"),
    "laughing entities": (lambda: repacked(xlsx(HEADINGS, ANNA), **{"xl/worksheets/sheet1.xml": LAUGHING}), "broken"),
    "a document": (lambda: repacked(xlsx(HEADINGS), **{"[Content_Types].xml": b"wordprocessingml.document.main+xml"}),
                   "not-table"),
    "macros renamed": (lambda: repacked(xlsx(HEADINGS, ANNA), **{"xl/vbaProject.bin": b"x"}), "macros"),
    "a bomb": (lambda: repacked(xlsx(HEADINGS, ANNA), bomb=bytes(101 * 1024 * 1024)), "large"),
}  # fmt: skip


@pytest.mark.parametrize(("content", "reason"), HOSTILE.values(), ids=HOSTILE)
def test_what_is_no_staff_list_is_refused_with_its_reason(content: Callable[[], bytes], reason: str) -> None:
    found = read_staff_list(content())
    assert found.refusal == reason
    assert not found.rows
