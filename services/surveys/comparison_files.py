"""Entry against exit as pictures, as an Excel file, and as a paper that is kept in the register (D50)."""

from datetime import datetime

from documents.charts.results_data import ChangeChart, ChangeRow
from documents.drawing import Drawing
from documents.surveys.comparison_book import ComparisonPaper
from domain.refusal import Refused
from domain.who import Who
from services.surveys import comparison, survey_results
from services.surveys.comparison import Compared
from storage import documents
from storage.database import Connection, Database

KIND = "comparison"  # of the paper in the register


async def pictures(db: Database, drawing: Drawing, curator: Who, code: str) -> tuple[Compared, list[bytes]]:
    """PNGs in order; Refused ``comparison-nobody`` when nobody has answered twice."""
    found = await _some(db, curator, code)
    topic = found.topic
    rows = tuple(
        ChangeRow(one.asked.text, one.asked.low, one.asked.high, one.before, one.after, one.people, one.asked.reverse)
        for one in found.found.lines
    )
    return found, await drawing.sheets(ChangeChart(topic.before.title, topic.both, topic.entered, rows))


async def workbook(db: Database, drawing: Drawing, curator: Who, code: str, now: datetime) -> tuple[Compared, bytes]:
    """XLSX with a sheet of sums and a sheet by person; the look at these is noted. Refused ``comparison-nobody``."""
    found = await _some(db, curator, code)
    await survey_results.taken(db, curator, {one.person_id for one in found.found.people}, now)
    return found, await drawing.comparison(_paper(curator, found, now))


async def paper(db: Database, drawing: Drawing, curator: Who, code: str, now: datetime) -> tuple[Compared, bytes]:
    """DOCX for the curator, with the people. The register keeps the sums alone: no name outlives its owner's wish."""
    found = await _some(db, curator, code)
    kept, named = await drawing.comparison_paper(_paper(curator, found, now))

    def work(con: Connection) -> None:
        documents.keep_latest(con, curator.programme.id, KIND, code, kept, curator.known, now)

    await db.write(work)
    await survey_results.taken(db, curator, {one.person_id for one in found.found.people}, now)
    return found, named


async def _some(db: Database, curator: Who, code: str) -> Compared:
    found = await comparison.compare(db, curator, code)
    if not found.found.people:
        raise Refused("comparison-nobody")
    return found


def _paper(curator: Who, found: Compared, now: datetime) -> ComparisonPaper:
    programme = curator.programme
    return ComparisonPaper(
        title=found.topic.before.title,
        organisation=programme.org_full or "",
        curator=programme.curator_name or "",
        made_on=programme.day_of(now),
        zone=programme.timezone,
        found=found.found,
    )
