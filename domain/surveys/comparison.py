"""Entry against exit (D12, D50): the same questions answered twice, per person and in sum. Pure arithmetic."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from domain.names import search_key


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that both times ask on a scale from ``low`` to ``high``; ``code`` is the same both times.

    ``reverse``: less is better («I often give up»); in a mean over questions it counts turned round.
    """

    code: str
    text: str
    low: int
    high: int
    reverse: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """One person's answers: code -> (before, after); ``name`` in full. Days are those on which they were sent.

    ``turned``: code -> sum of both ends of the scale, for questions where less is better.
    """

    person_id: int
    name: str
    before_on: date
    after_on: date
    marks: Mapping[str, tuple[float, float]]
    turned: Mapping[str, int] = field(default_factory=dict)

    @property
    def before(self) -> float:
        """The mean of the first answers to the questions answered twice."""
        return sum(self._meant(code, first) for code, (first, _) in self.marks.items()) / len(self.marks)

    @property
    def after(self) -> float:
        return sum(self._meant(code, second) for code, (_, second) in self.marks.items()) / len(self.marks)

    def _meant(self, code: str, mark: float) -> float:
        return self.turned[code] - mark if code in self.turned else mark


@dataclass(frozen=True, slots=True)
class Line:
    """One question over ``people`` who answered it twice: means, and for how many it rose, stayed, fell."""

    asked: Asked
    people: int
    before: float
    after: float
    rose: int
    same: int
    fell: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """``lines`` in the form's order, questions that nobody answered twice left out; ``people`` by name."""

    lines: tuple[Line, ...]
    people: tuple[Change, ...]

    @property
    def alike(self) -> bool:
        """Whether all questions have one scale, so that a mean over them says something."""
        return len({(line.asked.low, line.asked.high) for line in self.lines}) == 1

    @property
    def before(self) -> float:
        """The mean over people, each counted once."""
        return sum(one.before for one in self.people) / len(self.people)

    @property
    def after(self) -> float:
        return sum(one.after for one in self.people) / len(self.people)


def turn(before: float, after: float) -> float:
    """The change between two means as they are shown, with one digit: the reader can do the sum."""
    return round(round(after, 1) - round(before, 1), 1)


def compared(asked: Sequence[Asked], people: Sequence[Change]) -> Comparison:
    """The comparison over everybody who has answered at least one question twice."""
    both = sorted((one for one in people if one.marks), key=lambda one: (search_key(one.name), one.person_id))
    lines = [_line(one, [person.marks[one.code] for person in both if one.code in person.marks]) for one in asked]
    return Comparison(tuple(line for line in lines if line is not None), tuple(both))


def without_common_end(texts: Sequence[str]) -> list[str]:
    """Questions of a matrix without the words that all of them end with («…: how sure are you?»), for narrow tables."""
    end = texts[0] if len(set(texts)) > 1 else ""
    while not all(text.endswith(end) for text in texts):
        end = end[1:]
    marks = [place for place in (end.find(": "), end.find(". ")) if place >= 0]
    cut = len(end) - min(marks) if marks else 0
    return [text[:-cut] if cut and cut < len(text) else text for text in texts]


def _line(asked: Asked, marks: Sequence[tuple[float, float]]) -> Line | None:
    if not marks:
        return None
    return Line(
        asked=asked,
        people=len(marks),
        before=sum(first for first, _ in marks) / len(marks),
        after=sum(second for _, second in marks) / len(marks),
        rose=sum(second > first for first, second in marks),
        same=sum(second == first for first, second in marks),
        fell=sum(second < first for first, second in marks),
    )
