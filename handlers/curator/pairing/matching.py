"""The draft of pairs: its summary, pair by pair, who is left, and the agreement (D33)."""

from datetime import datetime

from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from domain.who import CURATOR, Who
from handlers.callbacks import AgreeDraft, DraftForm, DraftPair, ForbidPair, PinPair, ShowDraft, UndoDraft, WhyPair
from handlers.curator.pairing import draft_pair_screens as pair_screens
from handlers.curator.pairing import draft_screens as screens
from handlers.curator.pairing import draft_variant_screens as variant_screens
from handlers.curator.pairing.draft_guard import guarded, step
from handlers.curator.pairs.orders import send_order
from handlers.dialog import Dialog
from handlers.show import answer, show
from handlers.view import View
from services.database import Database
from services.pairing import draft_steps, draft_variants, drafts
from services.pairs import orders, pairs
from texts import plain, t

dialog = Dialog("matching")


@dialog.command("match", CURATOR)
async def compute(event: Message | CallbackQuery, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    await state.clear()
    if isinstance(event, CallbackQuery):
        await answer(event)
    forms = await drafts.forms(db, who)
    if len(forms) > 1:
        await show(event, screens.which_form(forms))
    else:
        await show(event, screens.summary(await drafts.compute(db, who, now, *forms)))


@dialog.tap(DraftForm, CURATOR)
async def of_form(query: CallbackQuery, data: DraftForm, who: Who, db: Database, now: datetime) -> None:
    """The draft of one form; a form that is no more, or the only one by now, shows what there is."""
    await answer(query)
    forms = await drafts.forms(db, who)
    if data.form not in forms and len(forms) > 1:
        await show(query, screens.which_form(forms))
        return
    form = data.form if data.form in forms else forms[0]
    await show(query, screens.summary(await drafts.compute(db, who, now, form)))


@dialog.tap(ShowDraft, CURATOR)
async def part(query: CallbackQuery, data: ShowDraft, who: Who, db: Database, now: datetime) -> None:
    if data.part == "ways":
        await answer(query)
        await show(query, variant_screens.comparison(await draft_variants.compare(db, who, now, data.draft)))
        return
    screen = await drafts.current(db, who, now, data.draft)
    match data.part:
        case "left":
            view = screens.leftovers(screen, data.page)
        case "pairs":
            view = pair_screens.listing(screen, data.page)
        case _:
            view = screens.summary(screen)
    await show(query, view)


@dialog.tap(DraftPair, CURATOR)
async def one(query: CallbackQuery, data: DraftPair, who: Who, db: Database, now: datetime) -> None:
    await show(query, await _pair(db, who, data.mentee, data.draft, now))


@dialog.tap(WhyPair, CURATOR)
async def why(query: CallbackQuery, data: WhyPair, who: Who, db: Database, now: datetime) -> None:
    await show(query, pair_screens.why(await drafts.why(db, who, data.mentee, now, data.draft)))


@dialog.tap(PinPair, CURATOR)
async def pin(query: CallbackQuery, data: PinPair, who: Who, db: Database, now: datetime) -> None:
    async def act() -> View:
        made = await draft_steps.pin(db, who, (data.draft, data.revision), data.mentee, data.on, now)
        if made.changes:
            return screens.with_changes(await drafts.current(db, who, now, data.draft), made)
        return await _pair(db, who, data.mentee, data.draft, now)

    await guarded(query, who, db, now, data.draft, act, plain("draft-pinned") if data.on else plain("draft-unpinned"))


@dialog.tap(ForbidPair, CURATOR)
async def forbid(query: CallbackQuery, data: ForbidPair, who: Who, db: Database, now: datetime) -> None:
    seen = (data.draft, data.revision)
    toast = plain("draft-forbidden") if data.on else plain("draft-allowed")
    await step(
        query,
        who,
        db,
        now,
        data.draft,
        lambda: draft_steps.forbid(db, who, seen, data.mentee, data.mentor, data.on, now),
        toast,
    )


@dialog.tap(UndoDraft, CURATOR)
async def undo(query: CallbackQuery, data: UndoDraft, who: Who, db: Database, now: datetime) -> None:
    seen = (data.draft, data.revision)
    await step(query, who, db, now, data.draft, lambda: draft_steps.undo(db, who, seen, now), plain("draft-undone"))


@dialog.tap(AgreeDraft, CURATOR)
async def agree(query: CallbackQuery, data: AgreeDraft, who: Who, db: Database, now: datetime) -> None:
    async def ask() -> View:
        return screens.agreement(await drafts.current(db, who, now, data.draft), data.revision)

    async def do() -> None:
        document = await drafts.agree(db, who, data.draft, data.revision, now)
        seen = await pairs.overview(db, who)
        await show(query, View(t("draft-agreed", pairs=len(seen.lines))))
        await send_order(query, who, db, await orders.make(db, who, document), now)

    await guarded(query, who, db, now, data.draft, do if data.sure else ask)


async def _pair(db: Database, who: Who, mentee: int, draft: int, now: datetime) -> View:
    found = await drafts.pair(db, who, mentee, now, draft)
    return pair_screens.no_pairs(draft) if found is None else pair_screens.pair(found)
