"""A QR picture of a link: large enough for a poster, within what Telegram takes as a photo."""

from io import BytesIO

import segno

QUIET_ZONE = 4
LEAST_PIXELS = 600


def qr_png(link: str) -> bytes:
    """Square PNG at least 600 pixels wide, with the standard's quiet zone of four modules."""
    code = segno.make(link, error="m", micro=False)
    modules, _ = code.symbol_size(border=QUIET_ZONE)
    buffer = BytesIO()
    code.save(buffer, kind="png", scale=-(-LEAST_PIXELS // modules), border=QUIET_ZONE)
    return buffer.getvalue()
