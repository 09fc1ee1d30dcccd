"""Keyboards on the wire: whatever a label holds, Telegram reads the same buttons."""

import json

from hypothesis import given
from hypothesis import strategies as st

from domain.typed_text import is_seen
from handlers.callbacks import RunCommand
from handlers.calls import UNNAMED, inline
from handlers.view import Button

buttons = st.builds(Button, st.text(max_size=30), data=st.sampled_from([RunCommand(name="menu"), 'q:1:"key":=5', None]))
links = st.builds(Button, st.text(max_size=30), url=st.just('https://example.org/?a="b"'))


@given(st.lists(st.lists(buttons | links, min_size=1, max_size=3).map(tuple), min_size=1, max_size=3).map(tuple))
def test_a_keyboard_is_read_as_it_was_meant(rows: tuple[tuple[Button, ...], ...]) -> None:
    told = inline(rows)
    assert told is not None
    assert json.loads(told) == {"inline_keyboard": [[_meant(button) for button in row] for row in rows]}


def test_no_buttons_are_no_keyboard() -> None:
    assert inline(()) is None


def _meant(button: Button) -> dict[str, str]:
    label = button.label if is_seen(button.label) else UNNAMED
    if button.url is not None:
        return {"text": label, "url": button.url}
    data = button.data if isinstance(button.data, str | None) else button.data.pack()
    return {"text": label, "callback_data": data or ""}
