"""After the consents' last day: what the law wants of the school, and everybody's data erased with one act."""

from datetime import datetime

from aiogram.types import CallbackQuery

from domain.notice import Notice
from domain.refusal import Refused
from domain.who import CURATOR, Who
from handlers.callbacks import RegisterFile, RunCommand, SetupTap, TermTap
from handlers.dialog import Dialog
from handlers.notices import NoticeKind, NoticeKinds
from handlers.show import show
from handlers.view import Button, View
from handlers.widgets import column, confirm
from services.consents import term
from services.consents.term import Over
from services.database import Database
from texts import day, plain, t

dialog = Dialog("term")


def over_view(found: Over) -> View:
    """First the reports, then a later end or the erasure: nothing happens by itself."""
    buttons = [
        Button(plain("term-button-export"), RunCommand(name="export")),
        Button(plain("term-button-later"), SetupTap(act="ask", field="ends_on")),
        Button(plain("term-button-erase"), TermTap(act="ask")),
    ]
    text = t("term-over", last=day(found.last), until=day(found.until), count=found.people)
    return View(text, column(buttons))


@dialog.tap(TermTap, CURATOR)
async def on_tap(query: CallbackQuery, data: TermTap, who: Who, db: Database, now: datetime) -> None:
    found = await term.over(db, now)
    if found is None:
        raise Refused("stale")
    match data.act:
        case "show":
            await show(query, over_view(found))
        case "ask":
            rows = confirm(plain("term-yes"), TermTap(act="yes"), TermTap())
            await show(query, View(t("term-ask", count=found.people), rows, asks=True))
        case "yes":
            document = await term.erase_everybody(db, who, now)
            act = (Button(plain("erasure-button-act"), RegisterFile(document=document)),)
            await show(query, View(t("term-done", count=found.people), (act,)))


async def _compose(db: Database, notice: Notice, now: datetime) -> View | None:
    found = await term.over(db, now)
    return None if found is None else over_view(found)


NOTICES: NoticeKinds = {term.OVER: NoticeKind(_compose)}
