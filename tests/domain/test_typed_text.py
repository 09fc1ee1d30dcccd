import pytest

from domain.typed_text import is_seen, readable


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Седова Анна", "Седова Анна"),
        ("одна\r\nдве\tтри\rчетыре", "одна\nдве три\nчетыре"),
        ("\u202eавонавИ", "авонавИ"),
        ("Се\u200bдова\ufeff \u00adАнна\x00", "Седова Анна"),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
        ("\u200b\u200d", ""),
        ("\u3164", ""),
        ("\u2800 \u115f", ""),
        (" \n ", ""),
        ("\u202e\u202d", ""),
        ("אבג", "אבג"),
        ("half \ud83d", "half "),
    ],
)
def test_what_cannot_be_seen_is_not_read(typed: str, read: str) -> None:
    assert readable(typed) == read


@pytest.mark.parametrize(
    ("text", "seen"),
    [("", False), (" ", False), ("\u200b\u3164", False), ("😀", True), (".", True)],
)
def test_what_can_be_seen(text: str, seen: bool) -> None:
    assert is_seen(text) is seen
