"""Which forms of mentoring the programme has: ticked in the settings; who joins is asked that form's questionnaire."""

from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery

from domain.match import FORMS
from domain.programme import Programme
from domain.who import CURATOR, Who
from handlers.callbacks import FormsInUse, SetupTap
from handlers.dialog import Dialog
from handlers.show import show
from handlers.view import Button, View
from handlers.widgets import column
from services import setup
from services.database import Database
from texts import plain, t

dialog = Dialog("mentoring_forms")


@dialog.tap(FormsInUse, CURATOR)
async def on_tap(query: CallbackQuery, data: FormsInUse, who: Who, db: Database, state: FSMContext) -> None:
    await state.clear()
    if not data.form:
        await show(query, forms_view(who.programme))
        return
    await show(query, forms_view(await setup.use_form(db, who, data.form, data.on)), toast=plain("settings-saved"))


def forms_view(programme: Programme) -> View:
    buttons = [_box(form, used=form in programme.forms) for form in FORMS]
    lines = [t("settings-forms-ask")]
    if len(programme.forms) > 1:
        lines.append(t("settings-forms-several"))
    if programme.pupils:
        lines.append(t("settings-forms-pupils", age=programme.adult_age))
    return View(
        "\n".join(lines),
        column([*buttons, Button(plain("button-back"), SetupTap(act="list", field="joining"))]),
        asks=True,
    )


def _box(form: str, *, used: bool) -> Button:
    label = f"{'☑' if used else '☐'} {plain('wave-mentoring', form=form)}"
    return Button(label, FormsInUse(form=form, on=not used))


def named(programme: Programme) -> str:
    """The forms in one line."""
    return ", ".join(plain("wave-mentoring", form=form) for form in programme.forms)
