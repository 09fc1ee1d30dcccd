"""What the charts show, from the database."""

from datetime import date, timedelta

import pytest

from documents.charts import Funnel
from domain.roles import Role
from services.reports import charts
from storage.database import Connection
from storage.moments import to_text
from storage.pairing import matches
from storage.people import people
from tests.register import NOW, fill, person


def held(con: Connection, match: int, day: date, stage: str) -> None:
    con.execute(
        "INSERT INTO meeting (match_id, state, held_on, stage, logged_at) VALUES (?, 'held', ?, ?, ?)",
        (match, day.isoformat(), stage, to_text(NOW)),
    )


def pair(con: Connection) -> int:
    mentor, mentee = person(con, "Седова Анна Петровна", Role.MENTOR), person(con, "Юдина Вера Сергеевна", Role.MENTEE)
    match = matches.create(con, 1, [mentor], [mentee], NOW)
    matches.tell(con, [match], NOW)
    return match


def test_the_funnel_counts_each_step_once(con: Connection) -> None:
    match = pair(con)
    held(con, match, NOW.date(), "first")
    held(con, match, NOW.date() - timedelta(days=1), "trial")
    invited = people.add_person(con, 1, NOW)
    people.join(con, invited, Role.MENTEE, NOW)
    assert charts.funnel(con, NOW) == Funnel((1, 1, 0, 1, 1, 1), (2, 1, 0, 1, 1, 1))


def test_weeks_have_no_gaps_and_reach_to_today(con: Connection) -> None:
    match = pair(con)
    held(con, match, NOW.date() - timedelta(days=21), "first")
    held(con, match, NOW.date(), "regular")
    rows = charts.weeks(con, NOW).rows
    assert [row.total for row in rows] == [1, 0, 0, 1]
    assert all(row.monday.weekday() == 0 for row in rows)
    assert rows[-1].stages == (0, 0, 0, 1, 0)


@pytest.mark.parametrize(("people_count", "shown"), [(4, None), (5, 3.0)])
def test_the_profile_shows_no_small_groups(con: Connection, people_count: int, shown: float | None) -> None:
    for number in range(people_count):
        fill(con, person(con, f"Ким Олег {number}", Role.MENTEE), "entry", {"lesson": number + 1})
    found = charts.profile(con, NOW)
    assert found.rows[0].name == "Планирование и ход урока"
    assert found.rows[0].mentees == shown
    assert found.rows[0].mentors is None
    assert found.mentees == people_count


def test_pupils_have_a_profile_of_their_own_from_the_beginning(con: Connection) -> None:
    for number in range(5):
        pupil = person(con, f"Титов Денис {number}", Role.MENTEE)
        fill(con, pupil, "pupil_skills", {"listen": 2})
        fill(con, pupil, "pupil_skills", {"listen": 5}, "wave:1")
    found = charts.profile(con, NOW)
    assert (found.rows[0].name, found.rows[0].mentees) == ("Я умею выслушать другого до конца", 2)
    assert (found.mentees, found.highest) == (5, 5)


def test_pairs_are_drawn_by_short_names(con: Connection) -> None:
    assert charts.rhythm(con, NOW).empty
    pair(con)
    assert [bar.mentors for bar in charts.rhythm(con, NOW).pairs] == ["Седова А. П."]
