"""/start: a stranger's screen, the codes of invitations, the way on for those who are known."""

import re
from datetime import datetime
from typing import Any

from aiogram import Bot
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from domain.names import FullName
from domain.refusal import Refused
from domain.roles import Role
from domain.who import ANYONE, MEMBER_BEFORE_CONSENT, Who
from handlers import commands
from handlers.callbacks import TakeRole, ToMenu
from handlers.consents.guardian import open_link
from handlers.curator import introduction, setup
from handlers.dialog import Dialog
from handlers.joining.enrolment import ask_questionnaire
from handlers.joining.entrance import entrance_view
from handlers.keyboards import keyboard_of
from handlers.menu import contact_of, menu_view, outside_view
from handlers.networking.networking_door import door_view
from handlers.questionnaires import third_party as third_party_door
from handlers.questionnaires.questionnaire import resume_view
from handlers.show import answer, deliver, show
from handlers.view import View
from handlers.widgets import confirm
from services import identity
from services.consents import consents, minors
from services.database import Database
from services.joining import enrolment
from services.joining.enrolment import Entry, Outcome
from services.joining.joining import Owed
from services.networking import networking_door
from services.surveys import third_party
from texts import plain, t

dialog = Dialog("start")
Event = Message | CallbackQuery
_LINK = re.compile(r"[?&]start=([A-Za-z0-9_-]{16,64})")
_TOKEN = re.compile(r"[A-Za-z0-9_-]{20,64}")
_BETWEEN_DIGITS = re.compile(r"[\s.\-\u2010-\u2015\u2212]+")


@dialog.command("start", ANYONE)
async def start(event: Event, args: str, who: Who, db: Database, now: datetime, state: FSMContext, bot: Bot) -> None:
    await state.clear()
    if args:
        await come_in(event, secret_in(args) or args[:64], who, db, now, state, bot)
    else:
        await welcome(event, who, db, now, state, bot)


@dialog.tap(TakeRole, MEMBER_BEFORE_CONSENT)
async def take_role(
    query: CallbackQuery, data: TakeRole, who: Who, db: Database, now: datetime, state: FSMContext, bot: Bot
) -> None:
    await state.clear()
    await come_in(query, data.secret, who, db, now, state, bot, agreed=True)


async def unknown(message: Message, who: Who, data: dict[str, Any]) -> None:
    """Text or a file that no dialog waits for: perhaps a code, else a hint."""
    db, now, state, bot = data["db"], data["now"], data["state"], data["bot"]
    secret = secret_in(message.text or "")
    digits = _BETWEEN_DIGITS.sub("", message.text or "")
    if secret is not None:
        await come_in(message, secret, who, db, now, state, bot)
    elif networking_door.is_typed(digits) and (door := await door_view(db, who, digits, now)) is not None:
        await show(message, door)
    elif not who.roles:
        await show(message, await resume_view(db, who, now) or outside_view(who))
    elif who.participates_as and not who.consented and not who.is_curator:
        await show(message, entrance_view(who))
    else:
        await show(message, await resume_view(db, who, now) or View(t("not-understood")))


def secret_in(text: str) -> str | None:
    """The code in what somebody typed or pasted: a link, a link's token, eight digits with spaces or dashes."""
    text = text.strip()
    if found := _LINK.search(text):
        return found[1]
    digits = _BETWEEN_DIGITS.sub("", text)
    if digits.isascii() and digits.isdecimal() and len(digits) == 8:
        return digits
    return text if _TOKEN.fullmatch(text) else None


async def come_in(
    event: Event,
    secret: str,
    who: Who,
    db: Database,
    now: datetime,
    state: FSMContext,
    bot: Bot,
    *,
    agreed: bool = False,
) -> None:
    """Open the door with a code, or say why it does not open."""
    if (link := await minors.look(db, who.account, secret, now)) is not None:
        await open_link(event, link, who, db, bot)
        return
    if (asked := await third_party.look(db, who, secret, now)) is not None:
        await third_party_door.open_link(event, asked, who, bot)
        return
    if (door := await door_view(db, who, secret, now)) is not None:
        await show(event, door)
        return
    entry = await enrolment.enter(db, who.account, secret, now, agreed=agreed)
    match entry.outcome:
        case Outcome.WRONG:
            raise Refused(f"code-{entry.reason}")
        case Outcome.ASK:
            await show(event, _second_role_view(who, entry, secret))
            return
        case Outcome.DECLINED:
            await show(event, View(t("start-declined", contact=contact_of(who))))
            return
        case _:
            pass
    if isinstance(event, CallbackQuery):
        await answer(event)
    known = await identity.identify(db, who.account)
    if entry.outcome is Outcome.MOVED:
        await deliver(bot, who.account, View(t("start-moved")))
        await _forget_lists(bot, entry, known)
    elif entry.outcome is Outcome.JOINED and entry.role is Role.CURATOR and who.roles:
        await deliver(bot, who.account, View(t("start-new-curator")))
    await welcome(event, known, db, now, state, bot)


def _second_role_view(who: Who, entry: Entry, secret: str) -> View:
    assert entry.role is not None
    has = ", ".join(plain(f"role-{role}") for role in sorted(who.roles))
    become = plain(f"role-become-{entry.role}")
    rows = confirm(plain("start-second-role-yes", role=become), TakeRole(secret=secret), ToMenu())
    return View(t("start-second-role", has=has, role=become), rows, asks=True)


async def _forget_lists(bot: Bot, entry: Entry, known: Who) -> None:
    """The accounts the person had before are strangers now, their lists of commands too."""
    for account in entry.left:
        await commands.set_for(bot, Who(account, known.programme))


async def welcome(event: Event, who: Who, db: Database, now: datetime, state: FSMContext, bot: Bot) -> None:
    """The way on: consent, the questionnaire that is owed, set-up, or the menu."""
    if not who.roles:
        await _below(event, bot, await resume_view(db, who, now) or await _outside_view(who, db))
        return
    await commands.set_for(bot, who)
    if event.from_user is not None:
        await consents.note_username(db, who, event.from_user.username)
    if who.participates_as and not who.consented:
        await _below(event, bot, entrance_view(who))
        return
    if not who.is_curator and await ask_questionnaire(event, who, db, now, state):
        return
    question = await setup.first_view(who, db, state) if who.is_curator else None
    passed = question is None
    if who.is_curator and passed:
        question = await introduction.first_view(who, db, state)
    owed = await enrolment.owed_form(db, who)
    await deliver(bot, who.account, _greeting(who, owed, passed=passed))
    await _below(event, bot, question or menu_view(who))


async def _outside_view(who: Who, db: Database) -> View:
    """Somebody who was declined hears that, a stranger learns how to come in."""
    if await enrolment.was_declined(db, who):
        return View(t("start-declined", contact=contact_of(who)))
    return outside_view(who)


def _greeting(who: Who, owed: Owed | None, *, passed: bool) -> View:
    name = FullName.parse(who.full_name or "").first_and_patronymic
    lines = [t("start-hello", name=name) if name else t("start-hello-unnamed")]
    if who.is_curator:
        lines.append(t("start-hello-curator"))
        if who.programme.missing and passed:
            lines.append(t("start-setup-missing"))
    if who.participates_as - who.admitted and owed is None:
        lines.append(t("start-waiting"))
    return View("\n".join(lines), keyboard=keyboard_of(who.roles, who.admitted))


async def _below(event: Event, bot: Bot, view: View) -> None:
    chat_id = event.chat.id if isinstance(event, Message) else event.from_user.id
    await deliver(bot, chat_id, view)
