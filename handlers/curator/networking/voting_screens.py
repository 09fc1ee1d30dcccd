"""The curator's screens of a choice. Pure: its state goes in, a view comes out."""

from collections.abc import Sequence

from domain.choice import ABOUT_LIMIT, LONGER, Choice
from domain.refusal import Refused
from domain.roles import Role
from domain.who import Who
from handlers.callbacks import DraftForm, RunCommand, VotingAct, VotingEnd, VotingForm, VotingResults
from handlers.networking.choice_screens import about_form, about_forms
from handlers.view import Button, Rows, View
from handlers.widgets import column, confirm, page_of, pager
from services.networking.choices import State
from texts import Raw, clock, moment, plain, t

NAMES = 40
"""Of those still awaited, on a page."""


def board_view(board: Sequence[State], who: Who) -> View:
    """With several forms of mentoring: where each choice stands, a button to each."""
    parts = [t("voting-board"), *(_board_line(seen, who) for seen in board)]
    buttons = [Button(plain("voting-button-of-form", form=one.form), _act(one, "show")) for one in board]
    return View("\n\n".join(parts), column(buttons))


def _board_line(seen: State, who: Who) -> str:
    if seen.choice is None:
        return t("voting-board-none", form=seen.form, **_counts(seen))
    if not seen.open:
        return t("voting-board-closed", form=seen.form, **_counts(seen))
    until = moment(seen.choice.closes_at, who.programme.timezone)
    return t("voting-board-open", form=seen.form, until=until, **_counts(seen))


def overview_view(seen: State, who: Who) -> View:
    """Not opened yet, open with its turnout, or closed with the ways on."""
    view = _overview(seen, who)
    if not seen.several:
        return view
    every = Button(plain("voting-button-every-form"), VotingAct(act="show"))
    return View(_headed(seen, view.text), (*view.rows, (every,)))


def _headed(seen: State, text: str) -> str:
    """With the form named above, where it is one of several."""
    return f"{t('voting-of-form', form=seen.form)}\n\n{text}" if seen.several else text


def _overview(seen: State, who: Who) -> View:
    counts = _counts(seen)
    hint = "" if seen.met else "\n\n" + t("voting-hint-no-meeting")
    if seen.choice is None:
        rows = column([Button(plain("voting-button-open"), _act(seen, "open")), _about_button(seen)])
        return View(t("voting-none", mentors=counts["mentors"], mentees=counts["mentees"]) + hint, rows)
    if not seen.open:
        return View(t("voting-closed", **counts), _closed_rows(seen, seen.choice))
    text: str = t("voting-open", until=moment(seen.choice.closes_at, who.programme.timezone), **counts)
    if seen.next_nudge is not None:
        text += "\n\n" + t("voting-nudged-lately", next=clock(seen.next_nudge, who.programme.timezone))
    return View(text, _open_rows(seen, seen.choice))


def ask_open_view(seen: State) -> View:
    """Who is invited and what they will read first. Refused ``choice-nobody``."""
    count = sum(side.total for side in seen.sides.values())
    if not all(side.total for side in seen.sides.values()):
        raise Refused("choice-nobody")
    parts = [_headed(seen, t("voting-ask-open", count=count))]
    if seen.choice is not None and not seen.open:
        parts.append(t("voting-ask-open-anew"))
    parts.append(t("voting-what-they-read", about=Raw(about_forms(seen.told))))
    if not seen.met:
        parts.append(t("voting-hint-no-meeting"))
    yes, no = confirm(plain("voting-yes-open"), _act(seen, "open_yes"), _act(seen, "show"))
    change = Button(plain("voting-button-form-change"), _act(seen, "about"))
    return View("\n\n".join(parts), (yes, (change,), no))


def about_view(seen: State, form: str = "", *, kept: bool = False) -> View:
    """What is done in a form, to be replaced by the curator's own words; which form, where several are in use.

    Refused ``stale`` for a form that nobody takes part in.
    """
    if not form and len(seen.told) > 1:
        buttons = [Button(plain("wave-mentoring", form=one.form), VotingForm(form=one.form)) for one in seen.told]
        return View(t("voting-which-form"), (*column(buttons), (_about_back(seen),)), asks=True)
    found = next((one for one in seen.told if one.form == form or not form), None)
    if found is None:
        raise Refused("stale")
    text: str = t("voting-ask-form", about=about_form(found), limit=ABOUT_LIMIT)
    if kept:
        text = t("voting-form-kept") + "\n\n" + text
    buttons = [Button(plain("voting-button-form-ours"), VotingForm(form=found.form, ours=True))] if found.words else []
    return View(text, column([*buttons, _about_back(seen)]), asks=True)


def _about_back(seen: State) -> Button:
    """To the question whether to open, where it can be asked."""
    ready = not seen.open and all(side.total for side in seen.sides.values())
    return Button(plain("button-back"), _act(seen, "open" if ready else "show"))


