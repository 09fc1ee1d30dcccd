"""Screens about those without a pair, and about the load of mentors: pure functions from what use cases return."""

from collections.abc import Sequence
from datetime import datetime

from domain.names import FullName, labels
from domain.pairing.proposal import Explanation
from domain.pairing.waiting import Ask, AskState, Waiting
from domain.programme import Programme
from handlers.callbacks import (
    AddPair,
    AskBack,
    AskMentor,
    MentorLoads,
    NoteTap,
    PairsPage,
    PeopleList,
    PersonCard,
    RunCommand,
    WaitingCard,
    WaitingList,
)
from handlers.curator.pairing.draft_words import genitive, named
from handlers.view import Button, Rows, View
from handlers.widgets import column, page_of, pager
from services.pairing.mentor_asks import Card, Said
from services.pairing.mentor_load import Load
from services.pairing.vacancies import Fitting, Offers
from services.pairing.waiting import Line, Overview
from services.people.people_list import Filter
from texts import day_month, plain, t

PAGE = 6
"""People on a page: two lines each."""
MOST_ASKED = 6
"""The newest questions that a card tells of."""
MOST_GIVES = 4


def listing(found: Overview, page: int, programme: Programme) -> View:
    """Everybody without a pair, why, for how long, what to do."""
    if not found.lines:
        return View(t("unpaired-nobody") if found.begun else t("unpaired-not-begun"), _to_pairs())
    shown, page, pages = page_of(found.lines, page, PAGE)
    searching = sum(line.waiting.searching for line in found.lines)
    lines: list[str] = [t("unpaired-title", count=len(found.lines), searching=searching, places=found.places)]
    for place, line in enumerate(shown, page * PAGE + 1):
        said = {"why": _why(line.waiting), "since": _day(line.waiting.since, programme)}
        lines += ["", t("unpaired-line", place=place, name=line.name, **said), _step(line)]
    short = labels({line.waiting.person_id: line.name for line in found.lines})
    buttons = [Button(short[line.waiting.person_id], WaitingCard(person=line.waiting.person_id)) for line in shown]
    turn = pager(page, pages, lambda to: WaitingList(page=to))
    return View("\n".join(lines), (*column(buttons), *turn, *_to_pairs()))


def _why(one: Waiting) -> str:
    return plain(f"unpaired-why-{one.reason}")


def _step(line: Line) -> str:
    return t(f"unpaired-step-{line.step}", mentor=FullName.parse(line.asked).short if line.asked else "")


def _day(moment: datetime, programme: Programme) -> str:
    return day_month(programme.day_of(moment))


def card(found: Card, programme: Programme) -> View:
    """Somebody without a pair: what is known, whom one asked, whom one can ask."""
    one = found.waiting
    lines: list[str] = [t("unpaired-card", name=found.name, why=_why(one))]
    if one.searching:
        lines.append(t("unpaired-card-since", since=_day(one.since, programme)))
    else:
        lines.append(t("unpaired-card-resting"))
    lines.append(
        t("unpaired-card-told", day=_day(one.told_at, programme)) if one.told_at else t("unpaired-card-untold")
    )
    if found.note:
        lines.append(t("unpaired-card-note", note=found.note.body))
    if asked := [ask for ask in found.asks if ask.state is not AskState.CLOSED][:MOST_ASKED]:
        lines += ["", t("unpaired-asked"), *(_asked(ask, found, programme) for ask in asked)]
    if one.searching and not (found.unanswered or found.promised):
        lines += ["", *_candidates(found)]
    return View("\n".join(lines), _card_rows(found))


def _asked(ask: Ask, found: Card, programme: Programme) -> str:
    at = _day(ask.answered_at or ask.asked_at, programme)
    return t(f"unpaired-asked-{ask.state}", mentor=found.names.get(ask.mentor, ""), day=at)


def _candidates(found: Card) -> list[str]:
    if found.choosing:
        return [t("unpaired-choosing")]
    if not found.mentors:
        return [t("unpaired-nobody-to-ask")]
    return [t("unpaired-can-ask"), *(_mentor(one, found.names) for one in found.mentors)]


def _mentor(one: Fitting, names: dict[int, str]) -> str:
    said = t("unpaired-mentor", name=names.get(one.mentor, ""), load=one.load, capacity=one.capacity, why=fits(one.why))
    return said + t("unpaired-mentor-refused") if one.refused else said


def fits(why: Explanation | None) -> str:
    """Why two fit, in half a sentence."""
    if why is None:
        return ""
    if why.needs_covered:
        covered = len(why.needs_covered)
        return plain(
            "unpaired-fits-needs", covered=covered, total=why.needs_total, names=named("needs", why.needs_covered)
        )
    if why.same_subjects:
        return plain("unpaired-fits-subject", names=named("subjects", why.same_subjects))
    if why.common_slots:
        return plain("unpaired-fits-slots", names=named("slots", why.common_slots))
    return plain("unpaired-fits-nothing")


