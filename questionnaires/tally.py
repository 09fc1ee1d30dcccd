"""Many answers to one form in sum: how many, how they lie, the mean. Nothing that fewer than ``smallest`` gave."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from questionnaires.answers import Answers, State
from questionnaires.engine import shown
from questionnaires.form import Form, Item, Kind
from questionnaires.scores import Score, Total
from questionnaires.scoring import totals

SMALLEST = 5  # fewer people can be told apart (architecture, rule 10)
NUMERIC = frozenset({Kind.SCALE, Kind.NUMBER})


@dataclass(frozen=True, slots=True)
class Tally:
    """``given``: how many answered; the rest is empty when they are too few.

    ``counts``: (answer as shown, how many), in the form's order (people: the most named first);
    of a ranking: how many put the option first.
    ``said``: typed answers in alphabetical order, so that nobody is found by the order of coming.
    """

    item: Item
    given: int
    declined: int = 0
    mean: float | None = None
    counts: tuple[tuple[str, int], ...] = ()
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ScoreTally:
    """The mean of a score over ``given`` people, and how many reached each level."""

    title: str
    given: int
    mean: float | None = None
    levels: tuple[tuple[str, int], ...] = ()


def tallied(form: Form, responses: Sequence[Answers], smallest: int = SMALLEST) -> tuple[Tally, ...]:
    """A tally for every question that somebody answered; files are only counted."""
    found = (_tally(item, responses, smallest) for item in form.questions)
    return tuple(one for one in found if one.given or one.declined)


def _tally(item: Item, responses: Sequence[Answers], smallest: int) -> Tally:
    answers = [answers[item.key] for answers in responses if item.key in answers]
    values = [answer.value for answer in answers if answer.state is State.GIVEN and answer.value is not None]
    if len(values) < smallest:
        return Tally(item, len(values))
    declined = sum(answer.state is State.DECLINED for answer in answers)
    if item.kind in NUMERIC:
        numbers = [value for value in values if isinstance(value, int | float)]
        counts = tuple((shown(item, number), count) for number, count in sorted(Counter(numbers).items()))
        return Tally(item, len(values), declined, sum(numbers) / len(numbers), counts)
    if item.kind is Kind.PERSON:
        named = sorted(Counter(shown(item, value) for value in values).items(), key=lambda one: (-one[1], one[0]))
        return Tally(item, len(values), declined, counts=tuple(named))
    if item.kind.has_options:
        return Tally(item, len(values), declined, counts=_options(item, values))
    said = () if item.kind is Kind.FILE else tuple(sorted(shown(item, value) for value in values))
    return Tally(item, len(values), declined, said=said)


def _options(item: Item, values: Sequence[object]) -> tuple[tuple[str, int], ...]:
    """How many chose each option; of a ranking, how many put it first."""
    picked: Counter[str] = Counter()
    for value in values:
        codes = value if isinstance(value, tuple) else (value,)
        picked.update(codes[:1] if item.kind is Kind.RANKING else codes)
    return tuple((option.label, picked[option.code]) for option in item.options if picked[option.code])


def scored(form: Form, responses: Sequence[Answers], smallest: int = SMALLEST) -> tuple[ScoreTally, ...]:
    """The form's scores over everybody whose answers give one."""
    each = [totals(form, answers) for answers in responses]
    return tuple(
        score_tally(score, [one[score.code] for one in each if score.code in one], smallest) for score in form.scores
    )


def score_tally(score: Score, mine: Sequence[Total], smallest: int = SMALLEST) -> ScoreTally:
    """One score over the people who have it."""
    if len(mine) < smallest:
        return ScoreTally(score.title, len(mine))
    levels = Counter(one.level.title for one in mine if one.level is not None)
    reached = tuple((level.title, levels[level.title]) for level in score.levels if levels[level.title])
    return ScoreTally(score.title, len(mine), sum(one.value for one in mine) / len(mine), reached)
