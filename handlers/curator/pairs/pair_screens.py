"""Screens of pairs at work: pure functions from what the use cases return to views."""

from collections.abc import Callable, Sequence
from zoneinfo import ZoneInfo

from aiogram.filters.callback_data import CallbackData

from domain.match import FORMS, Format, Kind, Match, Shape
from domain.names import Case, FullName, labels
from domain.people.participant import Participant
from handlers.callbacks import (
    AddPair,
    EndPair,
    Grouping,
    HandOver,
    OrderAct,
    OrderPaper,
    PairCard,
    PairListAct,
    PairMeetings,
    PairsPage,
    RatingOf,
    RunCommand,
    ShapeAct,
    StandIn,
    TellPairs,
    TemplateAct,
    WaitingList,
)
from handlers.curator.surveys.record_screens import rating_lines
from handlers.view import Button, Rows, View
from handlers.widgets import PAGE, column, page_of, pager
from services.pairs import pairs
from texts import day, plain, t


def listing(seen: pairs.Overview, page: int, said: str = "") -> View:
    """All live pairs, eight a page, and what is still to be done about them."""
    shown, page, pages = page_of(seen.lines, page)
    grouped = any(line.match.shape in (Shape.GROUP, Shape.TEAM) for line in seen.lines)
    key = "pairs-title-groups" if grouped else "pairs-title"
    title = t(key, pairs=len(seen.lines)) if seen.lines else t("pairs-none")
    lines = [title, *(_line(line, place) for place, line in enumerate(shown, page * PAGE + 1))]
    parts = [part for part in (said, "\n".join(lines), "\n".join(_todo(seen))) if part]
    rows = column([Button(_label(line), PairCard(match=line.match.id)) for line in shown])
    return View("\n\n".join(parts), (*rows, *pager(page, pages, lambda to: PairsPage(page=to)), *_ways(seen)))


def card(found: pairs.PairCard, zone: ZoneInfo) -> View:
    """One pair: members, state, order, meetings, who has been told."""
    line, match = found.line, found.line.match
    ended = day(match.ended_at.astimezone(zone).date()) if match.ended_at else ""
    lines = [
        card_title(line),
        *_stands_in(found),
        t(f"pair-card-state-{match.state}", day=ended),
        _order(found),
        t("pair-card-held", held=line.held),
        *rating_lines(found.rating, zone),
    ]
    if match.live:
        lines += ["", *(t(f"pair-delivery-{one.state}", name=one.name) for one in found.delivery)]
    buttons = []
    if match.live and match.told_at is None:
        buttons.append(Button(plain("pairs-button-tell"), TellPairs()))
    if found.order is not None:
        buttons.append(Button(plain("pairs-button-order"), OrderAct(document=found.order.id, act="get")))
    if line.held:
        buttons.append(Button(plain("pair-button-meetings"), PairMeetings(match=match.id)))
    if match.told_at is not None:
        buttons.append(Button(plain("rating-button-card"), RatingOf(match=match.id)))
    if match.live:
        buttons.append(Button(plain("pair-button-shape"), ShapeAct(act="show", match=match.id)))
        if found.substitute is not None:
            buttons.append(Button(plain("substitute-button-stop"), StandIn(match=match.id, act="stop")))
        buttons.append(Button(plain("pair-button-end"), EndPair(match=match.id)))
    return View("\n".join(lines), (*column(buttons), *_back()))


def _stands_in(found: pairs.PairCard) -> list[str]:
    """Who stands in for the mentor, from when to when."""
    if found.substitute is None:
        return []
    one, name = found.substitute
    return [t(f"substitute-card-{one.state}", name=name, start=day(one.starts_on), end=day(one.ends_on))]


def card_title(line: pairs.PairLine) -> str:
    """Who works with whom, and what kind of match it is where that is not the usual one."""
    match = line.match
    said = {"mentors": ", ".join(line.mentors), "mentees": ", ".join(line.mentees)}
    if not line.mentors:
        title = t("pair-card-mutual", **said)
    else:
        title = t("pair-card", **said, several=len(line.mentors), group=len(line.mentees))
    return "\n".join([title, *style_lines(match)])


