"""The course of the programme for its curator: the screen of indicators, pairs that are silent, charts."""

from datetime import datetime

from aiogram import Bot
from aiogram.types import CallbackQuery, Message

from domain.progress import Attention, Concern, MeetingCounts, Pulse, Rhythm, Share
from domain.refusal import Refused
from domain.who import CURATOR, Who
from handlers.callbacks import CompareList, RunCommand, ShowChart, ShowConsents, ShowProgress, ShowRhythm
from handlers.dialog import Dialog
from handlers.pictures import sent_pictures
from handlers.show import answer, deliver, show
from handlers.view import Button, File, Rows, View
from handlers.widgets import column, page_of, pager
from services.consents.leaving import ERASE_AFTER, ERASE_WITHIN
from services.database import Database
from services.reports import charts, progress
from services.reports.charts import Drawing, Kind
from services.reports.progress import Gathering, Overview
from services.surveys import comparison
from services.surveys.comparison import Topic
from texts import day, day_month, moment, plain, t

dialog = Dialog("progress")

NAMED = 4
"""Lines of «needs attention» on the screen; the whole list is behind the button."""
RHYTHM_PAGE = 12


@dialog.command("progress", CURATOR)
@dialog.tap(ShowProgress, CURATOR)
async def course(event: Message | CallbackQuery, who: Who, db: Database, now: datetime) -> None:
    overview, topic = await progress.overview(db, now), await comparison.richest(db, who)
    await show(event, course_view(overview, topic))


def course_view(overview: Overview, topic: Topic | None = None) -> View:
    """At most 12 lines; what has not begun has no line."""
    lines = [_title(overview), _people(overview)]
    if overview.networking is not None:
        lines.append(_gathering(overview.networking, overview.programme.timezone))
    if overview.pairs:
        lines.append(_pairs(overview))
        if overview.holiday is not None:
            lines.append(t("progress-holiday", last=day_month(overview.holiday.last)))
    if overview.meetings.total:
        lines.append(_meetings(overview.meetings))
    if topic is not None:
        lines.append(t("comparison-progress", both=topic.both, entered=topic.entered))
    lines += _attention(overview.attention)
    changes = column([Button(plain("results-button-comparison"), CompareList())] if topic is not None else [])
    return View("\n".join(lines), (*_buttons(overview), *changes), asks=True)


def _gathering(one: Gathering, timezone: str) -> str:
    key = "progress-networking-ahead" if one.ahead else "progress-networking-held"
    return t(key, when=moment(one.starts_at, timezone), people=one.people, invited=one.invited)


def _title(overview: Overview) -> str:
    week = overview.week
    if week is None:
        return t("progress-title")
    if week.total is None:
        return t("progress-title-week", week=week.number)
    return t("progress-title-week-of", week=week.number, weeks=week.total)


def _people(overview: Overview) -> str:
    if not overview.consents.whole:
        return t("progress-nobody")
    parts = [_coverage(overview)]
    if overview.pupils:
        parts.append(t("progress-pupils", count=overview.pupils))
    parts.append(t("progress-consents", part=overview.consents.part, whole=overview.consents.whole))
    questionnaires = overview.questionnaires
    parts.append(t("progress-questionnaires", part=questionnaires.part, whole=questionnaires.whole or 0))
    if overview.has_partners:
        parts.append(_partners(overview.partners))
    return " · ".join(parts)


def _partners(share: Share) -> str:
    """Rounded to a tenth: the target is 2 % (S3)."""
    if not share.whole:
        return t("progress-partners-count", part=share.part)
    percent = f"{share.part * 100 / share.whole:.1f}".removesuffix(".0").replace(".", ",")
    return t("progress-partners", part=share.part, whole=share.whole, percent=percent)


def _coverage(overview: Overview) -> str:
    share = overview.coverage
    if share.whole is None or share.percent is None:
        return t("progress-coverage-count", part=share.part + overview.pupils)
    return t("progress-coverage", part=share.part, whole=share.whole, percent=share.percent)


def _pairs(overview: Overview) -> str:
    states = overview.states
    counts = (
        (t("progress-on-time", count=states[Rhythm.ON_TIME]), states[Rhythm.ON_TIME]),
        (t("progress-late", count=states[Rhythm.LATE]), states[Rhythm.LATE]),
        (t("progress-silent", count=states[Rhythm.SILENT]), states[Rhythm.SILENT]),
        (t("progress-none-yet", count=states[Rhythm.NONE_YET]), states[Rhythm.NONE_YET]),
        (t("progress-disputed", count=overview.disputed_pairs), overview.disputed_pairs),
    )
    told = " · ".join(words for words, count in counts if count)
    return t("progress-pairs", count=overview.pairs) + (f": {told}" if told else "")


def _meetings(meetings: MeetingCounts) -> str:
    parts = [t("progress-meetings", total=meetings.total, confirmed=meetings.confirmed)]
    if meetings.unconfirmed:
        parts.append(t("progress-unconfirmed", count=meetings.unconfirmed))
    return " · ".join(parts)


def _attention(lines: tuple[Attention, ...]) -> list[str]:
    if not lines:
        return []
    shown = [f"{number}) {_concern(line)}" for number, line in enumerate(lines[:NAMED], start=1)]
    rest = len(lines) - len(shown)
    return [t("progress-attention"), *shown, *([t("progress-attention-more", count=rest)] if rest else [])]


