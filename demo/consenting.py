"""Consents beside taking part: publication, a mentor's agreement, a text that was changed, somebody who withdrew."""

from collections.abc import Iterable
from datetime import date

from demo import cast
from demo.course import Course, at, local_day
from demo.diary import Diary
from demo.wording import offer_text, programme_text, template
from domain.consents import Agreement, ConsentKind, Format, release_days
from services.consents import labour, leaving, offers, publication, wordings

SITES = ("school300.example", "novosti.school300.example")
DETAILS = "г. Речной, ул. Садовая, 1, ИНН 0000000000, ОГРН 0000000000000"
REFUSING, SILENT = frozenset({3, 11, 20, 27}), frozenset({7, 15})
"""By place among those who are asked for publication."""
SLOW = frozenset({4, 12, 19, 25, 30})
"""Who has not answered to the changed text of the consent."""
TAKING_BACK = "Фомина Ирина Станиславовна"
AGREEMENTS = (
    ("Седова Анна Петровна", "14-ДС", True, Format.INDIVIDUAL),
    ("Ильин Павел Олегович", "15-ДС", True, Format.INDIVIDUAL),
    ("Гордеева Лидия Николаевна", "16-ДС", True, Format.GROUP),
    ("Берёзкин Константин Львович", "17-ДС", False, Format.INDIVIDUAL),
)
UNDECIDED, RESIGNING = AGREEMENTS[2][0], AGREEMENTS[3][0]
LAST_LINE = "Согласие оформлено отдельно"
ADDED = "10. Кто и когда смотрел данные участника, видно ему самому: раздел «Мои данные» (/mydata).\n\n"


async def name_sites(course: Course) -> None:
    """Before anybody is admitted the curator says where the school writes about the programme."""
    curator = await course.who(cast.CURATORS[0])
    await publication.keep_operator(course.db, curator, DETAILS, course.now)
    await publication.keep_resources(course.db, curator, "\n".join(SITES), course.now)


async def answer_publication(course: Course, names: Iterable[str]) -> None:
    """Most allow both sites, some one of them; a few refuse, a few have not looked yet."""
    for place, name in enumerate(names):
        if place not in SILENT:
            sites = () if place in REFUSING else SITES[: 1 + (place % 4 > 0)]
            await _decide(course, name, ConsentKind.PUBLICATION, sites)


async def change_mind(course: Course) -> None:
    """Somebody withdraws before the choice; two weeks later the data is erased by itself, with an act."""
    await leaving.withdraw(course.db, await course.who(cast.GONE.name), course.now)


def plan_consents(diary: Diary) -> None:
    """What happens about consents in the pairs' autumn."""
    course = diary.course
    diary.note(at(9, 25, 13, 0), lambda: _make_agreements(course))
    diary.note(at(9, 28, 18, 0), lambda: _agree_to_work(course))
    diary.note(at(10, 6, 12, 0), lambda: _change_text(course))
    diary.note(at(10, 7, 19, 30), lambda: _renew(course))
    diary.note(at(11, 11, 18, 10), lambda: _take_back(course))
    diary.note(at(11, 16, 17, 40), lambda: _lay_down(course))


async def _decide(course: Course, name: str, kind: ConsentKind, sites: tuple[str, ...]) -> None:
    who = await course.who(name)
    offer = await offers.offer(course.db, who.known, kind)
    assert offer is not None, name
    given = bool(sites) or kind is ConsentKind.LABOUR
    decision, body = "given" if given else "refused", offer_text(kind, offer, sites or SITES)
    await offers.decide(course.db, who, kind, body, decision, course.now, "\n".join(sites))


async def _make_agreements(course: Course) -> None:
    curator = await course.who(cast.CURATORS[0])
    for name, number, paid, form in AGREEMENTS:
        person = (await course.who(name)).known
        made = Agreement(0, person, number, date(2026, 9, 24), date(2027, 5, 28), form, paid)
        await labour.enter(course.db, curator, made, course.now)


async def _agree_to_work(course: Course) -> None:
    for name, *_ in AGREEMENTS:
        if name != UNDECIDED:
            await _decide(course, name, ConsentKind.LABOUR, ())


async def _change_text(course: Course) -> None:
    """The school adds a sentence to the consent: everybody is asked again, and goes on meanwhile."""
    curator, text = await course.who(cast.CURATORS[0]), template()
    assert LAST_LINE in text, "the text of the consent has changed"
    await wordings.publish(
        course.db, curator, ConsentKind.PROGRAMME, text.replace(LAST_LINE, ADDED + LAST_LINE), course.now
    )


async def _renew(course: Course) -> None:
    names = [one.name for one in (*cast.MENTORS, *cast.MENTEES)]
    for place, name in enumerate(names):
        if place not in SLOW:
            who = await course.who(name)
            await wordings.renew(course.db, who, programme_text(who.programme), "given", course.now)


async def _take_back(course: Course) -> None:
    """A consent to publication is withdrawn: the curator has three working days to take the data down."""
    await offers.withdraw_publication(course.db, await course.who(TAKING_BACK), course.now)


async def _lay_down(course: Course) -> None:
    """A mentor lays the duties down: they end three working days later, so that the visitor may see it happen."""
    mentor, today = await course.who(RESIGNING), local_day(course.now)
    await labour.resign(course.db, mentor, release_days(today)[0], course.now)
