"""Every figure runs in a tiny size; how fast, no test asks."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from benchmarks import (
    answer,
    broadcast,
    charts,
    importing,
    matching,
    meeting,
    results,
    routing,
    school,
    subjects,
    updates,
    wire,
)
from benchmarks.answer import Size
from benchmarks.stub import Stub
from benchmarks.subjects import yard
from benchmarks.table import Ratio, at_least, at_most, line, middle
from bot.clock import utc_now
from tests.process.warm import Warm


def names(rows: list[Ratio]) -> list[str]:
    assert all(row.value >= 0 and line(row) for row in rows)
    return [row.name for row in rows]


def forked(
    module: Sequence[str], folder: Path, environment: dict[str, str], log: Path
) -> tuple[int, Callable[[], None]]:
    """The same program without the seconds of importing."""
    program = Warm(folder, environment, log, module[1:], module[0])

    def leave() -> None:
        program.kill()
        program.join(10)

    return program.pid, leave


def test_the_bot_and_an_echo_are_fed_in_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    """The one figure that stands for all that start programs: the machinery is the same."""
    monkeypatch.setattr(subjects, "started_cold", forked)
    assert len(names(meeting.ratios(Size(1, 3)))) == 2


def test_a_program_is_started_from_the_very_beginning() -> None:
    with yard() as place:
        echo = place.telegram_bot(updates.texts(3))
        assert echo.feed(3).count == 3
        assert echo.start > 0


def test_routing() -> None:
    assert len(names(routing.ratios(1, 20))) == 1


def test_results_of_a_survey() -> None:
    assert len(names(results.ratios(5, 10, 1))) == 2


async def test_the_stub_refuses_what_telegram_would(tmp_path: Path) -> None:
    path = tmp_path / "plan"
    path.write_text("7\t{}", encoding="utf-8")
    stub = Stub(path, latency=0, limit=broadcast.WALL)
    replies: list[bytes] = []
    for _ in range(broadcast.WALL + 2):
        stub.answer(wire.Call(b"sendmessage", b"chat_id=7"), replies.append)
    told = await stub.messages(broadcast.WALL)
    assert [b" 429 " in reply.partition(b"\r\n")[0] for reply in replies] == [False] * (broadcast.WALL + 1) + [True]
    assert told["refused"] == 1


def test_matching_solves_the_same_problem_as_the_textbook() -> None:
    market = matching.market_of(30, 10)
    matching.optimum(market)
    assert len(matching.library(market).solve()) == 10


def test_last_taps_of_meetings_come_after_their_days(tmp_path: Path) -> None:
    taps = school.mentors(tmp_path / "pairs.sqlite3", 3, 2, utc_now())
    assert [tap.data.partition(":")[0] for tap in taps] == (["md"] * 3 + ["ml"] * 3) * 2
    assert meeting.FULL.whole == meeting.FULL.count * (meeting.FULL.rounds + 1)


def test_charts_are_asked_for_in_every_second_round_only() -> None:
    size = Size(2, 900)
    with yard() as place:
        taps = answer.answering(place, Size(4, 900))
    events = charts._events(taps, size)
    asked = [place for place, (chat, _) in enumerate(events) if chat == updates.NOBODY]
    assert len(events) == 5 * 900 + 1 + 2 * 2
    assert asked[0] == 0
    assert all(1801 <= place < 2703 or place >= 3603 for place in asked[1:])


def test_an_old_school_holds_its_answers(tmp_path: Path) -> None:
    taps = school.answering(tmp_path / "old.sqlite3", 2, utc_now(), old_answers=24)
    assert len(taps) == 2 * school.QUESTIONS


def test_a_long_questionnaire_lies_over_its_stored_responses(tmp_path: Path) -> None:
    taps = school.long_form(tmp_path / "long.sqlite3", 2, utc_now(), 3)
    assert len(taps) == 2 * (school.LONG - 1)


def test_an_import_takes_everybody_over() -> None:
    assert len(names(importing.import_ratios(20, 1))) == 3


def test_requests_are_cut_whatever_the_pieces() -> None:
    plain = b"POST /bot1:a/sendMessage HTTP/1.1\r\nContent-Length: 9\r\n\r\nchat_id=7"
    chunked = b"POST /bot1:a/sendPhoto HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"
    reader = wire.Reader()
    calls = [call for byte in plain + chunked + plain for call in reader.feed(bytes([byte]))]
    assert [call.method for call in calls] == [b"sendmessage", b"sendphoto", b"sendmessage"]
    assert calls[0].body == b"chat_id=7"


@pytest.mark.parametrize(("row", "met"), [(at_least("a", 1, 1), True), (at_most("a", 1.1, 1), False)])
def test_a_row_says_whether_its_target_is_met(row: Ratio, met: bool) -> None:
    assert row.met is met
    assert ("NOT MET" in line(row)) is not met


def test_rounds_are_compared_one_by_one() -> None:
    assert middle([1, 2, 30], [2, 2, 2]) == 1
