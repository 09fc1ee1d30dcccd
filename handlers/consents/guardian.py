"""The legal representative of a minor: a one-use link, the consent in one's own chat, a copy, the withdrawal."""

from datetime import datetime
from typing import Literal

from aiogram import Bot
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from domain.consents import ConsentKind
from domain.programme import Programme
from domain.refusal import Refused
from domain.who import ANYONE, Who
from handlers.callbacks import GuardianTap, WardTap
from handlers.consents.consent_copy import send_copy
from handlers.consents.wording import wording
from handlers.dialog import UNKEPT, Dialog
from handlers.show import answer, deliver, show
from handlers.view import Button, View
from handlers.widgets import column, confirm
from services.consents import consents, leaving, minors, wordings
from services.consents.minors import Link, Opened
from services.database import Database
from services.people import people
from services.surveys.held_links import Held
from texts import Raw, day, moment, plain, t

dialog = Dialog("guardian")
Event = Message | CallbackQuery


NAME, CHILD = f"{UNKEPT}name", f"{UNKEPT}child"
"""Nothing is stored before the consent: what is typed for its text is asked anew if the bot was restarted meanwhile."""


class Guarding(StatesGroup):
    name = State()
    child = State()
    ready = State()


async def open_link(event: Event, link: Link, who: Who, db: Database, bot: Bot) -> None:
    """What the link leads to; nothing is kept of who merely opens it."""
    if link.state is not Opened.OPEN:
        raise Refused(f"guardian-{link.state}")
    await deliver(bot, who.account, await _consent_view(db, who.programme, link.held))


async def _consent_view(db: Database, programme: Programme, link: Held, *, full: bool = False) -> View:
    """The short text, or the whole one: always where it is the school's own."""
    buttons = [
        Button(plain("guardian-button-give"), _tap(link, "give")),
        Button(plain("consent-button-refuse"), _tap(link, "refuse")),
    ]
    version, own = await wordings.newest(db, ConsentKind.GUARDIAN)
    if full or own:
        blank = plain("guardian-blank")
        body = t("offer-text", text=_filled(programme, blank, blank, version, own))
        return View(Raw(f"{t('consent-title-full')}\n\n{body}"), column(buttons), asks=True)
    buttons.append(Button(plain("consent-button-full"), _tap(link, "full")))
    until = day(programme.ends_on) if programme.ends_on else ""
    text = t("guardian-consent", organisation=programme.org_full or "", until=until)
    return View(text, column(buttons), asks=True)


def _tap(link: Held, act: Literal["full", "give", "refuse", "confirm"]) -> GuardianTap:
    return GuardianTap(link=link.id, key=link.key, act=act)


async def _body(db: Database, programme: Programme, name: str, child: str) -> str:
    """The text that counts now, with both names."""
    return _filled(programme, name, child, *await wordings.newest(db, ConsentKind.GUARDIAN))


def _filled(programme: Programme, name: str, child: str, version: int, own: str) -> str:
    fills = {
        "organisation": programme.org_full or "",
        "name": name,
        "child": child,
        "until": day(programme.ends_on) if programme.ends_on else "",
        "curator": programme.curator_name or "",
        "contact": programme.curator_contact or "",
        "version": str(version),
    }
    return wording(ConsentKind.GUARDIAN, own, fills)


@dialog.tap(GuardianTap, ANYONE)
async def on_tap(
    query: CallbackQuery, data: GuardianTap, who: Who, db: Database, now: datetime, state: FSMContext, bot: Bot
) -> None:
    link = Held(data.link, data.key)
    match data.act:
        case "show":
            await show(query, await _consent_view(db, who.programme, link))
        case "full":
            await show(query, await _consent_view(db, who.programme, link, full=True))
        case "give":
            await minors.still_open(db, link, now)
            await state.set_data({"link": link.id, "key": link.key})
            await _ask_name(query, state)
        case "refuse":
            body = await _body(db, who.programme, plain("guardian-blank"), plain("guardian-blank"))
            stands = await minors.decide(db, who.account, link, body, "refused", "", now)
            await state.clear()
            await show(query, View(t("guardian-renewal-refused" if stands else "guardian-refused")))
        case "confirm":
            await _confirm(query, data, who, db, now, state, bot)
        case "withdraw" | "withdraw_yes":
            await _withdraw(query, data, who, db, now)


