"""The QR picture: size, quiet zone, and that it says the link."""

import struct

import pytest
import segno

from documents.qr import qr_png

LINK = "https://t.me/tandem_school_bot?start=" + "Aa0_-Zz9" * 3


@pytest.mark.parametrize("link", ["https://t.me/a?start=b", LINK, LINK + "x" * 60])
def test_a_square_large_enough_for_a_poster_and_a_photo(link: str) -> None:
    png = qr_png(link)
    width, height = struct.unpack(">II", png[16:24])
    assert 600 <= width == height <= 1200


def test_the_quiet_zone_is_four_modules() -> None:
    modules, _ = segno.make(LINK, error="m").symbol_size(border=4)
    width = struct.unpack(">I", qr_png(LINK)[16:20])[0]
    assert width % modules == 0
