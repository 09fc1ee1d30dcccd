"""What the curator's indicators are counted from. Reading only."""

import sqlite3
from dataclasses import dataclass
from datetime import date, datetime

from domain.roles import Role
from storage.database import Connection
from storage.moments import from_text, maybe_day


@dataclass(frozen=True, slots=True)
class Participation:
    """One role of one person with how far it has come. ``reachable`` is None for somebody without a channel."""

    person_id: int
    full_name: str | None
    person_state: str
    role: Role
    state: str
    applied: bool
    consented: bool
    ever_consented: bool
    reachable: bool | None
    paired: bool
    met: bool

    @property
    def current(self) -> bool:
        """Taking part now: neither declined, nor left, nor erased."""
        return self.person_state == "active" and self.state in {"joined", "admitted"}


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting that took place, with how many of its mentees said what."""

    id: int
    match_id: int
    held_on: date
    stage: str | None
    logged_at: datetime
    confirmed: int
    disputed: int
    asked: int


@dataclass(frozen=True, slots=True)
class LivePair:
    """A match both sides know of; members as (person id, full name)."""

    match_id: int
    told_at: datetime
    rhythm_days: int | None
    last_held: date | None
    mentors: tuple[tuple[int, str | None], ...]
    mentees: tuple[tuple[int, str | None], ...]


_PARTICIPATIONS = """
SELECT p.id, p.full_name, p.state AS person_state, m.role, m.state, m.applied_at,
       (SELECT k.decision FROM consent k WHERE k.person_id = p.id AND k.kind = 'programme' ORDER BY k.id DESC LIMIT 1)
           AS consent,
       EXISTS (SELECT 1 FROM consent k WHERE k.person_id = p.id AND k.kind = 'programme' AND k.decision = 'given')
           AS ever_consented,
       (SELECT max(c.reachable) FROM channel c WHERE c.person_id = p.id) AS reachable,
       EXISTS (SELECT 1 FROM match_member k JOIN match t ON t.id = k.match_id
               WHERE k.person_id = p.id AND k.role = m.role AND t.told_at IS NOT NULL) AS paired,
       EXISTS (SELECT 1 FROM match_member k JOIN meeting g ON g.match_id = k.match_id
               WHERE k.person_id = p.id AND k.role = m.role AND g.state = 'held') AS met
FROM membership m JOIN person p ON p.id = m.person_id
WHERE p.programme_id = ? AND m.role IN ('mentor', 'mentee')
ORDER BY p.search_name, p.id, m.role
"""


def participations(con: Connection, programme_id: int) -> list[Participation]:
    """Every role of every participant, past ones too, by name."""
    return [_participation(row) for row in con.execute(_PARTICIPATIONS, (programme_id,))]


def _participation(row: sqlite3.Row) -> Participation:
    return Participation(
        person_id=row["id"],
        full_name=row["full_name"],
        person_state=row["person_state"],
        role=Role(row["role"]),
        state=row["state"],
        applied=row["applied_at"] is not None,
        consented=row["consent"] == "given",
        ever_consented=bool(row["ever_consented"]),
        reachable=None if row["reachable"] is None else bool(row["reachable"]),
        paired=bool(row["paired"]),
        met=bool(row["met"]),
    )


_HELD = """
SELECT g.id, g.match_id, g.held_on, g.stage, g.logged_at,
       total(a.state = 'confirmed') AS confirmed, total(a.state = 'disputed') AS disputed,
       total(a.state = 'asked') AS asked
