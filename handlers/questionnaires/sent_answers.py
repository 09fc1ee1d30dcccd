"""What one has sent, to be read again and, while that is possible, changed."""

from datetime import datetime

from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery

from domain.who import MEMBER, Who
from handlers.callbacks import ChangeResponse, LeaveForm, RunCommand, SentResponse
from handlers.dialog import Dialog
from handlers.questionnaires import questionnaire
from handlers.questionnaires.questionnaire_screens import cut
from handlers.show import show
from handlers.view import Button, View
from handlers.widgets import column
from questionnaires import engine
from services.database import Database
from services.questionnaires import corrections
from services.questionnaires.corrections import Sent
from texts import day_month, plain, t

dialog = Dialog("sent_answers")
ROOM = 3200  # characters of a message, for all the lines
SHORTEST, LONGEST = 24, 300


@dialog.tap(SentResponse, MEMBER)
async def show_sent(query: CallbackQuery, data: SentResponse, who: Who, db: Database) -> None:
    await show(query, sent_view(await corrections.sent(db, who, data.response), who))


@dialog.tap(ChangeResponse, MEMBER)
async def change(
    query: CallbackQuery, data: ChangeResponse, who: Who, db: Database, now: datetime, state: FSMContext
) -> None:
    await questionnaire.put(query, who, state, await corrections.change(db, who, data.response, now))


def sent_view(sent: Sent, who: Who) -> View:
    """Every question with its answer; «Изменить ответ» while it may be changed."""
    day = day_month(who.programme.day_of(sent.sent_at))
    items = engine.questions(sent.form, sent.answers)
    room = min(LONGEST, max(SHORTEST, ROOM // max(1, len(items)) // 2))
    lines: list[str] = [t("profile-title", title=sent.form.title, day=day)]
    if sent.entered:
        lines.append(t("sent-entered"))
    lines.append("")
    for number, item in enumerate(items, 1):
        question = cut(engine.piped(sent.form, sent.answers, item.text), room)
        said = cut(engine.said(item, sent.answers.get(item.key)), room) or plain("questionnaire-skipped")
        lines.append(t("sent-line", number=number, question=question, answer=said))
    lines += ["", t("sent-changeable" if sent.changeable else "sent-final")]
    change = [Button(plain("button-change"), ChangeResponse(response=sent.response_id))] if sent.changeable else []
    leave = [Button(plain("join-form-leave"), LeaveForm(response=sent.response_id))] if sent.leavable else []
    back = Button(plain("button-all-surveys"), RunCommand(name="surveys"))
    return View("\n".join(lines), column([*change, *leave, back]))
