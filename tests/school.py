"""A small school for stories that begin in the middle: people, pairs and meetings without the way there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.names import search_key
from domain.roles import Role
from emulator.client import Client
from storage.consents import consents
from storage.database import Connection
from storage.moments import to_text
from storage.pairing import matches
from storage.people import people
from tests.story import Story

MENTORS = ("Седова Анна Петровна", "Ильин Павел Олегович")
MENTEES = ("Юдина Вера Сергеевна", "Белых Жанна Андреевна", "Ким Олег Павлович", "О'Нил Галина Андреевна")
PROGRAMME = {
    "org_full": "Школа № 5",
    "curator_name": "Рогова Ирина Львовна",
    "curator_contact": "каб. 12",
    "ends_on": "2027-05-31",
    "starts_on": "2026-09-01",
    "teachers": 60,
}


@dataclass
class School:
    """People by surname: ``phones`` and ids of ``people``."""

    story: Story
    phones: dict[str, Client]
    people: dict[str, int]

    async def pair(self, mentor: str, mentee: str, days_ago: int = 60, rhythm: int | None = None) -> int:
        """A pair that both have known of for so many days."""
        told = self.story.now - timedelta(days=days_ago)

        def work(con: Connection) -> int:
            match_id = matches.create(con, 1, [self.people[mentor]], [self.people[mentee]], told)
            matches.tell(con, [match_id], told)
            con.execute("UPDATE match SET rhythm_days = ? WHERE id = ?", (rhythm, match_id))
            return match_id

        return await self.story.app.db.write(work)

    async def meeting(self, match_id: int, days_ago: int, answer: str = "confirmed", stage: str = "regular") -> None:
        """A meeting held so many days ago, with the mentee's answer to it."""
        held = self.story.now - timedelta(days=days_ago)

        def work(con: Connection) -> None:
            row = con.execute(
                "INSERT INTO meeting (match_id, state, held_on, minutes, stage, logged_at) "
                "VALUES (?, 'held', ?, 45, ?, ?) RETURNING id",
                (match_id, held.date().isoformat(), stage, to_text(held)),
            ).fetchone()
            con.execute(
                "INSERT INTO meeting_attendee (meeting_id, person_id, state) SELECT ?, person_id, ? FROM match_member "
                "WHERE match_id = ? AND role = 'mentee'",
                (row["id"], answer, match_id),
            )

        await self.story.app.db.write(work)


async def school(story: Story, mentors: Sequence[str] = MENTORS, mentees: Sequence[str] = MENTEES) -> School:
    """Admitted people with consent and a sent questionnaire; everybody has started the bot."""
    found = School(story, {}, {})
    story.curator.start()
    await story.run()
    sides = [(name, Role.MENTOR) for name in mentors] + [(name, Role.MENTEE) for name in mentees]
    for name, role in sides:
        phone = story.person(name)
        found.phones[name.split()[0]] = phone
        found.people[name.split()[0]] = await story.app.db.write(
            lambda con, name=name, role=role, phone=phone: _enrol(con, name, role, phone, story.now)  # type: ignore[misc]  # bound by default arguments
        )
        phone.start()
    await story.app.db.write(_set_up)
    await story.run()
    return found


def _enrol(con: Connection, name: str, role: Role, phone: Client, now: datetime) -> int:
    person = people.add_person(con, 1, now, name)
    con.execute("UPDATE person SET search_name = ? WHERE id = ?", (search_key(name), person))
    channel = people.link_account(con, person, phone.account.id, now)
    people.join(con, person, role, now, admitted=True)
    con.execute("UPDATE membership SET applied_at = ? WHERE person_id = ?", (to_text(now), person))
    consents.record(con, person, "given", now, role=role, channel_id=channel)
    return person


def _set_up(con: Connection) -> None:
    for field, value in PROGRAMME.items():
        con.execute(f"UPDATE programme SET {field} = ?", (value,))
