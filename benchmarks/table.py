"""One line of what ``python -m benchmarks`` prints."""

from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Ratio:
    """``target`` is what we aim at, ``met`` whether it is reached; a target ``told`` is only told."""

    name: str
    value: float
    target: str
    met: bool


def at_least(name: str, value: float, target: float) -> Ratio:
    return Ratio(name, value, f">= {target:g}", value >= target)


def at_most(name: str, value: float, target: float) -> Ratio:
    return Ratio(name, value, f"<= {target:g}", value <= target)


def told(name: str, value: float) -> Ratio:
    return Ratio(name, value, "told", met=True)


def middle(first: list[float], second: list[float]) -> float:
    """How many times ``second`` goes into ``first``: the median of rounds measured one after the other."""
    return median(a / b for a, b in zip(first, second, strict=True))


def line(row: Ratio) -> str:
    verdict = "" if row.target == "told" else "met" if row.met else "NOT MET"
    return f"{row.name:<62}{row.value:>9.2f}  {row.target:<9}{verdict}"
