"""A questionnaire for those who answer on paper: the sheet to be printed, and its answers entered for them."""

import re
from datetime import datetime

from aiogram import Bot
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery

from domain.who import CURATOR, Who
from handlers.callbacks import EnterSurvey, PrintForm, WaveCard
from handlers.dialog import Dialog
from handlers.questionnaires import questionnaire
from handlers.show import answer, deliver, show
from handlers.view import Button, File, View
from handlers.widgets import column, page_of, pager
from services.database import Database
from services.questionnaires import entering, printing
from services.reports.charts import Drawing
from texts import plain, t

dialog = Dialog("on_paper")
NO_FILE_NAME = re.compile(r'[\\/:*?"<>|]')


@dialog.tap(PrintForm, CURATOR)
async def send_sheet(query: CallbackQuery, data: PrintForm, who: Who, db: Database, drawing: Drawing, bot: Bot) -> None:
    await answer(query, plain("paper-making"))
    form, content = await printing.printed(db, drawing, who, data.form)
    file = File(plain("paper-file", title=" ".join(NO_FILE_NAME.sub(" ", form.title).split())), content)
    await deliver(bot, who.account, View(t("paper-caption", title=form.title), documents=(file,)))


@dialog.tap(EnterSurvey, CURATOR)
async def enter_survey(
    query: CallbackQuery, data: EnterSurvey, who: Who, db: Database, now: datetime, state: FSMContext
) -> None:
    """First for whom, then the questionnaire itself, with the person's name above every question."""
    if data.person:
        await questionnaire.put(query, who, state, await entering.enter(db, who, data.wave, data.person, now))
        return
    found = await entering.silent(db, who, data.wave)
    back = (Button(plain("wave-button-back"), WaveCard(wave=data.wave)),)
    if not found.people:
        await show(query, View(t("paper-all-answered", title=found.form.title), (back,)))
        return
    people, page, pages = page_of(found.people, data.page)
    buttons = [Button(name, EnterSurvey(wave=data.wave, person=person)) for person, name in people]
    rows = (*column(buttons), *pager(page, pages, lambda to: EnterSurvey(wave=data.wave, page=to)), back)
    await show(query, View(t("paper-for-whom", title=found.form.title), rows, asks=True))
