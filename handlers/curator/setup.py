"""Screens of set-up, one question each. Progress lives in the programme itself: next comes what is missing."""

import re
from datetime import date, timedelta

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup

from domain.holidays import Holiday, Holidays
from domain.programme import SETTING_GROUPS, SETUP_FIELDS, Programme
from domain.who import Who
from handlers.callbacks import RunCommand, SetupTap, ToMenu
from handlers.view import Button, Rows, View
from handlers.widgets import column, grid
from services import setup
from services.database import Database
from texts import day, plain, t

FIELD, WAY = "field", "way"
SETUP, CHANGE, INVITE = "setup", "change", "invite"
_OFFSET = re.compile(r"(?:\u043c\u0441\u043a|msk)?\s*([+\-\u2212]\s*\d{1,2})")


class SettingUp(StatesGroup):
    answer = State()


async def first_view(who: Who, db: Database, state: FSMContext) -> View | None:
    """Set-up at a curator's first /start; None when it was gone through or put off."""
    if await setup.was_passed(db, who.programme.id):
        return None
    field = setup.next_field(who.programme)
    return None if field is None else await ask(who.programme, field, SETUP, state)


async def resume_view(who: Who, state: FSMContext) -> View | None:
    """The question of set-up or settings that a curator is in the middle of."""
    if not who.is_curator or await state.get_state() != SettingUp.answer.state:
        return None
    kept = await state.get_data()
    field, way = str(kept.get(FIELD)), str(kept.get(WAY))
    if way == CHANGE or getattr(who.programme, field, None) is None or field == "timezone":
        return question_view(who.programme, field, way)
    following = _following(who.programme, field, way)
    return None if following is None else await ask(who.programme, following, way, state)


def _following(programme: Programme, field: str, way: str) -> str | None:
    """The question behind one that has been answered."""
    if way == INVITE:
        return next(iter(programme.missing_for_consent), None)
    return setup.next_field(programme, field)


async def ask(programme: Programme, field: str, way: str, state: FSMContext) -> View:
    """The screen of a question; what is typed next is its answer."""
    await state.set_state(SettingUp.answer)
    await state.set_data({FIELD: field, WAY: way})
    return question_view(programme, field, way)


def question_view(programme: Programme, field: str, way: str) -> View:
    """``way``: a step of set-up, a change in the settings, or what an invitation lacks."""
    lines: list[str] = []
    if way == SETUP:
        number = SETUP_FIELDS.index(field) + 1
        lines.append(t("setup-step", number=number, total=len(SETUP_FIELDS)))
        if number == 1:
            lines += [t("setup-intro"), ""]
    elif way == INVITE:
        lines += [t("setup-for-invite", left=len(programme.missing_for_consent)), ""]
    lines.append(t(f"setup-ask-{field}", example=_end_of_year(programme)))
    if (current := value_of(programme, field)) and (way == CHANGE or field == "timezone"):
        lines.append(t("setup-now", value=current))
    return View("\n".join(lines), (*_choices(programme, field, way), *_ways_out(field, way)), asks=True)


def _end_of_year(programme: Programme) -> str:
    """The end of the school year that the programme began in."""
    soon = programme.starts_on + timedelta(days=90)
    return date(soon.year + (soon.month > 5), 5, 31).strftime("%d.%m.%Y")


def _choices(programme: Programme, field: str, way: str) -> Rows:
    if field == "timezone":
        return grid([_choice(field, zone.code, way, zone_label(zone)) for zone in setup.ZONES], 2)
    options = [_choice(field, value, way, _option_label(field, value)) for value in setup.CHOICES.get(field, ())]
    return column(options)


def _choice(field: str, value: str, way: str, label: str) -> Button:
    return Button(label, SetupTap(act="set", field=field, value=value, way=way))


def _option_label(field: str, value: str) -> str:
    if field in ("admit_all", "interview_first"):
        return plain(f"settings-choice-{field}") if value == "1" else plain("button-no")
    if field == "holidays":
        return plain("settings-choice-holidays")
    return worded(field, value if field in setup.WORDED else int(value))


