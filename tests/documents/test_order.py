"""The draft order: what it says, blanks for what is missing, hostile names and hostile templates."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from docx import Document
from docx.document import Document as DocumentType

from documents.pairs.order import (
    Fault,
    FaultKind,
    Member,
    Order,
    OrderPair,
    Title,
    check_template,
    default_template,
    placeholders,
    render,
)
from texts.posts import post_accusative

MENTOR = Member("Седова Анна Петровна", "учитель математики")
ORDER = Order(
    pairs=(
        OrderPair((MENTOR,), (Member("Юдина Вера Сергеевна", "учитель химии"),), "педагог–педагог"),
        OrderPair((MENTOR,), (Member('А<3 & "Ко"'),), "педагог–педагог", ends=date(2027, 1, 15)),
    ),
    organisation="МБОУ «Школа № 7»",
    town="г. Заречье",
    number="17",
    signed_on=date(2026, 9, 15),
    starts=date(2026, 9, 15),
    ends=date(2027, 5, 31),
    curator=Member("Белых Жанна Андреевна", "заместитель директора по учебной работе"),
    director=Member("Ильин Павел Олегович", "директор школы"),
)


def text_of(content: bytes) -> str:
    document = Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def docx(build: Callable[[DocumentType], object]) -> bytes:
    document = Document()
    build(document)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


@pytest.mark.parametrize(
    "said",
    [
        "ПРИКАЗ",
        "МБОУ «Школа №\u00a07»",
        "от 15 сентября 2026 г.",
        "№ 17",
        "Об утверждении наставнических пар/групп",
        "1. Утвердить наставнические пары/группы на период с 15 сентября 2026 г. по 31 мая 2027 г.",
        "возложить на заместителя директора по учебной работе Белых Жанну Андреевну.",
        "Директор школы",
        "П. О. Ильин",
        "Седова Анна Петровна, учитель математики",
        "Юдина Вера Сергеевна, учитель химии",
        'А<3 & "Ко"',
        "15.09.2026\u00a0– 15.01.2027",
        "С приказом ознакомлены:",
    ],
)
def test_the_order_says(said: str) -> None:
    assert said in text_of(render(ORDER))


def test_everyone_signs_once() -> None:
    tables = Document(io.BytesIO(render(ORDER))).tables
    assert [row.cells[1].text for row in tables[-1].rows[1:]] == [
        'А<3 & "Ко"',
        "Седова Анна Петровна",
        "Юдина Вера Сергеевна",
    ]


def test_the_title_is_a_setting() -> None:
    text = text_of(render(replace(ORDER, title=Title.ASSIGN)))
    assert "О закреплении наставнических пар/групп" in text
    assert "1. Закрепить наставнические пары/группы" in text


def test_what_is_missing_is_a_blank_line() -> None:
    text = text_of(render(Order(ORDER.pairs)))
    assert "от «____» _______________ 20___ г." in text
    assert "возложить на ____________________." in text
    assert "None" not in text
    assert "{{" not in text


@pytest.mark.parametrize(
    ("post", "control"),
    [
        ("методист", "методиста Белых Жанну Андреевну"),
        ("хранитель традиций", "куратора программы наставничества Белых Жанну Андреевну (хранитель традиций)"),
        ("", "куратора программы наставничества Белых Жанну Андреевну"),
    ],
)
def test_control_is_in_the_right_case(post: str, control: str) -> None:
    assert control in text_of(render(replace(ORDER, curator=replace(ORDER.curator, post=post))))


@pytest.mark.parametrize(
    ("post", "accusative"),
    [
        ("Заместитель директора по УВР", "заместителя директора по УВР"),
        ("педагог-психолог", "педагога-психолога"),
        ("старший воспитатель", "старшего воспитателя"),
        ("заведующая библиотекой", "заведующую библиотекой"),
        ("исполняющий обязанности директора", "исполняющего обязанности директора"),
        ("хранитель традиций", None),
        ("", None),
    ],
)
def test_posts_in_the_accusative(post: str, accusative: str | None) -> None:
    assert post_accusative(post) == accusative


def test_odd_names_do_not_break_the_file() -> None:
    odd = Member("\x00\x0b{{ curator }} \u202eабв\n\tг", "{% if %}")
    text = text_of(render(replace(ORDER, pairs=(OrderPair((odd,), (Member("Я" * 300),)),))))
    assert "{{ curator }}" in text
    assert "Я" * 300 in text


def test_our_own_template_has_no_faults() -> None:
    assert check_template(default_template()) == ()


def test_the_schools_template_is_used() -> None:
    own = docx(
        lambda d: d.add_paragraph("По {{ town }}: {% for pair in pairs %}{{ pair.mentor_accusative }}; {% endfor %}")
    )
    assert check_template(own) == ()
    assert "По г. Заречье: Седову Анну Петровну; Седову Анну Петровну;" in text_of(render(ORDER, own))


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        ("{{ pairs }} {{ directer }}", Fault(FaultKind.UNKNOWN_PLACEHOLDER, "directer")),
        ("просто текст", Fault(FaultKind.MISSING_PLACEHOLDER, "pairs")),
        ("{% for pair in pairs %}", None),
        ("{{ pairs ", None),
        ("{{ pairs|wordcount }}", None),
        ("{{ pairs }}{{ ''.__class__.__mro__ }}", None),
        ("{{ pairs }}{{ 'x' * 999999999 }}", None),
        ("{{ pairs }}{{ town.format(1) }}", None),
        ("{{ pairs }}{% for i in range(10) %}{% endfor %}", Fault(FaultKind.UNKNOWN_PLACEHOLDER, "range")),
        ("{{ pairs }}{{ 1 / 0 }}", None),
    ],
)
def test_faults_of_a_template(words: str, fault: Fault | None) -> None:
    faults = check_template(docx(lambda d: d.add_paragraph(words)))
    assert faults
    if fault:
        assert fault in faults


def test_a_file_that_is_no_document() -> None:
    assert check_template(b"") == (Fault(FaultKind.NOT_DOCX),)
    assert check_template(b"PK\x03\x04 nothing") == (Fault(FaultKind.NOT_DOCX),)
    assert check_template(_archive({"word/document.xml": b"<no", "[Content_Types].xml": b""})) == (
        Fault(FaultKind.NOT_DOCX),
    )


def test_macros_are_refused() -> None:
    with zipfile.ZipFile(io.BytesIO(default_template())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert check_template(_archive({**parts, "word/vbaProject.bin": b"x"})) == (Fault(FaultKind.MACROS),)


def test_a_broken_document_is_refused() -> None:
    with zipfile.ZipFile(io.BytesIO(default_template())) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert check_template(_archive({**parts, "word/document.xml": b"<broken"})) == (Fault(FaultKind.NOT_DOCX),)


def test_an_archive_that_unpacks_to_gigabytes_is_refused() -> None:
    bomb = _archive({"word/document.xml": b"0" * (101 * 1024 * 1024)})
    assert check_template(bomb) == (Fault(FaultKind.TOO_LARGE),)


def test_placeholders_are_named_for_the_guide() -> None:
    assert {"pairs", "people", "organisation", "control", "director_signature"} <= set(placeholders())


def _archive(parts: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()
