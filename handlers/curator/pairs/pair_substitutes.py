"""A mentor for a while: who, until when, why (D34)."""

from datetime import date, datetime, timedelta

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from domain.names import labels
from domain.refusal import Refused
from domain.who import CURATOR, Who
from handlers.callbacks import EndPair, StandIn
from handlers.curator.pairs.pair_screens import card
from handlers.dialog import Dialog
from handlers.show import show
from handlers.view import Button, View
from handlers.widgets import column, page_of, pager
from questionnaires.reading import read_date
from services.database import Database
from services.pairs import pairs, substitutes
from texts import day, plain, t
from texts.periods import FROM_TO

dialog = Dialog("pair-substitutes")
Event = Message | CallbackQuery


class Standing(StatesGroup):
    days = State()
    reason = State()


@dialog.tap(StandIn, CURATOR)
async def act(query: CallbackQuery, data: StandIn, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    if data.act == "bare":
        await _appoint(query, "", who, db, now, state)
        return
    await state.clear()
    if data.act == "stop":
        await substitutes.stop(db, who, data.match, now)
        view = card(await pairs.card(db, who, data.match), who.programme.zone)
        await show(query, view, toast=plain("substitute-stopped"))
    elif data.person:
        await state.set_state(Standing.days)
        await state.set_data({"match": data.match, "person": data.person})
        await show(query, _ask_days(data.match, await pairs.name_of(db, data.person), who.programme.day_of(now)))
    else:
        await show(query, await _choose(data, who, db))


async def _choose(data: StandIn, who: Who, db: Database) -> View:
    """Admitted mentors who are not in the pair."""
    match = (await pairs.card(db, who, data.match)).line.match
    if not match.live or not match.mentors:
        raise Refused("pair-ended")
    _, mentors = await pairs.mentors(db, who, match.mentees[0])
    others = [one for one, _ in mentors if one.person_id not in match.members]
    back = ((Button(plain("button-back"), EndPair(match=data.match)),),)
    if not others:
        return View(t("substitute-nobody"), back)
    shown, page, pages = page_of(others, data.page)
    short = labels({one.person_id: one.name for one in others})
    rows = column([Button(short[one.person_id], StandIn(match=data.match, person=one.person_id)) for one in shown])
    turn = pager(page, pages, lambda to: StandIn(match=data.match, page=to))
    return View(t("substitute-who"), (*rows, *turn, *back))


def _ask_days(match: int, name: str, today: date) -> View:
    soon, later = today + timedelta(days=14), today + timedelta(days=28)
    said = {"example": f"{soon:%d.%m.%Y}", "later": f"{later:%d.%m.%Y}"}
    back = Button(plain("button-back"), StandIn(match=match))
    return View(t("substitute-until", name=name, **said), ((back,),), asks=True)


@dialog.text(Standing.days, CURATOR)
async def days(message: Message, text: str, who: Who, now: datetime, state: FSMContext) -> None:
    today = who.programme.day_of(now)
    first, last = _read_days(text, today)
    if first is None or last is None or not today <= first <= last:
        raise Refused("substitute-days", day=f"{today + timedelta(days=14):%d.%m.%Y}")
    kept = await state.get_data()
    await state.update_data({"first": first.isoformat(), "last": last.isoformat()})
    await state.set_state(Standing.reason)
    bare = Button(plain("substitute-button-bare"), StandIn(match=int(kept["match"]), act="bare"))
    await show(message, View(t("substitute-reason"), ((bare,),), asks=True))


def _read_days(text: str, today: date) -> tuple[date | None, date | None]:
    """«30.11», «до 30.11» or «с 16.11 по 30.11»; a day without a year lies ahead."""
    found = FROM_TO.fullmatch(" ".join(text.split()))
    if found is None:
        return None, None
    first = read_date(found["first"], today, low=today) if found["first"] else today
    return first, read_date(found["last"], today, low=today)


@dialog.text(Standing.reason, CURATOR)
async def reason(message: Message, text: str, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    await _appoint(message, text, who, db, now, state)


async def _appoint(event: Event, words: str, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    kept = await state.get_data()
    if "last" not in kept:
        raise Refused("stale")
    period = date.fromisoformat(kept["first"]), date.fromisoformat(kept["last"])
    match = int(kept["match"])
    made = await substitutes.appoint(db, who, match, int(kept["person"]), period, words, now)
    await state.clear()
    name = await pairs.name_of(db, made.person_id)
    said = t("substitute-made", name=name, start=day(made.starts_on), end=day(made.ends_on))
    view = card(await pairs.card(db, who, match), who.programme.zone)
    await show(event, View(f"{said}\n\n{view.text}", view.rows))
