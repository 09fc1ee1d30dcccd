"""What the curator keeps of people beside questionnaires: a partner, an interview, a note, who may yet come."""

from datetime import timedelta

from demo import cast
from demo.course import Course, local_day
from domain.people.interview import Interview
from domain.roles import Role
from domain.who import Who
from services import setup
from services.people import candidates, categories, interviews, notes, partners, proposals


async def keep_base(course: Course, curator: Who) -> None:
    """The first mentor has been talked to, the last one comes from a partner; a mentor suggests somebody."""
    first, last = cast.MENTORS[0].name, cast.MENTORS[-1].name
    today, person = local_day(course.now), (await course.who(first)).known
    held = Interview(today - timedelta(days=1), cast.CURATORS[0], True, cast.INTERVIEW, True, course.now)
    await interviews.note(course.db, curator, person, held, course.now)
    await notes.write(course.db, curator, person, cast.NOTE, course.now)
    await categories.mark(course.db, curator, person, Role.MENTOR, "veteran", True, course.now)
    name, kind, number, until, contact = cast.PARTNER
    partner = await partners.add(course.db, curator, name, kind, course.now)
    for field, words in (("number", number), ("until", until), ("contact", contact)):
        await partners.change(course.db, curator, partner, field, words, today)
    await partners.place(course.db, curator, (await course.who(last)).known, partner, course.now)
    await setup.write_down(course.db, curator, "partners_total", cast.ORGANISATIONS, course.now)
    await candidates.add(course.db, curator, Role.MENTOR, "graduate", "\n".join(cast.GRADUATES), course.now)
    await proposals.make(course.db, await course.who(first), Role.MENTOR, cast.SUGGESTED, course.now)
