"""Screens of a voter's ballot. Pure: what stands in it goes in, a view comes out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from domain.choice import COMMENT_LIMIT, Choice
from domain.names import labels, search_key
from domain.refusal import Refused
from domain.roles import Role
from domain.who import Who
from handlers.callbacks import ChoiceCard, ChoiceComment, ChoiceMark, ChoicePage, ChoiceSend
from handlers.pairing.cards import profile_lines
from handlers.view import Button, Rows, View
from handlers.widgets import PAGE, column, page_of
from services.networking.ballots import BallotPaper, Candidate, Card, Papers
from services.networking.form_programmes import Told
from texts import Raw, moment, plain, t

LETTERS = 6
"""Of a name that a button carries: two bytes each, and enough to tell people apart."""
LISTS = frozenset({"rank", "no", "about"})


@dataclass(frozen=True, slots=True)
class Place:
    """Where somebody is in the list: a page, and the letters that narrow it."""

    page: int = 0
    letters: str = ""

    @property
    def code(self) -> str:
        return f"{self.page}.{self.letters}" if self.letters else str(self.page)

    def at(self, page: int) -> "Place":
        return Place(page, self.letters)


def place_of(code: str) -> Place:
    """What a button carries; Refused ``stale`` for anything that is none."""
    number, _, letters = code.partition(".")
    if not (number.isascii() and number.isdecimal() and len(number) < 5):
        raise Refused("stale")
    return Place(int(number), typed(letters))


def typed(text: str) -> str:
    """What is looked for: the first letters, as names are compared."""
    return search_key(text)[:LETTERS].strip()


def is_long(paper: BallotPaper) -> bool:
    """Whether the list has pages, so that looking for a name is worth the words."""
    return len(paper.candidates) > PAGE


def which_view(found: Papers) -> View:
    """What to choose in: a side, or with several forms of mentoring a form and a side."""
    if not found.several:
        return View(t("choice-which-side"), column([choose(one.choice, one.ballot.side) for one in found.papers]))
    buttons = [
        choose(
            one.choice,
            one.ballot.side,
            plain("choice-button-of-form", side=str(one.ballot.side), form=one.choice.form),
        )
        for one in found.papers
    ]
    return View(t("choice-which-form"), column(buttons))


def start_view(paper: BallotPaper, who: Who) -> View:
    """What was sent; else the list."""
    return saved_view(paper, who) if paper.open and paper.ballot.sent else step_view(paper, who, "rank", Place())


def step_view(paper: BallotPaper, who: Who, step: str, place: Place) -> View:
    """A step of the ballot; once it is closed, what was counted. Refused ``stale`` for an unknown step."""
    if not paper.open:
        return View(t("choice-closed-screen", marks=_marks(paper)))
    if not paper.candidates:
        return View(t("choice-nobody-to-choose"))
    if step == "why":
        return why_view(paper)
    if step == "done":
        return start_view(paper, who)
    if step not in LISTS:
        raise Refused("stale")
    until = moment(paper.choice.closes_at, who.programme.timezone)
    text = {
        "rank": lambda: t(f"choice-rank-{paper.ballot.side}", limit=paper.choice.limit, until=until),
        "no": lambda: t("choice-no-title"),
        "about": lambda: t("choice-about-title"),
    }[step]()
    parts = [text, *_hints(paper, step, place)]
    if paper.several:
        parts.append(t("choice-of-form", form=paper.choice.form))
    return View("\n\n".join(parts), _rows(paper, step, place), asks=True)


def form_view(paper: BallotPaper, told: Sequence[Told]) -> View:
    """What is done in the voter's forms of mentoring, before one chooses (S1 4.13)."""
    back = Button(plain("button-back"), _to(paper, "rank", Place()))
    return View(about_forms(told), ((back,),), asks=True)


def about_forms(told: Sequence[Told]) -> str:
    """«О программе» in the curator's words, else in ours; each form by name where there are several."""
    if len(told) == 1:
        return f"{t('choice-form-title')}\n{about_form(told[0])}"
    return "\n\n".join(f"{t('choice-form-title-of', form=one.form)}\n{about_form(one)}" for one in told)


