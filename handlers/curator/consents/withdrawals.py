"""A withdrawal in writing, recorded by the curator: every consent may be taken back so, also without a messenger."""

from datetime import datetime

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from domain.notice import Notice
from domain.refusal import Refused
from domain.who import CURATOR, Who
from handlers.callbacks import ConsentsOf, WithdrawalPaper
from handlers.consents.mydata_screens import erased_by
from handlers.curator.consents.consents import consents_view
from handlers.dialog import Dialog
from handlers.notices import NoticeKind, NoticeKinds
from handlers.show import show
from handlers.view import Button, View
from handlers.widgets import confirm
from services.consents import leaving, papers, provable
from services.database import Database
from services.people import people
from texts import day, plain, t

dialog = Dialog("withdrawals")


class Withdrawing(StatesGroup):
    number = State()


@dialog.tap(WithdrawalPaper, CURATOR)
async def on_tap(
    query: CallbackQuery, data: WithdrawalPaper, who: Who, db: Database, now: datetime, state: FSMContext
) -> None:
    if data.act == "ask":
        await state.set_state(Withdrawing.number)
        await state.set_data({"person": data.person, "kind": data.kind})
        back = (Button(plain("button-back"), ConsentsOf(person=data.person)),)
        name = await people.name_of(db, data.person)
        await show(query, View(t("onpaper-withdrawal", name=name, kind=_kind(data.kind)), (back,), asks=True))
        return
    kept = await state.get_data()
    if (kept.get("person"), kept.get("kind")) != (data.person, data.kind) or "number" not in kept:
        raise Refused("stale")
    await leaving.withdraw_in_writing(db, who, data.person, data.kind, kept["number"], now)
    await state.clear()
    await show(query, consents_view(await provable.history(db, who, data.person), who))


@dialog.text(Withdrawing.number, CURATOR)
async def on_number(message: Message, text: str, who: Who, db: Database, now: datetime, state: FSMContext) -> None:
    """Number and date, then once more: there is no way back from a withdrawal."""
    people.check_paper(text)
    await state.update_data({"number": " ".join(text.split())})
    kept = await state.get_data()
    person, kind = int(kept["person"]), kept["kind"]
    yes = WithdrawalPaper.model_validate({"person": person, "act": "yes", "kind": kind})
    rows = confirm(plain("onpaper-withdrawal-yes"), yes, ConsentsOf(person=person))
    name, paper = await people.name_of(db, person), kept["number"]
    until = erased_by(who, now)
    await show(message, View(t(f"onpaper-withdrawal-{kind}", name=name, paper=paper, until=until), rows, asks=True))


def _kind(kind: str) -> str:
    return plain(f"onpaper-kind-{kind}")


async def _compose(db: Database, notice: Notice, now: datetime) -> View | None:
    """To the person: what was recorded in their name."""
    found = await papers.taken_back(db, notice.person_id, int(str(notice.payload["consent"])))
    if found is None:
        return None
    until = day(found.programme.day_of(notice.due_at + leaving.ERASE_WITHIN))
    said = {"paper": found.paper, "until": until, "contact": found.programme.contact}
    return View(t(f"onpaper-withdrawn-{found.kind}", **said))


NOTICES: NoticeKinds = {leaving.IN_WRITING: NoticeKind(_compose)}
