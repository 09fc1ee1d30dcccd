"""What is kept about somebody from others: a pupil's third-party information, a teacher's records, ratings of plans.

Read by curators only, each look at a person's answers in the audit log; the person gets them in the copy of their data
(152-FZ art. 14), with the office of who told, never the name.
"""

from dataclasses import dataclass
from datetime import datetime
from sqlite3 import Row

from domain.refusal import Refused
from domain.who import Who
from questionnaires.answers import Answers
from questionnaires.form import Form
from questionnaires.scores import Total
from questionnaires.scoring import totals
from services.joining import joining
from services.questionnaires import forms, subjects
from services.questionnaires.decoding import answers_of
from services.questionnaires.subjects import PLAN_RATING, TEACHER_RECORD, THIRD_PARTY
from storage import audit
from storage.consents import consents
from storage.database import Connection, Database
from storage.moments import from_text
from storage.people import people, people_search
from storage.surveys import inquiries, records
from storage.surveys import responses as rows

SATISFACTION = "satisfaction"
RATED = subjects.RATED


@dataclass(frozen=True, slots=True)
class Record:
    """One response about somebody. ``relation``: the office of who was asked, empty where a curator wrote it."""

    response_id: int
    form: Form
    answers: Answers
    sent_at: datetime
    author: str
    relation: str
    subject: str

    @property
    def person_id(self) -> int | None:
        """Whom it is about; None for a pair's programme."""
        found = self.subject.removeprefix(subjects.PERSON)
        return int(found) if found != self.subject else None

    @property
    def score(self) -> Total | None:
        """The form's first score (the nine indicators)."""
        return next(iter(totals(self.form, self.answers).values()), None)


@dataclass(frozen=True, slots=True)
class Brief:
    """For a person's card: how many have told, how many are waited for, the newest record on a teacher."""

    told: int = 0
    waiting: int = 0
    newest: Record | None = None
    minor: bool = False
    pupil: bool = False
    """Records are kept on teachers; a pupil of age is none."""


@dataclass(frozen=True, slots=True)
class About:
    """Everything of one form about a subject, newest first. ``replied`` of ``members``: who filled in the satisfaction

    survey, how many and never what: two people's marks are theirs (fewer than five).
    """

    name: str
    found: tuple[Record, ...]
    replied: int = 0
    members: int = 0


def brief(con: Connection, person_id: int) -> Brief:
    """What a person's card says."""
    asked = inquiries.of_pupil(con, person_id)
    found = records.about(con, subjects.of_person(person_id), TEACHER_RECORD)
    return Brief(
        told=sum(row["answered_at"] is not None and row["decision"] == "given" for row in asked),
        waiting=sum(inquiries.waits(row) for row in asked),
        newest=_record(con, found[0]) if found else None,
        minor=people.is_minor(con, person_id),
        pupil=joining.is_pupil(con, person_id),
    )


async def of_teacher(db: Database, curator: Who, person_id: int, now: datetime) -> About:
    """Records on a teacher, looked at. Refused: ``not-allowed``, ``record-teacher``."""

    def work(con: Connection) -> About:
        curator.must_be_curator()
        if not _is_teacher(con, curator, person_id):
            raise Refused("record-teacher")
        found = records.about(con, subjects.of_person(person_id), TEACHER_RECORD)
        if found:
            audit.look(con, curator.known, "answers", now, [person_id])
        return About(subjects.name_of(con, person_id), tuple(_record(con, row) for row in found))

    return await db.write(work, claim=False)


async def of_match(db: Database, curator: Who, match_id: int, now: datetime) -> About:
    """Ratings of a pair's programme, looked at. Refused: ``not-allowed``, ``stale``."""

    def work(con: Connection) -> About:
        curator.must_be_curator()
        row = records.match_names(con, match_id)
        if row is None or row["programme_id"] != curator.programme.id:
            raise Refused("stale")
        found = records.about(con, subjects.of_match(match_id), PLAN_RATING)
        audit.look(con, curator.known, RATED, now, subjects.members_of(con, subjects.of_match(match_id)))
        name = subjects.name(con, subjects.of_match(match_id))
        replied, members = records.replied(con, match_id, SATISFACTION)
        return About(name, tuple(_record(con, one) for one in found), replied, members)

    return await db.write(work, claim=False)


def newest_rating(con: Connection, match_id: int) -> Record | None:
    """For a pair's card."""
    found = records.about(con, subjects.of_match(match_id), PLAN_RATING)
    return _record(con, found[0]) if found else None


async def read(db: Database, curator: Who, response_id: int, now: datetime) -> tuple[str, Record]:
    """One record with whom it is about, looked at. Refused: ``not-allowed``, ``stale``."""

    def work(con: Connection) -> tuple[str, Record]:
        record = found(con, curator, response_id)
        kind = "answers" if record.person_id is not None else RATED
        audit.look(con, curator.known, kind, now, subjects.members_of(con, record.subject))
        return subjects.name(con, record.subject), record

    return await db.write(work, claim=False)


def found(con: Connection, curator: Who, response_id: int) -> Record:
    """One record of the curator's programme. Refused: ``not-allowed``, ``stale``."""
    curator.must_be_curator()
    row = records.get(con, response_id)
    if row is None or not subjects.known(con, curator, row["subject"]):
        raise Refused("stale")
    return _record(con, row)


def every(con: Connection, programme_id: int) -> list[Record]:
    """Everything about people and pairs of the programme whose consent stands, by form, oldest first."""
    return [_record(con, row) for row in records.every(con, programme_id)]


def of_person(con: Connection, person_id: int) -> list[Record]:
    """All that others told of a person, oldest first: for the person's own copy."""
    found = [
        row
        for form_code in (THIRD_PARTY, TEACHER_RECORD)
        for row in records.about(con, subjects.of_person(person_id), form_code)
    ]
    return [_record(con, row) for row in sorted(found, key=lambda row: int(row["id"]))]


def _is_teacher(con: Connection, curator: Who, person_id: int) -> bool:
    """A current participant who is no pupil, and whose consent stands."""
    person = people_search.person(con, curator.programme.id, person_id)
    if person is None or person["minor"] or joining.is_pupil(con, person_id) or not consents.stands(con, person_id):
        return False
    return any(role.value != "curator" for role in people.roles_of(con, curator.programme.id, person_id))


def _record(con: Connection, row: Row) -> Record:
    form = forms.of(con, row["form_hash"])
    return Record(
        response_id=row["id"],
        form=form,
        answers=answers_of(form, rows.answers(con, row["id"])),
        sent_at=from_text(row["submitted_at"]),
        author=row["author"] or "",
        relation=row["relation"] or "",
        subject=row["subject"],
    )
