"""Who chose whom, for the curator after the close: in words by pages, as a picture, as an Excel file."""

from collections.abc import Sequence
from datetime import datetime

from aiogram import Bot
from aiogram.types import CallbackQuery

from domain.choice import MOST_DRAWN, Wish
from domain.roles import Role
from domain.who import CURATOR, Who
from handlers.callbacks import VotingAct, VotingResults
from handlers.dialog import Dialog
from handlers.pictures import sent_pictures
from handlers.show import answer, deliver, show
from handlers.view import Button, File, View
from handlers.widgets import column, page_of, pager
from services.database import Database
from services.networking import choice_results
from services.networking.choice_results import Results, Voter
from services.reports.charts import Drawing
from texts import plain, t

dialog = Dialog("vote-results")
VOTERS = 8


@dialog.tap(VotingResults, CURATOR)
async def results(
    query: CallbackQuery, data: VotingResults, who: Who, db: Database, now: datetime, drawing: Drawing, bot: Bot
) -> None:
    if data.part == "text":
        found = await choice_results.results(db, who, data.choice, now)
        shown, *_ = page_of(_marked(found), data.page, VOTERS)
        await choice_results.looked(db, who, [voter.person_id for voter in shown], now)
        await show(query, results_view(found, data.page))
        return
    await answer(query, plain("vote-making"))
    account = query.from_user.id
    if data.part == "picture":
        await _send_picture(bot, account, who, db, drawing, data.choice, now)
    else:
        await _send_file(bot, account, who, db, drawing, data.choice, now)


async def _send_picture(
    bot: Bot, account: int, who: Who, db: Database, drawing: Drawing, choice_id: int, now: datetime
) -> None:
    """The picture; the words instead where pictures do not pass, or where it could not be read."""
    await bot.send_chat_action(account, "upload_photo")
    found, png = await choice_results.picture(db, drawing, who, choice_id, now)
    await choice_results.looked(db, who, [voter.person_id for voter in found.voters], now)
    back = ((Button(plain("vote-button-to-results"), VotingResults(choice=choice_id)),),)
    if png is None:
        await deliver(bot, account, results_view(found, 0))
    elif await sent_pictures(bot, account, [File("vybor.png", png)]):
        await deliver(bot, account, View(t("vote-picture-sent"), back))
    else:
        view = results_view(found, 0)
        await deliver(bot, account, View(f"{t('charts-not-sent')}\n\n{view.text}", view.rows))


async def _send_file(
    bot: Bot, account: int, who: Who, db: Database, drawing: Drawing, choice_id: int, now: datetime
) -> None:
    await bot.send_chat_action(account, "upload_document")
    found, content = await choice_results.workbook(db, drawing, who, choice_id, now)
    await choice_results.taken(db, who, [voter.person_id for voter in found.voters], now)
    name = plain("vote-file-name", day=who.programme.day_of(now).isoformat())
    back = ((Button(plain("vote-button-to-results"), VotingResults(choice=choice_id)),),)
    await deliver(bot, account, View(t("vote-file-caption"), back, documents=(File(name, content),)))


def results_view(found: Results, page: int) -> View:
    """Voters with their marks in order, some on a page; who marked nobody at the end."""
    marked = _marked(found)
    shown, page, pages = page_of(marked, page, VOTERS)
    parts: list[str] = [t("vote-title", mutual=found.mutual)]
    if not marked:
        parts.append(t("vote-nobody"))
    for side in (Role.MENTEE, Role.MENTOR):
        mine = [voter for voter in shown if voter.side is side]
        if mine:
            parts.append(t("vote-heading", side=side.value))
            parts += [_voter(found, voter) for voter in mine]
    silent = [found.names[voter.person_id] for voter in found.voters if not voter.wishes]
    if silent and page == pages - 1:
        parts.append(t("vote-silent", names=", ".join(dict.fromkeys(silent))))
    if marked and not found.drawable:
        parts.append(t("vote-too-many", most=MOST_DRAWN))
    number = found.choice.id
    buttons = []
    if found.drawable:
        buttons.append(Button(plain("vote-button-picture"), VotingResults(part="picture", choice=number)))
    if marked:
        buttons.append(Button(plain("vote-button-file"), VotingResults(part="file", choice=number)))
    buttons.append(Button(plain("vote-button-back"), VotingAct(act="show", choice=number)))
    turn = pager(page, pages, lambda to: VotingResults(page=to, choice=number))
    return View("\n\n".join(parts), (*turn, *column(buttons)))


def _marked(found: Results) -> Sequence[Voter]:
    return [voter for voter in found.voters if voter.wishes]


def _voter(found: Results, voter: Voter) -> str:
    lines: list[str] = [t("vote-voter", name=found.names[voter.person_id])]
    for wish in voter.wishes:
        lines.append(_wish(found, wish))
        if wish.comment:
            lines.append(t("vote-comment", words=wish.comment))
    return "\n".join(lines)


def _wish(found: Results, wish: Wish) -> str:
    name = found.names[wish.target]
    if wish.back is None:
        return t("vote-wish", place=wish.place, name=name)
    return t("vote-wish-mutual", place=wish.place, name=name, back=wish.back)
