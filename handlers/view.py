"""A screen as data: text, buttons, files. ``show`` turns it into calls; nothing else builds messages."""

from dataclasses import dataclass, field

from aiogram.filters.callback_data import CallbackData


@dataclass(frozen=True, slots=True)
class Button:
    """An inline button: a tap (``data``) or a link (``url``)."""

    label: str
    data: CallbackData | str | None = None
    url: str | None = None


Rows = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True, slots=True)
class File:
    """A document or picture to send; ``content`` in memory."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class View:
    """One screen. ``text`` is HTML made by ``texts.t``.

    ``asks`` marks the living message of a dialog: when the conversation goes on below it, its keyboard is removed.
    ``keyboard`` replaces the reply keyboard at the bottom (rows of labels), ``None`` leaves it.
    ``photo`` carries the text as its caption where it fits; ``documents`` follow.
    """

    text: str
    rows: Rows = ()
    asks: bool = False
    keyboard: tuple[tuple[str, ...], ...] | None = None
    photo: File | None = None
    documents: tuple[File, ...] = field(default=())
