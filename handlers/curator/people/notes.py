"""A curator's notes about somebody, each with author and day."""

from datetime import datetime

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from domain.programme import Programme
from domain.refusal import Refused
from domain.who import CURATOR, Who
from handlers.callbacks import NoteTap, PersonCard
from handlers.dialog import Dialog
from handlers.show import show
from handlers.view import Button, View
from handlers.widgets import confirm, page_of, pager
from services.consents import audit
from services.database import Database
from services.people import notes
from services.people.notes import Note
from texts import day, plain, t

dialog = Dialog("notes")
PERSON = "person"
NOTES_PAGE = 4


class Noting(StatesGroup):
    text = State()


@dialog.tap(NoteTap, CURATOR)
async def on_tap(query: CallbackQuery, data: NoteTap, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    name, found = await notes.of_person(db, who, data.person)
    match data.act:
        case "show":
            await audit.looked(db, who, data.person, "card", now)
            await show(query, notes_view(data.person, name, found, who.programme, data.page))
        case "new":
            await state.set_state(Noting.text)
            await state.set_data({PERSON: data.person})
            back = Button(plain("button-back"), PersonCard(person=data.person))
            await show(query, View(t("note-ask", name=name), ((back,),), asks=True))
        case "off":
            one = next((one for one in found if one.id == data.note), None)
            if one is None:
                raise Refused("stale")
            await audit.looked(db, who, data.person, "card", now)
            yes, no = NoteTap(person=data.person, act="off_yes", note=one.id), NoteTap(person=data.person)
            await show(
                query, View(t("note-off-ask", body=one.body), confirm(plain("note-off-yes"), yes, no), asks=True)
            )
        case "off_yes":
            await notes.remove(db, who, data.person, data.note, now)
            await _show(query, data.person, who, db)


@dialog.text(Noting.text, CURATOR)
async def written(message: Message, text: str, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    person = (await state.get_data()).get(PERSON)
    if person is None:
        raise Refused("stale")
    await notes.write(db, who, int(person), text, now)
    await state.clear()
    await _show(message, int(person), who, db)


async def _show(event: CallbackQuery | Message, person: int, who: Who, db: Database) -> None:
    name, found = await notes.of_person(db, who, person)
    await show(event, notes_view(person, name, found, who.programme, 0))


def notes_view(person: int, name: str, found: list[Note], programme: Programme, page: int) -> View:
    shown, page, pages = page_of(list(enumerate(found, 1)), page, NOTES_PAGE)
    lines: list[str] = [t("note-title", name=name), t("note-hint"), *([] if found else [t("note-none")])]
    offs = []
    for number, one in shown:
        at = day(programme.day_of(one.at))
        lines += ["", t("note-line", number=number, at=at, by=one.by or plain("role-curator"), body=one.body)]
        offs.append(Button(plain("note-button-off", number=number), NoteTap(person=person, act="off", note=one.id)))
    rows = (
        (Button(plain("note-button-new"), NoteTap(person=person, act="new")),),
        *pager(page, pages, lambda to: NoteTap(person=person, page=to)),
        *((tuple(offs),) if offs else ()),
        (Button(plain("people-button-card"), PersonCard(person=person)),),
    )
    return View("\n".join(lines), rows, asks=True)
