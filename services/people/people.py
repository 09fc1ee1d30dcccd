"""A person's card for the curator; people without a messenger; roles (D15)."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from sqlite3 import Row

from domain.names import search_key
from domain.people.interview import Interview
from domain.progress import Rhythm
from domain.refusal import Refused
from domain.roles import PARTICIPANTS, Role
from domain.who import Who
from services.people import categories
from services.people.categories import Category
from services.questionnaires import forms, subjects, surveys
from services.reports.progress import rhythm_of, short_name
from services.surveys import records
from services.surveys.records import Brief
from storage import audit
from storage.consents import consents, guardians, personal
from storage.database import Connection, Database
from storage.moments import from_text, maybe_day
from storage.pairing import waiting
from storage.people import candidates as candidate_rows
from storage.people import interviews, notes, partners, people, people_search
from storage.surveys import responses as rows

NAME_LIMIT = 120
PAPER_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Part:
    """A role with its state; ``applied``: the questionnaire was sent."""

    role: Role
    state: str
    applied: bool

    @property
    def waiting(self) -> bool:
        return self.state == "joined" and self.applied

    @property
    def current(self) -> bool:
        return self.state in {"joined", "admitted"}


@dataclass(frozen=True, slots=True)
class CardPair:
    match_id: int
    others: str
    held: int
    last_held: date | None
    told: bool


@dataclass(frozen=True, slots=True)
class Card:
    """Everything a curator sees of a person at a glance. ``reachable`` None: without a messenger."""

    person_id: int
    name: str
    post: str
    contact: str
    account: int | None
    username: str
    state: str
    parts: tuple[Part, ...]
    consent: str | None
    consent_at: datetime | None
    paper: str
    forms: tuple[tuple[str, datetime], ...]
    unfinished: tuple[str, ...]
    pairs: tuple[CardPair, ...]
    reachable: bool | None
    undelivered: int
    possible: tuple[Role, ...] = ()
    records: Brief = field(default_factory=Brief)
    source: str = ""
    asked: str = ""
    categories: tuple[Category, ...] = ()
    workplace: str = ""
    interview: Interview | None = None
    notes: int = 0
    silent: bool = False
    """A pair of theirs has not met for longer than its rhythm allows."""
    resting: bool = False
    """Without a pair, and nobody is looked for at present."""

    @property
    def step(self) -> str:
        """What the curator does next about this person; empty: nothing (texts ``people-next-<step>``)."""
        states = {part.role: part.state for part in self.parts if part.current}
        steps = {
            "erase": self.consent == "withdrawn",
            "unreachable": bool(states) and self.reachable is False,
            "consent": bool(states) and self.consent is None,
            "decide": any(part.waiting for part in self.parts),
            "questionnaire": any(part.state == "joined" and not part.applied for part in self.parts),
            "tell": any(not pair.told for pair in self.pairs),
            "first": any(pair.told and pair.last_held is None for pair in self.pairs),
            "silent": self.silent,
            "pair": states.get(Role.MENTEE) == "admitted" and not self.pairs and not self.resting,
        }
        return next((step for step, due in steps.items() if due), "")

    @property
    def current(self) -> bool:
        return any(part.current for part in self.parts)

    @property
    def other_role(self) -> Role | None:
        """The second role that could be given: only to somebody with exactly one."""
        held = {part.role for part in self.parts if part.current} & PARTICIPANTS
        return next(iter(held)).other_side if len(held) == 1 else None


async def card(db: Database, curator: Who, person_id: int) -> Card:
    """A person's card. Refused ``not-found`` for somebody erased or unknown."""
    return await db.read(lambda con: _card(con, curator.programme.id, person_id))


async def open_card(db: Database, curator: Who, person_id: int, now: datetime) -> Card:
    """The same, looked at by a curator: noted for the person, and not shown without."""

    def work(con: Connection) -> Card:
        found = _card(con, curator.programme.id, person_id)
        audit.look(con, curator.known, "card", now, [person_id])
        late = {one.pair.match_id for one in rhythm_of(con, curator.programme, now) if one.state is Rhythm.SILENT}
        return replace(found, silent=any(pair.match_id in late for pair in found.pairs))

    return await db.write(work, claim=False)


