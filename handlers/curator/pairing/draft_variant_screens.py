"""Drafts side by side, and what weighs how much, with what it would change before it is saved."""

from collections.abc import Sequence

from domain.pairing.draft import GROUP_LIMIT
from domain.pairing.proposal import Way
from domain.pairing.weights import PARTS, PRESETS, USUAL_IMPORTANCE, turned
from handlers.callbacks import ChooseWay, SaveWeights, WeighParts
from handlers.curator.pairing.draft_words import back, broken_lines, decimal, key_of
from handlers.view import Button, Rows, View
from handlers.widgets import column, grid
from services.pairing.draft_variants import Comparison, Preview, Variant
from services.pairing.drafts import DraftScreen
from texts import Raw, plain, t

NAMED = 8
"""Names told of a variant's losses and gains."""


def comparison(found: Comparison) -> View:
    """All ways with what each gives; one is taken, the others stay until the agreement."""
    screen = found.screen
    draft = screen.draft
    mentees = draft.summary.pairs + draft.summary.mentees_left
    parts: list[str] = [t("draft-ways-title", mentees=mentees, places=screen.places)]
    parts += [_variant(one, screen) for one in found.variants]
    parts.append(t("draft-ways-note"))
    buttons = [
        Button(plain("draft-button-take", way=_way(one.way)), ChooseWay(**key_of(draft), way=one.way.value))
        for one in found.variants
        if one.way is not draft.decided.way and one.same_as is None
    ]
    return View("\n\n".join(parts), (*column(buttons), *back(found.screen.draft.id)))


def _variant(one: Variant, screen: DraftScreen) -> str:
    numbers = one.summary
    current = "yes" if one.way is screen.draft.decided.way else "no"
    lines = [
        Raw(t("draft-ways-line", way=_way(one.way).capitalize(), current=current) + ": " + _about(one.way)),
    ]
    if one.same_as is not None:
        return Raw("\n".join([*lines, t("draft-ways-same", way=_way(one.same_as))]))
    load = {"pairs": numbers.pairs, "mentors": numbers.mentors, "left": numbers.mentees_left}
    lines.append(t("draft-ways-pairs", **load, busiest=numbers.busiest))
    if numbers.choosers:
        lines.append(
            t(
                "draft-ways-choice",
                got=numbers.first_choices,
                all=numbers.choosers,
                mean=decimal(numbers.mean_rank),
                ranked="yes" if numbers.mean_rank else "no",
                mutual=numbers.mutual_choices,
            )
        )
    if one.won:
        lines.append(t("draft-ways-won", names=_names(one.won, screen)))
    if one.lost:
        lines.append(t("draft-ways-lost", names=_names(one.lost, screen)))
    if numbers.rivals:
        lines.append(t("draft-ways-rivals", count=numbers.rivals))
    return Raw("\n".join(lines))


def _way(way: Way) -> str:
    return plain(f"draft-way-{way}")


def _about(way: Way) -> str:
    return t(f"draft-ways-about-{way}")


def _names(people: Sequence[int], screen: DraftScreen) -> str:
    told = [screen.names.get(person, "") for person in people[:NAMED]]
    more = len(people) - NAMED
    return ", ".join(told) + (" " + plain("draft-changes-more", count=more) if more > 0 else "")


def weighing(found: Preview) -> View:
    """What is important now, or would be; what it would change; save it or not."""
    lines: list[str] = [t("weigh-title"), "", *_preview(found)]
    missing = [plain(f"weigh-part-{part}").lower() for part in PARTS if not found.answered[part]]
    if missing:
        lines += ["", t("weigh-unanswered", parts=", ".join(missing))]
    to_draft = back(found.screen.draft.id)
    return View("\n".join(lines), (*_parts(found), *_presets(found), *_groups(found), *_saving(found), *to_draft))


def _preview(found: Preview) -> list[str]:
    before, after = found.before, found.after
    if found.saved and not found.changes:
        return [t("weigh-saved")]
    if not found.changes:
        return [t("weigh-nothing-changes")]
    lines: list[str] = [t("weigh-changes", count=len(found.changes), all=after.pairs + after.mentees_left)]
    if after.choosers:
        lines.append(t("weigh-first", after=after.first_choices, before=before.first_choices, all=after.choosers))
    if after.named and before.named:
        lines.append(t("weigh-mean", after=decimal(after.mean_rank), before=decimal(before.mean_rank)))
    if after.mentees_left != before.mentees_left:
        lines.append(t("weigh-left", after=after.mentees_left, before=before.mentees_left))
    return [*lines, *broken_lines(found.changes, found.screen.names)]


def _parts(found: Preview) -> Rows:
    """A button for each part that anybody can be compared by."""
    levels = found.importance or USUAL_IMPORTANCE
    buttons = [
        Button(
            plain("weigh-part", part=plain(f"weigh-part-{part}"), level=plain(f"weigh-level-{level}")),
            _look(found, importance=turned(levels, part)),
        )
        for part, level in zip(PARTS, levels, strict=True)
        if found.answered[part]
    ]
    return grid(buttons, 2)


def _presets(found: Preview) -> Rows:
    ready = {name: levels for name, levels in PRESETS.items() if levels != found.importance}
    buttons = [Button(plain(f"weigh-preset-{name}"), _look(found, importance=levels)) for name, levels in ready.items()]
    if (found.importance or USUAL_IMPORTANCE) != USUAL_IMPORTANCE or found.group != (1, 0):
        buttons.append(
            Button(
                plain("weigh-preset-usual"),
                WeighParts(importance=USUAL_IMPORTANCE, least=1, most=0, draft=found.screen.draft.id),
            )
        )
    return column(buttons)


def _groups(found: Preview) -> Rows:
    """Smallest and largest group: a tap turns each round."""
    least, most = found.group
    turns = 3 if most == 0 else min(most, 3)
    fewer = Button(plain("weigh-least", least=least), _look(found, group=(least % turns + 1, most)))
    next_most = 0 if most >= GROUP_LIMIT else max(most + 1, least)
    more = Button(plain("weigh-most", most=most), _look(found, group=(least, next_most)))
    return ((fewer, more),)


def _look(found: Preview, importance: str = "", group: tuple[int, int] | None = None) -> WeighParts:
    least, most = group or found.group
    levels = importance or found.importance or USUAL_IMPORTANCE
    return WeighParts(importance=levels, least=least, most=most, draft=found.screen.draft.id)


def _saving(found: Preview) -> Rows:
    if found.saved:
        return ()
    least, most = found.group
    kept = found.importance or USUAL_IMPORTANCE
    data = SaveWeights(**key_of(found.screen.draft), importance=kept, least=least, most=most)
    return ((Button(plain("weigh-save"), data),),)
