"""Two curators at one draft: what one presses on an older state changes nothing, and shows who was faster."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from aiogram.types import CallbackQuery

from domain.names import labels
from domain.refusal import Refused
from domain.who import Who
from handlers.curator.pairing import draft_screens as screens
from handlers.curator.pairs import pair_screens
from handlers.show import answer, show
from handlers.view import View
from services.database import Database
from services.pairing import drafts
from services.pairing.draft_steps import Made
from services.pairs import pairs
from texts import clock, plain

Act = Callable[[], Awaitable[View | None]]


async def guarded(
    query: CallbackQuery, who: Who, db: Database, now: datetime, draft: int, act: Act, toast: str = ""
) -> None:
    """Do it, unless somebody else has changed the draft meanwhile: then say so and show how things stand now."""
    try:
        view = await act()
    except Refused as refusal:
        if refusal.code == drafts.AGREED:
            await answer(query, plain("refused-draft-agreed"), alert=True)
            view = pair_screens.listing(await pairs.overview(db, who), 0)
        elif refusal.code == drafts.CHANGED:
            await answer(query, await _who_was_faster(db, who, draft), alert=True)
            view = screens.summary(await drafts.compute(db, who, now, await drafts.form_of(db, who, draft)))
        else:
            raise
    if view is not None:
        await show(query, view, toast=toast)


async def step(
    query: CallbackQuery,
    who: Who,
    db: Database,
    now: datetime,
    draft: int,
    make: Callable[[], Awaitable[Made]],
    toast: str,
) -> None:
    """A change of the draft; then its summary with what it changed for whom."""

    async def act() -> View:
        made = await make()
        return screens.with_changes(await drafts.current(db, who, now, draft), made)

    await guarded(query, who, db, now, draft, act, toast)


async def _who_was_faster(db: Database, who: Who, draft: int) -> str:
    last = await drafts.last_change(db, who, draft)
    if not last.name or last.at is None:
        return plain("refused-draft-changed")
    return plain("draft-changed-by", name=labels({0: last.name})[0], time=clock(last.at, who.programme.timezone))
