"""Screens of what a match is made of. Pure: typed data in, views out."""

from collections.abc import Sequence

from domain.match import FORMS, Format, Kind, Match, Shape
from domain.names import FullName, labels
from domain.people.participant import Participant
from domain.roles import Role
from handlers.callbacks import AddPair, Grouping, PairCard, PairsPage, ShapeAct, ShapeStyle
from handlers.view import Button, Rows, View
from handlers.widgets import column, page_of, pager
from services.pairs.pair_shapes import Load, Sheet
from texts import plain, t

COLUMNS = ("form", "format", "kind")


def groups_view(found: Sequence[Load], said: str = "") -> View:
    """Mentors of several, each with what can be done: one group, or separate pairs."""
    if not found:
        return View(t("groups-none"), _pairs())
    lines = [said, ""] if said else []
    lines.append(t("groups-title"))
    buttons = []
    for one in found:
        now, other = ("together", "apart") if one.together else ("apart", "together")
        lines.append(t(f"groups-line-{now}", mentor=one.name, mentees=", ".join(one.mentees)))
        label = plain(f"groups-button-{other}", mentor=FullName.parse(one.name).short)
        buttons.append(Button(label, Grouping(mentor=one.mentor, together=not one.together)))
    return View("\n".join(lines), (*column(buttons), *_pairs()))


def wants_topic(match: Match) -> bool:
    """Whether this kind is about one topic."""
    return match.kind in (Kind.REVERSE, Kind.SITUATIONAL)


def sheet_view(seen: Sheet) -> View:
    """Members, form, format, kind; what can still be changed."""
    match = seen.match
    lines = [t("shape-title"), _names(seen), *(_said(match, column) for column in COLUMNS)]
    if match.topic:
        lines.append(t("shape-topic", topic=match.topic))
    if not seen.loose:
        lines += ["", t("shape-fixed")]
    buttons = _member_buttons(seen) if seen.loose else []
    buttons += [
        Button(plain(f"shape-button-{column}"), ShapeStyle.model_validate({"column": column, "match": match.id}))
        for column in COLUMNS
    ]
    if wants_topic(match):
        buttons.append(Button(plain("shape-button-topic"), ShapeAct(act="topic", match=match.id)))
    if match.shape is Shape.PAIR and not match.beside:
        buttons.append(Button(plain("shape-button-reverse"), ShapeAct(act="reverse", match=match.id)))
    return View("\n".join(lines), (*column(buttons), *_card(match)))


def _member_buttons(seen: Sheet) -> list[Button]:
    match = seen.match
    word = "shape-button-mentee" if match.mentors else "shape-button-companion"
    buttons = [Button(plain(word), ShapeAct(act="mentee", match=match.id))]
    if match.mentors:
        buttons.append(Button(plain("shape-button-mentor"), ShapeAct(act="mentor", match=match.id)))
    for person in match.members:
        if match.goes_on_without(person):
            label = plain("shape-button-out", name=FullName.parse(seen.names.get(person, "")).short)
            buttons.append(Button(label, ShapeAct(act="out", match=match.id, person=person)))
    return buttons


def _names(seen: Sheet) -> str:
    match = seen.match
    sides = [", ".join(seen.names.get(one, "") for one in side) for side in (match.mentors, match.mentees)]
    if not match.mentors:
        return t("pair-card-mutual", mentees=sides[1])
    said = {"several": len(match.mentors), "group": len(match.mentees)}
    return t("pair-card", mentors=sides[0], mentees=sides[1], **said)


def _said(match: Match, column: str) -> str:
    return t(f"shape-{column}", **{column: _word(column, str(getattr(match, column)))})


def _word(column: str, code: str) -> str:
    return plain(f"order-form-{code.replace('_', '-')}" if column == "form" else f"shape-{column}-{code}")


def options_view(seen: Sheet, act: str) -> View:
    """All forms, formats or kinds; the one now is named above."""
    match = seen.match
    now = str(getattr(match, act))
    codes = {"form": FORMS, "format": tuple(Format), "kind": tuple(Kind)}[act]
    buttons = [
        Button(_word(act, code), ShapeStyle.model_validate({"column": act, "match": match.id, "value": str(code)}))
        for code in codes
        if str(code) != now
    ]
    return View(t(f"shape-choose-{act}", now=_word(act, now)), (*column(buttons), *_sheet(match.id)))


def newcomers_view(seen: Sheet, found: Sequence[Participant], role: Role, page: int) -> View:
    match = seen.match.id
    if not found:
        return View(t("shape-come-nobody"), _sheet(match))

    def tap(person: int = 0, page: int = 0) -> ShapeAct:
        return ShapeAct.model_validate({"act": role.value, "match": match, "person": person, "page": page})

    shown, page, pages = page_of(found, page)
    short = labels({one.person_id: one.name for one in found})
    rows = column([Button(short[one.person_id], tap(one.person_id)) for one in shown])
    return View(t(f"shape-come-{role}"), (*rows, *pager(page, pages, lambda to: tap(page=to)), *_sheet(match)))


def companions_view(found: Sequence[Participant], first: int, page: int) -> View:
    """Who begins a mutual support; then who stands beside."""
    back = ((Button(plain("button-back"), ShapeAct(act="mutual") if first else AddPair()),),)
    if not found:
        return View(t("shape-come-nobody"), back)

    def tap(person: int, page: int = 0) -> ShapeAct:
        if first:
            return ShapeAct(act="mutual", person=first, other=person, page=page)
        return ShapeAct(act="mutual", person=person, page=page)

    shown, page, pages = page_of(found, page)
    short = labels({one.person_id: one.name for one in found})
    rows = column([Button(short[one.person_id], tap(one.person_id)) for one in shown])
    turn = pager(page, pages, lambda to: tap(0, to))
    return View(t("shape-mutual-second" if first else "shape-mutual-first"), (*rows, *turn, *back))


def ask_topic(match: int) -> View:
    return View(t("shape-topic-ask"), _sheet(match), asks=True)


def ask_reverse(seen: Sheet) -> View:
    match = seen.match
    said = {"mentor": seen.names.get(match.mentors[0], ""), "mentee": seen.names.get(match.mentees[0], "")}
    return View(t("shape-reverse-ask", **said), _sheet(match.id), asks=True)


def _sheet(match: int) -> Rows:
    return ((Button(plain("button-back"), ShapeAct(act="show", match=match)),),)


def _card(match: Match) -> Rows:
    return ((Button(plain("shape-button-card"), PairCard(match=match.id)),),)


def _pairs() -> Rows:
    return ((Button(plain("pairs-button-list"), PairsPage()),),)
