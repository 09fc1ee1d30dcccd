"""Responses beyond what a story shows: versions, rights, a second delivery, profiles."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from domain.refusal import Refused
from domain.roles import Role
from domain.who import Who
from questionnaires.loading import load
from questionnaires.shipped import shipped
from services import identity
from services.database import AlreadyHandled
from services.joining import joining
from services.people import profiles
from services.questionnaires import about, forms, responses, surveys
from services.questionnaires.steps import Step
from storage.consents import consents
from storage.database import Connection, Database, UpdateClaim, current_update
from storage.people import people
from storage.surveys import responses as rows
from tests.database import make_empty

NOW = datetime(2026, 9, 15, 9, 0, tzinfo=UTC)
ANSWERS = {
    "full_name": "Седова Анна Петровна",
    "post": "учитель физики",
    "subjects": "физика, математика",
    "experience": "20",
    "gives": "1, 2",
    "support": "1, 4",
    "before": "нет",
    "format": "лично",
    "when": "в любой день",
    "capacity": "3",
    "show": "стаж, 3",
}


@pytest.fixture
async def db(tmp_path: Path) -> AsyncIterator[Database]:
    make_empty(tmp_path / "bot.sqlite3")
    database = await Database.open(tmp_path / "bot.sqlite3")
    await identity.ensure_programme(database, "Europe/Moscow", NOW)
    yield database
    await database.close()


async def join(db: Database, account: int, *roles: Role, consent: bool = True) -> Who:
    def work(con: Connection) -> None:
        person = people.add_person(con, 1, NOW)
        people.link_account(con, person, account, NOW)
        for role in roles:
            people.join(con, person, role, NOW, admitted=role is Role.CURATOR)
        if consent:
            consents.record(con, person, "given", NOW)

    await db.write(work)
    return await identity.identify(db, account)


async def fill(db: Database, who: Who, step: Step, said: dict[str, str]) -> Step:
    """Answer by typing, question by question, to the review."""
    while step.item is not None:
        key = step.item.key
        step = await responses.answer_typed(db, who, step.response_id, said[key], NOW)
        if step.item is not None and step.item.key == key:
            step = await responses.press(db, who, step.response_id, key, ">", "", NOW)
    return step


async def filled(db: Database, account: int, said: dict[str, str] | None = None) -> Who:
    who = await join(db, account, Role.MENTOR)
    step = await fill(db, who, await responses.start(db, who, "mentor", NOW), said or ANSWERS)
    assert (await responses.send(db, who, step.response_id, NOW)).sent_now
    return await identity.identify(db, account)


async def test_a_form_knows_the_name_and_the_form_of_mentoring(db: Database) -> None:
    who = await join(db, 11, Role.MENTEE)
    text = ('code = "f"\ntitle = "T"\n[[items]]\nkey = "a"\nkind = "short"\ntext = "${@name}, ?"\n'
            'show_if = { person = "form", in = ["teacher_pupil", "pupil_pupil"] }\n')  # fmt: skip
    form = load(text, "f.toml")

    def known(con: Connection) -> dict[str, tuple[str, ...]]:
        return about.facts(con, who.known, form)

    assert await db.read(known) == {"form": ("teacher_teacher",), "name": ("",)}

    def pupil(con: Connection) -> None:
        con.execute("UPDATE person SET full_name = 'Юдина Вера Сергеевна' WHERE id = ?", (who.known,))
        con.execute(
            "INSERT INTO form_snapshot (hash, code, version, body, created_at) VALUES ('h', 'x', 1, '', '2026')"
        )
        sent = rows.create(con, who.known, "pupil_t_mentee", "h", "", None, NOW)
        con.execute("UPDATE response SET state = 'submitted' WHERE id = ?", (sent,))

    await db.write(pupil)
    assert await db.read(known) == {"form": ("teacher_pupil",), "name": ("Вера Сергеевна",)}
    assert await db.read(lambda con: joining.base_form(con, who.known, Role.MENTEE)) == "pupil_t_mentee"


async def test_a_typed_questionnaire_gives_facts_and_a_card(db: Database) -> None:
    who = await filled(db, 1)
    assert who.full_name == "Седова Анна Петровна"
    assert await db.read(lambda con: profiles.facts(con, 1, Role.MENTOR)) == {}, "not admitted yet"
    found = await db.read(lambda con: profiles.facts(con, 1, Role.MENTOR, admitted_only=False))
    facts = found[who.known]
    assert (facts.subjects, facts.capacity, facts.gives) == (
        frozenset({"physics", "math"}),
        3,
        frozenset({"lesson", "discipline"}),
    )
    card = await db.read(lambda con: profiles.card(con, who.known, Role.MENTOR))
    assert [(line.key, line.answer) for line in card] == [
        ("full_name", "Седова Анна Петровна"),
        ("subjects", "Математика; Физика"),
        ("experience", "20"),
        ("gives", "Планирование и ход урока; Порядок и атмосфера в классе"),
    ]
    assert await db.read(lambda con: profiles.card(con, who.known, Role.MENTEE)) == ()


async def test_a_running_response_keeps_the_form_it_began_with(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    who = await join(db, 1, Role.MENTOR)
    step = await responses.start(db, who, "mentor", NOW)
    mentor = shipped()["mentor"]
    shorter = replace(mentor, version=2, items=mentor.items[:3])
    monkeypatch.setattr(forms, "shipped", lambda: {**shipped(), "mentor": shorter})
    forms._digests.cache_clear()
    forms._parsed.clear()
    again = await responses.present(db, who, step.response_id)
    assert again.form == mentor
    other = await join(db, 2, Role.MENTOR)
    assert (await responses.start(db, other, "mentor", NOW)).form == shorter
    monkeypatch.undo()
    forms._digests.cache_clear()


async def test_starting_twice_goes_on_with_the_open_one(db: Database) -> None:
    who = await join(db, 1, Role.MENTOR)
    first = await responses.start(db, who, "mentor", NOW)
    await responses.answer_typed(db, who, first.response_id, "Седова Анна Петровна", NOW)
    second = await responses.start(db, who, "mentor", NOW)
    assert (second.response_id, second.number) == (first.response_id, 2)


async def test_a_second_delivery_of_an_update_changes_nothing(db: Database) -> None:
    who = await join(db, 1, Role.MENTOR)
    step = await responses.start(db, who, "mentor", NOW)
    for said in ("Седова Анна Петровна", "учитель"):
        token = current_update.set(UpdateClaim(77))
        try:
            if said == "учитель":
                with pytest.raises(AlreadyHandled):
                    await responses.answer_typed(db, who, step.response_id, said, NOW)
            else:
                await responses.answer_typed(db, who, step.response_id, said, NOW)
        finally:
            current_update.reset(token)
    assert (await responses.present(db, who, step.response_id)).number == 2


@pytest.mark.parametrize(
    ("roles", "consent", "form", "code"),
    [
        ((Role.MENTEE,), True, "mentor", "form-not-yours"),
        ((Role.CURATOR,), True, "entry", "form-not-yours"),
        ((Role.MENTOR,), True, "nothing", "form-unknown"),
        ((Role.MENTOR,), False, "mentor", "consent-first"),
    ],
)
async def test_who_may_not_begin(db: Database, roles: tuple[Role, ...], consent: bool, form: str, code: str) -> None:
    who = await join(db, 1, *roles, consent=consent)
    with pytest.raises(Refused) as refusal:
        await responses.start(db, who, form, NOW)
    assert refusal.value.code == code


async def test_only_its_owner_and_the_curator_who_enters_it_may_touch_a_response(db: Database) -> None:
    anna = await join(db, 1, Role.MENTOR)
    curator, another = await join(db, 2, Role.CURATOR), await join(db, 3, Role.CURATOR)
    own = await responses.start(db, anna, "mentor", NOW)
    for stranger in (curator, another, await join(db, 4, Role.MENTOR)):
        with pytest.raises(Refused, match="stale"):
            await responses.present(db, stranger, own.response_id)
    with pytest.raises(Refused, match="not-allowed"):
        await responses.enter_for(db, anna, curator.known, "mentor", NOW)
    with pytest.raises(Refused, match="entering-begun"):
        await responses.enter_for(db, curator, anna.known, "mentor", NOW)
    await db.write(lambda con: con.execute("DELETE FROM response"))
    entered = await responses.enter_for(db, curator, anna.known, "mentor", NOW)
    assert (await responses.present(db, anna, entered.response_id)).behalf == ""
    assert (await responses.enter_for(db, curator, anna.known, "mentor", NOW)).response_id == entered.response_id
    step = await fill(db, curator, entered, ANSWERS)
    assert (await responses.send(db, curator, step.response_id, NOW)).invites is None
    told = await db.read(lambda con: con.execute("SELECT person_id, kind FROM notice").fetchall())
    assert (anna.known, "response-entered") in [(row["person_id"], row["kind"]) for row in told]
    with pytest.raises(Refused, match="stale"):
        await responses.present(db, another, entered.response_id)


async def test_two_roles_owe_two_questionnaires_and_one_assessment(db: Database) -> None:
    who = await join(db, 1, Role.MENTOR, Role.MENTEE)
    found = await surveys.overview(db, who)
    assert [form.code for form in found.startable] == ["mentee", "mentor", "entry"]
    step = await responses.start(db, who, "mentor", NOW)
    found = await surveys.overview(db, who)
    assert [form.code for form in found.startable] == ["mentee", "entry"]
    assert [one.response_id for one in found.running] == [step.response_id]
    assert [form.code for form in await surveys.startable_for(db, who.known)] == ["mentee", "mentor", "entry"]


async def test_a_name_of_any_characters_is_kept_as_it_was_typed(db: Database) -> None:
    name = "О'Нил <b>Галина</b> & Ко 😀"
    who = await filled(db, 1, {**ANSWERS, "full_name": name.replace("Ко", "\u202eКо")})
    assert who.full_name == name