async def _ask_name(event: Event, state: FSMContext) -> None:
    await state.set_state(Guarding.name)
    await show(event, View(t("guardian-ask-name"), asks=True))


@dialog.text(Guarding.name, ANYONE)
async def on_name(message: Message, text: str, state: FSMContext) -> None:
    people.check_name(text)
    await state.update_data({NAME: " ".join(text.split())})
    await state.set_state(Guarding.child)
    await show(message, View(t("guardian-ask-child"), asks=True))


@dialog.text(Guarding.child, ANYONE)
async def on_child(message: Message, text: str, who: Who, db: Database, state: FSMContext) -> None:
    people.check_name(text)
    if NAME not in await state.get_data():
        await _ask_name(message, state)
        return
    await state.update_data({CHILD: " ".join(text.split())})
    await state.set_state(Guarding.ready)
    await show(message, await _ready_view(db, who, state))


async def _ready_view(db: Database, who: Who, state: FSMContext) -> View:
    """The text with both names, to be read once more before it counts; its checksum is remembered."""
    kept = await state.get_data()
    body = await _body(db, who.programme, kept[NAME], kept[CHILD])
    await state.update_data({"hash": consents.digest(body)})
    link = Held(int(kept["link"]), str(kept.get("key", "")))
    buttons = [
        Button(plain("guardian-button-confirm"), _tap(link, "confirm")),
        Button(plain("consent-button-refuse"), _tap(link, "refuse")),
    ]
    shown = t("offer-text", text=body)
    return View(Raw(f"{t('guardian-check')}\n\n{shown}"), column(buttons), asks=True)


async def _confirm(
    query: CallbackQuery, data: GuardianTap, who: Who, db: Database, now: datetime, state: FSMContext, bot: Bot
) -> None:
    kept, link = await state.get_data(), Held(data.link, data.key)
    if kept.get("link") != link.id or "hash" not in kept:
        await minors.still_open(db, link, now)
        raise Refused("stale")
    if NAME not in kept or CHILD not in kept:
        await _ask_name(query, state)
        return
    body = await _body(db, who.programme, kept[NAME], kept[CHILD])
    if consents.digest(body) != kept["hash"]:
        await answer(query, plain("refused-consent-changed"), alert=True)
        await show(query, await _ready_view(db, who, state))
        return
    await minors.decide(db, who.account, link, body, "given", kept[NAME], now)
    await state.clear()
    buttons = [
        Button(plain("ward-button"), WardTap(link=data.link)),
        Button(plain("mydata-button-withdraw"), GuardianTap(link=data.link, act="withdraw")),
    ]
    await show(query, View(t("guardian-given", when=moment(now, who.programme.timezone)), column(buttons)))
    await send_copy(bot, who, body, now)


async def _withdraw(query: CallbackQuery, data: GuardianTap, who: Who, db: Database, now: datetime) -> None:
    until = day(who.programme.day_of(now + leaving.ERASE_WITHIN))
    await leaving.withdraw_for(db, who.account, data.link, now, sure=data.act == "withdraw_yes")
    if data.act == "withdraw_yes":
        await show(query, View(t("guardian-withdrawn", until=until)))
        return
    yes = GuardianTap(link=data.link, act="withdraw_yes")
    rows = confirm(plain("mydata-withdraw-yes"), yes, WardTap(link=data.link))
    await show(query, View(t("guardian-withdraw-ask", until=until), rows, asks=True))
