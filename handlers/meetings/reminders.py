"""Reminders as they are delivered: what is ahead, whether it took place, a pair that has not met."""

from datetime import datetime

from domain.notice import Notice
from handlers.callbacks import MeetWith, PlanAct, PlanOpen
from handlers.meetings.appointments import slot_rows
from handlers.meetings.meeting_words import (
    day_rows,
    day_words,
    gender,
    local_day,
    moment_words,
    names_words,
    new_draft,
    place_aside,
    place_part,
    short,
    starts,
    title_words,
    with_words,
)
from handlers.notices import NoticeKind, NoticeKinds
from handlers.questionnaires.questionnaire_screens import stopped_view
from handlers.view import Button, Rows, View
from handlers.widgets import column
from services.database import Database
from services.meetings import appointments, reminders
from services.meetings.journal import Card
from services.meetings.reminders import Quiet
from texts import clock, plain, span_minutes, t


async def _tomorrow(db: Database, notice: Notice, now: datetime) -> View | None:
    """One message in the evening for all of tomorrow's meetings."""
    cards = await appointments.tomorrow(db, notice.person_id, now)
    if not cards:
        return None
    if len(cards) == 1:
        card = cards[0]
        text = t("reminder-tomorrow", moment=moment_words(card), **_about(card, notice.person_id))
        return View(text, _ahead_rows(card))
    lines = [t("reminder-tomorrow-many"), *(_line(card, notice.person_id) for card in cards)]
    moves = [
        Button(
            plain("reminder-move-one", clock=_clock(card), name=short(card.partners(notice.person_id)[0])),
            PlanOpen(match=0, meeting=card.meeting.id),
        )
        for card in cards
    ]
    keep = Button(plain("plan-button-keep"), PlanAct(meeting=cards[0].meeting.id, act="keep_all"))
    return View("\n".join(lines), column([keep, *moves]))


def _line(card: Card, person_id: int) -> str:
    names = names_words(card.partners(person_id))
    return t("reminder-tomorrow-line", clock=_clock(card), names=names, place=place_aside(card.meeting))


def _clock(card: Card) -> str:
    return clock(starts(card), card.timezone)


def _about(card: Card, person_id: int) -> dict[str, str]:
    return {"with": with_words(card.partners(person_id)), "place": place_aside(card.meeting)}


def _ahead_rows(card: Card, keep: str = "plan-button-keep") -> Rows:
    kept = Button(plain(keep), PlanAct(meeting=card.meeting.id, act="keep"))
    return ((kept, Button(plain("plan-button-move"), PlanOpen(match=0, meeting=card.meeting.id))),)


async def _soon(db: Database, notice: Notice, now: datetime) -> View | None:
    card = await _ahead(db, notice, now)
    if card is None:
        return None
    return View(t("reminder-soon", clock=_clock(card), **_about(card, notice.person_id)), _ahead_rows(card))


async def _agreed(db: Database, notice: Notice, now: datetime) -> View | None:
    """Somebody has set a time: news to the others."""
    card = await _ahead(db, notice, now)
    if card is None:
        return None
    name = card.names.get(card.meeting.logged_by or 0, "")
    said = {"moment": moment_words(card), "place": place_part(card.meeting)}
    return View(t("plan-agreed", gender=gender(name), name=name, **said), _ahead_rows(card, "plan-button-fits"))


async def _placed(db: Database, notice: Notice, now: datetime) -> View | None:
    card = await _ahead(db, notice, now)
    if card is None or not card.meeting.place:
        return None
    return View(t("plan-placed", moment=moment_words(card), place=card.meeting.place))


async def _ahead(db: Database, notice: Notice, now: datetime) -> Card | None:
    return await appointments.ahead(db, notice.person_id, _meeting(notice), now)


async def _happened(db: Database, notice: Notice, now: datetime) -> View | None:
    found = await appointments.question(db, notice.person_id, _meeting(notice))
    if found is None:
        return None
    card, minutes = found
    day = day_words(local_day(starts(card), card.timezone), local_day(now, card.timezone))
    text = t("reminder-happened", clock=_clock(card), names=title_words(card.mentees), day=day)
    meeting_id = card.meeting.id
    ways = [
        (plain("reminder-happened-yes", length=span_minutes(minutes)), "held", minutes),
        (plain("reminder-happened-longer"), "longer", 0),
        (plain("reminder-happened-moved"), "moved", 0),
        (plain("reminder-happened-missed"), "missed", 0),
    ]
    return View(
        text, column([Button(label, PlanAct(meeting=meeting_id, act=act, minutes=long)) for label, act, long in ways])
    )


async def _first_date(db: Database, notice: Notice, now: datetime) -> View | None:
    found = await reminders.unbegun(db, notice.person_id, int(str(notice.payload["match"])), now)
    if found is None:
        return None
    match = found.match
    rows = slot_rows(found.slots, found.timezone, match.id)
    if notice.person_id in match.leaders:
        held = MeetWith(draft=new_draft(), match=match.id)
        rows += ((Button(plain("reminder-first-date-held"), held),),)
    return View(t("reminder-first-date", **{"with": with_words(found.names)}), rows)


async def _silence(db: Database, notice: Notice, now: datetime) -> View | None:
    ids = notice.payload["matches"]
    found = await reminders.silent(db, notice.person_id, ids if isinstance(ids, list) else [], now)
    if not found:
        return None
    draft = new_draft()
    if len(found) == 1:
        return View(_silence_text(found[0]), _silence_rows(found[0], draft))
    lines = [t("reminder-silence-line", names=names_words(one.names), days=one.days) for one in found]
    buttons = [
        Button(plain("reminder-silence-log", name=short(one.names[0])), MeetWith(draft=draft, match=one.match.id))
        for one in found
    ]
    return View("\n".join([t("reminder-silence-many"), *lines, t("reminder-silence-ask")]), column(buttons))


def _silence_text(one: Quiet) -> str:
    said = {"with": with_words(one.names)}
    return t("reminder-silence", days=one.days, **said) if one.met else t("reminder-silence-never", **said)


def _silence_rows(one: Quiet, draft: int) -> Rows:
    plan = Button(plain("meetings-button-plan"), PlanOpen(match=one.match.id))
    return (*day_rows(draft, one.match.id), (plan,))


async def _unfinished(db: Database, notice: Notice, now: datetime) -> View | None:
    step = await reminders.unfinished(db, notice.person_id, int(str(notice.payload["response"])))
    return None if step is None else stopped_view(step)


def _meeting(notice: Notice) -> int:
    return int(str(notice.payload["meeting"]))


NOTICES: NoticeKinds = {
    appointments.TOMORROW: NoticeKind(_tomorrow),
    appointments.SOON: NoticeKind(_soon),
    appointments.AGREED: NoticeKind(_agreed),
    appointments.PLACED: NoticeKind(_placed),
    appointments.HAPPENED: NoticeKind(_happened),
    reminders.FIRST_DATE: NoticeKind(_first_date, once_a_day=True),
    reminders.SILENCE: NoticeKind(_silence, once_a_day=True),
    reminders.UNFINISHED: NoticeKind(_unfinished, once_a_day=True),
}
