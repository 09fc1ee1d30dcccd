"""The ways to begin: a school with a term of history, and an empty programme to walk from zero."""

from demo.course import Tell
from demo.people import Group, People
from demo.pupils.phones import pupils_cast
from demo.pupils.school import HINT, live_with_pupils
from demo.school import build_term, open_term, term_cast
from demo.stage import Scene, School, quiet

STRANGERS = 4


def empty_cast(people: People) -> int:
    """A curator and some people who know nothing yet."""
    curator = people.add("Орлова Марина Викторовна", Group.CURATORS)
    for _ in range(STRANGERS):
        people.add_stranger()
    return curator.account


async def greet_curator(scene: Scene, tell: Tell) -> None:
    """The curator presses «Start»; everything else is left to the visitor."""
    await tell("Готовим пустую программу")
    curator = next(p for p in scene.people.players.values() if p.group is Group.CURATORS)
    curator.client.start()
    await quiet(scene)


async def no_history(scene: Scene, tell: Tell) -> None:
    """Nothing has happened yet."""


SCHOOLS = {
    "term": School(term_cast, build_term, open_term),
    "pupils": School(pupils_cast, no_history, live_with_pupils, HINT),
    "empty": School(empty_cast, no_history, greet_curator),
}
