"""The memo: one page that says how to come in and whom to ask."""

from datetime import date
from io import BytesIO

from docx import Document

from documents.people.memo import Door, Memo
from documents.people.memo_sheet import memo_docx


def test_everything_a_participant_needs_stands_on_it() -> None:
    codes = {"mentor": "11112222", "mentee": "33334444"}
    doors = tuple(Door(role, f"https://t.me/bot?start={role}", code) for role, code in codes.items())
    memo = Memo("Школа № 5", "tandem_bot", date(2027, 5, 31), 14, "Рогова И. Л., каб. 12", date(2026, 10, 15), doors)
    document = Document(BytesIO(memo_docx(memo)))
    words = "\n".join(one.text for one in document.paragraphs)
    assert "31 мая 2027 г." in words
    assert "раз в две недели" in words
    assert "@tandem_bot" in words
    assert "Рогова И. Л., каб. 12" in words
    cells = document.tables[0].rows[0].cells
    assert ["1111 2222" in cells[0].text, "3333 4444" in cells[1].text] == [True, True]
    assert len(document.inline_shapes) == 2
