"""A form against the one it would take the place of: what changes, and what must not."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from questionnaires.conditions import leaves
from questionnaires.facts import labels
from questionnaires.form import ABOUT, Audience, Form, Item, Kind
from questionnaires.sheet_reading import SheetForm
from questionnaires.sheet_tables import SheetFault
from questionnaires.sheet_words import heading, written

NEEDED_FACTS = ("full_name", "subjects", "experience", "needs", "gives", "format", "slots")
"""What pairs are made of (D30): where our form asks it, the school's must ask it too."""
FIXED_CODES = ("format", "slots", "support", "kinds")
"""Facts whose codes the program itself understands."""
RELATION = f"{ABOUT}relation"
"""What somebody asked is to the one of whom they tell: known there and nowhere else."""
ALIKE: tuple[frozenset[Kind], ...] = (
    frozenset({Kind.SHORT, Kind.LONG, Kind.CONTACT}),
    frozenset({Kind.SCALE, Kind.NUMBER}),
    frozenset({Kind.SINGLE, Kind.YES_NO}),
)
"""Kinds whose answers are of one type: a question may go over from one to the other."""


@dataclass(frozen=True, slots=True)
class Changes:
    """Questions (their texts) that came, went, were changed; ``moved``: the same in another order; ``head``: title,

    introduction, who is asked and the like, or the scores.
    """

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    moved: bool = False
    head: bool = False

    @property
    def none(self) -> bool:
        return self == Changes()


def changes(old: Form, new: Form) -> Changes:
    """What the new version changes; the number of the version is no change."""
    before = {item.key: item for item in old}
    after = {item.key: item for item in new}
    common = [key for key in after if key in before]
    bare = replace(new, items=(), version=old.version)
    return Changes(
        added=tuple(item.text for key, item in after.items() if key not in before),
        removed=tuple(item.text for key, item in before.items() if key not in after),
        changed=tuple(after[key].text for key in common if after[key] != before[key]),
        moved=common != [key for key in before if key in after],
        head=bare != replace(old, items=()),
    )


class Telling(StrEnum):
    """Of whom a form tells: of who answers, of another one in a curator's words, or in those of somebody asked."""

    ONESELF = "oneself"
    RECORD = "record"
    ASKED = "asked"


def unfit(
    found: SheetForm,
    ours: Form | None,
    earlier: Sequence[Form],
    reserved: Collection[str] = (),
    telling: Telling = Telling.ONESELF,
) -> tuple[SheetFault, ...]:
    """Why the program could not work with this form.

    ``ours``: shipped under this code; ``earlier``: every version there was; ``reserved``: codes that are not free.
    """
    form = found.form
    if form.code in reserved:
        return (_of_head("code-reserved", "code", value=form.code),)
    faults = [*_of_answers(found, earlier), *_of_subject(found, telling)]
    if ours is None:
        faults += [] if form.review else [_of_head("review-off", "review")]
        return tuple(faults)
    if form.role is not ours.role:
        role = written("role", ours.role.value if ours.role is not None else "any")
        faults.append(_of_head("role-changed", "role", role=role))
    if form.review != ours.review:
        faults.append(_of_head("review-changed", "review"))
    return (*faults, *_of_facts(found, ours), *_of_sums(found, ours))


def _of_head(code: str, column: str, **args: str) -> SheetFault:
    return SheetFault("settings", 0, code, column=heading("settings", column)[1], args=args)


def _of_subject(found: SheetForm, telling: Telling) -> Iterator[SheetFault]:
    """What is told of another one is for the curator, gives nobody a place among the pairs, and shows no names to who
    is asked from outside; and a condition looks only at what is known there.
    """
    for item in found.form:
        asks = {leaf.key for leaf in leaves(item.show_if) if leaf.key.startswith(ABOUT)} if item.show_if else set()
        unknown = {Telling.ONESELF: asks & {RELATION}, Telling.RECORD: asks, Telling.ASKED: asks - {RELATION}}[telling]
        if unknown:
            yield _of_item(found, item, "about-unknown", "show_if", fact=min(unknown))
        if telling is Telling.ONESELF:
            continue
        if item.seen_by is not Audience.CURATOR:
            yield _of_item(found, item, "record-reader", "seen_by")
        if item.fact:
            yield _of_item(found, item, "record-fact", "fact")
        if telling is Telling.ASKED and item.kind is Kind.PERSON:
            yield _of_item(found, item, "record-names", "kind")


def _of_answers(found: SheetForm, earlier: Sequence[Form]) -> Iterator[SheetFault]:
    """A key that was asked before keeps its type of answer: exports and comparisons go by keys."""
    known: dict[str, Kind] = {item.key: item.kind for form in earlier for item in form}
    for item in found.form:
        before = known.get(item.key, item.kind)
        if Kind.NOTE not in (before, item.kind) and not _alike(before, item.kind):
            yield _of_item(found, item, "kind-changed", "kind", key=item.key)


def _alike(one: Kind, other: Kind) -> bool:
    return one is other or any({one, other} <= kinds for kinds in ALIKE)


def _of_item(found: SheetForm, item: Item, code: str, column: str, **args: str) -> SheetFault:
    return SheetFault(found.sheet, found.rows.get(item.key, 0), code, column=heading("survey", column)[1], args=args)


def _of_facts(found: SheetForm, ours: Form) -> Iterator[SheetFault]:
    asked = {item.fact for item in ours}
    given = {item.fact for item in found.form}
    for fact in NEEDED_FACTS:
        if fact in asked and fact not in given:
            yield SheetFault(found.sheet, 0, "fact-missing", args={"fact": fact})
    for item in found.form:
        known = labels(ours, item.fact) if item.fact in FIXED_CODES else {}
        for option in item.options if known else ():
            if option.code not in known:
                said: Mapping[str, str] = {"option": option.code, "fact": item.fact, "allowed": ", ".join(known)}
                yield _of_item(found, item, "fact-code", "options", **said)


def _of_sums(found: SheetForm, ours: Form) -> Iterator[SheetFault]:
    if any(item.kind is Kind.SCALE for item in ours) and not any(item.kind is Kind.SCALE for item in found.form):
        yield SheetFault(found.sheet, 0, "scale-missing")
    given = {score.code for score in found.form.scores}
    for score in ours.scores:
        if score.code not in given:
            yield SheetFault("scores", 0, "score-missing", args={"score": score.code})
