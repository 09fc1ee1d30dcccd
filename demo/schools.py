"""The ways to begin: a school with a term of history, and an empty programme to walk from zero."""

from collections.abc import Awaitable, Callable

from demo.people import Group, People
from demo.stage import Scene, School, quiet

Tell = Callable[[str], Awaitable[None]]

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


SCHOOLS = {"term": School(empty_cast, greet_curator), "empty": School(empty_cast, greet_curator)}
