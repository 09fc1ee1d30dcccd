"""Screens of asking others about a pupil: the list, whom to ask, who is waited for. Pure: data in, a view out."""

from collections.abc import Sequence

from domain.names import FullName
from domain.people.relation import Relation
from domain.who import Who
from handlers.callbacks import InquiryAct, InquiryCard, InquiryWaiting, PersonCard, RecordRead
from handlers.view import Button, View
from handlers.widgets import column, page_of, pager
from services.surveys.third_party import NOTE_LIMIT, Inquiry, Stage
from texts import day_month, plain, t

SHOWN = 8
LIVE = (Stage.WAITS, Stage.BEGUN)


def list_view(person: int, name: str, found: Sequence[Inquiry], who: Who) -> View:
    """Who was asked about a pupil and how far that has come; the newest eight."""
    shown = found[:SHOWN]
    lines = [_line(one, who) for one in shown] or [t("inquiry-none")]
    buttons = []
    for one in shown:
        if one.stage is Stage.ANSWERED and one.response_id is not None:
            buttons.append(Button(plain("inquiry-button-read", who=office(one)), RecordRead(response=one.response_id)))
        elif one.stage in LIVE:
            recall = InquiryCard(inquiry=one.id, act="recall")
            buttons.append(Button(plain("inquiry-button-recall", who=office(one)), recall))
    buttons += [
        Button(plain("inquiry-button-ask"), InquiryAct(person=person, act="ask")),
        Button(plain("inquiry-button-waiting"), InquiryWaiting()),
        Button(plain("people-button-card"), PersonCard(person=person)),
    ]
    return View("\n".join([t("inquiry-title", name=name), "", *lines]), column(buttons), asks=True)


def office(one: Inquiry) -> str:
    """«классный руководитель (7 «Б»)»."""
    relation = plain(f"inquiry-relation-{one.relation}")
    return plain("inquiry-office", relation=relation, note=one.note) if one.note else relation


def _line(one: Inquiry, who: Who) -> str:
    zone = who.programme.zone
    at = one.answered_at or one.asked_at
    stage = t(
        f"inquiry-stage-{one.stage}",
        at=day_month(at.astimezone(zone).date()),
        until=day_month(one.expires_at.astimezone(zone).date()),
        name=one.name,
    )
    return t("inquiry-line", who=office(one), stage=stage)


def whom_view(person: int, name: str) -> View:
    buttons = [
        Button(plain(f"inquiry-whom-{one}"), InquiryAct(person=person, act="note", relation=one.value))
        for one in Relation
    ]
    back = Button(plain("button-back"), InquiryAct(person=person))
    return View(t("inquiry-whom", name=name), column([*buttons, back]), asks=True)


def note_view(person: int, relation: Relation) -> View:
    """A word on who it is, if one is needed; never a name: that one gives oneself, after the consent."""
    buttons = [
        Button(plain("inquiry-button-bare"), InquiryAct(person=person, act="bare", relation=relation.value)),
        Button(plain("button-back"), InquiryAct(person=person, act="ask")),
    ]
    text = t("inquiry-note", relation=plain(f"inquiry-relation-{relation}"), limit=NOTE_LIMIT)
    return View(text, column(buttons), asks=True)


def waiting_view(found: Sequence[Inquiry], page: int, who: Who) -> View:
    """«We wait for an answer»: the oldest first, each a way to its pupil."""
    shown, page, pages = page_of(found, page)
    lines = [t("inquiry-waiting-line", pupil=one.pupil, line=_line(one, who)) for one in shown]
    pupils = dict.fromkeys((one.pupil_id, one.pupil) for one in shown)
    buttons = [Button(FullName.parse(name).short, InquiryAct(person=person)) for person, name in pupils]
    turn = pager(page, pages, lambda to: InquiryWaiting(page=to))
    text = "\n".join([t("inquiry-waiting-title"), "", *(lines or [t("inquiry-waiting-none")])])
    return View(text, (*column(buttons), *turn))
