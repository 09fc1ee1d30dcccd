"""A participant's own pair: the partner's card, the order, the next step, how to write (S1 4.14)."""

from collections.abc import Sequence
from datetime import datetime

from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from domain.match import Kind
from domain.names import labels
from domain.notice import Notice
from domain.refusal import Refused
from domain.roles import Role
from domain.who import ADMITTED, Who
from handlers.callbacks import MeetWith, OwnPair, PlanOpen, RunCommand
from handlers.dialog import Dialog
from handlers.meetings.appointments import slot_rows
from handlers.meetings.meeting_words import new_draft
from handlers.notices import NoticeKind, NoticeKinds
from handlers.pairing import asked
from handlers.pairing.cards import profile_lines
from handlers.show import show
from handlers.view import Button, Rows, View
from handlers.widgets import column
from services.database import Database
from services.pairs import free_time, pairs, substitutes
from services.pairs.pairs import Partner
from texts import day, moment, plain, t

dialog = Dialog("pair")


@dialog.command("pair", ADMITTED)
async def own(event: Message | CallbackQuery, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    await state.clear()
    found = await pairs.own(db, who, now)
    if not found:
        await show(event, await asked.searching(db, who) or View(t("own-none")))
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
    parts = [_title(partner), profile_lines(partner.lines), "\n".join(_state(partner, who)), _contact(partner)]
    buttons = []
    if partner.next_at is None:
        buttons.append(Button(plain("meetings-button-plan"), PlanOpen(match=partner.match_id)))
    if partner.logs and Role.MENTOR not in who.roles:  # mutual support, reverse mentoring: no keyboard offers it
        held = MeetWith(draft=new_draft(who.known), match=partner.match_id)
        buttons.append(Button(plain("meetings-button-log"), held))
    if partner.username:
        buttons.append(Button(plain("own-button-write"), url=f"https://t.me/{partner.username}"))
    if several:
        buttons.append(Button(plain("own-button-list"), RunCommand(name="pair")))
    return View("\n\n".join(part for part in parts if part), column(buttons))


def _title(partner: Partner) -> str:
    """Who the partner is; in which kind of work, where that is not the usual one."""
    role = "mutual" if partner.mutual else partner.role.value
    lines: list[str] = [t(f"own-{role}", name=partner.name)]
    if partner.kind is not Kind.USUAL:
        lines.append(plain(f"shape-kind-{partner.kind}").capitalize())
    if partner.topic:
        lines.append(t("shape-topic", topic=partner.topic))
    return "\n".join(lines)


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
    role = Role(str(payload["role"]))
    beside = [one for one in found if one.mutual and role is Role.MENTEE]
    others = [one for one in found if one.role is role.other_side and not one.mutual]
    heads = [_told_head(others)] if others else []
    if beside:
        heads.append(t("pair-told-mutual", names=", ".join(one.name for one in beside)))
    if not heads:
        return None
    seen = [*others, *beside]
    cards = [_told_card(one, alone=len(seen) == 1) for one in seen]
    step = await free_time.first_step(db, seen[0].match_id, now) if len({one.match_id for one in seen}) == 1 else None
    rows: Rows = ((Button(plain("pair-told-button"), RunCommand(name="pair")),),)
    if step is not None:
        rows = (*slot_rows(step.slots, step.timezone, step.match_id), *rows)
    said = t("pair-told-step-slots") if step is not None else t("pair-told-step")
    return View("\n\n".join(part for part in [*heads, *cards, said] if part), rows)


def _told_card(partner: Partner, *, alone: bool) -> str:
    """What the partner lets others see; under the name where there are several."""
    lines = profile_lines(partner.lines)
    return lines if alone or not lines else f"{t('pair-told-card', name=partner.name)}\n{lines}"


def _told_head(others: Sequence[Partner]) -> str:
    names = ", ".join(one.name for one in others)
    if others[0].role is Role.MENTOR:
        return t("pair-told-mentee", names=names) if len(others) == 1 else t("pair-told-team", names=names)
    return t("pair-told-mentor", names=names) if len(others) == 1 else t("pair-told-mentors", names=names)


async def _ended(db: Database, notice: Notice, now: datetime) -> View | None:
    found = await pairs.ended(db, int(str(notice.payload["match"])))
    if found is None:
        return None
    match, names = found
    is_mentor = notice.person_id in match.mentors
    partners = ", ".join(names.get(one, "") for one in match.partners(notice.person_id))
    if match.state == "transferred":
        kind = "mentor" if is_mentor else "mentee"
        return View(t(f"pair-notice-transferred-{kind}", partners=partners, count=len(match.mentees)))
    return View(t(f"pair-notice-{match.state}", partners=partners))


async def _parted(db: Database, notice: Notice, now: datetime) -> View | None:
    """Somebody has left a group; the others go on."""
    found = await pairs.ended(db, int(str(notice.payload["match"])))
    if found is None or not found[0].live or notice.person_id not in found[0].members:
        return None
    name = await pairs.name_of(db, int(str(notice.payload["person"])))
    return View(t("pair-notice-parted", name=name)) if name else None


async def _stands_in(db: Database, notice: Notice, now: datetime) -> View | None:
    """A mentor for a while begins or has ended: to the pair and to who stands in."""
    found = await substitutes.about(db, int(str(notice.payload["substitute"])))
    if found is None:
        return None
    one, match, names = found
    said: dict[str, str | int] = {
        "name": names.get(one.person_id, ""),
        "mentors": ", ".join(names.get(each, "") for each in match.standing),
        "mentees": ", ".join(names.get(each, "") for each in match.mentees),
        "end": day(one.ends_on),
        "count": len(match.mentees),
    }
    stage = "begun" if notice.kind == substitutes.BEGUN else "over"
    role = "self" if notice.person_id == one.person_id else "mentee" if notice.person_id in match.mentees else "mentor"
    rows = ((Button(plain("pair-told-button"), RunCommand(name="pair")),),) if stage == "begun" else ()
    return View(t(f"substitute-{stage}-{role}", **said), rows)


NOTICES: NoticeKinds = {
    substitutes.BEGUN: NoticeKind(_stands_in),
    substitutes.OVER: NoticeKind(_stands_in),
    pairs.PARTED: NoticeKind(_parted),
    pairs.TOLD: NoticeKind(_told, lasting=True),
    pairs.ENDED: NoticeKind(_ended, lasting=True),
}
