"""The curator writes to many: text, audience, preview, «yes, send», report."""

from datetime import datetime

from aiogram import Bot
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from domain.notice import Notice
from domain.quiet import QuietHours
from domain.refusal import Refused
from domain.who import CURATOR, Who
from handlers.callbacks import BroadcastAnew, BroadcastReport, BroadcastSend, BroadcastTo
from handlers.dialog import Dialog
from handlers.notices import NoticeKind, NoticeKinds
from handlers.show import answer, deliver, show
from handlers.splitting import split
from handlers.view import Button, View
from handlers.widgets import column, confirm
from services.database import Database
from services.messages import broadcasts
from services.messages.broadcasts import Audience, Draft, Report
from texts import Raw, plain, t

dialog = Dialog("broadcast")
DRAFT = "draft"
NAMED = 30


class Writing(StatesGroup):
    text = State()


@dialog.command("broadcast", CURATOR)
@dialog.tap(BroadcastAnew, CURATOR)
async def begin(event: Message | CallbackQuery, state: FSMContext) -> None:
    await state.set_state(Writing.text)
    await state.set_data({})
    await show(event, View(t("broadcast-ask"), asks=True))


@dialog.text(Writing.text, CURATOR)
async def write(message: Message, text: str, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    """Typed text begins the draft; more of it is added: a phone cuts a long text into several messages."""
    kept = (await state.get_data()).get(DRAFT)
    draft = await broadcasts.write(db, who, text, now, kept)
    await state.update_data({DRAFT: draft.id})
    await show(message, _audience_view(draft))


def _audience_view(draft: Draft) -> View:
    """Audiences that have anybody, each with its number; a short label for a large font."""
    audiences = [audience for audience in Audience if draft.counts[audience]]
    lines: list[str] = [t("broadcast-whom", length=len(draft.body))]
    lines += [t(f"broadcast-count-{audience}", count=draft.counts[audience]) for audience in audiences]
    lines += [] if audiences else [t("broadcast-nobody-yet")]
    buttons = [
        Button(plain(f"broadcast-to-{audience}"), BroadcastTo(draft=draft.id, audience=audience))
        for audience in audiences
    ]
    buttons.append(Button(plain("broadcast-anew"), BroadcastAnew()))
    return View("\n".join(lines), column(buttons), asks=True)


def _audience(value: str) -> Audience:
    if value not in set(Audience):
        raise Refused("stale")
    return Audience(value)


@dialog.tap(BroadcastTo, CURATOR)
async def preview(
    query: CallbackQuery, data: BroadcastTo, who: Who, db: Database, bot: Bot, now: datetime, quiet: QuietHours | None
) -> None:
    """The message exactly as it will look, then the question."""
    body, recipients = await broadcasts.preview(db, who, data.draft, _audience(data.audience))
    await answer(query)
    await deliver(bot, who.account, View(message_of(body)))
    lines = [t("broadcast-confirm", count=len(recipients.people))]
    if recipients.offline:
        lines.append(t("broadcast-offline", names=_names(recipients.offline)))
    lines += _waits(quiet, who, now)
    yes = BroadcastSend(draft=data.draft, audience=data.audience)
    rows = confirm(plain("broadcast-yes"), yes, BroadcastAnew())
    await deliver(bot, who.account, View("\n".join(lines), rows, asks=True))


@dialog.tap(BroadcastSend, CURATOR)
async def send(
    query: CallbackQuery,
    data: BroadcastSend,
    who: Who,
    db: Database,
    now: datetime,
    state: FSMContext,
    quiet: QuietHours | None,
) -> None:
    audience = _audience(data.audience)
    body, _ = await broadcasts.preview(db, who, data.draft, audience)
    count = await broadcasts.send(db, who, data.draft, audience, len(split(message_of(body))), now)
    await state.clear()
    button = Button(plain("broadcast-button-report"), BroadcastReport(broadcast=data.draft))
    lines = [t("broadcast-sending", count=count), *_waits(quiet, who, now)]
    await show(query, View("\n".join(lines), ((button,),)))


def _waits(quiet: QuietHours | None, who: Who, now: datetime) -> list[Raw]:
    """In quiet hours nothing leaves before the morning: the curator is told the hour."""
    end = None if quiet is None else quiet.end(now.astimezone(who.programme.zone))
    return [] if end is None else [t("broadcast-quiet", hour=f"{end:%H:%M}")]


@dialog.tap(BroadcastReport, CURATOR)
async def show_report(query: CallbackQuery, data: BroadcastReport, db: Database) -> None:
    report = await broadcasts.report(db, data.broadcast)
    if report is not None:
        await show(query, _report_view(report))


def _report_view(report: Report) -> View:
    lines = [t("broadcast-report", sent=report.sent)]
    if report.waiting:
        lines.append(t("broadcast-report-waiting", count=report.waiting))
    if report.failed:
        lines.append(t("broadcast-report-failed", count=len(report.failed), names=_names(report.failed)))
    if report.offline:
        lines.append(t("broadcast-offline", names=_names(report.offline)))
    button = Button(plain("broadcast-button-again"), BroadcastReport(broadcast=report.id))
    return View("\n".join(lines), ((button,),) if report.waiting else ())


def _names(names: tuple[str, ...]) -> str:
    shown = ", ".join(names[:NAMED])
    return plain("broadcast-names-more", names=shown, count=len(names) - NAMED) if len(names) > NAMED else shown


def message_of(body: str) -> str:
    """What people will see, as HTML."""
    return t("broadcast-message", body=body)


async def _compose_message(db: Database, notice: Notice, now: datetime) -> View | None:
    """One piece of the text: each is a row of the outbox of its own, so that a kill repeats none."""
    body = await broadcasts.body_of(db, int(str(notice.payload["broadcast"])))
    if body is None:
        return None
    pieces = split(message_of(body))
    piece = int(str(notice.payload["piece"]))
    return View(pieces[piece]) if piece < len(pieces) else None


async def _compose_report(db: Database, notice: Notice, now: datetime) -> View | None:
    report = await broadcasts.report(db, int(str(notice.payload["broadcast"])))
    return None if report is None else _report_view(report)


NOTICES: NoticeKinds = {
    broadcasts.KIND: NoticeKind(_compose_message),
    broadcasts.REPORT: NoticeKind(_compose_report),
}
