"""Papers of a networking meeting: plan, poster with the code, cards and badges, the file for a calendar."""

import asyncio
from collections.abc import Iterable
from datetime import datetime

from documents.drawing import Drawing
from documents.networking.networking_papers import HallCard, HallCards, Occasion, Paper, PlanPaper, Poster
from domain.meeting_plan import timetable
from domain.networking import Networking
from domain.refusal import Refused
from domain.roles import Role
from domain.who import Who
from services.networking import networking_guests, networking_plan
from services.networking.networking_door import Shown
from services.people import profiles
from storage import audit
from storage.consents import consents
from storage.database import Connection, Database
from storage.networking import networking
from storage.people import people

HALL_CARD = "hall-card"
"""Kind of the audit log's entry."""


async def plan_paper(db: Database, curator: Who, meeting_id: int) -> PlanPaper:
    """The plan. ``Refused``: ``networking-plan-empty``, ``networking-over``."""
    plan = await networking_plan.plan(db, curator, meeting_id)
    if not plan.chosen:
        raise Refused("networking-plan-empty")
    occasion = _occasion(curator, plan.meeting)
    return PlanPaper(occasion, timetable(plan.chosen, occasion.starts), plan.people)


def poster(curator: Who, door: Shown, bot_name: str) -> Poster:
    """One page to hang at the door."""
    zone = curator.programme.zone
    opens, closes = door.opens.astimezone(zone), door.closes.astimezone(zone)
    occasion = _occasion(curator, door.meeting)
    return Poster(occasion, bot_name, door_link(bot_name, door), door.typed_code, opens, closes)


async def drawn(drawing: Drawing, paper: Paper) -> bytes:
    """DOCX of a paper."""
    return await drawing.networking(paper)


def door_link(bot_name: str, door: Shown) -> str:
    """What the picture at the door opens."""
    return f"https://t.me/{bot_name}?start={door.link_code}"


async def hall_cards(db: Database, curator: Who, meeting_id: int, now: datetime, *, badges: bool) -> HallCards:
    """Cards or badges of everybody on the list who takes part; it is noted for cards.

    ``Refused``: ``networking-over``, ``networking-nobody``.
    """

    def work(con: Connection) -> HallCards:
        curator.must_be_curator()
        found = networking.get(con, meeting_id, curator.programme.id)
        if found is None or not found.planned:
            raise Refused("networking-over")
        listed, names = networking_guests.present(con, curator.programme.id, found)
        made = {one: _hall_card(con, one, names[one]) for one in listed if consents.stands(con, one)}
        if not made:
            raise Refused("networking-nobody")
        if not badges:
            audit.note(con, curator.known, HALL_CARD, now, list(made))
        return HallCards(_occasion(curator, found), _in_order(made.values()), badges)

    return await db.write(work)


async def calendar_file(meeting: Networking, title: str, notes: str, now: datetime) -> bytes:
    """ICS of the meeting as it stands: a move or a cancellation replaces what the calendar has."""
    from documents.calendar import Happening, ics

    happening = Happening(
        uid=meeting.uid,
        title=title,
        starts=meeting.starts_at,
        minutes=meeting.terms.minutes,
        place=meeting.place,
        notes=notes,
        revision=meeting.revision,
        cancelled=not meeting.planned,
    )
    return await asyncio.to_thread(ics, happening, now)


def _hall_card(con: Connection, person_id: int, name: str) -> HallCard:
    """Only what the other side may read of each part; one card for somebody with both."""
    roles = [role for role in (Role.MENTOR, Role.MENTEE) if people.is_admitted(con, person_id, role)]
    lines = [line for role in roles for line in profiles.card(con, person_id, role)]

    def of(fact: str) -> list[str]:
        return list(dict.fromkeys(line.answer for line in lines if line.fact == fact))

    about = (*of("post"), *of("subjects"))
    return HallCard(name, tuple(roles), about, ", ".join(of("gives")), ", ".join(of("needs")))


def _in_order(cards: Iterable[HallCard]) -> tuple[HallCard, ...]:
    """Mentors first, each by name."""
    return tuple(sorted(cards, key=lambda one: (Role.MENTOR not in one.roles, one.name.casefold())))


def _occasion(curator: Who, meeting: Networking) -> Occasion:
    programme, zone = curator.programme, curator.programme.zone
    organisation = programme.org_short or programme.org_full or ""
    return Occasion(organisation, meeting.starts_at.astimezone(zone), meeting.ends_at.astimezone(zone), meeting.place)
