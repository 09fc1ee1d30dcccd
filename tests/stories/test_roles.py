"""Who may what: strangers, mentors with a curator's buttons, groups, stickers, lists of commands, the way back."""

import pytest
from aiogram.filters.callback_data import CallbackData

from domain.roles import Role
from emulator.client import Client
from handlers import callbacks
from services.joining import invitations
from tests.stories.school import Pupil, curator_of, enrol_many, invite, open_school
from tests.story import Story

CURATORS_BUTTONS = (
    callbacks.AdmitTap(act="all"),
    callbacks.AdmitTap(act="yes", person=2, role="mentee"),
    callbacks.InviteTap(act="curator"),
    callbacks.InviteTap(act="revoke_yes", invitation=1),
    callbacks.SetupTap(act="set", field="admit_all", value="1", way="change"),
    callbacks.RunCommand(name="settings"),
    callbacks.RunCommand(name="export"),
)


def listed(client: Client) -> list[str]:
    return [str(command["command"]) for command in client.commands]


async def forge(story: Story, pupil: Pupil, data: str) -> None:
    pupil.client.tap_data(pupil.client.last, data)
    await story.run()


@pytest.mark.parametrize("button", CURATORS_BUTTONS, ids=lambda button: button.pack())
async def test_a_curators_button_is_nothing_to_a_mentor(story: Story, button: CallbackData) -> None:
    (anna, *_), _ = await enrol_many(story, 1, 0)
    _, (vera, *_) = await enrol_many(story, 0, 1, admitted=False)
    before = (await curator_of(story)).programme
    shown = len(anna.client.received)
    await forge(story, anna, button.pack())
    assert anna.client.toasts[-1] == "Эта кнопка не для Вас."
    assert len(anna.client.received) == shown
    assert not (await story.who(vera.client)).admitted
    assert (await curator_of(story)).programme == before


async def test_a_role_cannot_be_guessed(story: Story) -> None:
    (anna, *_), _ = await enrol_many(story, 1, 0)
    await invitations.issue(story.app.db, await curator_of(story), Role.CURATOR, story.now)
    await forge(story, anna, "tr:1")
    await forge(story, anna, "tr:" + "A" * 24)
    assert (await story.who(anna.client)).roles == {Role.MENTOR}
    assert "не подходит" in anna.client.toasts[-1]


async def test_a_strangers_tap(story: Story) -> None:
    await open_school(story)
    stranger = story.person("Чужой")
    await story.say(stranger, "/start")
    stranger.tap_data(stranger.last, callbacks.AdmitTap(act="all").pack())
    stranger.tap_data(stranger.last, "no:such:button")
    await story.run()
    assert stranger.unanswered == 0
    assert "Войти можно по приглашению куратора" in stranger.last.text


async def test_lists_of_commands_by_role(story: Story) -> None:
    (anna, *_), _ = await enrol_many(story, 1, 0)
    await story.say(anna.client, "/start")
    assert {"menu", "cancel", "help"} <= set(listed(anna.client))
    assert "invite" not in listed(anna.client)
    assert "invite" in listed(story.curator)
    assert "meet" not in listed(story.curator)
    await story.say(story.curator, "/menu")
    assert "💬 Обращения" in story.curator.buttons(story.curator.last)


async def test_the_menu_shows_only_what_is_there_and_allowed(story: Story) -> None:
    _, (vera, *_) = await enrol_many(story, 0, 1)
    await story.say(vera.client, "/menu")
    shown = vera.client.buttons(vera.client.last)
    assert "📋 Анкеты" in shown
    assert not [label for label in shown if "Пригласить" in label or "Рассылка" in label]
    await story.say(story.curator, "/menu")
    assert "✉️ Пригласить" in story.curator.buttons(story.curator.last)
    await story.tap(story.curator, "Настройки")
    assert "Настройки программы" in story.curator.last.text
    await story.tap(story.curator, "Меню")
    assert "Меню" in story.curator.last.text


async def test_plain_words_and_the_lower_keyboard(story: Story) -> None:
    _, (vera, *_) = await enrol_many(story, 0, 1)
    await story.say(vera.client, "меню")
    assert "Меню" in vera.client.last.text
    await story.say(vera.client, "Помощь!")
    assert "Вопрос по программе: Белых Жанна Андреевна" in vera.client.last.text
    await story.press(vera.client, "Анкеты")
    assert "Анкет" in vera.client.last.text
    await story.press(story.curator, "Ещё")
    assert "Меню" in story.curator.last.text
    await story.say(story.curator, "/broadcast")
    await story.say(story.curator, "Моя анкета")
    assert "не для Вашей роли" not in story.curator.last.text, "the word of another role is a text like any other"


async def test_stickers_voices_edits_and_groups(story: Story) -> None:
    _, (vera, *_) = await enrol_many(story, 0, 1)
    said = vera.client.say("что-то непонятное")
    await story.run()
    assert "Не понял сообщение" in vera.client.last.text
    count = len(vera.client.received)
    vera.client.edit_text(said, "/menu")
    await story.run()
    assert len(vera.client.received) == count, "an edited message is not answered"
    vera.client.send_sticker()
    vera.client.send_voice()
    vera.client.send_contact()
    await story.run()
    assert "Не понял сообщение" in vera.client.last.text
    group = story.world.add_group("Учителя")
    vera.client.say("/start", group)
    await story.run()
    assert not [message for message in group.messages.values() if message.from_bot]


async def test_cancel_keeps_the_draft(story: Story) -> None:
    await open_school(story)
    vera = story.person("Юдина Вера")
    vera.start(await invite(story, Role.MENTEE))
    await story.run()
    await story.tap(vera, "Даю согласие")
    await story.say(vera, "Юдина Вера Сергеевна")
    await story.say(vera, "/cancel")
    assert "Ответы сохранены" in vera.last.text
    await story.say(vera, "/surveys")
    await story.tap(vera, "Продолжить")
    assert "Вопрос 2 из" in vera.last.text
    old = next(message for message in vera.received if message.rows)
    vera.tap_data(old, "zz:1")
    await story.run()
    assert vera.toasts[-1] == "Эта кнопка устарела."
    assert "Вы остановились на вопросе 2" in vera.last.text, "a stale button shows what one is in the middle of"


async def test_a_curator_who_also_mentors(story: Story) -> None:
    await open_school(story)
    story.curator.start(await invite(story, Role.MENTOR))
    await story.run()
    await story.tap(story.curator, "Да, стать наставником")
    assert "Согласие на обработку" in story.curator.last.text
    await story.say(story.curator, "/progress")
    assert "Согласие" not in story.curator.last.text, "a curator's work does not wait for it"
    await story.say(story.curator, "/start")
    await story.tap(story.curator, "Даю согласие")
    assert "Вопрос 1 из" in story.curator.last.text
