"""The ladder of stages, what may be logged, what the answers add up to."""

from datetime import UTC, date, datetime, timedelta

import pytest

from domain.meetings import (
    Answer,
    Attendee,
    Dispute,
    Meeting,
    Stage,
    check_day,
    check_minutes,
    check_plan,
    check_start,
    clean_text,
    deletable,
    next_stage,
    usual_minutes,
)
from domain.refusal import Refused

NOW = datetime(2026, 9, 15, 9, tzinfo=UTC)
F, T, P, R, L = Stage


@pytest.mark.parametrize(
    ("held", "planned", "expected"),
    [
        ([], None, F),
        ([None], None, F),
        ([F], None, T),
        ([F, T], None, P),
        ([T], None, P),
        ([F, T, P], None, R),
        ([F, T, P, R, R, R], None, R),
        ([F, T, P, R], 2, R),
        ([F, T, P, R, R], 2, L),
        ([F, T, P, R, R, L], 2, R),
        ([R], None, R),
        ([F, T, P], 0, L),
    ],
)
def test_the_ladder(held: list[Stage | None], planned: int | None, expected: Stage) -> None:
    assert next_stage(held, planned) is expected


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2026, 9, 15), None),
        (date(2026, 8, 31), None),
        (date(2026, 3, 2), None),
        (date(2026, 9, 16), "meeting-future"),
        (date(2026, 3, 1), "meeting-before-pair"),
    ],
)
def test_a_meeting_lies_behind_us_and_not_long_before_the_pairing(day: date, code: str | None) -> None:
    assert refusal(check_day, day, date(2026, 9, 15), date(2026, 9, 1)) == code


@pytest.mark.parametrize(
    ("minutes", "code"), [(1, None), (600, None), (0, "meeting-minutes"), (601, "meeting-minutes")]
)
def test_lengths(minutes: int, code: str | None) -> None:
    assert refusal(check_minutes, minutes) == code


@pytest.mark.parametrize(
    ("ahead", "code"),
    [(timedelta(minutes=1), None), (timedelta(0), "meeting-past"), (timedelta(days=400), "meeting-far")],
)
def test_appointments_lie_ahead(ahead: timedelta, code: str | None) -> None:
    assert refusal(check_start, NOW + ahead, NOW) == code


@pytest.mark.parametrize(
    ("number", "rhythm", "code"),
    [
        (8, 14, None),
        (None, None, None),
        (0, None, "meeting-number"),
        (101, None, "meeting-number"),
        (None, 0, "meeting-rhythm"),
        (None, 121, "meeting-rhythm"),
    ],
)
def test_what_a_plan_may_be(number: int | None, rhythm: int | None, code: str | None) -> None:
    assert refusal(check_plan, number, rhythm) == code


def test_texts_are_trimmed_and_bounded() -> None:
    assert clean_text("  тема ") == "тема"
    assert refusal(clean_text, "  ") == "empty"
    assert refusal(clean_text, "я" * 501) == "too-long"


@pytest.mark.parametrize(
    ("answers", "verdict"),
    [
        ([], Answer.SILENT),
        ([Answer.ASKED], Answer.ASKED),
        ([Answer.ASKED, Answer.CONFIRMED], Answer.CONFIRMED),
        ([Answer.CONFIRMED, Answer.DISPUTED], Answer.DISPUTED),
        ([Answer.SILENT, Answer.SILENT], Answer.SILENT),
    ],
)
def test_answers_in_one_word(answers: list[Answer], verdict: Answer) -> None:
    assert meeting(answers).verdict is verdict


def test_records_are_taken_back_within_reason() -> None:
    late = NOW + timedelta(days=15)
    assert deletable(meeting([]), NOW + timedelta(days=14), by_curator=False)
    assert not deletable(meeting([]), late, by_curator=False)
    assert deletable(meeting([]), late, by_curator=True)
    denied = Meeting(1, 1, "held", NOW, attendees=(Attendee(2, Answer.DISPUTED, Dispute.DID_NOT_HAPPEN),))
    assert deletable(denied, late, by_curator=False)


def test_the_usual_length_is_that_of_the_latest_meeting() -> None:
    assert usual_minutes([]) == 45
    assert usual_minutes([Meeting(1, 1, "held", NOW, minutes=30), Meeting(2, 1, "held", NOW, minutes=60)]) == 60


def meeting(answers: list[Answer]) -> Meeting:
    return Meeting(1, 1, "held", NOW, attendees=tuple(Attendee(n, one) for n, one in enumerate(answers, 2)))


def refusal(check: object, *args: object) -> str | None:
    assert callable(check)
    try:
        check(*args)
    except Refused as refused:
        return refused.code
    return None