def style_lines(match: Match) -> list[str]:
    """Form, format and kind in one line; nothing where all are the usual ones."""
    words = [plain(f"order-form-{match.form.replace('_', '-')}")] if match.form != FORMS[0] else []
    if match.format is not Format.INDIVIDUAL:
        words.append(plain("shape-format-line", format=plain(f"shape-format-{match.format}")))
    if match.kind is not Kind.USUAL:
        words.append(plain(f"shape-kind-{match.kind}"))
    lines = [", ".join(words).capitalize()] if words else []
    return [*lines, t("shape-topic", topic=match.topic)] if match.topic else lines


def ask_end(line: pairs.PairLine) -> View:
    sides = [", ".join(side) for side in (line.mentors, line.mentees) if side]
    text = t("pair-end-ask", names=" \u2013 ".join(sides))
    match = line.match.id
    buttons = [
        Button(plain("pair-end-completed"), EndPair(match=match, how="completed")),
        Button(plain("pair-end-stopped"), EndPair(match=match, how="stopped")),
    ]
    if line.mentors:
        buttons.append(Button(plain("pair-end-transferred"), HandOver(match=match)))
    if line.mentors and line.match.told_at is not None:
        buttons.append(Button(plain("substitute-button"), StandIn(match=match)))
    buttons.append(Button(plain("button-no"), PairCard(match=match)))
    return View(text, column(buttons))


def ask_note(match: int, how: str) -> View:
    buttons = [
        Button(plain("pair-end-finish"), EndPair(match=match, how=how, skip=True)),
        Button(plain("button-no"), PairCard(match=match)),
    ]
    text = t("pair-end-note-completed") if how == "completed" else t("pair-end-note-stopped")
    return View(text, column(buttons), asks=True)


def choose_successor(line: pairs.PairLine, mentors: Sequence[tuple[Participant, int]], page: int) -> View:
    """To whom a pair's mentees go."""
    match = line.match.id
    rows = _mentor_rows(
        mentors,
        page,
        lambda mentor: HandOver(match=match, mentor=mentor),
        lambda to: HandOver(match=match, page=to),
    )
    back = ((Button(plain("button-back"), EndPair(match=match)),),)
    head = t("pair-end-who", mentees=", ".join(FullName.parse(name).inflect(Case.GENITIVE) for name in line.mentees))
    return View("\n\n".join([head, *_loads(mentors, page)]), (*rows, *back))


def choose_mentee(found: Sequence[Participant], page: int, *, missed: bool) -> View:
    other = column([
        Button(plain("pair-add-mutual"), ShapeAct(act="mutual")),
        Button(plain("pair-add-file"), PairListAct(act="ask")),
    ])  # fmt: skip
    if not found:
        return View(t("pair-add-nobody"), (*other, *_back()))
    shown, page, pages = page_of(found, page)
    short = labels({one.person_id: one.name for one in found})
    rows = column([Button(short[one.person_id], AddPair(mentee=one.person_id)) for one in shown])
    text = t("pair-add-not-found") if missed else t("pair-add-mentee")
    return View(text, (*rows, *pager(page, pages, lambda to: AddPair(page=to)), *other, *_back()), asks=True)


def choose_mentor(mentee: Participant, mentors: Sequence[tuple[Participant, int]], page: int, *, missed: bool) -> View:
    if not mentors:
        return View(t("pair-add-no-mentors"), _back())
    person = mentee.person_id
    rows = _mentor_rows(
        mentors,
        page,
        lambda mentor: AddPair(mentee=person, mentor=mentor),
        lambda to: AddPair(mentee=person, page=to),
    )
    text = t("pair-add-not-found") if missed else t("pair-add-mentor", mentee=mentee.name)
    back = (Button(plain("button-back"), AddPair()),)
    return View("\n\n".join([text, *_loads(mentors, page)]), (*rows, back, *_back()), asks=True)