def ask_close_view(seen: State) -> View:
    if seen.choice is None:
        raise Refused("stale")
    sent, total = (sum(getattr(side, name) for side in seen.sides.values()) for name in ("sent", "total"))
    yes = VotingAct(act="close_yes", choice=seen.choice.id)
    rows = confirm(plain("voting-yes-close"), yes, _act(seen, "show"))
    return View(_headed(seen, t("voting-ask-close", sent=sent, total=total)), rows)


def ask_again_view(seen: State) -> View:
    """For how long a closed choice is opened again. Refused: ``stale``, ``choice-pairs-agreed``."""
    if seen.choice is None or seen.open:
        raise Refused("stale")
    if seen.used:
        raise Refused("choice-pairs-agreed")
    yes = [
        Button(plain("voting-yes-again", days=days), VotingAct(act="again_yes", choice=seen.choice.id, page=days))
        for days in LONGER
    ]
    return View(_headed(seen, t("voting-ask-again")), column([*yes, Button(plain("button-no"), _act(seen, "show"))]))


def ask_end_view(seen: State, choice: Choice, who: Who) -> View:
    return View(t("voting-ask-end", until=moment(choice.closes_at, who.programme.timezone)), back_rows(seen))


def waiting_view(seen: State, page: int) -> View:
    """Who has not sent, by side and by name."""
    lines = [
        (side, name) for side in (Role.MENTOR, Role.MENTEE) for name in sorted(_names(seen, side), key=str.casefold)
    ]
    if not lines:
        return View(t("voting-waiting-nobody"), back_rows(seen))
    shown, page, pages = page_of(lines, page, NAMES)
    parts: list[str] = [t("voting-waiting", count=len({*(name for _, name in lines)}))]
    for side in (Role.MENTOR, Role.MENTEE):
        names = [t("text-as-is", text=name) for one, name in shown if one is side]
        if names:
            parts.append("\n".join([t(f"voting-waiting-{side}"), *names]))
    rows = pager(page, pages, lambda to: _act(seen, "waiting", to))
    nudge = ((_nudge_button(seen.choice),),) if seen.choice is not None and _may_nudge(seen) else ()
    return View("\n\n".join(parts), (*rows, *nudge, *back_rows(seen)))


def nudged_view(count: int, seen: State, who: Who) -> View:
    """How many will hear of it, and when it can be done again."""
    assert seen.next_nudge is not None, "it has just been done"
    return View(t("voting-nudged", count=count, next=clock(seen.next_nudge, who.programme.timezone)), back_rows(seen))


def back_rows(seen: State) -> Rows:
    return ((Button(plain("button-back"), _act(seen, "show")),),)


def _act(seen: State, act: str, page: int = 0) -> VotingAct:
    """A step with the choice of this form; unnamed where there is no other."""
    return VotingAct(act=act, page=page, form=seen.form if seen.several else "")


def _names(seen: State, side: Role) -> list[str]:
    return [seen.names[person] for person in seen.sides[side].waiting if person in seen.names]


def _counts(seen: State) -> dict[str, int]:
    mentors, mentees = seen.sides[Role.MENTOR], seen.sides[Role.MENTEE]
    return {
        "mentors": mentors.total,
        "mentors_sent": mentors.sent,
        "mentees": mentees.total,
        "mentees_sent": mentees.sent,
        "begun": mentors.begun + mentees.begun,
    }


def _open_rows(seen: State, choice: Choice) -> Rows:
    end = int(choice.closes_at.timestamp())
    plus = tuple(
        Button(plain("voting-button-plus", days=days), VotingEnd(choice=choice.id, days=days, end=end))
        for days in LONGER
    )
    nudge = ((_nudge_button(choice),),) if _may_nudge(seen) else ()
    return (
        (Button(plain("voting-button-refresh"), _act(seen, "show")),),
        (Button(plain("voting-button-waiting"), _act(seen, "waiting")),),
        *nudge,
        plus,
        (Button(plain("voting-button-end"), VotingAct(act="end", choice=choice.id)), _about_button(seen)),
        (Button(plain("voting-button-close"), VotingAct(act="close", choice=choice.id)),),
    )


def _closed_rows(seen: State, choice: Choice) -> Rows:
    buttons = [
        Button(plain("voting-button-match"), DraftForm(form=seen.form) if seen.several else RunCommand(name="match")),
        Button(plain("voting-button-results"), VotingResults(choice=choice.id)),
    ]
    if not seen.used:
        buttons.append(Button(plain("voting-button-again"), VotingAct(act="again", choice=choice.id)))
    return column([*buttons, Button(plain("voting-button-open"), _act(seen, "open"))])


def _may_nudge(seen: State) -> bool:
    return seen.open and seen.next_nudge is None and any(side.waiting for side in seen.sides.values())


def _nudge_button(choice: Choice) -> Button:
    return Button(plain("voting-button-nudge"), VotingAct(act="nudge", choice=choice.id))


def _about_button(seen: State) -> Button:
    return Button(plain("voting-button-form"), _act(seen, "about"))
