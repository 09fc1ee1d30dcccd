"""Screens of questionnaires as files: the list, one of them, what a file holds, a preview. Pure: data in, views out."""

from collections.abc import Sequence
from dataclasses import replace

from domain.who import Who
from handlers.callbacks import FormAct, FormDraft, FormList, FormTry, PrintForm, ReviewTap, RunCommand, TryTap
from handlers.questionnaires.questionnaire_screens import review_view, step_view
from handlers.view import Button, Rows, View
from handlers.widgets import column, confirm, page_of, pager
from questionnaires.changes import Changes
from questionnaires.form import Form
from questionnaires.sheet_tables import SheetFault
from services.questionnaires.form_preview import Tried
from services.questionnaires.forms import CORRECTED
from services.questionnaires.published_forms import Draft, FormCard, mark_of
from texts import day, plain, t

FAULTS = 12
"""Faults that are told one by one; of the rest the number."""
NAMED = 4
MOST_FOUND = 12
PLACES = 6
LONGEST = 70
UNKEYED = "-"
"""Stands for no question in the buttons of a preview."""


def list_view(cards: Sequence[FormCard], page: int) -> View:
    """All questionnaires, and how one is changed."""
    found, page, pages = page_of(cards, page)
    own = sum(card.own and not card.withdrawn for card in cards)
    buttons = [Button(_label(card), FormAct(form=card.form.code)) for card in found]
    rows = (*column(buttons), *pager(page, pages, lambda to: FormList(page=to)))
    sample = Button(plain("forms-button-sample"), FormList(act="sample"))
    back = Button(plain("forms-button-documents"), RunCommand(name="documents"))
    return View(t("forms-list", count=len(cards), own=own), (*rows, (sample,), (back,)), asks=True)


def found_view(cards: Sequence[FormCard]) -> View:
    """What was found by words of the title."""
    buttons = [Button(_label(card), FormAct(form=card.form.code)) for card in cards[:MOST_FOUND]]
    every = Button(plain("forms-button-all"), FormList())
    more = "yes" if len(cards) > len(buttons) else "no"
    text = t("forms-found", count=len(cards), shown=len(buttons), more=more)
    return View(text, (*column(buttons), (every,)), asks=True)


def _label(card: FormCard) -> str:
    if card.withdrawn:
        return plain("forms-row-withdrawn", title=card.form.title)
    return plain("forms-row-own", title=card.form.title) if card.own else card.form.title


def card_view(card: FormCard, who: Who) -> View:
    """One questionnaire: what it is, whose, and what can be done with it."""
    form = card.form
    lines: list[str] = [t("form-card", title=form.title), _size(form), _whose(card, who), "", t("form-card-how")]
    buttons = [
        Button(plain("forms-button-xlsx"), FormAct(form=form.code, act="xlsx")),
        Button(plain("paper-button"), PrintForm(form=form.code)),
        Button(plain("forms-button-try"), FormTry(mark=mark_of(form), form=form.code)),
    ]
    if card.own and not card.withdrawn:
        buttons.append(Button(plain("forms-button-off"), FormAct(form=form.code, act="ask")))
    buttons.append(Button(plain("forms-button-all"), FormList()))
    return View("\n".join(lines), column(buttons), asks=True)


def _size(form: Form) -> str:
    """«12 questions, about 4 minutes; a mentor answers»."""
    role = form.role.value if form.role is not None else "any"
    return t("form-size", count=len(form.questions), minutes=form.minutes, role=role)


def _whose(card: FormCard, who: Who) -> str:
    version = card.form.version
    if card.withdrawn:
        return t("form-whose-withdrawn", version=version)
    if not card.own or card.at is None:
        return t("form-whose-ours", version=version)
    at = day(who.programme.day_of(card.at))
    return t("form-whose-own", version=version, day=at, by=card.by or plain("form-by-curator"))


def off_ask(card: FormCard) -> View:
    text = t("form-off-ask", title=card.form.title, back="ours" if card.ours else "hidden")
    off, stay = FormAct(form=card.form.code, act="off"), FormAct(form=card.form.code)
    return View(text, confirm(plain("form-off-yes"), off, stay), asks=True)


def faults_view(faults: Sequence[SheetFault]) -> View:
    """All that is wrong at once, by sheet and cell, each with how to mend it."""
    lines: list[str] = [t("form-faults", count=len(faults)), ""]
    alike = list(_alike(faults).values())
    lines += [t("form-fault-line", fault=_fault(some)) for some in alike[:FAULTS]]
    if len(alike) > FAULTS:
        lines.append(t("form-faults-more", count=sum(map(len, alike[FAULTS:]))))
    lines += ["", t("form-faults-mend")]
    return View("\n".join(lines), ((Button(plain("forms-button-all"), FormList()),),), asks=True)


def _alike(faults: Sequence[SheetFault]) -> dict[object, list[SheetFault]]:
    """Faults that differ in the row alone are one line."""
    found: dict[object, list[SheetFault]] = {}
    for one in faults:
        found.setdefault((one.sheet, one.code, one.column, tuple(sorted(one.args.items()))), []).append(one)
    return found


