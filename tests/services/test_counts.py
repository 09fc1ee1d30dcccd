"""Who is counted where: those who only wait, were declined, or worked in a pair that has ended."""

from domain.meetings import Answer, Dispute, Stage
from domain.roles import Role
from services.messages import broadcasts
from services.messages.broadcasts import Audience
from services.pairs import pairs
from services.questionnaires import forms
from services.reports import progress
from storage import meetings, nudges
from storage.database import Connection
from storage.pairing import matches
from storage.people import people
from storage.surveys import responses
from tests.register import NOW, person


def channel(con: Connection, person_id: int) -> int:
    people.link_account(con, person_id, 1000 + person_id, NOW)
    return person_id


def test_without_a_pair_are_only_the_admitted(con: Connection) -> None:
    admitted = channel(con, person(con, "Юдина Вера Сергеевна", Role.MENTEE))
    waiting = channel(con, person(con, "Ким Олег Павлович", Role.MENTEE))
    con.execute("UPDATE membership SET state = 'joined' WHERE person_id = ?", (waiting,))
    assert broadcasts.recipients(con, 1, Audience.UNPAIRED).people == (admitted,)
    assert set(broadcasts.recipients(con, 1, Audience.ALL).people) == {admitted, waiting}


def test_only_those_taking_part_are_missed(con: Connection) -> None:
    blocked = channel(con, person(con, "Юдина Вера Сергеевна", Role.MENTEE))
    declined = channel(con, person(con, "Ким Олег Павлович", Role.MENTEE))
    con.execute("UPDATE membership SET state = 'declined' WHERE person_id = ?", (declined,))
    con.execute("UPDATE channel SET reachable = 0")
    assert [row["id"] for row in people.unreachable(con)] == [blocked]


def test_a_discrepancy_counts_while_the_pair_works(con: Connection) -> None:
    mentee = person(con, "Юдина Вера Сергеевна", Role.MENTEE)
    match = matches.create(con, 1, [person(con, "Седова Анна Петровна", Role.MENTOR)], [mentee], NOW)
    matches.tell(con, [match], NOW)
    meeting = meetings.add_held(con, match, NOW.date(), 45, Stage.FIRST, None, 0, mentee, NOW)
    assert meeting is not None
    meetings.ask(con, meeting, [mentee])
    meetings.answer(con, meeting, mentee, Answer.DISPUTED, Dispute.DATE, NOW)
    assert progress.overview_of(con, NOW).disputed_pairs == 1
    matches.end(con, match, "stopped", "", NOW)
    assert progress.overview_of(con, NOW).disputed_pairs == 0


def test_only_a_sent_questionnaire_can_be_admitted(con: Connection) -> None:
    vera = person(con, "Юдина Вера Сергеевна", Role.MENTEE)
    con.execute("UPDATE membership SET state = 'joined'")
    assert not people.decide(con, vera, Role.MENTEE, "admitted", None, NOW)
    people.apply(con, vera, Role.MENTEE, NOW)
    assert people.decide(con, vera, Role.MENTEE, "admitted", None, NOW)


def test_nobody_outside_is_reminded_of_a_questionnaire(con: Connection) -> None:
    vera = person(con, "Юдина Вера Сергеевна", Role.MENTEE)
    form = forms.newest("entry")
    responses.create(con, vera, form.code, forms.snapshot(con, form, NOW), "", None, NOW)
    assert nudges.untouched(con, NOW)
    con.execute("UPDATE membership SET state = 'declined'")
    assert not nudges.untouched(con, NOW)


def test_namesakes_are_told_apart(con: Connection) -> None:
    anna = person(con, "Седова Анна Петровна", Role.MENTOR)
    pairs_ = [matches.create(con, 1, [anna], [person(con, "Юдина Вера Сергеевна", Role.MENTEE)], NOW) for _ in range(2)]
    found = [match for one in pairs_ if (match := matches.get(con, one)) is not None]
    assert [one.name for one in pairs._delivery(con, found)] == ["Седова Анна Петровна", *["Юдина Вера Сергеевна"] * 2]