def told(found: pairs.Told, title: str) -> View:
    """How far telling has come; those who could not be reached by name."""
    lines = [title]
    if found.new:
        lines.append(t("told-sending", count=found.waiting))
    elif found.pairs:
        lines.append(t("told-counts", sent=found.sent, waiting=found.waiting))
    else:
        lines.append(t("told-none"))
    if found.failed:
        lines.append(t("told-failed", names=", ".join(dict.fromkeys(one.name for one in found.failed))))
    buttons = [
        Button(plain("told-button-refresh"), TellPairs(check=True)),
        Button(plain("pairs-button-list"), PairsPage()),
    ]
    return View("\n".join(lines), column(buttons))


def _line(line: pairs.PairLine, place: int) -> str:
    mentors = _names(line.mentors) or t("pairs-line-mutual")
    said = {"place": place, "mentors": mentors, "mentees": _names(line.mentees)}
    if line.match.told_at is None:
        return t("pairs-line-untold", **said)
    return t("pairs-line", held=line.held, **said)


def _names(names: Sequence[str]) -> str:
    return ", ".join(names)


def _label(line: pairs.PairLine) -> str:
    """Both surnames: «Седова А. П. – Юдина В. С.»; of a group the first and how many more."""
    shown = [line.mentors[0], line.mentees[0]] if line.mentors else list(line.mentees[:2])
    label = " \u2013 ".join(FullName.parse(name).short for name in shown)
    more = len(line.mentors) + len(line.mentees) - len(shown)
    return plain("pairs-label-more", label=label, more=more) if more else label


def _todo(seen: pairs.Overview) -> list[str]:
    counts = {
        "pairs-untold": seen.untold,
        "pairs-without-order": seen.without_order,
        "pairs-changed": seen.changes,
        "pairs-free": seen.free,
        "pairs-ended": seen.ended,
    }
    return [t(key, count=count) for key, count in counts.items() if count]


def _ways(seen: pairs.Overview) -> Rows:
    buttons = []
    if seen.untold:
        buttons.append(Button(plain("pairs-button-tell"), TellPairs()))
    elif seen.lines:
        buttons.append(Button(plain("pairs-button-delivery"), TellPairs(check=True)))
    buttons.append(Button(plain("pairs-button-add"), AddPair()))
    if seen.regroup:
        buttons.append(Button(plain("pairs-button-groups"), Grouping()))
    if seen.without_order:
        buttons.append(Button(plain("pairs-button-new-order"), OrderAct(document=0, act="new")))
    if seen.changes:
        buttons.append(Button(plain("pairs-button-amend"), OrderPaper(act="amend")))
    if seen.latest_order is not None:
        order = OrderAct(document=seen.latest_order.id, act="get")
        buttons.append(Button(plain("pairs-button-order"), order))
    buttons.append(Button(plain("pairs-button-template"), TemplateAct(act="show")))
    if seen.free and (seen.lines or seen.ended):
        buttons.append(Button(plain("unpaired-button", count=seen.free), WaitingList()))
    if seen.free:
        buttons.append(Button(plain("pairs-button-draft"), RunCommand(name="match")))
    return column(buttons)


def _order(found: pairs.PairCard) -> str:
    order = found.order
    if order is None:
        return t("pair-card-no-order")
    if not order.signed:
        return t("pair-card-order-draft")
    if order.signed_on is None:
        return t("pair-card-order-no-day", number=order.number)
    return t("pair-card-order", number=order.number, day=day(order.signed_on))


def _mentor_rows(
    mentors: Sequence[tuple[Participant, int]],
    page: int,
    pick: Callable[[int], CallbackData],
    turn: Callable[[int], CallbackData],
) -> Rows:
    """A page of mentors."""
    shown, page, pages = page_of(mentors, page)
    short = labels({one.person_id: one.name for one, _ in mentors})
    buttons = [Button(short[one.person_id], pick(one.person_id)) for one, _ in shown]
    return (*column(buttons), *pager(page, pages, turn))


def _loads(mentors: Sequence[tuple[Participant, int]], page: int) -> list[str]:
    """Which mentors of the page have mentees already: one paragraph, or none."""
    shown, _, _ = page_of(mentors, page)
    lines = [t("pair-load", name=one.name, load=load) for one, load in shown if load]
    return ["\n".join(lines)] if lines else []


def _back() -> Rows:
    return ((Button(plain("pairs-button-list"), PairsPage()),),)
