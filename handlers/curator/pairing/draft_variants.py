"""Another way of making the draft, and what weighs how much in it (D30, D33)."""

from datetime import datetime

from aiogram.types import CallbackQuery

from domain.pairing.proposal import Way
from domain.who import CURATOR, Who
from handlers.callbacks import ChooseWay, SaveWeights, WeighParts
from handlers.curator.pairing import draft_variant_screens as screens
from handlers.curator.pairing.draft_guard import step
from handlers.dialog import Dialog
from handlers.show import show
from services.database import Database
from services.pairing import draft_steps, draft_variants
from texts import plain

dialog = Dialog("draft-variants")


@dialog.tap(ChooseWay, CURATOR)
async def choose(query: CallbackQuery, data: ChooseWay, who: Who, db: Database, now: datetime) -> None:
    seen = (data.draft, data.revision)
    way = Way(data.way)
    chosen = plain("draft-way-chosen")
    await step(query, who, db, now, data.draft, lambda: draft_steps.choose_way(db, who, seen, way, now), chosen)


@dialog.tap(WeighParts, CURATOR)
async def weigh(query: CallbackQuery, data: WeighParts, who: Who, db: Database, now: datetime) -> None:
    importance = data.importance or None
    group = (data.least, data.most) if data.least else None
    await show(query, screens.weighing(await draft_variants.preview(db, who, importance, group, now, data.draft)))


@dialog.tap(SaveWeights, CURATOR)
async def save(query: CallbackQuery, data: SaveWeights, who: Who, db: Database, now: datetime) -> None:
    seen = (data.draft, data.revision)
    group = (data.least, data.most)
    saved = plain("draft-weighed")
    await step(
        query, who, db, now, data.draft, lambda: draft_steps.weigh(db, who, seen, data.importance, group, now), saved
    )
