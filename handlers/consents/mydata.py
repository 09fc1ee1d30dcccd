"""«My data»: what is kept, a copy, corrections, leaving, withdrawal of consent – for everyone, also after leaving."""

from datetime import datetime
from zoneinfo import ZoneInfo

from aiogram import Bot
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from domain.notice import Notice
from domain.refusal import Refused
from domain.who import ANYONE, Who
from handlers.callbacks import MyDataAct, PersonCard, RegisterFile
from handlers.commands import set_for
from handlers.consents import mydata_screens as screens
from handlers.dialog import Dialog
from handlers.notices import NoticeKind, NoticeKinds
from handlers.show import answer, deliver, show
from handlers.view import Button, File, View
from handlers.widgets import confirm
from services import identity
from services.consents import leaving, mydata, wards
from services.consents.leaving import ERASE_WITHIN
from services.database import Database
from services.people import people
from texts import day, plain, t

dialog = Dialog("mydata")
Event = Message | CallbackQuery


@dialog.command("mydata", ANYONE)
async def begin(event: Event, who: Who, db: Database) -> None:
    """Also for somebody who has left or refused: the right to one's data does not end with taking part."""
    found = await wards.of(db, who.account)
    if who.person_id is not None:
        await show(event, screens.account_view(who, await mydata.account(db, who), found))
    elif found:
        await show(event, screens.guardian_view(who, found))
    elif (past := await wards.past(db, who.account)) is not None:
        await show(event, screens.past_view(who, past))
    else:
        await show(event, View(t("mydata-stranger")))


@dialog.tap(MyDataAct, ANYONE)
async def act(
    query: CallbackQuery, data: MyDataAct, who: Who, db: Database, now: datetime, state: FSMContext, bot: Bot
) -> None:
    if who.person_id is None:
        raise Refused("stale")
    if data.act.endswith("_yes") and data.person != who.person_id:
        raise Refused("not-allowed")
    match data.act:
        case "show":
            await begin(query, who, db)
        case "copy":
            await _send_copy(query, who, db, now, bot)
        case "correct":
            await show(query, screens.correct_view(await mydata.account(db, who)))
        case "leave":
            await show(query, screens.leave_view(await mydata.account(db, who)))
        case "withdraw":
            yes = MyDataAct(act="withdraw_yes", person=who.known)
            rows = confirm(plain("mydata-withdraw-yes"), yes, MyDataAct(act="show"))
            await show(query, View(t("mydata-withdraw-ask", until=screens.erased_by(who, now)), rows, asks=True))
        case "leave_yes":
            await leaving.leave(db, who, now)
            await _gone(query, who, db, state, bot, View(t("mydata-left")))
        case "withdraw_yes":
            await leaving.withdraw(db, who, now)
            await _gone(query, who, db, state, bot, View(t("mydata-withdrawn", until=screens.erased_by(who, now))))
        case _:
            raise Refused("stale")


async def _send_copy(query: CallbackQuery, who: Who, db: Database, now: datetime, bot: Bot) -> None:
    await answer(query)
    copy = await mydata.copy(db, who, now)
    files = (File(plain("mydata-file-html"), copy.html), File(plain("mydata-file-json"), copy.json))
    await deliver(bot, who.account, View(t("mydata-copy"), documents=files))


async def _gone(query: CallbackQuery, who: Who, db: Database, state: FSMContext, bot: Bot, view: View) -> None:
    """What was being done is over, and the commands of a participant go with the role."""
    await state.clear()
    await show(query, view)
    await set_for(bot, await identity.identify(db, who.account))


async def _compose_left(db: Database, notice: Notice, now: datetime) -> View | None:
    """To the curators: who has left and what is to be done."""
    person_id = int(str(notice.payload["person"]))
    name = await people.name_of(db, person_id)
    button = Button(plain("mydata-notice-card"), PersonCard(person=person_id))
    if notice.payload["how"] == "withdrawn":
        zone = ZoneInfo(await identity.timezone(db))
        until = day((notice.due_at + ERASE_WITHIN).astimezone(zone).date())
        return View(t("mydata-notice-withdrawn", name=name, until=until), ((button,),))
    return View(t("mydata-notice-left", name=name), ((button,),))


async def _compose_due(db: Database, notice: Notice, now: datetime) -> View | None:
    """To the curators, five days before the law's term: the act to sign, or the card to erase from."""
    person_id = int(str(notice.payload["person"]))
    withdrawn, act = await leaving.still_due(db, person_id)
    if not withdrawn:
        return None
    zone = ZoneInfo(await identity.timezone(db))
    until = day(datetime.fromisoformat(str(notice.payload["until"])).astimezone(zone).date())
    text = t("erasure-due", until=until, person=str(person_id), erased="no" if act is None else "yes")
    if act is None:
        return View(text, ((Button(plain("mydata-notice-card"), PersonCard(person=person_id)),),))
    return View(text, ((Button(plain("erasure-button-act"), RegisterFile(document=act)),),))


NOTICES: NoticeKinds = {leaving.LEFT: NoticeKind(_compose_left), leaving.DUE: NoticeKind(_compose_due)}
