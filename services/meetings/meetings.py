"""Meetings: logging them in three taps, what is added later, taking a record back (D40)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import partial

from domain.match import Match
from domain.meetings import (
    COUNTS_UNCONFIRMED_AFTER,
    Answer,
    Kind,
    Meeting,
    Past,
    Stage,
    Twin,
    check_day,
    check_minutes,
    check_plan,
    clean_text,
    deletable,
)
from domain.refusal import Refused
from domain.who import Who
from services.consents.audit import pair_kind
from services.meetings import journal
from services.meetings.journal import Card, card_of, match_of
from storage import audit, meetings, notices
from storage.database import Connection, Database
from storage.pairing import matches
from storage.people import people

DELETED = "meeting-deleted"
SEEN = "meeting-seen"
"""Kind of the audit log's entry about a look."""


@dataclass(frozen=True, slots=True)
class Logged:
    """``card``: what stands in the journal now. With ``doubles`` nothing was written: is it one of these?"""

    card: Card
    doubles: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """One page (``number`` from 0) of a person's held meetings, newest first, and what is agreed ahead."""

    held: tuple[Card, ...]
    number: int
    pages: int
    total: int
    ahead: tuple[Card, ...]
    pairs: tuple[Match, ...]


async def own_pairs(db: Database, who: Who, match_id: int = 0) -> list[tuple[Match, tuple[str, ...]]]:
    """Pairs that ``who`` may log meetings of, with the names of the mentees: the one asked for, else all of a mentor.

    None at all is an empty list; refusals of ``log`` for one that may not be.
    """

    def work(con: Connection) -> list[tuple[Match, tuple[str, ...]]]:
        found = _targets(con, who, [match_id]) if match_id else matches.led_by(con, who.known)
        names = people.names(con, {one for match in found for one in match.mentees})
        return [(m, tuple(names.get(one, "") for one in m.mentees if one != who.known)) for m in found]

    return await db.read(work)


async def log(
    db: Database,
    by: Who,
    match_ids: Sequence[int],
    held_on: date,
    minutes: int,
    now: datetime,
    *,
    draft: str = "",
    twin: Twin = Twin.ASK,
) -> Logged:
    """Write a meeting of each match (none given: of all the mentor's own) and ask the mentees to confirm.

    The same ``draft`` again gives back what it wrote. A curator may log for anybody. Raises ``Refused``:
    ``not-allowed``, ``meeting-pair-ended``, ``meeting-pair-untold``, ``meeting-no-pair``, ``meeting-deleted``,
    ``meeting-future``, ``meeting-before-pair``, ``meeting-minutes``.
    """
    check_minutes(minutes)

    def work(con: Connection) -> Logged:
        targets = _targets(con, by, match_ids)
        card = partial(card_of, con, read=targets, timezone=by.programme.timezone)
        batch = _batch(by, draft, targets, now)
        if batch is not None and (written := _written(con, batch)):
            return Logged(card(written))
        for match in targets:
            check_day(held_on, by.programme.day_of(now), journal.paired_on(by, match))
        history = {match.id: meetings.past(con, match.id) for match in targets}
        doubles = _on_day(con, history, held_on)
        if doubles and twin is Twin.ASK:
            return Logged(card(doubles), doubles=True)
        kept = doubles if twin is Twin.SAME else []
        fresh = [match for match in targets if match.id not in {one.match_id for one in kept}]
        ids = [
            journal.write(con, by, match, held_on, minutes, batch, now, history=history[match.id]) for match in fresh
        ]
        written = journal.load(con, ids)
        _note(con, by, fresh, now)
        return Logged(card(written or kept))

    return await db.write(work)


async def card(db: Database, who: Who, meeting_id: int) -> Card:
    """A held meeting for one of its members or a curator; ``Refused``: ``meeting-gone``, ``not-allowed``."""
    return await db.read(lambda con: card_of(con, [journal.seen(con, who, meeting_id)]))


