"""The choice after the networking meeting: opened by the curator, marked by both sides, closed by hand or by time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain import choice as rules
from domain.choice import Choice, Turnout
from domain.notice import Notice
from domain.programme import Programme
from domain.refusal import Refused
from domain.roles import PARTICIPANTS, Role
from domain.who import Who
from services.networking import form_programmes
from services.networking.form_programmes import Told
from services.pairing import mentoring_forms
from services.pairing.mentoring_forms import TEACHERS
from storage import notices, programmes
from storage.database import Connection, Database
from storage.networking import choices, networking
from storage.people import people


@dataclass(frozen=True, slots=True)
class State:
    """What the curator sees: the latest choice if any, turnout of both sides, names of those still awaited.

    ``told``: what is said of each form of mentoring in use. ``next_nudge``: when those who have not chosen may be
    reminded again; ``None``: now. ``used``: pairs made from it are agreed or offered, it cannot be opened again.
    ``several``: the programme has more forms of mentoring, each with a choice of its own; this is that of ``form``.
    """

    choice: Choice | None
    open: bool
    sides: Mapping[Role, Turnout]
    names: Mapping[int, str]
    met: bool
    told: tuple[Told, ...]
    next_nudge: datetime | None = None
    used: bool = False
    form: str = TEACHERS
    several: bool = False


async def open_choice(db: Database, curator: Who, now: datetime, form: str = TEACHERS) -> Choice:
    """Open it for all admitted of the form, with an end in three days, and tell them.

    Raises ``Refused``: ``choice-open-already``, ``choice-nobody`` (one of the sides is empty), ``stale`` (no form that
    chooses by itself).
    """

    def work(con: Connection) -> Choice:
        if form not in mentoring_forms.apart(con, curator.programme.id):
            raise Refused("stale")
        return begin(con, curator.programme, curator.person_id, now, form)

    return await db.write(work)


def begin(con: Connection, programme: Programme, opened_by: int | None, now: datetime, form: str = TEACHERS) -> Choice:
    """The same within a transaction of others; without ``opened_by`` the clock opens it."""
    if any(not mentoring_forms.side(con, programme.id, form, role) for role in PARTICIPANTS):
        raise Refused("choice-nobody")
    closes_at = now + rules.DEFAULT_TERM
    choice_id = choices.create(con, programme.id, programme.choice_limit, closes_at, opened_by, now, form)
    if choice_id is None:
        raise Refused("choice-open-already")
    opened = _existing(con, choice_id)
    _invite(con, opened, _voters(con, programme.id, form), now)
    return opened


async def close_choice(db: Database, curator: Who, choice_id: int, now: datetime) -> None:
    """Close it now; marks that were not sent count too. ``Refused("choice-closed")`` if it is closed already."""

    def work(con: Connection) -> None:
        curator.must_be_curator()
        if not choices.close(con, choice_id, now):
            raise Refused("choice-closed")
        choices.tidy(con, choice_id)
        _drop(con, choice_id)

    await db.write(work)


async def change_end(db: Database, curator: Who, choice_id: int, closes_at: datetime, now: datetime) -> Choice:
    """Move the end. ``Refused``: ``choice-end-past``, ``choice-end-far``, ``choice-closed``."""
    return await db.write(lambda con: _move_end(con, curator, choice_id, closes_at, now))


async def prolong(db: Database, curator: Who, choice_id: int, days: int, before: datetime, now: datetime) -> None:
    """Move the end by days, once: the same tap again finds another end than ``before`` and changes nothing.

    ``Refused``: ``choice-closed``, ``stale`` (not a number of days that is offered).
    """
    if days not in rules.LONGER:
        raise Refused("stale")

    def work(con: Connection) -> None:
        found = _existing(con, choice_id)
        if found.is_open(now) and found.closes_at != before:
            return
        _move_end(con, curator, choice_id, before + timedelta(days=days), now)

    await db.write(work)


async def reopen(db: Database, curator: Who, choice_id: int, days: int, now: datetime) -> None:
    """Go on with a closed choice and all its marks, for so many days from now; everybody is told.

    ``Refused``: ``choice-open-already``, ``choice-pairs-agreed`` (people hear of pairs made from it), ``stale``.
    """
    if days not in rules.LONGER:
        raise Refused("stale")

    def work(con: Connection) -> None:
        curator.must_be_curator()
        found = choices.get(con, choice_id)
        if found is None or choices.latest(con, curator.programme.id, found.form) != found:
            raise Refused("stale")
        if choices.used(con, choice_id):
            raise Refused("choice-pairs-agreed")
        if not choices.reopen(con, choice_id, now + timedelta(days=days)):
            raise Refused("choice-open-already")
        voters = _voters(con, curator.programme.id, found.form)
        notices.put(con, *(Notice("choice-again", person, now, _subject(choice_id)) for person in voters))
        _remind(con, _existing(con, choice_id), voters, now)

    await db.write(work)


async def nudge(db: Database, curator: Who, choice_id: int, now: datetime) -> int:
    """Remind those who have not sent; returns how many.

    ``Refused``: ``choice-closed``, ``choice-nudged`` (a short while ago), ``choice-all-sent``.
    """

    def work(con: Connection) -> int:
        curator.must_be_curator()
        found = _existing(con, choice_id)
        if not found.is_open(now):
            raise Refused("choice-closed")
        if found.next_nudge(now) is not None:
            raise Refused("choice-nudged")
        waiting = _waiting(con, curator.programme.id, found)
        if not waiting:
            raise Refused("choice-all-sent")
        choices.nudged(con, choice_id, now)
        notices.put(con, *(Notice("choice-nudge", person, now, _subject(choice_id)) for person in waiting))
        return len(waiting)

    return await db.write(work)


async def board(db: Database, who: Who, now: datetime) -> tuple[State, ...]:
    """The newest choice of each form as the curator sees it now; one where everybody chooses together."""

    def work(con: Connection) -> tuple[State, ...]:
        forms = mentoring_forms.apart(con, who.programme.id)
        return tuple(_state(con, who.programme.id, form, now, several=len(forms) > 1) for form in forms)

    return await db.read(work)


async def state(db: Database, who: Who, now: datetime, form: str = TEACHERS) -> State:
    """The choice of a form as the curator sees it now. Refused ``stale`` where nobody takes part in it any more."""

    def work(con: Connection) -> State:
        forms = mentoring_forms.apart(con, who.programme.id)
        if form not in forms:
            raise Refused("stale")
        return _state(con, who.programme.id, form, now, several=len(forms) > 1)

    return await db.read(work)


async def form_of(db: Database, choice_id: int) -> str:
    """The form of a choice. Refused ``not-found``."""
    return await db.read(lambda con: _existing(con, choice_id).form)


@dataclass(frozen=True, slots=True)
class About:
    """Which form a choice is about, and whether there are others beside it."""

    form: str
    several: bool


async def about(db: Database, choice_id: int) -> About:
    """For the notice that it has opened or closed by itself. Refused ``not-found``."""

    def work(con: Connection) -> About:
        form = _existing(con, choice_id).form
        return About(form, len(mentoring_forms.apart(con, programmes.running(con).id)) > 1)

    return await db.read(work)


def _state(con: Connection, programme_id: int, form: str, now: datetime, *, several: bool) -> State:
    found = choices.latest(con, programme_id, form)
    sides = _turnout(con, programme_id, form, found)
    told = form_programmes.of_form(con, programme_id, form) if several else form_programmes.in_use(con, programme_id)
    return State(
        choice=found,
        open=found is not None and found.is_open(now),
        sides=sides,
        names=people.names(con, [person for side in sides.values() for person in side.waiting]),
        met=networking.latest(con, programme_id) is not None,
        told=told,
        next_nudge=found.next_nudge(now) if found else None,
        used=found is not None and choices.used(con, found.id),
        form=form,
        several=several,
    )


async def tick(db: Database, now: datetime) -> None:
    """Invite those admitted meanwhile; tell whose marks have gone with somebody who left; close what is over."""

    def late(con: Connection) -> list[tuple[Choice, list[int]]]:
        programme = programmes.running(con)
        return [
            (found, missed)
            for found in choices.running(con, programme.id, now)
            if (missed := _untold(con, programme.id, found))
        ]

    def work(con: Connection) -> None:
        for over in choices.overdue(con, now):
            choices.close(con, over.id, now)
            choices.tidy(con, over.id)
            curators = people.curators(con)
            notices.put(con, *(Notice("choice-closed", curator, now, _subject(over.id)) for curator in curators))
        for found, missed in late(con):
            _invite(con, found, missed, now)
        notices.put(con, *_lost(con, now))

    if await db.read(lambda con: choices.overdue(con, now) or late(con) or _lost(con, now)):
        await db.write(work, claim=False)


def _untold(con: Connection, programme_id: int, found: Choice) -> list[int]:
    rows = notices.delivery(con, ["choice-open"], _subject(found.id))
    told = {row["person_id"] for row in rows if row["state"] != "dropped" or row["settled_at"]}
    return [person for person in _voters(con, programme_id, found.form) if person not in told]


def _move_end(con: Connection, curator: Who, choice_id: int, closes_at: datetime, now: datetime) -> Choice:
    curator.must_be_curator()
    if closes_at <= now:
        raise Refused("choice-end-past")
    if closes_at > now + rules.LATEST_END:
        raise Refused("choice-end-far", day=f"{closes_at:%d.%m.%Y}")
    if not choices.change_end(con, choice_id, closes_at):
        raise Refused("choice-closed")
    _drop(con, choice_id)
    changed = _existing(con, choice_id)
    voters = _voters(con, curator.programme.id, changed.form)
    if closes_at - rules.REMIND_BEFORE[0] <= now:  # nearer than the first reminder: said at once
        notices.put(con, *(Notice("choice-reminder", person, now, _subject(choice_id)) for person in voters))
    _remind(con, changed, voters, now)
    return changed


def _turnout(con: Connection, programme_id: int, form: str, found: Choice | None) -> dict[Role, Turnout]:
    ballots = choices.ballots(con, found.id) if found else []
    voters = mentoring_forms.sides(con, programme_id, form)
    return {role: rules.turnout(ids, ballots, role) for role, ids in voters.items()}


def _waiting(con: Connection, programme_id: int, found: Choice) -> list[int]:
    """Who has not sent a ballot on one of their sides, each once."""
    sides = _turnout(con, programme_id, found.form, found).values()
    return list(dict.fromkeys(person for side in sides for person in side.waiting))


def tell_lost(con: Connection, person_id: int, now: datetime) -> None:
    """Somebody's marks are about to be deleted: whoever has ranked them hears that a mark has gone, not whose."""
    for found in choices.running(con, programmes.running(con).id, now):
        voters = [one.person_id for one in choices.ballots(con, found.id) if person_id in one.ranked]
        notices.put(con, *_gone(con, found, [(voter, person_id) for voter in voters]))


