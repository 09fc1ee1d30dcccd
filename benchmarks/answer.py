"""The full step «answer a question» beside bare echoes: real process, real database, HTTP."""

from dataclasses import dataclass
from statistics import median

from benchmarks import school, updates
from benchmarks.subjects import Subject, Yard, yard
from benchmarks.table import Ratio, at_least, middle, told
from bot.clock import utc_now


@dataclass(frozen=True, slots=True)
class Size:
    """``rounds`` of ``count`` updates each; one more round warms up."""

    rounds: int
    count: int


FULL = Size(7, 600)
QUICK = Size(3, 300)
TINY = Size(1, 10)


def answer_ratios(size: Size = FULL) -> list[Ratio]:
    whole = size.count * (size.rounds + 1)
    with yard() as place:
        subjects = {
            "ours": ours(place, size),
            "tuned": place.aiogram(updates.texts(whole), tuned=True),
            "default": place.aiogram(updates.texts(whole), tuned=False),
            "two": place.aiogram(updates.taps(whole), tuned=True),
            "ptb": place.telegram_bot(updates.texts(whole)),
        }
        speeds, work = race(subjects, size)
    step = speeds["ours"]
    return [
        at_least("answer step / tuned aiogram echo", middle(step, speeds["tuned"]), 0.5),
        told("answer step / tuned aiogram, two calls", middle(step, speeds["two"])),
        at_least("answer step / default aiogram echo", middle(step, speeds["default"]), 1.2),
        at_least("answer step / python-telegram-bot echo", middle(step, speeds["ptb"]), 1.5),
        told("processor time: tuned aiogram echo / answer step", work["tuned"] / work["ours"]),
        told("processor time: tuned aiogram, two calls / answer step", work["two"] / work["ours"]),
        told("answer steps a second", median(step)),
        told("tuned aiogram echoes a second", median(speeds["tuned"])),
    ]


def ours(place: Yard, size: Size, old_answers: int = 0) -> Subject:
    """The bot over people who have as many questions before them as there are updates."""
    taps = answering(place, size, old_answers)
    return place.ours(taps, place.folder / f"school{old_answers}.sqlite3")


def answering(place: Yard, size: Size, old_answers: int = 0) -> list[str]:
    whole = size.count * (size.rounds + 1)
    count = -(-whole // school.QUESTIONS)
    found = school.answering(place.folder / f"school{old_answers}.sqlite3", count, utc_now(), old_answers)
    return updates.plan((one.account, updates.tap(one.account, one.data)) for one in found)


def race(subjects: dict[str, Subject], size: Size) -> tuple[dict[str, list[float]], dict[str, float]]:
    """Updates a second of each subject, round by round, one after the other; the first round is not counted.

    And the processor time of each for all counted rounds: it hardly changes when the machine has other things to do.
    """
    speeds: dict[str, list[float]] = {name: [] for name in subjects}
    work = dict.fromkeys(subjects, 0.0)
    for number in range(size.rounds + 1):
        for name, subject in subjects.items():
            fed = subject.feed(size.count)
            if number:
                speeds[name].append(fed.speed)
                work[name] += fed.work
    return speeds, work
