"""HTML as Telegram reads it."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emulator.entities import Entity, Formatted, units
from emulator.formatting import detect, render_html, trim
from emulator.parsing import parse_html
from emulator.refusals import Refusal


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("<b>Да</b>", "Да", [Entity("bold", 0, 2)]),
        ("<strong>Да</strong>", "Да", [Entity("bold", 0, 2)]),
        ("<i>а</i><em>б</em>", "аб", [Entity("italic", 0, 1), Entity("italic", 1, 1)]),
        ("<u>а</u><ins>б</ins>", "аб", [Entity("underline", 0, 1), Entity("underline", 1, 1)]),
        (
            "<s>а</s><strike>б</strike><del>в</del>",
            "абв",
            [Entity("strikethrough", offset, 1) for offset in range(3)],
        ),
        ("<code>x</code>", "x", [Entity("code", 0, 1)]),
        ("<pre>x</pre>", "x", [Entity("pre", 0, 1)]),
        (
            '<pre><code class="language-python">x</code></pre>',
            "x",
            [Entity("pre", 0, 1, language="python")],
        ),
        ("<blockquote>а</blockquote>", "а", [Entity("blockquote", 0, 1)]),
        ("<blockquote expandable>а</blockquote>", "а", [Entity("expandable_blockquote", 0, 1)]),
        ("<tg-spoiler>а</tg-spoiler>", "а", [Entity("spoiler", 0, 1)]),
        ('<span class="tg-spoiler">а</span>', "а", [Entity("spoiler", 0, 1)]),
        (
            '<a href="https://example.org/?a=1&amp;b=2">там</a>',
            "там",
            [Entity("text_link", 0, 3, url="https://example.org/?a=1&b=2")],
        ),
        ("<a href='tg://user?id=42'>Вера</a>", "Вера", [Entity("text_mention", 0, 4, user=42)]),
        ("<a>слово</a>", "слово", []),
        ("<b></b>пусто", "пусто", []),
        ("<B>Да</B>", "Да", [Entity("bold", 0, 2)]),
        ("<b>Да</>", "Да", [Entity("bold", 0, 2)]),
        ("<b>а<i>б</i></b>", "аб", [Entity("bold", 0, 2), Entity("italic", 1, 1)]),
        ("😀<b>а</b>", "😀а", [Entity("bold", 2, 1)]),
        ("&lt;b&gt; &amp;amp; &quot;&#65;&#x41;&#128512;", '<b> &amp; "AA😀', []),
        ("R&D &nbsp; &#0; &", "R&D &nbsp; &#0; &", []),
    ],
)
def test_reads(source: str, text: str, entities: list[Entity]) -> None:
    assert parse_html(source) == Formatted(text, tuple(entities))


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("Ё<x>", 'Unsupported start tag "x" at byte offset 2'),
        ("😀 <h1>а</h1>", 'Unsupported start tag "h1" at byte offset 5'),
        ("а < б", 'Unsupported start tag "" at byte offset 3'),
        ("А<3 ", 'Unsupported start tag "3" at byte offset 2'),
        ("<br/>", 'Unsupported start tag "br/" at byte offset 0'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ('<a href="x', "Unclosed start tag at byte offset 0"),
        ("<a href=https://x>а</a>", "Unexpected end of name token at byte offset 8"),
        ('<a ="x">а</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<span>а</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<b>а</b", "Unclosed end tag at byte offset 5"),
        ("<b><i>а</b></i>", 'Unmatched end tag at byte offset 8, expected "</i>", found "</b>"'),
        ("<b><i>а", 'Can\'t find end tag corresponding to start tag "i"'),
        ("&lt;</b>", "Unexpected end tag at byte offset 4"),
    ],
)
def test_refuses(source: str, fault: str) -> None:
    with pytest.raises(Refusal) as refused:
        parse_html(source)
    assert refused.value.description == f"Bad Request: can't parse entities: {fault}"


TEXT = st.text(st.characters(exclude_categories=["Cs"]))


@given(TEXT)
def test_escaped_text_comes_back_plain(text: str) -> None:
    assert parse_html(html.escape(text)) == Formatted(text)


@given(TEXT, TEXT, TEXT)
def test_escaped_pieces_keep_their_marks(before: str, marked: str, after: str) -> None:
    found = parse_html(f"{html.escape(before)}<b>{html.escape(marked)}</b>{html.escape(after)}")
    assert found.text == before + marked + after
    assert found.entities == ((Entity("bold", units(before), units(marked)),) if marked else ())


@given(TEXT)
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        parse_html(text)
    except Refusal as refusal:
        assert refusal.code == 400  # noqa: PT017 - most examples are no refusals


@given(st.text("ab<>/&;bi \"'=аё😀", max_size=40))
def test_what_is_read_can_be_shown_and_read_again(source: str) -> None:
    try:
        found = parse_html(source)
    except Refusal:
        return
    rendered = render_html(found)
    assert parse_html(rendered).text == found.text


def test_trims_and_moves_marks() -> None:
    found = trim(parse_html(" \n <b> Да </b>\x07 \n"))
    assert found == Formatted("Да", (Entity("bold", 0, 2),))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Меню: /menu@tandem_bot и /help.", ["bot_command", "bot_command"]),
        ("Сайт https://example.org/a?b=1.", ["url"]),
        ("Пишите @yudina_vera", ["mention"]),
        ("15/09 а/б и почта a@example.org", []),
    ],
)
def test_finds_links_commands_and_names(text: str, found: list[str]) -> None:
    assert [entity.type for entity in detect(Formatted(text)).entities] == found


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("А &lt;3 &amp; &quot;Ко&quot;", "А &lt;3 &amp; &quot;Ко&quot;"),
        ("<b>а<i>б</i></b>", "<b>а<i>б</i></b>"),
        ("😀<code>x</code>", "😀<code>x</code>"),
        (
            "<a href='javascript://x%0aalert(1)'>а</a>",
            "а",
        ),
        (
            '<a href="example.org">а</a>',
            '<a href="http://example.org" target="_blank" rel="noopener noreferrer">а</a>',
        ),
    ],
)
def test_shows_safe_html(source: str, shown: str) -> None:
    assert render_html(parse_html(source)) == shown


def test_crossing_marks_are_shown_nested() -> None:
    crossing = Formatted("абвг", (Entity("bold", 0, 3), Entity("italic", 1, 3)))
    assert render_html(crossing) == "<b>а<i>бв</i></b>г"
