"""Screens of what is kept about somebody from others. Pure: data in, a view out."""

from zoneinfo import ZoneInfo

from domain.names import FullName
from domain.programme import Programme
from domain.roles import Role
from domain.who import Who
from handlers.callbacks import InquiryAct, PairCard, PersonCard, RatingOf, RecordRead, RecordsOf
from handlers.view import Button, Rows, View
from handlers.widgets import column
from questionnaires import engine
from questionnaires.form import Form
from questionnaires.ratings import bounds
from questionnaires.scores import Total
from questionnaires.scoring import totals
from services.people.people import Card
from services.questionnaires.steps import Step
from services.questionnaires.subjects import MATCH, PERSON, PLAN_RATING, TEACHER_RECORD, THIRD_PARTY
from services.surveys.records import About, Brief, Record
from texts import day, plain, t

SHOWN = 8
LONGEST_ANSWER = 700


def record_lines(brief: Brief, programme: Programme) -> list[str]:
    """Of a person's card: what others told, the newest record on a teacher."""
    lines: list[str] = []
    if brief.waiting:
        lines.append(t("inquiry-card-waiting", told=brief.told, waiting=brief.waiting))
    elif brief.told:
        lines.append(t("inquiry-card-told", told=brief.told))
    if brief.newest is not None:
        at = day(programme.day_of(brief.newest.sent_at))
        lines.append(t("record-card", day=at, source=source(brief.newest)))
    return lines


def record_buttons(card: Card, programme: Programme) -> list[Button]:
    """Of the card of somebody current whose consent stands: ask others (a pupil), write a record (a teacher)."""
    buttons = []
    taught = any(part.role is Role.MENTEE and part.current for part in card.parts)
    if programme.pupils and taught and (card.records.minor or card.records.pupil):
        buttons.append(Button(plain("inquiry-button-ask"), InquiryAct(person=card.person_id)))
    if not card.records.pupil:
        buttons.append(Button(plain("record-button-card"), RecordsOf(person=card.person_id)))
    return buttons


def sent_view(step: Step) -> View | None:
    """Thanks for what was said about somebody else; None for any other questionnaire."""
    if step.form.code == THIRD_PARTY:
        return View(t("inquiry-sent"))
    if step.form.code == TEACHER_RECORD:
        back = RecordsOf(person=int(step.subject.removeprefix(PERSON)))
        return View(t("record-sent", name=step.about), column([Button(plain("record-button-all"), back)]))
    if step.form.code == PLAN_RATING:
        total = next(iter(totals(step.form, step.answers).values()), None)
        text = "\n".join([t("rating-sent", name=step.about), "", *result_lines(step.form, total)])
        match = RatingOf(match=int(step.subject.removeprefix(MATCH)))
        return View(text, column([Button(plain("rating-button-all"), match)]))
    return None


def about_line(step: Step) -> str:
    """Whom the question is about: a pair by both names, a pupil, for who is asked, by no more than is needed."""
    if step.form.code == PLAN_RATING:
        return t("rating-about", name=step.about)
    whole = FullName.parse(step.about)
    short = f"{whole.surname} {whole.first}".strip() or whole.text
    return t("record-about", name=short if step.form.code == THIRD_PARTY else step.about)


def seen_by(step: Step) -> str:
    """Who will read what is said about somebody else: the law gives that one a copy."""
    if step.form.code == THIRD_PARTY:
        return t("inquiry-seen-by")
    return t("rating-seen-by") if step.form.code == PLAN_RATING else t("record-seen-by")


def teacher_view(person: int, found: About, who: Who) -> View:
    """Records on a teacher, the newest first."""
    lines = [_headline(one, who) for one in found.found[:SHOWN]] or [t("record-none")]
    buttons = [_read(one, who) for one in found.found[:SHOWN]]
    buttons.append(Button(plain("record-button-new"), RecordsOf(person=person, new=True)))
    buttons.append(Button(plain("people-button-card"), PersonCard(person=person)))
    return View("\n".join([t("record-title", name=found.name), "", *lines]), column(buttons), asks=True)


