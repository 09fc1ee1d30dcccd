"""Screens of the draft as a whole: its summary, who is left, the agreement."""

from collections.abc import Sequence

from domain.names import labels
from domain.pairing.proposal import Leftover, LeftoverKind, Way
from domain.refusal import Refused
from handlers.callbacks import (
    AddPair,
    AgreeBoard,
    AgreeDraft,
    AgreeOpen,
    DraftForm,
    DraftPair,
    OtherMentor,
    PutAside,
    RunCommand,
    ShowDraft,
    UndoDraft,
    WeighParts,
)
from handlers.curator.pairing.draft_words import back, changed_lines, key_of, step_line
from handlers.view import Button, Rows, View
from handlers.widgets import column, page_of, pager
from services.pairing.draft_steps import Made
from services.pairing.drafts import DraftScreen
from texts import plain, t


def which_form(forms: Sequence[str]) -> View:
    """With several forms of mentoring: which one's draft."""
    buttons = [Button(plain("voting-button-of-form", form=form), DraftForm(form=form)) for form in forms]
    return View(t("draft-which-form"), column(buttons))


def summary(screen: DraftScreen) -> View:
    """«Проект пар: …», what the choice gave, and where to go on."""
    draft, numbers = screen.draft, screen.draft.summary
    lines: list[str] = [t("voting-of-form", form=draft.form)] if screen.several else []
    lines += [t("draft-title", pairs=numbers.pairs, mentors=numbers.mentors, left=numbers.mentees_left)]
    if screen.choice != "none" or draft.decided.way is not Way.CHOICE:
        lines.append(t("draft-way", way=plain(f"draft-way-{draft.decided.way}")))
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
    if screen.step:
        lines.append(step_line(screen.step, screen.names))
    lines.append(t("draft-secret"))
    return View("\n".join(lines), _summary_rows(screen))


def _summary_rows(screen: DraftScreen) -> Rows:
    draft = screen.draft
    left = Button(plain("draft-button-left"), ShowDraft(part="left", draft=draft.id))
    ways = Button(plain("draft-button-ways"), ShowDraft(part="ways", draft=draft.id))
    weigh = Button(plain("draft-button-weigh"), WeighParts(draft=draft.id))
    undo = Button(plain("draft-button-undo"), UndoDraft(**key_of(draft)))
    return (
        (Button(plain("draft-button-pairs"), DraftPair(draft=draft.id)), left) if draft.pairs else (left,),
        (ways, weigh),
        *(((undo,),) if screen.step else ()),
        *_offers(screen),
        *(((_agree(screen, sure=False),),) if draft.pairs else ()),
        (Button(plain("pairs-button-add"), AddPair()),),
        *(((Button(plain("voting-button-every-form"), RunCommand(name="match")),),) if screen.several else ()),
    )


def _offers(screen: DraftScreen) -> Rows:
    """Asking both sides first, where the setting says so; a round that is under way."""
    draft = screen.draft
    if screen.offers == "sent":
        return ((Button(plain("board-button"), AgreeBoard(act="show")),),)
    if screen.offers and draft.pairs:
        return ((Button(plain("board-button-open"), AgreeOpen(draft=draft.id, revision=draft.revision)),),)
    return ()


def leftovers(screen: DraftScreen, page: int) -> View:
    """Everybody without a pair, by name, each with a reason that gives nobody's private no away."""
    draft = screen.draft
    if not draft.mentees_left and not draft.mentors_left:
        return View(t("draft-left-nobody"), back(draft.id))
    lines: list[str] = [t("draft-left-title")]
    if draft.mentees_left:
        lines += ["", t("draft-left-mentees"), *_left(screen, draft.mentees_left, "mentee")]
    if draft.mentors_left:
        lines += ["", t("draft-left-mentors"), *_left(screen, draft.mentors_left, "mentor")]
    if draft.mentees_left:
        lines += ["", t("draft-left-advice")]
    short = labels({one.person: screen.names[one.person] for one in draft.mentees_left})
    shown, page, pages = page_of(sorted(short, key=lambda person: (short[person].casefold(), person)), page)
    buttons = [Button(short[person], OtherMentor(mentee=person, draft=draft.id)) for person in shown]
    turn = pager(page, pages, lambda to: ShowDraft(part="left", page=to, draft=draft.id))
    return View("\n".join(lines), (*column(buttons), *turn, *_mentors_back(screen), *back(draft.id)))


def _mentors_back(screen: DraftScreen) -> Rows:
    """Mentors put aside, to be brought back."""
    draft = screen.draft
    aside = [one.person for one in draft.mentors_left if one.reason is LeftoverKind.ASIDE]
    short = labels({person: screen.names[person] for person in aside})
    return column([
        Button(
            plain("draft-left-back", mentor=short[person]),
            PutAside(**key_of(draft), person=person, role="mentor", on=False),
        )
        for person in aside
    ])  # fmt: skip


def with_changes(screen: DraftScreen, made: Made) -> View:
    """The summary with what the last step changed for whom."""
    view = summary(screen)
    if not made.changes:
        return view
    lines = [t("draft-changes"), *changed_lines(made.changes, screen.names)]
    return View("\n".join([*lines, "", view.text]), view.rows)


def agreement(screen: DraftScreen, revision: int) -> View:
    """«Да, согласовать» / «Нет»: what will be done, who stays without a pair."""
    draft = screen.draft
    if draft.revision != revision:
        raise Refused("draft-changed")
    text: str = t("draft-agree-ask", pairs=len(draft.pairs))
    if screen.several:
        text = t("voting-of-form", form=draft.form) + "\n\n" + text
    if draft.mentees_left:
        text += "\n" + t("draft-agree-left", names=", ".join(screen.names[one.person] for one in draft.mentees_left))
    return View(text, ((_agree(screen, sure=True),), (Button(plain("button-no"), ShowDraft(draft=draft.id)),)))


def _agree(screen: DraftScreen, *, sure: bool) -> Button:
    data = AgreeDraft(**key_of(screen.draft), sure=sure)
    return Button(plain("draft-agree-yes") if sure else plain("draft-button-agree"), data)


def _left(screen: DraftScreen, left: Sequence[Leftover], role: str) -> list[str]:
    told = sorted((screen.names.get(one.person, ""), one.reason) for one in left)
    return [t("draft-left-line", name=name, reason=plain(f"draft-left-{role}-{reason}")) for name, reason in told]
