"""Categories of somebody in a role: marked by a tap, saved at once."""

from datetime import datetime

from aiogram.types import CallbackQuery

from domain.people import categories as rules
from domain.roles import participant
from domain.who import CURATOR, Who
from handlers.callbacks import CategoryTap, PersonCard
from handlers.dialog import Dialog
from handlers.show import show
from handlers.view import Button, View
from handlers.widgets import column
from services.consents import audit
from services.database import Database
from services.people import categories
from services.people.categories import Category
from texts import plain, t

dialog = Dialog("categories")
MARKED, UNMARKED = "\N{BALLOT BOX WITH CHECK}", "\N{BALLOT BOX}"


@dialog.tap(CategoryTap, CURATOR)
async def mark(query: CallbackQuery, data: CategoryTap, who: Who, db: Database, now: datetime) -> None:
    role = participant(data.role)
    if data.code:
        await categories.mark(db, who, data.person, role, data.code, data.on, now)
    name, found = await categories.get(db, who, data.person, role)
    if not data.code:
        await audit.looked(db, who, data.person, "card", now)
    await show(query, category_view(data.person, name, found, pupils=who.programme.pupils))


def category_view(person: int, name: str, found: Category, *, pupils: bool) -> View:
    buttons = []
    for code in rules.choices(found.role, pupils=pupils):
        on = code in found.codes
        label = f"{MARKED if on else UNMARKED} {plain(f'category-{code}')}"
        tap = CategoryTap(person=person, role=found.role.value, code=code, on=not on)
        buttons.append(Button(label, tap))
    source = "curator" if found.by_curator else "form" if found.codes else "none"
    lines = [t("category-title", name=name, role=plain(f"role-{found.role}")), t(f"category-source-{source}")]
    lines.append(t("category-hint"))
    back = Button(plain("people-button-card"), PersonCard(person=person))
    return View("\n".join(lines), column([*buttons, back]), asks=True)
