"""The mentee's answer to a logged meeting, and a word on how it was."""

from datetime import date, datetime

from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery

from domain.meetings import Answer, Dispute, Meeting
from domain.notice import Notice
from domain.refusal import Refused
from domain.who import MENTEE, Who
from handlers.callbacks import MeetingAnswer, MeetingDo, MeetingWord
from handlers.dialog import Dialog
from handlers.meetings.meeting_list import gently
from handlers.meetings.meeting_views import answer_rows
from handlers.meetings.meeting_words import (
    day_of,
    day_words,
    gender,
    length,
    local_day,
    stage_part,
    with_full_name,
    with_words,
)
from handlers.notices import NoticeKind, NoticeKinds
from handlers.questionnaires import questionnaire
from handlers.show import answer, show
from handlers.view import Button, Rows, View
from handlers.widgets import column
from services.database import Database
from services.meetings import confirmation, journal, meetings
from services.meetings.journal import Card
from services.questionnaires.forms import AFTER_MEETING
from texts import plain, t

dialog = Dialog("confirmation")


@dialog.tap(MeetingAnswer, MENTEE)
@gently
async def on_answer(query: CallbackQuery, data: MeetingAnswer, who: Who, db: Database, now: datetime) -> None:
    day = day_of(data.day)
    try:
        match data.answer:
            case "yes":
                card = await confirmation.confirm(db, who, data.meeting, day, data.minutes, now)
                view = _confirmed_view(card, who, now)
            case "wrong":
                card = await meetings.card(db, who, data.meeting)
                view = _wrong_view(card.meeting, who.programme.day_of(now))
            case "back":
                card = await confirmation.take_back(db, who, data.meeting, now)
                view = ask_view(card, who.known, who.programme.day_of(now))
            case what:
                card = await confirmation.dispute(db, who, data.meeting, day, data.minutes, _dispute(what), now)
                view = _told_view(card.meeting, Dispute(what))
    except Refused as refusal:
        if refusal.code != "meeting-changed":
            raise
        await answer(query, plain("refused-meeting-changed"), alert=True)
        card = await meetings.card(db, who, data.meeting)
        view = ask_view(card, who.known, who.programme.day_of(now))
    await show(query, view)


def _dispute(code: str) -> Dispute:
    try:
        return Dispute(code)
    except ValueError:
        raise Refused("stale") from None


def ask_view(card: Card, person_id: int, today: date) -> View:
    """«… записала встречу с Вами: сегодня, 45 минут. Всё верно?»"""
    meeting = card.meeting
    said = {"day": day_words(meeting.day, today), "length": length(meeting)}
    mentor = card.mentors[0] if card.mentors else ""
    if meeting.logged_by in card.match.leaders:
        by = card.names.get(meeting.logged_by or 0, mentor)
        text = t("meeting-confirm", gender=gender(by), mentor=by, **said)
    else:
        text = t("meeting-confirm-curator", **{"with": with_full_name(mentor)}, **said)
    return View(text, answer_rows(meeting, person_id))


def _confirmed_view(card: Card, who: Who, now: datetime) -> View:
    meeting = card.meeting
    text = t("meeting-confirmed", day=day_words(meeting.day, who.programme.day_of(now)), length=length(meeting))
    words = column(
        [Button(one.label, MeetingWord(meeting=meeting.id, code=one.code)) for one in confirmation.useful_words()]
    )
    return View(f"{text}\n{t('meeting-word-ask')}", words + answer_rows(meeting, who.known))


def _wrong_view(meeting: Meeting, today: date) -> View:
    rows: Rows = column([_answer_button(meeting, f"meeting-wrong-{one}", one.value) for one in Dispute])
    back = (_answer_button(meeting, "button-back", "back"),)
    return View(t("meeting-wrong-ask", day=day_words(meeting.day, today), length=length(meeting)), (*rows, back))


def _told_view(meeting: Meeting, about: Dispute) -> View:
    dispute = plain(f"meeting-wrong-short-{about}")
    return View(t("meeting-wrong-told", dispute=dispute), ((_answer_button(meeting, "meeting-answer-back", "back"),),))


def _answer_button(meeting: Meeting, key: str, code: str) -> Button:
    data = MeetingAnswer(meeting=meeting.id, day=meeting.day.toordinal(), minutes=meeting.length, answer=code)
    return Button(plain(key), data)


@dialog.tap(MeetingWord, MENTEE)
@gently
async def on_word(
    query: CallbackQuery, data: MeetingWord, who: Who, db: Database, now: datetime, state: FSMContext
) -> None:
    """One tap is the whole answer; a few words more may follow or not."""
    subject = await confirmation.say(db, who, data.meeting, data.code, now)
    await questionnaire.begin(query, who, db, now, state, AFTER_MEETING, subject)


# What is said of a meeting without being asked


async def _compose_confirm(db: Database, notice: Notice, now: datetime) -> View | None:
    card = await journal.notice_card(db, notice)
    own = card.meeting.answer_of(notice.person_id) if card is not None else None
    if card is None or own is None or own.answer is not Answer.ASKED:
        return None
    return ask_view(card, notice.person_id, local_day(now, card.timezone))


async def _compose_disputed(db: Database, notice: Notice, now: datetime) -> View | None:
    """The mentor mends it with buttons or leaves it; nothing to say if the mentee has taken it back."""
    card = await journal.notice_card(db, notice)
    wrong = [one for one in card.meeting.attendees if one.answer is Answer.DISPUTED] if card is not None else []
    if card is None or not wrong or wrong[0].dispute is None:
        return None
    meeting, about = card.meeting, wrong[0].dispute
    text = t(
        "meeting-disputed",
        mentee=card.names.get(wrong[0].person_id, ""),
        dispute=plain(f"meeting-wrong-short-{about}"),
        day=day_words(meeting.day, local_day(now, card.timezone)),
        length=length(meeting),
    )
    ways = {
        Dispute.DATE: ("day", "meeting-button-mend-day"),
        Dispute.MINUTES: ("minutes", "meeting-button-mend-minutes"),
        Dispute.DID_NOT_HAPPEN: ("delete", "meeting-button-delete"),
    }
    what, key = ways[about]
    mend = Button(plain(key), MeetingDo(meeting=meeting.id, what=what))
    leave = Button(plain("meeting-button-leave"), MeetingDo(meeting=meeting.id, what="leave"))
    return View(text, ((mend,), (leave,)))


async def _compose_logged(db: Database, notice: Notice, now: datetime) -> View | None:
    card = await journal.notice_card(db, notice)
    if card is None:
        return None
    return View(
        t(
            "meeting-logged",
            day=day_words(card.meeting.day, local_day(now, card.timezone)),
            length=length(card.meeting),
            stage=stage_part(card.meetings),
            **{"with": with_words(card.mentees)},
        )
    )


async def _compose_deleted(db: Database, notice: Notice, now: datetime) -> View | None:
    card = await journal.notice_card(db, notice, state="deleted")
    if card is None:
        return None
    meeting = card.meeting
    said = {"day": day_words(meeting.day, local_day(now, card.timezone)), "length": length(meeting)}
    return View(t("meeting-deleted", **{"with": with_words(card.partners(notice.person_id))}, **said))


NOTICES: NoticeKinds = {
    journal.CONFIRM: NoticeKind(_compose_confirm, lasting=True),
    journal.LOGGED: NoticeKind(_compose_logged),
    confirmation.DISPUTED: NoticeKind(_compose_disputed),
    meetings.DELETED: NoticeKind(_compose_deleted),
}
