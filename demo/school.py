"""The demonstration school: one term made by driving the services, from a fixed seed, under a clock that walks."""

from demo import cast
from demo.choosing import choose, hold_networking, make_pairs
from demo.course import Course, Tell, at
from demo.joining import admit_all, join_all, set_up
from demo.people import Group, People
from demo.stage import Scene, quiet
from demo.working import last_days, work
from services.messages import requests
from services.messages.requests import Addressee

TODAY = at(11, 17, 12, 0)
ASKING = "Юдина Вера Сергеевна"


def term_cast(phones: People) -> int:
    """Everybody's phones, and one of somebody new."""
    curators = [phones.add(name, Group.CURATORS) for name in cast.CURATORS]
    for mentor in cast.MENTORS:
        phones.add(mentor.name, Group.MENTORS)
    for mentee in (*cast.MENTEES, *cast.NEW, cast.LATE, cast.GONE):
        phones.add(mentee.name, Group.MENTEES)
    phones.add_stranger()
    return curators[0].account


async def build_term(scene: Scene, tell: Tell) -> None:
    """September to the middle of November."""
    course = Course(scene)
    await tell("Участники заполняют анкеты")
    await set_up(course)
    await join_all(course)
    await admit_all(course)
    await tell("Участники знакомятся и выбирают друг друга")
    await hold_networking(course)
    await choose(course)
    await tell("Составляем пары, готовим приказ")
    await make_pairs(course)
    await tell("Пары встречаются")
    await work(course)


async def open_term(scene: Scene, tell: Tell) -> None:
    """The last evening and morning, with the bot at work: everybody has opened the chat, and today has its news."""
    course = Course(scene)
    await tell("Последние новости")
    for player in scene.people.players.values():
        if player.group is not Group.STRANGERS and player.name != cast.BLOCKING:
            player.client.start()
    await quiet(scene)
    for player in scene.people.players.values():
        player.client.mark_read()
    await course.until(at(11, 17, 11, 30))
    await last_days(course)
    who = await course.who(ASKING)
    await requests.ask(course.db, who, Addressee.CURATOR, "Можно ли перенести открытый урок на декабрь?", course.now)
    await course.until(TODAY)
    await quiet(scene)
