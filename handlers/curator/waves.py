"""The curator opens a survey by hand: which, for whom, for how long; turnout, closing. Guests: «Начать»."""

from datetime import datetime

from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery

from domain.notice import Notice
from domain.refusal import Refused
from domain.who import CURATOR, MEMBER, Who
from handlers import questionnaire
from handlers.callbacks import (
    WaveAudience,
    WaveBegin,
    WaveCard,
    WaveForms,
    WaveList,
    WaveOpen,
    WavePeople,
    WaveResults,
)
from handlers.curator.wave_screens import ask_close_view, card_view, invitation, named, opened_view
from handlers.dialog import Dialog
from handlers.notices import NoticeKind, NoticeKinds
from handlers.show import show
from handlers.view import Button, View
from handlers.widgets import column, page_of, pager
from questionnaires.form import Form
from services import waves
from services.database import Database
from services.waves import Audience
from texts import plain, t

dialog = Dialog("waves")


@dialog.tap(WaveList, CURATOR)
async def show_list(query: CallbackQuery, who: Who, db: Database) -> None:
    await show(query, opened_view(await waves.listed(db, who), None, who))


@dialog.tap(WaveForms, CURATOR)
async def choose_form(query: CallbackQuery, data: WaveForms) -> None:
    forms, page, pages = page_of(waves.offered(), data.page)
    buttons = [Button(form.title, WaveAudience(form=form.code)) for form in forms]
    rows = (*column(buttons), *pager(page, pages, lambda to: WaveForms(page=to)))
    await show(query, View(t("wave-which"), rows, asks=True))


@dialog.tap(WaveAudience, CURATOR)
async def choose_audience(query: CallbackQuery, data: WaveAudience) -> None:
    form = _form(data.form)
    buttons = [
        Button(plain(f"wave-audience-{audience}"), _next(form.code, audience)) for audience in waves.audiences(form)
    ]
    text = t("wave-whom", title=form.title, minutes=form.minutes, total=len(form.questions), intro=form.intro)
    await show(query, View(text, column([*buttons, Button(plain("wave-button-other"), WaveForms())]), asks=True))


def _next(form_code: str, audience: Audience) -> WaveOpen | WavePeople:
    person = audience is Audience.PERSON
    return WavePeople(form=form_code) if person else WaveOpen(form=form_code, audience=audience)


def _form(code: str) -> Form:
    form = next((form for form in waves.offered() if form.code == code), None)
    if form is None:
        raise Refused("stale")
    return form


def _audience(value: str) -> Audience:
    if value not in set(Audience):
        raise Refused("stale")
    return Audience(value)


@dialog.tap(WavePeople, CURATOR)
async def choose_person(query: CallbackQuery, data: WavePeople, who: Who, db: Database) -> None:
    circle = await waves.circle(db, who, data.form, Audience.PERSON)
    if not circle.people:
        raise Refused("wave-nobody")
    found, page, pages = page_of(circle.people, data.page)
    buttons = [
        Button(name, WaveOpen(form=data.form, audience=Audience.PERSON, person=person)) for person, name in found
    ]
    rows = (*column(buttons), *pager(page, pages, lambda to: WavePeople(form=data.form, page=to)))
    await show(query, View(t("wave-who"), rows, asks=True))


@dialog.tap(WaveOpen, CURATOR)
async def open_wave(query: CallbackQuery, data: WaveOpen, who: Who, db: Database, now: datetime) -> None:
    """First for how long, which is also the question whether; then it is open."""
    audience = _audience(data.audience)
    if not data.days:
        await show(query, await _ask_view(db, who, data, audience))
        return
    wave_id = await waves.open_wave(db, who, data.form, audience, data.person, data.days, now)
    await show(query, card_view(await waves.get(db, who, wave_id), who), toast=plain("wave-opened-toast"))


async def _ask_view(db: Database, who: Who, data: WaveOpen, audience: Audience) -> View:
    circle = await waves.circle(db, who, data.form, audience)
    names = {person: name for person, name in circle.people if audience is not Audience.PERSON or person == data.person}
    if not names:
        raise Refused("wave-nobody")
    whom = next(iter(names.values())) if audience is Audience.PERSON else plain(f"wave-audience-{audience}")
    lines = [t("wave-ask", title=_form(data.form).title, whom=whom, count=len(names))]
    if circle.offline and audience is not Audience.PERSON:
        lines.append(t("wave-offline", names=named(circle.offline)))
    buttons = [
        Button(plain("wave-yes-open", days=days), data.model_copy(update={"days": days})) for days in waves.SPANS
    ]
    return View("\n".join(lines), column([*buttons, Button(plain("button-no"), WaveList())]), asks=True)


@dialog.tap(WaveCard, CURATOR)
async def show_card(query: CallbackQuery, data: WaveCard, who: Who, db: Database, now: datetime) -> None:
    if data.act == "close":
        await show(query, card_view(await waves.close(db, who, data.wave, now), who))
        return
    wave = await waves.get(db, who, data.wave)
    await show(query, ask_close_view(wave) if data.act == "ask" and not wave.closed else card_view(wave, who))


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
    text = invitation(wave, wave.zone, reminder=reminder)
    return View(text, ((Button(plain("button-begin"), WaveBegin(wave=wave_id)),),))


async def _compose_opened(db: Database, notice: Notice, now: datetime) -> View | None:
    return await _compose(db, notice, reminder=False)


async def _compose_reminder(db: Database, notice: Notice, now: datetime) -> View | None:
    return await _compose(db, notice, reminder=True)


async def _compose_closed(db: Database, notice: Notice, now: datetime) -> View | None:
    wave = await waves.closed(db, int(str(notice.payload["wave"])))
    if wave is None:
        return None
    text = t("wave-closed", title=wave.form.title, answered=wave.answered, guests=wave.guests)
    return View(text, ((Button(plain("wave-button-results"), WaveResults(wave=wave.id)),),))


NOTICES: NoticeKinds = {
    waves.OPENED: NoticeKind(_compose_opened),
    waves.REMINDER: NoticeKind(_compose_reminder),
    waves.CLOSED: NoticeKind(_compose_closed),
}
