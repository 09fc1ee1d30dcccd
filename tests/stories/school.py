"""The school of the stories: quick ways to people who are already in.

``enrol`` goes through the real chat, ``enrol_many`` through the services (fast, for stories about what comes later).
"""

from dataclasses import dataclass
from datetime import date, datetime

from bot.app import App
from domain.roles import Role
from domain.who import Who
from emulator.client import Client
from questionnaires import engine
from questionnaires.form import Item, Kind, Value
from services import identity, setup
from services.consents import consents
from services.joining import enrolment, invitations
from services.questionnaires import forms, responses
from services.questionnaires.steps import Step
from storage import programmes
from storage.database import Connection
from tests.story import Story

ORGANISATION = {
    "org_full": "Муниципальное общеобразовательное учреждение «Школа № 300»",
    "org_short": "Школа № 300",
    "town": "г. Заречный",
    "ends_on": date(2027, 5, 31),
    "curator_name": "Белых Жанна Андреевна",
    "curator_post": "заместитель директора",
    "curator_contact": "каб. 12, +7 900 000-00-00",
    "director_name": "Ким Олег Павлович",
    "director_post": "директор",
    "teachers": 60,
}
MENTORS = ("Седова Анна Петровна", "Ильин Павел Олегович", "Рощина Ольга Ивановна", "Лунёв Игорь Сергеевич")
MENTEES = (
    "Юдина Вера Сергеевна",
    "О'Нил Галина Андреевна",
    "Титов Денис Маркович",
    "Панова Инна Львовна",
    "Ёлкин Глеб Юрьевич",
    "Зотова Алла Романовна",
)
CONSENT = "Согласие"


@dataclass(frozen=True, slots=True)
class Pupil:
    """Somebody enrolled: the phone and our own id."""

    client: Client
    person_id: int
    name: str


async def set_up(app: App) -> None:
    """Fill the programme in, as a curator would in set-up."""

    def work(con: Connection) -> None:
        programme = programmes.current(con)
        assert programme is not None
        for field, value in ORGANISATION.items():
            assert isinstance(value, str | int | date)
            programmes.change(con, programme.id, field, value)

    await app.db.write(work, claim=False)


async def open_school(story: Story) -> None:
    """The programme is set up and the curator has opened the chat (a bot cannot write first)."""
    await set_up(story.app)
    await setup.note_passed(story.app.db, (await curator_of(story)).programme.id)
    if not story.curator.received:
        await story.say(story.curator, "/start")


async def curator_of(story: Story) -> Who:
    """The curator named in the settings."""
    return await story.who(story.curator)


async def invite(story: Story, role: Role) -> str:
    """A link's token for this role."""
    return (await invitations.issue(story.app.db, await curator_of(story), role, story.now)).token


async def enrol(story: Story, role: Role, name: str, *, admitted: bool = True) -> Pupil:
    """Through the chat: link, consent, questionnaire, admission."""
    client = story.person(" ".join(name.split()[:2]))
    if (await curator_of(story)).programme.missing_for_consent or not story.curator.received:
        await open_school(story)
    client.start(await invite(story, role))
    await story.run()
    await story.tap(client, "Даю согласие")
    await fill(story, client, name)
    who = await story.who(client)
    if admitted:
        await enrolment.admit(story.app.db, await curator_of(story), [who.known], role, story.now)
        await story.run()
    return Pupil(client, who.known, name)


async def fill(story: Story, client: Client, name: str) -> None:
    """Answer the open questionnaire by typing, then send it."""
    for _ in range(40):
        who = await story.who(client)
        step = await responses.running(story.app.db, who)
        if step is None or step.sent:
            return
        if step.item is None:
            await story.tap(client, "Отправить")
            return
        await story.say(client, typed(step.item, name))
        if step.item.kind.marked:
            await story.tap(client, "Далее")
    raise AssertionError("the questionnaire does not end")