_GATHERED = {
    Concern.UNREACHABLE: "unreachable",
    Concern.AWAITING_ADMISSION: "awaiting",
    Concern.WITHOUT_PAIR: "without-pair",
    Concern.UNFINISHED_QUESTIONNAIRE: "unfinished",
}
"""Lines of many people at once, and their texts."""


def _concern(line: Attention) -> str:
    names = ", ".join(line.names[:3]) + ("\N{HORIZONTAL ELLIPSIS}" if len(line.names) > 3 else "")
    match line.concern:
        case Concern.SILENT_PAIR:
            return t("progress-concern-silent", names=_and(line.names), days=line.days)
        case Concern.NO_FIRST_MEETING:
            return t("progress-concern-no-first", names=_and(line.names), days=line.days)
        case Concern.DISPUTED_MEETING:
            return t("progress-concern-disputed", names=_and(line.names))
        case Concern.ERASURE:
            assert line.since is not None, "an erasure has a day"
            by, until = day(line.since + ERASE_AFTER), day(line.since + ERASE_WITHIN)
            return t("progress-concern-erasure", names=names, by=by, until=until)
        case Concern.AGREEMENT_ENDS:
            assert line.since is not None, "an agreement has a last day"
            return t("progress-concern-agreement", name=names, until=day(line.since))
        case _:
            return t(f"progress-concern-{_GATHERED[line.concern]}", count=line.count, names=names)


def _and(names: tuple[str, ...]) -> str:
    """A pair is joined by «and», a group by commas."""
    return plain("progress-two", first=names[0], second=names[1]) if len(names) == 2 else ", ".join(names)


def _buttons(overview: Overview) -> Rows:
    rows: list[Button] = []
    if overview.pairs:
        rows.append(Button(plain("progress-button-silent"), ShowRhythm()))
    rows.append(Button(plain("progress-button-charts"), RunCommand(name="charts")))
    rows.append(Button(plain("progress-button-export"), RunCommand(name="export")))
    missing = overview.consents.part < (overview.consents.whole or 0)
    if missing or overview.programme.publishes or overview.programme.pupils:
        rows.append(Button(plain("progress-button-consents"), ShowConsents()))
    return column(rows)


@dialog.tap(ShowRhythm, CURATOR)
async def silent_pairs(query: CallbackQuery, data: ShowRhythm, db: Database, now: datetime) -> None:
    pulses = await progress.rhythm(db, now)
    overdue = [pulse for pulse in pulses if pulse.state in {Rhythm.SILENT, Rhythm.LATE, Rhythm.NONE_YET}]
    shown, page, pages = page_of(overdue, data.page, RHYTHM_PAGE)
    text = "\n".join([t("progress-silent-title"), *map(_pulse, shown)] if overdue else [t("progress-silent-nobody")])
    back = (Button(plain("button-back"), ShowProgress()),)
    await show(query, View(text, (*pager(page, pages, lambda to: ShowRhythm(page=to)), back), asks=True))


def _pulse(pulse: Pulse) -> str:
    mentors, mentees = ", ".join(pulse.pair.mentors), ", ".join(pulse.pair.mentees)
    if pulse.state is Rhythm.NONE_YET:
        return t("progress-silent-none-yet", mentors=mentors, mentees=mentees, days=pulse.days)
    return t("progress-silent-line", mentors=mentors, mentees=mentees, days=pulse.days, rhythm=pulse.rhythm_days)


@dialog.command("charts", CURATOR)
async def all_charts(event: Message | CallbackQuery, db: Database, now: datetime, drawing: Drawing, bot: Bot) -> None:
    """All pictures at once; below them each alone, for a network that lets little through."""
    if isinstance(event, CallbackQuery):
        await answer(event, plain("charts-drawing"))
    account = event.chat.id if isinstance(event, Message) else event.from_user.id
    await _draw(bot, account, db, now, drawing, tuple(Kind))
    await deliver(bot, account, _charts_menu())


def _charts_menu() -> View:
    buttons = [
        Button(plain("charts-menu-all"), ShowChart(kind="all")),
        Button(plain("charts-funnel-button"), ShowChart(kind=Kind.FUNNEL)),
        Button(plain("charts-weeks-button"), ShowChart(kind=Kind.WEEKS)),
        Button(plain("charts-rhythm-button"), ShowChart(kind=Kind.RHYTHM)),
        Button(plain("charts-profile-button"), ShowChart(kind=Kind.PROFILE)),
        Button(plain("button-back"), ShowProgress()),
    ]
    return View(t("charts-menu"), column(buttons), asks=True)


@dialog.tap(ShowChart, CURATOR)
async def draw_charts(
    query: CallbackQuery, data: ShowChart, db: Database, now: datetime, drawing: Drawing, bot: Bot
) -> None:
    kinds = tuple(Kind) if data.kind == "all" else tuple(kind for kind in Kind if kind == data.kind)
    if not kinds:
        raise Refused("stale")
    await answer(query, plain("charts-drawing"))
    await _draw(bot, query.from_user.id, db, now, drawing, kinds)


async def _draw(bot: Bot, account: int, db: Database, now: datetime, drawing: Drawing, kinds: tuple[Kind, ...]) -> None:
    """The pictures, then the same in words; the words alone where pictures do not pass."""
    await bot.send_chat_action(account, "upload_photo")
    pictures = await charts.pictures(db, drawing, kinds, now)
    words = "\n\n".join(picture.twin for picture in pictures)
    if not await sent_pictures(bot, account, [File(f"{picture.kind}.png", picture.png) for picture in pictures]):
        words = f"{t('charts-not-sent')}\n\n{words}"
    await deliver(bot, account, View(words))
