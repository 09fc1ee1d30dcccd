"""The curator's Excel file: load everything in one snapshot, have the file made elsewhere (D15, D61)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from sqlite3 import Row
from typing import cast
from zoneinfo import ZoneInfo

from documents.drawing import Drawing
from documents.people.base_rows import (
    Answers,
    Bases,
    Ending,
    Filled,
    Indicator,
    Mark,
    MatchLine,
    MeetingLine,
    Member,
    PartnerLine,
    PossibleLine,
    Tally,
)
from documents.workbook import Cell
from domain.programme import Programme
from domain.progress import SMALL_GROUP
from domain.roles import Role
from questionnaires.answers import decode
from questionnaires.engine import columns, said
from questionnaires.form import Audience, Form, Item, Kind
from questionnaires.loading import from_json
from services.pairing import mentor_load
from services.people import candidates, categories
from services.questionnaires import roster
from services.questionnaires.forms import BASE_FORMS, joined_with, mentoring_of
from services.reports.progress import Overview, overview_of, short_name
from services.surveys import record_sheets
from storage import export as stored
from storage.database import Connection, Database
from storage.moments import from_text, maybe_day, maybe_moment
from storage.people import partners


@dataclass(frozen=True, slots=True)
class _Response:
    """A submitted response with the answers for people's eyes, and the two facts that the bases show."""

    row: Row
    form: Form
    values: dict[str, Cell]
    subjects: str
    experience: int | None
    needs: str = ""


async def workbook(db: Database, drawing: Drawing, now: datetime) -> bytes:
    """One XLSX of the whole programme as it is at ``now``."""
    return await drawing.bases(await db.survey(lambda con: collect(con, now)))


def collect(con: Connection, now: datetime) -> Bases:
    """Everything of the file, from one snapshot."""
    overview = overview_of(con, now)
    programme = overview.programme
    zone = programme.zone
    responses = _responses(con, programme.id)
    return Bases(
        organisation=programme.org_full or programme.org_short or "",
        starts_on=programme.starts_on,
        ends_on=programme.ends_on,
        zone=programme.timezone,
        made_at=now.astimezone(zone),
        mentees=_members(con, programme, "mentee", responses),
        mentors=_members(con, programme, "mentor", responses),
        marks=tuple(_mark(row, zone) for row in stored.choices(con, programme.id)),
        matches=tuple(_match(row, zone) for row in stored.pairs(con, programme.id)),
        meetings=tuple(_meeting(row, zone) for row in stored.meetings(con, programme.id)),
        answers=_answers([one for one in responses if one.form.review]),
        tallies=_tallies([one for one in responses if not one.form.review]),
        indicators=tuple(_indicators(overview)),
        partners=_partners(con, programme.id),
        possible=_possible(con, programme),
        records=record_sheets.sheets(con, programme.id),
        loads=mentor_load.lines(con, programme.id),
    )


def _responses(con: Connection, programme_id: int) -> list[_Response]:
    bodies = stored.snapshots(con).items()
    forms = {digest: roster.in_full(con, from_json(body), programme_id) for digest, body in bodies}
    answers = stored.answers(con, programme_id)
    return [
        _response(row, forms[row["form_hash"]], answers.get(row["id"], []))
        for row in stored.responses(con, programme_id)
    ]


def _response(row: Row, form: Form, answers: Sequence[Row]) -> _Response:
    values: dict[str, Cell] = {}
    facts: dict[str, Cell] = {}
    needs: list[str] = []
    for answer in answers:
        item = form.find(answer["item_key"])
        if item is None or answer["state"] not in ("given", "declined") or item.kind is Kind.NOTE:
            continue
        values[item.key] = facts[item.fact] = _cell(item, answer)
        if item.fact in {"needs", "gives"}:
            needs.append(str(values[item.key]))
    experience = facts.get("experience")
    years = experience if isinstance(experience, int) else None
    return _Response(row, form, values, str(facts.get("subjects", "")), years, "; ".join(needs))


def _cell(item: Item, answer: Row) -> Cell:
    """Numbers stay numbers, so that a spreadsheet can count with them; everything else is words."""
    kept = decode(item, answer["state"], answer["value"])
    value = kept.value
    if item.kind in {Kind.SCALE, Kind.NUMBER} and isinstance(value, int | float):
        return value
    return said(item, kept)


