"""How much each part of the compatibility weighs, as a curator sets it: a few words for each part, no numbers (D30)."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from domain.refusal import Refused


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each part weighs; only the proportions matter. Whole numbers ≥ 0."""

    needs: int = 40
    subject: int = 16
    slots: int = 12
    level: int = 8
    experience: int = 6
    format: int = 6
    category: int = 6
    building: int = 4
    kind: int = 4
    reverse: int = 4

    @property
    def total(self) -> int:
        return sum(getattr(self, part) for part in PARTS)


PARTS = tuple(field.name for field in fields(Weights))
"""The parts in the order of a screen: what matters most to the methodology first."""
DEFAULT_WEIGHTS = Weights()
NOTHING, LESS, USUAL, MORE = range(4)
"""Levels of importance."""
_QUARTERS = (0, 2, 4, 10)
"""What a level makes of a part's usual weight, in quarters: nothing, half, all, two and a half times."""
USUAL_IMPORTANCE = str(USUAL) * len(PARTS)


def _preset(level: int, *parts: str) -> str:
    return "".join(str(MORE if part in parts else level) for part in PARTS)


PRESETS: Mapping[str, str] = {
    "needs": _preset(LESS, "needs"),
    "subject": _preset(LESS, "subject", "level"),
    "near": _preset(LESS, "slots", "format", "building"),
}
"""Ready importances by name, beside the usual one."""


def weights_of(importance: str) -> Weights:
    """The weights of an importance: a digit 0…3 for each of ``PARTS``; empty is the usual one.

    Raises ``Refused("weights-nothing")`` when everything is 0, ``Refused("stale")`` for anything else than digits.
    """
    levels = importance or USUAL_IMPORTANCE
    if len(levels) != len(PARTS) or not set(levels) <= set("0123"):
        raise Refused("stale")
    if not levels.strip(str(NOTHING)):
        raise Refused("weights-nothing")
    return Weights(**{
        part: getattr(DEFAULT_WEIGHTS, part) * _QUARTERS[int(level)] for part, level in zip(PARTS, levels, strict=True)
    })  # fmt: skip


def turned(importance: str, part: str) -> str:
    """The importance after a tap on a part: usual → more → nothing → less → usual."""
    levels = importance or USUAL_IMPORTANCE
    place = PARTS.index(part)
    return levels[:place] + str((int(levels[place]) + 1) % len(_QUARTERS)) + levels[place + 1 :]
