"""One-use links as their buttons name them.

A button's data can be forged, and links are numbered one after another: the number alone would let a stranger learn of
a pupil, or consent for somebody else's child. So a button carries part of the hash of the link's secret as well, which
only who has opened the link can hold.
"""

from dataclasses import dataclass
from hmac import compare_digest
from sqlite3 import Row

KEY_LENGTH = 16
"""Hexadecimal digits: 64 bits, and a button stays within 64 bytes."""


@dataclass(frozen=True, slots=True)
class Held:
    """``id`` of the row, ``key`` that belongs to it; the key is empty in a button that is no proof."""

    id: int
    key: str


def held(row: Row) -> Held:
    """Of a row with ``id`` and ``token_hash``."""
    return Held(row["id"], row["token_hash"][:KEY_LENGTH])


def fits(row: Row, link: Held) -> bool:
    """Whether the button comes from the link itself."""
    return compare_digest(held(row).key, link.key)
