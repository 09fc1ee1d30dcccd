"""The invited person's side of the networking meeting."""

from datetime import datetime

from aiogram.types import CallbackQuery

from domain.networking import Networking
from domain.notice import Notice
from domain.who import ADMITTED, Who
from handlers.callbacks import NetworkingReply
from handlers.dialog import Dialog
from handlers.notices import NoticeKind, NoticeKinds
from handlers.show import show
from handlers.view import Button, Rows, View
from services import identity, networking
from services.database import Database
from texts import moment, plain, t

dialog = Dialog("networking")


@dialog.tap(NetworkingReply, ADMITTED)
async def reply(query: CallbackQuery, data: NetworkingReply, who: Who, db: Database, now: datetime) -> None:
    """The answer stands in the message; the buttons stay, plans change."""
    found = await networking.reply(db, who, data.meeting, data.coming, now)
    when = moment(found.starts_at, who.programme.timezone)
    text = t("networking-replied-yes", when=when, place=found.place) if data.coming else t("networking-replied-no")
    await show(query, View(text, _buttons(found)))


def _buttons(found: Networking) -> Rows:
    yes = Button(plain("networking-button-yes"), NetworkingReply(meeting=found.id, coming=True))
    no = Button(plain("networking-button-no"), NetworkingReply(meeting=found.id, coming=False))
    return ((yes, no),)


async def _compose(db: Database, notice: Notice, now: datetime) -> View | None:
    found = await networking.meeting(db, int(notice.subject.split(":")[1]))
    if found is None:
        return None
    when = moment(found.starts_at, await identity.timezone(db))
    if notice.kind == "networking-cancelled":
        return View(t("networking-cancelled", when=when))
    if found.state != "planned" or found.starts_at <= now:
        return None
    if notice.kind == "networking-invite":
        return View(t("networking-invite", when=when, place=found.place), _buttons(found))
    if notice.person_id in found.not_coming:
        return None
    return View(t("networking-reminder", when=when, place=found.place), _buttons(found))


NOTICES: NoticeKinds = {
    kind: NoticeKind(_compose) for kind in ("networking-invite", "networking-reminder", "networking-cancelled")
}
