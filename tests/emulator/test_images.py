"""The size of a picture from its first bytes."""

import struct

import pytest

from emulator.images import dimensions
from tests.emulator.stage import png

JPEG = b"\xff\xd8" + b"\xff\xe0\x00\x04\x00\x00" + b"\xff\xff" + b"\xff\xc0\x00\x0b\x08" + struct.pack(">HH", 480, 640)


@pytest.mark.parametrize(
    ("data", "size"),
    [
        (png(30, 20), (30, 20)),
        (JPEG, (640, 480)),
        (b"GIF89a" + struct.pack("<HH", 7, 5), (7, 5)),
        (b"BM" + bytes(16) + struct.pack("<ii", 9, -4), (9, 4)),
        (png(0, 20), None),
        (png()[:18], None),
        (JPEG[:9], None),
        (b"\xff\xd8\x00\x00", None),
        (b"", None),
        (b"%PDF-1.7", None),
    ],
)
def test_reads(data: bytes, size: tuple[int, int] | None) -> None:
    assert dimensions(data) == size
