"""Codes: long enough, kept as hashes, bound, limited; a right that comes from the settings or from the bot."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from domain.refusal import Refused
from domain.roles import Role
from services import identity
from services.joining import enrolment, invitations
from services.joining.enrolment import Outcome
from storage.database import Connection
from storage.people import invitations as rows
from tests.stories.school import curator_of, set_up
from tests.story import CURATOR_ACCOUNT, Story, staged


async def test_only_hashes_are_kept(story: Story) -> None:
    await set_up(story.app)
    issued = await invitations.issue(story.app.db, await curator_of(story), Role.MENTEE, story.now)
    assert len(issued.token) * 6 >= 128
    assert len(issued.code) == 8
    assert issued.code.isdecimal()

    def stored(con: Connection) -> str:
        return str([tuple(row) for row in con.execute("SELECT * FROM invitation")])

    everything = await story.app.db.read(stored)
    assert issued.token not in everything
    assert issued.code not in everything


async def test_a_participants_invitation_waits_for_the_consents_fields(story: Story) -> None:
    curator = await curator_of(story)
    with pytest.raises(Refused, match="invite-incomplete"):
        await invitations.issue(story.app.db, curator, Role.MENTOR, story.now)
    assert (await invitations.issue(story.app.db, curator, Role.CURATOR, story.now)).role is Role.CURATOR


async def test_only_curators_deal_with_invitations(story: Story) -> None:
    await set_up(story.app)
    issued = await invitations.issue(story.app.db, await curator_of(story), Role.MENTOR, story.now)
    await enrolment.enter(story.app.db, 7, issued.token, story.now)
    mentor = await identity.identify(story.app.db, 7)
    for attempt in (
        invitations.issue(story.app.db, mentor, Role.CURATOR, story.now),
        invitations.revoke(story.app.db, mentor, issued.id, story.now),
        invitations.for_person(story.app.db, mentor, 1, story.now),
        invitations.standing(story.app.db, mentor, story.now),
        enrolment.admit(story.app.db, mentor, [mentor.known], Role.MENTOR, story.now),
        enrolment.decline(story.app.db, mentor, mentor.known, Role.MENTOR, story.now),
        enrolment.queue(story.app.db, mentor),
    ):
        with pytest.raises(Refused, match="not-allowed"):
            await attempt


async def test_two_at_once_on_a_one_use_link(story: Story) -> None:
    issued = await invitations.issue(story.app.db, await curator_of(story), Role.CURATOR, story.now)
    entries = await asyncio.gather(
        *(enrolment.enter(story.app.db, account, issued.token, story.now) for account in range(10, 15))
    )
    assert sorted(entry.outcome for entry in entries) == [Outcome.JOINED] + [Outcome.WRONG] * 4


async def test_admitting_a_curators_role_is_refused(story: Story) -> None:
    curator = await curator_of(story)
    with pytest.raises(Refused, match="not-allowed"):
        await enrolment.admit(story.app.db, curator, [1], Role.CURATOR, story.now)


async def test_wrong_tries_are_forgotten_after_an_hour(story: Story) -> None:
    for _ in range(6):
        entry = await enrolment.enter(story.app.db, 7, "12345678", story.now)
    assert entry.reason == "tries"
    later = story.now + timedelta(hours=1, seconds=1)
    assert (await enrolment.enter(story.app.db, 7, "12345678", later)).reason == "unknown"
    kept = await story.app.db.read(lambda con: rows.wrong_tries(con, 7, later - timedelta(days=1)))
    assert kept == 1, "old tries are not kept for ever"


async def test_a_right_from_the_settings_goes_with_them_unless_it_was_given_in_the_bot(tmp_path: Path) -> None:
    accounts = f"{CURATOR_ACCOUNT},41,42"
    async with staged(tmp_path, curator_ids=accounts) as story:
        issued = await invitations.issue(story.app.db, await curator_of(story), Role.CURATOR, story.now)
        await enrolment.enter(story.app.db, 41, issued.token, story.now)
        own = await invitations.issue(story.app.db, await curator_of(story), Role.CURATOR, story.now)
        await enrolment.enter(story.app.db, CURATOR_ACCOUNT, own.token, story.now)
        assert (await enrolment.enter(story.app.db, 99, own.token, story.now)).outcome is Outcome.JOINED, (
            "a curator who tries the own link does not use it up"
        )
        story.settings["curator_ids"] = str(CURATOR_ACCOUNT)
        await story.restart()
        assert (await identity.identify(story.app.db, 41)).is_curator
        assert not (await identity.identify(story.app.db, 42)).is_curator
        assert (await curator_of(story)).is_curator
