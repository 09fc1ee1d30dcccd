"""The curator reads what the answers of a survey come to."""

from aiogram.types import CallbackQuery

from domain.who import CURATOR, Who
from handlers.callbacks import WaveResults
from handlers.curator.result_screens import results_view
from handlers.dialog import Dialog
from handlers.show import show
from services import survey_results
from services.database import Database

dialog = Dialog("survey-results")


@dialog.tap(WaveResults, CURATOR)
async def show_results(query: CallbackQuery, data: WaveResults, who: Who, db: Database) -> None:
    await show(query, results_view(await survey_results.results(db, who, data.wave), data.page))
