"""«Partners»: organisations, their agreements, and whom they gave (D16)."""

from datetime import datetime

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from domain.refusal import Refused
from domain.who import CURATOR, Who
from handlers.callbacks import PartnerTap, WorksAt
from handlers.curator.people import partner_screens as screens
from handlers.curator.people import people_screens
from handlers.dialog import Dialog
from handlers.show import show
from handlers.view import Button, View
from services.consents import audit
from services.database import Database
from services.people import partners, people
from texts import plain, t

dialog = Dialog("partners")
Event = Message | CallbackQuery
PARTNER, FIELD, KIND = "partner", "field", "kind"


class Partnering(StatesGroup):
    name = State()
    value = State()


@dialog.tap(PartnerTap, CURATOR)
async def on_tap(
    query: CallbackQuery, data: PartnerTap, who: Who, db: Database, now: datetime, state: FSMContext
) -> None:
    match data.act:
        case "list":
            await _list(query, who, db, now, data.page)
        case "new":
            await show(query, screens.kinds_view())
        case "kind" if data.partner and data.kind:
            await partners.change(db, who, data.partner, "kind", data.kind, now.date())
            await _one(query, data.partner, who, db, now)
        case "kind" if data.kind:
            await state.set_state(Partnering.name)
            await state.set_data({KIND: data.kind})
            back = Button(plain("button-back"), PartnerTap())
            await show(query, View(t("partner-ask-name"), ((back,),), asks=True))
        case "show":
            await _one(query, data.partner, who, db, now)
        case "edit" if data.field:
            await _ask(query, data, who, db, state)
        case "off":
            await show(query, screens.off_view(await partners.get(db, who, data.partner)))
        case "off_yes":
            name = await partners.remove(db, who, data.partner)
            await _list(query, who, db, now, 0, plain("partner-off-done", name=name))
        case _:
            raise Refused("stale")


async def _list(event: Event, who: Who, db: Database, now: datetime, page: int, toast: str = "") -> None:
    today = who.programme.day_of(now)
    await show(event, screens.list_view(await partners.every(db, who), who.programme, today, page), toast=toast)


async def _one(event: Event, partner: int, who: Who, db: Database, now: datetime) -> None:
    today = who.programme.day_of(now)
    await show(event, screens.partner_view(await partners.get(db, who, partner), today))


async def _ask(query: CallbackQuery, data: PartnerTap, who: Who, db: Database, state: FSMContext) -> None:
    one = await partners.get(db, who, data.partner)
    if data.field == "kind":
        await show(query, screens.kinds_view(one.id))
        return
    await state.set_state(Partnering.value)
    await state.set_data({PARTNER: one.id, FIELD: data.field})
    back = Button(plain("button-back"), PartnerTap(act="show", partner=one.id))
    await show(query, View(t(f"partner-ask-{data.field}"), ((back,),), asks=True))


@dialog.text(Partnering.name, CURATOR)
async def named(message: Message, text: str, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    kind = str((await state.get_data()).get(KIND))
    partner = await partners.add(db, who, text, kind, now)
    await state.clear()
    await _one(message, partner, who, db, now)


@dialog.text(Partnering.value, CURATOR)
async def changed(message: Message, text: str, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    kept = await state.get_data()
    if PARTNER not in kept:
        raise Refused("stale")
    today = who.programme.day_of(now)
    await partners.change(db, who, int(kept[PARTNER]), str(kept[FIELD]), text, today)
    await state.clear()
    await _one(message, int(kept[PARTNER]), who, db, now)


@dialog.tap(WorksAt, CURATOR)
async def works_at(query: CallbackQuery, data: WorksAt, who: Who, db: Database, now: datetime) -> None:
    card = await people.card(db, who, data.person)
    if not data.partner:
        await audit.looked(db, who, data.person, "card", now)
        found = await partners.every(db, who)
        await show(query, screens.works_view(data.person, card.name, card.workplace, found, data.page))
        return
    await partners.place(db, who, data.person, data.partner if data.partner > 0 else None, now)
    card = await people.card(db, who, data.person)
    await show(query, people_screens.card_view(card, who.programme), toast=plain("people-done-role"))