def _answers(responses: Sequence[_Response]) -> tuple[Answers, ...]:
    """A sheet for each form: the base questionnaires first; questions of all versions, the newest version's order."""
    codes = sorted({one.form.code for one in responses}, key=lambda code: (code not in BASE_FORMS.values(), code))
    sheets = (_form_answers([one for one in responses if one.form.code == code]) for code in codes)
    return tuple(sheet for sheet in sheets if sheet.questions)


def _form_answers(responses: Sequence[_Response]) -> Answers:
    versions = sorted({id(one.form): one.form for one in responses}.values(), key=lambda form: -form.version)
    newest, *older = versions
    # Answers promised in sums only stand beside no name; their sums are in the results of the survey.
    sums = {item.key for form in versions for item in form.items if item.seen_by is Audience.SUMS}
    asked = tuple(one for one in columns(newest, *older) if one.key not in sums)
    return Answers(newest.title, asked, tuple(_filled(one) for one in responses))


def _filled(one: _Response) -> Filled:
    row = one.row
    return Filled(
        name=_name(row["full_name"], row["person_id"]),
        role=one.form.role or row["role"] or "",
        submitted_at=maybe_moment(row["submitted_at"]),
        entered_by=_name(row["enterer"], row["entered_by"]) if row["entered_by"] else "",
        values=one.values,
    )


def _tallies(responses: Sequence[_Response]) -> tuple[Tally, ...]:
    """A word in passing is confidential: it reaches the curator in sums only, of five people or more (S1 §8)."""
    by_code = {one.form.code: one.form for one in sorted(responses, key=lambda one: one.form.version)}
    return tuple(_tally(form, [one for one in responses if one.form.code == form.code]) for form in by_code.values())


def _tally(form: Form, responses: Sequence[_Response]) -> Tally:
    rows: list[tuple[str, str, int]] = []
    for item in form:
        said = [(one.row["person_id"], str(one.values[item.key])) for one in responses if item.key in one.values]
        if len({person for person, _ in said}) >= SMALL_GROUP:
            counts = Counter(words for _, words in said)
            order = [option.label for option in item.options] or sorted(counts)
            rows += [(item.text, words, counts[words]) for words in order]
    return Tally(form.title, tuple(rows))


def _name(full_name: str | None, person_id: int) -> str:
    return full_name or short_name(person_id, None)


def _members(con: Connection, programme: Programme, role: str, responses: Sequence[_Response]) -> tuple[Member, ...]:
    base: dict[int, dict[str, _Response]] = {}
    for one in responses:
        if one.form.code in joined_with(Role(role)):
            base.setdefault(one.row["person_id"], {})[one.form.code] = one
    works = stored.works(con, programme.id)
    known, employers = categories.of_everybody(con, programme.id), partners.of_people(con, programme.id)
    home = programme.org_short or programme.org_full or ""
    return tuple(
        replace(
            _member(row, tuple(base.get(row["id"], {}).values()), works.get((row["id"], role), []), programme.zone),
            categories=known.get((row["id"], Role(role)), ()),
            workplace=employers.get(row["id"], home),
        )
        for row in stored.people(con, programme.id, role)
    )


def _possible(con: Connection, programme: Programme) -> tuple[PossibleLine, ...]:
    """The register of who may yet come, in the order of names."""
    return tuple(
        PossibleLine(
            one.name,
            one.post,
            tuple(role.value for role in one.roles),
            one.source,
            "double" if one.double else one.state,
            programme.day_of(one.added_at) if one.added_at else None,
        )
        for one in candidates.every(con, programme.id)
    )


def _partners(con: Connection, programme_id: int) -> tuple[PartnerLine, ...]:
    return tuple(
        PartnerLine(
            *(row["name"], row["kind"], row["number"] or "", maybe_day(row["signed_on"]), maybe_day(row["until"])),
            *(row["contact"] or "", row["mentors"]),
        )
        for row in partners.every(con, programme_id)
    )


