"""Consents beside the programme's own: to publication, web resource by web resource, and to a mentor's work."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from aiogram import Bot
from aiogram.types import CallbackQuery

from domain.consents import TAKE_DOWN_DAYS, ConsentKind, release_days, within_working_days
from domain.notice import Notice
from domain.refusal import Refused
from domain.who import ADMITTED, ANYONE, MENTOR, Who
from handlers.callbacks import MyDataAct, OfferTap, PersonCard, PublicationAct, ResignTap
from handlers.consents.consent_copy import send_copy
from handlers.consents.wording import wording
from handlers.dialog import Dialog
from handlers.notices import NoticeKind, NoticeKinds
from handlers.show import answer, show
from handlers.view import Button, View
from handlers.widgets import column, confirm
from services import identity
from services.consents import consents, labour, offers
from services.consents.offers import Offer
from services.database import Database
from services.people import people
from texts import Raw, day, moment, plain, t

dialog = Dialog("offers")
MARK = 12
TICKED, EMPTY = "\N{BALLOT BOX WITH CHECK}", "\N{BALLOT BOX}"


@dataclass(frozen=True, slots=True)
class Filled:
    """A consent's text as it would be given now; ``mark`` guards against buttons under an older one."""

    body: str
    mark: str
    detail: str = ""


def filled(kind: ConsentKind, offer: Offer, mask: int = -1) -> Filled:
    """Fill the text in; of the web resources those of ``mask`` (bits in their order), -1: all."""
    everything = _body(kind, offer, offer.programme.web_resources)
    mark = consents.digest(everything)[:MARK]
    if kind is not ConsentKind.PUBLICATION:
        return Filled(everything, mark)
    chosen = tuple(one for bit, one in enumerate(offer.programme.web_resources) if mask >> bit & 1)
    return Filled(_body(kind, offer, chosen), mark, "\n".join(chosen))


def _body(kind: ConsentKind, offer: Offer, resources: tuple[str, ...]) -> str:
    programme, agreement = offer.programme, offer.agreement
    fills: dict[str, object] = {
        "organisation": programme.org_full or "",
        "details": programme.operator_details,
        "name": offer.name,
        "account": str(offer.account or ""),
        "until": day(programme.ends_on) if programme.ends_on else "",
        "curator": programme.curator_name or "",
        "contact": programme.curator_contact or "",
        "resources": "\n".join(f"   – {one}" for one in resources),
        "version": str(offer.version),
    }
    if agreement is not None:
        fills |= {
            "number": agreement.number,
            "signed": day(agreement.signed_on),
            "until": day(agreement.until),
            "format": plain(f"agreement-format-{agreement.format}"),
            "paid": plain("agreement-paid" if agreement.paid else "agreement-unpaid"),
        }
    return wording(kind, offer.wording, fills)


def offer_view(kind: ConsentKind, offer: Offer, mask: int = 0, *, full: bool = False) -> View:
    """The consent with its buttons; for publication each web resource is ticked by itself, none beforehand."""
    current = filled(kind, offer)

    def tap(act: str, to: int = mask) -> OfferTap:
        return OfferTap(kind=kind, act=act, mark=current.mark, mask=to)

    rows: list[Button] = []
    if kind is ConsentKind.PUBLICATION:
        for bit, one in enumerate(offer.programme.web_resources):
            box = TICKED if mask >> bit & 1 else EMPTY
            rows.append(Button(f"{box} {one}"[:60], tap("tick", mask ^ (1 << bit))))
    rows.append(Button(plain("consent-button-give"), tap("give")))
    rows.append(Button(plain("consent-button-refuse"), tap("refuse")))
    if full or offer.wording:
        shown = Raw(f"{t('consent-title-full')}\n\n{t('offer-text', text=current.body)}")
        return View(shown, column(rows), asks=True)
    rows.append(Button(plain("consent-button-full"), tap("full")))
    return View(_screen(kind, offer), column(rows), asks=True)


