"""Fields of the programme: what is understood, what is refused, what is asked next."""

from dataclasses import fields
from datetime import UTC, date, datetime

import pytest

from domain.programme import CONSENT_FIELDS, FORMS_FIELD, SETTINGS, SETUP_FIELDS, Programme
from domain.refusal import Refused
from services import setup
from tests.stories.school import curator_of
from tests.story import Story

BLANK = Programme(1, date(2026, 9, 1), "Europe/Moscow")


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        ("org_full", "  Школа   № 300 ", "Школа № 300"),
        ("ends_on", "31.05.27", date(2027, 5, 31)),
        ("ends_on", "31 мая", date(2027, 5, 31)),
        ("teachers", "60", 60),
        ("teachers", "около 60 человек", 60),
        ("choice_limit", "5", 5),
        ("curator_name", 'А<3 & "Ко"', 'А<3 & "Ко"'),
    ],
)
async def test_understood(story: Story, field: str, typed: str, kept: object) -> None:
    programme = await setup.write_down(story.app.db, await curator_of(story), field, typed, story.now)
    assert getattr(programme, field) == kept


@pytest.mark.parametrize(
    ("field", "typed", "code"),
    [
        ("org_full", "Ш", "answer-too-short"),
        ("org_full", "Ш" * 301, "answer-too-long"),
        ("ends_on", "скоро", "answer-not-date"),
        ("ends_on", "15.09.2026", "answer-date-range"),
        ("ends_on", "31.02.2027", "answer-not-date"),
        ("teachers", "много", "answer-not-number"),
        ("teachers", "0", "answer-out-of-range"),
        ("teachers", "2,5", "answer-not-whole"),
        ("choice_limit", "11", "answer-out-of-range"),
        ("id", "7", "stale"),
    ],
)
async def test_refused_and_nothing_changed(story: Story, field: str, typed: str, code: str) -> None:
    curator = await curator_of(story)
    with pytest.raises(Refused, match=code):
        await setup.write_down(story.app.db, curator, field, typed, datetime(2026, 9, 15, 9, tzinfo=UTC))
    assert (await curator_of(story)).programme == curator.programme


@pytest.mark.parametrize(("field", "value"), [("order_title", "other"), ("org_full", "1"), ("choice_limit", "99")])
async def test_a_forged_choice(story: Story, field: str, value: str) -> None:
    with pytest.raises(Refused, match="stale"):
        await setup.choose(story.app.db, await curator_of(story), field, value, story.now)


async def test_a_zone_that_is_none(story: Story) -> None:
    with pytest.raises(Refused, match="setup-zone"):
        await setup.move_to_zone(story.app.db, await curator_of(story), "../../etc/passwd")


def test_the_next_step() -> None:
    assert setup.next_field(BLANK) == "org_full"
    assert setup.next_field(BLANK, "teachers") == "timezone"
    assert setup.next_field(BLANK, "timezone") is None
    assert set(BLANK.missing) == set(SETUP_FIELDS) - {"timezone"}
    assert {*SETTINGS, *CONSENT_FIELDS, FORMS_FIELD} == {field.name for field in fields(BLANK)} - {
        "id",
        "starts_on",
        "consent_wording",
        "consent_version",
    }
