"""Drafts side by side: what each way would give, and what other weights would change, before anything is changed."""

import asyncio
from dataclasses import dataclass, replace
from datetime import datetime

from domain.pairing.proposal import Change, Proposal, Summary, Way, changes
from domain.pairing.weights import USUAL_IMPORTANCE
from domain.who import Who
from services.pairing import draft_steps, drafts, pairing
from services.pairing.drafts import DraftScreen
from storage.database import Database


@dataclass(frozen=True, slots=True)
class Variant:
    """What a way gives. ``same_as``: an earlier one with exactly these pairs.

    ``lost``: mentees who would lose their first choice against the draft by choice; ``won``: those who get a mentor
    only so.
    """

    way: Way
    summary: Summary
    same_as: Way | None
    lost: tuple[int, ...]
    won: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    screen: DraftScreen
    variants: tuple[Variant, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What other settings would make of the draft; ``answered``: how many can be compared by each part."""

    screen: DraftScreen
    importance: str
    group: tuple[int, int]
    before: Summary
    after: Summary
    changes: tuple[Change, ...]
    answered: dict[str, int]

    @property
    def saved(self) -> bool:
        decided = self.screen.draft.decided
        same = (self.importance or USUAL_IMPORTANCE) == (decided.importance or USUAL_IMPORTANCE)
        return same and self.group == (decided.least, decided.most)


async def compare(db: Database, curator: Who, now: datetime, draft_id: int = 0) -> Comparison:
    """Every way with what has been decided until now. Refused ``stale`` without an open draft."""
    inputs, shown = await drafts.seen(db, curator, now, draft_id=draft_id)
    proposals = await asyncio.to_thread(pairing.propose_each, inputs, tuple(Way))
    return Comparison(shown, tuple(_variant(proposals, place) for place in range(len(proposals))))


def _variant(proposals: list[Proposal], place: int) -> Variant:
    by_choice, mine = proposals[0], proposals[place]
    ways = tuple(Way)
    same = next((ways[n] for n in range(place) if proposals[n].pairs == mine.pairs), None)
    changed = changes(by_choice, mine)
    return Variant(
        ways[place],
        mine.summary,
        same,
        tuple(one.mentee for one in changed if one.lost == 1),
        tuple(one.mentee for one in changed if one.before is None),
    )


async def preview(
    db: Database,
    curator: Who,
    importance: str | None,
    group: tuple[int, int] | None,
    now: datetime,
    draft_id: int = 0,
) -> Preview:
    """How the draft would change by these settings (``None``: those that hold). Refused as ``draft_steps.weigh``."""
    inputs, shown = await drafts.seen(db, curator, now, draft_id=draft_id)
    draft = shown.draft
    now_held = draft.decided
    chosen = now_held.importance if importance is None else importance
    sizes = (now_held.least, now_held.most) if group is None else group
    decided = draft_steps.weighed(now_held, chosen, sizes)
    proposal = await asyncio.to_thread(pairing.propose, replace(inputs, decided=decided))
    changed = changes(draft.proposal, proposal)
    return Preview(shown, chosen, sizes, draft.summary, proposal.summary, changed, pairing.answered(inputs))
