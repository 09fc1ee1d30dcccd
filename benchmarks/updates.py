"""Updates as Telegram sends them, and plans made of them for the stub."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

Event = tuple[int, Mapping[str, Any]]
"""The chat that waits for the answer, and the update without its id."""
NOBODY = 0
"""The chat of updates whose answer is not waited for."""
DATE = 1_790_000_000
LABELS = 10


def plan(events: Iterable[Event]) -> list[str]:
    """Lines of a plan from ``(chat, event)``: ids are counted from 1."""
    return [
        f"{chat}\t{json.dumps({'update_id': number, **event}, ensure_ascii=False)}"
        for number, (chat, event) in enumerate(events, 1)
    ]


def person(account: int) -> dict[str, Any]:
    return {"id": account, "is_bot": False, "first_name": "Anna", "last_name": "Sedova", "language_code": "ru"}


def chat(account: int) -> dict[str, Any]:
    return {"id": account, "type": "private", "first_name": "Anna", "last_name": "Sedova"}


def text(account: int, words: str) -> dict[str, Any]:
    message = {"message_id": 10, "from": person(account), "chat": chat(account), "date": DATE, "text": words}
    return {"message": message}


def tap(account: int, data: str) -> dict[str, Any]:
    """A button tapped under a screen of the bot's with ten buttons, as under a question with a scale."""
    button = {"text": "7", "callback_data": data}
    message = {
        "message_id": 11,
        "from": {"id": 1, "is_bot": True, "first_name": "B", "username": "stub_bot"},
        "chat": chat(account),
        "date": DATE,
        "text": "A question of about a hundred letters with a hint, and who will see the answer to it in the end",
        "reply_markup": {"inline_keyboard": [[button] * (LABELS // 2)] * 2},
    }
    query = {"id": "4382bfdwdsb323b2d9", "from": person(account), "message": message, "chat_instance": "-1"}
    return {"callback_query": {**query, "data": data}}


def texts(count: int, people: int = 400) -> list[str]:
    """A plan of texts to echo."""
    return plan((1_000 + n % people, text(1_000 + n % people, f"text {n}")) for n in range(count))


def taps(count: int, people: int = 400) -> list[str]:
    """A plan of taps to answer and edit."""
    return plan((1_000 + n % people, tap(1_000 + n % people, f"data:{n}")) for n in range(count))
