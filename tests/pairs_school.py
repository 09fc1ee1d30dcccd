"""A small school for stories about pairs: admitted people with questionnaires, ballots of a closed choice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from domain.choice import Ballot
from domain.roles import Role
from emulator.client import Client
from questionnaires.answers import Answer, State, encode
from questionnaires.form import Value
from services.questionnaires import forms, submission
from storage import programmes
from storage.consents import consents
from storage.database import Connection
from storage.networking import choices
from storage.people import people
from storage.surveys import responses
from tests.story import Story

SEDOVA, ILYIN, BELYKH = "Седова Анна Петровна", "Ильин Павел Олегович", "Белых Жанна Андреевна"
YUDINA, ONEIL, KIM, LOSEVA = "Юдина Вера Сергеевна", "О'Нил Галина Андреевна", "Ким Олег Павлович", "Лосева Ия Львовна"

MENTORS: Mapping[str, Mapping[str, Value]] = {
    SEDOVA: {"post": "учитель математики", "subjects": ("math",), "gives": ("digital", "parents"), "capacity": 1},
    ILYIN: {"post": "учитель физики", "subjects": ("physics",), "gives": ("lesson", "exams"), "capacity": 1},
    BELYKH: {"post": "методист", "subjects": ("history",), "gives": ("papers",), "capacity": 1},
}
MENTEES: Mapping[str, Mapping[str, Value]] = {
    YUDINA: {"post": "учитель математики", "subjects": ("math",), "needs": ("digital", "lesson")},
    ONEIL: {"post": "учитель физики", "subjects": ("physics",), "needs": ("exams",)},
    KIM: {"post": "учитель истории", "subjects": ("history",), "needs": ("papers",)},
}


@dataclass(frozen=True, slots=True)
class School:
    """Phones and ids by name."""

    phones: dict[str, Client]
    ids: dict[str, int]


async def school(
    story: Story,
    mentors: Mapping[str, Mapping[str, Value]] = MENTORS,
    mentees: Mapping[str, Mapping[str, Value]] = MENTEES,
) -> School:
    """Everybody admitted with a sent questionnaire, without the way there."""
    story.curator.start()
    await story.run()
    await hide(story, 0)
    made = School({}, {})
    for role, named in ((Role.MENTOR, mentors), (Role.MENTEE, mentees)):
        for name, answers in named.items():
            await enrol(story, made, role, name, answers)
    await story.run()
    return made


async def hide(story: Story, share: int) -> None:
    """How many per cent of the names chance leaves out of lists of candidates; none, so that one knows whom to tap."""

    def work(con: Connection) -> None:
        con.execute("UPDATE draft_secret SET hidden = ?", (share,))

    await story.app.db.write(work, claim=False)


async def enrol(story: Story, made: School, role: Role, name: str, answers: Mapping[str, Value]) -> None:
    phone = made.phones[name] = story.person(name)
    given = {"full_name": name, "format": "both", "when": ("mon", "tue"), "show": ("post",), **answers}

    def work(con: Connection) -> int:
        person = people.add_person(con, 1, story.now, name)
        people.link_account(con, person, phone.account.id, story.now)
        people.join(con, person, role, story.now, admitted=True)
        consents.record(con, person, "given", story.now, role=role)
        _describe(con, story, person, role, given)
        return person

    made.ids[name] = await story.app.db.write(work, claim=False)
    phone.start()


def _describe(con: Connection, story: Story, person: int, role: Role, given: Mapping[str, Value]) -> None:
    form = forms.newest(forms.BASE_FORMS[role])
    response = responses.create(con, person, form.code, forms.snapshot(con, form, story.now), "", None, story.now)
    kept = {key: Answer(State.GIVEN, value) for key, value in given.items()}
    for key, answer in kept.items():
        responses.put_answer(con, response, key, answer.state, encode(answer.value), story.now)
    responses.submit(con, response, story.now)
    submission._describe(con, person, form, kept)


async def vote(story: Story, made: School, marks: Mapping[str, tuple[Sequence[str], Sequence[str]]]) -> None:
    """A closed choice: name -> (ranked names, private noes)."""

    def work(con: Connection) -> None:
        choice = choices.create(con, 1, 3, story.now, None, story.now)
        assert choice is not None
        for name, (ranked, refused) in marks.items():
            side = Role.MENTOR if people.is_admitted(con, made.ids[name], Role.MENTOR) else Role.MENTEE
            ballot = Ballot(
                made.ids[name],
                side,
                tuple(made.ids[one] for one in ranked),
                frozenset(made.ids[one] for one in refused),
                sent=True,
            )
            choices.save(con, choice, ballot, story.now)
        choices.close(con, choice, story.now)

    await story.app.db.write(work, claim=False)


async def set_up(story: Story, **fields: str | int) -> None:
    """What set-up would have asked."""

    def work(con: Connection) -> None:
        for field, value in fields.items():
            programmes.change(con, 1, field, value)

    await story.app.db.write(work, claim=False)
