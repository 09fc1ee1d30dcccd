"""Screens of a participant: the card, what is done with it, questions. Pure: typed data in, views out."""

from datetime import datetime

from domain.names import FullName
from domain.people.interview import Interview
from domain.programme import Programme
from domain.roles import Role
from handlers.callbacks import (
    AddPerson,
    CandidateAct,
    CategoryTap,
    ConsentsOf,
    EnterFor,
    InterviewTap,
    MeetWith,
    MergeAct,
    NoteTap,
    PairCard,
    PeopleList,
    PersonAct,
    PersonAnswers,
    PersonCard,
    PersonMore,
    WorksAt,
)
from handlers.curator.surveys.record_screens import record_buttons, record_lines
from handlers.meetings.meeting_words import new_draft
from handlers.view import Button, Rows, View
from handlers.widgets import column, confirm, grid
from services.people.categories import Category
from services.people.people import Card, CardPair, Part
from services.people.people_list import Filter
from texts import day, plain, t


def card_view(card: Card, programme: Programme) -> View:
    """Everything known at a glance, and what can be done."""
    lines: list[str] = [t("people-card", name=card.name)]
    if card.post:
        lines.append(t("people-card-post", post=card.post))
    if card.possible:
        roles = ", ".join(plain(f"role-{role}") for role in card.possible)
        lines.append(t("candidate-card-role", role=roles))
        lines.append(t("candidate-card-from", source=plain(f"candidate-source-{card.source}")))
        lines.append(t("candidate-card-asked", asked=plain(f"candidate-state-{card.asked}")))
        lines.append(t("candidate-card-ground" if card.source == "staff" else "candidate-card-ground-other"))
        return View("\n".join(lines), _possible_buttons(card), asks=True)
    if card.contact:
        lines.append(t("people-card-contact", contact=card.contact))
    if card.workplace:
        lines.append(t("people-card-workplace", organisation=card.workplace))
    lines += [_part_line(part) for part in card.parts]
    lines += [_category_line(one) for one in card.categories if one.codes]
    if card.interview is not None:
        lines.append(interview_line(card.interview))
    lines.append(_consent_line(card, programme))
    lines.append(_forms_line(card, programme))
    lines += [_pair_line(pair) for pair in card.pairs]
    lines += record_lines(card.records, programme)
    lines.append(_messenger_line(card))
    if card.step:
        lines += ["", t("people-next", step=_step(card))]
    return View("\n".join(line for line in lines if line), _card_buttons(card, programme), asks=True)


def _step(card: Card) -> str:
    """What to do next: a minor's representative is waited for; without a messenger there is nobody to remind."""
    if card.step == "consent" and card.records.minor:
        return plain("people-next-guardian")
    if card.step == "questionnaire" and card.reachable is None:
        return plain("people-next-enter")
    return plain(f"people-next-{card.step}")


def _possible_buttons(card: Card) -> Rows:
    return column(
        [
            Button(plain("people-button-first-link"), PersonAct(person=card.person_id, act="link")),
            *_answers(card),
            Button(plain("people-edit-button"), PersonMore(person=card.person_id, page="edit")),
            Button(plain("merge-button"), MergeAct(person=card.person_id)),
            Button(plain("staff-button-off"), CandidateAct(act="off", person=card.person_id)),
            Button(plain("people-button-list"), PeopleList(chosen=Filter.POSSIBLE)),
        ]
    )


def _answers(card: Card) -> list[Button]:
    """What a possible participant said when asked."""
    acts = ("later", "declined") if card.asked in {"new", "invited"} else ("new",)
    return [Button(plain(f"candidate-button-{act}"), CandidateAct(act=act, person=card.person_id)) for act in acts]


def _category_line(one: Category) -> str:
    words = ", ".join(plain(f"category-{code}") for code in one.codes)
    return t(f"people-card-category-{'curator' if one.by_curator else 'form'}", category=words)


def interview_line(one: Interview) -> str:
    """The newest interview in one line: when, what came of it."""
    verdict = plain("interview-for" if one.recommended else "interview-against")
    return t("people-card-interview", day=day(one.held_on), verdict=verdict)


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
    return day(programme.day_of(moment))


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


