"""A person with a phone."""

from typing import Any

import pytest

from emulator.accounts import Kind
from emulator.client import Client
from emulator.messages import describe
from emulator.screen import NotOnScreen, plain_label
from emulator.world import World
from tests.emulator.stage import Stage, button, inline, png


def last_update(stage: Stage) -> dict[str, Any]:
    update: dict[str, Any] = stage.world.take_updates()[-1]
    return update


@pytest.mark.parametrize(
    ("label", "plain"),
    [
        ("⬅️ Назад", "Назад"),
        ("1. Седова А. П.", "Седова А. П."),
        ("☑ Математика", "Математика"),
        ("✅ 2. Ильин П. О.", "Ильин П. О."),
        ("1️⃣ Первый", "Первый"),
        ("15 мин", "15 мин"),
        ("1,5 часа", "1,5 часа"),
        ("‹", "‹"),
        ("›", "›"),
        ("Ещё фамилии ▶", "Ещё фамилии ▶"),
        ("☐", "☐"),
    ],
)
def test_labels_without_their_signs(label: str, plain: str) -> None:
    assert plain_label(label) == plain


class TestTap:
    def test_newest_message_with_the_button_wins(self, stage: Stage) -> None:
        stage.send(reply_markup=inline([button("Назад", "old"), button("Только тут", "only")]))
        stage.send(reply_markup=inline([button("⬅️ Назад", "new")]))
        stage.client.tap("Назад")
        assert last_update(stage)["callback_query"]["data"] == "new"
        stage.client.tap("Только тут")
        assert last_update(stage)["callback_query"]["data"] == "only"

    def test_exact_label_wins_over_a_similar_one(self, stage: Stage) -> None:
        stage.send(reply_markup=inline([button("✅ Да", "marked")], [button("Да", "plain")]))
        stage.client.tap("Да")
        assert last_update(stage)["callback_query"]["data"] == "plain"

    def test_what_is_not_there_is_said_with_what_is(self, stage: Stage) -> None:
        stage.send("Кого выбрать?", reply_markup=inline([button("Седова А. П.")]))
        with pytest.raises(NotOnScreen, match=r"Ильин.*Кого выбрать.*Седова"):
            stage.client.tap("Ильин")

    def test_a_link_is_not_tapped(self, stage: Stage) -> None:
        stage.send(reply_markup=inline([{"text": "Сайт", "url": "https://example.org"}]))
        with pytest.raises(NotOnScreen, match="https://example"):
            stage.client.tap("Сайт")

    def test_deleted_message_comes_without_content(self, stage: Stage) -> None:
        stage.send(reply_markup=inline([button()]))
        kept = stage.client.last
        stage.client.delete(kept)
        stage.client.tap_data(kept, "forged")
        query = last_update(stage)["callback_query"]
        assert query["message"] == {"chat": stage.client.chat.shown, "message_id": kept.id, "date": 0}


class TestLowerKeyboard:
    def test_is_replaced_and_removed(self, stage: Stage) -> None:
        stage.send(reply_markup={"keyboard": [["Моя пара"], [{"text": "Помощь"}]], "is_persistent": True})
        assert stage.client.reply_keyboard == [["Моя пара"], ["Помощь"]]
        stage.send("Без клавиатуры", reply_markup=inline([button()]))
        assert stage.client.press("Помощь").text == "Помощь"
        stage.send("Новая", reply_markup={"keyboard": [["Ход программы"]]})
        with pytest.raises(NotOnScreen, match="Ход программы"):
            stage.client.press("Помощь")
        stage.send("Нет", reply_markup={"remove_keyboard": True})
        assert stage.client.reply_keyboard == []

    def test_one_time_keyboard_and_contact(self, stage: Stage) -> None:
        key = {"text": "Отправить номер", "request_contact": True}
        stage.send(reply_markup={"keyboard": [[key]], "one_time_keyboard": True})
        stage.client.press("Отправить номер")
        assert last_update(stage)["message"]["contact"]["user_id"] == stage.chat_id
        assert stage.client.reply_keyboard == []


def test_links_start_the_bot_with_their_code(stage: Stage) -> None:
    stage.client.open_link("https://t.me/tandem_local_bot?start=aB3_-x")
    assert last_update(stage)["message"]["text"] == "/start aB3_-x"
    with pytest.raises(NotOnScreen):
        stage.client.open_link("https://t.me/another_bot?start=aB3")


