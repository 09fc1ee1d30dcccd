"""Telegram delivers at least once: a second delivery changes nothing and the person sees where they are."""

from storage.database import Connection
from tests.story import Story


def organisation(con: Connection) -> tuple[str | None, str | None]:
    row = con.execute("SELECT org_full, org_short FROM programme").fetchone()
    return row["org_full"], row["org_short"]


async def test_an_update_handled_before_a_kill_changes_nothing_again(story: Story) -> None:
    await story.say(story.curator, "/start")
    story.curator.say("Средняя школа № 300")
    raws = story.world.take_updates()
    await story.feed(raws)
    before = await story.app.db.read(organisation)
    assert before == ("Средняя школа № 300", None)

    await story.restart()
    await story.feed(raws)
    assert await story.app.db.read(organisation) == before
    await story.say(story.curator, "Школа № 300")
    assert await story.app.db.read(organisation) == ("Средняя школа № 300", "Школа № 300")


async def test_the_same_update_twice_at_once(story: Story) -> None:
    await story.say(story.curator, "/start")
    story.curator.say("Средняя школа № 300")
    raws = story.world.take_updates()
    await story.feed([*raws, *raws, *raws])
    assert await story.app.db.read(organisation) == ("Средняя школа № 300", None)


async def test_handled_ids_are_forgotten_after_some_days(story: Story) -> None:
    def count(con: Connection) -> int:
        return int(con.execute("SELECT count(*) FROM handled_update").fetchone()[0])

    await story.say(story.curator, "/start")
    await story.say(story.curator, "Средняя школа № 300")
    await story.app.db.write(
        lambda con: con.execute("UPDATE handled_update SET handled_at = '2026-09-01T00:00:00Z'").rowcount, claim=False
    )
    assert await story.app.db.read(count) > 0
    await story.app.daily()
    assert await story.app.db.read(count) == 0
    assert [path.name for path in (story.folder / "backups").iterdir()] == ["bot-2026-09-15.sqlite3"]
