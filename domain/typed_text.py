"""What people type, without what nobody can see.

Zero-width signs, signs that turn the direction of writing and blank «letters» come with copied text. A name of nothing
else would be an empty button, which Telegram refuses, and with it the whole screen.
"""

import unicodedata

BLANK_LETTERS = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters and signs by their category that are drawn as nothing."""
_JOINERS = "\u200c\u200d"  # they hold emoji and some scripts together, but alone they are nothing
_UNSEEN = ("Cc", "Cf", "Cs")  # control, format and half characters


def readable(typed: str) -> str:
    """The text without control, direction and zero-width signs; line breaks stay. Empty where nothing can be seen."""
    text = typed.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    if not text.isprintable():
        text = "".join(sign for sign in text if _stays(sign))
    return text if is_seen(text) else ""


def is_seen(text: str) -> bool:
    """Whether anything of it can be seen."""
    return any(
        not sign.isspace() and sign not in BLANK_LETTERS and unicodedata.category(sign) not in _UNSEEN for sign in text
    )


def _stays(sign: str) -> bool:
    return sign == "\n" or sign in _JOINERS or unicodedata.category(sign) not in _UNSEEN
