"""The arithmetic of the curator's indicators."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.progress import (
    Attention,
    Concern,
    Loose,
    Pair,
    Rhythm,
    Share,
    Week,
    attention,
    count_states,
    mean,
    programme_week,
    pulse,
    pulses,
)

TODAY = date(2026, 10, 20)


def pair(number: int, silent: int | None, rhythm: int | None = None, age: int = 60) -> Pair:
    last = None if silent is None else TODAY - timedelta(days=silent)
    return Pair(number, ("Седова А. П.",), (f"Ким О. {number}.",), TODAY - timedelta(days=age), last, rhythm)


@pytest.mark.parametrize(
    ("silent", "rhythm", "state"),
    [
        (0, 7, Rhythm.ON_TIME),
        (14, 7, Rhythm.ON_TIME),
        (15, 7, Rhythm.LATE),
        (21, 7, Rhythm.LATE),
        (22, 7, Rhythm.SILENT),
        (22, 30, Rhythm.ON_TIME),
        (21, None, Rhythm.ON_TIME),
        (28, None, Rhythm.LATE),
        (29, None, Rhythm.SILENT),
        (None, 7, Rhythm.NONE_YET),
    ],
)
def test_silence_against_the_pairs_own_rhythm(silent: int | None, rhythm: int | None, state: Rhythm) -> None:
    assert pulse(pair(1, silent, rhythm), TODAY).state is state


def test_a_pair_without_meetings_counts_from_the_day_it_was_told() -> None:
    assert pulse(pair(1, None, age=9), TODAY).days == 9


def test_a_meeting_logged_ahead_of_today_is_no_negative_silence() -> None:
    assert pulse(pair(1, -3), TODAY).days == 0


def test_pairs_come_longest_overdue_first_not_longest_silent() -> None:
    order = pulses([pair(1, 20, 7), pair(2, 30, 30), pair(3, None, age=40)], TODAY)
    assert [item.pair.match_id for item in order] == [3, 1, 2]


@given(st.lists(st.tuples(st.none() | st.integers(0, 90), st.none() | st.integers(1, 60))))
def test_every_pair_is_in_exactly_one_state(drawn: list[tuple[int | None, int | None]]) -> None:
    items = pulses([pair(n, silent, rhythm) for n, (silent, rhythm) in enumerate(drawn)], TODAY)
    assert sum(count_states(items).values()) == len(drawn)


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [(33, 60, 55), (199, 200, 99), (60, 60, 100), (0, 5, 0), (3, None, None), (3, 0, None)],
)
def test_share(part: int, whole: int | None, percent: int | None) -> None:
    assert Share(part, whole).percent == percent


@pytest.mark.parametrize(
    ("start", "end", "today", "week"),
    [
        (date(2026, 9, 1), date(2027, 5, 31), date(2026, 9, 1), Week(1, 39)),
        (date(2026, 9, 1), date(2027, 5, 31), date(2026, 9, 7), Week(1, 39)),
        (date(2026, 9, 1), date(2027, 5, 31), date(2026, 9, 8), Week(2, 39)),
        (date(2026, 9, 1), date(2026, 9, 14), date(2027, 1, 1), Week(2, 2)),
        (date(2026, 9, 1), None, date(2026, 9, 20), Week(3, None)),
        (date(2026, 9, 1), date(2027, 5, 31), date(2026, 8, 31), None),
        (None, date(2027, 5, 31), date(2026, 8, 31), None),
    ],
)
def test_week_of_the_programme(start: date | None, end: date | None, today: date, week: Week | None) -> None:
    assert programme_week(start, end, today) == week


def test_attention_is_sorted_by_urgency_then_by_days() -> None:
    items = pulses([pair(1, 40, 7), pair(2, 2, 7), pair(3, 24, 7), pair(4, None, age=12), pair(5, None, age=3)], TODAY)
    loose = Loose(unfinished=("Белых Ж. А.", "Ким О. П."), unreachable=("Ильин П. О.",), disputed=(("Юдина В. С.",),))
    assert [(line.concern, line.days, line.count) for line in attention(items, loose)] == [
        (Concern.SILENT_PAIR, 40, 1),
        (Concern.SILENT_PAIR, 24, 1),
        (Concern.NO_FIRST_MEETING, 12, 1),
        (Concern.DISPUTED_MEETING, 0, 1),
        (Concern.UNREACHABLE, 0, 1),
        (Concern.UNFINISHED_QUESTIONNAIRE, 0, 2),
    ]


def test_nothing_to_attend_to() -> None:
    assert attention(pulses([pair(1, 2, 7)], TODAY), Loose()) == ()


def test_an_attention_line_names_the_whole_pair() -> None:
    assert attention([pulse(pair(7, 40, 7), TODAY)], Loose())[0] == Attention(
        Concern.SILENT_PAIR, ("Седова А. П.", "Ким О. 7."), 1, 40, 7
    )


@pytest.mark.parametrize(("values", "average"), [([7.0] * 4, None), ([7.0] * 5, 7.0), ([], None)])
def test_averages_of_small_groups_are_not_given(values: list[float], average: float | None) -> None:
    assert mean(values) == average