def _card_rows(found: Card) -> Rows:
    person = found.waiting.person_id
    buttons: list[Button] = []
    if found.promised:
        pair = AddPair(mentee=person, mentor=found.promised.mentor)
        buttons.append(Button(plain("pairs-button-add"), pair))
        buttons.append(Button(plain("unpaired-button-not-needed"), AskBack(ask=found.promised.id)))
    elif found.unanswered:
        buttons.append(Button(plain("unpaired-button-back"), AskBack(ask=found.unanswered.id)))
    else:
        short = labels({one.mentor: found.names.get(one.mentor, "") for one in found.mentors})
        buttons += [
            Button(plain("unpaired-button-ask", mentor=short[one.mentor]), AskMentor(mentee=person, mentor=one.mentor))
            for one in found.mentors
        ]
        buttons.append(Button(plain("pairs-button-add"), AddPair(mentee=person)))
    form = Button(plain("unpaired-button-form"), WaitingCard(person=person, act="form"))
    note = Button(plain("unpaired-button-note"), NoteTap(person=person))
    act, label = ("rest", "unpaired-button-rest") if found.waiting.searching else ("search", "unpaired-button-search")
    turn = Button(plain(label), WaitingCard(person=person, act=act))
    known = Button(plain("people-button-card"), PersonCard(person=person))
    return (*column(buttons), (form, turn), (note, known), *_to_list())


def other_forms(found: Card) -> View:
    """What else there is when no mentor is to be had for long."""
    person = found.waiting.person_id
    buttons = [
        Button(plain("pairs-button-add"), AddPair(mentee=person)),
        Button(plain("button-back"), WaitingCard(person=person)),
    ]
    return View(t("unpaired-forms", name=genitive(found.name)), column(buttons))


def places(found: Offers) -> View:
    """A place has come free: who fits, one tap makes the pair."""
    lines: list[str] = [t("unpaired-places")]
    buttons = []
    short = labels(found.names)
    for one in found.pairs:
        names = {"mentee": found.names.get(one.mentee, ""), "mentor": found.names.get(one.mentor, "")}
        lines += ["", t("unpaired-places-line", why=fits(one.why), **names)]
        label = plain("unpaired-places-button", mentee=short[one.mentee], mentor=short[one.mentor])
        buttons.append(Button(label, AddPair(mentee=one.mentee, mentor=one.mentor)))
    lines += ["", t("unpaired-places-hint")]
    return View("\n".join(lines), (*column(buttons), *_to_list()))


def said(found: Said) -> View:
    """A mentor's answer."""
    ask = found.ask
    names = {"mentor": found.mentor, "mentee": genitive(found.mentee)}
    if ask.state is AskState.YES:
        buttons = [
            Button(plain("pairs-button-add"), AddPair(mentee=ask.mentee, mentor=ask.mentor)),
            Button(plain("unpaired-button-open"), WaitingCard(person=ask.mentee)),
        ]
        return View(t("unpaired-said-yes", **names), column(buttons))
    button = Button(plain("unpaired-button-ask-other"), WaitingCard(person=ask.mentee))
    return View(t("unpaired-said-no", **names), ((button,),))


def loads(found: Sequence[Load], page: int) -> View:
    """What mentors can help with, carry and have achieved; those with free places first."""
    back = (Button(plain("people-button-list"), PeopleList(chosen=Filter.MENTORS)),)
    if not found:
        return View(t("loads-nobody"), (back,))
    shown, page, pages = page_of(found, page, PAGE)
    free = sum(one.free for one in found)
    lines: list[str] = [t("loads-title", count=len(found), free=free)]
    for one in shown:
        lines += ["", t("loads-line", name=one.name, load=one.load, places=one.places, free=one.free), *_helps(one)]
        if one.completed or one.meetings:
            lines.append(t("loads-results", completed=one.completed, meetings=one.meetings))
    short = labels({one.person_id: one.name for one in found})
    buttons = [Button(short[one.person_id], PersonCard(person=one.person_id)) for one in shown]
    turn = pager(page, pages, lambda to: MentorLoads(page=to))
    export = (Button(plain("loads-button-file"), RunCommand(name="export")),)
    return View("\n".join(lines), (*column(buttons), *turn, export, back))


def _helps(one: Load) -> list[str]:
    """What somebody can help with; the first few, the rest as a number."""
    lines: list[str] = []
    for key, codes in (("loads-categories", one.categories), ("loads-whom", one.whom)):
        if codes:
            lines.append(t(key, names=", ".join(plain(f"category-{code}") for code in codes)))
    if one.gives:
        more = max(len(one.gives) - MOST_GIVES, 0)
        lines.append(t("loads-gives", names=named("gives", one.gives[:MOST_GIVES]), more=more))
    return lines


def _to_list() -> Rows:
    return ((Button(plain("unpaired-button-list"), WaitingList()),),)


def _to_pairs() -> Rows:
    return ((Button(plain("pairs-button-list"), PairsPage()),),)
