"""Screens of the draft: pure functions from what the use cases return to views."""

from collections.abc import Sequence

from domain.names import Case, FullName, labels
from domain.proposal import Change, Explanation, Leftover, Reason
from domain.refusal import Refused
from handlers.callbacks import (
    AddPair,
    AgreeDraft,
    DraftPair,
    ForbidPair,
    Idle,
    MovePair,
    OtherMentor,
    PinPair,
    ShowDraft,
)
from handlers.view import Button, Rows, View
from handlers.widgets import column, page_of, pager
from questionnaires.shipped import all_labels
from services.drafts import Alternatives, DraftScreen, PairScreen
from services.pairing import Alternative
from texts import Raw, plain, t


def summary(screen: DraftScreen) -> View:
    """«Проект пар: …», what the choice gave, and where to go on."""
    draft, numbers = screen.draft, screen.draft.summary
    lines: list[str] = [t("draft-title", pairs=numbers.pairs, mentors=numbers.mentors, left=numbers.mentees_left)]
    if numbers.choosers:
        lines.append(t("draft-first-choices", got=numbers.first_choices, all=numbers.choosers))
        lines.append(t("draft-mutual", count=numbers.mutual_choices))
        lines.append(t("draft-by-questionnaires", count=numbers.by_questionnaires))
    if numbers.groups:
        lines.append(t("draft-groups", count=numbers.groups))
    if numbers.mentors_left:
        lines.append(t("draft-idle", count=numbers.mentors_left))
    lines.append("")
    if screen.choice != "closed":
        lines.append(t("draft-choice-none") if screen.choice == "none" else t("draft-choice-open"))
    lines.append(t("draft-secret"))
    buttons = [Button(plain("draft-button-pairs"), DraftPair())] if draft.pairs else []
    buttons.append(Button(plain("draft-button-left"), ShowDraft(part="left")))
    buttons += [_agree(screen, sure=False)] if draft.pairs else []
    buttons.append(Button(plain("pairs-button-add"), AddPair()))
    return View("\n".join(lines), column(buttons))


def pair(found: PairScreen) -> View:
    """One pair: both names, the reason, why the two fit; keep, change, forbid."""
    screen, shown = found.screen, found.pair
    draft, names = screen.draft, screen.names
    count = len(draft.pairs)
    lines: list[str] = [
        t("draft-pair", place=found.place, count=count, mentee=names[shown.mentee], mentor=names[shown.mentor]),
        _reason(shown.reason),
        *_why(found.why),
    ]
    if shown.pinned:
        lines.append(t("draft-pair-pinned"))
    key = {"draft": draft.id, "revision": draft.revision, "mentee": shown.mentee}
    keep = Button(
        plain("draft-button-unpin") if shown.pinned else plain("draft-button-pin"), PinPair(**key, on=not shown.pinned)
    )
    rows: Rows = (
        (keep,),
        (Button(plain("draft-button-other"), OtherMentor(mentee=shown.mentee)),),
        (Button(plain("draft-button-forbid"), ForbidPair(**key, mentor=shown.mentor)),),
    )
    return View("\n".join(lines), (*rows, *_turn(found, count), *_back()))


def no_pairs() -> View:
    return View(t("draft-no-pairs"), _back())


def leftovers(screen: DraftScreen, page: int) -> View:
    """Everybody without a pair, by name, each with a reason that gives nobody's private no away."""
    draft = screen.draft
    if not draft.mentees_left and not draft.mentors_left:
        return View(t("draft-left-nobody"), _back())
    lines: list[str] = [t("draft-left-title")]
    if draft.mentees_left:
        lines += ["", t("draft-left-mentees"), *_left(screen, draft.mentees_left, "mentee")]
    if draft.mentors_left:
        lines += ["", t("draft-left-mentors"), *_left(screen, draft.mentors_left, "mentor")]
    if draft.mentees_left:
        lines += ["", t("draft-left-advice")]
    short = labels({one.person: screen.names[one.person] for one in draft.mentees_left})
    shown, page, pages = page_of(sorted(short, key=lambda person: (short[person].casefold(), person)), page)
    buttons = [Button(short[person], OtherMentor(mentee=person)) for person in shown]
    turn = pager(page, pages, lambda to: ShowDraft(part="left", page=to))
    return View("\n".join(lines), (*column(buttons), *turn, *_back()))


def alternatives(found: Alternatives, mentee: int) -> View:
    """Other mentors, each with what choosing them would break; a tap on the name chooses."""
    names = found.screen.names
    if mentee not in names:
        raise Refused("draft-changed")
    if not found.page_items:
        return View(t("draft-other-none", mentee=_genitive(names[mentee])), (*_to_pair(mentee), *_back()))
    if found.pair is None:
        head = t("draft-other-left", mentee=_genitive(names[mentee]))
    else:
        head = t("draft-other", mentee=_genitive(names[mentee]), mentor=names[found.pair.mentor])
    parts = [head, *(_alternative(one, names) for one in found.page_items)]
    short = labels({one.mentor: names[one.mentor] for one in found.page_items})
    draft = found.screen.draft
    rows = column(
        [
            Button(
                short[one.mentor],
                MovePair(draft=draft.id, revision=draft.revision, mentee=mentee, mentor=one.mentor),
            )
            for one in found.page_items
        ]
    )
    turn = pager(found.page, found.pages, lambda page: OtherMentor(mentee=mentee, page=page))
    return View("\n\n".join(parts), (*rows, *turn, *_to_pair(mentee), *_back()))


