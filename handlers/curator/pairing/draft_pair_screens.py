"""One pair of a draft: its reason, what can be done with it, and why the two fit, part by part."""

from collections.abc import Mapping

from domain.names import labels
from domain.pairing.fit import FULL
from domain.pairing.proposal import Explanation
from domain.pairing.weights import PARTS, weights_of
from handlers.callbacks import (
    DraftPair,
    ForbidPair,
    Idle,
    OtherMentor,
    PartPair,
    PinPair,
    ShowDraft,
    SwapPair,
    WhyPair,
)
from handlers.curator.pairing.draft_words import back, key_of, named, reason_line, to_pair
from handlers.view import Button, Rows, View
from handlers.widgets import PAGE, grid, page_of, pager
from services.pairing.drafts import DraftScreen, PairScreen, in_order
from texts import Raw, plain, t

FEW = 3
"""Up to so many pairs one turns the pages."""
LEVELS = frozenset({"preschool", "primary", "older"})
"""Levels of school that are told by the subjects, where no question of the form gives them words."""


def pair(found: PairScreen) -> View:
    """One pair: both names, the reason, why the two fit; keep, change, part, forbid."""
    screen, shown = found.screen, found.pair
    names = screen.names
    count = len(screen.draft.pairs)
    lines: list[str] = [
        t("draft-pair", place=found.place, count=count, mentee=names[shown.mentee], mentor=names[shown.mentor]),
        reason_line(shown.reason),
        *_speaking(found.why),
    ]
    if shown.pinned:
        lines.append(t("draft-pair-pinned"))
    mentee = shown.mentee
    seen = key_of(screen.draft)
    keep = plain("draft-button-unpin") if shown.pinned else plain("draft-button-pin")
    rows: Rows = (
        (
            Button(keep, PinPair(**seen, mentee=mentee, on=not shown.pinned)),
            Button(plain("draft-button-why"), WhyPair(mentee=mentee, draft=screen.draft.id)),
        ),
        (
            Button(plain("draft-button-other"), OtherMentor(mentee=mentee, draft=screen.draft.id)),
            Button(plain("draft-button-swap"), SwapPair(mentee=mentee, draft=screen.draft.id)),
        ),
        (
            Button(plain("draft-button-part"), PartPair(mentee=mentee, draft=screen.draft.id)),
            Button(plain("draft-button-forbid"), ForbidPair(**seen, mentee=mentee, mentor=shown.mentor)),
        ),
    )
    at = ShowDraft(part="pairs", page=(found.place - 1) // PAGE, draft=screen.draft.id)
    listed = Button(plain("draft-button-list"), at)
    ((to_draft,),) = back(screen.draft.id)
    last: Rows = ((listed, to_draft),) if count > FEW else ((to_draft,),)
    return View("\n".join(lines), (*rows, *_turn(found, count), *last))


def listing(screen: DraftScreen, page: int) -> View:
    """Pairs by pages, a button each: the way to one of forty."""
    names = screen.names
    shown, page, pages = page_of(in_order(screen), page)
    lines = [
        t(
            "draft-list-line",
            mentee=names[one.mentee],
            mentor=names[one.mentor],
            reason=Raw(reason_line(one.reason)),
            pinned="yes" if one.pinned else "no",
        )
        for one in shown
    ]
    short = labels({one.mentee: names[one.mentee] for one in shown})
    buttons = [Button(short[one.mentee], DraftPair(mentee=one.mentee, draft=screen.draft.id)) for one in shown]
    turn = pager(page, pages, lambda to: ShowDraft(part="pairs", page=to, draft=screen.draft.id))
    text = "\n\n".join([t("draft-list-title", count=len(screen.draft.pairs)), *lines])
    return View(text, (*grid(buttons, 2), *turn, *back(screen.draft.id)))


def no_pairs(draft: int) -> View:
    return View(t("draft-no-pairs"), back(draft))


def why(found: PairScreen) -> View:
    """Every part of the compatibility in words; what nobody answered, and what does not count now, named apart."""
    names, said = found.screen.names, found.why
    weights = weights_of(found.screen.draft.decided.importance)
    weighing = [part for part in PARTS if getattr(weights, part)]
    known = [part for part in weighing if said.parts[part] is not None]
    unknown = [part for part in weighing if said.parts[part] is None]
    weightless = [part for part in PARTS if part not in weighing]
    lines: list[str] = [
        t("draft-why-title", mentee=names[found.pair.mentee], mentor=names[found.pair.mentor]),
        reason_line(found.pair.reason),
        "",
        *(_part(part, said) for part in known),
    ]
    if unknown:
        lines += ["", t("draft-why-unknown", parts=_parts(unknown))]
    if weightless:
        lines.append(t("draft-why-weightless", parts=_parts(weightless)))
    lines += ["", t("draft-why-legend")]
    return View("\n".join(lines), (*to_pair(found.screen.draft.id, found.pair.mentee), *back(found.screen.draft.id)))


def _parts(parts: list[str]) -> str:
    words = [plain(f"draft-why-part-{part}") for part in parts]
    return ", ".join(word[:1].lower() + word[1:] for word in words)


def _part(part: str, why: Explanation) -> str:
    value = why.parts[part] or 0
    mark = "●" if value >= FULL else "◐" if value else "○"
    return t("draft-why-line", mark=mark, part=plain(f"draft-why-part-{part}"), said=_said(part, why, value))


def _said(part: str, why: Explanation, value: int) -> str:
    common: Mapping[str, tuple[str, tuple[str, ...]]] = {
        "subject": ("subjects", why.same_subjects),
        "slots": ("slots", why.common_slots),
        "level": ("levels", why.same_levels),
        "category": ("support", why.same_categories),
        "kind": ("kinds", why.same_kinds),
    }
    if part == "needs":
        return _covered("needs", why.needs_covered, why.needs_total)
    if part == "reverse":
        return named("needs", why.reverse_covered) or plain("draft-why-no")
    if part == "experience":
        years = why.experience_gap or 0
        return plain("draft-why-years", years=years) if years >= 0 else plain("draft-why-years-less")
    if part not in common or not common[part][1]:
        return plain("draft-why-yes") if value else plain("draft-why-no")
    fact, codes = common[part]
    words = ", ".join(_level(code) for code in codes) if part == "level" else named(fact, codes)
    return plain("draft-why-common", names=words)


def _level(code: str) -> str:
    return plain(f"draft-level-{code}") if code in LEVELS else named("levels", (code,))


def _covered(fact: str, codes: tuple[str, ...], total: int) -> str:
    names = f" ({named(fact, codes)})" if codes else ""
    return plain("draft-why-covered", covered=len(codes), total=total, names=names)


def _speaking(why: Explanation) -> list[str]:
    """The parts that speak for the pair, each a sentence."""
    lines: list[str] = []
    if why.needs_covered:
        names = named("needs", why.needs_covered)
        lines.append(t("draft-why-needs", covered=len(why.needs_covered), total=why.needs_total, names=names))
    elif why.needs_total:
        lines.append(t("draft-why-no-needs", total=why.needs_total))
    if why.same_subjects:
        lines.append(t("draft-why-subjects", names=named("subjects", why.same_subjects)))
    if why.common_slots:
        lines.append(t("draft-why-slots", names=named("slots", why.common_slots)))
    if why.experience_gap is not None and why.experience_gap > 0:
        lines.append(t("draft-why-gap", years=why.experience_gap))
    return lines


def _turn(found: PairScreen, count: int) -> Rows:
    if count < 2:
        return ()
    row = [Button(f"{found.place}/{count}", Idle())]
    if found.before is not None:
        row.insert(0, Button(plain("button-page-back"), DraftPair(mentee=found.before, draft=found.screen.draft.id)))
    if found.after is not None:
        row.append(Button(plain("button-page-next"), DraftPair(mentee=found.after, draft=found.screen.draft.id)))
    return (tuple(row),)
