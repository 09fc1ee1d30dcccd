"""`python -m bot demo` as a process: one line, a clean end, sentences for a wrong port."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from demo.clock import Clock
from demo.stage import IN_MEMORY
from tests.conventions.tree import ROOT
from tests.demo.stage import launched


def demo(port: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "bot", "demo"],
        cwd=ROOT,
        env=os.environ | {"PORT": port},
        text=True,
        capture_output=True,
        timeout=60,
        check=False,
    )


def left_behind() -> set[Path]:
    return {path for place in (IN_MEMORY, Path(tempfile.gettempdir())) for path in place.glob("tandem-demo-*")}


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_leaves_cleanly(number: signal.Signals) -> None:
    """Even in the middle of building the school: no traceback, nothing left on the disk."""
    before = left_behind()
    with launched() as running:
        assert running.address.startswith("http://127.0.0.1:")
        assert running.said.count("\n") == 1
        assert running.stop(number) == (0, "")
    assert left_behind() <= before


def test_a_taken_port() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        told = demo(str(taken.getsockname()[1]))
    assert told.returncode == 1
    assert "PORT=" in told.stderr
    assert "Traceback" not in told.stderr


@pytest.mark.parametrize("port", ["восемь", "70000", "-1"])
def test_a_port_that_is_none(port: str) -> None:
    told = demo(port)
    assert told.returncode == 2
    assert "PORT" in told.stderr
    assert "Traceback" not in told.stderr


def test_the_clock_stands_goes_and_moves() -> None:
    moment = datetime(2026, 9, 1, 6, 0, tzinfo=UTC)
    clock = Clock(moment)
    assert clock() == clock() == moment
    clock.set(moment + timedelta(days=1))
    clock.start()
    assert timedelta(0) <= clock() - moment - timedelta(days=1) < timedelta(minutes=1)