def with_changes(screen: DraftScreen, changed: Sequence[Change]) -> View:
    """The summary with what the last step changed for whom."""
    view = summary(screen)
    if not changed:
        return view
    lines = [t("draft-changes"), *(_change(one, screen.names) for one in changed)]
    return View("\n".join([*lines, "", view.text]), view.rows)


def agreement(screen: DraftScreen, revision: int) -> View:
    """«Да, согласовать» / «Нет»: what will be done, who stays without a pair."""
    draft = screen.draft
    if draft.revision != revision:
        raise Refused("draft-changed")
    text: str = t("draft-agree-ask", pairs=len(draft.pairs))
    if draft.mentees_left:
        text += "\n" + t("draft-agree-left", names=", ".join(screen.names[one.person] for one in draft.mentees_left))
    return View(text, ((_agree(screen, sure=True),), (Button(plain("button-no"), ShowDraft()),)))


def _agree(screen: DraftScreen, *, sure: bool) -> Button:
    data = AgreeDraft(draft=screen.draft.id, revision=screen.draft.revision, sure=sure)
    return Button(plain("draft-agree-yes") if sure else plain("draft-button-agree"), data)


def _turn(found: PairScreen, count: int) -> Rows:
    if count < 2:
        return ()
    row = [Button(f"{found.place}/{count}", Idle())]
    if found.before is not None:
        row.insert(0, Button(plain("button-page-back"), DraftPair(mentee=found.before)))
    if found.after is not None:
        row.append(Button(plain("button-page-next"), DraftPair(mentee=found.after)))
    return (tuple(row),)


def _back() -> Rows:
    return ((Button(plain("draft-button-back"), ShowDraft()),),)


def _to_pair(mentee: int) -> Rows:
    return ((Button(plain("button-back"), DraftPair(mentee=mentee)),),)


def _reason(reason: Reason) -> str:
    ranks = {"mentee_rank": reason.mentee_rank or 0, "mentor_rank": reason.mentor_rank or 0}
    return t(f"draft-reason-{reason.kind}", **ranks)


def _why(why: Explanation) -> list[str]:
    """The parts of the compatibility that speak for the pair, each a sentence."""
    lines: list[str] = []
    if why.needs_covered:
        names = _named("needs", why.needs_covered)
        lines.append(t("draft-why-needs", covered=len(why.needs_covered), total=why.needs_total, names=names))
    elif why.needs_total:
        lines.append(t("draft-why-no-needs", total=why.needs_total))
    if why.same_subjects:
        lines.append(t("draft-why-subjects", names=_named("subjects", why.same_subjects)))
    if why.common_slots:
        lines.append(t("draft-why-slots", names=_named("slots", why.common_slots)))
    if why.experience_gap is not None and why.experience_gap > 0:
        lines.append(t("draft-why-gap", years=why.experience_gap))
    return lines


def _named(fact: str, codes: Sequence[str]) -> str:
    words = all_labels(fact)
    known = [words.get(code, code) for code in codes]
    return ", ".join(word[:1].lower() + word[1:] if word[1:2].islower() else word for word in known)


def _left(screen: DraftScreen, left: Sequence[Leftover], role: str) -> list[str]:
    named = sorted((screen.names.get(one.person, ""), one.reason) for one in left)
    return [t("draft-left-line", name=name, reason=plain(f"draft-left-{role}-{reason}")) for name, reason in named]


def _alternative(one: Alternative, names: dict[int, str]) -> str:
    said = {"mentor": names[one.mentor], "capacity": one.capacity}
    head = t("draft-other-forbidden", **said) if one.forbidden else t("draft-other-line", **said)
    own = [_reason(one.reason)] if one.reason else []
    own += [t("draft-other-over")] if one.over else []
    changed = [_change(change, names) for change in one.breaks] or [t("draft-other-free")]
    return Raw("\n".join([head, *own, *changed]))


def _genitive(name: str) -> str:
    return FullName.parse(name).inflect(Case.GENITIVE)


def _change(change: Change, names: dict[int, str]) -> str:
    """What becomes of one mentee, and whether a ranked choice is lost or won by it."""
    mentee = names.get(change.mentee, "")
    lost = change.before.reason.mentee_rank if change.before else None
    if change.after is None:
        return t("draft-change-left-lost", mentee=mentee, rank=lost) if lost else t("draft-change-left", mentee=mentee)
    mentor, won = names.get(change.after.mentor, ""), change.after.reason.mentee_rank
    if won is not None and (lost is None or won < lost):
        return t("draft-change-won", mentee=mentee, mentor=mentor, rank=won)
    if lost is not None:
        return t("draft-change-lost", mentee=mentee, mentor=mentor, rank=lost)
    return t("draft-change", mentee=mentee, mentor=mentor)
