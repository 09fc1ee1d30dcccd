"""What those hear who wait for a mentor, and the mentor who is asked to take one more (D35)."""

from datetime import datetime

from aiogram.types import CallbackQuery

from domain.notice import Notice
from domain.pairing.waiting import AskState
from domain.who import MENTOR, Who
from handlers.callbacks import AskedTap, PsychologistTap, SupportTo
from handlers.dialog import Dialog
from handlers.notices import NoticeKind, NoticeKinds
from handlers.pairing.cards import profile_lines
from handlers.psychologist import whom
from handlers.show import show
from handlers.view import Button, View
from handlers.widgets import column
from services.database import Database
from services.messages.requests import Addressee
from services.pairing import mentor_asks, waiting
from services.pairing.waiting import News
from texts import day_month, plain, t

dialog = Dialog("asked")


@dialog.tap(AskedTap, MENTOR)
async def answered(query: CallbackQuery, data: AskedTap, who: Who, db: Database, now: datetime) -> None:
    """The answer stands in place of the question; until there is a pair the mind can be changed."""
    question = await mentor_asks.answer(db, who, data.ask, now, yes=data.yes)
    text = t("asked-yes" if data.yes else "asked-no", name=question.name)
    other = Button(
        plain("asked-button-not-after-all" if data.yes else "asked-button-after-all"), _tap(data, not data.yes)
    )
    await show(query, View(text, ((other,),)))


def _tap(data: AskedTap, yes: bool) -> AskedTap:
    return AskedTap(ask=data.ask, yes=yes)


async def _compose_question(db: Database, notice: Notice, now: datetime) -> View | None:
    question = await mentor_asks.question(db, notice.person_id, int(str(notice.payload["ask"])))
    if question is None or question.ask.state is not AskState.OPEN:
        return None
    lines = profile_lines(question.lines)
    parts = [t("asked-question", name=question.name), lines, t("asked-load", load=question.load)]
    buttons = [
        Button(plain("asked-button-yes"), AskedTap(ask=question.ask.id, yes=True)),
        Button(plain("asked-button-no"), AskedTap(ask=question.ask.id, yes=False)),
    ]
    return View("\n\n".join(part for part in parts if part), column(buttons))


async def _compose_not_needed(db: Database, notice: Notice, now: datetime) -> View | None:
    return View(t("asked-not-needed"))


async def _compose_news(db: Database, notice: Notice, now: datetime) -> View | None:
    news = await waiting.news(db, notice.person_id, first=bool(notice.payload["first"]))
    if news is None:
        return None
    return _news_view("unpaired-news-first" if news.first else "unpaired-news-again", news)


async def searching(db: Database, who: Who) -> View | None:
    """In place of one's pair: since when a mentor is looked for; ``None`` where that is not so, or not told yet."""
    news = await waiting.own(db, who)
    return _news_view("unpaired-own", news) if news else None


def _news_view(key: str, news: News) -> View:
    since = day_month(news.programme.day_of(news.since))
    text = f"{t(key, since=since)}\n\n{t('unpaired-news-support', whom=whom(news.programme))}"
    buttons = [
        Button(plain("unpaired-button-curator"), SupportTo(addressee=Addressee.CURATOR)),
        Button(plain("psychologist-button"), PsychologistTap()),
    ]
    return View(text, column(buttons))


NOTICES: NoticeKinds = {
    mentor_asks.ASKED: NoticeKind(_compose_question),
    waiting.NOT_NEEDED: NoticeKind(_compose_not_needed),
    waiting.NEWS: NoticeKind(_compose_news),
}
