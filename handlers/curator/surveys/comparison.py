"""The curator sets entry against exit: text, person by person, pictures, Excel, a paper for the register (D50)."""

from datetime import datetime

from aiogram import Bot
from aiogram.types import CallbackQuery

from domain.refusal import Refused
from domain.who import CURATOR, Who
from handlers.callbacks import Compare, CompareList
from handlers.curator.surveys.comparison_screens import (
    PEOPLE_PAGE,
    compared_view,
    people_view,
    person_view,
    topics_view,
    words_of,
)
from handlers.dialog import Dialog
from handlers.pictures import sent_pictures
from handlers.show import answer, deliver, show
from handlers.view import Button, File, Rows, View
from handlers.widgets import page_of
from services.database import Database
from services.reports.charts import Drawing
from services.surveys import comparison, comparison_files, survey_results
from texts import plain, t

dialog = Dialog("comparison")


@dialog.tap(CompareList, CURATOR)
async def show_topics(query: CallbackQuery, who: Who, db: Database) -> None:
    await show(query, topics_view(await comparison.topics(db, who)))


@dialog.tap(Compare, CURATOR)
async def show_comparison(
    query: CallbackQuery, data: Compare, who: Who, db: Database, now: datetime, drawing: Drawing, bot: Bot
) -> None:
    match data.part:
        case "text":
            await show(query, compared_view(await comparison.compare(db, who, data.form), data.page))
        case "people":
            await _show_people(query, data, who, db, now)
        case "picture":
            await answer(query, plain("results-making"))
            await _send_pictures(bot, query.from_user.id, who, db, drawing, data.form)
        case "file" | "paper":
            await answer(query, plain("results-making"))
            await _send_file(bot, query.from_user.id, data, who, db, drawing, now)
        case _:
            raise Refused("stale")


async def _show_people(query: CallbackQuery, data: Compare, who: Who, db: Database, now: datetime) -> None:
    """The list, or one of them; whose numbers were read is noted."""
    found = await comparison.compare(db, who, data.form)
    if not data.person:
        shown, *_ = page_of(found.found.people, data.page, PEOPLE_PAGE)
        await survey_results.looked(db, who, [one.person_id for one in shown], now)
        await show(query, people_view(found, data.page))
        return
    person = next((one for one in found.found.people if one.person_id == data.person), None)
    if person is None:
        raise Refused("stale")
    await survey_results.looked(db, who, [person.person_id], now)
    await show(query, person_view(found, person))


async def _send_pictures(bot: Bot, account: int, who: Who, db: Database, drawing: Drawing, form: str) -> None:
    await bot.send_chat_action(account, "upload_photo")
    found, pictures = await comparison_files.pictures(db, drawing, who, form)
    files = [File(f"{form}-{number}.png", content) for number, content in enumerate(pictures, 1)]
    gone = await sent_pictures(bot, account, files)
    text = t("results-pictures-sent") if gone else f"{t('charts-not-sent')}\n\n{words_of(found)}"
    await deliver(bot, account, View(text, _back(form)))


def _back(form: str) -> Rows:
    """Below what was sent, the way on: the screen with the other buttons has gone up."""
    return ((Button(plain("comparison-button-back"), Compare(form=form)),),)


async def _send_file(
    bot: Bot, account: int, data: Compare, who: Who, db: Database, drawing: Drawing, now: datetime
) -> None:
    await bot.send_chat_action(account, "upload_document")
    day = who.programme.day_of(now).isoformat()
    make = comparison_files.paper if data.part == "paper" else comparison_files.workbook
    found, content = await make(db, drawing, who, data.form, now)
    name = plain(f"comparison-{data.part}-name", code=data.form, day=day)
    caption = t(f"comparison-{data.part}-caption", title=found.topic.before.title)
    await deliver(bot, account, View(caption, _back(data.form), documents=(File(name, content),)))
