"""«Кто без пары» when pairs are agreed: a living list, a card with the next step, news of answers and places (D35)."""

from datetime import datetime

from aiogram.types import CallbackQuery

from domain.notice import Notice
from domain.who import CURATOR, Who
from handlers.callbacks import AskBack, AskMentor, MentorLoads, WaitingCard, WaitingList
from handlers.curator.pairing import waiting_screens as screens
from handlers.dialog import Dialog
from handlers.notices import NoticeKind, NoticeKinds
from handlers.show import show
from handlers.view import View
from handlers.widgets import page_of
from services.consents import audit
from services.database import Database
from services.pairing import mentor_asks, mentor_load, vacancies, waiting
from texts import plain

dialog = Dialog("waiting")


@dialog.tap(WaitingList, CURATOR)
async def listing(query: CallbackQuery, data: WaitingList, who: Who, db: Database, now: datetime) -> None:
    found = await waiting.overview(db, who, now)
    await show(query, screens.listing(found, data.page, who.programme))


@dialog.tap(WaitingCard, CURATOR)
async def card(query: CallbackQuery, data: WaitingCard, who: Who, db: Database, now: datetime) -> None:
    match data.act:
        case "form":
            await audit.looked(db, who, data.person, audit.SEARCH, now)
            await show(query, screens.other_forms(await mentor_asks.card(db, who, data.person, now)))
        case "rest" | "search":
            await waiting.pause(db, who, data.person, now, on=data.act == "rest")
            await _show_card(query, who, db, data.person, now, plain(f"unpaired-done-{data.act}"))
        case "show":
            await _show_card(query, who, db, data.person, now)


@dialog.tap(AskMentor, CURATOR)
async def ask(query: CallbackQuery, data: AskMentor, who: Who, db: Database, now: datetime) -> None:
    """One tap sends the question."""
    await mentor_asks.ask(db, who, data.mentee, data.mentor, now)
    await _show_card(query, who, db, data.mentee, now, plain("unpaired-done-asked"))


@dialog.tap(AskBack, CURATOR)
async def take_back(query: CallbackQuery, data: AskBack, who: Who, db: Database, now: datetime) -> None:
    mentee = await mentor_asks.take_back(db, who, data.ask, now)
    await _show_card(query, who, db, mentee, now, plain("unpaired-done-back"))


async def _show_card(query: CallbackQuery, who: Who, db: Database, person: int, now: datetime, toast: str = "") -> None:
    found = await mentor_asks.card(db, who, person, now)
    await audit.looked(db, who, (person, *(one.mentor for one in found.mentors)), audit.SEARCH, now)
    await show(query, screens.card(found, who.programme), toast=toast)


@dialog.tap(MentorLoads, CURATOR)
async def loads(query: CallbackQuery, data: MentorLoads, who: Who, db: Database, now: datetime) -> None:
    """What mentors have answered stands here: noted for those on the page."""
    found = await mentor_load.every(db, who)
    shown, *_ = page_of(found, data.page, screens.PAGE)
    await audit.looked(db, who, [one.person_id for one in shown], "card", now)
    await show(query, screens.loads(found, data.page))


async def _compose_places(db: Database, notice: Notice, now: datetime) -> View | None:
    offers = await vacancies.offers(db, now)
    return screens.places(offers) if offers else None


async def _compose_said(db: Database, notice: Notice, now: datetime) -> View | None:
    said = await mentor_asks.said(db, int(str(notice.payload["ask"])), yes=bool(notice.payload["yes"]))
    return screens.said(said) if said else None


NOTICES: NoticeKinds = {
    vacancies.PLACES: NoticeKind(_compose_places, once_a_day=True),
    mentor_asks.ANSWERED: NoticeKind(_compose_said),
}
