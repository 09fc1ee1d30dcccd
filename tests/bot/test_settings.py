"""Every setting: what is accepted, and the sentence a school's IT person gets for what is not."""

from datetime import time
from pathlib import Path

import pytest

from bot.settings import Settings, SettingsFault, load, require_token
from domain.quiet import QuietHours

NAMES = [name.upper() for name in Settings.model_fields]


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


def lines_for(tmp_path: Path, text: str) -> list[str]:
    env = tmp_path / ".env"
    env.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsFault) as caught:
        load(env)
    return caught.value.lines


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("BOT_TOKEN=not a token", "BOT_TOKEN"),
        ("BOT_TOKEN=123456", "@BotFather"),
        ("CURATOR_IDS=12,anna", "«12,anna»"),
        ("CURATOR_IDS=-5", "через запятую"),
        ("CURATOR_IDS=99999999999999999999", "через запятую"),
        ("TIMEZONE=Moscow", "Europe/Moscow"),
        ("TIMEZONE=../etc/passwd", "TIMEZONE"),
        ("QUIET_HOURS=21-8", "21:00-08:00"),
        ("QUIET_HOURS=25:00-08:00", "QUIET_HOURS"),
        ("TELEGRAM_API_URL=api.telegram.org", "https://api.telegram.org"),
        ("TELEGRAM_API_URL=http://host:99999", "TELEGRAM_API_URL"),
        ("PROXY_URL=ftp://host:21", "socks5://"),
        ("BACKUP_KEEP=0", "BACKUP_KEEP"),
        ("BACKUP_KEEP=two", "целое число"),
        ("LOG_LEVEL=LOUD", "DEBUG, INFO"),
        ("LOG_FORMAT=xml", "text или json"),
    ],
)
def test_a_fault_names_the_variable_and_the_mend(tmp_path: Path, line: str, words: str) -> None:
    (sentence,) = lines_for(tmp_path, line)
    assert sentence.startswith(line.partition("=")[0] + ":")
    assert words in sentence


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    assert len(lines_for(tmp_path, "TIMEZONE=x\nBACKUP_KEEP=y\nLOG_FORMAT=z")) == 3


@pytest.mark.parametrize("line", ["BOT_TOKEN=77:se cret", "PROXY_URL=ftp://user:secret@host"])
def test_a_secret_is_not_repeated(tmp_path: Path, line: str) -> None:
    assert "cret" not in "".join(lines_for(tmp_path, line))


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("CURATOR_IDS=1, 2;3", "curator_ids", frozenset({1, 2, 3})),
        ("CURATOR_IDS=", "curator_ids", frozenset()),
        ("QUIET_HOURS=22:30 – 7:05", "quiet_hours", QuietHours(time(22, 30), time(7, 5))),
        ("QUIET_HOURS=", "quiet_hours", None),
        ("QUIET_HOURS=08:00-08:00", "quiet_hours", None),
        ("BACKUP_KEEP=", "backup_keep", 14),
        ("LOG_LEVEL=debug", "log_level", "DEBUG"),
        ("TELEGRAM_API_URL=http://127.0.0.1:8081/", "telegram_api_url", "http://127.0.0.1:8081"),
        ("DATABASE_PATH=", "database_path", Path("data/bot.sqlite3")),
        ("\ufeffLOG_FORMAT=json", "log_format", "json"),
        ("UNKNOWN=1", "backup_keep", 14),
    ],
)
def test_forgiving_input(tmp_path: Path, line: str, name: str, value: object) -> None:
    env = tmp_path / ".env"
    env.write_text(line, encoding="utf-8")
    assert getattr(load(env), name) == value


def test_the_environment_wins_over_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    env = tmp_path / ".env"
    env.write_text("BACKUP_KEEP=3")
    monkeypatch.setenv("BACKUP_KEEP", "5")
    assert load(env).backup_keep == 5


def test_a_file_in_another_encoding_is_a_sentence(tmp_path: Path) -> None:
    env = tmp_path / ".env"
    env.write_bytes("# настройки\nLOG_LEVEL=INFO".encode("cp1251"))
    with pytest.raises(SettingsFault) as caught:
        load(env)
    assert "UTF-8" in caught.value.lines[0]


def test_only_run_needs_the_token(tmp_path: Path) -> None:
    settings = load(None)
    with pytest.raises(SettingsFault) as caught:
        require_token(settings)
    assert "make demo" in caught.value.lines[0]


def test_the_token_does_not_show_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", "123456:abcdefgh")
    settings = load(None)
    assert "abcdefgh" not in repr(settings)
    assert settings.token == "123456:abcdefgh"
