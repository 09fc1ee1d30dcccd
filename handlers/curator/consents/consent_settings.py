"""Settings of consents: who publishes and on which web resources (Roskomnadzor's order no. 18)."""

from datetime import datetime

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from domain.programme import Programme
from domain.who import CURATOR, Who
from handlers.callbacks import ConsentSettings, SetupTap, WordingTap
from handlers.dialog import Dialog
from handlers.show import show
from handlers.view import Button, View
from handlers.widgets import column
from services import identity
from services.consents import minors, publication
from services.database import Database
from texts import plain, t

dialog = Dialog("consent-settings")


class Publishing(StatesGroup):
    sites = State()
    operator = State()


@dialog.tap(ConsentSettings, CURATOR)
async def on_settings(
    query: CallbackQuery, data: ConsentSettings, who: Who, db: Database, now: datetime, state: FSMContext
) -> None:
    await state.clear()
    match data.act:
        case "show":
            await show(query, settings_view(who.programme))
        case "sites":
            await state.set_state(Publishing.sites)
            await show(query, View(t("consent-settings-ask-sites"), _sites_rows(who.programme), asks=True))
        case "operator":
            await state.set_state(Publishing.operator)
            await show(query, View(t("consent-settings-ask-operator"), (_back(),), asks=True))
        case "pupils" | "age":
            await _pupils(data, who, db)
            fresh = await identity.identify(db, who.account)
            await show(query, settings_view(fresh.programme))
        case "none":
            await publication.keep_resources(db, who, "", now)
            fresh = await identity.identify(db, who.account)
            await show(query, settings_view(fresh.programme))


async def _pupils(data: ConsentSettings, who: Who, db: Database) -> None:
    if data.act == "pupils":
        await minors.keep_pupils(db, who, bool(data.value))
    else:
        await minors.keep_age(db, who, data.value)


def _pupil_buttons(programme: Programme) -> list[Button]:
    if not programme.pupils:
        return [Button(plain("consent-settings-pupils-on"), ConsentSettings(act="pupils", value=1))]
    ages = [
        Button(plain("consent-settings-age", age=age), ConsentSettings(act="age", value=age))
        for age in minors.AGES
        if age != programme.adult_age
    ]
    return [Button(plain("consent-settings-pupils-off"), ConsentSettings(act="pupils", value=0)), *ages]


def settings_view(programme: Programme, said: str = "") -> View:
    lines: list[str] = [said, ""] if said else []
    lines.append(t("consent-settings-title"))
    sites = ", ".join(programme.web_resources)
    lines.append(t("consent-settings-sites", sites=sites) if sites else t("consent-settings-sites-none"))
    details = programme.operator_details
    lines.append(t("consent-settings-operator", details=details) if details else t("consent-settings-operator-none"))
    lines.append(
        t("consent-settings-pupils", age=programme.adult_age) if programme.pupils else t("consent-settings-adults")
    )
    buttons = [
        Button(plain("consent-settings-button-sites"), ConsentSettings(act="sites")),
        Button(plain("consent-settings-button-operator"), ConsentSettings(act="operator")),
        Button(plain("consent-settings-button-texts"), WordingTap(act="list")),
        *_pupil_buttons(programme),
        Button(plain("button-back"), SetupTap(act="list")),
    ]
    return View("\n".join(lines), column(buttons), asks=True)


def _back() -> tuple[Button, ...]:
    return (Button(plain("button-back"), ConsentSettings(act="show")),)


def _sites_rows(programme: Programme) -> tuple[tuple[Button, ...], ...]:
    none = (Button(plain("consent-settings-button-none"), ConsentSettings(act="none")),)
    return (none, _back()) if programme.web_resources else (_back(),)


@dialog.text(Publishing.sites, CURATOR)
async def on_sites(message: Message, text: str, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    await _kept(message, who, db, state, await publication.keep_resources(db, who, text, now))


@dialog.text(Publishing.operator, CURATOR)
async def on_operator(message: Message, text: str, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    await _kept(message, who, db, state, await publication.keep_operator(db, who, text, now))


async def _kept(message: Message, who: Who, db: Database, state: FSMContext, asked: int) -> None:
    await state.clear()
    fresh = await identity.identify(db, who.account)
    await show(message, settings_view(fresh.programme, t("consent-settings-asked", count=asked)))