FROM meeting g JOIN match t ON t.id = g.match_id LEFT JOIN meeting_attendee a ON a.meeting_id = g.id
WHERE t.programme_id = ? AND g.state = 'held' AND g.held_on IS NOT NULL
GROUP BY g.id ORDER BY g.held_on, g.id
"""


def held_meetings(con: Connection, programme_id: int) -> list[Held]:
    """Meetings that took place, oldest first."""
    return [
        Held(
            id=row["id"],
            match_id=row["match_id"],
            held_on=date.fromisoformat(row["held_on"]),
            stage=row["stage"],
            logged_at=from_text(row["logged_at"]),
            confirmed=int(row["confirmed"]),
            disputed=int(row["disputed"]),
            asked=int(row["asked"]),
        )
        for row in con.execute(_HELD, (programme_id,))
    ]


_LIVE_PAIRS = """
SELECT t.id, t.told_at, t.agreed_at, t.rhythm_days,
       (SELECT max(g.held_on) FROM meeting g WHERE g.match_id = t.id AND g.state = 'held' AND NOT EXISTS (
            SELECT 1 FROM meeting_attendee a WHERE a.meeting_id = g.id AND a.dispute = 'did_not_happen'
            AND a.state = 'disputed')) AS last_held
FROM match t WHERE t.programme_id = ? AND t.state = 'active'
      AND (t.kind NOT IN ('situational', 'speed')
           OR NOT EXISTS (SELECT 1 FROM meeting g WHERE g.match_id = t.id AND g.state = 'held')) ORDER BY t.id
"""


def live_pairs(con: Connection, programme_id: int) -> list[LivePair]:
    """Active matches; one without a rhythm (situational, speed) until it has met.

    A meeting that the mentee says did not happen is no last meeting.
    """
    members: dict[tuple[int, str], list[tuple[int, str | None]]] = {}
    named = con.execute(
        "SELECT k.match_id, k.role, p.id, p.full_name FROM match_member k JOIN person p ON p.id = k.person_id "
        "JOIN match t ON t.id = k.match_id WHERE t.programme_id = ? ORDER BY p.search_name, p.id",
        (programme_id,),
    )
    for row in named:
        members.setdefault((row["match_id"], row["role"]), []).append((row["id"], row["full_name"]))
    return [
        LivePair(
            match_id=row["id"],
            told_at=from_text(row["told_at"] or row["agreed_at"]),
            rhythm_days=row["rhythm_days"],
            last_held=maybe_day(row["last_held"]),
            mentors=tuple(members.get((row["id"], "mentor"), ())),
            mentees=tuple(members.get((row["id"], "mentee"), ())),
        )
        for row in con.execute(_LIVE_PAIRS, (programme_id,))
    ]


def paired_people(con: Connection, programme_id: int) -> set[tuple[int, Role]]:
    """Who stands in a live match, and as what."""
    rows = con.execute(
        "SELECT k.person_id, k.role FROM match_member k JOIN match t ON t.id = k.match_id "
        "WHERE t.programme_id = ? AND t.state IN ('agreed', 'active')",
        (programme_id,),
    )
    return {(row["person_id"], Role(row["role"])) for row in rows}


def entry_marks(con: Connection, programme_id: int, form_code: str) -> list[tuple[Role, int, str, float]]:
    """Scale answers of each person's latest response on joining, once for each role: role, person, item, value.

    What a survey asks later with the same form is no beginning.
    """
    rows = con.execute(
        "SELECT m.role, r.person_id, a.item_key, CAST(a.value AS REAL) AS mark FROM response r "
        "JOIN person p ON p.id = r.person_id "
        "JOIN membership m ON m.person_id = p.id AND m.role IN ('mentor', 'mentee') "
        "JOIN answer a ON a.response_id = r.id AND a.state = 'given' "
        "WHERE p.programme_id = ? AND r.form_code = ? AND r.state = 'submitted' AND r.id IN ("
        "SELECT max(n.id) FROM response n WHERE n.form_code = ? AND n.state = 'submitted' AND n.subject = '' "
        "GROUP BY n.person_id)",
        (programme_id, form_code, form_code),
    )
    return [(Role(row["role"]), row["person_id"], row["item_key"], row["mark"]) for row in rows]


def pairs_begun(con: Connection, programme_id: int) -> bool:
    """Whether pairs have been formed at all: before that nobody is «without a pair»."""
    found = con.execute("SELECT 1 FROM match WHERE programme_id = ? LIMIT 1", (programme_id,)).fetchone()
    return found is not None
