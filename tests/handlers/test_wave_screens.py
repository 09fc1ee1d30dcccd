"""Screens of surveys fit Telegram for every form, however many have answered and whoever is asked."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.programme import Programme
from domain.surveys.audience import Audience, Only, Whom
from domain.surveys.survey_calendar import Occasion
from domain.who import Who
from handlers.curator.surveys import wave_opening_screens as opening
from handlers.curator.surveys.wave_schedule import schedule_view, waiting_view
from handlers.curator.surveys.wave_screens import (
    ask_close_view,
    card_view,
    closed_view,
    extend_view,
    invitation,
    opened_view,
)
from handlers.splitting import visible_length
from questionnaires.form import Form
from questionnaires.shipped import shipped
from services.surveys.automatic_waves import Planned
from services.surveys.wave_catalogue import Group, grouped, roles_for, searched
from services.surveys.wave_circle import Circle, Member
from services.surveys.wave_opening import Draft, Narrowing, Plan
from services.surveys.waves import RECORDS, Listed, Wave, offered
from tests.handlers.test_questionnaire_screens import check

WHO = Who(1, Programme(1, date(2026, 9, 1), "Europe/Moscow"), person_id=1)
OPENED = datetime(2026, 9, 15, 9, tzinfo=UTC)
LATER = OPENED + timedelta(days=3)
NAMES = tuple(f"О'Нил-Константинопольская {n}. А." for n in range(200))
PEOPLE = tuple(Member(9_999_999_000 + n, name, offline=True) for n, name in enumerate(NAMES))


def wave(form: Form, *, closed: bool = False, planned: bool = False, occasion: str = "") -> Wave:
    return Wave(
        id=9_999_999_999,
        form=form,
        audience=Audience(roles_for(form)[0]),
        opened_at=OPENED,
        closes_at=OPENED + timedelta(days=7),
        closed=closed,
        guests=250,
        answered=50,
        zone=ZoneInfo("Europe/Moscow"),
        silent=NAMES,
        offline=NAMES,
        planned=planned,
        occasion=occasion,
    )


def test_surveys_of_one_name_can_be_told_apart() -> None:
    form, hour = offered()[0], timedelta(hours=1)
    found = [replace(wave(form), id=n, opened_at=OPENED + (hour if n == 1 else 0 * hour)) for n in (1, 2, 3)]
    view = opened_view(Listed((*found, replace(wave(offered()[1]), id=4)), 0, 1), None, WHO)
    labels = [row[0].label for row in view.rows[:4]]
    assert labels == [
        f"15.09 13:00 · {form.title}",
        f"15.09 12:00 (№ 2) · {form.title}",
        f"15.09 12:00 (№ 3) · {form.title}",
        offered()[1].title,
    ]
    assert all(label.partition(" · ")[0] in view.text for label in labels[:3])


@pytest.mark.parametrize("form", offered(), ids=lambda form: form.code)
def test_every_screen_of_a_survey_fits(form: Form) -> None:
    for one in (wave(form), wave(form, closed=True), wave(form, planned=True), wave(form, occasion="exit")):
        check(card_view(one, WHO, LATER))
        check(ask_close_view(one))
        check(extend_view(one))
        check(closed_view([one] * 10))
    for reminder in (False, True):
        assert visible_length(invitation(wave(form), reminder=reminder)) < 4096
        check(waiting_view([wave(form, occasion="exit")] * 4, reminder=reminder))
    for whom in roles_for(form):
        audience = Audience(whom)
        check(opening.audience_view(form, tuple(Narrowing(Audience(one), 500) for one in roles_for(form))))
        plan = Plan(form.code, audience, date(2026, 10, 1), date(2026, 10, 20))
        check(opening.draft_view(Draft(plan, form, Circle(PEOPLE, 9), LATER, date(2026, 10, 1), (date(2026, 10, 20),))))
    check(opening.people_view(form, PEOPLE, frozenset({PEOPLE[0].person_id}), 3, "щ" * opening.QUERY))
    check(opening.people_view(form, (), frozenset(), 0, "щ" * opening.QUERY))


def test_conditions_in_words_fit_their_buttons() -> None:
    codes = [Audience(Whom.MENTEES, Only.FORM, code) for code in ("teacher_teacher", "lecturer_young_teacher")]
    met = [Audience(Whom.MENTEES, Only.MET, str(count)) for count in (1, 21, 99)]
    states = [Audience(Whom.MENTEES, only) for only in (Only.PAIRED, Only.FREE, Only.DONE)]
    found = tuple(Narrowing(one, 500) for one in (*codes, *met, *states))
    check(opening.narrow_view(shipped()["interim_mentee"], Whom.MENTEES, found))


def test_the_list_of_surveys_and_the_schedule_fit() -> None:
    check(opened_view(Listed(tuple(wave(form) for form in offered()[:8]), 1, 9), None, WHO))
    check(opened_view(Listed((), 0, 1), None, WHO))
    forms = tuple(shipped()[code] for code in ("exit", "mon_mentor_out", "mon_mentee_out", "satisfaction"))
    for day in (None, date(2027, 5, 31)):
        check(schedule_view(tuple(Planned(one, True, forms, day, 99, day is not None) for one in Occasion)))


def test_every_form_stands_in_a_group_and_is_found_by_its_title() -> None:
    placed = [form.code for group in Group for form in grouped(group)]
    assert set(placed) == {form.code for form in offered()}
    assert {code for code in placed if placed.count(code) > 1} == {"teacher_skills", "pupil_skills", "trade_skills"}
    assert all(form in searched(form.title) for form in offered())
    assert [form.code for form in searched("МОНИТОРИНГ наставник, в конце")] == ["mon_mentor_out"]
    assert searched(" ") == searched("нет такой") == ()
    for group in Group:
        check(opening.forms_view(group, 7))
    check(opening.groups_view())
    check(opening.found_view("ё" * 60, offered()))


def test_only_questionnaires_that_ask_for_opinions_are_offered() -> None:
    codes = {form.code for form in offered()}
    assert codes == set(shipped()) - RECORDS - {"mentor", "mentee", "entry", "after_meeting"}
    assert all(Whom.PEOPLE in roles_for(form) or len(roles_for(form)) == 1 for form in offered())