def _card_buttons(card: Card, programme: Programme) -> Rows:
    rows: list[tuple[Button, ...]] = []
    for part in card.parts:
        if part.waiting:
            yes = PersonAct(person=card.person_id, act="admit", role=part.role)
            no = PersonAct(person=card.person_id, act="decline", role=part.role)
            rows.append((Button(plain("people-button-admit"), yes), Button(plain("people-button-decline"), no)))
    if card.consent == "given":
        rows += grid(_to_read(card), 2)
    if card.current and card.consent == "given":
        rows.append((Button(plain("people-button-enter"), EnterFor(person=card.person_id)),))
        told = [pair for pair in card.pairs if pair.told]
        draft = new_draft()
        rows += [(Button(_meeting_label(pair, told), MeetWith(draft=draft, match=pair.match_id)),) for pair in told]
        rows += column(record_buttons(card, programme))
    papers = [*_note_button(card)]
    if card.consent is not None or card.current:
        papers.insert(0, Button(plain("people-button-consents"), ConsentsOf(person=card.person_id)))
    rows += grid(papers, 2)
    if card.consent == "withdrawn":
        rows.append((Button(plain("people-button-erase"), PersonAct(person=card.person_id, act="erase")),))
    more = Button(plain("people-button-more"), PersonMore(person=card.person_id))
    rows.append((more, Button(plain("people-button-list"), PeopleList(chosen=Filter.ALL))))
    return tuple(rows)


def _to_read(card: Card) -> list[Button]:
    """Answers, and the cards of the pairs with their meetings."""
    pairs = [Button(_pair_label(pair), PairCard(match=pair.match_id)) for pair in card.pairs]
    answers = [Button(plain("people-button-answers"), PersonAnswers(person=card.person_id))] if card.forms else []
    return [*answers, *pairs]


def _pair_label(pair: CardPair) -> str:
    return plain("people-button-pair", others=FullName.parse(pair.others.split(", ")[0]).short)


def _note_button(card: Card) -> tuple[Button, ...]:
    """Nothing is written down of somebody whose consent does not stand; what is there can be read."""
    if card.notes:
        return (Button(plain("people-button-notes", count=card.notes), NoteTap(person=card.person_id)),)
    if card.consent != "given":
        return ()
    return (Button(plain("people-button-note"), NoteTap(person=card.person_id, act="new")),)


def _meeting_label(pair: CardPair, told: list[CardPair]) -> str:
    """With whom is said only where there are several pairs."""
    label = plain("people-button-meeting")
    return label if len(told) == 1 else plain("people-button-meeting-with", others=pair.others[:30])


def more_view(card: Card) -> View:
    """What is done with a card more rarely."""
    person = card.person_id
    buttons = [
        Button(plain("people-history-button"), PersonMore(person=person, page="history")),
        Button(plain("people-edit-button"), PersonMore(person=person, page="edit")),
    ]
    roles = [one.role for one in card.categories]
    buttons += [
        Button(plain("category-button" if len(roles) == 1 else f"category-button-{role}"), _categories(person, role))
        for role in roles
    ]
    if Role.MENTOR in roles:
        buttons.append(Button(plain("interview-button"), InterviewTap(person=person)))
        buttons.append(Button(plain("partner-button-works"), WorksAt(person=person)))
    back = (Button(plain("people-button-card"), PersonCard(person=person)),)
    rows = (*grid(buttons, 2), *column(_changes(card)), back)
    return View(t("people-more", name=card.name), rows, asks=True)


def _categories(person: int, role: Role) -> CategoryTap:
    return CategoryTap(person=person, role="mentor" if role is Role.MENTOR else "mentee")


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


def age_view(role: Role, age: int) -> View:
    """Whose consent stands on the paper, where pupils take part."""
    buttons = [
        Button(plain("people-add-adult", age=age), AddPerson(role=role, age="adult")),
        Button(plain("people-add-minor", age=age), AddPerson(role=role, age="minor")),
        Button(plain("button-back"), AddPerson()),
    ]
    return View(t("people-add-age"), column(buttons), asks=True)


def role_view() -> View:
    buttons = [
        Button(plain("people-add-mentee"), AddPerson(role=Role.MENTEE)),
        Button(plain("people-add-mentor"), AddPerson(role=Role.MENTOR)),
    ]
    return View(t("people-add-role"), column(buttons), asks=True)
