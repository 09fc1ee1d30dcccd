"""Sums that may be shown differ by a whole block or not at all, whichever surveys they are of, whenever looked at."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from questionnaires.answers import Answer, State
from questionnaires.disclosure import Reply, blocks, countable, survey_block
from questionnaires.disclosure import given as answered
from questionnaires.form import Form, Item, Kind
from questionnaires.tally import SMALLEST

FORM = Form("f", 1, "F", (Item("q", Kind.SCALE, "Q", low=1, high=10),))
START = datetime(2026, 9, 15, tzinfo=UTC)


def reply(number: int, survey: str, hour: int, *, said: bool = True) -> Reply:
    answer = Answer(State.GIVEN, 5) if said else Answer(State.SKIPPED)
    return Reply(number, number, survey, START + timedelta(hours=hour), FORM, {"q": answer})


def numbers(replies: Sequence[Reply]) -> set[int]:
    return {one.id for one in replies}


def test_a_survey_counts_when_it_is_closed_and_five_have_answered_by_then() -> None:
    five = [reply(n, "a", n) for n in range(5)]
    end = START + timedelta(hours=9)
    assert survey_block(five, None) == ()
    assert survey_block(five[:4], end) == ()
    (block,) = survey_block([*five, reply(9, "a", 10)], end)
    assert numbers(block) == {0, 1, 2, 3, 4}, "who is late is not in it"


def test_small_surveys_and_late_replies_wait_until_they_are_five() -> None:
    large = [reply(n, "large", 1) for n in range(6)]
    late = [reply(10 + n, "large", 30 + n) for n in range(2)]
    small = [reply(20 + n, "small", 2) for n in range(3)]
    ends = {"large": START + timedelta(hours=9), "small": START + timedelta(hours=20), "open": None}
    waiting = [reply(30 + n, "open", 1) for n in range(7)]
    found = blocks([*large, *late[:1], *small, *waiting], ends)
    assert [numbers(block) for block in found] == [numbers(large)]
    found = blocks([*large, *late, *small, *waiting], ends)
    assert [numbers(block) for block in found] == [numbers(large), numbers([*small, *late])]


def test_a_question_that_few_of_a_block_answered_leaves_the_whole_block_out() -> None:
    first = tuple(reply(n, "a", 1, said=n < 4) for n in range(6))
    second = tuple(reply(10 + n, "b", 1) for n in range(5))
    assert numbers(countable([first, second], answered("q"))) == numbers(second)


@settings(max_examples=60)
@given(
    st.lists(st.tuples(st.sampled_from(["a", "b", "c", ""]), st.booleans()), max_size=40),
    st.lists(st.integers(0, 45), min_size=3, max_size=3),
    st.integers(0, 60),
    st.integers(0, 60),
)
def test_nobody_is_found_by_subtraction(sent: list[tuple[str, bool]], ends: list[int], first: int, second: int) -> None:
    """Two looks at the whole form at any two moments, and a look at one survey: they differ by five people or none."""
    replies = [reply(n, survey, n, said=said) for n, (survey, said) in enumerate(sent)]
    closed = dict(zip("abc", (START + timedelta(hours=hours) for hours in ends), strict=True))

    def look(hour: int, survey: str | None = None) -> set[int]:
        now = START + timedelta(hours=hour)
        there = [one for one in replies if one.sent_at <= now and survey in (None, one.survey)]
        known = {name: end if end <= now else None for name, end in closed.items()}
        found = survey_block(there, known[survey]) if survey else blocks(there, known)
        return {one.id for one in countable(found, answered("q")) if one.answers["q"].state is State.GIVEN}

    seen = [look(first), look(second), look(second, "a"), look(second, "b")]
    for one in seen:
        for other in seen:
            assert not one - other or len(one - other) >= SMALLEST
