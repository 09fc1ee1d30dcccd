"""Results of every form fit Telegram, however many have answered and whatever they wrote."""

import pytest

from handlers.curator.result_screens import results_view
from questionnaires.form import Form
from questionnaires.tally import SMALLEST, scored, tallied
from services.survey_results import Results
from services.waves import offered
from tests.handlers.test_questionnaire_screens import check
from tests.handlers.test_shipped_forms import branches, walk
from tests.handlers.test_wave_screens import wave


@pytest.mark.parametrize("form", offered(), ids=lambda form: form.code)
def test_every_page_of_results_fits(form: Form) -> None:
    answers = [walk(form, next(branches(form)))[0] for _ in range(12)]
    found = Results(wave(form), tallied(form, answers), scored(form, answers), SMALLEST)
    for page in (0, 1, 5, 99):
        check(results_view(found, page))
    check(results_view(Results(wave(form), (), (), SMALLEST), 0))