def _headline(one: Record, who: Who) -> str:
    return t("record-line", day=_day(one, who), source=source(one))


def source(one: Record) -> str:
    """Where a teacher's record was taken from, in the form's own words."""
    item = one.form.find("source")
    return engine.said(item, one.answers.get("source")) if item is not None else ""


def _read(one: Record, who: Who) -> Button:
    read = RecordRead(response=one.response_id)
    if one.score is not None:
        return Button(plain("rating-button-read", day=_day(one, who), **_numbers(one.score)), read)
    return Button(plain("record-button-read", day=_day(one, who)), read)


def _day(one: Record, who: Who) -> str:
    return day(who.programme.day_of(one.sent_at))


def match_view(match: int, found: About, who: Who) -> View:
    """Ratings of a pair's programme, the newest first; beside them how many of the pair said how content they are."""
    lines = [_rated(one, who) for one in found.found[:SHOWN]] or [t("rating-none")]
    buttons = [_read(one, who) for one in found.found[:SHOWN]]
    buttons.append(Button(plain("rating-button-new"), RatingOf(match=match, new=True)))
    buttons.append(Button(plain("rating-button-pair"), PairCard(match=match)))
    text = [
        t("rating-title", name=found.name),
        "",
        *lines,
        "",
        t("rating-opinion", replied=found.replied, members=found.members),
    ]
    return View("\n".join(text), column(buttons), asks=True)


def _rated(one: Record, who: Who) -> str:
    total = one.score
    if total is None:
        return t("rating-line-empty", day=_day(one, who))
    return t("rating-line", day=_day(one, who), **_numbers(total))


def rating_lines(newest: Record | None, zone: ZoneInfo) -> list[str]:
    """Of a pair's card: the newest rating of its programme."""
    if newest is None or newest.score is None:
        return []
    at = day(newest.sent_at.astimezone(zone).date())
    return [t("rating-card", day=at, **_numbers(newest.score))]


def _numbers(total: Total) -> dict[str, str]:
    level = total.level.title if total.level is not None else ""
    return {"value": engine.decimal(total.value), "most": engine.decimal(total.most), "level": level.lower()}


def result_lines(form: Form, total: Total | None) -> list[str]:
    """«13 из 16, допустимый уровень», and how the bounds were counted."""
    if total is None:
        return []
    found: list[str] = [t("rating-result", **_numbers(total))]
    starts = ", ".join(
        plain("rating-bound", level=level.title.lower(), start=start) for level, start in bounds(form, total)
    )
    scaled = total.counted < total.asked
    found.append(t("rating-scaled", most=engine.decimal(total.most), bounds=starts) if scaled else starts)
    return [*found, t("rating-of-plan")]


def read_view(name: str, one: Record, who: Who) -> View:
    """One response about somebody: who told it, when, every answer."""
    head = {"title": one.form.title, "name": name, "day": _day(one, who)}
    author = one.author or plain("role-curator")
    if one.relation:
        relation = plain(f"inquiry-relation-{one.relation}")
        lines: list[str] = [t("record-read-told", relation=relation, author=author, **head)]
    else:
        lines = [t("record-read", author=author, **head)]
    lines.append("")
    for item in engine.questions(one.form, one.answers):
        said = engine.said(item, one.answers.get(item.key))
        if said:
            lines.append(t("record-answer", question=item.text, answer=said[:LONGEST_ANSWER]))
    if one.form.code == PLAN_RATING:
        lines += ["", *result_lines(one.form, one.score)]
    return View("\n".join(lines), _back(one))


def _back(one: Record) -> Rows:
    if one.form.code == PLAN_RATING:
        match = int(one.subject.removeprefix(MATCH))
        paper = Button(plain("rating-button-paper"), RecordRead(response=one.response_id, file=True))
        return column([paper, Button(plain("rating-button-all"), RatingOf(match=match))])
    person = one.person_id or 0
    if one.form.code == TEACHER_RECORD:
        return column([Button(plain("record-button-all"), RecordsOf(person=person))])
    return column([Button(plain("inquiry-button-pupil"), InquiryAct(person=person))])
