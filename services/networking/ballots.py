"""One voter's side of the choice: the list, the marks, what is hoped for, sending. Each mark is one write."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from domain import choice as rules
from domain import names
from domain.choice import Ballot, Choice
from domain.people import typos
from domain.refusal import Refused
from domain.roles import Role
from domain.who import Who
from services.networking import form_programmes
from services.networking.form_programmes import Told
from services.pairing import mentoring_forms
from services.people import profiles
from storage import programmes
from storage.database import Connection, Database
from storage.networking import choices
from storage.people import people

SIDES = (Role.MENTEE, Role.MENTOR)


@dataclass(frozen=True, slots=True)
class Candidate:
    """``came``: was at a networking meeting."""

    person_id: int
    full_name: str
    came: bool = False


@dataclass(frozen=True, slots=True)
class BallotPaper:
    """One voter's list as it stands: candidates (who was at a meeting first, then by name) and the marks."""

    choice: Choice
    ballot: Ballot
    candidates: tuple[Candidate, ...]
    open: bool
    several: bool = False
    """Whether the voter chooses in another form of mentoring too, so that this one is named."""

    @property
    def names(self) -> Mapping[int, str]:
        """Full names of the candidates, by id."""
        return {candidate.person_id: candidate.full_name for candidate in self.candidates}

    def fitting(self, letters: str) -> tuple[Candidate, ...]:
        """Whose name begins with these letters, else differs by one slip of a finger; all of them without letters."""
        if not letters:
            return self.candidates
        exact = tuple(one for one in self.candidates if names.matches(letters, one.full_name))
        return exact or tuple(one for one in self.candidates if typos.near(letters, one.full_name))


async def paper(db: Database, who: Who, side: Role, now: datetime, choice_id: int | None = None) -> BallotPaper | None:
    """The voter's list of the newest choice (or of ``choice_id``); ``None`` when there has been none.

    ``Refused("not-allowed")`` if ``who`` does not take part as ``side``, in the form that it is about.
    """

    def work(con: Connection) -> BallotPaper | None:
        found = choices.get(con, choice_id) if choice_id else choices.newest(con, who.programme.id)
        return None if found is None else _paper(con, who, side, now, found)

    return await db.read(work)


@dataclass(frozen=True, slots=True)
class Papers:
    """A voter's lists: of every open choice of their forms, else of the newest; ``several``: of more forms than one."""

    papers: tuple[BallotPaper, ...]
    several: bool


async def papers(db: Database, who: Who, now: datetime) -> Papers:
    """All that one can choose in now, as a mentee first; no papers before there has been a choice."""

    def work(con: Connection) -> Papers:
        forms = mentoring_forms.apart(con, who.programme.id)
        newest = [one for form in forms if (one := choices.latest(con, who.programme.id, form)) is not None]
        mine = [(one, side) for one in newest for side in SIDES if _takes_part(con, who, side, one)]
        opened = [(one, side) for one, side in mine if one.is_open(now)]
        shown = opened or sorted(mine, key=lambda kept: kept[0].id, reverse=True)[:1]
        return Papers(tuple(_paper(con, who, side, now, one) for one, side in shown), len({o.id for o, _ in shown}) > 1)

    return await db.read(work)


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


async def comment(
    db: Database, who: Who, choice_id: int, side: Role, target: int, words: str, now: datetime
) -> BallotPaper:
    """Say what is hoped for from somebody marked; empty words take it back. Only curators read it.

    ``Refused``: those of ``rank``, ``choice-not-marked``, ``too-long``.
    """

    def work(con: Connection) -> BallotPaper:
        before = _open_paper(con, who, side, now, choice_id, target)
        after = rules.with_comment(before.ballot, target, " ".join(words.split()))
        choices.comment(con, choice_id, after, target, now)
        return replace(before, ballot=after)

    return await db.write(work, claim=False)


@dataclass(frozen=True, slots=True)
class Card:
    """A candidate's short profile: only what its owner allows the other side to see."""

    paper: BallotPaper
    candidate: Candidate
    lines: tuple[profiles.CardLine, ...]


