"""The curator opens a survey: which form, for whom, confirm; a narrower circle and other days on the way."""

from datetime import date, datetime

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from domain.refusal import Refused
from domain.surveys import audience as audiences
from domain.surveys.audience import Audience, Only, Whom
from domain.who import CURATOR, Who
from handlers.callbacks import WaveAudience, WaveForms, WaveNarrow, WaveOpen, WavePeople, WaveTick
from handlers.curator.surveys import wave_opening_screens as screens
from handlers.curator.surveys.wave_screens import card_view
from handlers.dialog import Dialog
from handlers.show import show
from handlers.view import Button, View
from handlers.widgets import column
from services.database import Database
from services.surveys import wave_catalogue, wave_opening, waves
from services.surveys.wave_catalogue import Group
from services.surveys.wave_opening import Plan
from texts import plain, t

dialog = Dialog("wave-opening")
Event = Message | CallbackQuery
FORM, WHOM, OPENS, CLOSES = "form", "whom", "opens", "closes"


class Opening(StatesGroup):
    """What is typed next: words of a title, a name, a number of meetings, a day."""

    title = State()
    name = State()
    meetings = State()
    opens = State()
    closes = State()


@dialog.tap(WaveForms, CURATOR)
async def choose_form(query: CallbackQuery, data: WaveForms, state: FSMContext) -> None:
    await state.set_state(Opening.title)
    view = screens.forms_view(Group(data.group), data.page) if data.group else screens.groups_view()
    await show(query, view)


@dialog.text(Opening.title, CURATOR, search=True)
async def find_form(message: Message, text: str) -> None:
    await show(message, screens.found_view(text[:60], wave_catalogue.searched(text)))


@dialog.tap(WaveAudience, CURATOR)
async def choose_audience(query: CallbackQuery, data: WaveAudience, who: Who, db: Database, state: FSMContext) -> None:
    await state.clear()
    form = wave_catalogue.openable(data.form)
    await show(query, screens.audience_view(form, await wave_opening.roles(db, who, form.code)))


@dialog.tap(WaveNarrow, CURATOR)
async def narrow(query: CallbackQuery, data: WaveNarrow, who: Who, db: Database, state: FSMContext) -> None:
    form = wave_catalogue.openable(data.form)
    whom = Whom(data.whom)
    if not data.typed:
        await state.clear()
        await show(query, screens.narrow_view(form, whom, await wave_opening.narrowings(db, who, form.code, whom)))
        return
    await state.set_state(Opening.meetings)
    await state.set_data({FORM: form.code, WHOM: whom.value})
    back = Button(plain("button-back"), WaveNarrow(form=data.form, whom=data.whom))
    await show(query, View(t("wave-ask-meetings"), column([back]), asks=True))


@dialog.text(Opening.meetings, CURATOR)
async def take_meetings(message: Message, text: str, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    plan = _kept(await state.get_data())
    audience = Audience(plan.audience.whom, Only.MET, wave_opening.typed_meetings(text))
    await _show_draft(message, who, db, Plan(plan.form_code, audience), now, state)


@dialog.tap(WavePeople, CURATOR)
async def show_people(query: CallbackQuery, data: WavePeople, who: Who, db: Database, state: FSMContext) -> None:
    await state.set_state(Opening.name)
    await state.set_data({FORM: data.form})
    await _show_people(query, who, db, data.form, data.page, data.query)


@dialog.text(Opening.name, CURATOR, search=True)
async def find_person(message: Message, text: str, who: Who, db: Database, state: FSMContext) -> None:
    form_code = str((await state.get_data()).get(FORM))
    await _show_people(message, who, db, form_code, 0, text[: screens.QUERY].replace(":", " ").strip())


@dialog.tap(WaveTick, CURATOR)
async def tick_person(query: CallbackQuery, data: WaveTick, who: Who, db: Database, state: FSMContext) -> None:
    await wave_opening.tick_person(db, who, data.form, data.person, on=data.on)
    await state.set_state(Opening.name)
    await state.set_data({FORM: data.form})
    await _show_people(query, who, db, data.form, data.page, data.query)


async def _show_people(event: Event, who: Who, db: Database, form_code: str, page: int, query: str) -> None:
    found, ticked = await wave_opening.candidates(db, who, form_code, query)
    if not found and not query:
        raise Refused("wave-nobody")
    await show(event, screens.people_view(wave_catalogue.openable(form_code), found, ticked, page, query))


@dialog.tap(WaveOpen, CURATOR)
async def open_wave(
    query: CallbackQuery, data: WaveOpen, who: Who, db: Database, now: datetime, state: FSMContext
) -> None:
    """What «yes» would do is shown first; days are typed in between."""
    plan = _plan(data)
    if data.act in ("w", "u"):
        await _ask_day(query, plan, state, opens=data.act == "w")
        return
    if data.act == "a":
        await _show_draft(query, who, db, plan, now, state)
        return
    await state.clear()
    wave = await waves.get(db, who, await wave_opening.open_wave(db, who, plan, now))
    toast = plain("wave-planned-toast") if wave.planned else plain("wave-opened-toast")
    await show(query, card_view(wave, who, now), toast=toast)


async def _ask_day(query: CallbackQuery, plan: Plan, state: FSMContext, *, opens: bool) -> None:
    await state.set_state(Opening.opens if opens else Opening.closes)
    days = {OPENS: plan.opens, CLOSES: plan.closes}
    ordinals = {name: one.toordinal() if one else 0 for name, one in days.items()}
    await state.set_data({FORM: plan.form_code, WHOM: plan.audience.code, **ordinals})
    back = Button(plain("button-back"), screens.tap(plan, "a"))
    text = t("wave-ask-opens") if opens else t("wave-ask-closes")
    await show(query, View(text, column([back]), asks=True))


@dialog.text(Opening.opens, CURATOR)
async def take_opening(message: Message, text: str, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    plan = _kept(await state.get_data())
    opens = wave_opening.typed_day(who, plan.form_code, text, now)
    closes = plan.closes if plan.closes and plan.closes > opens else None
    await _show_draft(message, who, db, Plan(plan.form_code, plan.audience, opens, closes), now, state)


@dialog.text(Opening.closes, CURATOR)
async def take_closing(message: Message, text: str, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    plan = _kept(await state.get_data())
    closes = wave_opening.typed_day(who, plan.form_code, text, now, plan.opens)
    await _show_draft(message, who, db, Plan(plan.form_code, plan.audience, plan.opens, closes), now, state)


async def _show_draft(event: Event, who: Who, db: Database, plan: Plan, now: datetime, state: FSMContext) -> None:
    view = screens.draft_view(await wave_opening.draft(db, who, plan, now))
    await state.clear()
    await show(event, view)


def _plan(data: WaveOpen) -> Plan:
    return Plan(data.form, audiences.parse(data.whom), _date(data.opens), _date(data.closes))


def _kept(kept: dict[str, object]) -> Plan:
    """The plan while a day or a number is typed."""
    opens, closes = kept.get(OPENS, 0), kept.get(CLOSES, 0)
    assert isinstance(opens, int)
    assert isinstance(closes, int)
    return Plan(str(kept.get(FORM)), audiences.parse(str(kept.get(WHOM))), _date(opens), _date(closes))


def _date(ordinal: int) -> date | None:
    if ordinal < 0:
        raise Refused("stale")
    return date.fromordinal(ordinal) if ordinal else None