def _screen(kind: ConsentKind, offer: Offer) -> str:
    if kind is ConsentKind.PUBLICATION:
        until = day(offer.programme.ends_on) if offer.programme.ends_on else ""
        return t("offer-publication", organisation=offer.programme.org_full or "", until=until)
    agreement = offer.agreement
    assert agreement is not None, "a labour consent is to an agreement"
    return t(
        "offer-labour",
        organisation=offer.programme.org_full or "",
        number=agreement.number,
        signed=day(agreement.signed_on),
        until=day(agreement.until),
        format=plain(f"agreement-format-{agreement.format}"),
        paid=plain("agreement-paid" if agreement.paid else "agreement-unpaid"),
    )


@dialog.tap(OfferTap, ADMITTED)
async def on_offer(query: CallbackQuery, data: OfferTap, who: Who, db: Database, now: datetime, bot: Bot) -> None:
    kind = ConsentKind(data.kind)
    offer = await offers.offer(db, who.known, kind)
    if offer is None:
        raise Refused("stale")
    chosen = filled(kind, offer, data.mask)
    if data.mark != chosen.mark:
        await answer(query, plain("refused-consent-changed"), alert=True)
        await show(query, offer_view(kind, offer))
        return
    match data.act:
        case "tick":
            await show(query, offer_view(kind, offer, data.mask))
        case "full":
            await show(query, offer_view(kind, offer, data.mask, full=True))
        case "refuse":
            await offers.decide(db, who, kind, filled(kind, offer).body, "refused", now)
            await show(query, View(t("offer-refused")))
        case "give":
            await _give(query, kind, chosen, who, db, now, bot)


async def _give(
    query: CallbackQuery, kind: ConsentKind, chosen: Filled, who: Who, db: Database, now: datetime, bot: Bot
) -> None:
    if kind is ConsentKind.PUBLICATION and not chosen.detail:
        raise Refused("offer-nothing-ticked")
    if not await offers.decide(db, who, kind, chosen.body, "given", now, chosen.detail):
        return
    when = moment(now, who.programme.timezone)
    text = t("offer-given-labour", when=when) if kind is ConsentKind.LABOUR else _published(chosen, when)
    await show(query, View(text))
    await send_copy(bot, who, chosen.body, now)


def _published(chosen: Filled, when: str) -> str:
    return t("offer-given-publication", when=when, resources=", ".join(chosen.detail.splitlines()))


@dialog.tap(PublicationAct, ANYONE)
async def on_publication(query: CallbackQuery, data: PublicationAct, who: Who, db: Database, now: datetime) -> None:
    """Also for somebody who has left: a consent is withdrawn at any time."""
    if who.person_id is None:
        raise Refused("stale")
    match data.act:
        case "offer":
            offer = await offers.offer(db, who.known, ConsentKind.PUBLICATION)
            if offer is None:
                raise Refused("stale")
            await show(query, offer_view(ConsentKind.PUBLICATION, offer))
        case "withdraw":
            rows = confirm(plain("offer-unpublish-yes"), PublicationAct(act="withdraw_yes"), MyDataAct(act="show"))
            await show(query, View(t("offer-unpublish-ask"), rows, asks=True))
        case "withdraw_yes":
            await offers.withdraw_publication(db, who, now)
            await show(query, View(t("offer-unpublished")))


# Laying the mentor's duties down


@dialog.tap(ResignTap, MENTOR)
async def on_resign(query: CallbackQuery, data: ResignTap, who: Who, db: Database, now: datetime) -> None:
    """The day is asked first, then «yes»; nothing is said to anybody before."""
    today = who.programme.day_of(now)
    match data.act:
        case "ask":
            await show(query, _days_view(today))
        case "day":
            until = day(_chosen(data.day))
            rows = confirm(plain("labour-resign-yes"), ResignTap(act="yes", day=data.day), MyDataAct(act="show"))
            await show(query, View(t("labour-resign-ask", until=until), rows, asks=True))
        case "yes":
            agreement = await labour.resign(db, who, _chosen(data.day), now)
            assert agreement.released_on is not None, "notice has just been given"
            await show(query, View(t("labour-resigned", until=day(agreement.released_on))))


