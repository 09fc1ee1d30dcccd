"""Documents of the register that are no orders: given back as they were kept."""

from datetime import datetime

from aiogram import Bot
from aiogram.types import CallbackQuery

from domain.notice import Notice
from domain.who import CURATOR, Who
from handlers.callbacks import RegisterFile
from handlers.curator.consents.papers import scan_name
from handlers.dialog import Dialog
from handlers.notices import NoticeKind, NoticeKinds
from handlers.show import answer, deliver
from handlers.view import Button, File, View
from services.consents import audit
from services.database import Database
from services.pairs import register
from texts import plain, t

dialog = Dialog("register")


async def _compose_done(db: Database, notice: Notice, now: datetime) -> View | None:
    document = int(str(notice.payload["document"]))
    person = await register.erased_person(db, document)
    button = Button(plain("erasure-button-act"), RegisterFile(document=document))
    return None if person is None else View(t("erasure-done", person=str(person)), ((button,),))


NOTICES: NoticeKinds = {register.ERASED: NoticeKind(_compose_done)}


@dialog.tap(RegisterFile, CURATOR)
async def give_back(query: CallbackQuery, data: RegisterFile, who: Who, db: Database, now: datetime, bot: Bot) -> None:
    document, content = await register.file_of(db, who, data.document)
    await audit.handed_out(db, who, data.document, now)
    await answer(query)
    name = plain(f"documents-file-{document.kind}", id=str(document.id))
    file = File(scan_name(name, content) if document.kind.endswith("_consent") else name, content)
    number = document.number or str(document.id)
    await deliver(bot, query.from_user.id, View(t(f"documents-kind-{document.kind}", number=number), documents=(file,)))
