"""Results of every form, and entry against exit, fit Telegram, however many answered and whatever they wrote."""

from dataclasses import replace
from datetime import date

import pytest

from domain.surveys.comparison import Change, compared
from handlers.curator.surveys.comparison_screens import compared_view, people_view, person_view, topics_view
from handlers.curator.surveys.result_screens import forms_view, results_view, sayings_view
from questionnaires.form import Audience, Form, Kind
from questionnaires.shipped import shipped
from questionnaires.tally import SMALLEST, scored, tallied
from services.surveys import comparison
from services.surveys.comparison import Compared, Topic
from services.surveys.survey_results import Held, Question, Results, Saying, Sayings, Source
from services.surveys.waves import offered
from tests.handlers.test_questionnaire_screens import check
from tests.handlers.test_shipped_forms import branches, walk
from tests.handlers.test_wave_screens import wave

NAME = "О'Нил-Константинопольская Александра Вячеславовна"


@pytest.mark.parametrize("form", offered(), ids=lambda form: form.code)
def test_every_page_of_results_fits(form: Form) -> None:
    answers = [walk(form, next(branches(form)))[0] for _ in range(12)]
    questions = tuple(Question(tally, tally.item.text, secret=False) for tally in tallied(form, answers))
    source = Source(wave=9_999_999_999, side="mentor")
    found = Results(
        source=source,
        form=form,
        wave=wave(form),
        people=12,
        questions=questions,
        scores=scored(form, answers),
        held=Held.NOT,
        sides=("mentor", "mentee"),
        words=99_999,
        hidden=tuple(item.text for item in form.questions),
    )
    for page in (0, 1, 5, 99):
        check(results_view(found, page))
    for held in Held:
        check(results_view(replace(found, questions=(), scores=(), held=held), 0))
    said = tuple(Saying(item.text, NAME, "Щ" * 5000) for item in form.questions[:8])
    check(sayings_view(form.title, Sayings(source, said, 1, 3)))
    check(forms_view(tuple((form, 9999) for _ in range(40)), 2))


def test_every_page_of_a_comparison_fits() -> None:
    form = shipped()["teacher_skills"]
    topic = Topic(form.code, form, form, 9999, 40)
    asked = comparison.asked(topic)
    days = (date(2026, 9, 15), date(2027, 5, 25))
    people = [Change(n, NAME, *days, {one.code: (1 + n % 3, 9) for one in asked}) for n in range(40)]
    found = Compared(topic, compared(asked, people))
    for page in (0, 1, 9):
        check(compared_view(found, page))
        check(people_view(found, page))
    check(person_view(found, people[0]))
    check(compared_view(Compared(topic, compared(asked, [])), 0))
    check(topics_view((topic,) * 20))
    assert people_view(found, 0).rows[0][0].label == NAME


def test_what_is_promised_in_sums_only_is_never_compared() -> None:
    form = shipped()["satisfaction"]
    assert all(item.seen_by is Audience.SUMS for item in form.questions if item.kind is Kind.SCALE)
    assert not comparison.asked(Topic(form.code, form, form, 9, 9))
    assert SMALLEST == 5
