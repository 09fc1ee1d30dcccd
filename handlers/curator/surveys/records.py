"""A curator's records on a teacher (D14), ratings of a pair's programme (D51), and reading what others told."""

from datetime import datetime

from aiogram import Bot
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery

from domain.who import CURATOR, Who
from handlers.callbacks import RatingOf, RecordRead, RecordsOf
from handlers.curator.surveys import record_screens as screens
from handlers.dialog import Dialog
from handlers.questionnaires import questionnaire
from handlers.show import deliver, show
from handlers.view import File, View
from services.database import Database
from services.questionnaires import subjects
from services.surveys import rating_papers, records
from texts import plain, t

dialog = Dialog("records")


@dialog.tap(RecordsOf, CURATOR)
async def on_teacher(
    query: CallbackQuery, data: RecordsOf, who: Who, db: Database, now: datetime, state: FSMContext
) -> None:
    if data.new:
        subject = subjects.of_person(data.person)
        await questionnaire.begin(query, who, db, now, state, subjects.TEACHER_RECORD, subject)
        return
    found = await records.of_teacher(db, who, data.person, now)
    await show(query, screens.teacher_view(data.person, found, who))


@dialog.tap(RatingOf, CURATOR)
async def on_match(
    query: CallbackQuery, data: RatingOf, who: Who, db: Database, now: datetime, state: FSMContext
) -> None:
    if data.new:
        await questionnaire.begin(query, who, db, now, state, subjects.PLAN_RATING, subjects.of_match(data.match))
        return
    await show(query, screens.match_view(data.match, await records.of_match(db, who, data.match, now), who))


@dialog.tap(RecordRead, CURATOR)
async def on_read(query: CallbackQuery, data: RecordRead, who: Who, db: Database, now: datetime, bot: Bot) -> None:
    if data.file:
        file = File(plain("rating-paper-file"), await rating_papers.paper(db, who, data.response, now))
        await deliver(bot, who.account, View(t("rating-paper-here"), documents=(file,)))
        return
    name, found = await records.read(db, who, data.response, now)
    await show(query, screens.read_view(name, found, who))
