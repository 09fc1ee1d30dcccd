"""Asking others about a pupil by a personal link: who is asked, their consent, what came of it (D14).

Lawful only while the programme's consent of the pupil, or of the representative, stands. Nothing of the asked person is
kept before their own consent but the link itself; they take no part in the programme and are counted nowhere.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from sqlite3 import Row

from domain.names import FullName
from domain.notice import Notice
from domain.people.relation import VALID_FOR, WAITS, Relation
from domain.refusal import Refused
from domain.roles import Role
from domain.who import Who
from services.consents import erasure
from services.consents.consents import digest
from services.joining import invitations, joining
from services.people.people import check_name
from services.questionnaires import subjects
from services.surveys.held_links import Held, fits, held
from storage import audit, notices
from storage.consents import consents, guardians
from storage.database import Connection, Database
from storage.moments import from_text, maybe_moment
from storage.people import people
from storage.surveys import inquiries

PREFIX = "q-"
"""What the code in such a link begins with; an invitation's may too, by chance, so that both are looked up."""
REMIND, REFUSED = "inquiry-waits", "inquiry-refused"
ABOUT_WARD = "inquiry-ward"
"""To the representative who has consented in the chat: others are asked about the child."""
KIND, VERSION = "third_party", 1
"""Of the consent of who is asked."""
NOTE_LIMIT = 60


class Stage(StrEnum):
    """How far a link has come; each has its text ``inquiry-stage-<stage>``."""

    WAITS = "waits"
    BEGUN = "begun"
    ANSWERED = "answered"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    RECALLED = "recalled"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Inquiry:
    """One personal link. ``note``: a word of the curator's on who is asked; ``name``: who answered, for the curator."""

    id: int
    pupil_id: int
    pupil: str
    relation: Relation
    note: str
    stage: Stage
    asked_at: datetime
    expires_at: datetime
    answered_at: datetime | None
    name: str
    response_id: int | None


@dataclass(frozen=True, slots=True)
class Issued:
    """A new link with its secrets: ``token`` (144 bits) and the same as eight digits to type."""

    id: int
    token: str
    code: str
    expires_at: datetime


class Opened(StrEnum):
    """What a link leads to; all but the first two are refusals ``refused-inquiry-<value>``."""

    OPEN = "open"
    GO_ON = "go_on"
    USED = "used"
    RECALLED = "recalled"
    EXPIRED = "expired"
    OWN = "own"
    ASKED_BY = "asker"
    MINOR = "minor"


@dataclass(frozen=True, slots=True)
class Link:
    """``pupil``: surname and first name, as much as is needed to know whom one is asked about."""

    held: Held
    state: Opened
    pupil: str
    relation: Relation
    subject: str


async def ask(db: Database, curator: Who, pupil_id: int, relation: Relation, note: str, now: datetime) -> Issued:
    """A new personal link. Refused: ``not-allowed``, ``inquiry-consent``, ``programme-over``, ``too-long``."""
    token, words = PREFIX + secrets.token_urlsafe(invitations.TOKEN_BYTES), " ".join(note.split())

    def work(con: Connection) -> Issued:
        curator.must_be_curator()
        curator.programme.must_not_be_over(now)
        _check_pupil(con, curator, pupil_id)
        code = invitations.fresh_code(con)
        hashes = invitations.token_hash(token), invitations.code_hash(con, code)
        expires_at = now + VALID_FOR
        made = inquiries.create(con, pupil_id, relation, words or None, hashes, curator.known, now, expires_at)
        audit.note(con, curator.known, "inquiry", now, [pupil_id])
        payload, about = {"inquiry": made}, f"inquiry:{made}"
        notices.put(con, Notice(REMIND, curator.known, now + WAITS, about, payload))
        notices.put(con, Notice(subjects.ABOUT_ME, pupil_id, now, about, payload))
        if guardians.standing_account(con, pupil_id) is not None:
            notices.put(con, Notice(ABOUT_WARD, pupil_id, now, about, payload))
        return Issued(made, token, code, expires_at)

    if len(words) > NOTE_LIMIT:
        raise Refused("too-long", length=len(words), limit=NOTE_LIMIT)
    return await db.write(work)


def may_be_asked_about(con: Connection, curator: Who, person_id: int) -> bool:
    """A pupil, or somebody not of age, among the mentees whose consent stands (D14)."""
    if not curator.programme.pupils or not consents.stands(con, person_id):
        return False
    taught = Role.MENTEE in people.roles_of(con, curator.programme.id, person_id)
    return taught and (people.is_minor(con, person_id) or joining.is_pupil(con, person_id))


