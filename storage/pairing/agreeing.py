"""Rounds of agreement: who was offered whom, in which order they wanted, what was answered."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from domain.pairing.agreeing import Candidate, Case, CaseState, Reply, Round
from storage.database import Connection
from storage.moments import from_text, to_text


def open_round(
    con: Connection, programme_id: int, draft: tuple[int, str], term: tuple[int, str], by: int, now: datetime
) -> int:
    """A new round of a draft (id, form); ``term``: days, what follows a refusal. ``IntegrityError`` where one is."""
    row = con.execute(
        "INSERT INTO agreeing_round (programme_id, draft_id, form, days, onward, opened_by, opened_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (programme_id, *draft, *term, by, to_text(now)),
    ).fetchone()
    return int(row["id"])


def add_case(con: Connection, round_id: int, mentee: int, mentors: Sequence[int], due_at: datetime) -> int:
    """A mentee with the candidates in the order in which they are shown; returns the case's id."""
    row = con.execute(
        "INSERT INTO agreeing_case (round_id, mentee_id, due_at) VALUES (?, ?, ?) RETURNING id",
        (round_id, mentee, to_text(due_at)),
    ).fetchone()
    con.executemany(
        "INSERT INTO agreeing_candidate (case_id, mentor_id, place) VALUES (?, ?, ?)",
        [(row["id"], mentor, place) for place, mentor in enumerate(mentors, 1)],
    )
    return int(row["id"])


def current(con: Connection, programme_id: int) -> Round | None:
    """The round that is open or stopped, not finished yet."""
    row = con.execute(
        "SELECT id FROM agreeing_round WHERE programme_id = ? AND state <> 'done' ORDER BY id DESC LIMIT 1",
        (programme_id,),
    ).fetchone()
    return None if row is None else get(con, row["id"])


def in_rounds(con: Connection, programme_id: int) -> set[int]:
    """Mentees of rounds that are not finished yet."""
    rows = con.execute(
        "SELECT c.mentee_id FROM agreeing_case c JOIN agreeing_round r ON r.id = c.round_id "
        "WHERE r.programme_id = ? AND r.state <> 'done'",
        (programme_id,),
    )
    return {row["mentee_id"] for row in rows}


def get(con: Connection, round_id: int) -> Round | None:
    row = con.execute("SELECT * FROM agreeing_round WHERE id = ?", (round_id,)).fetchone()
    if row is None:
        return None
    cases = tuple(_load(con, "c.round_id = ?", (round_id,)))
    return Round(row["id"], row["draft_id"], row["form"], row["state"], row["days"], row["onward"], cases)


def case(con: Connection, case_id: int) -> Case | None:
    found = _load(con, "c.id = ?", (case_id,))
    return found[0] if found else None


def due(con: Connection, now: datetime) -> list[Case]:
    """Cases of open rounds whose term has run out."""
    where = (
        "c.state IN ('choosing', 'asked') AND c.due_at <= ? "
        "AND (SELECT r.state FROM agreeing_round r WHERE r.id = c.round_id) = 'open'"
    )
    return _load(con, where, (to_text(now),))


def order(con: Connection, case_id: int, mentors: Sequence[int]) -> None:
    """Whom the mentee wants, the most wanted first; nobody else is marked."""
    con.execute("UPDATE agreeing_candidate SET rank = NULL WHERE case_id = ?", (case_id,))
    con.executemany(
        "UPDATE agreeing_candidate SET rank = ? WHERE case_id = ? AND mentor_id = ?",
        [(rank, case_id, mentor) for rank, mentor in enumerate(mentors, 1)],
    )


def turn(con: Connection, case_id: int, before: Sequence[CaseState], after: CaseState, why: str = "") -> bool:
    """To another state; False if it was in none of ``before``."""
    marks = ", ".join("?" * len(before))
    changed = con.execute(
        f"UPDATE agreeing_case SET state = ?, why = ? WHERE id = ? AND state IN ({marks})",
        (after, why, case_id, *before),
    )
    return changed.rowcount > 0