def about_form(one: Told) -> Raw:
    """What is done in one form, without its title."""
    return t("choice-form-said", about=one.words) if one.words else t("choice-form", form=one.form)


def nobody_found(paper: BallotPaper, step: str, text: str) -> View:
    """Nobody of that name; the way back to everybody."""
    every = Button(plain("choice-button-all"), _to(paper, step, Place()))
    return View(t("choice-search-none", text=text[:40]), ((every,),), asks=True)


def card_view(card: Card, data: ChoiceCard) -> View:
    """One of the list, with what may be read, and the mark they have."""
    paper, target = card.paper, card.candidate.person_id
    mine = paper.ballot.place_of(target)
    told = profile_lines(card.lines) or t("choice-card-empty")
    parts: list[str] = [t("choice-card", name=card.candidate.full_name, told=told)]
    if card.candidate.came:
        parts.append(t("choice-card-came"))
    if mine is not None:
        parts.append(t("choice-card-place", place=mine))
    if target in paper.ballot.explained:
        parts.append(t("choice-card-comment", words=paper.ballot.explained[target]))
    mark = ChoiceMark(
        choice=data.choice, side=_side(paper), step="rank", target=target, on=mine is None, page=data.page
    )
    buttons = [Button(plain("choice-button-mark" if mine is None else "choice-button-unmark"), mark)]
    if mine is not None:
        buttons.append(_comment_button(paper, target, plain("choice-button-why")))
    back = ChoicePage(choice=data.choice, side=data.side, step="about", page=data.page)
    return View("\n\n".join(parts), column([*buttons, Button(plain("button-back"), back)]), asks=True)


def why_view(paper: BallotPaper, *, kept: bool = False) -> View:
    """Those who are marked, each to be explained; said plainly who reads it."""
    back = Button(plain("button-back"), _to(paper, "done", Place()))
    if not paper.ballot.ranked:
        return View(t("choice-why-nobody"), ((back,),), asks=True)
    short = labels(paper.names)
    buttons = [
        _comment_button(paper, target, plain("choice-label-why", place=place, name=short[target]))
        for place, target in enumerate(paper.ballot.ranked, 1)
    ]
    parts = [t("choice-comment-kept")] if kept else []
    parts.append(t(f"choice-why-{paper.ballot.side}"))
    if paper.ballot.explained:
        parts.append(_marks(paper))
    return View("\n\n".join(parts), column([*buttons, back]), asks=True)


def comment_view(paper: BallotPaper, target: int) -> View:
    """Asks for the words, shows those there are. Refused: ``choice-closed``, ``choice-gone``, ``choice-not-marked``."""
    if not paper.open:
        raise Refused("choice-closed")
    if target not in paper.names:
        raise Refused("choice-gone")
    if target not in paper.ballot.ranked:
        raise Refused("choice-not-marked")
    parts = [t(f"choice-comment-ask-{paper.ballot.side}", name=paper.names[target], limit=COMMENT_LIMIT)]
    buttons = []
    if target in paper.ballot.explained:
        parts.append(t("choice-comment-now", words=paper.ballot.explained[target]))
        buttons.append(_comment_button(paper, target, plain("choice-button-comment-off"), off=True))
    buttons.append(Button(plain("button-back"), _to(paper, "why", Place())))
    return View("\n\n".join(parts), column(buttons), asks=True)


def saved_view(paper: BallotPaper, who: Who) -> View:
    """«Ваш выбор сохранён», with what stands in it and how long it can be changed."""
    until = moment(paper.choice.closes_at, who.programme.timezone)
    buttons = [Button(plain("choice-button-change"), _to(paper, "rank", Place()))]
    if paper.ballot.ranked:
        buttons.append(Button(plain("choice-button-why"), _to(paper, "why", Place())))
    return View(t("choice-saved", marks=_marks(paper), until=until), column(buttons))


