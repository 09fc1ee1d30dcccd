"""«Опросы по расписанию»: what the bot asks by itself, of whom and when; each can be switched off. Its invitations."""

from datetime import datetime

from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery

from domain.notice import Notice
from domain.surveys.survey_calendar import Occasion
from domain.who import CURATOR, MEMBER, Who
from handlers.callbacks import WaveList, WaveNext, WaveSchedule
from handlers.curator.surveys.wave_screens import invitation
from handlers.dialog import Dialog
from handlers.notices import NoticeKind, NoticeKinds
from handlers.questionnaires import questionnaire
from handlers.show import show
from handlers.view import Button, View
from handlers.widgets import column
from services.database import Database
from services.surveys import automatic_waves, waves
from services.surveys.automatic_waves import Planned
from services.surveys.waves import Wave
from texts import day, day_month, plain, t

dialog = Dialog("wave-schedule")
LEADS = (
    Occasion.EXIT,
    Occasion.INTERIM,
    Occasion.START,
)  # what a message with several begins with, where it is among them


@dialog.tap(WaveSchedule, CURATOR)
async def on_schedule(
    query: CallbackQuery, data: WaveSchedule, who: Who, db: Database, now: datetime, state: FSMContext
) -> None:
    await state.clear()
    toast = ""
    if data.occasion:
        await automatic_waves.switch(db, who, Occasion(data.occasion), on=data.on)
        toast = plain("settings-saved")
    await show(query, schedule_view(await automatic_waves.schedule(db, who, now)), toast=toast)


def schedule_view(planned: tuple[Planned, ...]) -> View:
    """What is on and off, in plain words, with the days; a tap on a name switches it."""
    parts = [t("schedule-title"), t("schedule-entry"), *(_line(one) for one in planned)]
    buttons = [
        Button(
            plain("schedule-switch", occasion=one.occasion.value, on=int(one.on)),
            WaveSchedule(occasion=one.occasion.value, on=not one.on),
        )
        for one in planned
    ]
    return View("\n\n".join(parts), column([*buttons, Button(plain("wave-button-all"), WaveList())]), asks=True)


def _line(one: Planned) -> str:
    titles = ", ".join(plain("schedule-form", title=form.title) for form in one.forms)
    args = {"occasion": one.occasion.value, "on": int(one.on), "forms": titles}
    return t("schedule-line", when=_when(one), **args)


def _when(one: Planned) -> str:
    if one.day is None:
        return plain("schedule-no-day", occasion=one.occasion.value)
    return plain("schedule-day", occasion=one.occasion.value, day=day(one.day), pairs=one.pairs, passed=int(one.passed))


@dialog.tap(WaveNext, MEMBER)
async def begin_next(
    query: CallbackQuery, data: WaveNext, who: Who, db: Database, now: datetime, state: FSMContext
) -> None:
    """The first of what waits; after it the next one is offered."""
    wave_id = await automatic_waves.next_for(db, who)
    form = await waves.invited(db, who, wave_id)
    await questionnaire.begin(query, who, db, now, state, form.code, waves.subject(wave_id))


async def _compose_waiting(db: Database, notice: Notice, now: datetime) -> View | None:
    ids = notice.payload["waves"]
    assert isinstance(ids, list)
    found = await automatic_waves.waiting(db, notice.person_id, ids)
    if not found:
        return None
    return waiting_view(found, reminder=bool(notice.payload.get("again")))


def waiting_view(found: list[Wave], *, reminder: bool) -> View:
    """One invitation to everything that waits, with the minutes of each."""
    rows = ((Button(plain("button-begin"), WaveNext()),),)
    if len(found) == 1:
        return View(invitation(found[0], reminder=reminder), rows)
    minutes = sum(wave.form.minutes for wave in found)
    brought = {wave.occasion for wave in found}
    occasion = next((one.value for one in LEADS if one in brought), "")
    head = t("waiting-again" if reminder else "waiting", occasion=occasion, count=len(found), minutes=minutes)
    ends = [day_month(wave.closes_at.astimezone(wave.zone).date()) for wave in found]
    together = len(set(ends)) == 1
    lines = [
        t("waiting-line", title=wave.form.title, minutes=wave.form.minutes, end=end, dated=int(not together))
        for wave, end in zip(found, ends, strict=True)
    ]
    return View("\n".join([head, *lines, "", t("waiting-end", end=ends[0], dated=int(together))]), rows)


NOTICES: NoticeKinds = {waves.WAITING: NoticeKind(_compose_waiting, once_a_day=True)}
