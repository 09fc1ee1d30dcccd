"""Opened surveys: turnout, reminding, extending, closing; the invitations to them. Guests: «Начать»."""

from datetime import date, datetime

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from domain.notice import Notice
from domain.refusal import Refused
from domain.who import CURATOR, MEMBER, Who
from handlers.callbacks import WaveBegin, WaveCard, WaveExtend, WaveList
from handlers.curator.surveys.wave_screens import (
    ask_close_view,
    card_view,
    closed_view,
    extend_view,
    invitation,
    opened_view,
)
from handlers.dialog import Dialog
from handlers.notices import NoticeKind, NoticeKinds
from handlers.questionnaires import questionnaire
from handlers.show import show
from handlers.view import Button, View
from services.database import Database
from services.surveys import wave_opening, waves
from texts import plain

dialog = Dialog("waves")
WAVE = "wave"


class Extending(StatesGroup):
    day = State()


@dialog.tap(WaveList, CURATOR)
async def show_list(query: CallbackQuery, data: WaveList, who: Who, db: Database, state: FSMContext) -> None:
    await state.clear()
    await show(query, opened_view(await waves.listed(db, who, data.page), None, who))


@dialog.tap(WaveCard, CURATOR)
async def show_card(
    query: CallbackQuery, data: WaveCard, who: Who, db: Database, now: datetime, state: FSMContext
) -> None:
    await state.clear()
    toast = ""
    if data.act == "close":
        await waves.close(db, who, data.wave, now)
    elif data.act == "remind":
        toast = plain("wave-reminded", count=await waves.remind(db, who, data.wave, now))
    wave = await waves.get(db, who, data.wave)
    asks = data.act == "ask" and not wave.closed
    await show(query, ask_close_view(wave) if asks else card_view(wave, who, now), toast=toast)


@dialog.tap(WaveExtend, CURATOR)
async def extend(
    query: CallbackQuery, data: WaveExtend, who: Who, db: Database, now: datetime, state: FSMContext
) -> None:
    """To which day: tapped or typed."""
    wave = await waves.get(db, who, data.wave)
    if wave.closed:
        raise Refused("wave-closed")
    if not data.to:
        await state.set_state(Extending.day)
        await state.set_data({WAVE: wave.id})
        await show(query, extend_view(wave))
        return
    await state.clear()
    await show(query, await _extended(db, who, wave.id, date.fromordinal(data.to), now), toast=plain("wave-extended"))


@dialog.text(Extending.day, CURATOR)
async def take_day(message: Message, text: str, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    wave_id = (await state.get_data()).get(WAVE)
    assert isinstance(wave_id, int)
    wave = await waves.get(db, who, wave_id)
    day = wave_opening.typed_day(who, wave.form.code, text, now)
    view = await _extended(db, who, wave_id, day, now)
    await state.clear()
    await show(message, view)


async def _extended(db: Database, who: Who, wave_id: int, day: date, now: datetime) -> View:
    return card_view(await wave_opening.extend(db, who, wave_id, day, now), who, now)


@dialog.tap(WaveBegin, MEMBER)
async def begin(
    query: CallbackQuery, data: WaveBegin, who: Who, db: Database, now: datetime, state: FSMContext
) -> None:
    form = await waves.invited(db, who, data.wave)
    await questionnaire.begin(query, who, db, now, state, form.code, waves.subject(data.wave))


async def _compose(db: Database, notice: Notice, *, reminder: bool) -> View | None:
    wave_id = int(str(notice.payload["wave"]))
    wave = await waves.due_for(db, notice.person_id, wave_id)
    if wave is None:
        return None
    text = invitation(wave, reminder=reminder)
    return View(text, ((Button(plain("button-begin"), WaveBegin(wave=wave_id)),),))


async def _compose_opened(db: Database, notice: Notice, now: datetime) -> View | None:
    return await _compose(db, notice, reminder=False)


async def _compose_reminder(db: Database, notice: Notice, now: datetime) -> View | None:
    return await _compose(db, notice, reminder=True)


async def _compose_closed(db: Database, notice: Notice, now: datetime) -> View | None:
    named = notice.payload.get("waves") or [notice.payload["wave"]]  # one alone: put before there were several
    assert isinstance(named, list)
    ended = await waves.closed(db, named)
    return closed_view(ended) if ended else None


NOTICES: NoticeKinds = {
    waves.OPENED: NoticeKind(_compose_opened, lasting=True),
    waves.REMINDER: NoticeKind(_compose_reminder, once_a_day=True),
    waves.CLOSED: NoticeKind(_compose_closed),
}
