"""The invited person's side of networking meetings: the answer, the calendar, what the bot reminds of."""

from datetime import datetime

from aiogram import Bot
from aiogram.types import CallbackQuery

from domain.networking import Networking, Reply
from domain.notice import Notice
from domain.who import ADMITTED, Who
from handlers.callbacks import NetworkingFile, NetworkingReply
from handlers.dialog import Dialog
from handlers.notices import NoticeKind, NoticeKinds
from handlers.show import answer, send_file, show
from handlers.view import Button, File, Rows, View
from services.database import Database
from services.networking import networking, networking_papers
from services.networking.networking import Asked
from texts import clock, moment, plain, span_minutes, t

dialog = Dialog("networking")
ANSWERS = {"1": Reply.YES, "0": Reply.NO, "m": Reply.MAYBE}


@dialog.tap(NetworkingReply, ADMITTED)
async def reply(query: CallbackQuery, data: NetworkingReply, who: Who, db: Database, now: datetime, bot: Bot) -> None:
    """The answer stands in the message; the buttons stay, plans change. The first «yes» brings the calendar file."""
    said = ANSWERS[data.answer]
    found, first = await networking.reply(db, who, data.meeting, said, now)
    when = moment(found.starts_at, who.programme.timezone)
    text = t(f"networking-replied-{said}", when=when, place=found.place)
    calendar = Button(plain("networking-button-file"), NetworkingFile(meeting=found.id))
    rows = (*_buttons(found), (calendar,)) if said is Reply.YES else _buttons(found)
    await show(query, View(text, rows))
    if first:
        await _send_file(bot, who, found, now)


@dialog.tap(NetworkingFile, ADMITTED)
async def to_calendar(
    query: CallbackQuery, data: NetworkingFile, who: Who, db: Database, now: datetime, bot: Bot
) -> None:
    found = await networking.take_file(db, who, data.meeting, now)
    await answer(query)
    await _send_file(bot, who, found, now)


async def _send_file(bot: Bot, who: Who, found: Networking, now: datetime) -> None:
    organisation = who.programme.org_short or who.programme.org_full or ""
    file = await _file(found, organisation, now)
    await send_file(bot, who.account, file, t("networking-file-sent"))


async def _file(found: Networking, organisation: str, now: datetime) -> File:
    notes = plain("networking-file-notes", organisation=organisation or plain("networking-file-programme"))
    content = await networking_papers.calendar_file(found, plain("networking-file-title"), notes, now)
    return File(plain("networking-file-name"), content)


def _buttons(found: Networking) -> Rows:
    def button(code: str, said: Reply) -> Button:
        data = NetworkingReply.model_validate({"meeting": found.id, "answer": code})
        return Button(plain(f"networking-button-{said}"), data)

    yes, no, maybe = (button(code, said) for code, said in ANSWERS.items())
    return ((yes, no), (maybe,))


async def _compose(db: Database, notice: Notice, now: datetime) -> View | None:
    asked = await networking.asked(db, int(notice.subject.split(":")[1]), notice.person_id)
    if asked is None:
        return None
    found = asked.meeting
    when = moment(found.starts_at, asked.timezone)
    if notice.kind == networking.CANCELLED:
        return View(t("networking-cancelled", when=when), documents=await _renewed(asked, now))
    if not found.answers(now):
        return None
    if notice.kind in (networking.EVENING, networking.MORNING):
        return _reminder(notice.kind, asked)
    length = span_minutes(found.terms.minutes)
    text = t(f"{notice.kind}", when=when, place=found.place, length=length)
    files = await _renewed(asked, now) if notice.kind == networking.MOVED else ()
    return View(text, _buttons(found), documents=files)


def _reminder(kind: str, asked: Asked) -> View | None:
    """On the eve to all but those who cannot; on the day to those who said that they come, or may."""
    silent = asked.reply is None and kind == networking.MORNING
    if asked.reply is Reply.NO or silent:
        return None
    found = asked.meeting
    when = clock(found.starts_at, asked.timezone)
    key = "networking-today" if kind == networking.MORNING else "networking-tomorrow"
    text = t(key, when=when, place=found.place)
    if asked.reply is not Reply.YES:
        text = t("networking-remind-ask", text=text)
    return View(text, _buttons(found))


async def _renewed(asked: Asked, now: datetime) -> tuple[File, ...]:
    """The file that puts right what stands in somebody's calendar; for who has none, none."""
    return (await _file(asked.meeting, asked.organisation, now),) if asked.filed is not None else ()


NOTICES: NoticeKinds = {
    kind: NoticeKind(_compose, lasting=kind == networking.INVITE) for kind in (*networking.ASKING, networking.CANCELLED)
}
