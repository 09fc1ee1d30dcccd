"""The list of one's meetings: what is agreed ahead, then those held, newest first."""

import functools
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import Any

from aiogram.types import CallbackQuery, Message

from domain.match import Match
from domain.refusal import Refused
from domain.who import PARTICIPANT, Who
from handlers.callbacks import MeetingOpen, MeetingsPage, PlanOpen, RunCommand
from handlers.dialog import Dialog
from handlers.meetings.meeting_words import length, moment_words, names_words, short, verdict_words
from handlers.show import answer, show
from handlers.view import Button, Rows, View
from handlers.widgets import PAGE, column, grid, pager
from services.database import Database
from services.meetings import meetings
from services.meetings.journal import Card
from texts import plain, t

dialog = Dialog("meeting_list")
Event = Message | CallbackQuery
OVER = frozenset({"meeting-deleted", "meeting-gone", "meeting-pair-ended", "meeting-changed"})


def gently(handler: Callable[..., Awaitable[None]]) -> Callable[..., Awaitable[None]]:
    """A tap on what is over gets a toast and the present list of meetings, never silence."""

    @functools.wraps(handler)
    async def run(query: CallbackQuery, who: Who, db: Database, now: datetime, **data: Any) -> None:
        try:
            await handler(query, who=who, db=db, now=now, **data)
        except Refused as refusal:
            if refusal.code not in OVER:
                raise
            await answer(query, plain(f"refused-{refusal.code}", **refusal.args_), alert=True)
            await show(query, await list_view(db, who, 0, now))

    return run


@dialog.command("meetings", PARTICIPANT)
async def on_meetings(event: Event, who: Who, db: Database, now: datetime) -> None:
    await show(event, await list_view(db, who, 0, now))


@dialog.tap(MeetingsPage, PARTICIPANT)
async def on_page(query: CallbackQuery, data: MeetingsPage, who: Who, db: Database, now: datetime) -> None:
    await show(query, await list_view(db, who, data.page, now))


async def list_view(db: Database, who: Who, page: int, now: datetime) -> View:
    """What is agreed ahead, then the meetings held, newest first, a numbered button for each."""
    found = await meetings.page(db, who, page, PAGE, now)
    first = found.number * PAGE + 1
    lines: list[str] = [t("meetings-title", total=found.total) if found.total else t("meetings-none")]
    lines += [_ahead_line(card, who) for card in found.ahead]
    lines += [_held_line(number, card, who) for number, card in enumerate(found.held, first)]
    lines += [t("meetings-hint")] if found.held else []
    numbers = [
        Button(str(number), MeetingOpen(meeting=card.meeting.id, page=found.number))
        for number, card in enumerate(found.held, first)
    ]
    rows = grid(numbers, 4) + pager(found.number, found.pages, lambda to: MeetingsPage(page=to))
    return View("\n".join(lines), rows + _list_ways(found.ahead, who, pairs=found.pairs))


def _ahead_line(card: Card, who: Who) -> str:
    said = {"moment": moment_words(card), "names": names_words(card.partners(who.person_id))}
    place = card.meeting.place
    return t("meetings-ahead-place", place=place, **said) if place else t("meetings-ahead", **said)


def _held_line(number: int, card: Card, who: Who) -> str:
    return t(
        "meetings-line",
        number=number,
        day=f"{card.meeting.day:%d.%m}",
        names=", ".join(short(name) for name in card.partners(who.person_id)),
        length=length(card.meeting),
        verdict=verdict_words(card.meeting),
    )


def _list_ways(ahead: Sequence[Card], who: Who, *, pairs: Sequence[Match]) -> Rows:
    """Log, agree, move: only what can be done now."""
    rows = [
        Button(plain("meetings-button-move", moment=moment_words(card)), PlanOpen(match=0, meeting=card.meeting.id))
        for card in ahead
    ]
    if any(who.person_id in match.leaders for match in pairs):
        rows.append(Button(plain("meetings-button-log"), RunCommand(name="meet")))
    agreed = {card.meeting.match_id for card in ahead}
    if any(match.id not in agreed for match in pairs):
        rows.append(Button(plain("meetings-button-plan"), PlanOpen(match=-1)))
    return column(rows)