def _days_view(today: date) -> View:
    buttons = [
        Button(plain("labour-resign-day", until=day(one)), ResignTap(act="day", day=one.toordinal()))
        for one in release_days(today)
    ]
    buttons.append(Button(plain("button-back"), MyDataAct(act="show")))
    return View(t("labour-resign-when"), column(buttons), asks=True)


def _chosen(ordinal: int) -> date:
    try:
        return date.fromordinal(ordinal)
    except (ValueError, OverflowError):
        raise Refused("stale") from None


# Notices


async def _compose_publication(db: Database, notice: Notice, now: datetime) -> View | None:
    offer = await offers.offer(db, notice.person_id, ConsentKind.PUBLICATION)
    if offer is None or _answered(offer, notice):
        return None
    return offer_view(ConsentKind.PUBLICATION, offer)


def _answered(offer: Offer, notice: Notice) -> bool:
    """A refusal is respected; a consent that covers every web resource needs no other."""
    last = offer.standing
    if last is None or (last.given and offer.outdated):
        return False
    return not last.given or set(offer.programme.web_resources) <= set(last.detail.splitlines())


async def _compose_labour(db: Database, notice: Notice, now: datetime) -> View | None:
    offer = await offers.offer(db, notice.person_id, ConsentKind.LABOUR)
    if offer is None or offer.agreement is None:
        return None
    if notice.subject != f"agreement:{offer.agreement.id}" and not offer.outdated:
        return None
    return offer_view(ConsentKind.LABOUR, offer)


async def _compose_take_down(db: Database, notice: Notice, now: datetime) -> View | None:
    """To the curators: where from and until when."""
    person_id = int(str(notice.payload["person"]))
    found = (await offers.standings(db, person_id)).get(ConsentKind.PUBLICATION)
    if found is None or found.decision != "withdrawn":
        return None
    zone = ZoneInfo(await identity.timezone(db))
    until = within_working_days(notice.due_at.astimezone(zone).date(), TAKE_DOWN_DAYS)
    text = t(
        "offer-take-down",
        name=await people.name_of(db, person_id),
        resources=", ".join(found.detail.splitlines()),
        until=day(until),
    )
    return View(text, ((Button(plain("mydata-notice-card"), PersonCard(person=person_id)),),))


async def _compose_notice(db: Database, notice: Notice, now: datetime) -> View | None:
    """That a mentor's duties end: to the mentor, the mentees and the curators."""
    agreement = await labour.get(db, int(str(notice.payload["agreement"])))
    if agreement is None or agreement.released_on is None:
        return None
    until = day(agreement.released_on)
    if notice.person_id == agreement.person_id:
        return View(t("labour-notice-own", until=until, number=agreement.number))
    return View(t("labour-notice", name=await people.name_of(db, agreement.person_id), until=until))


async def _compose_released(db: Database, notice: Notice, now: datetime) -> View | None:
    agreement = await labour.get(db, int(str(notice.payload["agreement"])))
    if agreement is None:
        return None
    if notice.person_id == agreement.person_id:
        return View(t("labour-released-own"))
    name = await people.name_of(db, agreement.person_id)
    card = Button(plain("mydata-notice-card"), PersonCard(person=agreement.person_id))
    return View(t("labour-released", name=name), ((card,),))


NOTICES: NoticeKinds = {
    offers.PUBLICATION: NoticeKind(_compose_publication),
    offers.LABOUR: NoticeKind(_compose_labour),
    offers.TAKE_DOWN: NoticeKind(_compose_take_down),
    labour.RESIGNING: NoticeKind(_compose_notice),
    labour.RELEASED: NoticeKind(_compose_released),
}
