"""What is kept about a person, for that person: a short account and a full copy as files."""

from dataclasses import dataclass
from datetime import date, datetime
from sqlite3 import Row
from zoneinfo import ZoneInfo

from documents.personal import (
    AgreementLine,
    Asked,
    Decision,
    DecisionLine,
    GuardianLine,
    InquiryLine,
    Invited,
    MeetingLine,
    NoteLine,
    PairLine,
    PersonalData,
    Questionnaire,
    SeenLine,
    SurveyLine,
    Told,
    Wish,
    as_html,
    as_json,
)
from domain.consents import Agreement, ConsentKind
from domain.refusal import Refused
from domain.roles import Role
from domain.who import Who
from questionnaires.answers import State
from questionnaires.engine import piped, said
from services import audit, forms, offers, records, roster, subjects, surveys
from services.offers import Standing
from services.records import Record
from services.responses import answers_of
from storage import agreements, categories, consents, inquiries, interviews, notes, personal
from storage import responses as response_rows
from storage.database import Connection, Database
from storage.moments import from_text


@dataclass(frozen=True, slots=True)
class Account:
    """What the screen says: counts and names, no answers. ``consent``: the last decision, with its moment."""

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
    data = await db.read(lambda con: collect(con, who.known, who.programme.zone, now))
    return Copy(as_html(data), as_json(data))


def of_person(con: Connection, person_id: int) -> Account:
    """The same within a transaction."""
    person = _person(con, person_id)
    last = consents.latest(con, person_id)
    return Account(
        name=person["full_name"] or "",
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
        may_publish=offers.may_publish(con, person_id),
        contact=person["contact"] or "",
        accounts=tuple(row["username"] or str(row["external_id"]) for row in personal.channels(con, person_id)),
        notes=len(notes.of_person(con, person_id)),
        by_guardian=last is not None and bool(last["by_guardian"]),
        told=tuple(one.relation for one in records.of_person(con, person_id)),
        answered_for=len(inquiries.of_respondent(con, person_id)),
    )


