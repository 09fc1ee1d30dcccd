"""Behind a person's card: what has been, what is put right."""

from datetime import datetime

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from domain.programme import Programme
from domain.refusal import Refused
from domain.who import CURATOR, Who
from handlers.callbacks import PersonCard, PersonEdit, PersonMore
from handlers.curator.joining.admission import interview_text
from handlers.curator.people import people_screens as screens
from handlers.dialog import Dialog
from handlers.show import show
from handlers.view import Button, View
from handlers.widgets import column
from services.database import Database
from services.people import card_edits, people, person_history
from services.people.people import Card
from services.people.person_history import History
from texts import day, plain, span_minutes, t

dialog = Dialog("person-more")
PERSON, FIELD = "person", "field"


class Correcting(StatesGroup):
    value = State()


@dialog.tap(PersonMore, CURATOR)
async def more(query: CallbackQuery, data: PersonMore, who: Who, db: Database, now: datetime) -> None:
    match data.page:
        case "more":
            await show(query, screens.more_view(await people.card(db, who, data.person)))
        case "history":
            found = await person_history.of_person(db, who, data.person, now)
            await show(query, history_view(found, data.person, who.programme))
        case "edit":
            await show(query, edit_view(await people.open_card(db, who, data.person, now)))


def history_view(found: History, person: int, programme: Programme) -> View:
    """Days of the parts, decisions with who made them, interviews, pairs, the latest meetings."""

    def local(moment: datetime) -> str:
        return day(programme.day_of(moment))

    lines: list[str] = [t("history-title", name=found.name)]
    for part in found.parts:
        role = plain(f"role-{part.role}")
        out = t("history-out", day=local(part.out)) if part.out else ""
        lines.append(t("history-part", role=role, day=local(part.joined)) + out)
    for one in found.decisions:
        by = one.by or plain("history-by-setting")
        what = plain(f"history-{one.verdict}", role=plain(f"role-{one.role}"))
        lines.append(t("history-decision", day=local(one.at), what=what, by=by))
    lines += [interview_text(one) for one in found.interviews]
    for work in found.works:
        until = t("history-until", day=local(work.until)) if work.until else ""
        state = plain(f"export-match-{work.state}")
        lines.append(t("history-pair", others=work.others, day=local(work.since), state=state) + until)
    for met in found.meetings:
        minutes = f", {span_minutes(met.minutes)}" if met.minutes else ""
        lines.append(t("history-meeting", day=day(met.day), others=met.others, minutes=minutes))
    if found.more_meetings:
        lines.append(t("history-more-meetings", count=found.more_meetings))
    back = Button(plain("people-button-card"), PersonCard(person=person))
    return View("\n".join(lines), ((back,),), asks=True)


def edit_view(card: Card) -> View:
    """What is kept, each with a button; before the consent only what a possible participant may be kept by."""
    empty = plain("people-edit-empty")
    lines: list[str] = [t("people-edit-title", name=card.name)]
    fields = [PersonEdit(person=card.person_id, field="full_name")]
    if card.consent == "given" or card.source == "staff":
        lines.append(t("people-edit-post", value=card.post or empty))
        fields.append(PersonEdit(person=card.person_id, field="post"))
    if card.consent == "given":
        lines.append(t("people-edit-contact", value=card.contact or empty))
        fields.append(PersonEdit(person=card.person_id, field="contact"))
    elif not card.possible:
        lines, fields = [*lines, t("refused-record-consent")], []
    buttons = [Button(plain(f"people-edit-button-{one.field}"), one) for one in fields]
    back = Button(plain("people-button-card"), PersonCard(person=card.person_id))
    return View("\n".join(lines), column([*buttons, back]), asks=True)


@dialog.tap(PersonEdit, CURATOR)
async def correct(query: CallbackQuery, data: PersonEdit, who: Who, db: Database, state: FSMContext) -> None:
    card = await people.card(db, who, data.person)
    await state.set_state(Correcting.value)
    await state.set_data({PERSON: data.person, FIELD: data.field})
    back = Button(plain("button-back"), PersonMore(person=data.person, page="edit"))
    await show(query, View(t(f"people-edit-ask-{data.field}", name=card.name), ((back,),), asks=True))


@dialog.text(Correcting.value, CURATOR)
async def corrected(message: Message, text: str, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    kept = await state.get_data()
    if PERSON not in kept or FIELD not in kept:
        raise Refused("stale")
    await card_edits.write(db, who, int(kept[PERSON]), str(kept[FIELD]), text, now)
    await state.clear()
    card = await people.card(db, who, int(kept[PERSON]))
    await show(message, screens.card_view(card, who.programme))
