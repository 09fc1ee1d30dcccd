"""Screens of the order on pairs and of its template."""

from collections.abc import Sequence

from domain.document import Document
from domain.programme import Programme
from handlers.callbacks import (
    AddPair,
    FormList,
    Grouping,
    OrderAct,
    OrderPaper,
    PairsPage,
    RegisterFile,
    TellPairs,
    TemplateAct,
)
from handlers.view import Button, File, Rows, View
from handlers.widgets import column, confirm
from services.pairs.orders import MadeOrder
from services.pairs.pairs import Overview
from services.pairs.register import is_order
from texts import day, plain, t

REGISTER_ROOM = 40
"""Orders on one screen; a school signs a few a year."""


def order_file(made: MadeOrder) -> View:
    """The order as a document."""
    order = made.document
    kind = "" if order.kind == "pairs_order" else f"-{order.kind.removesuffix('_order')}"
    name = plain(f"order-file-number{kind}", number=_safe(order.number)) if order.signed else plain(f"order-file{kind}")
    return View(_title(order, made), documents=(File(name, made.content),))


def order_next(made: MadeOrder, seen: Overview) -> View:
    """What is blank in the order, and what comes next."""
    lines: list[str] = []
    if made.missing:
        names = ", ".join(plain(f"order-missing-{name}") for name in made.missing)
        lines += [t("order-missing", names=names), ""]
    lines.append(t("order-signed") if made.document.signed else t("order-signed-ask"))
    lines.append(t("order-untold") if seen.untold else t("order-told"))
    return View("\n".join(lines), order_rows(made.document, seen))


def order_rows(order: Document, seen: Overview) -> Rows:
    """«Ввести № и дату», «Сообщить участникам», «Добавить пару»; pictures of a signed one, reasons of changes."""
    buttons = [Button(plain("order-button-number"), OrderAct(document=order.id, act="number"))]
    if order.signed:
        buttons.append(Button(plain("order-button-scans"), OrderPaper(act="scans", document=order.id)))
    elif order.kind == "amendment_order":
        buttons.append(Button(plain("order-button-reasons"), OrderPaper(act="reasons", document=order.id)))
    if seen.untold:
        buttons.append(Button(plain("pairs-button-tell"), TellPairs()))
    buttons.append(Button(plain("pairs-button-add"), AddPair()))
    if seen.regroup and not order.signed:
        buttons.append(Button(plain("pairs-button-groups"), Grouping()))
    buttons.append(Button(plain("order-button-again"), OrderAct(document=order.id, act="make")))
    buttons.append(Button(plain("pairs-button-list"), PairsPage()))
    return column(buttons)


def register_view(register: Sequence[Document]) -> View:
    """Every order as a button; a tap sends the file and what comes next."""
    buttons = [_register_button(one) for one in register[:REGISTER_ROOM]]
    if any(is_order(one) and one.signed for one in register):
        buttons.append(Button(plain("documents-button-plans"), OrderPaper(act="plans")))
    buttons.append(Button(plain("documents-button-forms"), FormList()))
    buttons.append(Button(plain("documents-button-template"), TemplateAct(act="show")))
    text = t("documents-list", count=len(register)) if register else t("documents-none")
    return View(text, column(buttons))


def _register_button(one: Document) -> Button:
    """An order is made or given back as signed, anything else as it was kept."""
    if is_order(one):
        return Button(order_label(one), OrderAct(document=one.id, act="get"))
    return Button(plain(f"documents-kind-{one.kind}", number=one.number or str(one.id)), RegisterFile(document=one.id))


def order_label(order: Document) -> str:
    """How an order is called in a list."""
    about = "" if order.kind == "pairs_order" else f" {plain(f'documents-about-{order.kind}')}"
    if not order.signed:
        return plain("documents-draft") + about
    if order.signed_on is None:
        return plain("documents-signed-no-day", number=order.number) + about
    return plain("documents-signed", number=order.number, day=f"{order.signed_on:%d.%m.%Y}") + about


def number_ask(example: str) -> View:
    return View(
        t("order-number-ask", example=example), ((Button(plain("pairs-button-list"), PairsPage()),),), asks=True
    )


def number_kept(order: Document, seen: Overview) -> View:
    if order.signed_on is None:
        text = t("order-number-kept-no-day", number=order.number)
    else:
        text = t("order-number-kept", number=order.number, day=day(order.signed_on))
    return View(text + ("\n" + t("order-untold") if seen.untold else ""), order_rows(order, seen))


def template_view(programme: Programme, own: bool, said: str = "") -> View:
    """What the order is called, whose template it is, how to replace it."""
    assign = programme.order_title == "assign"
    title = plain("order-title-assign") if assign else plain("order-title-approve")
    text = t("template-screen", title=title, own="own" if own else "ours")
    other = Button(
        plain("template-button-approve") if assign else plain("template-button-assign"),
        TemplateAct(act="approve" if assign else "assign"),
    )
    buttons = [Button(plain("template-button-get"), TemplateAct(act="get")), other]
    if own:
        buttons.append(Button(plain("template-button-reset"), TemplateAct(act="own")))
    buttons.append(Button(plain("pairs-button-list"), PairsPage()))
    return View(f"{said}\n\n{text}" if said else text, column(buttons), asks=True)


def template_reset() -> View:
    rows = confirm(plain("template-reset-yes"), TemplateAct(act="reset"), TemplateAct(act="show"))
    return View(t("template-reset-ask"), rows)


def _title(order: Document, made: MadeOrder) -> str:
    if order.kind != "pairs_order":
        return t(f"order-made-{order.kind}", count=made.pairs, label=order_label(order))
    what = counted(made.pairs - made.groups, made.groups)
    if not order.signed:
        return t("order-made", what=what)
    if order.signed_on is None:
        return t("order-made-number-no-day", number=order.number, what=what)
    return t("order-made-number", number=order.number, day=day(order.signed_on), what=what)


def counted(pairs: int, groups: int) -> str:
    """«15 пар и 3 группы»; what there is none of is not said."""
    one, other = plain("pairs-count", count=pairs), plain("groups-count", count=groups)
    if not groups:
        return one
    return plain("pairs-and-groups", pairs=one, groups=other) if pairs else other


def _safe(number: str) -> str:
    """A number as part of a file's name."""
    return "".join(sign if sign.isalnum() else "-" for sign in number)
