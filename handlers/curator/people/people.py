"""«Participants»: list, search by typed text, card, decisions, people without a messenger, a new link."""

from datetime import datetime

from aiogram import Bot
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from domain.refusal import Refused
from domain.roles import PARTICIPANTS, Role, participant
from domain.who import CURATOR, Who
from handlers.callbacks import AddPerson, PeopleAdd, PeopleFacets, PeopleList, PersonAct, PersonCard
from handlers.curator.joining.admission import doubt_view
from handlers.curator.joining.invite import link_of, until
from handlers.curator.people import people_screens as screens
from handlers.curator.people import register_screens
from handlers.dialog import Dialog
from handlers.show import show
from handlers.view import Button, View
from services.consents import leaving
from services.database import Database
from services.joining import enrolment, invitations
from services.people import interviews, people, people_list
from services.people.people_list import Filter
from texts import plain, t

dialog = Dialog("people")
Event = Message | CallbackQuery
ROLE, PAPER, MINOR = "role", "paper", "minor"


class Register(StatesGroup):
    """What is typed is not kept here: nobody's name lies about outside the register."""

    search = State()
    role = State()
    paper = State()
    name = State()


@dialog.command("people", CURATOR)
async def begin(event: Event, who: Who, db: Database, state: FSMContext, args: str, now: datetime) -> None:
    """The list; what stands behind the command, or is typed next, is searched for."""
    await state.set_state(Register.search)
    await _show_list(event, who, db, now, Filter.ALL, 0, args)


@dialog.text(Register.search, CURATOR, search=True)
async def search(message: Message, text: str, who: Who, db: Database, now: datetime) -> None:
    await _show_list(message, who, db, now, Filter.ALL, 0, text)


@dialog.tap(PeopleList, CURATOR)
async def turn(
    query: CallbackQuery, data: PeopleList, who: Who, db: Database, state: FSMContext, now: datetime
) -> None:
    """A page of what was searched for, or the first page of a filter."""
    if data.chosen not in set(Filter):
        raise Refused("stale")
    await state.set_state(Register.search)
    if data.facet:
        found = await people_list.register(db, who, Filter(data.chosen), now, "", data.facet)
        await show(query, register_screens.list_view(found, Filter(data.chosen), data.page, "", data.facet))
        return
    await _show_list(query, who, db, now, Filter(data.chosen), data.page, data.query)


@dialog.tap(PeopleFacets, CURATOR)
async def pick(query: CallbackQuery, data: PeopleFacets, who: Who, db: Database, now: datetime) -> None:
    """By what the list is to be picked: the kind, then its values."""
    if data.chosen not in set(Filter):
        raise Refused("stale")
    chosen = Filter(data.chosen)
    found = await people_list.facets(db, who, chosen, data.kind, now) if data.kind else []
    await show(query, register_screens.facets_view(chosen, data.kind, found))


@dialog.tap(PeopleAdd, CURATOR)
async def ways(query: CallbackQuery) -> None:
    await show(query, register_screens.ways_view())


async def _show_list(
    event: Event, who: Who, db: Database, now: datetime, chosen: Filter, page: int, query: str
) -> None:
    register = await people_list.register(db, who, chosen, now, query)
    for other in (Filter.LEFT, Filter.POSSIBLE):  # somebody who has left, or may yet come, is looked for too
        if query and not register.lines:
            elsewhere = await people_list.register(db, who, other, now, query)
            register = elsewhere if elsewhere.lines or (elsewhere.guesses and not register.guesses) else register
    await show(event, register_screens.list_view(register, chosen, page, query))


@dialog.tap(PersonCard, CURATOR)
async def show_card(query: CallbackQuery, data: PersonCard, who: Who, db: Database, now: datetime) -> None:
    card = await people.open_card(db, who, data.person, now)
    await show(query, screens.card_view(card, who.programme))


async def _show_card(event: Event, who: Who, db: Database, person_id: int, toast: str = "") -> None:
    card = await people.card(db, who, person_id)
    await show(event, screens.card_view(card, who.programme), toast=toast)


