"""«Suggest a candidate»: anybody who takes part names somebody to the curator (S1 4.6)."""

from datetime import datetime

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from domain.refusal import Refused
from domain.roles import participant
from domain.who import ADMITTED, Who
from handlers.callbacks import ProposeTap, ToMenu
from handlers.dialog import Dialog
from handlers.show import show
from handlers.view import Button, View
from handlers.widgets import column
from services.database import Database
from services.people import proposals
from texts import plain, t

dialog = Dialog("proposals")
ROLE = "role"


class Proposing(StatesGroup):
    name = State()


@dialog.tap(ProposeTap, ADMITTED)
async def begin(query: CallbackQuery, data: ProposeTap, state: FSMContext) -> None:
    """The role by a tap, then name and reason in one message: nothing of it is kept on the way."""
    menu = Button(plain("button-menu"), ToMenu())
    if not data.role:
        await state.clear()
        roles = [
            Button(plain("propose-mentor"), ProposeTap(role="mentor")),
            Button(plain("propose-mentee"), ProposeTap(role="mentee")),
        ]
        await show(query, View(t("propose-ask-role"), column([*roles, menu]), asks=True))
        return
    await state.set_state(Proposing.name)
    await state.set_data({ROLE: data.role})
    await show(query, View(t("propose-ask-name", role=plain(f"propose-as-{data.role}")), ((menu,),), asks=True))


@dialog.text(Proposing.name, ADMITTED)
async def named(message: Message, text: str, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    role = (await state.get_data()).get(ROLE)
    if role is None:
        raise Refused("stale")
    made = await proposals.make(db, who, participant(str(role)), text, now)
    await state.clear()
    done = t("propose-done", name=made.name, role=plain(f"propose-as-{made.role}"))
    reason = t("proposal-reason", reason=made.reason) if made.reason else ""
    await show(message, View("\n".join(part for part in (done, reason) if part)))
