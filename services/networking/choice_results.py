"""Who chose whom, for the curator and only after the close: in words, as a picture, as an Excel file (D33).

Before the close a curator sees the turnout alone. A private «no» is in none of it: whoever has said nothing else
stands with those who marked nobody.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from documents.charts.votes_data import VotesChart
from documents.drawing import Drawing
from documents.networking.choice_book import ChoiceBook, WishRow
from domain.choice import MOST_DRAWN, Ballot, Choice, Wish, wishes
from domain.names import labels
from domain.refusal import Refused
from domain.roles import Role
from domain.who import Who
from services.pairing import mentoring_forms
from storage import audit
from storage.database import Connection, Database
from storage.networking import choices
from storage.people import people

SIDES = (Role.MENTEE, Role.MENTOR)
SEEN = "choice"  # the kind of the note that a curator has read whom somebody chose


@dataclass(frozen=True, slots=True)
class Voter:
    """One person as ``side`` with the marks in order; without any, they marked nobody or said nothing."""

    person_id: int
    side: Role
    wishes: tuple[Wish, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """``voters``: mentees, then mentors, by name; ``names`` are full."""

    choice: Choice
    voters: tuple[Voter, ...]
    names: Mapping[int, str]

    def of(self, side: Role) -> tuple[Voter, ...]:
        return tuple(voter for voter in self.voters if voter.side is side)

    @property
    def mutual(self) -> int:
        """How many two have marked each other."""
        return sum(wish.back is not None for voter in self.of(Role.MENTEE) for wish in voter.wishes)

    @property
    def drawable(self) -> bool:
        """Whether a picture of it can be read, and shows anything."""
        return any(v.wishes for v in self.voters) and all(len(self.of(side)) <= MOST_DRAWN for side in SIDES)


async def results(db: Database, curator: Who, choice_id: int, now: datetime) -> Results:
    """``Refused``: ``choice-still-open``, ``stale`` (there has been no such choice, or a newer one of its form)."""
    return await db.read(lambda con: _results(con, curator, choice_id, now))


async def picture(
    db: Database, drawing: Drawing, curator: Who, choice_id: int, now: datetime
) -> tuple[Results, bytes | None]:
    """PNG; ``None`` where it could not be read (more than forty on a side) or nobody marked anybody."""
    found = await results(db, curator, choice_id, now)
    if not found.drawable:
        return found, None
    (png,) = await drawing.sheets(chart(found))
    return found, png


async def workbook(
    db: Database, drawing: Drawing, curator: Who, choice_id: int, now: datetime
) -> tuple[Results, bytes]:
    """XLSX with places, what is hoped for, mutuality, and who marked nobody."""
    found = await results(db, curator, choice_id, now)
    return found, await drawing.choice_book(book(found, curator.programme.timezone))


async def looked(db: Database, curator: Who, voters: Collection[int], now: datetime) -> None:
    """Note for these people that a curator has read whom they chose."""
    await db.write(lambda con: audit.look(con, curator.known, SEEN, now, sorted(set(voters))), claim=False)


async def taken(db: Database, curator: Who, voters: Collection[int], now: datetime) -> None:
    """The same of a file: each is a copy that leaves the bot."""
    await db.write(lambda con: audit.note(con, curator.known, SEEN, now, sorted(set(voters))))


def chart(found: Results) -> VotesChart:
    """Mentees down, mentors across, by name."""
    rows, columns = ([voter.person_id for voter in found.of(side)] for side in SIDES)
    short = labels(found.names)
    marks: dict[tuple[int, int], tuple[int, int]] = {}
    for voter in found.voters:
        for wish in voter.wishes:
            if voter.side is Role.MENTEE:
                marks[rows.index(wish.voter), columns.index(wish.target)] = (wish.place, wish.back or 0)
            else:
                marks[rows.index(wish.target), columns.index(wish.voter)] = (wish.back or 0, wish.place)
    cells = tuple((row, column, *places) for (row, column), places in sorted(marks.items()))
    return VotesChart(tuple(short[one] for one in rows), tuple(short[one] for one in columns), cells)


def book(found: Results, zone: str) -> ChoiceBook:
    """The same as rows of a spreadsheet."""
    rows = tuple(
        WishRow(
            voter.side.value,
            found.names[wish.voter],
            wish.place,
            found.names[wish.target],
            wish.back,
            wish.comment,
            wish.sent,
        )
        for voter in found.voters
        for wish in voter.wishes
    )
    silent = tuple((voter.side.value, found.names[voter.person_id]) for voter in found.voters if not voter.wishes)
    return ChoiceBook(zone, rows, silent)


def _results(con: Connection, curator: Who, choice_id: int, now: datetime) -> Results:
    curator.must_be_curator()
    programme_id = curator.programme.id
    choice = choices.get(con, choice_id)
    if choice is None or choices.latest(con, programme_id, choice.form) != choice:
        raise Refused("stale")
    if choice.is_open(now):
        raise Refused("choice-still-open")
    present = {side: mentoring_forms.side(con, programme_id, choice.form, side) for side in SIDES}
    names = people.names(con, {person for ids in present.values() for person in ids})
    ballots = [one for one in choices.ballots(con, choice.id) if one.person_id in present[one.side]]
    known = {side: [person for person in ids if person in names] for side, ids in present.items()}
    return Results(choice, tuple(one for side in SIDES for one in _voters(ballots, side, known[side])), names)


def _voters(ballots: Collection[Ballot], side: Role, ids: Collection[int]) -> list[Voter]:
    made = wishes(ballots, side)
    return [Voter(person, side, tuple(wish for wish in made if wish.voter == person)) for person in ids]
