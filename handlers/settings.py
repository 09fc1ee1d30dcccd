"""Answers to the questions of set-up, and /settings: every value, each changed by a button."""

from datetime import datetime

from aiogram import Bot
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from domain.programme import SETTING_GROUPS, SETTINGS, SETUP_FIELDS, Programme
from domain.refusal import Refused
from domain.who import CURATOR, Who
from handlers.callbacks import ConsentSettings, FormsInUse, OwnName, SetupTap, ToMenu, WaveSchedule
from handlers.curator import mentoring_forms
from handlers.curator.joining import invite
from handlers.curator.setup import (
    CHANGE,
    FIELD,
    INVITE,
    SETUP,
    WAY,
    SettingUp,
    ask,
    done_view,
    option_named,
    value_of,
    zone_named,
)
from handlers.dialog import Dialog, bare
from handlers.show import show
from handlers.view import Button, View
from handlers.widgets import grid
from services import identity, setup
from services.database import Database
from services.people import introduction
from texts import plain, t

dialog = Dialog("settings")
Event = Message | CallbackQuery
CONTACTS, JOINING = "contacts", "joining"
"""The group in which the forms of mentoring stand."""


@dialog.command("settings", CURATOR)
async def on_settings(event: Event, who: Who, state: FSMContext) -> None:
    await state.clear()
    await show(event, settings_view(who.programme))


def settings_view(programme: Programme) -> View:
    """Every value at a glance, what is missing is said so; a button for each group, as a phone shows few at once."""
    lines: list[str] = [t("settings-title")]
    for group in SETTING_GROUPS:
        lines += ["", *_group(programme, group)]
    lines += ["", t("settings-missing") if programme.missing else t("settings-complete")]
    buttons = [Button(plain(f"settings-group-{group}"), SetupTap(act="list", field=group)) for group in SETTING_GROUPS]
    buttons.append(Button(plain("settings-button-consents"), ConsentSettings(act="show")))
    buttons.append(Button(plain("settings-button-surveys"), WaveSchedule()))
    return View("\n".join(lines), (*grid(buttons, 2), (Button(plain("button-menu"), ToMenu()),)), asks=True)


def group_view(programme: Programme, group: str) -> View:
    """The values of a group, each with a button to change it."""
    buttons = [
        Button(plain(f"settings-label-{field}"), SetupTap(act="ask", field=field, way=CHANGE))
        for field in SETTING_GROUPS[group]
    ]
    if group == JOINING:
        buttons.append(Button(plain("settings-button-forms"), FormsInUse()))
    if group == CONTACTS:
        buttons.append(Button(plain("settings-button-own-name"), OwnName(act="ask")))
    back = (Button(plain("settings-button-all"), SetupTap(act="list")),)
    text = "\n".join([*_group(programme, group), "", t("settings-change")])
    return View(text, (*grid(buttons, 2), back), asks=True)


def _group(programme: Programme, group: str) -> list[str]:
    lines: list[str] = [t("settings-heading", group=plain(f"settings-group-{group}"))]
    lines += [_line(programme, field) for field in SETTING_GROUPS[group]]
    if group == JOINING:
        label, value = plain("settings-button-forms"), mentoring_forms.named(programme)
        lines.append(t("settings-line", label=label, value=value))
    return lines


def _group_of(field: str) -> str:
    return next(group for group, fields in SETTING_GROUPS.items() if field in fields)


def _line(programme: Programme, field: str) -> str:
    label, value = plain(f"settings-label-{field}"), value_of(programme, field)
    if not value:
        return t("settings-line-missing", label=label)
    return t("settings-line", label=label, value=value)


@dialog.tap(SetupTap, CURATOR)
async def on_tap(
    query: CallbackQuery, data: SetupTap, who: Who, db: Database, now: datetime, state: FSMContext, bot: Bot
) -> None:
    match data.act:
        case "ask" if data.field in SETTINGS:
            await show(query, await ask(who.programme, data.field, CHANGE, state))
        case "list":
            await state.clear()
            known = data.field in SETTING_GROUPS
            await show(query, group_view(who.programme, data.field) if known else settings_view(who.programme))
        case "later" if data.field in SETUP_FIELDS:
            await _go_on(query, who, who.programme, data.field, SETUP, db, now, state, bot)
        case "stop":
            await _finish(query, who.programme, db, state)
        case "set" if data.way in (SETUP, CHANGE):
            programme = await _set(db, who, data, now)
            await _go_on(query, who, programme, data.field, data.way, db, now, state, bot)
        case _:
            raise Refused("stale")


async def _set(db: Database, who: Who, data: SetupTap, now: datetime) -> Programme:
    if data.field != "timezone":
        return await setup.choose(db, who, data.field, data.value, now)
    name = next((zone.name for zone in setup.ZONES if zone.code == data.value), "")
    return await setup.move_to_zone(db, who, name)


@dialog.text(SettingUp.answer, CURATOR)
async def on_typed(
    message: Message, text: str, who: Who, db: Database, now: datetime, state: FSMContext, bot: Bot
) -> None:
    kept = await state.get_data()
    field, way = str(kept.get(FIELD)), str(kept.get(WAY))
    if bare(text) in (bare(plain("button-postpone")), bare(plain("button-back"))):
        await _leave(message, who, field, way, db, now, state, bot)
        return
    programme = await _take(db, who, field, text, now)
    if way == SETUP and field == "curator_name" and await introduction.is_due(db, who):
        await introduction.introduce_by_set_up(db, who, programme, now)
    await _go_on(message, who, programme, field, way, db, now, state, bot)


async def _take(db: Database, who: Who, field: str, text: str, now: datetime) -> Programme:
    """Keep what was typed: the words of a button, a city, or the value itself."""
    if (option := option_named(field, text)) is not None:
        return await setup.choose(db, who, field, option, now)
    if field in setup.TAPPED:
        raise Refused("setup-choose")
    if field == "timezone":
        return await setup.move_to_zone(db, who, zone_named(text))
    return await setup.write_down(db, who, field, text, now)


async def _leave(
    message: Message, who: Who, field: str, way: str, db: Database, now: datetime, state: FSMContext, bot: Bot
) -> None:
    """The words of the buttons under a question, typed."""
    if way == SETUP:
        await _go_on(message, who, who.programme, field, way, db, now, state, bot)
        return
    await state.clear()
    await show(message, group_view(who.programme, _group_of(field)) if way == CHANGE else settings_view(who.programme))


async def _go_on(
    event: Event,
    who: Who,
    programme: Programme,
    field: str,
    way: str,
    db: Database,
    now: datetime,
    state: FSMContext,
    bot: Bot,
) -> None:
    """From an answer (or a step put off) to what comes next on this way."""
    if way == INVITE:
        await state.clear()
        await invite.begin(event, await identity.identify(db, who.account), db, now, state, bot)
        return
    if way == CHANGE:
        await state.clear()
        await show(event, group_view(programme, _group_of(field)), toast=plain("settings-saved"))
        return
    following = setup.next_field(programme, field)
    if following is None:
        await _finish(event, programme, db, state)
    else:
        await show(event, await ask(programme, following, SETUP, state))


async def _finish(event: Event, programme: Programme, db: Database, state: FSMContext) -> None:
    await setup.note_passed(db, programme.id)
    await state.clear()
    await show(event, done_view(programme))