async def of_pupil(db: Database, curator: Who, pupil_id: int, now: datetime) -> list[Inquiry]:
    """Every link about the pupil, newest first. Refused: ``not-allowed``, ``inquiry-consent``."""

    def work(con: Connection) -> list[Inquiry]:
        curator.must_be_curator()
        _check_pupil(con, curator, pupil_id)
        return [_inquiry(row, now) for row in inquiries.of_pupil(con, pupil_id)]

    return await db.read(work)


async def waiting(db: Database, curator: Who, now: datetime) -> list[Inquiry]:
    """«We wait for an answer»: all pupils' links, the oldest first."""

    def work(con: Connection) -> list[Inquiry]:
        curator.must_be_curator()
        return [_inquiry(row, now) for row in inquiries.waiting(con, curator.programme.id, now)]

    return await db.read(work)


async def get(db: Database, curator: Who, inquiry_id: int, now: datetime) -> Inquiry:
    """One link. Refused: ``not-allowed``, ``stale``."""
    return await db.read(lambda con: _inquiry(_row(con, curator, inquiry_id), now))


async def recall(db: Database, curator: Who, inquiry_id: int, now: datetime) -> Inquiry:
    """Take a link back; what was begun by it is dropped. Refused: ``not-allowed``, ``stale`` when answered or over."""

    def work(con: Connection) -> Inquiry:
        _row(con, curator, inquiry_id)
        if not inquiries.revoke(con, inquiry_id, now):
            raise Refused("stale")
        audit.note(con, curator.known, "inquiry-off", now, [_row(con, curator, inquiry_id)["pupil_id"]])
        return _inquiry(_row(con, curator, inquiry_id), now)

    return await db.write(work)


async def for_notice(db: Database, inquiry_id: int, person_id: int, now: datetime) -> Inquiry | None:
    """The link a notice to this person speaks of: to a curator, or to the pupil; while the pupil's consent stands."""

    def work(con: Connection) -> Inquiry | None:
        row = inquiries.get(con, inquiry_id)
        if row is None or person_id not in (row["pupil_id"], *people.curators(con)):
            return None
        return _inquiry(row, now) if consents.stands(con, row["pupil_id"]) else None

    return await db.read(work)


async def look(db: Database, who: Who, secret: str, now: datetime) -> Link | None:
    """What a link's token or a typed code leads to; None when it is none of these. Reading changes nothing."""
    typed = invitations.is_typed_code(secret)
    if not typed and not secret.startswith(PREFIX):
        return None

    def work(con: Connection) -> Link | None:
        if typed:
            if invitations.must_wait(con, who.account, now) or not invitations.peppered(con):
                return None
            row = inquiries.by_code(con, invitations.code_hash(con, secret))
        else:
            row = inquiries.by_token(con, invitations.token_hash(secret))
        return None if row is None else _link(con, row, who, now)

    return await db.read(work)


async def open_link(db: Database, who: Who, link: Held, now: datetime) -> Link:
    """The same for a tap on its screens. Refused: ``stale``, or why it leads nowhere (any more)."""

    return await db.read(lambda con: _open(con, who, link, now))


async def give(db: Database, who: Who, held_link: Held, body: str, now: datetime) -> bool:
    """The asked person's consent to exactly this text; False if a name is still owed. Refused as ``open_link``."""

    def work(con: Connection) -> bool:
        current = people.who(con, who.account)
        link, inquiry_id = _open(con, current, held_link, now), held_link.id
        current.programme.must_not_be_over(now)
        if link.state is Opened.GO_ON:
            return _named(con, inquiry_id, current)
        person_id = current.person_id
        if person_id is None:
            person_id = people.add_person(con, current.programme.id, now)
            people.link_account(con, person_id, who.account, now)
        if not inquiries.decide(con, inquiry_id, "given", person_id, now):
            raise Refused("inquiry-used")
        consents.keep_text(con, digest(body), KIND, VERSION, body, now)
        channel_id = people.who(con, who.account).channel_id
        consents.record(con, person_id, "given", now, kind=KIND, text_hash=digest(body), channel_id=channel_id)
        return _named(con, inquiry_id, current)

    return await db.write(work)


async def refuse(db: Database, who: Who, link: Held, now: datetime) -> None:
    """Only the refusal and its time are kept; who asked is told. Refused as ``open_link``."""

    def work(con: Connection) -> None:
        if _open(con, people.who(con, who.account), link, now).state is not Opened.OPEN:
            raise Refused("stale")  # a consent that was given is taken back in «My data»
        if not inquiries.decide(con, link.id, "refused", None, now):
            raise Refused("inquiry-used")
        row = inquiries.get(con, link.id)
        assert row is not None
        subjects.tell(con, row, REFUSED, now)

    await db.write(work)


