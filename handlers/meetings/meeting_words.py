"""How meetings are said: days, lengths, names, stages. Pure: data in, words out."""

import secrets
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from aiogram.filters.callback_data import CallbackData

from domain.meetings import Answer, Attendee, Meeting
from domain.names import Case, FullName
from domain.refusal import Refused
from handlers.callbacks import MeetDay
from handlers.view import Button, Rows
from handlers.widgets import calendar
from questionnaires.reading import read_date
from services.meetings.journal import Card
from texts import clock, day, day_month, moment, plain, span_minutes, t
from texts.prepositions import with_someone

TODAY, YESTERDAY, OTHER = 1, 2, 0
ABOUT_TO_COME = timedelta(days=31)
DRAFT_BITS = 31


def local_day(now: datetime, timezone: str) -> date:
    return now.astimezone(ZoneInfo(timezone)).date()


def day_words(value: date, today: date) -> str:
    """«сегодня», «вчера», «15 сентября», with the year where it is another one."""
    if value == today:
        return plain("meeting-day-today")
    if (today - value).days == 1:
        return plain("meeting-day-yesterday")
    return day_month(value) if value.year == today.year else day(value)


def logged_words(at: datetime, now: datetime, timezone: str) -> str:
    """«Сегодня в 14:20», «15 сентября в 14:20»: the beginning of a sentence."""
    if local_day(at, timezone) == local_day(now, timezone):
        said = plain("meeting-moment-today", clock=clock(at, timezone))
        return said[0].upper() + said[1:]
    return moment(at, timezone)


def names_words(names: Sequence[str]) -> str:
    """One full name, or «группа (Юдина В. С., О'Нил Г. А.)»."""
    if len(names) == 1:
        return names[0]
    return plain("meeting-whole-group", names=", ".join(short(name) for name in names))


def title_words(names: Sequence[str]) -> str:
    """``names_words`` at the beginning of a line."""
    said = names_words(names)
    return said[:1].upper() + said[1:]


def with_words(names: Sequence[str]) -> str:
    """«с Верой Сергеевной», «с группой (Юдина В. С., О'Нил Г. А.)»."""
    if len(names) == 1:
        return with_someone(FullName.parse(names[0]).address(Case.INSTRUMENTAL))
    return plain("meeting-with-group", names=", ".join(short(name) for name in names))


def with_full_name(name: str) -> str:
    """«с Седовой Анной Петровной»"""
    return with_someone(FullName.parse(name).inflect(Case.INSTRUMENTAL))


def address(name: str) -> str:
    return FullName.parse(name).first_and_patronymic


def short(name: str) -> str:
    return FullName.parse(name).short


def gender(name: str) -> str:
    """``f``, ``m`` or ``x`` where it cannot be told."""
    return {True: "f", False: "m", None: "x"}[FullName.parse(name).feminine]


def length(meeting: Meeting) -> str:
    return span_minutes(meeting.length)


def stage_part(meetings: Sequence[Meeting]) -> str:
    """«, вторая, пробная рабочая»; nothing where the rows of a group differ."""
    stages = {one.stage for one in meetings}
    stage = stages.pop()
    if stages or stage is None:
        return ""
    return plain("meeting-saved-stage", stage=plain(f"meeting-stage-{stage}"))


def place_part(meeting: Meeting) -> str:
    """«, каб. 214»"""
    return plain("plan-place-part", place=meeting.place) if meeting.place else ""


def place_aside(meeting: Meeting) -> str:
    """« (каб. 214)»"""
    return plain("reminder-place", place=meeting.place) if meeting.place else ""


def verdict_words(meeting: Meeting) -> str:
    return plain(f"meeting-verdict-{meeting.verdict}")


def answer_line(attendee: Attendee, name: str) -> str:
    if attendee.answer is Answer.DISPUTED and attendee.dispute is not None:
        return t("meeting-answer-disputed", name=short(name), dispute=plain(f"meeting-dispute-{attendee.dispute}"))
    return t(f"meeting-answer-{attendee.answer}", name=short(name))


def starts(card: Card) -> datetime:
    """The moment of an appointment."""
    at = card.meeting.starts_at
    if at is None:
        raise LookupError("only appointments have a moment")
    return at


def moment_words(card: Card) -> str:
    return moment(starts(card), card.timezone)


def minutes_label(minutes: int) -> str:
    """«45 мин», «1 час», «1,5 часа» on a button."""
    if minutes == 60:
        return plain("meeting-hour")
    if minutes == 90:
        return plain("meeting-hour-half")
    return plain("meeting-minutes", minutes=minutes)


def new_draft(person_id: int = 0) -> int:
    """What makes the taps of one dialog one meeting, however often they are repeated.

    ``person_id`` is whose «whole group» it may mean: such a button names no pair.
    """
    return person_id << DRAFT_BITS | secrets.randbelow(1 << DRAFT_BITS)


def draft_owner(draft: int) -> int:
    return draft >> DRAFT_BITS


def day_rows(draft: int, match_id: int) -> Rows:
    """«Сегодня», «Вчера», «Другая дата»."""
    today = Button(plain("meeting-today"), MeetDay(draft=draft, match=match_id, day=TODAY))
    yesterday = Button(plain("meeting-yesterday"), MeetDay(draft=draft, match=match_id, day=YESTERDAY))
    return ((today, yesterday), (Button(plain("meeting-other-day"), MeetDay(draft=draft, match=match_id, day=OTHER)),))


def read_past(text: str, today: date) -> date | None:
    """A typed day; without a year the past one, unless it is about to come: then the mistake is told as one."""
    return read_date(text, today, high=today + ABOUT_TO_COME)


def day_of(ordinal: int) -> date:
    """The day a button carries; a forged one is ``stale``."""
    try:
        return date.fromordinal(ordinal)
    except (ValueError, OverflowError):
        raise Refused("stale") from None


def month_rows(
    month: int,
    pick: Callable[[date], CallbackData],
    turn: Callable[[int], CallbackData],
    earliest: date,
    latest: date,
) -> Rows:
    """The calendar of ``month`` (202609) with the days from ``earliest`` to ``latest``."""
    year, number = divmod(month, 100)
    if not (1 < year < 9999 and 1 <= number <= 12):
        raise Refused("stale")
    return calendar(year, number, pick, lambda y, m: turn(y * 100 + m), lambda day: earliest <= day <= latest)