def choose(choice: Choice, side: Role, label: str | None = None) -> Button:
    """To the list, as ``side``."""
    data = ChoicePage(choice=choice.id, side=str(side), step="rank")
    return Button(label or plain(f"choice-button-choose-{side}"), data)


def _hints(paper: BallotPaper, step: str, place: Place) -> list[str]:
    if place.letters:
        return [t("choice-found", letters=place.letters, count=len(paper.fitting(place.letters)))]
    came = sum(candidate.came for candidate in paper.candidates)
    hints: list[str] = []
    if step != "no" and 0 < came < len(paper.candidates):
        hints.append(t("choice-hint-met", count=came))
    if is_long(paper):
        hints.append(t("choice-hint-search"))
    return hints


def _rows(paper: BallotPaper, step: str, place: Place) -> Rows:
    shown, page, pages = page_of(paper.fitting(place.letters), place.page)
    here = place.at(page)
    short = labels(paper.names)
    rows = column([_candidate(paper, candidate, short[candidate.person_id], step, here) for candidate in shown])
    turn_page = []
    if page > 0:
        turn_page.append(Button(plain("button-page-back"), _to(paper, step, here.at(page - 1))))
    if page < pages - 1:
        turn_page.append(Button(plain("choice-more-names"), _to(paper, step, here.at(page + 1))))
    if turn_page:
        rows += (tuple(turn_page),)
    if place.letters:
        rows += ((Button(plain("choice-button-all"), _to(paper, step, Place())),),)
    return (*rows, *_steps(paper, step, here))


def _steps(paper: BallotPaper, step: str, place: Place) -> Rows:
    back = Button(plain("button-back"), _to(paper, "rank", place if step == "about" else Place()))
    if step == "about":
        return ((back,),)
    if step == "no":
        side = str(paper.ballot.side)
        return ((back, Button(plain("choice-button-send"), ChoiceSend(choice=paper.choice.id, side=side))),)
    return (
        (
            Button(plain("choice-button-about"), _to(paper, "about", place)),
            Button(plain("choice-button-form"), _to(paper, "form", Place())),
        ),
        (Button(plain("button-next"), _to(paper, "no", Place())),),
    )


def _candidate(paper: BallotPaper, candidate: Candidate, name: str, step: str, place: Place) -> Button:
    ballot, target, side = paper.ballot, candidate.person_id, _side(paper)
    if step == "about":
        return Button(name, ChoiceCard(choice=paper.choice.id, side=side, target=target, page=place.code))
    if step == "no":
        on = target in ballot.refused
        label = plain("choice-label-no", name=name) if on else plain("choice-label-not-no", name=name)
    else:
        mine = ballot.place_of(target)
        on = mine is not None
        label = plain("choice-label-ranked", place=mine, name=name) if mine is not None else name
    data = ChoiceMark(
        choice=paper.choice.id,
        side=side,
        step="no" if step == "no" else "rank",
        target=target,
        on=not on,
        page=place.code,
    )
    return Button(label, data)


def _marks(paper: BallotPaper) -> Raw:
    names, said = paper.names, paper.ballot.explained
    lines = [
        t("choice-saved-line-why", place=place, name=names[target], words=said[target])
        if target in said
        else t("choice-saved-line", place=place, name=names[target])
        for place, target in enumerate(paper.ballot.ranked, 1)
        if target in names
    ]
    return Raw("\n".join(lines)) if lines else t("choice-saved-nobody")


def _comment_button(paper: BallotPaper, target: int, label: str, *, off: bool = False) -> Button:
    data = ChoiceComment(choice=paper.choice.id, side=str(paper.ballot.side), target=target, off=off)
    return Button(label, data)


def _side(paper: BallotPaper) -> Literal["mentor", "mentee"]:
    return "mentor" if paper.ballot.side is Role.MENTOR else "mentee"


def _to(paper: BallotPaper, step: str, place: Place) -> ChoicePage:
    return ChoicePage(choice=paper.choice.id, side=str(paper.ballot.side), step=step, page=place.code)
