"""Logs carry ids; a secret or a name cannot pass."""

import io
import json
import logging
from collections.abc import Iterator

import pytest

from bot import logs
from domain.roles import Role
from tests.stories.school import fill, invite, open_school
from tests.story import Story

TOKEN = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """Everything the root logger writes; its handlers are put back."""
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    yield io.StringIO()
    root.handlers[:] = before
    root.setLevel(level)
    logging.captureWarnings(False)


def begin(written: io.StringIO, form: str, secrets: tuple[str, ...] = (TOKEN,)) -> None:
    logs.set_up("INFO", form, secrets)
    handler = logging.getLogger().handlers[0]
    assert isinstance(handler, logging.StreamHandler)
    handler.setStream(written)


def fail(error: Exception) -> None:
    raise error


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("secrets", [(TOKEN,), ()])
def test_the_token_is_hidden_in_messages_and_traces(written: io.StringIO, form: str, secrets: tuple[str, ...]) -> None:
    begin(written, form, secrets)
    log = logging.getLogger("aiohttp.client")
    log.error("cannot connect to https://api.telegram.org/bot%s/getMe", TOKEN, extra={"url": f"/bot{TOKEN}/x"})
    try:
        fail(ConnectionError(f"https://api.telegram.org/bot{TOKEN}/getUpdates"))
    except ConnectionError:
        log.exception("failed")
    assert TOKEN not in written.getvalue()
    assert "ConnectionError" in written.getvalue()
    assert "***" in written.getvalue()


@pytest.mark.parametrize("form", ["text", "json"])
def test_words_of_people_are_hidden(written: io.StringIO, form: str) -> None:
    begin(written, form)
    try:
        fail(ValueError("could not convert 'Седова Анна Петровна' at 5"))
    except ValueError:
        logging.getLogger("handlers").exception("answer refused", extra={"person": 12})
    text = written.getvalue()
    assert "Седова" not in text
    assert "Анна" not in text
    assert "at 5" in text


class Everything(logging.Formatter):
    """A record with all its fields, nothing hidden."""

    def format(self, record: logging.LogRecord) -> str:
        return f"{record.getMessage()} {vars(record)}"


async def test_a_run_at_debug_tells_nothing_of_people(written: io.StringIO, story: Story) -> None:
    """Not even before the Cyrillic is hidden: a name may be Latin, a telephone number is digits."""
    logs.set_up("DEBUG", "text", ())
    root = logging.getLogger()
    raw = logging.StreamHandler(written)
    raw.setFormatter(Everything())
    root.handlers[:] = [raw]
    await open_school(story)
    vera = story.person("O'Neil Secretova")
    token = await invite(story, Role.MENTEE)
    await story.say(vera, "24681357")
    vera.start(token)
    await story.run()
    await story.tap(vera, "Даю согласие")
    await fill(story, vera, "Secretova O'Neil Maria")
    with story.forgiving():
        await story.say(story.curator, "/people Secretova")
        await story.say(vera, "/people O'Neil")
        vera.send_contact("+79001234567")
        vera.send_document("medical.pdf", b"%PDF")
        vera.tap_data(vera.last, "wad:Maria")
        await story.run()
    await story.say(vera, "/mydata")
    await story.tap(vera, "Получить копию")
    await story.say(vera, "/mydata")
    await story.tap(vera, "Отозвать согласие")
    await story.tap(vera, "Да, отозвать")
    await story.pass_time(days=15)
    said = written.getvalue()
    assert "denied" in said, "something was logged at all"
    assert "forged" in said
    for secret in ("Secretova", "O'Neil", "Maria", "Секретова", "учитель математики", "оцениванием", "79001234567"):
        assert secret not in said, secret
    for secret in ("24681357", token, "medical.pdf", story.world.token, "каб. 12"):
        assert secret not in said, secret


def test_json_lines_are_json(written: io.StringIO) -> None:
    begin(written, "json")
    logging.getLogger("bot.outbox").warning('quote " and %s', "slash \\", extra={"notice": 7, "level": "own"})
    entry = json.loads(written.getvalue())
    assert entry["notice"] == 7
    assert entry["level"] == "WARNING"
    assert entry["event"] == 'quote " and slash \\'
    assert entry["at"].endswith("Z")


def test_text_lines_carry_their_fields(written: io.StringIO) -> None:
    begin(written, "text")
    logging.getLogger("bot.outbox").info("notice sent", extra={"notice": 7, "person": 2})
    assert "INFO    bot.outbox: notice sent notice=7 person=2" in written.getvalue()


def test_libraries_do_not_tell_of_every_update(written: io.StringIO) -> None:
    begin(written, "text")
    logging.getLogger("aiogram.event").info("Update id=1 is handled")
    logging.getLogger("apscheduler.executors.default").info("Running job")
    assert not written.getvalue()
