"""The meetings of a pair, for the curator: a page of them, each opens its card."""

from datetime import datetime

from aiogram.types import CallbackQuery

from domain.who import CURATOR, Who
from handlers.callbacks import MeetingOpen, PairCard, PairMeetings
from handlers.dialog import Dialog
from handlers.meetings.meeting_words import length, verdict_words
from handlers.show import show
from handlers.view import Button, View
from handlers.widgets import grid, pager
from services.database import Database
from services.meetings import meetings
from services.meetings.meetings import Page
from texts import plain, t

dialog = Dialog("pair-meetings")
PAGE = 8


@dialog.tap(PairMeetings, CURATOR)
async def on_page(query: CallbackQuery, data: PairMeetings, who: Who, db: Database, now: datetime) -> None:
    await show(query, page_view(await meetings.of_pair(db, who, data.match, data.page, PAGE, now), data.match))


def page_view(found: Page, match: int) -> View:
    """Newest first, a numbered button for each."""
    first = found.number * PAGE + 1
    lines: list[str] = [t("pair-meetings-title", total=found.total) if found.total else t("meetings-none")]
    for number, card in enumerate(found.held, first):
        said = {"length": length(card.meeting), "verdict": verdict_words(card.meeting)}
        lines.append(t("pair-meetings-line", number=number, day=f"{card.meeting.day:%d.%m}", **said))
    lines += [t("meetings-hint")] if found.held else []
    numbers = [
        Button(str(number), MeetingOpen(meeting=card.meeting.id)) for number, card in enumerate(found.held, first)
    ]
    turn = pager(found.number, found.pages, lambda to: PairMeetings(match=match, page=to))
    back = (Button(plain("pair-meetings-button-back"), PairCard(match=match)),)
    return View("\n".join(lines), (*grid(numbers, 4), *turn, back), asks=True)
