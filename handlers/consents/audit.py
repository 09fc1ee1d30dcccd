"""«Who looked at my data»: the person's own log, one line for each day, curator and kind."""

from collections.abc import Sequence
from itertools import groupby
from zoneinfo import ZoneInfo

from aiogram.types import CallbackQuery

from domain.refusal import Refused
from domain.who import ANYONE, Who
from handlers.callbacks import AuditPage, MyDataAct
from handlers.dialog import Dialog
from handlers.show import show
from handlers.view import Button, View
from handlers.widgets import page_of, pager
from services.consents import audit
from services.consents.audit import Seen
from services.database import Database
from texts import day, plain, t

dialog = Dialog("audit")
LINES = 15


@dialog.tap(AuditPage, ANYONE)
async def on_page(query: CallbackQuery, data: AuditPage, who: Who, db: Database) -> None:
    """Also for somebody who has left: the log is theirs."""
    if who.person_id is None:
        raise Refused("stale")
    await show(query, log_view(await audit.of_person(db, who), data.page, who.programme.zone))


def log_view(entries: Sequence[Seen], page: int, zone: ZoneInfo) -> View:
    lines = _lines(entries, zone)
    shown, page, pages = page_of(lines, page, LINES)
    text = "\n".join([t("audit-title"), *(shown or [t("audit-none")]), "", t("audit-always")])
    turn = pager(page, pages, lambda to: AuditPage(page=to))
    return View(text, (*turn, (Button(plain("button-back"), MyDataAct(act="show")),)), asks=True)


def _lines(entries: Sequence[Seen], zone: ZoneInfo) -> list[str]:
    """The same thing done again on a day is told once, with how many times."""
    ordered = sorted(entries, key=lambda one: (-one.at.astimezone(zone).toordinal(), one.by, one.kind))
    lines: list[str] = []
    for (date, by, kind), same in groupby(ordered, lambda one: (one.at.astimezone(zone).date(), one.by, one.kind)):
        count = len(list(same))
        who = by or plain("audit-who-unknown")
        what = t(f"audit-kind-{kind}")
        if count == 1:
            lines.append(t("audit-line", day=day(date), who=who, what=what))
        else:
            lines.append(t("audit-line-times", day=day(date), who=who, what=what, count=count))
    return lines
