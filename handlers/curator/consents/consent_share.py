"""«Who is without a consent»: how many have given each kind, of how many, and who lacks which."""

from aiogram.types import CallbackQuery

from domain.progress import Share
from domain.who import CURATOR, Who
from handlers.callbacks import ConsentsOf, ShowConsents, ShowProgress
from handlers.dialog import Dialog
from handlers.show import show
from handlers.view import Button, View
from handlers.widgets import grid, page_of, pager
from services.consents import consent_share
from services.consents.consent_share import Consents, Lacking
from services.consents.papers import Paper
from services.database import Database
from texts import plain, t

dialog = Dialog("consent-share")
PAGE = 10


@dialog.tap(ShowConsents, CURATOR)
async def on_consents(query: CallbackQuery, data: ShowConsents, who: Who, db: Database) -> None:
    await show(query, share_view(await consent_share.by_kind(db, who), data.page))


def share_view(found: Consents, page: int) -> View:
    """A line a kind with numerator and denominator; then the people, a button each to enter a paper or to ask."""
    shown, page, pages = page_of(found.lacking, page, PAGE)
    lines: list[str] = [t("share-title")]
    lines += [_share(kind, share) for kind, share in found.shares]
    lines += ["", t("share-lacking"), *map(_line, shown)] if shown else ["", t("share-everybody")]
    people = grid([Button(one.name, ConsentsOf(person=one.person_id)) for one in shown], 2)
    turn = pager(page, pages, lambda to: ShowConsents(page=to))
    return View("\n".join(lines), (*people, *turn, (Button(plain("button-back"), ShowProgress()),)), asks=True)


def _share(kind: Paper, share: Share) -> str:
    """A consent to publication is nobody's duty."""
    key = "share-line-voluntary" if kind is Paper.PUBLICATION else "share-line"
    whole, percent = share.whole or 0, share.percent or 0
    return t(key, kind=plain(f"share-kind-{kind}"), part=share.part, whole=whole, percent=percent)


def _line(one: Lacking) -> str:
    lacks = ", ".join(
        plain(f"share-lack-{lack.decision or 'none'}", kind=plain(f"share-kind-{lack.kind}").lower())
        for lack in one.lacks
    )
    return t("share-person", name=one.name, lacks=lacks)
