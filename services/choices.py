"""The choice after the networking meeting: opened by the curator, marked by both sides, closed by hand or by time."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from domain import choice as rules
from domain.choice import Ballot, Choice, Turnout
from domain.notice import Notice
from domain.programme import Programme
from domain.refusal import Refused
from domain.roles import PARTICIPANTS, Role
from domain.who import Who
from services import profiles
from storage import choices, networking, notices, people, programmes
from storage.database import Connection, Database


@dataclass(frozen=True, slots=True)
class Candidate:
    person_id: int
    full_name: str


@dataclass(frozen=True, slots=True)
class BallotPaper:
    """One voter's list as it stands: candidates (who was at the meeting first, then by name) and the marks."""

    choice: Choice
    ballot: Ballot
    candidates: tuple[Candidate, ...]
    open: bool


@dataclass(frozen=True, slots=True)
class State:
    """What the curator sees: the latest choice if any, turnout of both sides, names of those still awaited."""

    choice: Choice | None
    open: bool
    sides: Mapping[Role, Turnout]
    names: Mapping[int, str]
    met: bool


async def open_choice(db: Database, curator: Who, now: datetime) -> Choice:
    """Open it for all admitted, with an end in three days, and tell them.

    Raises ``Refused``: ``choice-open-already``, ``choice-nobody`` (one of the sides is empty).
    """

    return await db.write(lambda con: begin(con, curator.programme, curator.person_id, now))


def begin(con: Connection, programme: Programme, opened_by: int | None, now: datetime) -> Choice:
    """The same within a transaction of others; without ``opened_by`` the clock opens it."""
    if any(not people.admitted(con, programme.id, role) for role in PARTICIPANTS):
        raise Refused("choice-nobody")
    closes_at = now + rules.DEFAULT_TERM
    choice_id = choices.create(con, programme.id, programme.choice_limit, closes_at, opened_by, now)
    if choice_id is None:
        raise Refused("choice-open-already")
    opened = _existing(con, choice_id)
    _invite(con, opened, _voters(con, programme.id), now)
    return opened


async def close_choice(db: Database, curator: Who, choice_id: int, now: datetime) -> None:
    """Close it now; marks that were not sent count too. ``Refused("choice-closed")`` if it is closed already."""

    def work(con: Connection) -> None:
        if not choices.close(con, choice_id, now):
            raise Refused("choice-closed")
        notices.drop(con, "choice-reminder", subject=_subject(choice_id))

    await db.write(work)


async def change_end(db: Database, curator: Who, choice_id: int, closes_at: datetime, now: datetime) -> Choice:
    """Move the end. ``Refused``: ``choice-end-past``, ``choice-closed``."""
    if closes_at <= now:
        raise Refused("choice-end-past")

    def work(con: Connection) -> Choice:
        if not choices.change_end(con, choice_id, closes_at):
            raise Refused("choice-closed")
        notices.drop(con, "choice-reminder", subject=_subject(choice_id))
        changed = _existing(con, choice_id)
        _remind(con, changed, _voters(con, curator.programme.id), now)
        return changed

    return await db.write(work)


async def state(db: Database, who: Who, now: datetime) -> State:
    """The choice as the curator sees it now."""

    def work(con: Connection) -> State:
        programme_id = who.programme.id
        found = choices.latest(con, programme_id)
        ballots = choices.ballots(con, found.id) if found else []
        voters = {role: people.admitted(con, programme_id, role) for role in (Role.MENTOR, Role.MENTEE)}
        sides = {role: rules.turnout(ids, ballots, role) for role, ids in voters.items()}
        names = people.names(con, [person for side in sides.values() for person in side.waiting])
        met = networking.latest(con, programme_id)
        return State(found, found is not None and found.is_open(now), sides, names, met is not None)

    return await db.read(work)


async def paper(db: Database, who: Who, side: Role, now: datetime, choice_id: int | None = None) -> BallotPaper | None:
    """The voter's list of the latest choice (or of ``choice_id``); ``None`` when there has been none.

    ``Refused("not-allowed")`` if ``who`` does not take part as ``side``.
    """
    return await db.read(lambda con: _paper(con, who, side, now, choice_id))


async def rank(db: Database, who: Who, choice_id: int, side: Role, target: int, on: bool, now: datetime) -> BallotPaper:
    """Mark (or unmark) one of the other side; saved at once. Repeating it changes nothing; a «no» gives way to a mark.

    ``Refused``: ``choice-closed``, ``choice-full``, ``choice-gone`` (no such candidate), ``not-allowed``.
    """

    def change(ballot: Ballot, limit: int) -> Ballot:
        ranked = rules.with_rank(ballot, target, on, limit)
        return replace(ballot, ranked=ranked, refused=ballot.refused - {target} if on else ballot.refused)

    return await _change(db, who, choice_id, side, target, change, now)


async def refuse(
    db: Database, who: Who, choice_id: int, side: Role, target: int, on: bool, now: datetime
) -> BallotPaper:
    """Say a private «no» (or take it back): seen by nobody, only kept. Same refusals as ``rank``."""

    def change(ballot: Ballot, limit: int) -> Ballot:
        refused = ballot.refused | {target} if on else ballot.refused - {target}
        ranked = rules.with_rank(ballot, target, False, limit) if on else ballot.ranked
        return replace(ballot, ranked=ranked, refused=refused)

    return await _change(db, who, choice_id, side, target, change, now)