def _card(con: Connection, programme_id: int, person_id: int) -> Card:
    row = people_search.person(con, programme_id, person_id)
    if row is None or row["state"] == "erased":
        raise Refused("not-found")
    consent = consents.latest(con, person_id)
    asked = candidate_rows.one(con, person_id)
    work = partners.of_person(con, person_id)
    own = [one for one in rows.of_person(con, person_id) if not subjects.about_another(one["subject"])]
    running = [one for one in own if one["state"] == "open"]
    return Card(
        person_id=person_id,
        name=row["full_name"] or short_name(person_id, None),
        post=row["post"] or "",
        contact=row["contact"] or "",
        account=row["account"],
        username=row["username"] or "",
        state=row["state"],
        parts=tuple(_part(one) for one in personal.memberships(con, person_id)),
        consent=None if consent is None else consent["decision"],
        consent_at=None if consent is None else from_text(consent["decided_at"]),
        paper="" if consent is None else consent["paper"] or "",
        forms=tuple((one.form.title, one.sent_at) for one in surveys.filled_by(con, person_id) if one.form.review),
        unfinished=tuple(forms.of(con, one["form_hash"]).title for one in running),
        pairs=tuple(_pair(one) for one in people_search.matches(con, person_id)),
        reachable=None if row["reachable"] is None else bool(row["reachable"]),
        undelivered=people_search.undelivered(con, person_id),
        possible=tuple(candidate_rows.roles_of(con, person_id)),
        records=records.brief(con, person_id),
        source="" if asked is None else asked["source"],
        asked="" if asked is None else asked["state"],
        categories=categories.of_person(con, person_id),
        workplace="" if work is None else work["name"],
        interview=interviews.latest(con, person_id),
        notes=len(notes.of_person(con, person_id)),
        resting=(searched := waiting.get(con, person_id)) is not None and searched.resting,
    )


def _part(row: Row) -> Part:
    return Part(Role(row["role"]), row["state"], row["applied_at"] is not None)


def _pair(row: Row) -> CardPair:
    return CardPair(row["id"], row["others"] or "", row["held"], maybe_day(row["last_held"]), row["state"] == "active")


async def name_of(db: Database, person_id: int) -> str:
    """Full name for a notice; a number for somebody without one."""
    found = await db.read(lambda con: people.full_name(con, person_id))
    return found or short_name(person_id, None)


async def add(
    db: Database, curator: Who, name: str, role: Role, paper: str, now: datetime, *, minor: bool | None = None
) -> int:
    """Somebody without a messenger, with the number and date of the consent on paper; returns the person's id.

    ``minor``: where pupils take part; of a minor it is a representative's paper.

    Refused: ``not-allowed``, ``people-name``, ``people-paper``, ``too-long``.
    """
    clean, proof = " ".join(name.split()), " ".join(paper.split())

    def work(con: Connection) -> int:
        if not curator.is_curator or role not in PARTICIPANTS:
            raise Refused("not-allowed")
        check_paper(proof)
        check_name(clean)
        person_id = people.add_person(con, curator.programme.id, now, clean)
        people.join(con, person_id, role, now)
        guardians.declare(con, person_id, minor)
        by, signed_by_guardian = curator.known, bool(minor)
        consents.record(
            con, person_id, "given", now, role=role, paper=proof, recorded_by=by, by_guardian=signed_by_guardian
        )
        audit.note(con, curator.known, "add", now, [person_id])
        return person_id

    return await db.write(work)


def check_name(name: str) -> None:
    """Refused ``people-name`` for what is no full name, ``too-long`` for a text."""
    if len(name) > NAME_LIMIT:
        raise Refused("too-long", length=len(name), limit=NAME_LIMIT)
    if len(search_key(name).split()) < 2:
        raise Refused("people-name")


def check_paper(paper: str) -> None:
    """Refused ``people-paper`` for what is no number or date of a consent, ``too-long`` for a text."""
    if len(paper) > PAPER_LIMIT:
        raise Refused("too-long", length=len(paper), limit=PAPER_LIMIT)
    if not any(sign.isdigit() for sign in paper):
        raise Refused("people-paper")


async def add_role(db: Database, curator: Who, person_id: int, role: Role, now: datetime) -> None:
    """Give a participant the other role too; its questionnaire is theirs to fill. Refused ``stale`` when held."""

    def work(con: Connection) -> None:
        if not curator.is_curator or role not in PARTICIPANTS:
            raise Refused("not-allowed")
        if _card(con, curator.programme.id, person_id).other_role is not role:
            raise Refused("stale")
        people.join(con, person_id, role, now)
        audit.note(con, curator.known, "role", now, [person_id])

    await db.write(work)


async def change_role(db: Database, curator: Who, person_id: int, role: Role, now: datetime) -> None:
    """Give a participant this role instead of the other one; its questionnaire is theirs to fill.

    Refused: ``not-allowed``; ``stale`` when held; ``people-role-pair`` while a pair goes on in the other role.
    """

    def work(con: Connection) -> None:
        if not curator.is_curator or role not in PARTICIPANTS:
            raise Refused("not-allowed")
        found = _card(con, curator.programme.id, person_id)
        if found.other_role is not role:
            raise Refused("stale")
        if found.pairs:
            raise Refused("people-role-pair")
        people.join(con, person_id, role, now)
        people.step_down(con, person_id, role.other_side, now)
        audit.note(con, curator.known, "role", now, [person_id])

    await db.write(work)