async def card(db: Database, who: Who, choice_id: int, side: Role, target: int, now: datetime) -> Card:
    """One of the list, closer. ``Refused``: ``choice-gone``, ``not-allowed``."""

    def work(con: Connection) -> Card:
        choice = choices.get(con, choice_id)
        if choice is None:
            raise Refused("choice-gone")
        found = _paper(con, who, side, now, choice)
        looked_at = next((candidate for candidate in found.candidates if candidate.person_id == target), None)
        if looked_at is None:
            raise Refused("choice-gone")
        return Card(found, looked_at, profiles.card(con, target, side.other_side, choice.form))

    return await db.read(work)


async def told(db: Database, who: Who, form: str) -> tuple[Told, ...]:
    """What is done in the form that a choice is about, or in those somebody takes part in (S1 4.13)."""
    return await db.read(lambda con: form_programmes.of_choice(con, who.programme.id, who.known, form))


@dataclass(frozen=True, slots=True)
class Invited:
    """An open choice, the sides that are asked about, what is done in the person's forms of mentoring."""

    choice: Choice
    sides: tuple[Role, ...]
    timezone: str
    told: tuple[Told, ...]
    several: bool = False
    """Whether the person may choose in another form too, so that this one is named."""


async def invited(
    db: Database, choice_id: int, person_id: int, now: datetime, *, sent_too: bool = False
) -> Invited | None:
    """Whether there is still something to choose for this person; ``None`` once it is sent or closed.

    ``sent_too``: also those who have sent, since it can be changed.
    """

    def work(con: Connection) -> Invited | None:
        found = choices.get(con, choice_id)
        if found is None or not found.is_open(now):
            return None
        programme = programmes.running(con)
        sides = [role for role in SIDES if person_id in mentoring_forms.side(con, programme.id, found.form, role)]
        sent = set() if sent_too else choices.sent_sides(con, choice_id, person_id)
        waiting = tuple(side for side in sides if side not in sent)
        if not waiting:
            return None
        told = form_programmes.of_choice(con, programme.id, person_id, found.form)
        several = len(mentoring_forms.choosing(con, programme.id).get(person_id, ())) > 1
        return Invited(found, waiting, programme.timezone, told, several)

    return await db.read(work)


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
        before = _open_paper(con, who, side, now, choice_id, target)
        after = change(before.ballot, before.choice.limit)
        if after != before.ballot:
            choices.save(con, choice_id, after, now)
        return replace(before, ballot=after)

    # Repeating it changes nothing: a tap delivered again after a kill shows its screen, not the menu.
    return db.write(work, claim=False)


def _open_paper(
    con: Connection, who: Who, side: Role, now: datetime, choice_id: int, target: int | None
) -> BallotPaper:
    """Asked anew at each tap: still open, and ``target`` is on the list."""
    choice = choices.get(con, choice_id)
    if choice is None or not choice.is_open(now):
        raise Refused("choice-closed")
    found = _paper(con, who, side, now, choice)
    if target is not None and target not in found.names:
        raise Refused("choice-gone")
    return found


def _takes_part(con: Connection, who: Who, side: Role, found: Choice) -> bool:
    return side in who.admitted and who.person_id in mentoring_forms.side(con, who.programme.id, found.form, side)


def _paper(con: Connection, who: Who, side: Role, now: datetime, found: Choice) -> BallotPaper:
    taken = mentoring_forms.choosing(con, who.programme.id)
    sides = mentoring_forms.sides(con, who.programme.id, found.form, taken)
    if side not in who.admitted or who.person_id not in sides[side]:
        raise Refused("not-allowed")
    came = choices.came(con, who.programme.id)
    ids = [person for person in sides[side.other_side] if person != who.person_id]
    known = people.names(con, ids)
    ordered = sorted((person for person in ids if person in known), key=lambda person: person not in came)
    candidates = tuple(Candidate(person, known[person], person in came) for person in ordered)
    ballot = rules.without_gone(choices.ballot(con, found.id, who.known, side), known.keys())
    several = len(taken.get(who.known, ())) > 1
    return BallotPaper(found, ballot, candidates, found.is_open(now), several)