def typed(item: Item, name: str) -> str:
    """What somebody would type under this question."""
    if item.fact == "full_name":
        return name
    match item.kind:
        case Kind.SINGLE | Kind.YES_NO | Kind.MULTI:
            return item.options[0].label
        case Kind.RANKING:
            return "; ".join(option.label for option in item.options[: item.span()[0]])
        case Kind.CONTACT:
            return "+7 900 000-00-00"
        case Kind.SCALE | Kind.NUMBER:
            return engine.decimal(item.low)
        case Kind.DATE:
            return "15.09.2026"
        case _:
            return "учитель математики" if item.fact == "post" else "Разобраться с оцениванием"


def value_for(item: Item, name: str, seed: int) -> Value:
    """A value of this question; ``seed`` makes people differ."""
    if item.fact == "full_name":
        return name
    low, high = item.span()
    match item.kind:
        case Kind.SINGLE | Kind.YES_NO:
            return item.options[seed % len(item.options)].code
        case Kind.MULTI:
            free = [option.code for option in item.options if option.code != item.exclusive]
            count = min(max(low, 1) + seed % 2, high)
            return engine.ordered(item, {free[(seed + shift) % len(free)] for shift in range(count)})
        case Kind.SCALE | Kind.NUMBER:
            return low + seed % (min(high, low + 3) - low + 1)
        case Kind.DATE:
            return date(2026, 9, 15)
        case _:
            return "учитель математики" if item.fact == "post" else "Разобраться с оцениванием"


async def enrol_many(
    story: Story, mentors: int = 2, mentees: int = 3, *, admitted: bool = True
) -> tuple[list[Pupil], list[Pupil]]:
    """Through the services: consent given, questionnaire sent, admitted. Names from ``MENTORS`` and ``MENTEES``."""
    await open_school(story)
    made = []
    for role, names, count in ((Role.MENTOR, MENTORS, mentors), (Role.MENTEE, MENTEES, mentees)):
        token = await invite(story, role)
        made.append([await _enrol_quickly(story, role, token, _name(names, n), n, admitted) for n in range(count)])
    await story.run()
    return made[0], made[1]


def _name(names: tuple[str, ...], number: int) -> str:
    return names[number] if number < len(names) else f"{names[number % len(names)]} {number}"


async def _enrol_quickly(story: Story, role: Role, token: str, name: str, seed: int, admitted: bool) -> Pupil:
    client = story.person(" ".join(name.split()[:2]))
    client.start()  # the chat must exist before the bot can write
    await story.run()
    person_id = await join(story.app, client.account.id, role, token, name, seed, story.now)
    if admitted:
        await enrolment.admit(story.app.db, await curator_of(story), [person_id], role, story.now)
    return Pupil(client, person_id, name)


async def join(app: App, account: int, role: Role, token: str, name: str, seed: int, now: datetime) -> int:
    """Code, consent, questionnaire; returns the person's id."""
    await enrolment.enter(app.db, account, token, now)
    await consents.give(app.db, await identity.identify(app.db, account), CONSENT, now)
    who = await identity.identify(app.db, account)
    step = await responses.start(app.db, who, forms.BASE_FORMS[role], now)
    while step.item is not None:
        step = await _answer(app, who, step, name, seed, now)
    await responses.send(app.db, who, step.response_id, now)
    return who.known


async def _answer(app: App, who: Who, step: Step, name: str, seed: int, now: datetime) -> Step:
    item = step.item
    assert item is not None
    value = value_for(item, name, seed)
    if isinstance(value, tuple):
        for code in value:
            await responses.press(app.db, who, step.response_id, item.key, "+", code, now)
        return await responses.press(app.db, who, step.response_id, item.key, ">", "", now)
    text = item.label(value) if isinstance(value, str) and item.kind.has_options else str(value)
    return await responses.answer_typed(app.db, who, step.response_id, text, now)
