"""`python -m bot demo` as a process: one line, a clean end, sentences for a wrong port."""

import signal
import socket
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.demonstration import serve
from demo.clock import Clock
from demo.stage import IN_MEMORY
from tests.demo.stage import launched


def left_behind() -> set[Path]:
    return {path for place in (IN_MEMORY, Path(tempfile.gettempdir())) for path in place.glob("tandem-demo-*")}


def test_it_leaves_cleanly() -> None:
    """Even in the middle of building the school: no traceback, nothing left on the disk."""
    before = left_behind()
    with launched() as running:
        assert running.address.startswith("http://127.0.0.1:")
        assert running.said.count("\n") == 1
        assert running.stop(signal.SIGINT) == (0, "")
    assert left_behind() <= before


def test_a_taken_port(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("LOG_LEVEL", "INFO")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        monkeypatch.setenv("PORT", str(taken.getsockname()[1]))
        assert serve() == 1
    assert "PORT=" in capsys.readouterr().err


@pytest.mark.parametrize("port", ["восемь", "70000", "-1"])
def test_a_port_that_is_none(port: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("LOG_LEVEL", "INFO")
    monkeypatch.setenv("PORT", port)
    assert serve() == 2
    assert port in capsys.readouterr().err


def test_the_clock_stands_goes_and_moves() -> None:
    moment = datetime(2026, 9, 1, 6, 0, tzinfo=UTC)
    clock = Clock(moment)
    assert clock() == clock() == moment
    clock.set(moment + timedelta(days=1))
    clock.start()
    assert timedelta(0) <= clock() - moment - timedelta(days=1) < timedelta(minutes=1)
