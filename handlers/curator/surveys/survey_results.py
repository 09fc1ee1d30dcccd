"""The curator reads what the answers of a survey, or of a form over the programme, come to: text, pictures, a file."""

from datetime import datetime

from aiogram import Bot
from aiogram.types import CallbackQuery

from domain.refusal import Refused
from domain.who import CURATOR, Who
from handlers.callbacks import ResultForms, ShowResults, WaveResults
from handlers.curator.surveys.result_screens import (
    forms_view,
    page_data,
    results_view,
    sayings_view,
    source_of,
    words_of,
)
from handlers.dialog import Dialog
from handlers.pictures import sent_pictures
from handlers.show import answer, deliver, show
from handlers.view import Button, File, Rows, View
from services.database import Database
from services.reports.charts import Drawing
from services.surveys import result_files, survey_results
from services.surveys.survey_results import Source
from texts import plain, t

dialog = Dialog("survey-results")


@dialog.tap(WaveResults, CURATOR)
async def show_wave(query: CallbackQuery, data: WaveResults, who: Who, db: Database) -> None:
    await show(query, results_view(await survey_results.results(db, who, Source(wave=data.wave)), data.page))


@dialog.tap(ResultForms, CURATOR)
async def show_forms(query: CallbackQuery, data: ResultForms, who: Who, db: Database) -> None:
    await show(query, forms_view(await survey_results.listed(db, who), data.page))


@dialog.tap(ShowResults, CURATOR)
async def show_results(
    query: CallbackQuery, data: ShowResults, who: Who, db: Database, now: datetime, drawing: Drawing, bot: Bot
) -> None:
    source = source_of(data)
    match data.part:
        case "text":
            await show(query, results_view(await survey_results.results(db, who, source), data.page))
        case "words":
            title = (await survey_results.results(db, who, source)).form.title
            await show(query, sayings_view(title, await survey_results.sayings(db, who, source, data.page, now)))
        case "picture":
            await answer(query, plain("results-making"))
            await _send_pictures(bot, query.from_user.id, who, db, drawing, source)
        case "file":
            await answer(query, plain("results-making"))
            await _send_file(bot, query.from_user.id, who, db, drawing, source, now)
        case _:
            raise Refused("stale")


async def _send_pictures(bot: Bot, account: int, who: Who, db: Database, drawing: Drawing, source: Source) -> None:
    """The pictures; the words instead where pictures do not pass."""
    await bot.send_chat_action(account, "upload_photo")
    found, pictures = await result_files.pictures(db, drawing, who, source)
    if not pictures:
        await deliver(bot, account, View(t("results-nothing-to-draw")))
        return
    files = [File(f"{found.form.code}-{number}.png", content) for number, content in enumerate(pictures, 1)]
    gone = await sent_pictures(bot, account, files)
    text = t("results-pictures-sent") if gone else f"{t('charts-not-sent')}\n\n{words_of(found)}"
    await deliver(bot, account, View(text, _back(source)))


def _back(source: Source) -> Rows:
    """Below what was sent, the way on: the screen with the other buttons has gone up."""
    return ((Button(plain("results-button-to-results"), page_data(source)),),)


async def _send_file(
    bot: Bot, account: int, who: Who, db: Database, drawing: Drawing, source: Source, now: datetime
) -> None:
    await bot.send_chat_action(account, "upload_document")
    made = await result_files.workbook(db, drawing, who, source, now)
    today = who.programme.day_of(now)
    name = plain("results-file-name", code=made.results.form.code, day=today.isoformat())
    caption = t("results-file-caption", title=made.results.form.title, named="yes" if made.named else "no")
    await deliver(bot, account, View(caption, _back(source), documents=(File(name, made.content),)))
