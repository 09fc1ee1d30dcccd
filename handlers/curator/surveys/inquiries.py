"""The curator asks others about a pupil: whom, a link to pass on, who has answered, taking a link back (D14)."""

from datetime import datetime

from aiogram import Bot
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from domain.notice import Notice
from domain.people.relation import Relation
from domain.refusal import Refused
from domain.who import CURATOR, Who
from handlers.callbacks import InquiryAct, InquiryCard, InquiryWaiting, RecordRead
from handlers.curator.surveys import inquiry_screens as screens
from handlers.dialog import Dialog
from handlers.notices import NoticeKind, NoticeKinds
from handlers.show import deliver, show
from handlers.view import Button, File, View
from handlers.widgets import column, confirm
from services.consents import audit
from services.database import Database
from services.joining import invitations
from services.people import people
from services.questionnaires import subjects
from services.surveys import third_party
from texts import day, plain, t

dialog = Dialog("inquiries")
Event = Message | CallbackQuery


class Asking(StatesGroup):
    """What is typed is not kept here: the pupil and the office only."""

    note = State()


@dialog.tap(InquiryAct, CURATOR)
async def on_act(
    query: CallbackQuery, data: InquiryAct, who: Who, db: Database, now: datetime, state: FSMContext, bot: Bot
) -> None:
    await state.clear()
    match data.act:
        case "list":
            view = await _list(db, who, data.person, now)
            await audit.looked(db, who, data.person, "card", now)
            await show(query, view)
        case "ask":
            await third_party.of_pupil(db, who, data.person, now)
            await show(query, screens.whom_view(data.person, await people.name_of(db, data.person)))
        case "note":
            await third_party.of_pupil(db, who, data.person, now)
            await state.set_state(Asking.note)
            await state.set_data({"person": data.person, "relation": _relation(data.relation).value})
            await show(query, screens.note_view(data.person, _relation(data.relation)))
        case "bare":
            await _send(who, db, data.person, _relation(data.relation), "", now, bot)
            await deliver(bot, who.account, await _list(db, who, data.person, now))


@dialog.text(Asking.note, CURATOR)
async def on_note(
    message: Message, text: str, who: Who, db: Database, now: datetime, state: FSMContext, bot: Bot
) -> None:
    kept = await state.get_data()
    person = int(kept["person"])
    await _send(who, db, person, Relation(kept["relation"]), text, now, bot)
    await state.clear()
    await deliver(bot, who.account, await _list(db, who, person, now))


def _relation(value: str) -> Relation:
    if value not in set(Relation):
        raise Refused("stale")
    return Relation(value)


async def _list(db: Database, who: Who, person: int, now: datetime) -> View:
    found = await third_party.of_pupil(db, who, person, now)
    return screens.list_view(person, await people.name_of(db, person), found, who)


async def _send(who: Who, db: Database, person: int, relation: Relation, note: str, now: datetime, bot: Bot) -> None:
    """A message to pass on: no name of the pupil stands in it, messages travel."""
    issued = await third_party.ask(db, who, person, relation, note, now)
    name = (await bot.me()).username or ""
    link = f"https://t.me/{name}?start={issued.token}"
    text = t(
        "inquiry-forward",
        organisation=who.programme.org_short or who.programme.org_full or "",
        link=link,
        bot=name,
        code=issued.code,
        until=day(who.programme.day_of(issued.expires_at)),
    )
    picture = File(plain("link-file-name"), await invitations.picture(link))
    await deliver(bot, who.account, View(text, photo=picture), notice=True)


@dialog.tap(InquiryCard, CURATOR)
async def on_card(query: CallbackQuery, data: InquiryCard, who: Who, db: Database, now: datetime) -> None:
    found = await third_party.get(db, who, data.inquiry, now)
    if data.act == "recall_yes":
        await third_party.recall(db, who, data.inquiry, now)
        await show(query, await _list(db, who, found.pupil_id, now), toast=plain("inquiry-recalled"))
        return
    text = t("inquiry-recall-ask", who=screens.office(found), pupil=found.pupil)
    yes = InquiryCard(inquiry=found.id, act="recall_yes")
    await show(query, View(text, confirm(plain("inquiry-recall-yes"), yes, InquiryAct(person=found.pupil_id))))


@dialog.tap(InquiryWaiting, CURATOR)
async def on_waiting(query: CallbackQuery, data: InquiryWaiting, who: Who, db: Database, now: datetime) -> None:
    await show(query, screens.waiting_view(await third_party.waiting(db, who, now), data.page, who))


async def _compose_answered(db: Database, notice: Notice, now: datetime) -> View | None:
    found = await third_party.for_notice(db, int(str(notice.payload["inquiry"])), notice.person_id, now)
    if found is None or found.response_id is None or found.stage is not third_party.Stage.ANSWERED:
        return None
    text = t("inquiry-notice-answered", pupil=found.pupil, who=screens.office(found), name=found.name)
    return View(text, ((Button(plain("inquiry-button-open"), RecordRead(response=found.response_id)),),))


async def _compose_refused(db: Database, notice: Notice, now: datetime) -> View | None:
    found = await third_party.for_notice(db, int(str(notice.payload["inquiry"])), notice.person_id, now)
    if found is None:
        return None
    withdrawn = found.stage is third_party.Stage.WITHDRAWN
    said = {"pupil": found.pupil, "who": screens.office(found)}
    text = t("inquiry-notice-withdrawn", **said) if withdrawn else t("inquiry-notice-refused", **said)
    return View(text, ((Button(plain("inquiry-button-other"), InquiryAct(person=found.pupil_id, act="ask")),),))


async def _compose_waits(db: Database, notice: Notice, now: datetime) -> View | None:
    """Three days without an answer: once, to who asked."""
    found = await third_party.for_notice(db, int(str(notice.payload["inquiry"])), notice.person_id, now)
    if found is None or found.stage not in (third_party.Stage.WAITS, third_party.Stage.BEGUN):
        return None
    buttons = [
        Button(plain("inquiry-button-pupil"), InquiryAct(person=found.pupil_id)),
        Button(plain("inquiry-button-waiting"), InquiryWaiting()),
    ]
    return View(t("inquiry-notice-waits", pupil=found.pupil, who=screens.office(found)), column(buttons))


NOTICES: NoticeKinds = {
    subjects.ANSWERED: NoticeKind(_compose_answered),
    third_party.REFUSED: NoticeKind(_compose_refused),
    third_party.REMIND: NoticeKind(_compose_waits),
}