async def send(db: Database, who: Who, choice_id: int, side: Role, now: datetime) -> BallotPaper:
    """Finish the ballot; it can be changed until the choice closes."""
    return await _change(db, who, choice_id, side, None, lambda ballot, _: replace(ballot, sent=True), now)


async def card(
    db: Database, who: Who, choice_id: int, side: Role, target: int, now: datetime
) -> tuple[Candidate, tuple[profiles.CardLine, ...]]:
    """A candidate's short profile: only what its owner allows the other side to see."""

    def work(con: Connection) -> tuple[Candidate, tuple[profiles.CardLine, ...]]:
        found = _paper(con, who, side, now, choice_id)
        candidates = found.candidates if found else ()
        looked_at = next((candidate for candidate in candidates if candidate.person_id == target), None)
        if looked_at is None:
            raise Refused("choice-gone")
        return looked_at, profiles.card(con, target, side.other_side)

    return await db.read(work)


@dataclass(frozen=True, slots=True)
class Invited:
    """An open choice and the sides on which a person has yet to send a ballot."""

    choice: Choice
    sides: tuple[Role, ...]
    timezone: str


async def invited(db: Database, choice_id: int, person_id: int, now: datetime) -> Invited | None:
    """Whether there is still something to choose for this person; ``None`` once it is sent or closed."""

    def work(con: Connection) -> Invited | None:
        found = choices.get(con, choice_id)
        if found is None or not found.is_open(now):
            return None
        sides = [role for role in (Role.MENTEE, Role.MENTOR) if people.is_admitted(con, person_id, role)]
        waiting = tuple(side for side in sides if not choices.ballot(con, choice_id, person_id, side).sent)
        return Invited(found, waiting, programmes.running(con).timezone) if waiting else None

    return await db.read(work)


async def tick(db: Database, now: datetime) -> None:
    """Invite those admitted meanwhile; close what is over and tell the curators."""

    def late(con: Connection) -> tuple[Choice, list[int]] | None:
        programme = programmes.running(con)
        found = choices.latest(con, programme.id)
        if found is None or not found.is_open(now):
            return None
        rows = notices.delivery(con, ["choice-open"], _subject(found.id))
        told = {row["person_id"] for row in rows if row["state"] != "dropped" or row["settled_at"]}
        missed = [person for person in _voters(con, programme.id) if person not in told]
        return (found, missed) if missed else None

    def work(con: Connection) -> None:
        for over in choices.overdue(con, now):
            choices.close(con, over.id, now)
            curators = people.curators(con)
            notices.put(con, *(Notice("choice-closed", curator, now, _subject(over.id)) for curator in curators))
        if (found := late(con)) is not None:
            _invite(con, *found, now)

    if await db.read(lambda con: choices.overdue(con, now) or late(con)):
        await db.write(work, claim=False)


def _change(
    db: Database,
    who: Who,
    choice_id: int,
    side: Role,
    target: int | None,
    change: Callable[[Ballot, int], Ballot],
    now: datetime,
) -> Awaitable[BallotPaper]:
    def work(con: Connection) -> BallotPaper:
        before = _paper(con, who, side, now, choice_id)
        if before is None or not before.open:
            raise Refused("choice-closed")
        if target is not None and target not in {candidate.person_id for candidate in before.candidates}:
            raise Refused("choice-gone")
        after = change(before.ballot, before.choice.limit)
        if after != before.ballot:
            choices.save(con, choice_id, after, now)
        return replace(before, ballot=after)

    # Repeating it changes nothing: a tap delivered again after a kill shows its screen, not the menu.
    return db.write(work, claim=False)


def _paper(con: Connection, who: Who, side: Role, now: datetime, choice_id: int | None) -> BallotPaper | None:
    if side not in who.admitted:
        raise Refused("not-allowed")
    found = choices.get(con, choice_id) if choice_id else choices.latest(con, who.programme.id)
    if found is None:
        return None
    met = networking.latest(con, who.programme.id)
    ids = [person for person in people.admitted(con, who.programme.id, side.other_side) if person != who.person_id]
    names = people.names(con, ids)
    came = met.attended if met else frozenset()
    ordered = sorted(ids, key=lambda person: person not in came)
    candidates = tuple(Candidate(person, names[person]) for person in ordered if person in names)
    ballot = rules.without_gone(choices.ballot(con, found.id, who.known, side), names.keys())
    return BallotPaper(found, ballot, candidates, found.is_open(now))


def _existing(con: Connection, choice_id: int) -> Choice:
    found = choices.get(con, choice_id)
    if found is None:
        raise Refused("not-found")
    return found


def _voters(con: Connection, programme_id: int) -> Sequence[int]:
    sides = [people.admitted(con, programme_id, role) for role in (Role.MENTEE, Role.MENTOR)]
    return list(dict.fromkeys(person for side in sides for person in side))


def _invite(con: Connection, opened: Choice, voters: Sequence[int], now: datetime) -> None:
    """The invitation is due at the opening, so that UNIQUE lets nobody have it twice."""
    notices.put(con, *(Notice("choice-open", person, opened.opened_at, _subject(opened.id)) for person in voters))
    if opened.closes_at - rules.REMINDER_BEFORE > now:
        _remind(con, opened, voters, now)


def _remind(con: Connection, choice: Choice, voters: Sequence[int], now: datetime) -> None:
    """A day before the end; at once where the end has been moved closer than that."""
    due = max(choice.closes_at - rules.REMINDER_BEFORE, now)
    notices.put(con, *(Notice("choice-reminder", person, due, _subject(choice.id)) for person in voters))


def _subject(choice_id: int) -> str:
    return f"choice:{choice_id}"
