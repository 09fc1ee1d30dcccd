"""Kinds of notices and how each becomes a screen, at the moment it is delivered."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from domain.notice import Notice
from handlers.view import View
from services.database import Database

Addressee = Callable[[Database, int], Awaitable[int | None]]
Compose = Callable[[Database, Notice, datetime], Awaitable[View | None]]


@dataclass(frozen=True, slots=True)
class NoticeKind:
    """``compose`` gives ``None`` when the notice has lost its point by now (it is dropped, not sent).

    ``addressee``: whose account it goes to instead of the person's own (a minor's representative), if anybody's.
    ``once_a_day``: at most one of the kind a day a person (the programme's day). ``quiet``: held back in quiet hours.
    ``lasting``: worth telling to somebody who could not be reached and is back, if ``compose`` still finds it true.
    """

    compose: Compose
    once_a_day: bool = False
    quiet: bool = True
    addressee: Addressee | None = None
    lasting: bool = False


NoticeKinds = Mapping[str, NoticeKind]


def joined(*tables: NoticeKinds) -> dict[str, NoticeKind]:
    """All kinds in one table; a kind that two dialogs claim is a fault at start."""
    kinds: dict[str, NoticeKind] = {}
    for table in tables:
        for name, kind in table.items():
            if name in kinds:
                raise ValueError(f"notice kind {name} twice")
            kinds[name] = kind
    return kinds