def give_term(con: Connection, case_id: int, due_at: datetime) -> None:
    con.execute("UPDATE agreeing_case SET due_at = ? WHERE id = ?", (to_text(due_at), case_id))


def reply(con: Connection, case_id: int, mentor: int, before: Reply, after: Reply, reason: str = "") -> bool:
    """What became of a candidate; False if it was not ``before``."""
    changed = con.execute(
        "UPDATE agreeing_candidate SET state = ?, reason = ? WHERE case_id = ? AND mentor_id = ? AND state = ?",
        (after, reason or None, case_id, mentor, before),
    )
    return changed.rowcount > 0


def settle(con: Connection, case_id: int, mentor: int) -> None:
    """The curator has decided: this mentor, a candidate before or not."""
    con.execute(
        "INSERT INTO agreeing_candidate (case_id, mentor_id, place, state) VALUES (?, ?, 9, 'accepted') "
        "ON CONFLICT (case_id, mentor_id) DO UPDATE SET state = 'accepted'",
        (case_id, mentor),
    )
    con.execute("UPDATE agreeing_case SET state = 'agreed', why = '' WHERE id = ?", (case_id,))


def say(con: Connection, case_id: int, word: str) -> None:
    """The mentee's word to the curator."""
    con.execute("UPDATE agreeing_case SET word = ? WHERE id = ?", (word or None, case_id))


def forget(con: Connection, person_id: int) -> None:
    """Somebody takes no part any more: asked nothing, offered to nobody in a round that is not finished."""
    running = "SELECT c.id FROM agreeing_case c JOIN agreeing_round r ON r.id = c.round_id WHERE r.state <> 'done'"
    con.execute(f"DELETE FROM agreeing_case WHERE mentee_id = ? AND id IN ({running})", (person_id,))
    con.execute(
        "UPDATE agreeing_case SET state = 'returned', why = 'left' WHERE state IN ('asked', 'agreed') AND id IN "
        "(SELECT case_id FROM agreeing_candidate WHERE mentor_id = ? AND state IN ('asked', 'accepted')) "
        f"AND id IN ({running})",
        (person_id,),
    )
    con.execute(f"DELETE FROM agreeing_candidate WHERE mentor_id = ? AND case_id IN ({running})", (person_id,))


def close(con: Connection, round_id: int, state: str) -> None:
    """``stopped``: nobody is asked any more; ``done``: the pairs are made, what was said in confidence goes."""
    con.execute("UPDATE agreeing_round SET state = ? WHERE id = ?", (state, round_id))
    if state == "done":
        con.execute("UPDATE agreeing_case SET word = NULL WHERE round_id = ?", (round_id,))
        con.execute(
            "UPDATE agreeing_candidate SET reason = NULL "
            "WHERE case_id IN (SELECT id FROM agreeing_case WHERE round_id = ?)",
            (round_id,),
        )


def _load(con: Connection, where: str, values: tuple[object, ...]) -> list[Case]:
    rows = con.execute(f"SELECT c.* FROM agreeing_case c WHERE {where} ORDER BY c.id", values).fetchall()
    candidates: Mapping[int, list[Candidate]] = {row["id"]: [] for row in rows}
    found = con.execute(
        f"SELECT k.* FROM agreeing_candidate k JOIN agreeing_case c ON c.id = k.case_id WHERE {where} "
        "ORDER BY k.place, k.mentor_id",
        values,
    )
    for row in found:
        one = Candidate(row["mentor_id"], row["place"], row["rank"], Reply(row["state"]), row["reason"] or "")
        candidates[row["case_id"]].append(one)
    return [
        Case(
            id=row["id"],
            round_id=row["round_id"],
            mentee=row["mentee_id"],
            state=CaseState(row["state"]),
            due_at=from_text(row["due_at"]),
            candidates=tuple(candidates[row["id"]]),
            why=row["why"],
            word=row["word"] or "",
        )
        for row in rows
    ]
