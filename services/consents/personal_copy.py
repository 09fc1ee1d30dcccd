"""Everything that is kept about one person, put together for the copy (152-FZ art. 14): each part by itself."""

from dataclasses import dataclass
from datetime import date, datetime
from sqlite3 import Row
from zoneinfo import ZoneInfo

from documents.consents.personal import (
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
    SearchLine,
    SeenLine,
    SurveyLine,
    Told,
    Wish,
)
from domain.refusal import Refused
from questionnaires.answers import State
from questionnaires.engine import piped, said
from services.consents import audit
from services.questionnaires import forms, roster, subjects
from services.questionnaires.decoding import answers_of
from services.surveys import records
from services.surveys.records import Record
from storage.consents import agreements, consents, personal
from storage.database import Connection
from storage.moments import from_text
from storage.pairing import waiting
from storage.people import categories, interviews, notes
from storage.surveys import responses as response_rows


def collect(con: Connection, person_id: int, zone: ZoneInfo, now: datetime) -> PersonalData:
    """All rows about the person, words and numbers as they were given. Refused ``not-found``."""
    person = personal.person(con, person_id)
    if person is None:
        raise Refused("not-found")
    part = _Parts(con, person_id, zone)
    return PersonalData(
        made_at=now.astimezone(zone),
        name=person["full_name"] or "",
        post=person["post"] or "",
        contact=person["contact"] or "",
        minor=None if person["minor"] is None else bool(person["minor"]),
        roles=tuple((row["role"], row["state"]) for row in personal.memberships(con, person_id)),
        accounts=tuple((row["external_id"], row["username"] or "") for row in personal.channels(con, person_id)),
        consents=part.consents(),
        guardians=part.guardians(),
        agreements=part.agreements(),
        questionnaires=part.questionnaires(),
        surveys=part.surveys(),
        told=tuple(_told(one, zone) for one in records.of_person(con, person_id)),
        inquiries=part.inquiries(),
        pairs=part.pairs(),
        meetings=tuple(_meeting(row, zone) for row in personal.meetings(con, person_id)),
        invitations=tuple(_invited(row, zone) for row in personal.invitations(con, person_id)),
        wishes=tuple(
            Wish(row["full_name"] or "", row["place"], row["comment"] or "") for row in personal.marks(con, person_id)
        ),
        requests=part.requests(),
        seen=tuple(SeenLine(one.at.astimezone(zone), one.by, one.kind) for one in audit.entries(con, person_id)),
        notes=part.notes(),
        interviews=part.interviews(),
        decisions=part.decisions(),
        categories=part.categories(),
        workplaces=tuple(personal.workplaces(con, person_id)),
        proposals=part.proposals(),
        searches=part.searches(),
    )


