"""The curator's Excel file: bases of mentees and mentors, choices, pairs, meetings, answers, indicators (D15).

The input is typed and picklable: the file is made in the drawing process, so that a large school's does not hold up
anybody's answer.
"""

from collections.abc import Sequence
from dataclasses import replace

from documents.people.base_rows import (
    Answers,
    Bases,
    Ending,
    Indicator,
    LoadLine,
    Mark,
    MatchLine,
    MeetingLine,
    Member,
    PartnerLine,
    PossibleLine,
    Tally,
)
from documents.surveys.record_sheets import record_table
from documents.workbook import Cell, Column, Kind, Table, workbook_xlsx
from domain.match import FORMS
from texts import plain

KEPT = 10
"""Columns in which schools keep their bases: these go on paper, what the bot knows besides is for the screen."""


def bases_xlsx(bases: Bases) -> bytes:
    """The whole file; the summary comes first, a sheet without rows keeps its headings."""
    return workbook_xlsx(tables(bases), bases.zone)


def tables(bases: Bases) -> list[Table]:
    return [
        _summary(bases),
        _members(plain("export-mentees"), plain("export-needs"), bases.mentees),
        _members(plain("export-mentors"), plain("export-gives"), bases.mentors),
        _marks(bases.marks),
        _matches(bases.matches),
        _meetings(bases.meetings),
        *(_answers(form) for form in bases.answers),
        *(_tally(form) for form in bases.tallies),
        *(record_table(sheet) for sheet in bases.records),
        *([_loads(bases.loads)] if bases.loads else []),
        *([_partners(bases.partners)] if bases.partners else []),
        *([_possible(bases.possible)] if bases.possible else []),
        _indicators(bases.indicators),
    ]


def _table(title: str, columns: Sequence[tuple[str, Kind]], rows: Sequence[Sequence[Cell]]) -> Table:
    return Table(title, tuple(Column(name, kind) for name, kind in columns), rows)


def _summary(bases: Bases) -> Table:
    rows: list[tuple[Cell, Cell]] = [
        (plain("export-organisation"), bases.organisation),
        (plain("export-programme-start"), bases.starts_on.strftime("%d.%m.%Y")),
        (plain("export-programme-end"), bases.ends_on.strftime("%d.%m.%Y") if bases.ends_on else ""),
        (plain("export-made"), bases.made_at.strftime("%d.%m.%Y %H:%M")),
    ]
    rows += [(_indicator_name(one), _fraction(one)) for one in bases.indicators]
    columns = ((plain("export-what"), Kind.TEXT), (plain("export-value"), Kind.TEXT))
    return _table(plain("export-summary"), columns, rows)


def _indicator_name(one: Indicator) -> str:
    return plain(f"export-indicator-{one.code}")


def _fraction(one: Indicator) -> str:
    if one.whole is None:
        return str(one.value)
    return plain("export-of", value=one.value, whole=one.whole)


def _indicators(indicators: Sequence[Indicator]) -> Table:
    columns = (
        (plain("export-indicator"), Kind.TEXT),
        (plain("export-fact"), Kind.NUMBER),
        (plain("export-whole"), Kind.NUMBER),
        (plain("export-share"), Kind.PERCENT),
    )
    rows = [
        (_indicator_name(one), one.value, one.whole, one.value / one.whole if one.whole else None) for one in indicators
    ]
    return _table(plain("export-indicators"), columns, rows)


def _members(title: str, needs: str, members: Sequence[Member]) -> Table:
    """First the columns in which schools keep their two bases (D15), then what the bot knows besides."""
    columns = (
        (plain("export-name"), Kind.TEXT),
        (plain("export-contact"), Kind.TEXT),
        (plain("export-category"), Kind.TEXT),
        (needs, Kind.TEXT),
        (plain("export-joined-on"), Kind.DATE),
        (plain("export-partners"), Kind.TEXT),
        (plain("export-form"), Kind.TEXT),
        (plain("export-workplace"), Kind.TEXT),
        (plain("export-left-on"), Kind.DATE),
        (plain("export-results"), Kind.TEXT),
        (plain("export-post"), Kind.TEXT),
        (plain("export-subjects"), Kind.TEXT),
        (plain("export-experience"), Kind.NUMBER),
        (plain("export-state"), Kind.TEXT),
        (plain("export-consent"), Kind.TEXT),
        (plain("export-consent-on"), Kind.DATE),
        (plain("export-applied-on"), Kind.DATE),
        (plain("export-decided-on"), Kind.DATE),
        (plain("export-meetings-count"), Kind.NUMBER),
        (plain("export-last-held"), Kind.DATE),
        (plain("export-work-ended-on"), Kind.DATE),
        (plain("export-messenger"), Kind.TEXT),
    )
    return replace(_table(title, columns, [_member(one) for one in members]), printed=KEPT)