def _ways_out(field: str, way: str) -> Rows:
    if way == CHANGE:
        group = next((group for group, fields in SETTING_GROUPS.items() if field in fields), "")
        return ((Button(plain("button-back"), SetupTap(act="list", field=group)),),)
    if way == INVITE:
        return ((Button(plain("button-menu"), ToMenu()),),)
    later = Button(plain("button-postpone"), SetupTap(act="later", field=field))
    rest = Button(plain("setup-later-rest"), SetupTap(act="stop"))
    return ((later,),) if field == SETUP_FIELDS[-1] else ((later,), (rest,))


def done_view(programme: Programme) -> View:
    """The end of set-up: what is still missing is named, the next step stands under it."""
    rows = column(
        [Button(plain("setup-button-invite"), RunCommand(name="invite")), Button(plain("button-menu"), ToMenu())]
    )
    if not programme.missing:
        return View(t("setup-done"), rows)
    return View(t("setup-done-partly", missing=missing_list(programme)), rows)


def missing_list(programme: Programme) -> str:
    """«организация, окончание»: what set-up has not given."""
    return ", ".join(plain(f"settings-label-{field}").lower() for field in programme.missing)


def value_of(programme: Programme, field: str) -> str:
    """The value of a field as people read it; empty when there is none."""
    value = getattr(programme, field)
    return "" if value is None else worded(field, value)


def worded(field: str, value: str | int | bool | date | Holidays) -> str:
    """A value as people read it."""
    match field:
        case "ends_on" if isinstance(value, date):
            return day(value)
        case "holidays" if isinstance(value, tuple):
            return ", ".join(_stretch(one) for one in value)
        case "timezone":
            return next((zone_label(zone) for zone in setup.ZONES if zone.name == value), str(value))
        case "admit_all" | "interview_first":
            return plain("settings-yes") if value else plain("settings-no")
        case "partners_total":
            return str(value) if value else ""
        case "order_title":
            return plain("settings-order-assign") if value == "assign" else plain("settings-order-approve")
    return _of_pairs(field, value)


def _stretch(one: Holiday) -> str:
    last = f"{one.last:%d.%m.%Y}"
    return last if one.first == one.last else f"{one.first:%d.%m}\u2013{last}"


def _of_pairs(field: str, value: str | int | bool | date | Holidays) -> str:
    match field:
        case "choice_limit":
            return plain("settings-limit", count=value)
        case "rhythm_days":
            return plain("settings-rhythm", days=value)
        case "agreement" | "agreement_next":
            return plain(f"settings-{field}-{value}")
        case "agreement_days":
            return plain("settings-rhythm-days", days=value)
    return str(value)


def option_named(field: str, text: str) -> str | None:
    """The value of the button that somebody typed instead of tapping it."""
    for value in setup.CHOICES.get(field, ()):
        if _folded(_option_label(field, value)) == _folded(text):
            return value
    return None


def zone_label(zone: setup.Zone) -> str:
    ahead = f"{zone.ahead:+}" if zone.ahead else ""
    return plain("zone-label", city=plain(f"zone-{zone.code}"), ahead=ahead)


def zone_named(text: str) -> str:
    """The IANA name behind a city or an offset from Moscow; what is not known stays as it was typed."""
    said = _folded(text)
    if offset := _OFFSET.fullmatch(said):
        ahead = int(offset[1].replace(" ", "").replace("\u2212", "-"))
        return next((zone.name for zone in setup.ZONES if zone.ahead == ahead), text)
    for zone in setup.ZONES:
        cities = [_folded(city) for city in plain(f"zone-cities-{zone.code}").split(",")]
        if any(said == city or (len(said) > 3 and city.startswith(said)) for city in cities):
            return zone.name
    return text.strip()


def _folded(text: str) -> str:
    return text.strip().casefold().replace("\u0451", "\u0435")
