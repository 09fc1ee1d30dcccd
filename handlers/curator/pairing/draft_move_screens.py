"""Changing a pair of a draft: another mentor, an exchange, parting; each says at once what it would break."""

from domain.names import labels
from domain.pairing.proposal import Change, LeftoverKind, ProposedPair
from domain.refusal import Refused
from handlers.callbacks import ForbidPair, MovePair, OtherMentor, PutAside, ShowDraft, SwapPair, SwapWith
from handlers.curator.pairing.draft_words import back, broken_lines, genitive, key_of, short_reason, to_pair
from handlers.view import Button, Rows, View
from handlers.widgets import column, pager
from services.pairing.alternatives import Alternative
from services.pairing.drafts import Alternatives, DraftScreen, Exchanges, Parting
from texts import Raw, plain, t


def alternatives(found: Alternatives) -> View:
    """Other mentors, each with what choosing them would break; a tap on the name chooses."""
    screen, mentee = found.screen, found.mentee
    if mentee not in screen.names:
        raise Refused("draft-changed")
    parts: list[str] = [_head(found), *(_alternative(one, mentee, screen) for one in found.page_items)]
    if not found.page_items:
        parts.append(_nobody(screen, t("draft-other-none")))
    elif screen.choice == "closed":
        parts.append(t("draft-not-everybody"))
    if found.forbidden:
        parts.append(t("draft-other-forbidden", names=", ".join(screen.names.get(one, "") for one in found.forbidden)))
    short = labels({one.mentor: screen.names[one.mentor] for one in found.page_items})
    seen = key_of(screen.draft)
    rows = column([
        Button(short[one.mentor], MovePair(**seen, mentee=mentee, mentor=one.mentor)) for one in found.page_items
    ])  # fmt: skip
    turn = pager(found.page, found.pages, lambda page: OtherMentor(mentee=mentee, page=page, draft=screen.draft.id))
    to_left = ShowDraft(part="left", draft=screen.draft.id)
    ways_back = to_pair(screen.draft.id, mentee) if found.pair else ((Button(plain("button-back"), to_left),),)
    return View(
        "\n\n".join(parts), (*rows, *turn, *_allowing(found), *_looking(found), *ways_back, *back(screen.draft.id))
    )


def _head(found: Alternatives) -> str:
    names, mentee = found.screen.names, genitive(found.screen.names[found.mentee])
    order = " " + t("draft-other-order") if found.page_items else ""
    if found.pair is not None:
        return Raw(t("draft-other", mentee=mentee, mentor=names[found.pair.mentor]) + order)
    left = next((one for one in found.screen.draft.mentees_left if one.person == found.mentee), None)
    reason = left.reason if left else LeftoverKind.NO_OTHER_SUITABLE
    return Raw(t("draft-other-left", mentee=mentee, reason=plain(f"draft-left-mentee-{reason}")) + order)


def _nobody(screen: DraftScreen, otherwise: str) -> str:
    """Why there is no list: while the choice goes on it would betray the marks."""
    if screen.choice == "open":
        return t("draft-while-choice")
    return Raw(otherwise + " " + t("draft-not-everybody")) if screen.choice == "closed" else otherwise


def _alternative(one: Alternative, mentee: int, screen: DraftScreen) -> str:
    lines: list[str] = [t("draft-other-line", mentor=screen.names[one.mentor], capacity=one.capacity)]
    if one.reason and one.why:
        lines.append(short_reason(one.reason, one.why))
    if one.over:
        lines.append(t("draft-other-over"))
    return Raw("\n".join([*lines, *broken_lines(one.breaks, screen.names, mentee)]))


def _allowing(found: Alternatives) -> Rows:
    """Prohibitions of this mentee, to be lifted."""
    names = found.screen.names
    short = labels({mentor: names.get(mentor, "") for mentor in found.forbidden})
    return column([
        Button(
            plain("draft-button-allow", mentor=short[mentor]),
            ForbidPair(**key_of(found.screen.draft), mentee=found.mentee, mentor=mentor, on=False),
        )
        for mentor in found.forbidden
    ])  # fmt: skip


def _looking(found: Alternatives) -> Rows:
    """For somebody without a pair: stop looking for one for now, or look again."""
    left = next((one for one in found.screen.draft.mentees_left if one.person == found.mentee), None)
    if left is None:
        return ()
    aside = left.reason is LeftoverKind.ASIDE
    label = plain("draft-button-look-again") if aside else plain("draft-button-aside")
    data = PutAside(**key_of(found.screen.draft), person=found.mentee, role="mentee", on=not aside)
    return ((Button(label, data),),)


def exchanges(found: Exchanges) -> View:
    """Pairs to change mentors with, each with what it would break."""
    screen, mine = found.screen, found.pair
    names = screen.names
    parts: list[str] = [t("draft-swap", mentee=names[mine.mentee], mentor=names[mine.mentor])]
    parts += [
        Raw("\n".join([_line(one.pair, screen), *broken_lines(_both_lose(one.breaks, mine, one.pair), names)]))
        for one in found.page_items
    ]
    if not found.page_items:
        parts.append(_nobody(screen, t("draft-swap-none")))
    elif screen.choice == "closed":
        parts.append(t("draft-not-everybody"))
    short = labels({one.pair.mentee: names[one.pair.mentee] for one in found.page_items})
    seen = key_of(screen.draft)
    rows = column([
        Button(short[one.pair.mentee], SwapWith(**seen, mentee=mine.mentee, other=one.pair.mentee))
        for one in found.page_items
    ])  # fmt: skip
    turn = pager(found.page, found.pages, lambda page: SwapPair(mentee=mine.mentee, page=page, draft=screen.draft.id))
    return View("\n\n".join(parts), (*rows, *turn, *to_pair(screen.draft.id, mine.mentee), *back(screen.draft.id)))


def _both_lose(changes: tuple[Change, ...], mine: ProposedPair, other: ProposedPair) -> tuple[Change, ...]:
    """Of the two who change places only what they win or lose: that they change is what is asked for."""
    two = (mine.mentee, other.mentee)
    return tuple(one for one in changes if one.mentee not in two or one.lost or one.won)


def _line(pair: ProposedPair, screen: DraftScreen) -> str:
    names = screen.names
    return t("draft-swap-line", mentee=names[pair.mentee], mentor=names[pair.mentor])


def parting(found: Parting) -> View:
    """Which of the two is put aside for now, and what follows for the others."""
    names, pair = found.screen.names, found.pair
    mentee, mentor = names[pair.mentee], names[pair.mentor]
    parts: list[str] = [
        t("draft-part", mentee=mentee, mentor=mentor),
        _following(t("draft-part-mentee", mentee=mentee), found.without_mentee, found, pair.mentee),
        _following(t("draft-part-mentor", mentor=mentor), found.without_mentor, found),
    ]
    draft = found.screen.draft
    seen = key_of(draft)
    short = labels({pair.mentee: mentee, pair.mentor: mentor})
    rows: Rows = (
        (Button(short[pair.mentee], PutAside(**seen, person=pair.mentee, role="mentee", on=True)),),
        (Button(short[pair.mentor], PutAside(**seen, person=pair.mentor, role="mentor", on=True)),),
    )
    return View("\n\n".join(parts), (*rows, *to_pair(draft.id, pair.mentee), *back(draft.id)))


def _following(head: str, changes: tuple[Change, ...], found: Parting, moved: int = 0) -> str:
    return Raw("\n".join([head, *broken_lines(changes, found.screen.names, moved)]))
