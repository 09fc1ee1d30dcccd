"""Long texts in pieces: nothing lost, nothing too long, every piece parses as Telegram parses it."""

import re
from html import escape, unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emulator.parsing import parse_html
from handlers.splitting import split, visible_length

WORDS = st.text(alphabet="абвгд <>&\"'\n", min_size=1, max_size=30)


@st.composite
def pages(draw: st.DrawFn) -> str:
    parts = draw(st.lists(st.tuples(st.sampled_from(["", "b", "i", "code"]), WORDS), min_size=1, max_size=12))
    return "".join(f"<{tag}>{escape(text)}</{tag}>" if tag else escape(text) for tag, text in parts)


def read(html: str) -> str:
    return unescape(re.sub(r"<[^<>]+>", "", html))


@given(pages(), st.integers(min_value=5, max_value=60))
def test_pieces_say_the_same_and_fit(html: str, limit: int) -> None:
    pieces = split(html, limit)
    assert "".join(read("".join(pieces)).split()) == "".join(read(html).split())
    assert all(visible_length(piece) <= limit for piece in pieces) or len(pieces) == 1
    for piece in pieces:
        parse_html(piece)


@pytest.mark.parametrize(
    ("html", "limit", "pieces"),
    [
        ("короткий", 20, ["короткий"]),
        ("первый абзац\n\nвторой абзац", 20, ["первый абзац", "второй абзац"]),
        ("одна строка\nдругая строка", 20, ["одна строка", "другая строка"]),
        ("<b>жирно и ещё жирнее</b>", 12, ["<b>жирно и ещё</b>", "<b>жирнее</b>"]),
        ("а" * 25, 10, ["а" * 10, "а" * 10, "а" * 5]),
        ("&amp;" * 12, 10, ["&amp;" * 10, "&amp;" * 2]),
    ],
)
def test_where_it_is_cut(html: str, limit: int, pieces: list[str]) -> None:
    assert split(html, limit) == pieces
