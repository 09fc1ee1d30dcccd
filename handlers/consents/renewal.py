"""The programme's consent has a newer text: everybody is asked again, and nobody stops taking part meanwhile."""

from datetime import datetime

from aiogram import Bot
from aiogram.types import CallbackQuery

from domain.notice import Notice
from domain.programme import Programme
from domain.refusal import Refused
from domain.who import PARTICIPANT, Who
from handlers.callbacks import MyDataAct, RenewTap
from handlers.consents.consent_copy import send_copy
from handlers.dialog import Dialog
from handlers.joining.enrolment import MARK, body_of
from handlers.notices import NoticeKind, NoticeKinds
from handlers.show import answer, show
from handlers.view import Button, View
from services.consents import consents, wordings
from services.database import Database
from services.joining import enrolment
from texts import Raw, moment, plain, t

dialog = Dialog("renewal")


def renewal_view(programme: Programme, *, own_first: bool = False) -> View:
    """``own_first``: a representative consented so far, the person has come of age."""
    body = body_of(programme)
    mark = consents.digest(body)[:MARK]
    rows = (
        (Button(plain("consent-button-give"), RenewTap(act="give", mark=mark)),),
        (Button(plain("consent-button-refuse"), RenewTap(act="refuse", mark=mark)),),
    )
    title = t("renewal-of-age", age=programme.adult_age) if own_first else t("renewal-title")
    return View(Raw(f"{title}\n\n{t('offer-text', text=body)}"), rows, asks=True)


@dialog.tap(RenewTap, PARTICIPANT)
async def on_renewal(query: CallbackQuery, data: RenewTap, who: Who, db: Database, now: datetime, bot: Bot) -> None:
    if not await wordings.outdated(db, who.known):
        raise Refused("stale")
    body, own_first = body_of(who.programme), await wordings.by_guardian(db, who.known)
    if data.act == "show" or data.mark != consents.digest(body)[:MARK]:
        if data.act != "show":
            await answer(query, plain("refused-consent-changed"), alert=True)
        await show(query, renewal_view(who.programme, own_first=own_first))
    elif data.act == "refuse":
        await wordings.renew(db, who, body, "refused", now)
        await show(query, _refused_view(own_first))
    elif await wordings.renew(db, who, body, "given", now):
        await show(query, View(t("consent-given", when=moment(now, who.programme.timezone))))
        await send_copy(bot, who, body, now)


def _refused_view(own_first: bool) -> View:
    """Nothing ends by it; who has come of age and wants an end is one tap from it."""
    if not own_first:
        return View(t("renewal-refused"))
    withdraw = Button(plain("mydata-button-withdraw"), MyDataAct(act="withdraw"))
    return View(t("renewal-of-age-refused"), ((withdraw,),), asks=True)


async def _compose(db: Database, notice: Notice, now: datetime) -> View | None:
    if not await wordings.outdated(db, notice.person_id):
        return None
    standing = await enrolment.standing(db, notice.person_id)
    if notice.subject != f"wording:programme:{standing.programme.consent_version}":
        return None
    return renewal_view(standing.programme, own_first=await wordings.by_guardian(db, notice.person_id))


NOTICES: NoticeKinds = {wordings.RENEWAL: NoticeKind(_compose)}