def _member(one: Member) -> tuple[Cell, ...]:
    return (
        *(one.name, one.contact, "; ".join(plain(f"category-{code}") for code in one.categories), one.needs),
        *(one.joined_on, one.partners, "; ".join(_form(code) for code in one.forms), one.workplace, one.left_on),
        *("; ".join(_ending(ending) for ending in one.results), one.post, one.subjects, one.experience),
        *(plain(f"export-member-{one.state}"), plain(f"export-consent-{one.consent}"), one.consent_on),
        *(one.applied_on, one.decided_on, one.meetings, one.last_held, one.ended_on, _messenger(one.reachable)),
    )


def _loads(loads: Sequence[LoadLine]) -> Table:
    columns = (
        (plain("export-name"), Kind.TEXT),
        (plain("export-gives"), Kind.TEXT),
        (plain("export-category"), Kind.TEXT),
        (plain("export-load"), Kind.NUMBER),
        (plain("export-places"), Kind.NUMBER),
        (plain("export-free"), Kind.NUMBER),
        (plain("export-completed"), Kind.NUMBER),
        (plain("export-meetings-count"), Kind.NUMBER),
    )
    rows = [
        (
            *(one.name, one.gives, "; ".join(plain(f"category-{code}") for code in one.categories)),
            *(one.load, one.places, one.free, one.completed, one.meetings),
        )
        for one in loads
    ]
    return _table(plain("export-loads"), columns, rows)


def _form(code: str) -> str:
    """Ours by its code; another one in the school's own words."""
    return plain(f"order-form-{code.replace('_', '-')}") if code in FORMS else code


def _ending(one: Ending) -> str:
    told = plain("export-ending", others=one.others, state=plain(f"export-match-{one.state}"))
    return f"{told}: {one.note}" if one.note else told


def _messenger(reachable: bool | None) -> str:
    if reachable is None:
        return plain("export-messenger-none")
    return plain("export-messenger-yes") if reachable else plain("export-messenger-no")


def _partners(partners: Sequence[PartnerLine]) -> Table:
    columns = (
        (plain("export-partner-name"), Kind.TEXT),
        (plain("export-partner-kind"), Kind.TEXT),
        (plain("export-partner-number"), Kind.TEXT),
        (plain("export-partner-signed"), Kind.DATE),
        (plain("export-partner-until"), Kind.DATE),
        (plain("export-contact"), Kind.TEXT),
        (plain("export-partner-mentors"), Kind.NUMBER),
    )
    rows = [
        (
            *(one.name, plain(f"partner-kind-{one.kind}"), one.number, one.signed_on, one.until, one.contact),
            one.mentors,
        )
        for one in partners
    ]
    return _table(plain("partner-button"), columns, rows)


def _possible(found: Sequence[PossibleLine]) -> Table:
    columns = (
        (plain("export-name"), Kind.TEXT),
        (plain("export-post"), Kind.TEXT),
        (plain("export-possible-role"), Kind.TEXT),
        (plain("export-possible-source"), Kind.TEXT),
        (plain("export-possible-state"), Kind.TEXT),
        (plain("export-possible-added"), Kind.DATE),
    )
    rows = [
        (
            *(one.name, one.post, ", ".join(plain(f"export-role-{role}") for role in one.roles)),
            *(plain(f"candidate-source-{one.source}"), plain(f"candidate-state-{one.state}"), one.added_on),
        )
        for one in found
    ]
    return _table(plain("export-possible"), columns, rows)


