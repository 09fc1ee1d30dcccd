"""«Who looked at my data»: the person's own log, one line for each day and curator."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
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
from texts import Raw, day, plain, t

dialog = Dialog("audit")
LINES = 15


@dialog.tap(AuditPage, ANYONE)
async def on_page(query: CallbackQuery, data: AuditPage, who: Who, db: Database) -> None:
    """Also for somebody who has left: the log is theirs."""
    if who.person_id is None:
        raise Refused("stale")
    await show(query, log_view(await audit.of_person(db, who), data.page, who.programme.zone))


def log_view(entries: Sequence[Seen], page: int, zone: ZoneInfo) -> View:
    """A line for each day and curator under the day."""
    shown, page, pages = page_of(_lines(entries, zone), page, LINES)
    lines: list[str] = [t("audit-title")]
    for at, those in groupby(shown, lambda one: one[0]):
        lines += ["", t("audit-day", day=day(at)), *(line for _, line in those)]
    if not shown:
        lines.append(t("audit-none"))
    turn = pager(page, pages, lambda to: AuditPage(page=to))
    back = (Button(plain("button-back"), MyDataAct(act="show")),)
    return View("\n".join([*lines, "", t("audit-always")]), (*turn, back), asks=True)


def _lines(entries: Sequence[Seen], zone: ZoneInfo) -> list[tuple[date, str]]:
    """What one curator did on a day in one line, newest day first; the same thing done again is counted."""
    found: dict[tuple[date, str], Counter[str]] = {}
    for one in entries:
        key = one.at.astimezone(zone).date(), one.by
        found.setdefault(key, Counter())[one.kind] += 1
    ordered = sorted(found.items(), key=lambda item: (-item[0][0].toordinal(), item[0][1]))
    return [(at, _line(by, kinds)) for (at, by), kinds in ordered]


def _line(by: str, kinds: Counter[str]) -> str:
    done = [_times(t(f"audit-kind-{kind}"), kinds[kind]) for kind in sorted(kinds)]
    return t("audit-line", who=by or plain("audit-who-unknown"), what=Raw("; ".join(done)))


def _times(what: Raw, count: int) -> Raw:
    return what if count == 1 else t("audit-times", what=what, count=count)
