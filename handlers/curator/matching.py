"""The draft of pairs: its summary, pair by pair, who is left, and the agreement (D33)."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from domain.refusal import Refused
from domain.who import CURATOR, Who
from handlers.callbacks import AgreeDraft, DraftPair, ForbidPair, MovePair, OtherMentor, PinPair, ShowDraft
from handlers.curator import draft_screens as screens
from handlers.curator.orders import send_order
from handlers.dialog import Dialog
from handlers.show import answer, show
from handlers.view import View
from services import drafts, orders, pairs
from services.database import Database
from texts import plain, t

dialog = Dialog("matching")
CHOICES = 6


@dialog.command("match", CURATOR)
async def compute(event: Message | CallbackQuery, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    await state.clear()
    if isinstance(event, CallbackQuery):
        await answer(event)
    await show(event, screens.summary(await drafts.compute(db, who, now)))


@dialog.tap(ShowDraft, CURATOR)
async def part(query: CallbackQuery, data: ShowDraft, who: Who, db: Database, now: datetime) -> None:
    screen = await drafts.current(db, who, now)
    await show(query, screens.leftovers(screen, data.page) if data.part == "left" else screens.summary(screen))


@dialog.tap(DraftPair, CURATOR)
async def one(query: CallbackQuery, data: DraftPair, who: Who, db: Database, now: datetime) -> None:
    await show(query, await _pair(db, who, data.mentee, now))


@dialog.tap(PinPair, CURATOR)
async def pin(query: CallbackQuery, data: PinPair, who: Who, db: Database, now: datetime) -> None:
    async def act() -> View:
        await drafts.pin(db, who, data.draft, data.revision, data.mentee, data.on)
        return await _pair(db, who, data.mentee, now)

    await _guarded(query, who, db, now, act, plain("draft-pinned") if data.on else plain("draft-unpinned"))


@dialog.tap(ForbidPair, CURATOR)
async def forbid(query: CallbackQuery, data: ForbidPair, who: Who, db: Database, now: datetime) -> None:
    async def act() -> View:
        changes = await drafts.forbid(db, who, data.draft, data.revision, data.mentee, data.mentor, now)
        return screens.with_changes(await drafts.current(db, who, now), changes)

    await _guarded(query, who, db, now, act, plain("draft-forbidden"))


@dialog.tap(OtherMentor, CURATOR)
async def other(query: CallbackQuery, data: OtherMentor, who: Who, db: Database, now: datetime) -> None:
    found = await drafts.alternatives(db, who, data.mentee, data.page, CHOICES, now)
    await show(query, screens.alternatives(found, data.mentee))


@dialog.tap(MovePair, CURATOR)
async def move(query: CallbackQuery, data: MovePair, who: Who, db: Database, now: datetime) -> None:
    async def act() -> View:
        changes = await drafts.move(db, who, data.draft, data.revision, data.mentee, data.mentor, now)
        return screens.with_changes(await drafts.current(db, who, now), changes)

    await _guarded(query, who, db, now, act, plain("draft-moved"))


@dialog.tap(AgreeDraft, CURATOR)
async def agree(query: CallbackQuery, data: AgreeDraft, who: Who, db: Database, now: datetime) -> None:
    async def ask() -> View:
        return screens.agreement(await drafts.current(db, who, now), data.revision)

    async def do() -> None:
        document = await drafts.agree(db, who, data.draft, data.revision, now)
        seen = await pairs.overview(db, who)
        await show(query, View(t("draft-agreed", pairs=len(seen.lines))))
        await send_order(query, await orders.make(db, who, document), seen)

    await _guarded(query, who, db, now, do if data.sure else ask)


async def _pair(db: Database, who: Who, mentee: int, now: datetime) -> View:
    found = await drafts.pair(db, who, mentee, now)
    return screens.no_pairs() if found is None else screens.pair(found)


async def _guarded(
    query: CallbackQuery,
    who: Who,
    db: Database,
    now: datetime,
    act: Callable[[], Awaitable[View | None]],
    toast: str = "",
) -> None:
    """Do it, unless somebody else has changed the draft meanwhile: then say so and show the draft as it is now."""
    try:
        view = await act()
    except Refused as refusal:
        if refusal.code != drafts.CHANGED:
            raise
        await answer(query, plain("refused-draft-changed"), alert=True)
        view = screens.summary(await drafts.compute(db, who, now))
    if view is not None:
        await show(query, view, toast=toast)
