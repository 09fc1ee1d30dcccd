"""The very first question where pupils take part: of age or not; a minor waits for the representative's consent."""

from datetime import datetime

from aiogram import Bot
from aiogram.types import CallbackQuery

from domain.consents import ConsentKind
from domain.notice import Notice
from domain.programme import Programme
from domain.who import INVITED, Who
from handlers.callbacks import AgeTap, GuardianLink
from handlers.dialog import Dialog
from handlers.joining.enrolment import consent_view
from handlers.joining.form_choice import begin_button
from handlers.notices import NoticeKind, NoticeKinds
from handlers.show import answer, deliver, show
from handlers.view import Button, File, View
from handlers.widgets import column
from services import identity
from services.consents import leaving, minors, wordings
from services.database import Database
from services.joining import invitations
from texts import day, plain, t

dialog = Dialog("entrance")


def entrance_view(who: Who) -> View:
    """What somebody without a consent sees: the consent, or before it the question of age."""
    if who.consents_alone or who.programme.missing_for_consent:
        return consent_view(who.programme)
    return _age_view(who.programme) if who.minor is None else _minor_view(who.programme)


def _age_view(programme: Programme) -> View:
    rows = (
        (Button(plain("entrance-age-yes"), AgeTap(act="yes")),),
        (Button(plain("entrance-age-no"), AgeTap(act="no")),),
    )
    return View(t("entrance-age", age=programme.adult_age), rows, asks=True)


def _minor_view(programme: Programme) -> View:
    buttons = [
        Button(plain("entrance-button-link"), GuardianLink()),
        Button(plain("button-back"), AgeTap(act="again")),
    ]
    text = t("entrance-minor", curator=programme.curator_name or "", contact=programme.curator_contact or "")
    return View(text, column(buttons), asks=True)


@dialog.tap(AgeTap, INVITED)
async def on_age(query: CallbackQuery, data: AgeTap, who: Who, db: Database) -> None:
    await minors.declare(db, who, None if data.act == "again" else data.act == "no")
    await show(query, entrance_view(await identity.identify(db, who.account)))


@dialog.tap(GuardianLink, INVITED)
async def on_link(query: CallbackQuery, who: Who, db: Database, now: datetime, bot: Bot) -> None:
    """A message to pass on; the newest link is the one that works."""
    token = await minors.issue(db, who, now)
    await answer(query)
    link = f"https://t.me/{(await bot.me()).username}?start={token}"
    until = day(who.programme.day_of(now + minors.VALID_FOR))
    text = t("entrance-link", organisation=who.programme.org_full or "", link=link, until=until)
    view = View(text, photo=File(plain("link-file-name"), await invitations.picture(link)))
    await deliver(bot, who.account, view, notice=True)  # the screen above stays: another link may be wanted


async def _compose_decided(db: Database, notice: Notice, now: datetime) -> View | None:
    """To the pupil: go on, or whom to ask."""
    pupil = await minors.pupil(db, notice.person_id)
    programme = pupil.programme
    if not pupil.consented:
        contact = {"curator": programme.curator_name or "", "contact": programme.curator_contact or ""}
        return View(t("entrance-guardian-no", **contact))
    if pupil.owes is None:
        return None
    return View(t("entrance-guardian-yes"), ((begin_button(pupil.owes),),), asks=True)


async def _compose_renewal(db: Database, notice: Notice, now: datetime) -> View | None:
    """To the pupil: a newer text waits for the representative; the older consent stands."""
    if not await wordings.outdated(db, notice.person_id, ConsentKind.GUARDIAN):
        return None
    link = Button(plain("entrance-button-link"), GuardianLink())
    return View(t("entrance-guardian-renewal"), ((link,),))


async def _compose_withdrawn(db: Database, notice: Notice, now: datetime) -> View | None:
    """To the pupil, the last word after the representative's withdrawal."""
    pupil = await minors.pupil(db, notice.person_id)
    if pupil.consented:
        return None
    until = day(pupil.programme.day_of(notice.due_at + leaving.ERASE_WITHIN))
    return View(t("entrance-guardian-withdrawn", until=until, contact=pupil.programme.contact))


NOTICES: NoticeKinds = {
    leaving.GUARDIAN_WITHDREW: NoticeKind(_compose_withdrawn),
    minors.DECIDED: NoticeKind(_compose_decided),
    wordings.GUARDIAN: NoticeKind(_compose_renewal),
}
