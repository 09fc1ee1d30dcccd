"""From a person's card: what they have answered, a questionnaire a screen."""

from datetime import datetime

from aiogram.types import CallbackQuery

from domain.who import CURATOR, Who
from handlers.callbacks import PersonAnswers, PersonCard
from handlers.dialog import Dialog
from handlers.questionnaires.questionnaire_screens import cut
from handlers.questionnaires.sent_answers import LONGEST, ROOM, SHORTEST
from handlers.show import show
from handlers.view import Button, View
from handlers.widgets import column
from services.database import Database
from services.people import person_answers
from services.people.person_answers import Answered, Listed
from texts import day, plain, t

dialog = Dialog("person-answers")


@dialog.tap(PersonAnswers, CURATOR)
async def on_tap(query: CallbackQuery, data: PersonAnswers, who: Who, db: Database, now: datetime) -> None:
    if data.response:
        found = await person_answers.read(db, who, data.person, data.response, now)
        await show(query, answers_view(found, data.person, who))
    else:
        name, sent = await person_answers.listed(db, who, data.person, now)
        await show(query, list_view(name, sent, data.person, who))


def list_view(name: str, sent: tuple[Listed, ...], person: int, who: Who) -> View:
    lines: list[str] = [t("person-answers-title", name=name)]
    lines += [t("people-card-form", title=one.title, at=_day(one.sent_at, who)) for one in sent]
    buttons = [Button(one.title, PersonAnswers(person=person, response=one.response_id)) for one in sent]
    back = Button(plain("people-button-card"), PersonCard(person=person))
    return View("\n".join(lines), column([*buttons, back]), asks=True)


def answers_view(found: Answered, person: int, who: Who) -> View:
    """Every question with its answer; what was promised in sums only is not shown, and that is said."""
    room = min(LONGEST, max(SHORTEST, ROOM // max(1, len(found.lines)) // 2))
    lines: list[str] = [t("person-answers-title", name=found.name)]
    lines.append(t("people-card-form", title=found.form.title, at=_day(found.sent_at, who)))
    if found.entered:
        lines.append(t("person-answers-entered"))
    lines.append("")
    for number, (question, answer) in enumerate(found.lines, 1):
        said = cut(answer, room) or plain("questionnaire-skipped")
        lines.append(t("sent-line", number=number, question=cut(question, room), answer=said))
    if found.secret:
        lines += ["", t("person-answers-secret", count=found.secret)]
    buttons = [
        Button(plain("person-answers-button-all"), PersonAnswers(person=person)),
        Button(plain("people-button-card"), PersonCard(person=person)),
    ]
    return View("\n".join(lines), column(buttons), asks=True)


def _day(moment: datetime, who: Who) -> str:
    return day(who.programme.day_of(moment))
