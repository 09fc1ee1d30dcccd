"""Screens beside an order: its kept pictures, the reasons of its changes. Pure: typed data in, views out."""

from collections.abc import Mapping, Sequence

from domain.names import FullName
from handlers.callbacks import OrderAct, OrderPaper
from handlers.curator.pairs.order_screens import order_label
from handlers.view import Button, File, Rows, View
from handlers.widgets import column
from services.pairs.pair_changes import Change
from services.pairs.scans import Kept, Scan, ScanKind, ending
from texts import plain, t

SHOWN = 30
"""Changes on one screen; a school has a few between two orders."""


def ask_scan(asked: OrderPaper) -> View:
    back = Button(plain("button-back"), OrderPaper(act="scans", document=asked.document))
    return View(t(f"scans-ask-{asked.act}"), ((back,),), asks=True)


def wanted() -> View:
    return View(t("scans-wanted"))


def scans_view(kept: Kept, said: str = "") -> View:
    """How many pictures there are of what, and what can be added or taken away."""
    document = kept.document.id
    count = {kind: sum(one.kind is kind for one in kept.scans) for kind in ScanKind}
    title = t(
        "scans-title",
        label=order_label(kept.document),
        order=count[ScanKind.ORDER],
        sheet=count[ScanKind.ACQUAINTANCE],
    )
    buttons = [
        Button(plain("scans-button-order"), OrderPaper(act="order", document=document)),
        Button(plain("scans-button-sheet"), OrderPaper(act="sheet", document=document)),
    ]
    if kept.scans:
        drop = OrderPaper(act="drop", document=document, one=kept.scans[-1].id)
        buttons.append(Button(plain("scans-button-drop"), drop))
    buttons.append(Button(plain("scans-button-back"), OrderAct(document=document, act="get")))
    return View("\n\n".join(part for part in (said, title, t("scans-hint")) if part), column(buttons), asks=True)


def files(kept: Kept, found: Sequence[tuple[Scan, bytes]]) -> View:
    """The pictures as files with names that say what they are."""
    made = []
    for place, (one, content) in enumerate(found, 1):
        name = plain(f"scans-file-{one.kind}", place=str(place), ending=ending(content))
        made.append(File(name, content))
    return View(t("scans-sent", label=order_label(kept.document)), documents=tuple(made))


def reasons_view(document: int, found: Sequence[Change], names: Mapping[int, str], said: str = "") -> View:
    """The reasons as they stand in the order, each a button."""
    title = t("reasons-title") if found else t("reasons-none")
    lines = [t("reasons-line", names=_full(one, names), reason=_reason(one)) for one in found[:SHOWN]]
    buttons = [Button(_short(one, names), _ask(document, one)) for one in found[:SHOWN]]
    text = "\n\n".join(part for part in (said, title, "\n".join(lines)) if part)
    return View(text, (*column(buttons), *_back(document)))


def ask_reason(document: int, one: Change, names: Mapping[int, str]) -> View:
    back = ((Button(plain("button-back"), OrderPaper(act="reasons", document=document)),),)
    return View(t("reasons-ask", names=_full(one, names), reason=_reason(one)), back, asks=True)


def _ask(document: int, one: Change) -> OrderPaper:
    return OrderPaper(act="reason", document=document, one=one.match.id, row=one.row)


def _reason(one: Change) -> str:
    return one.reason or plain(f"amend-cause-{one.cause}")


def _full(one: Change, names: Mapping[int, str]) -> str:
    sides = (one.match.standing, one.match.mentees)
    return " \u2013 ".join(", ".join(names.get(person, "") for person in side) for side in sides if side)


def _short(one: Change, names: Mapping[int, str]) -> str:
    people = (*one.match.standing[:1], *one.match.mentees[:1])
    return " \u2013 ".join(FullName.parse(names.get(person, "")).short for person in people)


def _back(document: int) -> Rows:
    return ((Button(plain("scans-button-back"), OrderAct(document=document, act="get")),),)