def collect(con: Connection, person_id: int, zone: ZoneInfo, now: datetime) -> PersonalData:
    """All rows about the person, words and numbers as they were given."""

    def local(moment: str) -> datetime:
        return from_text(moment).astimezone(zone)

    person = _person(con, person_id)
    return PersonalData(
        made_at=now.astimezone(zone),
        name=person["full_name"] or "",
        post=person["post"] or "",
        contact=person["contact"] or "",
        roles=tuple((row["role"], row["state"]) for row in personal.memberships(con, person_id)),
        accounts=tuple((row["external_id"], row["username"] or "") for row in personal.channels(con, person_id)),
        consents=tuple(
            Decision(
                kind=row["kind"],
                decision=row["decision"],
                decided_at=local(row["decided_at"]),
                version=row["version"],
                account=row["external_id"],
                paper=row["paper"] or "",
                detail=row["detail"] or "",
                text_hash=row["text_hash"] or "",
                text=row["body"] or "",
            )
            for row in consents.every(con, person_id)
        ),
        questionnaires=tuple(
            _questionnaire(con, row, zone)
            for row in reversed(response_rows.of_person(con, person_id))
            # what a curator writes in office is data of whom it is about, and in their copy
            if not subjects.about_another(row["subject"]) or row["form_code"] == subjects.THIRD_PARTY
        ),
        told=tuple(_told(one, zone) for one in records.of_person(con, person_id)),
        pairs=tuple(
            PairLine(row["others"] or "", row["state"], local(row["told_at"]))
            for row in personal.matches(con, person_id)
        ),
        meetings=tuple(_meeting(row, zone) for row in personal.meetings(con, person_id)),
        wishes=tuple(Wish(row["full_name"] or "", row["place"]) for row in personal.marks(con, person_id)),
        requests=tuple(
            Asked(local(row["created_at"]), row["body"], row["answer"] or "")
            for row in personal.requests(con, person_id)
        ),
        seen=tuple(SeenLine(one.at.astimezone(zone), one.by, one.kind) for one in audit.entries(con, person_id)),
        minor=None if person["minor"] is None else bool(person["minor"]),
        guardians=tuple(
            GuardianLine(local(row["decided_at"]), row["decision"], row["full_name"] or "")
            for row in personal.guardians(con, person_id)
        ),
        agreements=tuple(
            AgreementLine(one.number, one.signed_on, one.until, one.released_on)
            for one in agreements.every(con, person_id)
        ),
        invitations=tuple(_invited(row, zone) for row in personal.invitations(con, person_id)),
        surveys=tuple(
            SurveyLine(forms.newest(row["form_code"]).title, local(row["opened_at"]))
            for row in personal.surveys(con, person_id)
        ),
        notes=tuple(
            NoteLine(local(row["written_at"]).date(), row["full_name"] or "", row["body"])
            for row in reversed(notes.of_person(con, person_id))
        ),
        interviews=tuple(
            NoteLine(one.held_on, one.held_by, one.conclusion) for one in reversed(interviews.of_person(con, person_id))
        ),
        decisions=tuple(
            DecisionLine(local(row["decided_at"]).date(), row["role"], row["verdict"])
            for row in reversed(interviews.decisions(con, person_id))
        ),
        categories=tuple(
            dict.fromkeys(code for codes in categories.of_person(con, person_id).values() for code in codes)
        ),
        workplaces=tuple(personal.workplaces(con, person_id)),
        proposals=tuple(
            NoteLine(local(row["created_at"]).date(), row["full_name"] or "", row["reason"] or "")
            for row in personal.proposals(con, person_id)
        ),
        inquiries=tuple(
            InquiryLine(
                local(row["created_at"]).date(),
                row["relation"],
                local(row["answered_at"]).date() if row["answered_at"] else None,
                row["respondent_name"] or "" if row["respondent_id"] == person_id else "",
            )
            for row in personal.inquiries(con, person_id)
        ),
    )


def _told(one: Record, zone: ZoneInfo) -> Told:
    """What others told of the person: the source by its office, never the name of who told (152-FZ art. 14)."""
    answers = tuple(
        (item.text, said(item, one.answers[item.key]))
        for item in one.form
        if item.key in one.answers and one.answers[item.key].state in (State.GIVEN, State.DECLINED)
    )
    return Told(one.form.title, one.relation, one.sent_at.astimezone(zone), answers)


def _person(con: Connection, person_id: int) -> Row:
    found = personal.person(con, person_id)
    if found is None:
        raise Refused("not-found")
    return found


def _questionnaire(con: Connection, row: Row, zone: ZoneInfo) -> Questionnaire:
    """A response with its answers, sent or not: both are kept."""
    form = forms.of(con, row["form_hash"])
    answers = answers_of(form, response_rows.answers(con, row["id"]))
    form = roster.named(con, form, [answers])
    told = tuple(
        (piped(form, answers, item.text), said(item, answers[item.key]))
        for item in form
        if item.key in answers and answers[item.key].state in (State.GIVEN, State.DECLINED, State.DRAFT)
    )
    sent = row["submitted_at"] if row["state"] == "submitted" else None
    return Questionnaire(form.title, None if sent is None else from_text(sent).astimezone(zone), told)


def _invited(row: Row, zone: ZoneInfo) -> Invited:
    attended = None if row["attended"] is None else bool(row["attended"])
    return Invited(from_text(row["starts_at"]).astimezone(zone), row["place"], row["reply"] or "", attended)


def _meeting(row: Row, zone: ZoneInfo) -> MeetingLine:
    held = row["held_on"]
    return MeetingLine(
        day=date.fromisoformat(held) if held else from_text(row["starts_at"]).astimezone(zone).date(),
        others=row["others"] or "",
        minutes=row["minutes"],
        stage=row["stage"] or "",
        topic=row["topic"] or "",
        result=row["result"] or "",
        answer=row["answer"] or "",
    )
