"""The answer step of a questionnaire of 60 questions over 10 000 stored responses to it, beside an empty database."""

from benchmarks import school, updates
from benchmarks.answer import Size, race
from benchmarks.subjects import Yard, yard
from benchmarks.table import Ratio, at_most, middle, told
from bot.clock import utc_now

FULL = Size(9, 500)
QUICK = Size(3, 300)
RESPONSES, FEW = 10_000, 1_000


def ratios(size: Size = FULL, responses: int = RESPONSES) -> list[Ratio]:
    with yard() as place:
        subjects = {
            name: place.ours(updates.plan(answering(place, size, held)), place.folder / f"long{held}.sqlite3")
            for name, held in (("full", responses), ("empty", 0))
        }
        speeds, work = race(subjects, size)
    name = f"answer step of {school.LONG} questions: {responses} responses / none"
    return [
        at_most(name, middle(speeds["empty"], speeds["full"]), 1.2),
        told("the same in processor time", work["full"] / work["empty"]),
    ]


def answering(place: Yard, size: Size, held: int) -> list[updates.Event]:
    """As many taps as there will be updates, each to a question that leads to one more."""
    people = -(-size.whole // (school.LONG - 1))
    taps = school.long_form(place.folder / f"long{held}.sqlite3", people, utc_now(), held)
    return [(one.account, updates.tap(one.account, one.data)) for one in taps]
