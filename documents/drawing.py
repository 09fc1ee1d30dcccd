"""Pictures are drawn in one separate process: a thread would hold up the answers of everyone (measured: p99 2 → 33 ms).

The process starts at the first picture, so that a bot that draws nothing pays nothing.
"""

import asyncio
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TYPE_CHECKING, TypeVar

from documents.charts.data import Chart

if TYPE_CHECKING:
    from documents.charts.results_data import SheetsChart
    from documents.networking.choice_book import ChoiceBook
    from documents.networking.networking_papers import Paper as NetworkingPaper
    from documents.people.base_rows import Bases
    from documents.people.memo import Memo
    from documents.people.slips import Slips
    from documents.questionnaires.form_sheet import FormSheet
    from documents.questionnaires.paper_form import PaperForm
    from documents.surveys.comparison_book import ComparisonPaper
    from documents.surveys.results_book import ResultsBook
    from domain.pairing.pair_list import PairList
    from domain.people.staff import StaffList
    from questionnaires.form import Form

LEAVING = 2.0  # seconds in which a process told to end has gone
T = TypeVar("T")
R = TypeVar("R")


class Drawing:
    """The drawing process and the queue before it. Close it at the end."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None
        self._closed = False

    async def draw(self, chart: Chart) -> bytes:
        """PNG of the chart."""
        return await self._done(_paint, chart)

    async def sheets(self, chart: "SheetsChart") -> list[bytes]:
        """PNGs of a chart that may need several."""
        return await self._done(_paint_sheets, chart)

    async def bases(self, bases: "Bases") -> bytes:
        """XLSX of the programme's bases: seconds of work for a large school, so made here too."""
        return await self._done(_write, bases)

    async def results(self, book: "ResultsBook") -> bytes:
        """XLSX of what the answers of a survey come to."""
        return await self._done(_write_results, book)

    async def choice_book(self, book: "ChoiceBook") -> bytes:
        """XLSX of who chose whom."""
        return await self._done(_write_choice_book, book)

    async def comparison(self, paper: "ComparisonPaper") -> bytes:
        """XLSX of entry against exit."""
        return await self._done(_write_comparison, paper)

    async def comparison_paper(self, paper: "ComparisonPaper") -> tuple[bytes, bytes]:
        """DOCX of entry against exit: the sums alone, and with the people for the curator."""
        return await self._done(_write_comparison_paper, paper)

    async def pair_list(self, content: bytes) -> "PairList":
        """What stands in a list of pairs that a curator sent; never raises for what is in it."""
        return await self._done(_read_pair_list, content)

    async def staff_list(self, content: bytes) -> "StaffList":
        """What stands in a staff list that was sent: nobody's file may hold up the bot, or end it."""
        return await self._done(_read_staff_list, content)

    async def form_sheet(self, content: bytes) -> "FormSheet":
        """What stands in a form's spreadsheet that was sent."""
        return await self._done(_read_form_sheet, content)

    async def form_book(self, form: "Form") -> bytes:
        """XLSX of a form, to be changed and sent back."""
        return await self._done(_write_form_book, form)

    async def paper(self, paper: "PaperForm") -> bytes:
        """DOCX of a form to be filled in by hand."""
        return await self._done(_write_paper, paper)

    async def slips(self, slips: "Slips") -> bytes:
        """DOCX of invitation slips to be cut apart."""
        return await self._done(_write_slips, slips)

    async def memo(self, memo: "Memo") -> bytes:
        """DOCX of the memo for participants."""
        return await self._done(_write_memo, memo)

    async def networking(self, paper: "NetworkingPaper") -> bytes:
        """DOCX of a paper of a networking meeting."""
        return await self._done(_write_networking, paper)

    async def _done(self, work: Callable[[T], R], data: T) -> R:
        """A worker that died (memory, a kill) is replaced once; then ``BrokenProcessPool``."""
        loop = asyncio.get_running_loop()
        pool = self._ready()
        try:
            return await loop.run_in_executor(pool, work, data)
        except BrokenProcessPool:
            if self._closed:
                raise
            if self._pool is pool:
                await self._end()
            return await loop.run_in_executor(self._ready(), work, data)

    def _ready(self) -> ProcessPoolExecutor:
        if self._pool is None:
            # Spawned, not forked: a fork would carry the bot's threads' locks and its database file along.
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(1, mp_context=context, initializer=_prepare)
        return self._pool

    async def close(self) -> None:
        """End the process, with what it has in work: nobody waits for that any more, and a stop has its ten seconds."""
        self._closed = True
        await self._end()

    async def _end(self) -> None:
        pool, self._pool = self._pool, None
        if pool is not None:
            await asyncio.to_thread(_end, pool)