def _fault(alike: Sequence[SheetFault]) -> str:
    fault = alike[0]
    missing_text = fault.code == "missing" and fault.column == plain("sheet-column-text")
    args: dict[str, object] = {name: int(arg) if name == "length" else arg for name, arg in fault.args.items()}
    what = t("sheet-fault-missing-text") if missing_text else t(f"sheet-fault-{fault.code}", **args)
    if fault.cell:
        cells = _some([one.cell for one in alike])
        return t("sheet-at-cell", count=len(alike), cells=cells, sheet=fault.sheet, column=fault.column, what=what)
    if fault.row:
        return t(
            "sheet-at-row", count=len(alike), rows=_some([str(one.row) for one in alike]), sheet=fault.sheet, what=what
        )
    if fault.column:
        return t("sheet-at-column", sheet=fault.sheet, column=fault.column, what=what)
    return t("sheet-at-sheet", sheet=fault.sheet, what=what)


def not_a_file_view() -> View:
    return View(t("form-not-a-file"), ((Button(plain("forms-button-all"), FormList()),),), asks=True)


def _some(places: Sequence[str]) -> str:
    """The first places by name, of the rest the number."""
    said = ", ".join(places[:PLACES])
    return plain("sheet-places-more", places=said, count=len(places) - PLACES) if len(places) > PLACES else said


def draft_view(draft: Draft) -> View:
    """What was read and what it would change; nothing has changed yet."""
    form = draft.form
    lines: list[str] = [t("form-read", title=form.title), _size(form)]
    if draft.present is None:
        lines.append(t("form-read-new", code=form.code))
    else:
        lines.append(t("form-read-version", version=form.version, title=draft.present.title))
        lines += _changes(draft.changes)
    if draft.stale_version and draft.present is not None:
        lines.append(t("form-read-stale", said=draft.stale_version, now=draft.present.version))
    if draft.alone:
        lines.append(t("form-read-alone", names=_named(draft.alone)))
    lines += ["", t("form-read-nothing")]
    buttons = [
        Button(plain("forms-button-try"), FormTry(mark=draft.mark)),
        Button(plain("forms-button-publish"), FormDraft(mark=draft.mark, act="ask")),
        Button(plain("forms-button-drop"), FormDraft(mark=draft.mark, act="drop")),
    ]
    return View("\n".join(lines), column(buttons), asks=True)


def _changes(found: Changes) -> list[str]:
    lines: list[str] = []
    if found.added:
        lines.append(t("form-change-added", names=_named(found.added)))
    if found.removed:
        lines.append(t("form-change-removed", names=_named(found.removed)))
    if found.changed:
        lines.append(t("form-change-changed", names=_named(found.changed)))
    if found.moved:
        lines.append(t("form-change-moved"))
    if found.head:
        lines.append(t("form-change-head"))
    return lines


def _named(texts: Sequence[str]) -> str:
    """Questions in quotation marks, cut; of many the number."""
    short = [one if len(one) <= LONGEST else one[: LONGEST - 1].rstrip() + "\u2026" for one in texts[:NAMED]]
    said = ", ".join(plain("form-question", text=" ".join(one.split())) for one in short)
    return plain("form-questions-more", names=said, count=len(texts) - NAMED) if len(texts) > NAMED else said


def publish_ask(draft: Draft) -> View:
    yes, no = FormDraft(mark=draft.mark, act="yes"), FormDraft(mark=draft.mark)
    text = t("form-publish-ask", title=draft.form.title, known="new" if draft.present is None else "version")
    return View(text, confirm(plain("form-publish-yes"), yes, no), asks=True)


def published_view(form: Form, *, offered: bool) -> View:
    """It is in force; a survey can be opened with it, or newcomers get it, or it is asked where it always was."""
    lines: list[str] = [t("form-published", title=form.title, version=form.version)]
    lines += [t("form-published-base")] if form.code in CORRECTED else []
    lines += [t("form-published-survey")] if offered else []
    buttons = [Button(plain("forms-button-surveys"), RunCommand(name="surveys"))] if offered else []
    buttons += [Button(plain("forms-button-card"), FormAct(form=form.code))]
    return View("\n".join(lines), column([*buttons, Button(plain("forms-button-all"), FormList())]))


def try_view(tried: Tried, who: Who, mark: str) -> View:
    """The screen as a person would see it, marked as a preview; its buttons stay within it."""
    step = tried.step
    view = step_view(step, who) if step.item is not None else review_view(step)
    rows = [tuple(_ours(button, mark) for button in row) for row in view.rows]
    kept = [tuple(button for button in row if button is not None) for row in rows]
    end = (Button(plain("forms-button-try-end"), TryTap.packed(mark, UNKEYED, ".")),)
    text = "\n".join([t("form-try-mark"), "", view.text])
    return replace(view, text=text, rows=(*(row for row in kept if row), end), asks=True)


def _ours(button: Button, mark: str) -> Button | None:
    """A button of a response as one of the preview; None for what a preview has no use of."""
    if isinstance(button.data, ReviewTap):
        key = button.data.key
        return replace(button, data=TryTap.packed(mark, key or UNKEYED, "!" if key else "."))
    if isinstance(button.data, str) and button.data.startswith("q:0:"):
        _, _, key, act = button.data.split(":", 3)
        return None if act == "z" else replace(button, data=TryTap.packed(mark, key, act))
    return None


def try_end(form: Form, mark: str, code: str, *, whole: bool) -> View:
    """The end of a preview: nothing was kept; on to publishing where it was a draft."""
    again = Button(plain("forms-button-try-again"), FormTry(mark=mark, form=code))
    if code:
        rows: Rows = column([again, Button(plain("forms-button-card"), FormAct(form=code))])
    else:
        publish = Button(plain("forms-button-publish"), FormDraft(mark=mark, act="ask"))
        rows = column([publish, again, Button(plain("forms-button-draft"), FormDraft(mark=mark))])
    return View(t("form-try-end", title=form.title, whole="whole" if whole else "part"), rows, asks=True)