async def introduce(db: Database, who: Who, inquiry_id: int, name: str, now: datetime) -> Link:
    """The name of who answers, for the curator. Refused: ``people-name``, ``too-long``, or as ``open_link``."""
    check_name(name)

    def work(con: Connection) -> Link:
        link = _open(con, who, Held(inquiry_id, ""), now)
        if link.state is not Opened.GO_ON:
            raise Refused("stale")
        inquiries.name(con, inquiry_id, " ".join(name.split()))
        return link

    return await db.write(work)


async def take_back(db: Database, who: Who, now: datetime) -> None:
    """The asked person withdraws the consent: their answers and name are erased at once. Refused ``consent-none``."""

    def work(con: Connection) -> None:
        if not inquiries.of_respondent(con, who.known):
            raise Refused("consent-none")
        end(con, who.known, who.channel_id, now)

    await db.write(work)


def end(con: Connection, person_id: int, channel_id: int | None, now: datetime) -> None:
    """The same within a transaction; curators who asked are told."""
    given = inquiries.of_respondent(con, person_id)
    last = consents.latest(con, person_id, KIND)
    text_hash = None if last is None else last["text_hash"]
    consents.record(con, person_id, "withdrawn", now, kind=KIND, text_hash=text_hash, channel_id=channel_id)
    if not people.states(con, person_id):  # they were here for this alone: nothing of them stays but the act
        erasure.erase(con, person_id, None, now, KIND)
    inquiries.take_back(con, person_id, now)
    for row in given:
        subjects.tell(con, row, REFUSED, now)


def _open(con: Connection, who: Who, button: Held, now: datetime) -> Link:
    """Who answers already is known by the account; anybody else must have opened the link itself."""
    row = inquiries.get(con, button.id)
    mine = row is not None and row["respondent_id"] is not None and row["respondent_id"] == who.person_id
    if row is None or not (mine or fits(row, button)):
        raise Refused("stale")
    link = _link(con, row, who, now)
    if link.state not in (Opened.OPEN, Opened.GO_ON):
        raise Refused(f"inquiry-{link.state}")
    return link


def _link(con: Connection, row: Row, who: Who, now: datetime) -> Link:
    name = FullName.parse(row["pupil_name"] or "")
    short = f"{name.surname} {name.first}".strip() or name.text
    return Link(
        held(row), _state(con, row, who, now), short, Relation(row["relation"]), subjects.of_person(row["pupil_id"])
    )


def _state(con: Connection, row: Row, who: Who, now: datetime) -> Opened:
    """Why a link leads nowhere comes before whose it is: a stranger learns no more than that."""
    if row["revoked_at"] is not None or not consents.stands(con, row["pupil_id"]):
        return Opened.RECALLED
    mine = row["respondent_id"] is not None and row["respondent_id"] == who.person_id
    if row["answered_at"] is not None or (row["decision"] is not None and not (mine and row["decision"] == "given")):
        return Opened.USED
    if mine:
        return Opened.GO_ON
    if from_text(row["expires_at"]) <= now:
        return Opened.EXPIRED
    if who.person_id == row["pupil_id"]:
        return Opened.OWN
    if who.person_id == row["created_by"]:
        return Opened.ASKED_BY
    return Opened.MINOR if who.minor else Opened.OPEN


def _named(con: Connection, inquiry_id: int, who: Who) -> bool:
    row = inquiries.get(con, inquiry_id)
    return bool(who.full_name or (row is not None and row["respondent_name"]))


def _row(con: Connection, curator: Who, inquiry_id: int) -> Row:
    curator.must_be_curator()
    row = inquiries.get(con, inquiry_id)
    if row is None or row["programme_id"] != curator.programme.id:
        raise Refused("stale")
    return row


def _check_pupil(con: Connection, curator: Who, pupil_id: int) -> None:
    if not may_be_asked_about(con, curator, pupil_id):
        raise Refused("inquiry-consent")


def _inquiry(row: Row, now: datetime) -> Inquiry:
    return Inquiry(
        id=row["id"],
        pupil_id=row["pupil_id"],
        pupil=row["pupil_name"] or "",
        relation=Relation(row["relation"]),
        note=row["note"] or "",
        stage=_stage(row, now),
        asked_at=from_text(row["created_at"]),
        expires_at=from_text(row["expires_at"]),
        answered_at=maybe_moment(row["answered_at"]),
        name=row["respondent_name"] or row["author"] or "",
        response_id=row["response_id"],
    )


def _stage(row: Row, now: datetime) -> Stage:
    if row["decision"] in ("refused", "withdrawn"):
        return Stage(row["decision"])
    if row["answered_at"] is not None:
        return Stage.ANSWERED
    if row["revoked_at"] is not None:
        return Stage.RECALLED
    if row["decision"] == "given":
        return Stage.BEGUN
    return Stage.EXPIRED if from_text(row["expires_at"]) <= now else Stage.WAITS
