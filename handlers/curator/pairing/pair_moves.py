"""Changing a pair of the draft: another mentor, an exchange, putting somebody aside (D33)."""

from datetime import datetime

from aiogram.types import CallbackQuery

from domain.roles import Role
from domain.who import CURATOR, Who
from handlers.callbacks import MovePair, OtherMentor, PartPair, PutAside, SwapPair, SwapWith
from handlers.curator.pairing import draft_move_screens as screens
from handlers.curator.pairing.draft_guard import step
from handlers.dialog import Dialog
from handlers.show import answer, show
from services.database import Database
from services.pairing import draft_steps, drafts
from texts import plain

dialog = Dialog("pair-moves")
CHOICES = 3


@dialog.tap(OtherMentor, CURATOR)
async def other(query: CallbackQuery, data: OtherMentor, who: Who, db: Database, now: datetime) -> None:
    await answer(query)
    await show(
        query,
        screens.alternatives(await drafts.alternatives(db, who, data.mentee, data.page, CHOICES, now, data.draft)),
    )


@dialog.tap(MovePair, CURATOR)
async def move(query: CallbackQuery, data: MovePair, who: Who, db: Database, now: datetime) -> None:
    seen = (data.draft, data.revision)
    moving = plain("draft-moved")
    await step(
        query, who, db, now, data.draft, lambda: draft_steps.move(db, who, seen, data.mentee, data.mentor, now), moving
    )


@dialog.tap(SwapPair, CURATOR)
async def swap(query: CallbackQuery, data: SwapPair, who: Who, db: Database, now: datetime) -> None:
    await answer(query)
    await show(
        query, screens.exchanges(await drafts.exchanges(db, who, data.mentee, data.page, CHOICES, now, data.draft))
    )


@dialog.tap(SwapWith, CURATOR)
async def swap_with(query: CallbackQuery, data: SwapWith, who: Who, db: Database, now: datetime) -> None:
    seen = (data.draft, data.revision)
    swapping = plain("draft-swapped")
    await step(
        query,
        who,
        db,
        now,
        data.draft,
        lambda: draft_steps.exchange(db, who, seen, data.mentee, data.other, now),
        swapping,
    )


@dialog.tap(PartPair, CURATOR)
async def part(query: CallbackQuery, data: PartPair, who: Who, db: Database, now: datetime) -> None:
    await answer(query)
    await show(query, screens.parting(await drafts.parting(db, who, data.mentee, now, data.draft)))


@dialog.tap(PutAside, CURATOR)
async def aside(query: CallbackQuery, data: PutAside, who: Who, db: Database, now: datetime) -> None:
    seen = (data.draft, data.revision)
    toast = plain("draft-aside") if data.on else plain("draft-aside-back")
    role = Role(data.role)
    await step(
        query,
        who,
        db,
        now,
        data.draft,
        lambda: draft_steps.put_aside(db, who, seen, data.person, role, data.on, now),
        toast,
    )
