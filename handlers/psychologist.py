"""The psychologist's support: who it is, and one tap to be called. Voluntary, and without a word why (D35, D46)."""

from datetime import datetime

from aiogram.types import CallbackQuery

from domain.programme import Programme
from domain.who import ADMITTED, Who
from handlers.callbacks import PsychologistTap, RunCommand
from handlers.dialog import Dialog
from handlers.show import show
from handlers.view import Button, View
from handlers.widgets import column
from services.database import Database
from services.messages import requests
from texts import plain, t

dialog = Dialog("psychologist")


@dialog.tap(PsychologistTap, ADMITTED)
async def support(query: CallbackQuery, data: PsychologistTap, who: Who, db: Database, now: datetime) -> None:
    if data.call:
        new = await requests.call_psychologist(db, who, now)
        await show(query, View(t("psychologist-called" if new else "psychologist-called-before")))
        return
    buttons = [
        Button(plain("psychologist-button-call"), PsychologistTap(call=True)),
        Button(plain("button-back"), RunCommand(name="support")),
    ]
    await show(query, View(t("psychologist-screen", whom=whom(who.programme)), column(buttons)))


def whom(programme: Programme) -> str:
    """The psychologist's name and contact; where none is named, the curator's."""
    named = ", ".join(part for part in (programme.psychologist_name, programme.psychologist_contact) if part)
    if named:
        return plain("psychologist-named", name=named)
    return plain("psychologist-unnamed", contact=programme.contact or plain("support-contact-unknown"))
