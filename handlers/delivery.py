"""The curator learns whom the bot cannot write to: gathered, with what to do about it."""

from datetime import datetime

from domain.notice import Notice
from handlers.notices import NoticeKind, NoticeKinds
from handlers.view import View
from services.database import Database
from services.messages import delivery
from texts import plain, t

NAMED = 10


async def unreachable(db: Database, _notice: Notice, _now: datetime) -> View | None:
    names = await delivery.unreachable_names(db)
    if not names:
        return None
    shown = ", ".join(names[:NAMED])
    if len(names) > NAMED:
        shown = plain("delivery-and-more", names=shown, more=len(names) - NAMED)
    return View(t("delivery-unreachable", count=len(names), names=shown))


NOTICES: NoticeKinds = {"unreachable": NoticeKind(unreachable)}
