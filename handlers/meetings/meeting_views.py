"""Screens of one meeting. Pure: a card in, a view out."""

from datetime import datetime

from domain.meetings import Answer, Meeting, Stage
from domain.who import Who
from handlers.callbacks import MeetingAnswer, MeetingDo, MeetingsPage, PairMeetings, PlanOpen
from handlers.meetings.meeting_words import address, answer_line, day_words, length, names_words, stage_part
from handlers.view import Button, Rows, View
from services.meetings.journal import Card
from texts import plain, t


def wants_plan(card: Card) -> bool:
    """Whether this is the planning meeting of a pair that has agreed on nothing yet."""
    return all(one.stage is Stage.PLANNING for one in card.meetings) and card.match.planned_meetings is None


def saved_view(card: Card, who: Who, now: datetime) -> View:
    head = t("meeting-saved", **_said(card, who, now))
    asked = [one for meeting in card.meetings for one in meeting.attendees if one.answer is Answer.ASKED]
    if len(asked) == 1:
        note = t("meeting-asked-one", name=address(card.names.get(asked[0].person_id, "")))
    else:
        note = t("meeting-asked-many")
    text = "\n".join([f"{head} {note}" if asked else head, *_details(card)])
    return View(text, _own_rows(card, who, whole=len(card.meetings) > 1))


def card_view(card: Card, who: Who, now: datetime, *, page: int = -1) -> View:
    """The card for whoever looks: the mentor may add and mend, the mentee may answer."""
    lines = [t("meeting-card", **_said(card, who, now)), *_details(card)]
    lines += [
        answer_line(one, card.names.get(one.person_id, "")) for meeting in card.meetings for one in meeting.attendees
    ]
    back = ((Button(plain("meeting-button-list"), _list_of(card, who, page)),),)
    if who.person_id in card.match.mentees and not _wrote(card, who):
        return View("\n".join(lines), answer_rows(card.meeting, who.known) + back)
    changeable = who.is_curator or card.match.state == "active"
    rows = _own_rows(card, who, whole=len(card.meetings) > 1, mends=True) if changeable else ()
    return View("\n".join(lines), rows + back)


def _list_of(card: Card, who: Who, page: int) -> MeetingsPage | PairMeetings:
    """One's own list; for a curator that of the pair."""
    if who.is_curator and who.person_id not in card.match.members:
        return PairMeetings(match=card.match.id)
    return MeetingsPage(page=max(page, 0))


def _wrote(card: Card, who: Who) -> bool:
    """Whether it is the mutual support's own record of who looks: nobody else may mend it."""
    return not card.match.mentors and card.meeting.logged_by == who.person_id


def _said(card: Card, who: Who, now: datetime) -> dict[str, str]:
    return {
        "names": names_words(card.partners(who.person_id)),
        "day": day_words(card.meeting.day, who.programme.day_of(now)),
        "length": length(card.meeting),
        "stage": stage_part(card.meetings),
    }


def _details(card: Card) -> list[str]:
    """What was added to the meeting so far."""
    meeting, match = card.meeting, card.match
    lines: list[str] = [t("meeting-line-kind", kind=plain(f"meeting-kind-{meeting.kind}"))] if meeting.kind else []
    lines += [t("meeting-line-topic", text=meeting.topic)] if meeting.topic else []
    lines += [t("meeting-line-result", text=meeting.result)] if meeting.result else []
    lines += [t("meeting-line-second")] if meeting.second else []
    agreed = [plain("meeting-plan-number", number=match.planned_meetings)] if match.planned_meetings else []
    agreed += [plain("meeting-plan-rhythm", days=match.rhythm_days)] if match.rhythm_days else []
    if agreed and meeting.stage is Stage.PLANNING:
        lines.append(t("meeting-line-plan", plan=", ".join(agreed)))
    return lines


def _own_rows(card: Card, who: Who, *, whole: bool, mends: bool = False) -> Rows:
    """What may be added and mended; the next meeting is agreed on by the pair itself."""
    meeting = card.meeting

    def do(what: str, label: str) -> Button:
        return Button(label, MeetingDo(meeting=meeting.id, what=what, whole=whole))

    topic = plain("meeting-button-topic-change" if meeting.topic else "meeting-button-topic")
    result = plain("meeting-button-result-change" if meeting.result else "meeting-button-result")
    kind = plain("meeting-button-kind")
    if meeting.kind:
        kind = plain("meeting-button-kind-set", kind=plain(f"meeting-kind-{meeting.kind}"))
    rows: list[tuple[Button, ...]] = [
        (do("topic", topic), do("result", result)),
        (do("kind", kind), do("stage", plain("meeting-button-stage"))),
    ]
    if meeting.stage is Stage.PLANNING:
        rows.append((do("number", plain("meeting-button-plan")),))
    if who.person_id in card.match.members:
        following = PlanOpen(match=0 if whole else meeting.match_id)
        rows.append((Button(plain("meeting-button-next"), following),))
    if mends:
        rows.append((do("day", plain("meeting-button-mend-day")),))
        rows.append((do("minutes", plain("meeting-button-mend-minutes")),))
    return (*rows, (do("delete", plain("meeting-button-delete")),))


def answer_rows(meeting: Meeting, person_id: int) -> Rows:
    """A mentee's buttons under a meeting; they carry what the record says now."""
    own = meeting.answer_of(person_id)
    if own is None:
        return ()

    def button(key: str, code: str) -> Button:
        ordinal = meeting.day.toordinal()
        return Button(plain(key), MeetingAnswer(meeting=meeting.id, day=ordinal, minutes=meeting.length, answer=code))

    if own.answer in (Answer.ASKED, Answer.SILENT):
        return ((button("meeting-confirm-yes", "yes"), button("meeting-confirm-wrong", "wrong")),)
    return ((button("meeting-answer-back", "back"),),)
