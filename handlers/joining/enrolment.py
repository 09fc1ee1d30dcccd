"""Consent, a message of its own before anything is asked or stored; then straight into the questionnaire."""

from datetime import date, datetime

from aiogram import Bot
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from domain.consents import ConsentKind
from domain.programme import Programme
from domain.refusal import Refused
from domain.who import INVITED, Who
from handlers.callbacks import ConsentTap
from handlers.consents.consent_copy import send_copy
from handlers.consents.wording import wording
from handlers.dialog import Dialog
from handlers.joining import form_choice
from handlers.questionnaires import questionnaire
from handlers.show import answer, deliver, show
from handlers.view import Button, View
from services import identity
from services.consents import consents
from services.database import Database
from services.joining import enrolment
from texts import Raw, day, moment, plain, t

dialog = Dialog("enrolment")
MARK = 12


def consent_view(programme: Programme, *, full: bool = False) -> View:
    """The consent filled in from the programme; while set-up lacks what the law asks there is nothing to consent to."""
    if programme.missing_for_consent:
        return View(t("consent-not-ready"))
    mark = consents.digest(body_of(programme))[:MARK]
    give = Button(plain("consent-button-give"), ConsentTap(act="give", mark=mark))
    refuse = Button(plain("consent-button-refuse"), ConsentTap(act="refuse", mark=mark))
    if full or programme.consent_wording:
        text = Raw(f"{t('consent-title-full')}\n\n{t('offer-text', text=body_of(programme))}")
        return View(text, ((give,), (refuse,)), asks=True)
    more = Button(plain("consent-button-full"), ConsentTap(act="full", mark=mark))
    return View(_screen(programme), ((give,), (refuse,), (more,)), asks=True)


def body_of(programme: Programme) -> str:
    """The full text that is consented to, as it is kept and handed out."""
    return wording(ConsentKind.PROGRAMME, programme.consent_wording, _fills(programme))


def _screen(programme: Programme) -> str:
    return t(
        "consent-screen",
        organisation=programme.org_full or "",
        years=_years(programme.starts_on, programme.ends_on),
        until=day(programme.ends_on) if programme.ends_on else "",
    )


def _fills(programme: Programme) -> dict[str, object]:
    return {
        "organisation": programme.org_full or "",
        "years": _years(programme.starts_on, programme.ends_on),
        "until": day(programme.ends_on) if programme.ends_on else "",
        "curator": programme.curator_name or "",
        "contact": programme.curator_contact or "",
        "version": str(programme.consent_version),
    }


def _years(starts: date, ends: date | None) -> str:
    if ends is None or ends.year == starts.year:
        return str(starts.year)
    return f"{starts.year}–{ends.year}"


@dialog.tap(ConsentTap, INVITED)
async def on_consent(
    query: CallbackQuery, data: ConsentTap, who: Who, db: Database, now: datetime, state: FSMContext, bot: Bot
) -> None:
    if who.consented:
        if data.act == "refuse":
            raise Refused("consent-stands")
        await show(query, View(t("consent-already")))
        await ask_questionnaire(query, who, db, now, state)
        return
    if not who.consents_alone:
        raise Refused("stale")
    body = body_of(who.programme)
    if data.mark != consents.digest(body)[:MARK]:
        await answer(query, plain("refused-consent-changed"), alert=True)
        await show(query, consent_view(who.programme))
        return
    match data.act:
        case "full":
            await show(query, consent_view(who.programme, full=True))
        case "refuse":
            await _refuse(query, who, db, body, now)
        case "give":
            await _give(query, who, db, body, now, state, bot)
        case _:
            raise Refused("stale")


async def _refuse(query: CallbackQuery, who: Who, db: Database, body: str, now: datetime) -> None:
    await consents.refuse(db, who, body, now)
    programme = who.programme
    curator, contact = programme.curator_name or "", programme.curator_contact or ""
    await show(query, View(t("consent-refused", curator=curator, contact=contact)))


async def _give(
    query: CallbackQuery, who: Who, db: Database, body: str, now: datetime, state: FSMContext, bot: Bot
) -> None:
    """Ten taps at once: the consent is recorded, copied and followed by the questionnaire once."""
    if not await consents.give(db, who, body, now):
        return
    when = moment(now, who.programme.timezone)
    await show(query, View(t("consent-given", when=when)))
    await send_copy(bot, who, body, now)
    known = await identity.identify(db, who.account)
    await consents.note_username(db, known, query.from_user.username)
    await ask_questionnaire(query, known, db, now, state)


async def ask_questionnaire(
    event: Message | CallbackQuery, who: Who, db: Database, now: datetime, state: FSMContext
) -> bool:
    """Begin (or go on with) the questionnaire the person owes, below; False if none is owed."""
    owed = await enrolment.owed_form(db, who)
    if owed is None:
        return False
    if owed.code:
        await questionnaire.begin(event, who, db, now, state, owed.code, anew=True)
        return True
    bot = event.bot
    assert bot is not None
    await deliver(bot, who.account, await form_choice.ask(owed.role, owed.options, state))
    return True
