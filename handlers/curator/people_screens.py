"""Screens of the register of participants: the list, a card, questions. Pure: typed data in, views out."""

from datetime import datetime

from domain.names import search_key
from domain.programme import Programme
from domain.roles import Role
from handlers.callbacks import (
    QUERY_LENGTH,
    AddPerson,
    CandidateAct,
    ConsentsOf,
    EnterFor,
    MeetWith,
    MergeAct,
    PeopleList,
    PersonAct,
    PersonCard,
    StaffAct,
)
from handlers.meeting_words import new_draft
from handlers.view import Button, Rows, View
from handlers.widgets import column, confirm, grid, page_of, pager
from services.people import Card, CardPair, Filter, Line, Part, Register
from texts import day, plain, t


def list_view(register: Register, chosen: Filter, page: int, query: str = "") -> View:
    """A page of people, the filters that have anybody, and how to search."""
    shown, page, pages = page_of(register.lines, page)
    people = grid([Button(line.name, PersonCard(person=line.person_id)) for line in shown], 2)
    searched = search_key(query)[:QUERY_LENGTH]
    turn = pager(page, pages, lambda to: PeopleList(chosen=chosen, page=to, query=searched))
    add = column([Button(plain("people-button-add"), AddPerson()), Button(plain("staff-button"), StaffAct(act="ask"))])
    if chosen is Filter.POSSIBLE and register.lines:
        add = ((Button(plain("staff-button-slips"), CandidateAct(act="slips")),), *add)
    text = "\n".join([_list_title(register, chosen, query), *map(_described, shown), *_hint(register)])
    return View(text, (*people, *turn, *_filters(register, chosen, query), *add), asks=True)


def _list_title(register: Register, chosen: Filter, query: str) -> str:
    count = len(register.lines)
    if query:
        return t("people-found", query=query, count=count) if count else t("people-found-nobody", query=query)
    if not any(register.counts.values()):
        return t("people-nobody")
    return t("people-title", filter=plain(f"people-filter-{chosen}", count=count))


def _described(line: Line) -> str:
    roles = ", ".join(plain(f"role-{role}") for role in line.roles)
    if line.mark is None:
        return t("people-line", name=line.name, roles=roles)
    return t("people-line-marked", name=line.name, roles=roles, mark=plain(f"people-mark-{line.mark}"))


def _hint(register: Register) -> list[str]:
    return [t("people-hint")] if any(register.counts.values()) else []


def _filters(register: Register, chosen: Filter, query: str) -> Rows:
    buttons = [
        Button(plain(f"people-filter-{one}", count=register.counts[one]), PeopleList(chosen=one))
        for one in Filter
        if (one is not chosen or query) and register.counts[one]
    ]
    return grid(buttons, 2)


def card_view(card: Card, programme: Programme) -> View:
    """Everything known at a glance, and what can be done."""
    lines: list[str] = [t("people-card", name=card.name)]
    if card.post:
        lines.append(t("people-card-post", post=card.post))
    if card.possible:
        roles = ", ".join(plain(f"role-{role}") for role in card.possible)
        lines += [t("candidate-card-role", role=roles), t("candidate-card-ground")]
        return View("\n".join(lines), _possible_buttons(card), asks=True)
    lines += [_part_line(part) for part in card.parts]
    lines.append(_consent_line(card, programme))
    lines.append(_forms_line(card, programme))
    lines += [_pair_line(pair) for pair in card.pairs]
    lines.append(_messenger_line(card))
    return View("\n".join(line for line in lines if line), _card_buttons(card), asks=True)


def _possible_buttons(card: Card) -> Rows:
    return column(
        [
            Button(plain("people-button-first-link"), PersonAct(person=card.person_id, act="link")),
            Button(plain("merge-button"), MergeAct(person=card.person_id)),
            Button(plain("staff-button-off"), CandidateAct(act="off", person=card.person_id)),
            Button(plain("people-button-list"), PeopleList(chosen=Filter.POSSIBLE)),
        ]
    )


def _part_line(part: Part) -> str:
    state = "waiting" if part.waiting else part.state
    return t("people-card-part", role=plain(f"role-{part.role}"), state=plain(f"people-state-{state}"))


def _consent_line(card: Card, programme: Programme) -> str:
    if card.consent is None or card.consent_at is None:
        return t("people-card-consent-none")
    at = _day(card.consent_at, programme)
    if card.paper:
        return t("people-card-consent-paper", paper=card.paper, at=at)
    return t(f"people-card-consent-{card.consent}", at=at)


