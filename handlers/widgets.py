"""Keyboards as pure functions: options, pages, a calendar, yes and no."""

import calendar as months
from collections.abc import Callable, Sequence
from datetime import date
from typing import TypeVar

from aiogram.filters.callback_data import CallbackData

from handlers.callbacks import Idle
from handlers.view import Button, Rows
from texts import plain

T = TypeVar("T")
PAGE = 8


def column(buttons: Sequence[Button]) -> Rows:
    """One button a row."""
    return tuple((button,) for button in buttons)


def grid(buttons: Sequence[Button], width: int) -> Rows:
    """``width`` buttons a row."""
    return tuple(tuple(buttons[start : start + width]) for start in range(0, len(buttons), width))


def page_of(items: Sequence[T], page: int, size: int = PAGE) -> tuple[Sequence[T], int, int]:
    """The items of a page, the page's number brought into range, and how many pages there are (at least 1)."""
    pages = max(1, -(-len(items) // size))
    page = min(max(page, 0), pages - 1)
    return items[page * size : (page + 1) * size], page, pages


def pager(page: int, pages: int, to: Callable[[int], CallbackData]) -> Rows:
    """The row «‹ 2/5 ›»; nothing for a single page."""
    if pages < 2:
        return ()
    row = [Button(f"{page + 1}/{pages}", Idle())]
    if page > 0:
        row.insert(0, Button(plain("button-page-back"), to(page - 1)))
    if page < pages - 1:
        row.append(Button(plain("button-page-next"), to(page + 1)))
    return (tuple(row),)


def confirm(yes: str, yes_data: CallbackData, no_data: CallbackData) -> Rows:
    """«Да, …» and «Нет», one under the other so that a hurried thumb does not slip."""
    return ((Button(yes, yes_data),), (Button(plain("button-no"), no_data),))


def calendar(
    year: int,
    month: int,
    pick: Callable[[date], CallbackData],
    turn: Callable[[int, int], CallbackData],
    allowed: Callable[[date], bool],
) -> Rows:
    """A month of days (Monday first); days that are not allowed are blank dots; arrows turn the month."""
    title = Button(f"{month:02}.{year}", Idle())
    before = (year - 1, 12) if month == 1 else (year, month - 1)
    after = (year + 1, 1) if month == 12 else (year, month + 1)
    head = (
        Button(plain("button-page-back"), turn(*before)),
        title,
        Button(plain("button-page-next"), turn(*after)),
    )
    weeks = months.Calendar().monthdatescalendar(year, month)
    days = tuple(tuple(_day(value, month, pick, allowed) for value in week) for week in weeks)
    return (head, *days)


def _day(value: date, month: int, pick: Callable[[date], CallbackData], allowed: Callable[[date], bool]) -> Button:
    if value.month != month or not allowed(value):
        return Button("·", Idle())
    return Button(str(value.day), pick(value))
