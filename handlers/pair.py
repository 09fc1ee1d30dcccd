"""A participant's own pair: the partner's card, the order, the next step, how to write (S1 4.14)."""

from collections.abc import Sequence
from datetime import datetime

from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from domain.names import labels
from domain.notice import Notice
from domain.refusal import Refused
from domain.roles import Role
from domain.who import ADMITTED, Who
from handlers.callbacks import OwnPair, PlanOpen, RunCommand
from handlers.cards import profile_lines
from handlers.dialog import Dialog
from handlers.notices import NoticeKind, NoticeKinds
from handlers.show import show
from handlers.view import Button, View
from handlers.widgets import column
from services import pairs
from services.database import Database
from services.pairs import Partner
from texts import day, moment, plain, t

dialog = Dialog("pair")


@dialog.command("pair", ADMITTED)
async def own(event: Message | CallbackQuery, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    await state.clear()
    found = await pairs.own(db, who, now)
    if not found:
        await show(event, View(t("own-none")))
    elif len(found) == 1:
        await show(event, _card(found[0], who, several=False))
    else:
        await show(event, _list(found))


@dialog.tap(OwnPair, ADMITTED)
async def one(query: CallbackQuery, data: OwnPair, who: Who, db: Database, now: datetime) -> None:
    found = await pairs.own(db, who, now)
    chosen = next((p for p in found if (p.match_id, p.person_id) == (data.match, data.person)), None)
    if chosen is None:
        raise Refused("stale")
    await show(query, _card(chosen, who, several=len(found) > 1))


def _list(found: Sequence[Partner]) -> View:
    short = labels({partner.person_id: partner.name for partner in found})
    buttons = [
        Button(short[partner.person_id], OwnPair(match=partner.match_id, person=partner.person_id)) for partner in found
    ]
    return View(t("own-choose"), column(buttons))


def _card(partner: Partner, who: Who, *, several: bool) -> View:
    """Only what the partner allowed; then order, meetings, next step and how to write."""
    title = t("own-mentor", name=partner.name) if partner.role is Role.MENTOR else t("own-mentee", name=partner.name)
    parts = [title, profile_lines(partner.lines), "\n".join(_state(partner, who)), _contact(partner)]
    buttons = []
    if partner.next_at is None:
        buttons.append(Button(plain("meetings-button-plan"), PlanOpen(match=partner.match_id)))
    if partner.username:
        buttons.append(Button(plain("own-button-write"), url=f"https://t.me/{partner.username}"))
    if several:
        buttons.append(Button(plain("own-button-list"), RunCommand(name="pair")))
    return View("\n\n".join(part for part in parts if part), column(buttons))


def _state(partner: Partner, who: Who) -> list[str]:
    lines: list[str] = []
    order = partner.order
    if order is not None and order.signed:
        if order.signed_on is None:
            lines.append(t("own-order-no-day", number=order.number))
        else:
            lines.append(t("own-order", number=order.number, day=day(order.signed_on)))
    if partner.held:
        lines.append(t("own-held", held=partner.held))
    if partner.next_at is not None:
        lines.append(t("own-next-at", when=moment(partner.next_at, who.programme.timezone)))
    elif not partner.held:
        lines.append(t("own-first-step"))
    return lines


def _contact(partner: Partner) -> str:
    if partner.account is None:
        return t("own-by-hand")
    return t("own-write", account=str(partner.account), name=partner.name)


async def _told(db: Database, notice: Notice, now: datetime) -> View | None:
    """Both sides learn of each other; pairs that have ended since are left out."""
    payload = notice.payload
    matches = payload.get("matches")
    ids = [int(one) for one in matches] if isinstance(matches, list) else []
    found = await pairs.introduced(db, notice.person_id, ids, now)
    others = [one for one in found if one.role is Role(str(payload["role"])).other_side]
    if not others:
        return None
    names = ", ".join(one.name for one in others)
    if others[0].role is Role.MENTOR:
        head = t("pair-told-mentee", names=names)
    else:
        head = t("pair-told-mentor", names=names) if len(others) == 1 else t("pair-told-mentors", names=names)
    rows = ((Button(plain("pair-told-button"), RunCommand(name="pair")),),)
    return View(f"{head}\n\n{t('pair-told-step')}", rows)


async def _ended(db: Database, notice: Notice, now: datetime) -> View | None:
    found = await pairs.ended(db, int(str(notice.payload["match"])))
    if found is None:
        return None
    match, names = found
    is_mentor = notice.person_id in match.mentors
    partners = ", ".join(names.get(one, "") for one in (match.mentees if is_mentor else match.mentors))
    if match.state == "transferred":
        kind = "mentor" if is_mentor else "mentee"
        return View(t(f"pair-notice-transferred-{kind}", partners=partners))
    return View(t(f"pair-notice-{match.state}", partners=partners))


NOTICES: NoticeKinds = {pairs.TOLD: NoticeKind(_told), pairs.ENDED: NoticeKind(_ended)}
