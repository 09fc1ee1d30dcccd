"""The legal representative of a minor: a one-use link, the consent in one's own chat, a copy, the withdrawal."""

from datetime import datetime

from aiogram import Bot
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from domain.programme import Programme
from domain.refusal import Refused
from domain.who import ANYONE, Who
from handlers.callbacks import GuardianTap
from handlers.consent_copy import send_copy
from handlers.dialog import Dialog
from handlers.show import deliver, show
from handlers.view import Button, View
from handlers.widgets import column, confirm
from services import leaving, minors, people
from services.database import Database
from services.minors import Link, Opened
from texts import Raw, day, moment, plain, t

dialog = Dialog("guardian")
Event = Message | CallbackQuery


class Guarding(StatesGroup):
    name = State()
    child = State()
    ready = State()


async def open_link(event: Event, link: Link, who: Who, bot: Bot) -> None:
    """What the link leads to; nothing is kept of who merely opens it."""
    if link.state is not Opened.OPEN:
        raise Refused(f"guardian-{link.state}")
    await deliver(bot, who.account, _consent_view(who.programme, link.id))


def _consent_view(programme: Programme, link: int, *, full: bool = False) -> View:
    buttons = [
        Button(plain("guardian-button-give"), GuardianTap(link=link, act="give")),
        Button(plain("consent-button-refuse"), GuardianTap(link=link, act="refuse")),
    ]
    if full:
        blank = plain("guardian-blank")
        body = t("offer-text", text=_body(programme, blank, blank))
        return View(Raw(f"{t('consent-title-full')}\n\n{body}"), column(buttons), asks=True)
    buttons.append(Button(plain("consent-button-full"), GuardianTap(link=link, act="full")))
    until = day(programme.ends_on) if programme.ends_on else ""
    text = t("guardian-consent", organisation=programme.org_full or "", until=until)
    return View(text, column(buttons), asks=True)


def _body(programme: Programme, name: str, child: str) -> str:
    return plain(
        "guardian-body",
        organisation=programme.org_full or "",
        name=name,
        child=child,
        until=day(programme.ends_on) if programme.ends_on else "",
        curator=programme.curator_name or "",
        contact=programme.curator_contact or "",
        version=str(minors.VERSION),
    )


@dialog.tap(GuardianTap, ANYONE)
async def on_tap(
    query: CallbackQuery, data: GuardianTap, who: Who, db: Database, now: datetime, state: FSMContext, bot: Bot
) -> None:
    match data.act:
        case "show":
            await show(query, _consent_view(who.programme, data.link))
        case "full":
            await show(query, _consent_view(who.programme, data.link, full=True))
        case "give":
            await minors.still_open(db, data.link, now)
            await state.set_state(Guarding.name)
            await state.set_data({"link": data.link})
            await show(query, View(t("guardian-ask-name"), asks=True))
        case "refuse":
            body = _body(who.programme, plain("guardian-blank"), plain("guardian-blank"))
            await minors.decide(db, who.account, data.link, body, "refused", "", now)
            await state.clear()
            await show(query, View(t("guardian-refused")))
        case "confirm":
            await _confirm(query, data, who, db, now, state, bot)
        case "withdraw" | "withdraw_yes":
            await _withdraw(query, data, who, db, now)


@dialog.text(Guarding.name, ANYONE)
async def on_name(message: Message, text: str, state: FSMContext) -> None:
    people.check_name(text)
    await state.update_data({"name": " ".join(text.split())})
    await state.set_state(Guarding.child)
    await show(message, View(t("guardian-ask-child"), asks=True))


@dialog.text(Guarding.child, ANYONE)
async def on_child(message: Message, text: str, who: Who, state: FSMContext) -> None:
    """The text with both names, to be read once more before it counts."""
    people.check_name(text)
    await state.update_data({"child": " ".join(text.split())})
    await state.set_state(Guarding.ready)
    kept = await state.get_data()
    buttons = [
        Button(plain("guardian-button-confirm"), GuardianTap(link=int(kept["link"]), act="confirm")),
        Button(plain("consent-button-refuse"), GuardianTap(link=int(kept["link"]), act="refuse")),
    ]
    body = t("offer-text", text=_body(who.programme, kept["name"], kept["child"]))
    await show(message, View(Raw(f"{t('guardian-check')}\n\n{body}"), column(buttons), asks=True))


async def _confirm(
    query: CallbackQuery, data: GuardianTap, who: Who, db: Database, now: datetime, state: FSMContext, bot: Bot
) -> None:
    kept = await state.get_data()
    if kept.get("link") != data.link or "child" not in kept:
        await minors.still_open(db, data.link, now)
        raise Refused("stale")
    body = _body(who.programme, kept["name"], kept["child"])
    await minors.decide(db, who.account, data.link, body, "given", kept["name"], now)
    await state.clear()
    withdraw = Button(plain("mydata-button-withdraw"), GuardianTap(link=data.link, act="withdraw"))
    await show(query, View(t("guardian-given", when=moment(now, who.programme.timezone)), ((withdraw,),)))
    await send_copy(bot, who, body, now)


async def _withdraw(query: CallbackQuery, data: GuardianTap, who: Who, db: Database, now: datetime) -> None:
    until = day((now + leaving.ERASE_WITHIN).astimezone(who.programme.zone).date())
    await leaving.withdraw_for(db, who.account, data.link, now, sure=data.act == "withdraw_yes")
    if data.act == "withdraw_yes":
        await show(query, View(t("guardian-withdrawn", until=until)))
        return
    yes = GuardianTap(link=data.link, act="withdraw_yes")
    rows = (*confirm(plain("mydata-withdraw-yes"), yes, GuardianTap(link=data.link, act="show"))[:1],)
    await show(query, View(t("guardian-withdraw-ask", until=until), rows, asks=True))
