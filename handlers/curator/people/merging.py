"""«Merge with…»: choose the double, see what goes where, and only then put the two together."""

from datetime import datetime

from aiogram.types import CallbackQuery

from domain.who import CURATOR, Who
from handlers.callbacks import MergeAct, PersonCard
from handlers.dialog import Dialog
from handlers.show import show
from handlers.view import Button, View
from handlers.widgets import column, confirm, page_of, pager
from services.consents import audit
from services.database import Database
from services.people import merging, people
from services.people.merging import Merge, Possible
from texts import plain, t

dialog = Dialog("merging")


@dialog.tap(MergeAct, CURATOR)
async def act(query: CallbackQuery, data: MergeAct, who: Who, db: Database, now: datetime) -> None:
    if not data.gone:
        name, found = await merging.possible(db, who, data.person)
        await show(query, choose_view(data.person, name, found, data.page))
    elif not data.sure:
        merge = await merging.preview(db, who, data.person, data.gone)
        for person in (merge.person_id, merge.gone_id):
            await audit.looked(db, who, person, "card", now)
        await show(query, preview_view(merge))
    else:
        await merging.merge(db, who, data.person, data.gone, now)
        name = await people.name_of(db, data.person)
        card = Button(plain("people-button-card"), PersonCard(person=data.person))
        await show(query, View(t("merge-done", name=name), ((card,),)))


def choose_view(person: int, name: str, found: list[Possible], page: int) -> View:
    back = (Button(plain("people-button-card"), PersonCard(person=person)),)
    if not found:
        return View(t("merge-nobody"), (back,), asks=True)
    shown, page, pages = page_of(found, page)
    buttons = [Button(_label(one), MergeAct(person=person, gone=one.person_id)) for one in shown]
    turn = pager(page, pages, lambda to: MergeAct(person=person, page=to))
    return View(t("merge-choose", name=name), (*column(buttons), *turn, back), asks=True)


def _label(one: Possible) -> str:
    return plain("merge-alike", name=one.name) if one.alike else one.name


def preview_view(found: Merge) -> View:
    moves = [plain(f"merge-move-{kind}", count=count) for kind, count in found.moves.items() if count]
    roles = ", ".join(plain(f"role-{role}") for role in found.roles)
    lines = [t("merge-ask", kept=found.kept, gone=found.gone)]
    if roles:
        lines.append(t("merge-roles", roles=roles))
    lines.append(t("merge-moves", moves=", ".join(moves)) if moves else t("merge-moves-nothing"))
    lines.append(t("merge-after", kept=found.kept))
    yes = MergeAct(person=found.person_id, gone=found.gone_id, sure=True)
    return View("\n".join(lines), confirm(plain("merge-yes"), yes, PersonCard(person=found.person_id)), asks=True)
