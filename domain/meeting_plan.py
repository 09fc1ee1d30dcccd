"""What is done at a networking meeting: exercises of a bank in an order, with a length and the hour of each (D31)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Stage(StrEnum):
    """In the order of a meeting; the three in the middle are those of the methodology (S3)."""

    OPENING = "opening"
    ACQUAINTANCE = "acquaintance"
    INTERACTION = "interaction"
    COMMUNICATION = "communication"
    CLOSING = "closing"


WORKING = (Stage.ACQUAINTANCE, Stage.INTERACTION, Stage.COMMUNICATION)
FRAME = (Stage.OPENING, Stage.CLOSING)


class Crowd(StrEnum):
    """Whom an exercise is for."""

    ALL = "all"
    TEACHERS = "teachers"
    PUPILS = "pupils"


@dataclass(frozen=True, slots=True)
class Exercise:
    """``least`` and ``most``: how many people it works with (0: any number); ``steps``: how to run it."""

    code: str
    name: str
    stage: Stage
    minutes: int
    group: str
    steps: tuple[str, ...]
    material: tuple[str, ...] = ()
    least: int = 0
    most: int = 0
    crowd: Crowd = Crowd.ALL

    def suits(self, people: int, crowd: Crowd) -> bool:
        """Whether it can be done by so many (0: not known) of this crowd; of ``ALL``: by old and young together."""
        fits = not people or (people >= self.least and (not self.most or people <= self.most))
        return fits and self.crowd in (Crowd.ALL, crowd)


@dataclass(frozen=True, slots=True)
class Timed:
    """An exercise and when it begins and ends."""

    exercise: Exercise
    starts: datetime
    ends: datetime


def total(exercises: Iterable[Exercise]) -> int:
    """Minutes of all together."""
    return sum(one.minutes for one in exercises)


def compose(bank: Mapping[str, Exercise], minutes: int, people: int, crowd: Crowd) -> tuple[Exercise, ...]:
    """A sensible plan of at most ``minutes``: beginning and end, then one of each stage in turn while there is time.

    The same for the same bank and numbers. Whatever does not fit is left out.
    """
    chosen: list[Exercise] = []
    for stage in FRAME:
        chosen += [one for one in bank.values() if one.stage is stage and total(chosen) + one.minutes <= minutes][:1]
    waiting = {stage: _suiting(bank, stage, people, crowd) for stage in WORKING}
    added = True
    while added:
        added = False
        for stage in WORKING:
            room = minutes - total(chosen)
            found = next((one for one in waiting[stage] if one.minutes <= room), None)
            if found is not None:
                waiting[stage].remove(found)
                chosen.append(found)
                added = True
    return in_order(chosen)


def _suiting(bank: Mapping[str, Exercise], stage: Stage, people: int, crowd: Crowd) -> list[Exercise]:
    """Those of a stage; where none is made for so few or so many, those of any size."""
    ours = [one for one in bank.values() if one.stage is stage]
    sized = [one for one in ours if one.suits(people, crowd)]
    return sized or [one for one in ours if one.suits(0, crowd)]


def in_order(exercises: Iterable[Exercise]) -> tuple[Exercise, ...]:
    """By stage, otherwise as they stood."""
    stages = list(Stage)
    return tuple(sorted(exercises, key=lambda one: stages.index(one.stage)))


def added(codes: Sequence[str], code: str, bank: Mapping[str, Exercise]) -> tuple[str, ...]:
    """The plan with one more, behind the last of its stage or of an earlier one; as it was if it stands there."""
    if code in codes:
        return tuple(codes)
    stages = list(Stage)
    rank = stages.index(bank[code].stage)
    before = [place for place, one in enumerate(codes) if stages.index(bank[one].stage) <= rank]
    place = before[-1] + 1 if before else 0
    return (*codes[:place], code, *codes[place:])


def moved(codes: Sequence[str], code: str, place: int, by: int) -> tuple[str, ...]:
    """The plan with one moved by a step, if it still stands at ``place``: a tap that comes twice moves it once."""
    to = place + by
    if not (0 <= place < len(codes) and 0 <= to < len(codes)) or codes[place] != code:
        return tuple(codes)
    changed = list(codes)
    changed[place], changed[to] = changed[to], changed[place]
    return tuple(changed)


def timetable(exercises: Iterable[Exercise], starts_at: datetime) -> tuple[Timed, ...]:
    """One after the other from the beginning."""
    timed: list[Timed] = []
    for one in exercises:
        starts = timed[-1].ends if timed else starts_at
        timed.append(Timed(one, starts, starts + timedelta(minutes=one.minutes)))
    return tuple(timed)


def materials(exercises: Iterable[Exercise]) -> tuple[str, ...]:
    """All that is to be prepared, each once."""
    return tuple(dict.fromkeys(one for exercise in exercises for one in exercise.material))
