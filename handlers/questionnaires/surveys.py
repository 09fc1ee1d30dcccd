"""«Анкеты»: what is to be filled in, and one's own answers (/profile)."""

from datetime import datetime
from zoneinfo import ZoneInfo

from aiogram.types import CallbackQuery, Message

from domain.notice import Notice
from domain.who import MEMBER, PARTICIPANT, Who
from handlers.callbacks import BeginForm, ContinueResponse, CorrectForm, FormOfMentoring, SentResponse, WaveBegin
from handlers.curator.surveys.wave_screens import opened_view
from handlers.dialog import Dialog
from handlers.notices import NoticeKind, NoticeKinds
from handlers.questionnaires.questionnaire_screens import cut
from handlers.show import show
from handlers.view import Button, Rows, View
from handlers.widgets import column
from questionnaires import engine
from services.database import Database
from services.questionnaires import surveys
from services.questionnaires.steps import Step
from services.questionnaires.submission import ENTERED
from services.questionnaires.surveys import Filled, Overview
from services.surveys import waves
from texts import day_month, plain, t

dialog = Dialog("surveys")
LONGEST_ANSWER = 300


@dialog.command("surveys", MEMBER)
@dialog.word("surveys-word", MEMBER)
async def on_surveys(event: Message | CallbackQuery, who: Who, db: Database) -> None:
    own = surveys_view(await surveys.overview(db, who), who)
    if not who.is_curator:
        await show(event, own)
        return
    await show(event, opened_view(await waves.listed(db, who), own if who.participates_as or own.rows else None, who))


def surveys_view(found: Overview, who: Who) -> View:
    """One line for each questionnaire, one next step under them."""
    lines = [_running_line(step) for step in found.running]
    lines += [t("join-form-line", role=role.value) for role in found.unsaid]
    lines += [t("surveys-startable", title=form.title, minutes=form.minutes) for form in found.startable]
    lines += [t("surveys-startable", title=form.title, minutes=form.minutes) for _, form in found.waves]
    lines += [
        t("surveys-filled", title=one.form.title, day=_day(one, who.programme.zone))
        for one in found.filled
        if one.form.review
    ]
    text = "\n".join([t("surveys-title"), "", *(lines or [t("surveys-none")])])
    return View(text, (*_next_step(found), *column(_changeable(found)), *column(_other_forms(found))))


def _other_forms(found: Overview) -> list[Button]:
    """A part that could be taken in another form of mentoring too: asked for, never offered first."""
    alone = len(found.more) == 1
    label = {role: plain("join-form-more" if alone else "join-form-more-role", role=role.value) for role in found.more}
    return [Button(label[role], FormOfMentoring(role=role.value)) for role in found.more]


def _changeable(found: Overview) -> list[Button]:
    """What was sent in surveys that are still open, and what else may be changed: newest first."""
    mine = [one for one in found.filled if one.response_id in found.changeable]
    return [Button(plain("button-sent", title=one.form.title), SentResponse(response=one.response_id)) for one in mine]


def _running_line(step: Step) -> str:
    if step.behalf:
        return t("surveys-running-behalf", title=step.form.title, name=step.behalf)
    if step.item is None:
        return t("surveys-running-review", title=step.form.title)
    return t("surveys-running", title=step.form.title, number=step.number, total=step.total)


def _next_step(found: Overview) -> Rows:
    """What was begun first, then what can be begun: one button, so that nobody has to choose."""
    if found.running:
        return ((Button(plain("button-continue"), ContinueResponse(response=found.running[0].response_id)),),)
    if found.unsaid:
        return ((Button(plain("button-begin"), FormOfMentoring(role=found.unsaid[0].value)),),)
    if found.startable:
        return ((Button(plain("button-begin"), BeginForm(form=found.startable[0].code)),),)
    if found.waves:
        return ((Button(plain("button-begin"), WaveBegin(wave=found.waves[0][0])),),)
    return ()


def _day(filled: Filled, zone: ZoneInfo) -> str:
    return day_month(filled.sent_at.astimezone(zone).date())


@dialog.command("profile", PARTICIPANT)
@dialog.word("profile-word", PARTICIPANT)
async def on_profile(event: Message | CallbackQuery, who: Who, db: Database) -> None:
    own = [one for one in await surveys.filled(db, who.known) if _about_oneself(one)]
    await show(event, profile_view(own, who))


def _about_oneself(one: Filled) -> bool:
    """The questionnaire of a role; what was said in a survey stays as it was said."""
    return one.form.role is not None and one.form.review and not one.subject


def profile_view(own: list[Filled], who: Who) -> View:
    """One's own answers, what of them the other side reads, and the way to change them."""
    if not own:
        return View(t("profile-none"))
    rows = column([Button(_correct_label(one, alone=len(own) == 1), CorrectForm(form=one.form.code)) for one in own])
    return View("\n\n".join(_profile_part(one, who) for one in own), rows)


def _correct_label(one: Filled, *, alone: bool) -> str:
    return plain("button-correct") if alone else plain("button-correct-form", title=one.form.title)


def _profile_part(one: Filled, who: Who) -> str:
    assert one.form.role is not None
    lines = [t("profile-title", title=one.form.title, day=_day(one, who.programme.zone)), ""]
    for item in engine.questions(one.form, one.answers):
        said = cut(engine.said(item, one.answers.get(item.key)), LONGEST_ANSWER) or plain("questionnaire-skipped")
        question = engine.piped(one.form, one.answers, item.text)
        lines.append(t("profile-line", question=question, answer=said))
    public = "; ".join(cut(text, LONGEST_ANSWER) for _, text in one.public)
    lines += ["", t("profile-public", side=one.form.role.value, answers=public)]
    return "\n".join(lines)


async def compose_entered(db: Database, notice: Notice, now: datetime) -> View | None:
    """A curator has filled a questionnaire in for the person."""
    for one in await surveys.filled(db, notice.person_id):
        if one.response_id == notice.payload.get("response"):
            own = Button(plain("button-sent", title=one.form.title), SentResponse(response=one.response_id))
            return View(t("questionnaire-entered", title=one.form.title), ((own,),))
    return None


NOTICES: NoticeKinds = {ENTERED: NoticeKind(compose_entered)}
