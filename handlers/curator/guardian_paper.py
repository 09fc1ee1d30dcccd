"""A representative's consent on paper, entered by the curator: number, date, a picture for the register."""

from datetime import datetime

from aiogram import Bot
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from domain.refusal import Refused
from domain.who import CURATOR, Who
from handlers.callbacks import ConsentsOf, GuardianPaper
from handlers.curator.consents import consents_view
from handlers.dialog import Dialog
from handlers.show import show
from handlers.view import Button, View
from services import minors, people, provable
from services.database import Database
from texts import plain, t

dialog = Dialog("guardian-paper")
Event = Message | CallbackQuery


class Papering(StatesGroup):
    number = State()
    picture = State()


@dialog.tap(GuardianPaper, CURATOR)
async def on_paper(
    query: CallbackQuery, data: GuardianPaper, who: Who, db: Database, now: datetime, state: FSMContext
) -> None:
    if data.act == "bare":
        if (await state.get_data()).get("person") != data.person:
            raise Refused("stale")
        await _keep(query, None, who, db, now, state)
        return
    await state.set_state(Papering.number)
    await state.set_data({"person": data.person})
    back = Button(plain("button-back"), ConsentsOf(person=data.person))
    await show(query, View(t("guardian-paper-number"), ((back,),), asks=True))


@dialog.text(Papering.number, CURATOR)
async def on_number(message: Message, text: str, state: FSMContext) -> None:
    people.check_paper(text)
    await state.update_data({"number": " ".join(text.split())})
    await state.set_state(Papering.picture)
    person = int((await state.get_data())["person"])
    bare = Button(plain("guardian-paper-bare"), GuardianPaper(person=person, act="bare"))
    await show(message, View(t("guardian-paper-picture"), ((bare,),), asks=True))


@dialog.content(Papering.picture, "photo", CURATOR)
async def on_picture(message: Message, who: Who, db: Database, now: datetime, state: FSMContext, bot: Bot) -> None:
    assert message.photo is not None, "the route is for pictures"
    loaded = await bot.download(message.photo[-1])
    await _keep(message, loaded.read() if loaded else None, who, db, now, state)


@dialog.text(Papering.picture, CURATOR)
async def no_picture(message: Message) -> None:
    await show(message, View(t("guardian-paper-wanted")))


async def _keep(event: Event, picture: bytes | None, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    kept = await state.get_data()
    if "number" not in kept:
        raise Refused("stale")
    person = int(kept["person"])
    await minors.paper(db, who, person, kept["number"], picture, now)
    await state.clear()
    await show(event, consents_view(await provable.history(db, who, person), who))
