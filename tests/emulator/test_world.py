"""The world itself: rates, age, scopes, albums, trouble on demand."""

from datetime import timedelta
from typing import Any

import pytest

from emulator.accounts import Kind
from emulator.files import Upload
from emulator.messages import describe
from emulator.refusals import Refusal, forbidden
from emulator.world import World
from tests.emulator.stage import HandClock, Stage, button, inline, png


def updates(stage: Stage, **params: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = stage.call("getUpdates", **params)
    return found


def test_methods_come_in_any_case_and_parameters_as_strings(stage: Stage) -> None:
    keyboard = '{"inline_keyboard": [[{"text": "Да", "callback_data": "yes"}]]}'
    message = stage.call("SENDmessage", chat_id=str(stage.chat_id), text="Начнём?", reply_markup=keyboard)
    assert message["reply_markup"] == inline([button()])
    assert stage.client.last.text == "Начнём?"


@pytest.mark.parametrize(
    ("params", "description"),
    [
        ({}, "Bad Request: chat_id is empty"),
        ({"chat_id": "@nobody"}, "Bad Request: chat not found"),
        ({"chat_id": "сто"}, 'Bad Request: invalid parameter "chat_id" value specified'),
        ({"chat_id": 1, "reply_markup": "{"}, "Bad Request: can't parse reply markup JSON object"),
        ({"chat_id": 1, "parse_mode": "MarkdownV2"}, "Bad Request: unsupported parse_mode"),
    ],
)
def test_bad_parameters_are_named(stage: Stage, params: dict[str, Any], description: str) -> None:
    with pytest.raises(Refusal) as refused:
        stage.call("sendMessage", text="Да", **params)
    assert refused.value.description == description


@pytest.mark.parametrize(
    ("method", "params", "description"),
    [
        ("sendMessage", {"text": "Да", "reply_markup": inline([button(" ")])}, 'Field "text" must be non-empty'),
        (
            "sendMessage",
            {"text": "Да", "reply_markup": inline([button("\u200b\u3164")])},
            'Field "text" must be non-empty',
        ),
        ("sendMessage", {"text": "\u200b\u2060"}, "text must be non-empty"),
        ("sendMessage", {"text": "Да", "reply_markup": {"keyboard": [[""]]}}, 'Field "text" must be non-empty'),
        ("sendMessage", {"text": "Да", "reply_markup": {"keyboard": [["x"]] * 101}}, "reply markup is too long"),
        ("sendChatAction", {"action": "sleeping"}, "wrong parameter action in request"),
        ("sendPhoto", {}, "there is no photo in the request"),
        ("sendPhoto", {"photo": "attach://gone"}, "photo not found"),
        ("sendMediaGroup", {"media": [{"type": "photo"}, {"type": "document"}]}, "document can't be mixed"),
        ("sendMediaGroup", {"media": [{"type": "poem"}] * 2}, "unsupported type specified"),
        ("copyMessage", {"from_chat_id": 1, "message_id": 1}, "chat not found"),
        ("deleteMessages", {"message_ids": []}, "message identifiers are not specified"),
        ("setMyCommands", {"commands": [], "scope": {"type": "everyone"}}, "Unsupported type specified"),
        ("setMyDescription", {"description": "я" * 513}, "description is too long"),
        ("getUserProfilePhotos", {"user_id": 1}, "user not found"),
    ],
)
def test_other_refusals(stage: Stage, method: str, params: dict[str, Any], description: str) -> None:
    with pytest.raises(Refusal) as refused:
        stage.call(method, chat_id=stage.chat_id, **params)
    assert refused.value.code == 400
    assert description in refused.value.description


def test_media_of_a_text_and_caption_of_a_text(stage: Stage) -> None:
    where: dict[str, Any] = {"chat_id": stage.chat_id, "message_id": stage.send("Готовлю…")}
    with pytest.raises(Refusal, match="there is no caption in the message to edit"):
        stage.call("editMessageCaption", **where, caption="Да")
    media = {"type": "photo", "media": "attach://chart", "caption": "Готово"}
    stage.call("editMessageMedia", {"chart": Upload("chart.png", png())}, **where, media=media)
    assert (stage.client.last.text, len(stage.client.photos)) == ("Готово", 1)


@pytest.mark.parametrize(
    ("text", "mode"), [("я" * 4096, ""), ("<b>" + "😀" * 4096 + "</b>", "HTML"), ("&amp;" * 4096, "HTML")]
)
def test_4096_characters_after_parsing_pass(stage: Stage, text: str, mode: str) -> None:
    stage.send(text, parse_mode=mode)
    assert len(stage.client.last.text) == 4096


def test_updates_stay_until_confirmed_and_wait_a_day(stage: Stage) -> None:
    stage.client.say("раз")
    stage.client.say("два")
    first, second = updates(stage)
    assert updates(stage, offset=first["update_id"] + 1) == [second]
    assert updates(stage, limit=1) == [second]
    stage.clock.advance(hours=24)
    assert updates(stage) == [second]
    stage.clock.advance(seconds=1)
    assert updates(stage) == []


def test_negative_offset_leaves_the_last(stage: Stage) -> None:
    for number in range(5):
        stage.client.say(str(number))
    assert [update["message"]["text"] for update in updates(stage, offset=-2)] == ["3", "4"]


def test_kinds_not_asked_for_are_not_kept(stage: Stage) -> None:
    updates(stage, allowed_updates=["message"])
    stage.client.block()
    stage.client.say("Я вернулась")
    assert [set(update) - {"update_id"} for update in updates(stage)] == [{"message"}]


def test_pending_updates_are_dropped_only_when_asked(stage: Stage) -> None:
    stage.client.say("раз")
    stage.call("deleteWebhook")
    assert stage.call("getWebhookInfo")["pending_update_count"] == 1
    stage.call("deleteWebhook", drop_pending_updates="true")
    assert updates(stage) == []


class TestRates:
    def test_answers_are_not_held_back(self, stage: Stage) -> None:
        stage.world.strict_rates = True
        for number in range(8):
            stage.send(f"Ответ {number}")

    def test_notices_go_on_after_the_wait(self, stage: Stage) -> None:
        stage.world.strict_rates = True
        stage.clock.advance(minutes=1)
        for number in range(3):
            stage.send(f"Напоминание {number}")
        with pytest.raises(Refusal) as refused:
            stage.send("Ещё")
        stage.clock.advance(seconds=refused.value.parameters["retry_after"])
        stage.send("Ещё")

    def test_edits_are_free(self, stage: Stage) -> None:
        stage.world.strict_rates = True
        stage.clock.advance(minutes=1)
        message_id = stage.send("0")
        for number in range(1, 9):
            stage.call("editMessageText", chat_id=stage.chat_id, message_id=message_id, text=str(number))

    def test_an_album_counts_its_pictures(self, stage: Stage) -> None:
        stage.world.strict_rates = True
        stage.clock.advance(minutes=1)
        stage.call("sendMediaGroup", **album(stage, 4))
        with pytest.raises(Refusal, match="retry after 2"):
            stage.send("Ещё")


def album(stage: Stage, amount: int) -> dict[str, Any]:
    files = {f"p{number}": Upload(f"{number}.png", png()) for number in range(amount)}
    media = [{"type": "photo", "media": f"attach://{name}", "caption": f"Диаграмма {name}"} for name in files]
    return {"chat_id": stage.chat_id, "media": media, "files": files}


def test_album_arrives_together(stage: Stage) -> None:
    stage.call("sendMediaGroup", **album(stage, 3))
    received = stage.client.received
    assert len({message.group for message in received}) == 1
    assert [message.text for message in received] == ["Диаграмма p0", "Диаграмма p1", "Диаграмма p2"]
    assert [photo.width for photo in stage.client.photos] == [640, 640, 640]


def test_file_is_sent_again_by_its_id(stage: Stage) -> None:
    first = stage.call("sendDocument", {"document": Upload("Приказ.docx", b"PK")}, chat_id=stage.chat_id)
    second = stage.call("sendDocument", chat_id=stage.chat_id, document=first["document"]["file_id"])
    assert second["document"] == first["document"]
    assert [stored.name for stored in stage.client.documents] == ["Приказ.docx"] * 2
    with pytest.raises(Refusal, match="wrong file identifier"):
        stage.call("sendPhoto", chat_id=stage.chat_id, photo=first["document"]["file_id"])


def test_edit_without_a_keyboard_takes_it_away(stage: Stage) -> None:
    message_id = stage.send(reply_markup=inline([button()]))
    edited = stage.call("editMessageText", chat_id=stage.chat_id, message_id=message_id, text="Спасибо")
    assert "reply_markup" not in edited
    assert stage.client.buttons() == []
    assert describe(stage.client.last)["edited"]


def test_picture_and_caption_are_edited(stage: Stage) -> None:
    sent = stage.call("sendPhoto", {"photo": Upload("a.png", png())}, chat_id=stage.chat_id, caption="Было")
    where = {"chat_id": stage.chat_id, "message_id": sent["message_id"]}
    stage.call("editMessageCaption", **where, caption="Стало")
    assert stage.client.last.text == "Стало"
    media = {"type": "photo", "media": "attach://new", "caption": "Иначе"}
    stage.call("editMessageMedia", {"new": Upload("b.png", png(100, 50))}, **where, media=media)
    assert (stage.client.last.text, stage.client.photos[-1].width) == ("Иначе", 100)


def test_copy_carries_everything_but_the_keyboard(stage: Stage) -> None:
    message_id = stage.send("<b>Да</b>", parse_mode="HTML", reply_markup=inline([button()]))
    stage.call("copyMessage", chat_id=stage.chat_id, from_chat_id=stage.chat_id, message_id=message_id)
    assert stage.client.last.html == "<b>Да</b>"
    assert stage.client.last.rows == []


def test_delete_many_passes_over_what_is_gone(stage: Stage) -> None:
    ids = [stage.send("а"), stage.send("б"), 9_999_999]
    assert stage.call("deleteMessages", chat_id=stage.chat_id, message_ids=ids) is True
    assert stage.client.received == []


def test_commands_by_scope_and_language(stage: Stage) -> None:
    def put(name: str, **where: Any) -> None:
        stage.call("setMyCommands", commands=[{"command": name, "description": "Слова"}], **where)

    put("help")
    put("start", language_code="ru")
    assert [command["command"] for command in stage.client.commands] == ["start"]
    put("menu", scope={"type": "all_private_chats"})
    assert [command["command"] for command in stage.client.commands] == ["menu"]
    scope = {"type": "chat", "chat_id": stage.chat_id}
    put("meet", scope=scope)
    assert [command["command"] for command in stage.client.commands] == ["meet"]
    assert stage.call("getMyCommands") == [{"command": "help", "description": "Слова"}]
    stage.call("deleteMyCommands", scope=scope)
    assert [command["command"] for command in stage.client.commands] == ["menu"]


def test_the_bot_tells_about_itself(stage: Stage) -> None:
    stage.call("setMyDescription", description="Программа наставничества")
    stage.call("setMyShortDescription", short_description="Наставничество")
    stage.call("setMyName", name="Тандем")
    stage.call("setChatMenuButton", menu_button={"type": "commands"})
    assert stage.call("getMyDescription") == {"description": "Программа наставничества"}
    assert stage.call("getMyShortDescription") == {"short_description": "Наставничество"}
    assert stage.call("getMyName") == {"name": "Тандем"}
    assert stage.call("getChatMenuButton") == {"type": "commands"}
    assert stage.call("getMe")["username"] == stage.world.bot.username
    assert stage.call("getUserProfilePhotos", user_id=stage.chat_id)["total_count"] == 0


def test_refusals_on_demand_hit_what_they_are_meant_for(stage: Stage) -> None:
    other = stage.world.add_group("Учителя", Kind.GROUP)
    blocked = forbidden("bot was blocked by the user")
    stage.world.fail_next(refusal=blocked, method="sendMessage", chat=stage.chat_id, times=2)
    stage.call("sendMessage", chat_id=other.id, text="Да")
    stage.call("sendChatAction", chat_id=stage.chat_id, action="typing")
    for _ in range(2):
        with pytest.raises(Refusal, match="blocked"):
            stage.send()
    stage.send()


def test_trouble_without_an_end_ends_by_healing(stage: Stage) -> None:
    stage.world.fail_next(refusal=forbidden("user is deactivated"), times=None)
    for _ in range(3):
        with pytest.raises(Refusal):
            stage.call("getMe")
    stage.world.heal()
    stage.call("getMe")


def test_watchers_hear_of_every_change(stage: Stage) -> None:
    heard: list[int] = []
    stop = stage.world.subscribe(heard.append)
    message_id = stage.send("раз")
    stage.call("editMessageText", chat_id=stage.chat_id, message_id=message_id, text="два")
    stage.call("deleteMessage", chat_id=stage.chat_id, message_id=message_id)
    stage.client.say("три")
    assert heard == [stage.chat_id] * 4
    stop()
    stage.send("четыре")
    assert len(heard) == 4


def test_chat_action_lasts_until_the_next_message(stage: Stage) -> None:
    stage.call("sendChatAction", chat_id=stage.chat_id, action="upload_document")
    assert stage.client.chat.action == "upload_document"
    stage.send()
    assert stage.client.chat.action == ""


def test_account_ids_are_unique() -> None:
    world = World(HandClock())
    world.add_account("Павел", account_id=42)
    with pytest.raises(ValueError, match="42"):
        world.add_account("Жанна", account_id=42)


def test_life_of_a_tap_can_be_set(stage: Stage) -> None:
    stage.world.queries.lifetime = timedelta(minutes=5)
    stage.send(reply_markup=inline([button()]))
    query = stage.client.tap("Да")
    stage.clock.advance(minutes=4)
    assert stage.client.unanswered == 1
    stage.call("answerCallbackQuery", callback_query_id=query, text="Записано")
    assert (stage.client.toasts, stage.client.unanswered) == (["Записано"], 0)
