"""Screens of pairs from a file: asking for it, what was read. Pure: typed data in, views out."""

from domain.match import FORMS, Kind
from domain.people.staff import RowFault
from handlers.callbacks import PairListAct, PairsPage
from handlers.view import Button, Rows, View
from handlers.widgets import column, confirm
from services.pairs.pair_lists import Found, Preview
from texts import plain, t

SHOWN = 15
"""Pairs and faults that are told one by one; of the rest the number."""


def ask_view() -> View:
    rows = column([Button(plain("staff-button-sample"), PairListAct(act="sample"))])
    return View(t("pair-list-ask"), (*rows, *_back()), asks=True)


def preview_view(seen: Preview, mark: str) -> View:
    """What would happen. With a fault nothing can be loaded: the file is mended and sent again."""
    lines: list[str] = [t("pair-list-preview", fresh=len(seen.fresh), faults=len(seen.faults))]
    if seen.there:
        lines.append(t("pair-list-there", count=seen.there))
    if seen.faults:
        lines += [_fault(one) for one in seen.faults[:SHOWN]]
        lines += _more(len(seen.faults))
        return View("\n".join([*lines, "", t("pair-list-fix")]), _back(), asks=True)
    if not seen.fresh:
        return View("\n".join([*lines, "", t("pair-list-nothing")]), _back(), asks=True)
    lines += [_pair(one) for one in seen.fresh[:SHOWN]]
    lines += _more(len(seen.fresh))
    rows = confirm(plain("staff-button-load"), PairListAct(act="load", mark=mark), PairListAct(act="drop"))
    return View("\n".join([*lines, "", t("pair-list-sure")]), rows, asks=True)


def _more(count: int) -> list[str]:
    return [t("staff-more", count=count - SHOWN)] if count > SHOWN else []


def _pair(one: Found) -> str:
    """«Mentor – mentee», and form, format and kind where they are said."""
    row = one.row
    words = [plain(f"order-form-{row.form.replace('_', '-')}")] if row.form != FORMS[0] else []
    if row.format is not None:
        words.append(plain("shape-format-line", format=plain(f"shape-format-{row.format}")))
    if row.kind is not Kind.USUAL:
        words.append(plain(f"shape-kind-{row.kind}"))
    mentors = ", ".join(row.mentors) or t("pairs-line-mutual")
    line = t("pair-list-line", mentors=mentors, mentees=", ".join(row.mentees))
    return f"{line} · {', '.join(words)}" if words else line


def _fault(fault: RowFault) -> str:
    what = t(f"pair-list-fault-{fault.code}", detail=fault.detail)
    if fault.sheet:
        return t("staff-fault-sheet", sheet=fault.sheet, row=fault.row, what=what)
    return t("staff-fault", row=fault.row, what=what)


def _back() -> Rows:
    return ((Button(plain("pairs-button-list"), PairsPage()),),)
