"""Sentences about pairs of a draft: the reason, what a step changes, what was done last."""

from collections.abc import Mapping, Sequence

from domain.names import Case, FullName
from domain.pairing.draft import Draft, Step
from domain.pairing.proposal import Change, Explanation, Reason
from handlers.callbacks import DraftPair, ShowDraft
from handlers.view import Button, Rows
from services.questionnaires.forms import all_labels
from texts import plain, t

MOST_LINES = 10
"""Changes told by name; a phone shows no more at once."""


def reason_line(reason: Reason) -> str:
    """Whose choice the pair is, in a sentence."""
    ranks = {"mentee_rank": reason.mentee_rank or 0, "mentor_rank": reason.mentor_rank or 0}
    return t(f"draft-reason-{reason.kind}", **ranks)


def short_reason(reason: Reason, why: Explanation) -> str:
    """The same with how many of the needs are met."""
    said = [reason_line(reason)]
    if why.needs_covered:
        said.append(t("draft-why-short", covered=len(why.needs_covered), total=why.needs_total))
    return " ".join(said)


def named(fact: str, codes: Sequence[str]) -> str:
    """Options of a fact in words; a proper name keeps its capital."""
    words = all_labels(fact)
    known = [words.get(code, code) for code in codes]
    return ", ".join(word[:1].lower() + word[1:] if word[1:2].islower() else word for word in known)


def changed_lines(changes: Sequence[Change], names: Mapping[int, str]) -> list[str]:
    """What a step has changed, a line a mentee; those who lost most first."""
    return _told([_changed(one, names) for one in _worst_first(changes)])


def broken_lines(changes: Sequence[Change], names: Mapping[int, str], moved: int = 0) -> list[str]:
    """What a step would change: «{имя} потеряет первый выбор»; of the one moved only what is lost."""
    others = [one for one in changes if one.mentee != moved or one.lost]
    if not others:
        return [t("draft-other-free")]
    return _told([_broken(one, names, moved) for one in _worst_first(others)])


def _worst_first(changes: Sequence[Change]) -> list[Change]:
    return sorted(changes, key=lambda one: (one.after is not None, one.lost or 99, one.mentee))


def _told(lines: list[str]) -> list[str]:
    more = len(lines) - MOST_LINES
    return [*lines[:MOST_LINES], t("draft-changes-more", count=more)] if more > 0 else lines


def _changed(change: Change, names: Mapping[int, str]) -> str:
    mentee, lost, won = names.get(change.mentee, ""), change.lost, change.won
    if change.after is None:
        return t("draft-change-left-lost", mentee=mentee, rank=lost) if lost else t("draft-change-left", mentee=mentee)
    mentor = names.get(change.after.mentor, "")
    if won:
        return t("draft-change-won", mentee=mentee, mentor=mentor, rank=won)
    if lost:
        return t("draft-change-lost", mentee=mentee, mentor=mentor, rank=lost)
    return t("draft-change", mentee=mentee, mentor=mentor)


def _broken(change: Change, names: Mapping[int, str], moved: int) -> str:
    mentee, lost, won = names.get(change.mentee, ""), change.lost, change.won
    if change.after is None:
        if lost:
            return t("draft-break-left-lost", mentee=mentee, rank=plain("draft-rank", rank=lost))
        return t("draft-break-left", mentee=mentee)
    mentor = names.get(change.after.mentor, "")
    if lost and change.mentee == moved:
        return t("draft-break-lost", mentee=mentee, rank=plain("draft-rank", rank=lost))
    if lost:
        return t("draft-break-lost-to", mentee=mentee, mentor=mentor, rank=plain("draft-rank", rank=lost))
    if won:
        return t("draft-break-won", mentee=mentee, mentor=mentor, rank=plain("draft-rank", rank=won))
    return t("draft-break", mentee=mentee, mentor=mentor)


def step_line(step: Step, names: Mapping[int, str]) -> str:
    """«Последнее изменение: …»."""
    said = {
        "mentee": _genitive_after(step, names.get(step.mentee or 0, "")),
        "mentor": _genitive_after(step, names.get(step.mentor or 0, "")),
    }
    return t("draft-last-step", step=plain(f"draft-step-{step.act}", **said))


def _genitive_after(step: Step, name: str) -> str:
    """«отложен подбор для {кого}»; elsewhere the name as it is."""
    return genitive(name) if name and step.act in ("aside", "back") else name


def genitive(name: str) -> str:
    return FullName.parse(name).inflect(Case.GENITIVE)


def decimal(value: float) -> str:
    """«1,4»."""
    return f"{value:.1f}".replace(".", ",")


def key_of(draft: Draft) -> dict[str, int]:
    """What a button that changes the draft carries: which one, and as it was seen."""
    return {"draft": draft.id, "revision": draft.revision}


def back(draft: int) -> Rows:
    return ((Button(plain("draft-button-back"), ShowDraft(draft=draft)),),)


def to_pair(draft: int, mentee: int) -> Rows:
    return ((Button(plain("button-back"), DraftPair(mentee=mentee, draft=draft)),),)
