"""What the answers of a survey come to (D50): nothing that fewer people gave than may be told apart."""

from dataclasses import dataclass
from sqlite3 import Row

from domain.roles import Role
from domain.who import Who
from questionnaires.tally import SMALLEST, ScoreTally, Tally, scored, tallied
from services import forms
from services import waves as surveys
from services.responses import answers_of
from services.waves import Wave
from storage import responses as rows
from storage import waves
from storage.database import Connection, Database


@dataclass(frozen=True, slots=True)
class Results:
    """``smallest``: fewer answers than this are not shown."""

    wave: Wave
    items: tuple[Tally, ...]
    scores: tuple[ScoreTally, ...]
    smallest: int


async def results(db: Database, curator: Who, wave_id: int) -> Results:
    """Sums only. A curators' own form is no secret among them; everybody else's needs five answers."""

    def work(con: Connection) -> Results:
        wave = surveys.found(con, curator, wave_id)
        smallest = 1 if wave.form.role is Role.CURATOR else SMALLEST
        sent = waves.submitted(con, wave_id)
        stored: dict[int, list[Row]] = {row["id"]: [] for row in sent}
        for one in rows.latest_answers(con, list(stored)):
            stored[one["response_id"]].append(one)
        answers = [answers_of(forms.of(con, row["form_hash"]), stored[row["id"]]) for row in sent]
        if len(answers) < smallest:
            return Results(wave, (), (), smallest)
        return Results(wave, tallied(wave.form, answers, smallest), scored(wave.form, answers, smallest), smallest)

    return await db.read(work)
