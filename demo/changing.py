"""The papers of pairs: one group among them, the signed order with its scan, later changes and the order on them."""

from importlib.resources import files

from demo import cast
from demo.course import Course, at, local_day
from demo.diary import Diary
from domain.who import Who
from services.pairing import drafts, mentor_asks, waiting
from services.pairs import orders, pair_changes, pair_shapes, pairs, scans
from services.pairs.scans import ScanKind
from storage.pairing import matches

TOGETHER = "Гордеева Лидия Николаевна"
"""Her mentees meet as one group."""
SCAN = "scan.png"
TURNED = "Малышев Денис Игоревич"
TOPIC = "Нейросети на уроке: что можно уже сейчас"


async def make_group(course: Course, curator: Who) -> None:
    """Before the order: one mentor leads a group, the others have a pair with each."""
    mentor = (await course.who(TOGETHER)).known
    await pair_shapes.regroup(course.db, curator, mentor, together=True, now=course.now)


async def keep_scan(course: Course, curator: Who, order: int) -> None:
    """The paper with the signature, photographed."""
    picture = files("demo").joinpath(SCAN).read_bytes()
    await scans.keep(course.db, curator, order, ScanKind.ORDER, picture, course.now)


def plan_changes(diary: Diary) -> None:
    """What changes in the pairs after the order."""
    course = diary.course
    diary.note(at(10, 12, 14, 0), lambda: _turn_round(course))
    diary.note(at(11, 6, 12, 0), lambda: _amend(course))
    diary.note(at(11, 16, 13, 0), lambda: _look_again(course))
    diary.note(at(11, 16, 15, 20), lambda: _ask_for_more(course))


async def _turn_round(course: Course) -> None:
    """A young teacher shows the mentor what the young know better."""
    curator, mentee = await course.who(cast.CURATORS[0]), (await course.who(TURNED)).known
    found = await course.db.read(lambda con: matches.live(con, curator.programme.id))
    pair = next(one for one in found if one.mentees == (mentee,))
    await pair_shapes.turn_round(course.db, curator, pair.id, TOPIC, course.now)
    await pairs.tell(course.db, curator, course.now)


async def _amend(course: Course) -> None:
    """Work that was completed: an order on changes, with its number."""
    curator = await course.who(cast.CURATORS[0])
    order = await pair_changes.open_amendment(course.db, curator, course.now)
    await orders.make(course.db, curator, order)
    await orders.sign(course.db, curator, order, "97-о от 06.11.2026", local_day(course.now))


async def _look_again(course: Course) -> None:
    """A draft lies open for those who look for a mentor; whose work is completed is not in it."""
    curator = await course.who(cast.CURATORS[0])
    await drafts.compute(course.db, curator, course.now)


async def _ask_for_more(course: Course) -> None:
    """Who has waited longest: the best fitting mentor is asked to take one more, and has not answered yet."""
    curator = await course.who(cast.CURATORS[0])
    first = (await waiting.overview(course.db, curator, course.now)).lines[0]
    card = await mentor_asks.card(course.db, curator, first.waiting.person_id, course.now)
    await mentor_asks.ask(course.db, curator, first.waiting.person_id, card.mentors[0].mentor, course.now)
