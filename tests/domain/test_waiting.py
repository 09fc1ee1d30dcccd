"""Rules of the waiting list: when somebody hears that the search goes on, what the curator is advised to do."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from domain.pairing.waiting import Ask, AskState, Reason, Step, Waiting, step_of

DAY = timedelta(days=1)
NOW = datetime(2026, 10, 15, 12, tzinfo=UTC)
LONG_AGO = NOW - 40 * DAY
ONE = Waiting(1, Reason.UNMATCHED, NOW - 10 * DAY)


@pytest.mark.parametrize(
    ("one", "told", "due"),
    [
        (ONE, None, False),  # the others have not heard of their pairs yet
        (ONE, NOW - 5 * DAY, True),
        (ONE, NOW, False),  # not on the heels of their news
        (replace(ONE, reason=Reason.NEW, since=NOW), NOW - 5 * DAY, False),
        (replace(ONE, reason=Reason.NEW, since=NOW - DAY), NOW - 5 * DAY, True),
        (replace(ONE, told_at=NOW - 5 * DAY), NOW - 5 * DAY, False),
        (replace(ONE, told_at=NOW - 30 * DAY), NOW - 35 * DAY, True),
        (replace(ONE, told_at=NOW - 29 * DAY), NOW - 35 * DAY, False),
        (replace(ONE, paused_at=NOW - DAY), NOW - 5 * DAY, False),
        (replace(ONE, until=NOW - DAY), NOW - 5 * DAY, False),
        (replace(ONE, reason=Reason.ENDED), None, True),  # had a pair: nothing to wait for
        (replace(ONE, reason=Reason.ENDED, since=NOW), None, False),
        (replace(ONE, reason=Reason.MENTOR_LEFT, told_at=NOW - 12 * DAY), None, True),  # of an earlier search
        (replace(ONE, reason=Reason.MENTOR_LEFT, told_at=NOW - 5 * DAY), None, False),
    ],
)
def test_when_it_is_time_to_say_that_the_search_goes_on(one: Waiting, told: datetime | None, due: bool) -> None:
    assert one.news_due(told, NOW) is due


@pytest.mark.parametrize(
    ("one", "ask", "places", "choosing", "step"),
    [
        (replace(ONE, paused_at=NOW), AskState.OPEN, 3, False, Step.RESUME),
        (ONE, AskState.YES, 0, True, Step.PROMISED),
        (ONE, AskState.OPEN, 0, True, Step.CHOICE),
        (ONE, AskState.OPEN, 2, False, Step.ANSWER),
        (ONE, None, 2, False, Step.PLACES),
        (ONE, None, 0, False, Step.ASK),
    ],
)
def test_the_next_step(one: Waiting, ask: AskState | None, places: int, choosing: bool, step: Step) -> None:
    assert step_of(one, ask, places, choosing=choosing) is step
    asked = step_of(one, ask, places, choosing=choosing, agreeing=True)
    assert asked is (Step.AGREEING if one.searching else Step.RESUME)


def test_a_mentor_is_asked_about_one_person_every_fortnight() -> None:
    ask = Ask(1, 2, 3, AskState.NO, NOW)
    assert ask.fresh(NOW + 14 * DAY - timedelta(minutes=1))
    assert not ask.fresh(NOW + 14 * DAY)
