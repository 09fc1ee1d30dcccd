"""Admission: the gathered notice, everyone at once or one by one; what participants are told."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from aiogram.types import CallbackQuery

from domain.notice import Notice
from domain.people.interview import Doubt, Interview
from domain.programme import Programme
from domain.refusal import Refused
from domain.roles import PARTICIPANTS, Role
from domain.who import CURATOR, Who
from handlers.callbacks import AdmitTap, InterviewTap, PersonAct, PersonCard, ToMenu
from handlers.dialog import Dialog
from handlers.keyboards import keyboard_for
from handlers.notices import NoticeKind, NoticeKinds
from handlers.show import show
from handlers.view import Button, Rows, View
from handlers.widgets import confirm
from questionnaires import engine
from services.consents import audit
from services.database import Database
from services.joining import enrolment, form_choice
from services.joining.enrolment import Waiting
from services.people import interviews, people
from services.questionnaires import surveys
from services.questionnaires.forms import joined_with, mentoring_of
from services.questionnaires.surveys import Filled
from texts import day, moment, plain, t

dialog = Dialog("admission")
LONGEST_ANSWER = 200


@dialog.tap(AdmitTap, CURATOR)
async def on_tap(query: CallbackQuery, data: AdmitTap, who: Who, db: Database, now: datetime) -> None:
    match data.act:
        case "all":
            admitted = await enrolment.admit_everyone(db, who, now)
            await show(query, _all_view(admitted, len(await enrolment.queue(db, who))))
        case "each":
            await show(query, await _next_view(db, who, now, after=data.person))
        case "yes" if doubt := await interviews.doubt_about(db, who, data.person, _role(data)):
            name = await people.name_of(db, data.person)
            await show(query, doubt_view(name, PersonAct(person=data.person, act="admit", role=data.role), doubt))
        case "yes":
            fresh = await enrolment.admit(db, who, (data.person,), _role(data), now)
            view = await _next_view(db, who, now)
            await show(query, view, toast=plain("admission-accepted-toast") if fresh else "")
        case "no":
            await show(query, await _decline_view(db, who, data))
        case "no_yes":
            await enrolment.decline(db, who, data.person, _role(data), now)
            await show(query, await _next_view(db, who, now), toast=plain("admission-declined-toast"))
        case _:
            raise Refused("stale")


def doubt_view(name: str, asked: PersonAct, doubt: Doubt) -> View:
    """The programme wants an interview first, and there is none, or one that does not speak for the mentor."""
    sure = PersonAct(person=asked.person, act="admit_sure", role=asked.role)
    rows = (
        (Button(plain("interview-button-new"), InterviewTap(person=asked.person, act="new")),),
        *confirm(plain(f"admission-sure-{doubt}"), sure, PersonCard(person=asked.person)),
    )
    return View(t(f"admission-doubt-{doubt}", name=name), rows, asks=True)


def _role(data: AdmitTap) -> Role:
    if data.role not in {role.value for role in PARTICIPANTS}:
        raise Refused("stale")
    return Role(data.role)


def counted(roles: Iterable[Role]) -> str:
    """«4 наставника, 7 наставляемых»."""
    counts = Counter(roles)
    return ", ".join(
        plain(f"admission-count-{role}", count=counts[role]) for role in (Role.MENTOR, Role.MENTEE) if counts[role]
    )


def _all_view(admitted: list[Waiting], left: int) -> View:
    """``left``: mentors whose interview is still wanted."""
    menu: Rows = ((Button(plain("button-menu"), ToMenu()),),)
    if not admitted:
        return View(t("admission-none-interview") if left else t("admission-none"), menu)
    done = t("admission-done-all", counts=counted(one.role for one in admitted))
    wanted = [t("admission-left-interview", count=left)] if left else []
    return View("\n".join([done, *wanted, t("admission-next-step")]), menu)


async def _next_view(db: Database, who: Who, now: datetime, after: int = 0) -> View:
    """The next one who waits, beginning behind ``after``; round to the first again."""
    queue = await enrolment.queue(db, who)
    if not queue:
        return View(f"{t('admission-none')}\n{t('admission-next-step')}", ((Button(plain("button-menu"), ToMenu()),),))
    places = [index for index, one in enumerate(queue) if one.person_id == after]
    one = queue[(places[-1] + 1) % len(queue)] if places else queue[0]
    await audit.looked(db, who, one.person_id, "answers", now)
    held = next(iter((await interviews.of_person(db, who, one.person_id)).interviews), None)
    view = _person_view(who.programme, one, await _sent_by(db, one), len(queue) - 1)
    return view if held is None else replace(view, text=f"{view.text}\n\n{interview_text(held)}")


def interview_text(held: Interview) -> str:
    """An interview as a curator reads it before deciding."""
    verdict = plain("interview-for" if held.recommended else "interview-against")
    with_whom = plain("interview-with-psychologist" if held.psychologist else "interview-alone")
    return t(
        "interview-line",
        day=day(held.held_on),
        verdict=verdict,
        holder=held.held_by,
        psychologist=with_whom,
        conclusion=held.conclusion,
    )


async def _sent_by(db: Database, one: Waiting) -> list[Filled]:
    """The base questionnaires of the role that the person has sent, newest first: one of each form of mentoring."""
    return [found for found in await surveys.filled(db, one.person_id) if found.form.code in joined_with(one.role)]


def _known(found: Filled) -> list[tuple[str, str]]:
    """What the person answered: (question, answer), name and post left out."""
    return [
        (item.text, engine.said(item, found.answers[item.key]))
        for item in engine.questions(found.form, found.answers)
        if item.key in found.answers and item.fact not in ("full_name", "post")
    ]


def _person_view(programme: Programme, one: Waiting, sent: list[Filled], left: int) -> View:
    lines = [t("admission-person", name=name_of(one), role=plain(f"role-{one.role}"))]
    if one.post:
        lines.append(t("admission-post", post=one.post))
    if len(programme.forms) > 1 and sent:
        named = ", ".join(plain("wave-mentoring", form=mentoring_of(found.form.code)) for found in sent)
        lines.append(t("admission-form", forms=named))
    lines += [
        t("admission-line", question=question, answer=answer[:LONGEST_ANSWER])
        for question, answer in (_known(sent[0]) if sent else ())
        if answer
    ]
    lines.append(t("admission-applied", when=moment(one.applied_at, programme.timezone), left=left))
    rows: Rows = (
        (
            Button(plain("admission-button-yes"), _tap("yes", one)),
            Button(plain("admission-button-no"), _tap("no", one)),
        ),
    )
    if left:
        rows += ((Button(plain("admission-button-next"), _tap("each", one)),),)
    return View("\n".join(lines), rows)


def _tap(act: str, one: Waiting) -> AdmitTap:
    return AdmitTap(act=act, person=one.person_id, role=one.role)


def name_of(one: Waiting) -> str:
    return one.name or plain("admission-unnamed", id=str(one.person_id))


async def _decline_view(db: Database, who: Who, data: AdmitTap) -> View:
    found = [one for one in await enrolment.queue(db, who) if one.person_id == data.person and one.role == data.role]
    if not found:
        raise Refused("stale")
    rows = confirm(plain("admission-decline-yes"), _tap("no_yes", found[0]), AdmitTap(act="each"))
    return View(t("admission-decline-ask", name=name_of(found[0])), rows)


async def compose_waiting(db: Database, notice: Notice, now: datetime) -> View | None:
    """Counted at delivery: everybody who waits now, whoever caused the notice."""
    queue = await enrolment.waiting_now(db)
    if not queue:
        return None
    text = t("admission-new", counts=counted(one.role for one in queue))
    rows = (
        (Button(plain("admission-button-all"), AdmitTap(act="all")),),
        (Button(plain("admission-button-each"), AdmitTap(act="each")),),
    )
    return View(text, rows)


async def compose_admitted(db: Database, notice: Notice, now: datetime) -> View | None:
    standing = await enrolment.standing(db, notice.person_id)
    role = Role(notice.subject)
    if role not in standing.admitted:
        return None
    text = t("admission-admitted", role=plain(f"role-{role}"), other=plain(f"admission-other-{role}"))
    return View(text, keyboard=keyboard_for(standing.admitted))


async def compose_declined(db: Database, notice: Notice, now: datetime) -> View | None:
    standing = await enrolment.standing(db, notice.person_id)
    if Role(notice.subject) not in standing.declined:
        return None
    return View(t("admission-declined", contact=standing.programme.contact or plain("role-curator")))


async def compose_taken_up(db: Database, notice: Notice, now: datetime) -> View | None:
    """Somebody who takes part has joined in one more form of mentoring, or left one of several."""
    person = int(str(notice.payload["person"]))
    name = await people.name_of(db, person)
    card = Button(plain("people-button-card"), PersonCard(person=person))
    key = "admission-form-left" if notice.kind == form_choice.LEFT else "admission-taken-up"
    return View(t(key, name=name, form=str(notice.payload["form"])), ((card,),))


NOTICES: NoticeKinds = {
    enrolment.TAKEN_UP: NoticeKind(compose_taken_up),
    form_choice.LEFT: NoticeKind(compose_taken_up),
    enrolment.WAITING: NoticeKind(compose_waiting),
    enrolment.ADMITTED: NoticeKind(compose_admitted, lasting=True),
    enrolment.DECLINED: NoticeKind(compose_declined),
}
