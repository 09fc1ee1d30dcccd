"""Every button's data in one table (shared: each dialog appends its own section).

A button carries identity (ids, keys, values), never a list index, and its own view state (page, month). Packed, it is
at most 64 bytes: ids of up to 10 digits, keys and codes of up to 16 characters.
"""

from aiogram.filters.callback_data import CallbackData


class ToMenu(CallbackData, prefix="menu"):
    """To the menu of one's roles."""


class Idle(CallbackData, prefix="idle"):
    """A button that only says something (a page number between two arrows)."""


class RunCommand(CallbackData, prefix="go"):
    """A menu's button: does what the command of that name does."""

    name: str
