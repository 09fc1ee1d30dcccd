"""Who is asked about a pupil, by a personal link: who asks and why, a consent of one's own, the questions."""

from datetime import datetime
from typing import Literal

from aiogram import Bot
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from domain.notice import Notice
from domain.programme import Programme
from domain.refusal import Refused
from domain.who import ANYONE, Who
from handlers.callbacks import InquiryBack, InquiryTap, MyDataAct
from handlers.consents.consent_copy import send_copy
from handlers.dialog import Dialog
from handlers.notices import NoticeKind, NoticeKinds
from handlers.questionnaires import questionnaire
from handlers.show import answer, deliver, show
from handlers.view import Button, View
from handlers.widgets import column, confirm
from services import identity
from services.consents import minors, wards
from services.database import Database
from services.questionnaires import forms, subjects
from services.surveys import third_party
from services.surveys.held_links import Held
from services.surveys.third_party import Link, Opened
from texts import Raw, day, plain, t

dialog = Dialog("third_party")
Event = Message | CallbackQuery
INQUIRY = "inquiry"


class Asked(StatesGroup):
    name = State()


async def open_link(event: Event, link: Link, who: Who, bot: Bot) -> None:
    """What the link leads to; nothing is kept of who merely opens it."""
    if link.state not in (Opened.OPEN, Opened.GO_ON):
        raise Refused(f"inquiry-{link.state}")
    await deliver(bot, who.account, invitation_view(link, who.programme))


def invitation_view(link: Link, programme: Programme) -> View:
    """Who asks, about whom, why, who will read it."""
    text = t(
        "inquiry-invitation",
        organisation=programme.org_full or programme.org_short or "",
        curator=programme.contact or plain("role-curator"),
        pupil=link.pupil,
        relation=plain(f"inquiry-as-{link.relation}"),
        minutes=forms.newest(subjects.THIRD_PARTY).minutes,
    )
    go_on = _tap(link, "consent" if link.state is Opened.OPEN else "give")
    buttons = [Button(plain("button-continue"), go_on)]
    if link.state is Opened.OPEN:
        buttons.append(Button(plain("inquiry-button-wrong"), _tap(link, "wrong")))
    return View(text, column(buttons), asks=True)


def consent_view(link: Link, programme: Programme, *, full: bool = False) -> View:
    """The asked person's own consent: a message of its own, before anything of theirs is kept."""
    buttons = [
        Button(plain("consent-button-give"), _tap(link, "give")),
        Button(plain("consent-button-refuse"), _tap(link, "refuse")),
    ]
    if full:
        body = t("offer-text", text=_body(programme))
        return View(Raw(f"{t('consent-title-full')}\n\n{body}"), column(buttons), asks=True)
    buttons.append(Button(plain("consent-button-full"), _tap(link, "full")))
    text = t("inquiry-consent", organisation=programme.org_full or "", until=_until(programme))
    return View(text, column(buttons), asks=True)


def _tap(link: Link, act: Literal["consent", "full", "give", "refuse", "wrong"]) -> InquiryTap:
    return InquiryTap(inquiry=link.held.id, key=link.held.key, act=act)


def _until(programme: Programme) -> str:
    return day(programme.ends_on) if programme.ends_on else ""


def _body(programme: Programme) -> str:
    return plain(
        "inquiry-body",
        organisation=programme.org_full or "",
        until=_until(programme),
        curator=programme.curator_name or "",
        contact=programme.curator_contact or "",
        version=str(third_party.VERSION),
    )


@dialog.tap(InquiryTap, ANYONE)
async def on_tap(
    query: CallbackQuery, data: InquiryTap, who: Who, db: Database, now: datetime, state: FSMContext, bot: Bot
) -> None:
    if data.act == "wrong":
        await show(query, View(t("inquiry-wrong")))
        return
    link = await third_party.open_link(db, who, Held(data.inquiry, data.key), now)
    match data.act:
        case "show":
            await show(query, invitation_view(link, who.programme))
        case "consent" | "full":
            await show(query, consent_view(link, who.programme, full=data.act == "full"))
        case "refuse":
            await third_party.refuse(db, who, link.held, now)
            await state.clear()
            await show(query, View(t("inquiry-refused")))
        case "give":
            await _give(query, link, who, db, now, state, bot)


async def _give(
    query: CallbackQuery, link: Link, who: Who, db: Database, now: datetime, state: FSMContext, bot: Bot
) -> None:
    """Consent, a copy of it, then the name (of somebody not known yet), then the questions."""
    body = _body(who.programme)
    named = await third_party.give(db, who, link.held, body, now)
    known = await identity.identify(db, who.account)
    if link.state is Opened.OPEN:
        await answer(query)
        await send_copy(bot, known, body, now)
    if not named:
        await state.set_state(Asked.name)
        await state.set_data({INQUIRY: link.held.id})
        await deliver(bot, who.account, View(t("inquiry-ask-name"), asks=True))
        return
    await questionnaire.begin(query, known, db, now, state, subjects.THIRD_PARTY, link.subject, anew=True)


@dialog.text(Asked.name, ANYONE)
async def on_name(message: Message, text: str, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    kept = await state.get_data()
    link = await third_party.introduce(db, who, int(kept[INQUIRY]), text, now)
    await state.clear()
    await questionnaire.begin(message, who, db, now, state, subjects.THIRD_PARTY, link.subject)


@dialog.tap(InquiryBack, ANYONE)
async def on_back(query: CallbackQuery, data: InquiryBack, who: Who, db: Database, now: datetime) -> None:
    """From «My data»: the consent to have told of a pupil is taken back."""
    if who.person_id is None:
        raise Refused("stale")
    if data.act == "ask":
        rows = confirm(plain("mydata-withdraw-yes"), InquiryBack(act="yes"), MyDataAct(act="show"))
        await show(query, View(t("inquiry-back-ask"), rows, asks=True))
        return
    await third_party.take_back(db, who, now)
    await show(query, View(t("inquiry-back-done")))


async def _compose_about_me(db: Database, notice: Notice, now: datetime) -> View | None:
    """To the pupil: somebody is asked about you (152-FZ art. 18 p. 3)."""
    found = await third_party.for_notice(db, int(str(notice.payload["inquiry"])), notice.person_id, now)
    if found is None:
        return None
    return View(t("inquiry-about-me", relation=plain(f"inquiry-relation-{found.relation}")))


async def _compose_about_ward(db: Database, notice: Notice, now: datetime) -> View | None:
    """The same to the representative who consented for the pupil: a minor's rights are theirs to use."""
    found = await third_party.for_notice(db, int(str(notice.payload["inquiry"])), notice.person_id, now)
    if found is None:
        return None
    programme = (await minors.pupil(db, notice.person_id)).programme
    relation = plain(f"inquiry-relation-{found.relation}")
    return View(t("inquiry-about-ward", pupil=found.pupil, relation=relation, contact=programme.contact))


NOTICES: NoticeKinds = {
    subjects.ABOUT_ME: NoticeKind(_compose_about_me),
    third_party.ABOUT_WARD: NoticeKind(_compose_about_ward, addressee=wards.account_for),
}