@dialog.tap(PersonAct, CURATOR)
async def act(query: CallbackQuery, data: PersonAct, who: Who, db: Database, now: datetime, bot: Bot) -> None:
    match data.act:
        case "admit" if doubt := await interviews.doubt_about(db, who, data.person, participant(data.role)):
            await show(query, doubt_view(await people.name_of(db, data.person), data, doubt))
        case "admit" | "admit_sure":
            sure = data.act == "admit_sure"
            await enrolment.admit(db, who, (data.person,), participant(data.role), now, sure=sure)
            await _show_card(query, who, db, data.person, plain("people-done-admit"))
        case "decline_yes":
            await enrolment.decline(db, who, data.person, participant(data.role), now)
            await _show_card(query, who, db, data.person, plain("people-done-decline"))
        case "role_yes":
            await people.add_role(db, who, data.person, participant(data.role), now)
            await _show_card(query, who, db, data.person, plain("people-done-role"))
        case "swap_yes":
            await people.change_role(db, who, data.person, participant(data.role), now)
            await _show_card(query, who, db, data.person, plain("people-done-role"))
        case "link_yes":
            await _send_link(query, who, db, data.person, now, bot)
        case "dismiss_yes":
            await leaving.dismiss(db, who, data.person, now)
            await _show_card(query, who, db, data.person, plain("people-done-dismiss"))
        case "erase_yes":
            await leaving.erase(db, who, data.person, now)
            await show(query, View(t("people-erased")))
        case "decline" | "role" | "swap" | "link" | "dismiss" | "erase":
            role = participant(data.role) if data.role or data.act in ("role", "swap") else ""
            card = await people.card(db, who, data.person)
            await show(query, screens.ask_view(card, data.act, role))
        case _:
            raise Refused("stale")


async def _send_link(query: CallbackQuery, who: Who, db: Database, person: int, now: datetime, bot: Bot) -> None:
    """A personal code: whoever uses it is this person from then on, so it is made only on purpose."""
    issued = await invitations.for_person(db, who, person, now)
    text = t(
        "people-link",
        name=await people.name_of(db, person),
        link=await link_of(bot, issued),
        code=issued.code,
        until=until(who, issued.expires_at),
    )
    await show(query, View(text, ((Button(plain("people-button-card"), PersonCard(person=person)),),)))


@dialog.tap(AddPerson, CURATOR)
async def add(query: CallbackQuery, data: AddPerson, who: Who, state: FSMContext) -> None:
    """First the role (and whose consent it is), then the paper; the name comes last, and nothing is kept before."""
    if not data.role:
        await state.set_state(Register.role)
        await state.set_data({})
        await show(query, screens.role_view())
    elif who.programme.pupils and not data.age:
        await show(query, screens.age_view(participant(data.role), who.programme.adult_age))
    else:
        await _ask_paper(query, participant(data.role), state, minor=data.age == "minor")


@dialog.text(Register.role, CURATOR)
async def add_role(message: Message, text: str, who: Who, state: FSMContext) -> None:
    """A typed role counts as a tap."""
    typed = {plain(f"role-{role}"): role for role in PARTICIPANTS}
    role = typed.get(text.casefold().rstrip(" ."))
    if role is None:
        await show(message, screens.role_view())
    elif who.programme.pupils:
        await show(message, screens.age_view(role, who.programme.adult_age))
    else:
        await _ask_paper(message, role, state)


async def _ask_paper(event: Event, role: Role, state: FSMContext, *, minor: bool = False) -> None:
    await state.set_state(Register.paper)
    await state.set_data({ROLE: role.value, MINOR: minor})
    await show(event, View(t("people-add-paper-guardian" if minor else "people-add-paper"), asks=True))


@dialog.text(Register.paper, CURATOR)
async def add_paper(message: Message, text: str, state: FSMContext) -> None:
    people.check_paper(text)
    await state.set_state(Register.name)
    await state.update_data({PAPER: text})
    await show(message, View(t("people-add-name"), asks=True))


@dialog.text(Register.name, CURATOR)
async def add_name(message: Message, text: str, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    kept = await state.get_data()
    if PAPER not in kept or ROLE not in kept:
        raise Refused("stale")
    minor = bool(kept.get(MINOR)) if who.programme.pupils else None
    person = await people.add(db, who, text, participant(kept[ROLE]), kept[PAPER], now, minor=minor)
    await state.clear()
    await _show_card(message, who, db, person)
