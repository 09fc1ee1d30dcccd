"""Days proposed for a first meeting: those that both sides named; nothing named, or nothing shared, limits nothing."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from domain import rhythm
from domain.roles import Role
from services.pairs import free_time
from storage.pairing import matches
from tests.pairs_school import KIM, SEDOVA, YUDINA, School, enrol, hide
from tests.story import Story

NOW = datetime(2026, 9, 15, 9, tzinfo=UTC)  # a Tuesday


@pytest.mark.parametrize(
    ("weekdays", "days"),
    [
        (frozenset(), [16, 17, 18]),
        (frozenset({0}), [21, 28, 5]),
        (frozenset({2, 4}), [16, 18, 23]),
        (frozenset({5, 6}), [16, 17, 18]),
    ],
)
def test_slots_on_days_when_everybody_is_free(weekdays: frozenset[int], days: list[int]) -> None:
    found = rhythm.slots(NOW, ZoneInfo("Europe/Moscow"), weekdays=weekdays)
    assert [one.day for one in found] == days


async def test_days_that_all_members_named(story: Story) -> None:
    story.curator.start()
    await story.run()
    await hide(story, 0)
    made = School({}, {})
    await enrol(story, made, Role.MENTOR, SEDOVA, {"when": ("mon", "thu")})
    await enrol(story, made, Role.MENTEE, YUDINA, {"when": ("thu", "fri")})
    await enrol(story, made, Role.MENTEE, KIM, {"when": ("any",)})
    anna, vera, oleg = (made.ids[name] for name in (SEDOVA, YUDINA, KIM))
    groups = [([anna], [vera]), ([anna], [oleg]), ([], [vera, oleg])]
    ids = await story.app.db.write(
        lambda con: [matches.create(con, 1, mentors, mentees, story.now) for mentors, mentees in groups]
    )
    found = await story.app.db.read(lambda con: [matches.get(con, one) for one in ids])
    days = await story.app.db.read(lambda con: [free_time.weekdays(con, [one]) for one in found if one])
    assert days == [frozenset({3}), frozenset({0, 3}), frozenset({3, 4})]
    step = await free_time.first_step(story.app.db, ids[0], story.now)
    assert step is not None
    assert step.slots[0].date() == date(2026, 9, 17)