def _lost(con: Connection, now: datetime) -> list[Notice]:
    """One notice for each ranked mark of an open choice that has gone with who left; said once."""
    opened = choices.running(con, programmes.running(con).id, now)
    return [one for found in opened for one in _gone(con, found, choices.lost(con, found.id))]


def _gone(con: Connection, found: Choice, marks: Sequence[tuple[int, int]]) -> list[Notice]:
    voters = set(_voters(con, programmes.running(con).id, found.form)) if marks else set()
    named = [(voter, f"{_subject(found.id)}:{target}") for voter, target in marks if voter in voters]
    return [
        Notice("choice-mark-gone", voter, found.opened_at, subject)
        for voter, subject in named
        if not notices.put_before(con, "choice-mark-gone", voter, subject)
    ]


def _existing(con: Connection, choice_id: int) -> Choice:
    found = choices.get(con, choice_id)
    if found is None:
        raise Refused("not-found")
    return found


def _voters(con: Connection, programme_id: int, form: str) -> Sequence[int]:
    sides = mentoring_forms.sides(con, programme_id, form)
    return list(dict.fromkeys(person for role in (Role.MENTEE, Role.MENTOR) for person in sides[role]))


def _invite(con: Connection, opened: Choice, voters: Sequence[int], now: datetime) -> None:
    """The invitation is due at the opening, so that UNIQUE lets nobody have it twice."""
    notices.put(con, *(Notice("choice-open", person, opened.opened_at, _subject(opened.id)) for person in voters))
    _remind(con, opened, voters, now)


def _remind(con: Connection, choice: Choice, voters: Sequence[int], now: datetime) -> None:
    """A day and three hours before the end, whichever are ahead."""
    subject = _subject(choice.id)
    dues = choice.reminders(now)
    notices.put(con, *(Notice("choice-reminder", person, due, subject) for due in dues for person in voters))


def _drop(con: Connection, choice_id: int) -> None:
    """Reminders of an end that is no longer so."""
    notices.drop(con, "choice-reminder", subject=_subject(choice_id))


def _subject(choice_id: int) -> str:
    return f"choice:{choice_id}"