def _marks(marks: Sequence[Mark]) -> Table:
    columns = (
        (plain("export-choice-opened"), Kind.DATE),
        (plain("export-side"), Kind.TEXT),
        (plain("export-voter"), Kind.TEXT),
        (plain("export-place"), Kind.NUMBER),
        (plain("export-target"), Kind.TEXT),
        (plain("export-sent"), Kind.TEXT),
    )
    rows = [
        (one.opened_on, plain(f"export-role-{one.side}"), one.voter, one.place, one.target, _yes_no(one.sent))
        for one in marks
    ]
    return _table(plain("export-choices"), columns, rows)


def _yes_no(value: bool) -> str:
    return plain("export-yes") if value else plain("export-no")


def _matches(matches: Sequence[MatchLine]) -> Table:
    columns = (
        (plain("export-number"), Kind.NUMBER),
        (plain("export-mentors"), Kind.TEXT),
        (plain("export-mentees"), Kind.TEXT),
        (plain("export-state"), Kind.TEXT),
        (plain("export-agreed-on"), Kind.DATE),
        (plain("export-told-on"), Kind.DATE),
        (plain("export-order-number"), Kind.TEXT),
        (plain("export-order-on"), Kind.DATE),
        (plain("export-planned"), Kind.NUMBER),
        (plain("export-rhythm"), Kind.NUMBER),
        (plain("export-meetings-count"), Kind.NUMBER),
        (plain("export-last-held"), Kind.DATE),
        (plain("export-ended-on"), Kind.DATE),
        (plain("export-note"), Kind.TEXT),
        (plain("export-form"), Kind.TEXT),
        (plain("export-format"), Kind.TEXT),
        (plain("export-kind-of"), Kind.TEXT),
        (plain("export-match-topic"), Kind.TEXT),
    )
    rows = [
        (
            *(one.number, one.mentors, one.mentees, plain(f"export-match-{one.state}"), one.agreed_on, one.told_on),
            *(one.order_number, one.order_on, one.planned, one.rhythm_days, one.meetings, one.last_held),
            *(one.ended_on, one.note, _form(one.form), plain(f"shape-format-{one.format}")),
            *(plain(f"shape-kind-{one.kind}") if one.kind != "usual" else "", one.topic),
        )
        for one in matches
    ]
    return _table(plain("export-pairs"), columns, rows)


def _meetings(meetings: Sequence[MeetingLine]) -> Table:
    columns = (
        (plain("export-day"), Kind.DATE),
        (plain("export-mentors"), Kind.TEXT),
        (plain("export-mentees"), Kind.TEXT),
        (plain("export-state"), Kind.TEXT),
        (plain("export-stage"), Kind.TEXT),
        (plain("export-kind"), Kind.TEXT),
        (plain("export-minutes"), Kind.NUMBER),
        (plain("export-topic"), Kind.TEXT),
        (plain("export-result"), Kind.TEXT),
        (plain("export-word"), Kind.TEXT),
        (plain("export-logged-by"), Kind.TEXT),
        (plain("export-logged-at"), Kind.MOMENT),
    )
    rows = [
        (
            *(one.day, one.mentors, one.mentees, plain(f"export-meeting-{one.state}")),
            plain(f"export-stage-{one.stage}") if one.stage else "",
            plain(f"export-kind-{one.kind}") if one.kind else "",
            *(one.minutes, one.topic, one.result),
            plain(f"export-word-{one.word}") if one.word else "",
            *(one.logged_by, one.logged_at),
        )
        for one in meetings
    ]
    return _table(plain("export-meetings"), columns, rows)


def _answers(form: Answers) -> Table:
    head = (
        (plain("export-name"), Kind.TEXT),
        (plain("export-role"), Kind.TEXT),
        (plain("export-submitted"), Kind.MOMENT),
        (plain("export-entered-by"), Kind.TEXT),
    )
    columns = [*head, *((question.title, Kind.TEXT) for question in form.questions)]
    rows = [
        (
            *(one.name, plain(f"export-role-{one.role}") if one.role else "", one.submitted_at, one.entered_by),
            *(one.values.get(question.key) for question in form.questions),
        )
        for one in form.filled
    ]
    return _table(form.title, columns, rows)


def _tally(form: Tally) -> Table:
    columns = (
        (plain("export-question"), Kind.TEXT),
        (plain("export-answer"), Kind.TEXT),
        (plain("export-times"), Kind.NUMBER),
    )
    return _table(form.title, columns, form.rows)
