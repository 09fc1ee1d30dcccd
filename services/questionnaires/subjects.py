"""What a response is about when it is about somebody else: 'person:12' or 'match:3', and who may answer it.

Checked at the beginning and again at every tap: the subject is of this programme, its consent stands, the one who
answers still may. Facts for matching are never taken from such a response.
"""

from datetime import datetime
from sqlite3 import Row

from domain.notice import Notice
from domain.people.relation import Relation
from domain.refusal import Refused
from domain.who import Who
from questionnaires.answers import State, encode
from questionnaires.form import ABOUT
from services.reports.progress import short_name
from storage import audit, notices
from storage.consents import consents
from storage.database import Connection
from storage.pairing import matches
from storage.people import people, people_search
from storage.surveys import inquiries, records
from storage.surveys import responses as rows

THIRD_PARTY, TEACHER_RECORD, PLAN_RATING = "third_party", "teacher_record", "plan_rating"
FORMS = frozenset({THIRD_PARTY, TEACHER_RECORD, PLAN_RATING})
ANSWERED = "inquiry-answered"
ABOUT_ME = "inquiry-told"
RATED = "rating"
"""Kind of the audit log's entries about a rating of a pair's programme."""
PERSON, MATCH = "person:", "match:"


def of_person(person_id: int) -> str:
    """The subject of what is said of somebody."""
    return f"{PERSON}{person_id}"


def of_match(match_id: int) -> str:
    """The subject of what is said of a pair's programme."""
    return f"{MATCH}{match_id}"


def about_another(subject: str) -> bool:
    """Whether a response is about somebody else than the one who answers."""
    return subject.startswith((PERSON, MATCH))


def check_start(con: Connection, who: Who, form_code: str, subject: str) -> None:
    """Refused ``form-not-yours`` for a form that has no such subject, ``stale`` for whom it is not open (any more)."""
    if form_code not in FORMS or subject.startswith(MATCH) != (form_code == PLAN_RATING):
        raise Refused("form-not-yours")
    if form_code == THIRD_PARTY:
        if _inquiry(con, who, subject) is None:
            raise Refused("stale")
    elif not (who.is_curator and known(con, who, subject)):
        raise Refused("stale")


def stands(con: Connection, who: Who, row: Row) -> bool:
    """Whether the one who answers ``row`` still may see and change it."""
    if row["form_code"] != THIRD_PARTY:
        return who.is_curator and known(con, who, row["subject"])
    inquiry = inquiries.by_response(con, row["id"])
    if inquiry is None or inquiry["respondent_id"] != who.person_id or inquiry["decision"] != "given":
        return False
    return inquiry["revoked_at"] is None and known(con, who, row["subject"])


def begun(con: Connection, who: Who, form_code: str, subject: str, response_id: int, now: datetime) -> None:
    """A new response by a personal link: the link is noted, and the fact what the asked person is to the pupil."""
    inquiry = _inquiry(con, who, subject) if form_code == THIRD_PARTY else None
    if inquiry is None or inquiry["response_id"] == response_id:
        return
    inquiries.answer_with(con, inquiry["id"], response_id)
    fact = encode((Relation(inquiry["relation"]).value,))
    rows.put_answer(con, response_id, f"{ABOUT}relation", State.GIVEN, fact, now)


def sent(con: Connection, who: Who, form_code: str, subject: str, response_id: int, now: datetime) -> None:
    """Part of the sending transaction: who asked is told, a record goes to the log of whom it is about."""
    if form_code in (TEACHER_RECORD, PLAN_RATING):
        kind = "record" if form_code == TEACHER_RECORD else RATED
        audit.note(con, who.known, kind, now, members_of(con, subject))
    inquiry = inquiries.by_response(con, response_id) if form_code == THIRD_PARTY else None
    if inquiry is not None and inquiries.answered(con, inquiry["id"], now):
        tell(con, inquiry, ANSWERED, now)


def tell(con: Connection, inquiry: Row, kind: str, now: datetime) -> None:
    """To the curator who asked; to all of them where that one is a curator no more."""
    curators = people.curators(con)
    told = [one for one in curators if one == inquiry["created_by"]] or curators
    payload, about = {"inquiry": inquiry["id"]}, f"inquiry:{inquiry['id']}"
    notices.put(con, *(Notice(kind, one, now, about, payload) for one in told))


def name(con: Connection, subject: str) -> str:
    """Who or what a response is about, as its screens say it; a pair by both names."""
    if subject.startswith(PERSON):
        return name_of(con, int(subject.removeprefix(PERSON)))
    if subject.startswith(MATCH):
        row = records.match_names(con, int(subject.removeprefix(MATCH)))
        return "" if row is None else " \u2013 ".join(side for side in (row["mentors"], row["mentees"]) if side)
    return ""


def members_of(con: Connection, subject: str) -> tuple[int, ...]:
    """Whom a response is about: the person, or everybody of the pair."""
    if subject.startswith(PERSON):
        return (int(subject.removeprefix(PERSON)),)
    match = matches.get(con, int(subject.removeprefix(MATCH)))
    return () if match is None else match.members


def name_of(con: Connection, person_id: int) -> str:
    """Full name, or a number for somebody whose name is not known."""
    return people.names(con, [person_id]).get(person_id) or short_name(person_id, None)


def _inquiry(con: Connection, who: Who, subject: str) -> Row | None:
    """The person's own link about this pupil that waits for an answer; one that was begun comes first."""
    if who.person_id is None or not known(con, who, subject):
        return None
    found = [
        row
        for row in inquiries.of_respondent(con, who.person_id)
        if of_person(row["pupil_id"]) == subject and row["revoked_at"] is None and row["answered_at"] is None
    ]
    begun_first = sorted(found, key=lambda row: (row["response_state"] != "open", row["id"]))
    return begun_first[0] if begun_first else None


def known(con: Connection, who: Who, subject: str) -> bool:
    """Whether the subject is of this programme; a person only while their consent stands."""
    kind, _, number = subject.partition(":")
    if not number.isdecimal():
        return False
    if kind == "match":
        row = records.match_names(con, int(number))
        return row is not None and row["programme_id"] == who.programme.id
    person = people_search.person(con, who.programme.id, int(number))
    return person is not None and person["state"] != "erased" and consents.stands(con, int(number))
