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

    @property
    def whole(self) -> int:
        return self.count * (self.rounds + 1)


# Long rounds: what bare aiogram loses to the garbage collector shows only over a thousand updates and more.
FULL = Size(7, 1500)
QUICK = Size(3, 800)


def ratios(size: Size = FULL) -> list[Ratio]:
    with yard() as place:
        subjects = {
            "ours": place.ours(updates.plan(answering(place, size)), place.folder / "school0.sqlite3"),
            "tuned": place.aiogram(updates.texts(size.whole), tuned=True),
            "default": place.aiogram(updates.texts(size.whole), tuned=False),
            "two": place.aiogram(updates.taps(size.whole), tuned=True),
            "ptb": place.telegram_bot(updates.texts(size.whole)),
        }
        speeds, work = race(subjects, size)
    step = speeds["ours"]
    return [
        at_least("answer step / tuned aiogram echo", middle(step, speeds["tuned"]), 0.5),
        at_least("answer step / default aiogram echo", middle(step, speeds["default"]), 1.2),
        at_least("answer step / python-telegram-bot echo", middle(step, speeds["ptb"]), 1.5),
        told("answer step / tuned aiogram that answers and edits, as the step does", middle(step, speeds["two"])),
        told("processor time: tuned aiogram echo / answer step", work["tuned"] / work["ours"]),
        told("answer steps a second", median(step)),
        told("tuned aiogram echoes a second", median(speeds["tuned"])),
    ]


def answering(place: Yard, size: Size, old_answers: int = 0) -> list[updates.Event]:
    """A database of people who have questions before them; as many taps as there will be updates."""
    people = -(-size.whole // school.QUESTIONS)
    taps = school.answering(place.folder / f"school{old_answers}.sqlite3", people, utc_now(), old_answers)
    return [(one.account, updates.tap(one.account, one.data)) for one in taps]


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