@dataclass(frozen=True, slots=True)
class _Parts:
    """The parts of a copy that take more than a line each; moments on the programme's clock."""

    con: Connection
    person_id: int
    zone: ZoneInfo

    def _local(self, moment: str) -> datetime:
        return from_text(moment).astimezone(self.zone)

    def consents(self) -> tuple[Decision, ...]:
        return tuple(
            Decision(
                kind=row["kind"],
                decision=row["decision"],
                decided_at=self._local(row["decided_at"]),
                version=row["version"],
                account=row["external_id"],
                paper=row["paper"] or "",
                detail=row["detail"] or "",
                text_hash=row["text_hash"] or "",
                text=row["body"] or "",
            )
            for row in consents.every(self.con, self.person_id)
        )

    def guardians(self) -> tuple[GuardianLine, ...]:
        return tuple(
            GuardianLine(self._local(row["decided_at"]), row["decision"], row["full_name"] or "")
            for row in personal.guardians(self.con, self.person_id)
        )

    def agreements(self) -> tuple[AgreementLine, ...]:
        return tuple(
            AgreementLine(one.number, one.signed_on, one.until, one.released_on)
            for one in agreements.every(self.con, self.person_id)
        )

    def questionnaires(self) -> tuple[Questionnaire, ...]:
        return tuple(
            _questionnaire(self.con, row, self.zone)
            for row in reversed(response_rows.of_person(self.con, self.person_id))
            # what a curator writes in office is data of whom it is about, and in their copy
            if not subjects.about_another(row["subject"]) or row["form_code"] == subjects.THIRD_PARTY
        )

    def surveys(self) -> tuple[SurveyLine, ...]:
        return tuple(
            SurveyLine(forms.newest(row["form_code"]).title, self._local(row["opened_at"]))
            for row in personal.surveys(self.con, self.person_id)
        )

    def inquiries(self) -> tuple[InquiryLine, ...]:
        return tuple(
            InquiryLine(
                self._local(row["created_at"]).date(),
                row["relation"],
                self._local(row["answered_at"]).date() if row["answered_at"] else None,
                row["respondent_name"] or "" if row["respondent_id"] == self.person_id else "",
            )
            for row in personal.inquiries(self.con, self.person_id)
        )

    def pairs(self) -> tuple[PairLine, ...]:
        return tuple(
            PairLine(row["others"] or "", row["state"], self._local(row["told_at"]))
            for row in personal.matches(self.con, self.person_id)
        )

    def searches(self) -> tuple[SearchLine, ...]:
        """That a mentor was looked for, and what one was asked as a mentor (of whom, is that person's)."""
        own = waiting.get(self.con, self.person_id)
        asked = waiting.asked(self.con, self.person_id)
        until = own.until.astimezone(self.zone).date() if own and own.until else None
        lines = [SearchLine(own.since.astimezone(self.zone).date(), own.reason, until)] if own else []
        lines += [SearchLine(one.asked_at.astimezone(self.zone).date(), f"asked-{one.state}") for one in asked]
        return tuple(lines)

    def requests(self) -> tuple[Asked, ...]:
        return tuple(
            Asked(self._local(row["created_at"]), row["body"], row["answer"] or "")
            for row in personal.requests(self.con, self.person_id)
        )

    def notes(self) -> tuple[NoteLine, ...]:
        return tuple(
            NoteLine(self._local(row["written_at"]).date(), row["full_name"] or "", row["body"])
            for row in reversed(notes.of_person(self.con, self.person_id))
        )

    def interviews(self) -> tuple[NoteLine, ...]:
        return tuple(
            NoteLine(one.held_on, one.held_by, one.conclusion)
            for one in reversed(interviews.of_person(self.con, self.person_id))
        )

    def decisions(self) -> tuple[DecisionLine, ...]:
        return tuple(
            DecisionLine(self._local(row["decided_at"]).date(), row["role"], row["verdict"])
            for row in reversed(interviews.decisions(self.con, self.person_id))
        )

    def categories(self) -> tuple[str, ...]:
        return tuple(
            dict.fromkeys(code for codes in categories.of_person(self.con, self.person_id).values() for code in codes)
        )

    def proposals(self) -> tuple[NoteLine, ...]:
        return tuple(
            NoteLine(self._local(row["created_at"]).date(), row["full_name"] or "", row["reason"] or "")
            for row in personal.proposals(self.con, self.person_id)
        )


def _told(one: Record, zone: ZoneInfo) -> Told:
    """What others told of the person: the source by its office, never the name of who told (152-FZ art. 14)."""
    answers = tuple(
        (item.text, said(item, one.answers[item.key]))
        for item in one.form
        if item.key in one.answers and one.answers[item.key].state in (State.GIVEN, State.DECLINED)
    )
    return Told(one.form.title, one.relation, one.sent_at.astimezone(zone), answers)


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
    door_at = None if row["door_at"] is None else from_text(row["door_at"]).astimezone(zone)
    return Invited(from_text(row["starts_at"]).astimezone(zone), row["place"], row["reply"] or "", attended, door_at)


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
