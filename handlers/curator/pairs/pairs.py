"""Pairs at work: the list, a card, ending and handing over, adding directly, telling both sides (D34, D35)."""

from datetime import datetime
from typing import Any

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from domain.refusal import Refused
from domain.who import CURATOR, Who
from handlers.callbacks import AddPair, EndPair, HandOver, PairCard, PairsPage, TellPairs
from handlers.curator.pairs import pair_screens as screens
from handlers.dialog import Dialog
from handlers.show import show
from handlers.view import View
from services.consents import audit
from services.database import Database
from services.pairs import pairs
from texts import t

dialog = Dialog("pairs")


class Pairing(StatesGroup):
    mentee = State()
    mentor = State()
    note = State()


@dialog.command("pairs", CURATOR)
async def listing(event: Message | CallbackQuery, who: Who, db: Database, state: FSMContext) -> None:
    await state.clear()
    await show(event, screens.listing(await pairs.overview(db, who), 0))


@dialog.tap(PairsPage, CURATOR)
async def page(query: CallbackQuery, data: PairsPage, who: Who, db: Database, state: FSMContext) -> None:
    await state.clear()
    await show(query, screens.listing(await pairs.overview(db, who), data.page))


@dialog.tap(PairCard, CURATOR)
async def card(query: CallbackQuery, data: PairCard, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    await state.clear()
    found = await pairs.card(db, who, data.match)
    await audit.looked_at_pair(db, who, found.line.match, now)
    await show(query, screens.card(found, who.programme.zone))


@dialog.tap(EndPair, CURATOR)
async def end(query: CallbackQuery, data: EndPair, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    found = await pairs.card(db, who, data.match)
    if not found.line.match.live:
        raise Refused("pair-ended")
    if not data.how:
        await show(query, screens.ask_end(found.line))
    elif data.skip:
        await pairs.end(db, who, data.match, data.how, "", now)
        await state.clear()
        await show(query, screens.listing(await pairs.overview(db, who), 0, t("pair-ended-done")))
    else:
        await state.set_state(Pairing.note)
        await state.set_data({"match": data.match, "how": data.how})
        await show(query, screens.ask_note(data.match, data.how))


@dialog.text(Pairing.note, CURATOR)
async def note(message: Message, text: str, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    kept: dict[str, Any] = await state.get_data()
    await pairs.end(db, who, int(kept["match"]), str(kept["how"]), text, now)
    await state.clear()
    await show(message, screens.listing(await pairs.overview(db, who), 0, t("pair-ended-done")))


@dialog.tap(HandOver, CURATOR)
async def hand_over(query: CallbackQuery, data: HandOver, who: Who, db: Database, now: datetime) -> None:
    found = await pairs.card(db, who, data.match)
    line = found.line
    if not line.match.live:
        raise Refused("pair-ended")
    if data.mentor:
        successor = await pairs.end(db, who, data.match, "transferred", "", now, data.mentor)
        made = (await pairs.card(db, who, successor)).line if successor else line
        said = t("pair-handed-over", mentees=", ".join(made.mentees), mentor=", ".join(made.mentors))
        await show(query, screens.listing(await pairs.overview(db, who), 0, said))
        return
    _, mentors = await pairs.mentors(db, who, line.match.mentees[0])
    others = [(one, load) for one, load in mentors if one.person_id not in line.match.members]
    await show(query, screens.choose_successor(line, others, data.page))


@dialog.tap(AddPair, CURATOR)
async def add(query: CallbackQuery, data: AddPair, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    if data.mentee and data.mentor:
        match_id = await pairs.add(db, who, data.mentee, data.mentor, now)
        await state.clear()
        made = (await pairs.card(db, who, match_id)).line
        said = t("pair-added", mentee=", ".join(made.mentees), mentor=", ".join(made.mentors))
        await show(query, screens.listing(await pairs.overview(db, who), 0, said))
        return
    await state.set_state(Pairing.mentor if data.mentee else Pairing.mentee)
    await state.set_data({"mentee": data.mentee})
    await show(query, await _people(db, who, data.mentee, "", data.page))


@dialog.text(Pairing.mentee, CURATOR, search=True)
@dialog.text(Pairing.mentor, CURATOR, search=True)
async def search(message: Message, text: str, who: Who, db: Database, state: FSMContext) -> None:
    mentee = int((await state.get_data()).get("mentee", 0))
    await show(message, await _people(db, who, mentee, text, 0))


@dialog.tap(TellPairs, CURATOR)
async def tell(query: CallbackQuery, data: TellPairs, who: Who, db: Database, now: datetime) -> None:
    if data.check:
        await show(query, screens.told(await pairs.delivery(db, who), t("told-title")))
        return
    told = await pairs.tell(db, who, now)
    title = t("told-now", new=told.new) if told.new else t("told-nothing-new")
    await show(query, screens.told(told, title))


async def _people(db: Database, who: Who, mentee: int, query: str, page: int) -> View:
    """Mentees without a pair, or, once the mentee is chosen, the mentors; narrowed down by what was typed."""
    if not mentee:
        found = await pairs.unpaired(db, who, query)
        return screens.choose_mentee(found or await pairs.unpaired(db, who), page, missed=bool(query) and not found)
    person, mentors = await pairs.mentors(db, who, mentee, query)
    missed = bool(query) and not mentors
    if missed:
        _, mentors = await pairs.mentors(db, who, mentee)
    return screens.choose_mentor(person, mentors, page, missed=missed)