@pytest.mark.parametrize("payload", ["x" * 65, "a b", "привет"])
def test_bad_payloads_do_not_pass(client: Client, payload: str) -> None:
    with pytest.raises(NotOnScreen):
        client.start(payload)


def test_block_and_return(stage: Stage) -> None:
    stage.client.block()
    change = last_update(stage)["my_chat_member"]
    assert (change["old_chat_member"]["status"], change["new_chat_member"]["status"]) == ("member", "kicked")
    stage.client.block()
    assert stage.world.take_updates() == []
    stage.client.start()
    kinds = [next(key for key in update if key != "update_id") for update in stage.world.take_updates()]
    assert kinds == ["my_chat_member", "message"]
    stage.send("С возвращением")


def test_all_that_a_person_may_send(stage: Stage) -> None:
    client = stage.client
    sent = [
        client.say("текст"),
        client.send_document("a.xlsx", b"PK", "таблица"),
        client.send_photo(png(), "снимок"),
        client.send_sticker(),
        client.send_voice(),
        client.send_contact(),
    ]
    kinds = ["text", "document", "photo", "sticker", "voice", "contact"]
    assert [describe(message)["kind"] for message in sent] == kinds
    for update, kind in zip(stage.world.take_updates(), kinds, strict=True):
        assert kind in update["message"]


@pytest.mark.parametrize(("size", "pieces"), [(4096, [4096]), (4097, [4096, 1]), (9000, [4096, 4096, 808])])
def test_long_texts_leave_in_pieces(stage: Stage, size: int, pieces: list[int]) -> None:
    stage.client.say("я" * size)
    assert [len(update["message"]["text"]) for update in stage.world.take_updates()] == pieces


def test_edited_text_is_an_update_of_its_own(stage: Stage) -> None:
    stage.client.edit_text(stage.client.say("15.09"), "16.09")
    edited = last_update(stage)["edited_message"]
    assert (edited["text"], edited["edit_date"]) == ("16.09", int(stage.clock().timestamp()))


@pytest.mark.parametrize(("kind", "update"), [(Kind.SUPERGROUP, "message"), (Kind.CHANNEL, "channel_post")])
def test_groups_and_channels(stage: Stage, kind: Kind, update: str) -> None:
    group = stage.world.add_group("Учительская", kind)
    stage.client.say("/start", chat=group)
    found = last_update(stage)
    assert found[update]["chat"] == {"id": group.id, "type": kind.value, "title": "Учительская"}


def test_unread_until_one_looks(stage: Stage, world: World) -> None:
    stage.send("раз")
    stage.send("два")
    assert (stage.client.unread, [message.text for message in stage.client.fresh]) == (2, ["раз", "два"])
    stage.client.mark_read()
    assert stage.client.unread == 0
    stage.send("три")
    stage.client.say("вижу")
    assert stage.client.unread == 0


def test_nothing_from_the_bot_yet(client: Client) -> None:
    with pytest.raises(NotOnScreen, match="/start"):
        _ = client.last


def test_view_for_a_page(stage: Stage) -> None:
    rows = inline([button("Да", "yes")], [{"text": "Сайт", "url": "https://example.org"}])
    message_id = stage.send("<b>Да</b> &amp; нет", parse_mode="HTML", reply_markup=rows)
    assert describe(stage.client.last) == {
        "id": message_id,
        "from": "bot",
        "date": "2026-09-15T11:00:00+00:00",
        "html": "<b>Да</b> &amp; нет",
        "keyboard": [[{"text": "Да", "data": "yes"}], [{"text": "Сайт", "url": "https://example.org"}]],
        "photo": None,
        "document": None,
        "edited": False,
        "group": "",
        "reply_to": 0,
        "kind": "text",
    }


def test_view_of_a_file(stage: Stage) -> None:
    seen = describe(stage.client.send_document("Заявление.pdf", b"%PDF"))
    assert seen["from"] == "person"
    assert seen["document"]["name"] == "Заявление.pdf"
    assert (seen["document"]["mime"], seen["document"]["size"]) == ("application/pdf", 4)
