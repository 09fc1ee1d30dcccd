"""Screens of surveys fit Telegram for every form, however many have answered and whatever they wrote."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.programme import Programme
from domain.who import Who
from handlers.curator.wave_screens import ask_close_view, card_view, invitation, opened_view
from handlers.splitting import visible_length
from questionnaires.form import Form
from questionnaires.shipped import shipped
from services.waves import RECORDS, Audience, Wave, audiences, offered
from tests.handlers.test_questionnaire_screens import check

WHO = Who(1, Programme(1, date(2026, 9, 1), "Europe/Moscow"), person_id=1)
OPENED = datetime(2026, 9, 15, 9, tzinfo=UTC)
NAMES = tuple(f"О'Нил-Константинопольская {n}. А." for n in range(200))


def wave(form: Form, *, closed: bool = False) -> Wave:
    return Wave(
        id=9_999_999_999,
        form=form,
        audience=audiences(form)[0],
        opened_at=OPENED,
        closes_at=OPENED + timedelta(days=7),
        closed=closed,
        guests=250,
        answered=50,
        zone=ZoneInfo("Europe/Moscow"),
        silent=NAMES,
    )


@pytest.mark.parametrize("form", offered(), ids=lambda form: form.code)
def test_every_screen_of_a_survey_fits(form: Form) -> None:
    for closed in (False, True):
        check(card_view(wave(form, closed=closed), WHO))
    check(ask_close_view(wave(form)))
    for reminder in (False, True):
        assert visible_length(invitation(wave(form), ZoneInfo("Europe/Moscow"), reminder=reminder)) < 4096


def test_the_list_of_surveys_fits() -> None:
    check(opened_view(tuple(wave(form) for form in offered()[:12]), None, WHO))
    check(opened_view((), None, WHO))


def test_only_questionnaires_that_ask_for_opinions_are_offered() -> None:
    codes = {form.code for form in offered()}
    assert codes == set(shipped()) - RECORDS - {"mentor", "mentee", "entry", "after_meeting"}
    assert all(Audience.PERSON in audiences(form) or len(audiences(form)) == 1 for form in offered())