async def own_card(db: Database, by: Who, meeting_id: int, *, whole: bool) -> Card:
    """A meeting as its mentor or a curator may change it, with the other rows of its group if ``whole``."""
    return await db.read(lambda con: card_of(con, journal.own(con, by, meeting_id, whole)))


async def of_pair(db: Database, curator: Who, match_id: int, number: int, size: int, now: datetime) -> Page:
    """A page of what a pair has held, newest first, looked at by a curator. Refused: ``not-allowed``, ``stale``."""

    def work(con: Connection) -> Page:
        curator.must_be_curator()
        match = match_of(con, match_id)
        audit.look(con, curator.known, pair_kind(match, SEEN), now, match.members)
        held = list(reversed(meetings.of_match(con, match_id)))
        count = max(1, -(-len(held) // size))
        at = min(max(number, 0), count - 1)
        return Page(_cards(con, held[at * size : (at + 1) * size]), at, count, len(held), (), (match,))

    return await db.write(work, claim=False)


async def looked(db: Database, who: Who, card: Card, now: datetime) -> None:
    """A curator reads what a pair has written down of its meeting: noted for its people, one's own is not."""
    others = {one for match in card.matches.values() if who.known not in match.members for one in match.members}
    if others:
        await db.write(lambda con: audit.look(con, who.known, SEEN, now, sorted(others)), claim=False)


async def page(db: Database, who: Who, number: int, size: int, now: datetime) -> Page:
    """A page of the person's meetings; a number out of range is brought into it."""

    def work(con: Connection) -> Page:
        person = who.known
        total = meetings.count_of_person(con, person)
        count = max(1, -(-total // size))
        at = min(max(number, 0), count - 1)
        held = meetings.of_person(con, person, size, at * size)
        pairs = matches.of_person(con, person)
        planned = meetings.planned(con, [match.id for match in pairs])
        ahead = [one for one in planned if one.starts_at is not None and one.starts_at > now]
        return Page(_cards(con, held), at, count, total, _cards(con, ahead), tuple(pairs))

    return await db.read(work)


async def change(
    db: Database, by: Who, meeting_id: int, now: datetime, field: str, value: str, *, whole: bool = False
) -> Card:
    """Set ``topic``, ``result`` (text up to 500), ``kind`` or ``stage`` of a held meeting (and of its group's rows)."""
    stored = _read_field(field, value)

    def work(con: Connection) -> Card:
        found = journal.own(con, by, meeting_id, whole)
        ids = [one.id for one in found]
        meetings.put(con, ids, field, stored)
        return _noted(con, by, card_of(con, journal.load(con, ids)), now)

    return await db.write(work)


async def agree(
    db: Database, by: Who, meeting_id: int, now: datetime, *, number: int | None = None, rhythm: int | None = None
) -> Card:
    """What the planning meeting agreed on (S1 5.5): how many regular meetings, how many days apart."""
    check_plan(number, rhythm)

    def work(con: Connection) -> Card:
        found = journal.own(con, by, meeting_id, whole=True)
        for one in found:
            meetings.agree(con, one.match_id, number=number, rhythm=rhythm)
        return _noted(con, by, card_of(con, found), now)

    return await db.write(work)


async def mend(
    db: Database,
    by: Who,
    meeting_id: int,
    now: datetime,
    *,
    day: date | None = None,
    minutes: int | None = None,
    whole: bool = False,
) -> Card:
    """Correct the day or the length; the mentees are asked anew. Refusals of ``log``."""
    if minutes is not None:
        check_minutes(minutes)

    def work(con: Connection) -> Card:
        found = journal.own(con, by, meeting_id, whole)
        for one in found:
            match = match_of(con, one.match_id)
            if day is not None and day != one.held_on:
                check_day(day, by.programme.day_of(now), journal.paired_on(by, match))
                meetings.put_day(con, one.id, day, journal.free_place(meetings.past(con, match.id), day))
            if minutes is not None:
                meetings.put(con, [one.id], "minutes", minutes)
            journal.ask(con, one.id, match, by, now, about=f":{day or one.day}:{minutes or one.length}")
        return _noted(con, by, card_of(con, journal.load(con, [one.id for one in found])), now)

    return await db.write(work)


async def delete(db: Database, by: Who, meeting_id: int, now: datetime, *, whole: bool = False) -> Card:
    """Take a record back; mentees who had answered are told. ``Refused("meeting-old")`` after two weeks."""

    def work(con: Connection) -> Card:
        found = journal.own(con, by, meeting_id, whole)
        if not all(deletable(one, now, by_curator=by.is_curator) for one in found):
            raise Refused("meeting-old")
        for one in found:
            meetings.turn(con, one.id, "held", "deleted")
            answered = [each.person_id for each in one.attendees if each.answer in (Answer.CONFIRMED, Answer.DISPUTED)]
            notices.put(con, *(journal.notice(DELETED, person, one.id, now) for person in answered))
        return _noted(con, by, card_of(con, found), now)

    return await db.write(work)


def _noted(con: Connection, by: Who, changed: Card, now: datetime) -> Card:
    _note(con, by, changed.matches.values(), now)
    return changed


def _on_day(con: Connection, history: Mapping[int, Sequence[Past]], day: date) -> list[Meeting]:
    """What the matches have held on that day already."""
    ids = [match_id for match_id, past in history.items() if any(one.day == day for one in past)]
    return [one for match_id in ids for one in meetings.of_match(con, match_id) if one.day == day]


def _note(con: Connection, by: Who, written: Iterable[Match], now: datetime) -> None:
    """A curator who writes in somebody else's journal is noted for its people."""
    for match in written:
        if by.known not in match.leaders:
            audit.note(con, by.known, "meeting", now, match.members)


async def tick(db: Database, now: datetime) -> None:
    """Meetings unanswered for seven days count, marked «without confirmation»."""
    before = now - COUNTS_UNCONFIRMED_AFTER
    if await db.read(lambda con: meetings.any_asked(con, before)):
        await db.write(lambda con: meetings.fall_silent(con, before), claim=False)


def _targets(con: Connection, by: Who, match_ids: Sequence[int]) -> list[Match]:
    if not match_ids:
        own = matches.led_by(con, by.known)
        if not own:
            raise Refused("meeting-no-pair")
        return own
    found = [match_of(con, match_id) for match_id in dict.fromkeys(match_ids)]
    for match in found:
        if not by.is_curator and by.known not in match.leaders:
            raise Refused("not-allowed")
        if match.live and match.told_at is None and by.is_curator:
            raise Refused("meeting-pair-untold")  # the mentee would be asked about a pair nobody has spoken of
        if not match.live or match.told_at is None:
            raise Refused("meeting-pair-ended")
    return found


def _batch(by: Who, draft: str, targets: Sequence[Match], now: datetime) -> str | None:
    """What makes a second tap on the same draft harmless, and what binds the rows of one group meeting."""
    if draft:
        return f"{by.known}:{draft}"
    return f"{by.known}:{int(now.timestamp())}:{targets[0].id}" if len(targets) > 1 else None


def _written(con: Connection, batch: str) -> list[Meeting]:
    """What this draft has already put into the journal; Refused if it was taken back since."""
    rows = meetings.of_batch(con, batch)
    held = [one for one in rows if one.held]
    if rows and not held:
        raise Refused("meeting-deleted")
    return held


def _cards(con: Connection, found: Sequence[Meeting]) -> tuple[Card, ...]:
    """A card each, from one look at the matches and the names."""
    if not found:
        return ()
    whole = card_of(con, found)
    return tuple(replace(whole, meetings=(one,)) for one in found)


def _read_field(field: str, value: str) -> str:
    if field in ("topic", "result"):
        return clean_text(value)
    try:
        return {"kind": Kind, "stage": Stage}[field](value).value
    except (KeyError, ValueError):
        raise Refused("stale") from None
