"""Screens of partner organisations. Pure: typed data in, views out."""

from collections.abc import Sequence
from datetime import date
from typing import Literal, TypeAlias

from domain.programme import Programme
from handlers.callbacks import PartnerTap, PeopleList, PersonCard, WorksAt
from handlers.view import Button, Rows, View
from handlers.widgets import column, confirm, grid, page_of, pager
from services.people.partners import Partner
from services.people.people_list import Filter
from texts import day, plain, t

Kind: TypeAlias = Literal["enterprise", "college", "university", "school", "public", "other"]
KINDS: tuple[Kind, ...] = ("enterprise", "college", "university", "school", "public", "other")
Field: TypeAlias = Literal["name", "kind", "number", "until", "contact"]
FIELDS: tuple[Field, ...] = ("name", "kind", "number", "until", "contact")


def list_view(found: Sequence[Partner], programme: Programme, today: date, page: int) -> View:
    """Every organisation with the state of its agreement, and the share of those that gave mentors."""
    shown, page, pages = page_of(found, page)
    lines: list[str] = [t("partner-title", count=len(found)) if found else t("partner-none")]
    lines += [_line(one, today) for one in shown]
    if found:
        lines += ["", _share(found, programme)]
    buttons = [Button(one.name[:60], PartnerTap(act="show", partner=one.id)) for one in shown]
    rows = (
        *column(buttons),
        *pager(page, pages, lambda to: PartnerTap(page=to)),
        (Button(plain("partner-button-new"), PartnerTap(act="new")),),
        (Button(plain("people-button-list"), PeopleList(chosen=Filter.ALL)),),
    )
    return View("\n".join(lines), rows, asks=True)


def _line(one: Partner, today: date) -> str:
    words = [_agreement(one, today)]
    if one.mentors:
        words.append(plain("partner-gave", count=one.mentors))
    return t("partner-line", name=one.name, words=", ".join(words))


def _agreement(one: Partner, today: date) -> str:
    return plain(f"partner-state-{one.state(today)}", until=day(one.until) if one.until else "")


def _share(found: Sequence[Partner], programme: Programme) -> str:
    gave = sum(one.mentors > 0 for one in found)
    if not programme.partners_total:
        return t("partner-share-unknown", gave=gave)
    percent = f"{gave * 100 / programme.partners_total:.1f}".removesuffix(".0").replace(".", ",")
    return t("partner-share", gave=gave, total=programme.partners_total, percent=percent)


def kinds_view(partner: int = 0) -> View:
    """Of what kind it is: of a new one, or of one that is put right."""
    buttons = [
        Button(plain(f"partner-kind-{kind}"), PartnerTap(act="kind", partner=partner, kind=kind)) for kind in KINDS
    ]
    back = Button(plain("button-back"), PartnerTap(act="show", partner=partner) if partner else PartnerTap())
    return View(t("partner-ask-kind"), (*grid(buttons, 2), (back,)), asks=True)


def partner_view(one: Partner, today: date) -> View:
    lines = [t("partner-name", name=one.name), plain(f"partner-kind-{one.kind}")]
    if one.number:
        signed = plain("partner-signed", day=day(one.signed_on)) if one.signed_on else ""
        until = day(one.until) if one.until else ""
        term = plain(f"partner-term-{one.state(today)}", until=until)
        lines.append(t("partner-agreement", number=one.number, signed=signed, term=term))
    else:
        lines.append(t("partner-agreement-none"))
    lines.append(t("partner-contact", contact=one.contact) if one.contact else t("partner-contact-none"))
    lines.append(
        t("partner-people", names=", ".join(name for _, name in one.people)) if one.people else t("partner-people-none")
    )
    people = [Button(name, PersonCard(person=person)) for person, name in one.people[:10]]
    edits = [
        Button(plain(f"partner-button-{field}"), PartnerTap(act="edit", partner=one.id, field=field))
        for field in FIELDS
    ]
    rows: Rows = (
        *grid(people, 2),
        *grid(edits, 2),
        (Button(plain("partner-button-off"), PartnerTap(act="off", partner=one.id)),),
        (Button(plain("partner-button"), PartnerTap()),),
    )
    return View("\n".join(lines), rows, asks=True)


def off_view(one: Partner) -> View:
    yes, no = PartnerTap(act="off_yes", partner=one.id), PartnerTap(act="show", partner=one.id)
    return View(t("partner-off-ask", name=one.name), confirm(plain("partner-off-yes"), yes, no), asks=True)


def works_view(person: int, name: str, workplace: str, found: Sequence[Partner], page: int) -> View:
    """Which organisation a mentor comes from."""
    back = (Button(plain("people-button-card"), PersonCard(person=person)),)
    if not found:
        new = (Button(plain("partner-button-new"), PartnerTap(act="new")),)
        return View(t("partner-works-nothing", name=name), (new, back), asks=True)
    shown, page, pages = page_of(found, page)
    buttons = [Button(one.name[:60], WorksAt(person=person, partner=one.id)) for one in shown]
    own = ((Button(plain("partner-button-own"), WorksAt(person=person, partner=-1)),),) if workplace else ()
    text = t("partner-works-now", name=name, organisation=workplace) if workplace else t("partner-works", name=name)
    turn = pager(page, pages, lambda to: WorksAt(person=person, page=to))
    return View(text, (*column(buttons), *turn, *own, back), asks=True)
