"""What is kept about a person, for that person: a short account and a full copy as files."""

from dataclasses import dataclass
from datetime import datetime
from sqlite3 import Row

from documents.consents.personal import (
    as_html,
    as_json,
)
from domain.consents import Agreement, ConsentKind
from domain.refusal import Refused
from domain.roles import Role
from domain.who import Who
from services.consents import offers, personal_copy, wordings
from services.consents.offers import Standing
from services.joining import joining
from services.questionnaires import surveys
from services.surveys import records
from storage.consents import agreements, consents, erasures, personal
from storage.database import Connection, Database
from storage.moments import from_text, maybe_moment
from storage.people import notes
from storage.surveys import inquiries


@dataclass(frozen=True, slots=True)
class Account:
    """What the screen says: counts and names, no answers. ``consent``: the last decision, with its moment."""

    person_id: int
    name: str
    post: str
    roles: tuple[tuple[Role, str], ...]
    consent: str | None
    consent_at: datetime | None
    forms: tuple[tuple[str, str], ...]
    pairs: int
    meetings: int
    requests: int
    others: tuple[Standing, ...] = ()
    agreement: Agreement | None = None
    may_publish: bool = False
    contact: str = ""
    accounts: tuple[str, ...] = ()
    notes: int = 0
    by_guardian: bool = False
    told: tuple[str, ...] = ()
    """The office of everybody who told of the person; empty for a curator's own record."""
    answered_for: int = 0
    """About how many pupils the person has consented to tell."""
    asked: tuple[str, ...] = ()
    """The office of everybody who was asked about the person and has not answered."""
    pupil: bool = False
    outdated: bool = False
    """A newer text of the programme's consent waits for an answer of one's own."""
    erased_at: datetime | None = None
    """When the data of the part was erased, of a curator who stays."""

    @property
    def only_asked(self) -> bool:
        """Here only because a curator asked them about a pupil."""
        return bool(self.answered_for) and not self.roles

    @property
    def is_mentor(self) -> bool:
        return (Role.MENTOR, "admitted") in self.roles

    @property
    def takes_part(self) -> bool:
        return any(role is not Role.CURATOR and state in {"joined", "admitted"} for role, state in self.roles)


@dataclass(frozen=True, slots=True)
class Copy:
    """The person's data as files."""

    html: bytes
    json: bytes


async def account(db: Database, who: Who) -> Account:
    """A short account of what is kept."""
    return await db.read(lambda con: of_person(con, who.known))


async def copy(db: Database, who: Who, now: datetime) -> Copy:
    """Everything that is kept, as a page to read and as JSON."""
    data = await db.read(lambda con: personal_copy.collect(con, who.known, who.programme.zone, now))
    return Copy(as_html(data), as_json(data))


def of_person(con: Connection, person_id: int) -> Account:
    """The same within a transaction."""
    person = _person(con, person_id)
    last = consents.latest(con, person_id)
    answered = inquiries.of_respondent(con, person_id)
    return Account(
        person_id=person_id,
        name=person["full_name"] or next((row["respondent_name"] for row in answered if row["respondent_name"]), ""),
        post=person["post"] or "",
        roles=tuple((Role(row["role"]), row["state"]) for row in personal.memberships(con, person_id)),
        consent=None if last is None else last["decision"],
        consent_at=None if last is None else from_text(last["decided_at"]),
        forms=tuple(dict.fromkeys((one.form.code, one.form.title) for one in surveys.filled_by(con, person_id))),
        pairs=len(personal.matches(con, person_id)),
        meetings=sum(row["state"] == "held" for row in personal.meetings(con, person_id)),
        requests=len(personal.requests(con, person_id)),
        others=tuple(
            found
            for kind in ConsentKind
            if kind is not ConsentKind.PROGRAMME and (found := offers.standing(con, person_id, kind)) is not None
        ),
        agreement=agreements.latest(con, person_id),
        may_publish=offers.may_publish_alone(con, person_id),
        contact=person["contact"] or "",
        accounts=tuple(row["username"] or str(row["external_id"]) for row in personal.channels(con, person_id)),
        notes=len(notes.of_person(con, person_id)),
        by_guardian=last is not None and bool(last["by_guardian"]),
        told=tuple(one.relation for one in records.of_person(con, person_id)),
        answered_for=len(answered),
        asked=tuple(row["relation"] for row in reversed(inquiries.of_pupil(con, person_id)) if inquiries.waits(row)),
        outdated=wordings.is_outdated(con, person_id, ConsentKind.PROGRAMME),
        pupil=joining.is_pupil(con, person_id),
        erased_at=_erased(con, person_id, last),
    )


def _erased(con: Connection, person_id: int, last: Row | None) -> datetime | None:
    """Of the last withdrawal; ``None`` while the data is still there."""
    if last is None or last["decision"] != "withdrawn":
        return None
    return maybe_moment(erasures.of_withdrawal(con, person_id, last["decided_at"]))


def _person(con: Connection, person_id: int) -> Row:
    found = personal.person(con, person_id)
    if found is None:
        raise Refused("not-found")
    return found
