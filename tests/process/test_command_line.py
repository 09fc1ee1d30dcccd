"""Exit codes and sentences of the command line: what outside programs and a school's IT person rely on."""

import sqlite3
import stat
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.process.running import Process, bot_process


@pytest.fixture
async def process(tmp_path: Path) -> AsyncIterator[Process]:
    async with bot_process(tmp_path) as made:
        yield made


async def test_a_wrong_setting_is_a_sentence_and_2(process: Process) -> None:
    code, said = await process.command("run", TIMEZONE="Mars/Olympus")
    assert code == 2
    assert said.startswith("TIMEZONE: ")
    assert "Traceback" not in said


async def test_a_folder_for_copies_that_cannot_be_is_2(process: Process) -> None:
    code, said = await process.command("run", BACKUP_DIR="/dev/null/copies")
    assert (code, said.partition(":")[0]) == (2, "BACKUP_DIR")


async def test_run_without_a_token_is_2_and_names_it(process: Process) -> None:
    code, said = await process.command(BOT_TOKEN="")
    assert (code, said.partition(":")[0]) == (2, "BOT_TOKEN")


async def test_a_token_that_telegram_refuses_is_2_and_stays_secret(process: Process) -> None:
    code, said = await process.command("run", BOT_TOKEN="77:secretsecretsecret")
    assert (code, said.partition(":")[0]) == (2, "BOT_TOKEN")
    assert "secretsecret" not in said


async def test_check_is_0_when_all_is_well_and_needs_no_token(process: Process) -> None:
    code, said = await process.cold_command("check", BOT_TOKEN="")
    assert code == 0, said


async def test_check_is_1_with_a_line_for_each_fault(process: Process) -> None:
    code, said = await process.command("check", TIMEZONE="x", BACKUP_KEEP="-1")
    assert code == 1
    assert [line.partition(":")[0] for line in said.splitlines()] == ["TIMEZONE", "BACKUP_KEEP"]
    code, said = await process.command("check", DATABASE_PATH="/dev/null/x", BACKUP_DIR="/dev/null/y")
    assert code == 1
    assert [line.partition(":")[0] for line in said.splitlines()] == ["DATABASE_PATH", "BACKUP_DIR"]


async def test_check_names_a_broken_database(process: Process) -> None:
    process.database.parent.mkdir()
    process.database.write_bytes(b"not a database, but long enough to look like one" * 50)
    code, said = await process.command("check")
    assert code == 1
    assert "data/bot.sqlite3" in said
    assert len(said.splitlines()) == 1


async def test_migrate_backup_restore(process: Process) -> None:
    assert (await process.command("migrate"))[0] == 0
    assert stat.S_IMODE(process.database.stat().st_mode) == 0o600
    assert (await process.command("migrate"))[0] == 0
    assert (await process.command("backup", "copy.sqlite3"))[0] == 0
    assert (await process.command("backup", "copy.sqlite3"))[0] == 1
    assert (await process.command("restore", "copy.sqlite3"))[0] == 0
    assert (await process.command("restore", "nowhere.sqlite3"))[0] == 1


@pytest.mark.parametrize("command", ["run", "migrate"])
async def test_a_newer_database_is_refused_untouched(process: Process, command: str) -> None:
    await process.command("migrate")
    with closing(sqlite3.connect(process.database)) as con:
        con.execute("PRAGMA user_version = 999")
        con.execute("PRAGMA journal_mode = DELETE")
    before = process.database.read_bytes()
    code, said = await process.command(command)
    assert code == 1
    assert "999" in said
    assert process.database.read_bytes() == before


async def test_a_database_that_is_none_is_a_sentence(process: Process) -> None:
    process.database.parent.mkdir()
    process.database.write_bytes(b"not a database, but long enough to look like one" * 50)
    code, said = await process.command("run")
    assert code == 1
    assert "Traceback" not in said
    assert "data/bot.sqlite3" in said


@pytest.mark.parametrize("command", ["run", "migrate"])
@pytest.mark.parametrize("path", ["folder", "file/bot.sqlite3"])
async def test_a_place_where_no_database_can_be_is_a_wrong_setting(process: Process, path: str, command: str) -> None:
    (process.folder / "folder").mkdir(mode=0o755)
    (process.folder / "file").write_text("")
    code, said = await process.command(command, DATABASE_PATH=path)
    assert code == 2
    assert "Traceback" not in said
    assert said.startswith("DATABASE_PATH: ")
    assert stat.S_IMODE((process.folder / "folder").stat().st_mode) == 0o755


async def test_a_copy_into_no_folder_is_no_wrong_setting(process: Process) -> None:
    await process.command("migrate")
    code, said = await process.command("backup", "no/such/folder/copy")
    assert code == 1
    assert "no/such/folder" in said
    assert "DATABASE_PATH" not in said


async def test_beside_a_running_bot(process: Process) -> None:
    await process.start()
    for arguments, code in ((("run",), 3), (("migrate",), 3), (("backup", "copy"), 0), (("restore", "copy"), 3)):
        found, said = await process.command(*arguments)
        assert found == code, said
        assert "Traceback" not in said
    assert await process.stop() == 0
    assert (await process.command("restore", "copy"))[0] == 0