def _member(row: Row, base: Sequence[_Response], works: Sequence[Row], zone: ZoneInfo) -> Member:
    """``base``: the questionnaires of the part, one of each form of mentoring."""
    taken = [mentoring_of(one.form.code) for one in base if len(base) > 1 or one.form.code not in BASE_FORMS.values()]
    ended = [one for one in works if one["ended_at"] is not None]
    return Member(
        name=_name(row["full_name"], row["id"]),
        post=row["post"] or "",
        contact=row["contact"] or (f"t.me/{row['username']}" if row["username"] else ""),
        subjects=_joined(one.subjects for one in base),
        experience=next((one.experience for one in base if one.experience is not None), None),
        state=_state(row),
        consent=row["consent"] or "none",
        consent_on=_day(row["consent_at"], zone),
        applied_on=_day(row["applied_at"], zone),
        decided_on=_day(row["decided_at"], zone),
        partners=row["partners"] or "",
        meetings=row["meetings"],
        last_held=maybe_day(row["last_held"]),
        reachable=None if row["reachable"] is None else bool(row["reachable"]),
        needs=_joined(one.needs for one in base),
        joined_on=_day(row["joined_at"], zone),
        left_on=_day(row["left_at"], zone),
        forms=tuple(dict.fromkeys([*taken, *(one["form"] for one in works)])),
        ended_on=_day(max(one["ended_at"] for one in ended), zone) if ended and len(ended) == len(works) else None,
        results=tuple(Ending(one["others"] or "", one["state"], one["end_note"] or "") for one in ended),
    )


def _joined(said: Iterable[str]) -> str:
    """What several questionnaires say, each word once."""
    return "; ".join(dict.fromkeys(word for one in said for word in one.split("; ") if word))


def _state(row: Row) -> str:
    """``waiting`` for the curator's decision is another thing than ``joined`` without a questionnaire."""
    if row["person_state"] != "active":
        return "left"
    return "waiting" if row["state"] == "joined" and row["applied_at"] is not None else str(row["state"])


def _day(moment: str | None, zone: ZoneInfo) -> date | None:
    """The day of a stored moment on the programme's calendar."""
    return None if moment is None else from_text(moment).astimezone(zone).date()


def _mark(row: Row, zone: ZoneInfo) -> Mark:
    return Mark(
        opened_on=cast(date, _day(row["opened_at"], zone)),
        side=row["side"],
        voter=row["voter"] or "",
        place=row["place"],
        target=row["target"] or "",
        sent=row["sent_at"] is not None,
    )


def _match(row: Row, zone: ZoneInfo) -> MatchLine:
    return MatchLine(
        number=row["id"],
        mentors=row["mentors"] or "",
        mentees=row["mentees"] or "",
        state=row["state"],
        agreed_on=_day(row["agreed_at"], zone),
        told_on=_day(row["told_at"], zone),
        order_number=row["order_number"] or "",
        order_on=maybe_day(row["order_date"]),
        planned=row["planned_meetings"],
        rhythm_days=row["rhythm_days"],
        meetings=row["meetings"],
        last_held=maybe_day(row["last_held"]),
        ended_on=_day(row["ended_at"], zone),
        note=row["end_note"] or "",
        form=row["form"],
        format=row["format"],
        kind=row["kind"],
        topic=row["topic"] or "",
    )


def _meeting(row: Row, zone: ZoneInfo) -> MeetingLine:
    words = set((row["words"] or "").split(","))
    held = row["state"] == "held"
    return MeetingLine(
        day=maybe_day(row["held_on"]) or _day(row["starts_at"], zone),
        mentors=row["mentors"] or "",
        mentees=row["mentees"] or "",
        state=row["state"],
        stage=row["stage"] or "",
        kind=row["kind"] or "",
        minutes=row["minutes"],
        topic=row["topic"] or "",
        result=row["result"] or "",
        word=next((word for word in ("disputed", "confirmed", "asked", "silent") if held and word in words), ""),
        logged_by=row["logged_by"] or "",
        logged_at=maybe_moment(row["logged_at"]),
    )


def _indicators(overview: Overview) -> list[Indicator]:
    met = overview.meetings
    return [
        Indicator("coverage", overview.coverage.part, overview.coverage.whole),
        Indicator("consents", overview.consents.part, overview.consents.whole),
        Indicator("questionnaires", overview.questionnaires.part, overview.questionnaires.whole),
        Indicator("pairs", overview.pairs),
        *(Indicator(state.value, count, overview.pairs) for state, count in overview.states.items()),
        Indicator("meetings", met.total),
        Indicator("confirmed", met.confirmed, met.total),
        Indicator("unconfirmed", met.unconfirmed, met.total),
        Indicator("awaiting", met.awaiting, met.total),
        Indicator("disputed", met.disputed, met.total),
        *([Indicator("partners", overview.partners.part, overview.partners.whole)] if overview.has_partners else []),
    ]