def _forms_line(card: Card, programme: Programme) -> str:
    parts = [t("people-card-form", title=title, at=_day(at, programme)) for title, at in card.forms]
    parts += [t("people-card-unfinished", title=title) for title in card.unfinished]
    return "\n".join(parts) or t("people-card-no-forms")


def _day(moment: datetime, programme: Programme) -> str:
    return day(moment.astimezone(programme.zone).date())


def _pair_line(pair: CardPair) -> str:
    if not pair.told:
        return t("people-card-pair-untold", others=pair.others)
    if pair.last_held is None:
        return t("people-card-pair-new", others=pair.others)
    return t("people-card-pair", others=pair.others, held=pair.held, last=day(pair.last_held))


def _messenger_line(card: Card) -> str:
    if card.reachable is None or card.account is None:
        return t("people-card-offline")
    link = t("people-card-account", account=str(card.account))
    if card.username:
        link = t("people-card-account-named", account=str(card.account), username=card.username)
    if not card.reachable:
        return t("people-card-unreachable", link=link)
    return t("people-card-failed", link=link, count=card.undelivered) if card.undelivered else link


def _card_buttons(card: Card) -> Rows:
    rows: list[tuple[Button, ...]] = []
    for part in card.parts:
        if part.waiting:
            yes = PersonAct(person=card.person_id, act="admit", role=part.role)
            no = PersonAct(person=card.person_id, act="decline", role=part.role)
            rows.append((Button(plain("people-button-admit"), yes), Button(plain("people-button-decline"), no)))
    if card.current and card.consent == "given":
        rows.append((Button(plain("people-button-enter"), EnterFor(person=card.person_id)),))
        told = [pair for pair in card.pairs if pair.told]
        draft = new_draft()
        rows += [(Button(_meeting_label(pair, told), MeetWith(draft=draft, match=pair.match_id)),) for pair in told]
    rows += column(_changes(card))
    rows.append((Button(plain("people-button-list"), PeopleList(chosen=Filter.ALL)),))
    return tuple(rows)


def _meeting_label(pair: CardPair, told: list[CardPair]) -> str:
    """With whom is said only where there are several pairs."""
    label = plain("people-button-meeting")
    return label if len(told) == 1 else plain("people-button-meeting-with", others=pair.others[:30])


def _changes(card: Card) -> list[Button]:
    def act(name: str, role: str = "") -> PersonAct:
        return PersonAct(person=card.person_id, act=name, role=role)

    buttons = []
    if card.current and card.other_role is not None and card.consent == "given":
        buttons.append(Button(plain(f"people-button-role-{card.other_role}"), act("role", card.other_role)))
        if not card.pairs:
            buttons.append(Button(plain(f"people-button-swap-{card.other_role}"), act("swap", card.other_role)))
    if card.current:
        label = plain("people-button-first-link" if card.account is None else "people-button-link")
        buttons.append(Button(label, act("link")))
        buttons.append(Button(plain("people-button-dismiss"), act("dismiss")))
        buttons.append(Button(plain("merge-button"), MergeAct(person=card.person_id)))
    if card.consent is not None or card.current:
        buttons.append(Button(plain("people-button-consents"), ConsentsOf(person=card.person_id)))
    if card.consent == "withdrawn":
        buttons.append(Button(plain("people-button-erase"), act("erase")))
    return buttons


def ask_view(card: Card, act: str, role: str = "") -> View:
    """A yes-no question before a change that the person will feel."""
    person = card.person_id
    match act:
        case "decline":
            text, label = t("people-decline-ask", name=card.name), plain("people-decline-yes")
        case "role":
            text, label = (
                t("people-role-ask", name=card.name, role=plain(f"role-become-{role}")),
                plain("people-role-yes"),
            )
        case "swap":
            text = t("people-swap-ask", name=card.name, role=plain(f"role-become-{role}"))
            label = plain("people-swap-yes")
        case "link":
            text, label = t("people-link-ask", name=card.name), plain("people-link-yes")
        case "dismiss":
            text, label = t("people-dismiss-ask", name=card.name), plain("people-dismiss-yes")
        case _:
            text, label = t("people-erase-ask", name=card.name), plain("people-erase-yes")
    yes = PersonAct(person=person, act=f"{act}_yes", role=role)
    return View(text, confirm(label, yes, PersonCard(person=person)), asks=True)


def role_view() -> View:
    buttons = [
        Button(plain("people-add-mentee"), AddPerson(role=Role.MENTEE)),
        Button(plain("people-add-mentor"), AddPerson(role=Role.MENTOR)),
    ]
    return View(t("people-add-role"), column(buttons), asks=True)
