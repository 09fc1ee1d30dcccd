"""A document in the school's register (D04), and how a number and a day are typed."""

import re
from dataclasses import dataclass
from datetime import date

_NUMBER = re.compile(r"(?P<number>(?:[^\W\d]{1,6}-)?\d[\w/.\-]{0,19})(?P<rest>.*)", re.DOTALL)
_QUOTES = frozenset("\u00ab\u00bb\"'\u201e\u201c\u201d")


@dataclass(frozen=True, slots=True)
class Document:
    """``signed``: number and day have been entered; ``signed_on`` may stay unknown."""

    id: int
    kind: str
    title: str
    number: str = ""
    signed_on: date | None = None
    signed: bool = False


def split_number(text: str) -> tuple[str, str] | None:
    """What was typed about an order («№ 17/1-ОД от 15.09.2026») as its number and the words about its day.

    The second is empty when only the number stands there; ``None`` when no number does.
    """
    found = _NUMBER.search(" ".join(text.split()))
    if found is None:
        return None
    return found["number"].rstrip("."), "".join(sign for sign in found["rest"] if sign not in _QUOTES).strip(" ,;.")