def _end(pool: ProcessPoolExecutor) -> None:
    workers = list((pool._processes or {}).values())  # noqa: SLF001 - `terminate_workers` came with Python 3.14
    pool.shutdown(wait=False, cancel_futures=True)
    for worker in workers:
        worker.terminate()
        worker.join(LEAVING)


def _prepare() -> None:
    # The bot itself decides when to stop; a Ctrl-C in its terminal reaches this process too.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.nice(10)  # a picture can wait for a moment, people who tap cannot
    threading.Thread(target=_leave_with_parent, daemon=True).start()


def _leave_with_parent() -> None:
    """A killed bot must not leave this process waiting for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(0)


def _paint(chart: Chart) -> bytes:
    from documents.charts.painting import paint  # matplotlib is imported here, in the worker only

    return paint(chart)


def _paint_sheets(chart: "SheetsChart") -> list[bytes]:
    from documents.charts.painting import paint_sheets  # matplotlib is imported here, in the worker only

    return paint_sheets(chart)


def _write(bases: "Bases") -> bytes:
    from documents.people.bases import bases_xlsx  # XlsxWriter is imported here, in the worker only

    return bases_xlsx(bases)


def _write_results(book: "ResultsBook") -> bytes:
    from documents.surveys.results_book import results_xlsx

    return results_xlsx(book)


def _write_choice_book(book: "ChoiceBook") -> bytes:
    from documents.networking.choice_book import choice_xlsx

    return choice_xlsx(book)


def _write_comparison(paper: "ComparisonPaper") -> bytes:
    from documents.surveys.comparison_book import comparison_xlsx

    return comparison_xlsx(paper)


def _write_comparison_paper(paper: "ComparisonPaper") -> tuple[bytes, bytes]:
    from documents.surveys.comparison_paper import comparison_docx

    return comparison_docx(paper, named=False), comparison_docx(paper, named=True)


def _read_pair_list(content: bytes) -> "PairList":
    from documents.pairs.pair_list import read_pair_list

    return read_pair_list(content)


def _read_staff_list(content: bytes) -> "StaffList":
    from documents.people.staff_list import read_staff_list  # openpyxl is imported here, in the worker only

    return read_staff_list(content)


def _read_form_sheet(content: bytes) -> "FormSheet":
    from documents.questionnaires.form_sheet import read_form_sheet  # openpyxl is imported here, in the worker only

    return read_form_sheet(content)


def _write_form_book(form: "Form") -> bytes:
    from documents.questionnaires.form_workbook import form_xlsx  # XlsxWriter is imported here, in the worker only

    return form_xlsx(form)


def _write_paper(paper: "PaperForm") -> bytes:
    from documents.questionnaires.paper import paper_docx  # python-docx is imported here, in the worker only

    return paper_docx(paper)


def _write_slips(slips: "Slips") -> bytes:
    from documents.people.slip_sheet import slips_docx  # python-docx is imported here, in the worker only

    return slips_docx(slips)


def _write_memo(memo: "Memo") -> bytes:
    from documents.people.memo_sheet import memo_docx  # python-docx is imported here, in the worker only

    return memo_docx(memo)


def _write_networking(paper: "NetworkingPaper") -> bytes:
    from documents.networking.networking_sheets import paper_docx  # python-docx is imported here, in the worker only

    return paper_docx(paper)
