"""A withdrawal in the middle of everything: nothing goes on, nothing is asked, nothing is left to tap."""

from datetime import timedelta

from domain.notice import Notice
from domain.roles import Role
from emulator.client import Client
from services.networking import ballots, choices
from services.questionnaires import forms
from storage import notices
from storage.database import Connection
from storage.moments import to_text
from storage.surveys import responses
from tests.school import school
from tests.stories.school import curator_of, enrol_many, invite, open_school
from tests.story import Story

STILL = {
    "open responses": "SELECT 1 FROM response WHERE person_id = ? AND state = 'open'",
    "ballots": "SELECT 1 FROM ballot WHERE person_id = ?",
    "marks": "SELECT 1 FROM mark WHERE target_id = ?",
    "pairs": "SELECT 1 FROM match_member k JOIN match t ON t.id = k.match_id WHERE k.person_id = ? "
    "AND t.state IN ('agreed', 'active')",
    "drafts": "SELECT 1 FROM draft_pair p JOIN draft d ON d.id = p.draft_id WHERE d.state = 'open' AND p.mentee_id = ?",
    "notices": "SELECT 1 FROM notice WHERE person_id = ? AND state = 'due'",
    "parts": "SELECT 1 FROM membership WHERE person_id = ? AND state IN ('joined', 'admitted')",
    "invitations": "SELECT 1 FROM networking_guest WHERE person_id = ? AND attended IS NULL",
}


async def goes_on(story: Story, person: int) -> list[str]:
    """What of the person still goes on."""

    def work(con: Connection) -> list[str]:
        return [what for what, query in STILL.items() if con.execute(query, (person,)).fetchone()]

    return await story.app.db.read(work)


async def withdraw(story: Story, phone: Client) -> None:
    await story.say(phone, "/mydata")
    await story.tap(phone, "Отозвать согласие")
    await story.tap(phone, "Да, отозвать")


async def test_in_the_middle_of_the_questionnaire(story: Story) -> None:
    await open_school(story)
    vera = story.person("Юдина Вера")
    vera.start(await invite(story, Role.MENTEE))
    await story.run()
    await story.tap(vera, "Даю согласие")
    await story.say(vera, "Юдина Вера Сергеевна")
    question = vera.last
    person = (await story.who(vera)).known
    await withdraw(story, vera)
    assert not await goes_on(story, person)
    before = len(vera.texts)
    await story.say(vera, "учитель математики")
    for label in vera.buttons(question)[:2]:
        await story.tap(vera, label, question)
    assert not any("Вопрос " in text for text in vera.texts[before:])
    await story.pass_time(days=3)
    assert not any("остановились" in text for text in vera.texts[before:]), "nobody is reminded"


async def test_in_the_middle_of_the_choice(story: Story) -> None:
    mentors, mentees = await enrol_many(story, mentors=2, mentees=2)
    vera, anna = mentees[0], mentors[0]
    db = story.app.db
    opened = await choices.open_choice(db, await curator_of(story), story.now)
    await story.run()
    ballot = vera.client.last
    await ballots.rank(db, await story.who(vera.client), opened.id, Role.MENTEE, anna.person_id, True, story.now)
    await ballots.rank(db, await story.who(anna.client), opened.id, Role.MENTOR, vera.person_id, True, story.now)
    await withdraw(story, vera.client)
    assert not await goes_on(story, vera.person_id)
    for label in vera.client.buttons(ballot):
        await story.tap(vera.client, label, ballot)
    assert not await goes_on(story, vera.person_id), "old buttons give nothing"
    await story.say(anna.client, "/vote")
    assert vera.name.split()[0] not in anna.client.last.text + "".join(anna.client.buttons())
    said = len(vera.client.texts)
    await story.pass_time(days=4)
    assert len(vera.client.texts) == said, "nobody writes any more"


async def test_in_the_middle_of_a_survey_with_a_draft_of_pairs(story: Story) -> None:
    """With a pair, a meeting to confirm, a notice that waits and a place in a draft."""
    found = await school(story)
    match = await found.pair("Седова", "Юдина")
    await found.meeting(match, 5, answer="asked")
    vera, person, anna = found.phones["Юдина"], found.people["Юдина"], found.people["Седова"]

    def begun(con: Connection) -> None:
        form = forms.newest("satisfaction")
        wave = con.execute(
            "INSERT INTO wave (programme_id, form_code, audience, opened_at, closes_at, opened_by) "
            "VALUES (1, 'satisfaction', 'mentees', ?, '2027-01-01T00:00:00Z', ?) RETURNING id",
            (to_text(story.now), anna),
        ).fetchone()["id"]
        con.execute("INSERT INTO wave_guest (wave_id, person_id) VALUES (?, ?)", (wave, person))
        snapshot = forms.snapshot(con, form, story.now)
        responses.create(con, person, form.code, snapshot, f"wave:{wave}", None, story.now)
        draft = con.execute(
            "INSERT INTO draft (programme_id, created_at) VALUES (1, ?) RETURNING id", (to_text(story.now),)
        ).fetchone()["id"]
        con.execute(
            "INSERT INTO draft_pair (draft_id, mentor_id, mentee_id, reason) VALUES (?, ?, ?, '{}')",
            (draft, anna, person),
        )
        notices.put(con, Notice("wave-reminder", person, story.now + timedelta(days=1), f"wave:{wave}"))

    await story.app.db.write(begun)
    assert {"open responses", "pairs", "drafts", "notices", "parts"} <= set(await goes_on(story, person))
    await withdraw(story, vera)
    assert not await goes_on(story, person)
    said = len(vera.texts)
    await story.pass_time(days=2)
    assert len(vera.texts) == said
    await story.say(vera, "/surveys")
    assert not any("Продолжить" in label for label in vera.buttons())


async def test_the_curator_is_reminded_before_the_term_of_the_law(story: Story) -> None:
    found = await school(story)
    await story.say(found.phones["Юдина"], "/support")
    await story.say(found.phones["Юдина"], "Как перенести встречу?")
    assert "Как перенести встречу?" in (await story.say(story.curator, "/support")).text
    await withdraw(story, found.phones["Юдина"])
    assert "Личные данные удалятся сами не позднее 15 октября 2026" in story.curator.last.text
    assert "Юдина" not in (await story.say(story.curator, "/support")).text, "nothing goes on, no request either"
    await story.pass_time(days=25, minutes=5)
    (told,) = [text for text in story.curator.texts if "истекает срок по закону: 15 октября 2026" in text]
    assert "Бот данные уже удалил" in told
    assert "Юдина" not in told
    await story.tap(story.curator, "Акт об уничтожении")
    assert story.curator.documents[-1].name.endswith(".docx")
