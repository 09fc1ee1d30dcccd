"""Screens of a staff list: asking for the file, what was read, what was taken over. Pure: typed data in, views out."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from domain.people.staff import RowFault
from domain.roles import Role
from handlers.callbacks import CandidateAct, PeopleList, PersonCard, StaffAct
from handlers.view import Button, Rows, View
from handlers.widgets import column, confirm
from services.people.people import Card
from services.people.people_list import Filter
from services.people.staff_lists import Preview
from texts import plain, t

SHOWN = 15
"""Names and faults that are told one by one; of the rest the number."""
T = TypeVar("T")


def ask_view() -> View:
    rows = column(
        [
            Button(plain("staff-button-sample"), StaffAct(act="sample")),
            Button(plain("button-back"), PeopleList(chosen=Filter.ALL)),
        ]
    )
    return View(t("staff-ask"), rows, asks=True)


def sample_words() -> tuple[str, ...]:
    """Title of the sheet and headings of the sample file."""
    return tuple(
        plain(key) for key in ("staff-sample-title", "staff-sample-name", "staff-sample-post", "staff-sample-role")
    )


def preview_view(seen: Preview, mark: str, role: Role | None = None) -> View:
    """What would happen; asks for the role first where the file does not say it."""
    lines: list[str] = [t("staff-preview", counts=_counts(seen))]
    if seen.known:
        lines.append(t("staff-known", names=", ".join(_some(seen.known, str))))
    lines += _some(seen.faults, _fault)
    lines += [t("staff-skipped", title=title) for title in seen.skipped[:SHOWN]]
    if seen.faults:
        lines.append(t("staff-fix"))
    if not seen.fresh:
        return View("\n".join([*lines, "", t("staff-nothing")]), _again(), asks=True)
    if seen.unsaid and role is None:
        lines += ["", t("staff-role-ask", count=seen.unsaid)]
        return View("\n".join(lines), _roles(mark), asks=True)
    if role is not None:
        lines.append(t("staff-role-chosen", role=plain(f"role-{role}")))
    rows = confirm(plain("staff-button-load"), StaffAct(act="load", mark=mark), StaffAct(act="drop"))
    return View("\n".join([*lines, "", t("staff-ground")]), rows, asks=True)


def _counts(seen: Preview) -> str:
    parts = [plain("staff-count-fresh", count=seen.fresh)]
    if seen.known:
        parts.append(plain("staff-count-known", count=len(seen.known)))
    if seen.faults:
        parts.append(plain("staff-count-faults", count=len(seen.faults)))
    return ", ".join(parts)


def _some(everything: Sequence[T], words: Callable[[T], str]) -> list[str]:
    told = [words(one) for one in everything[:SHOWN]]
    if len(everything) > SHOWN:
        told.append(t("staff-more", count=len(everything) - SHOWN))
    return told


def _fault(fault: RowFault) -> str:
    what = t(f"staff-fault-{fault.code}", detail=fault.detail)
    if fault.sheet:
        return t("staff-fault-sheet", sheet=fault.sheet, row=fault.row, what=what)
    return t("staff-fault", row=fault.row, what=what)


def _roles(mark: str) -> Rows:
    return column(
        [
            Button(plain("staff-button-mentees"), StaffAct(act="role", mark=mark, role=Role.MENTEE)),
            Button(plain("staff-button-mentors"), StaffAct(act="role", mark=mark, role=Role.MENTOR)),
            Button(plain("button-no"), StaffAct(act="drop")),
        ]
    )


def _again() -> Rows:
    return ((Button(plain("people-button-list"), PeopleList(chosen=Filter.ALL)),),)


def loaded_view(count: int) -> View:
    rows = column(
        [
            Button(plain("staff-button-slips"), CandidateAct(act="slips")),
            Button(plain("staff-button-candidates"), PeopleList(chosen=Filter.POSSIBLE)),
        ]
    )
    return View(t("staff-loaded", count=count), rows, asks=True)


def declined_ask(card: Card) -> View:
    """A refusal: somebody of the staff stays on the list, of others only the number."""
    key = "candidate-declined-staff" if card.source == "staff" else "candidate-declined-other"
    yes = CandidateAct(act="declined_yes", person=card.person_id)
    rows = confirm(plain("candidate-declined-yes"), yes, PersonCard(person=card.person_id))
    return View(t(key, name=card.name), rows, asks=True)


def slips_ask(count: int) -> View:
    yes = CandidateAct(act="slips_yes")
    rows = confirm(plain("staff-button-slips-yes"), yes, PeopleList(chosen=Filter.POSSIBLE))
    return View(t("slips-ask", count=count), rows, asks=True)
