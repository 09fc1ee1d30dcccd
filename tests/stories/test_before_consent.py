"""Between the code and «Даю согласие» nothing of a person is written: the whole database is compared (152-FZ)."""

import sqlite3

from documents.qr import qr_png
from domain.roles import Role
from emulator.client import Client
from services.people import candidates
from storage.database import Connection
from tests.stories.school import curator_of, invite, open_school
from tests.stories.test_minors import arrive, link_for_parent, pupils_take_part
from tests.stories.test_third_party import ask, class_of
from tests.story import Story

PLUMBING = {"handled_update", "received_update", "fsm", "meta"}
"""Ids of updates and where a conversation stands; what the latter holds is looked at by itself."""
ALLOWED = {
    "person": {"id", "programme_id", "search_name", "state", "created_at", "minor"},
    "channel": {"id", "person_id", "kind", "external_id", "reachable", "linked_at"},
    "membership": {"id", "person_id", "role", "state", "from_settings", "joined_at"},
    "invitation": {"uses", "used_at", "used_by"},
    "consent": {"id", "person_id", "kind", "role", "decision", "text_hash", "channel_id", "decided_at", "by_guardian"},
    "consent_text": {"hash", "kind", "version", "body", "created_at"},
    "notice": {
        "id",
        "kind",
        "subject",
        "person_id",
        "due_at",
        "payload",
        "state",
        "attempts",
        "settled_at",
        "message_id",
    },
    "guardian_link": {
        *("id", "person_id", "token_hash", "created_at", "expires_at", "revoked_at"),
        *("decision", "decided_at", "channel_id"),
    },
    "origin": {"person_id", "role", "source", "came_at"},
    "wrong_code": {"id", "external_id", "tried_at"},
    "inquiry": {"decision", "decided_at"},
}
"""The channel's id, the invitation's, a refusal with its time: nothing that names or describes anybody."""
DEFAULTS = (None, "", 0, 1)
Rows = dict[str, dict[tuple[object, ...], sqlite3.Row]]


def dump(con: Connection) -> Rows:
    tables = [
        row["name"]
        for row in con.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    ]
    found: Rows = {}
    for table in tables:
        keys = [row["name"] for row in con.execute(f"PRAGMA table_info({table})") if row["pk"]]
        rows = con.execute(f"SELECT * FROM {table}").fetchall()
        found[table] = {tuple(row[key] for key in keys): row for row in rows}
    return found


def written(before: Rows, after: Rows) -> set[str]:
    """Columns that hold something new."""
    found = set()
    for table, rows in after.items():
        for key, row in rows.items():
            old = before[table].get(key)
            for name in row.keys():  # noqa: SIM118  # a Row is iterated by values
                if row[name] != (old[name] if old is not None else None) and row[name] not in DEFAULTS:
                    found.add(f"{table}.{name}")
    return found


async def check(story: Story, before: Rows, *names: str) -> None:
    after = await story.app.db.read(dump)
    extra = {
        one
        for one in written(before, after)
        if one.split(".")[0] not in PLUMBING and one.split(".")[1] not in ALLOWED.get(one.split(".")[0], set())
    }
    assert not extra, f"written before any consent: {sorted(extra)}"
    words = " ".join(str(tuple(row)) for table in after.values() for row in table.values())
    for name in (*names, PHONE, PHONE[2:], FILE, "%PDF"):
        assert name not in words, f"{name} is kept"


PHONE, FILE = "+79001234567", "справка о тайне.pdf"


async def chatter(story: Story, phone: Client) -> None:
    """Whatever somebody tries who has not consented: every kind of message, forged taps, codes, words."""
    phone.send_voice()
    phone.send_photo(qr_png("a photo"), caption="Фото Секретовой")
    phone.send_document(FILE, b"%PDF-1.4 secret")
    phone.send_sticker()
    phone.send_contact(PHONE)
    phone.edit_text(phone.say("Секретова Тайна, 8 «Б»"), "Секретова Тайна Павловна")
    phone.say("12345678")
    phone.say("Секретова " * 500)
    for forged in ("an:1:full_name:x", "nosuch:1", "cv:1"):
        phone.tap_data(phone.last, forged)
    await story.run()
    for words in (
        "/menu",
        "/pair",
        "/surveys",
        "/vote",
        "/profile",
        "/support",
        "/mydata",
        "Секретова Тайна",
        "/start",
    ):
        await story.say(phone, words)


async def test_a_newcomer(story: Story) -> None:
    await open_school(story)
    token = await invite(story, Role.MENTEE)
    before = await story.app.db.read(dump)
    phone = story.person("Секретова Тайна")
    phone.start(token)
    await story.run()
    await story.tap(phone, "Полный текст")
    await chatter(story, phone)
    await check(story, before, "Секретова", "Тайна")
    await story.tap(phone, "Не даю согласия")
    await chatter(story, phone)
    await story.pass_time(days=2)
    await check(story, before, "Секретова", "Тайна")


async def test_a_pupil_and_the_representative(story: Story) -> None:
    await pupils_take_part(story)
    await invite(story, Role.MENTEE)
    before = await story.app.db.read(dump)
    pupil, parent = await arrive(story, "Секретова Тайна"), story.person("Скрытнова Мать")
    token = await link_for_parent(story, pupil)
    await story.say(parent, f"/start {token}")
    await story.tap(parent, "Полный текст")
    await chatter(story, pupil)
    await chatter(story, parent)
    before["invitation"] = (await story.app.db.read(dump))["invitation"]
    await check(story, before, "Секретова", "Тайна", "Скрытнова")
    await story.say(parent, f"/start {token}")
    await story.tap(parent, "Не даю согласия")
    await check(story, before, "Секретова", "Тайна", "Скрытнова")


async def test_somebody_who_is_asked_about_a_pupil(story: Story) -> None:
    await class_of(story)
    token, _ = await ask(story)
    phone = story.person("Секретова Тайна")
    before = await story.app.db.read(dump)
    await story.say(phone, f"/start {token}")
    await story.tap(phone, "Продолжить")
    await story.tap(phone, "Полный текст")
    await chatter(story, phone)
    await check(story, before, "Секретова", "Тайна")
    await story.say(phone, f"/start {token}")
    await story.tap(phone, "Продолжить")
    await story.tap(phone, "Не даю согласия")
    await chatter(story, phone)
    await check(story, before, "Секретова", "Тайна")


async def test_somebody_of_the_register_of_possible_participants(story: Story) -> None:
    await open_school(story)
    curator = await curator_of(story)
    await candidates.add(story.app.db, curator, Role.MENTOR, "other", "Секретова Тайна Павловна", story.now)
    (invited,) = await candidates.invite(story.app.db, curator, story.now)
    before = await story.app.db.read(dump)
    phone = story.person("Телефонова Инна")
    phone.start(invited.issued.token)
    await story.run()
    await chatter(story, phone)
    await check(story, before, "Телефонова")
    await story.tap(phone, "Не даю согласия")
    await check(story, before, "Телефонова", "Секретова", "Тайна Павловна")
