"""What a match is made of: groups or pairs, teams, mutual support, reverse mentoring, form, format, kind (D34, D45)."""

from datetime import datetime
from typing import Any

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from domain.roles import Role
from domain.who import CURATOR, Who
from handlers.callbacks import Grouping, ShapeAct, ShapeStyle
from handlers.curator.pairs import pair_screens, pair_shape_screens
from handlers.curator.pairs import pair_shape_screens as screens
from handlers.dialog import Dialog
from handlers.show import show
from handlers.view import View
from services.database import Database
from services.pairs import pair_shapes, pairs
from texts import plain, t

dialog = Dialog("pair-shapes")


class Shaping(StatesGroup):
    topic = State()
    reverse = State()


@dialog.tap(Grouping, CURATOR)
async def group(query: CallbackQuery, data: Grouping, who: Who, db: Database, now: datetime) -> None:
    said = ""
    if data.mentor:
        await pair_shapes.regroup(db, who, data.mentor, together=data.together, now=now)
        said = t("groups-done")
    await show(query, screens.groups_view(await pair_shapes.loads(db, who), said))


@dialog.tap(ShapeAct, CURATOR)
async def act(query: CallbackQuery, data: ShapeAct, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    await state.clear()
    match data.act:
        case "topic":
            await _ask_topic(query, data.match, Shaping.topic, state)
        case "reverse":
            await state.set_state(Shaping.reverse)
            await state.set_data({"match": data.match})
            await show(query, screens.ask_reverse(await pair_shapes.sheet(db, who, data.match, now)))
        case "mutual":
            await _mutual(query, data, who, db, now)
        case _:
            await show(query, await _members(data, who, db, now))


@dialog.tap(ShapeStyle, CURATOR)
async def style(
    query: CallbackQuery, data: ShapeStyle, who: Who, db: Database, now: datetime, state: FSMContext
) -> None:
    await state.clear()
    if not data.value:
        await show(query, screens.options_view(await pair_shapes.sheet(db, who, data.match, now), data.column))
        return
    seen = await pair_shapes.restyle(db, who, data.match, data.column, data.value, now)
    if data.column == "kind" and screens.wants_topic(seen.match):
        await _ask_topic(query, data.match, Shaping.topic, state)
    else:
        await show(query, screens.sheet_view(seen), toast=plain("shape-changed"))


async def _members(data: ShapeAct, who: Who, db: Database, now: datetime) -> View:
    """Who is in it: shown, let in, taken out."""
    if data.act in ("mentor", "mentee"):
        role = Role(data.act)
        if data.person:
            return screens.sheet_view(await pair_shapes.admit(db, who, data.match, data.person, role, now))
        return screens.newcomers_view(*await pair_shapes.newcomers(db, who, data.match, role), role, data.page)
    if data.act == "out":
        return screens.sheet_view(await pair_shapes.dismiss(db, who, data.match, data.person, now))
    return screens.sheet_view(await pair_shapes.sheet(db, who, data.match, now))


async def _mutual(query: CallbackQuery, data: ShapeAct, who: Who, db: Database, now: datetime) -> None:
    if not (data.person and data.other):
        found = await pair_shapes.companions(db, who, data.person)
        await show(query, screens.companions_view(found, data.person, data.page))
        return
    made = await pair_shapes.mutual(db, who, data.person, data.other, now)
    view = pair_screens.card(await pairs.card(db, who, made), who.programme.zone)
    await show(query, View(f"{t('shape-mutual-made')}\n\n{view.text}", view.rows))


async def _ask_topic(query: CallbackQuery, match: int, wanted: State, state: FSMContext) -> None:
    await state.set_state(wanted)
    await state.set_data({"match": match})
    await show(query, pair_shape_screens.ask_topic(match))


@dialog.text(Shaping.topic, CURATOR)
async def topic(message: Message, text: str, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    kept: dict[str, Any] = await state.get_data()
    seen = await pair_shapes.restyle(db, who, int(kept["match"]), "topic", text, now)
    await state.clear()
    await show(message, screens.sheet_view(seen))


@dialog.text(Shaping.reverse, CURATOR)
async def reverse(message: Message, text: str, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    kept: dict[str, Any] = await state.get_data()
    made = await pair_shapes.turn_round(db, who, int(kept["match"]), text, now)
    await state.clear()
    view = pair_screens.card(await pairs.card(db, who, made), who.programme.zone)
    await show(message, View(f"{t('shape-reverse-made')}\n\n{view.text}", view.rows))
