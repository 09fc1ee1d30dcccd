"""The bank of exercises for networking meetings (``exercises.toml``), read once."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from domain.meeting_plan import Crowd, Exercise, Stage


@cache
def bank() -> Mapping[str, Exercise]:
    """Exercises by code, in the order of the file: what a plan made by itself takes first stands first."""
    read = tomllib.loads(files("documents").joinpath("exercises.toml").read_text(encoding="utf-8"))
    return {code: _exercise(code, entry) for code, entry in read.items()}


def _exercise(code: str, entry: dict[str, object]) -> Exercise:
    """Raises ``KeyError``, ``ValueError`` for an entry with a fault: the file ships with the program."""
    return Exercise(
        code=code,
        name=str(entry["name"]),
        stage=Stage(str(entry["stage"])),
        minutes=int(str(entry["minutes"])),
        group=str(entry["group"]),
        steps=_lines(entry["steps"]),
        material=_lines(entry.get("material", [])),
        least=int(str(entry.get("least", 0))),
        most=int(str(entry.get("most", 0))),
        crowd=Crowd(str(entry.get("crowd", Crowd.ALL))),
    )


def _lines(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError(value)
    return tuple(str(line) for line in value)
