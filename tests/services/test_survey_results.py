"""What answers come to: counted from the first by name, by whole blocks where sums only are promised."""

from dataclasses import replace
from datetime import timedelta

import pytest

from domain.refusal import Refused
from domain.roles import Role
from domain.who import Who
from questionnaires.shipped import shipped
from questionnaires.tally import SMALLEST
from services.surveys import comparison, survey_results
from services.surveys.survey_results import Held, Results, Source
from storage import programmes
from storage.database import Connection
from storage.people import people
from storage.surveys import responses
from tests import sent_forms
from tests.register import NOW, person


def curator(con: Connection) -> Who:
    person_id = people.add_person(con, 1, NOW, "Куратор")
    return Who(1, programmes.running(con), person_id=person_id, roles=frozenset({Role.CURATOR}))


def look(con: Connection, source: Source) -> Results:
    return survey_results.summed(survey_results.replies(con, curator(con), source))


def marks(found: Results, key: str) -> dict[str, int]:
    tally = next((one.tally for one in found.questions if one.tally.item.key == key), None)
    return dict(tally.counts) if tally is not None else {}


def mentees(con: Connection, count: int) -> list[int]:
    return [person(con, f"Наставляемый {number}", Role.MENTEE) for number in range(count)]


def survey(con: Connection, form: str, guests: list[int], answers: dict[str, object], *, closed: bool = True) -> int:
    wave = sent_forms.wave(con, form, guests, NOW, closed=closed)
    for one in guests:
        sent_forms.send(con, one, form, answers, f"wave:{wave}")
    return wave


def test_small_surveys_are_counted_together_only_by_fives(con: Connection) -> None:
    """Six in one survey, then four by one: none of the small ones can be had by taking the large one from the sum."""
    guests = mentees(con, 12)
    large = survey(con, "satisfaction", guests[:6], {"overall": 9})
    whole = Source(form="satisfaction")
    for count, small in enumerate(guests[6:10], 1):
        wave = survey(con, "satisfaction", [small], {"overall": 1})
        assert look(con, Source(wave=wave)).held is Held.FEW
        assert marks(look(con, whole), "overall") == {"9": 6}, count
    survey(con, "satisfaction", guests[10:11], {"overall": 1})
    assert marks(look(con, whole), "overall") == {"1": 5, "9": 6}
    assert marks(look(con, Source(wave=large)), "overall") == {"9": 6}
    survey(con, "satisfaction", guests[11:], {"overall": 1}, closed=False)
    assert marks(look(con, whole), "overall") == {"1": 5, "9": 6}


def test_a_question_of_few_stays_hidden_among_shown_ones(con: Connection) -> None:
    guests = mentees(con, 6)
    wave = sent_forms.wave(con, "satisfaction", guests, NOW)
    for number, one in enumerate(guests):
        sent_forms.send(con, one, "satisfaction", {"gave": 5 if number < 4 else None}, f"wave:{wave}")
    found = look(con, Source(wave=wave))
    assert found.hidden[0] == "Насколько полезно было делиться опытом?"
    assert not marks(found, "gave")
    assert found.scores[0].given == 6


def test_who_is_late_changes_nothing_of_what_was_shown(con: Connection) -> None:
    guests = mentees(con, 6)
    wave = survey(con, "satisfaction", guests[:5], {"overall": 9})
    late = sent_forms.send(con, guests[5], "satisfaction", {"overall": 1}, f"wave:{wave}")
    after = (NOW + timedelta(hours=1)).strftime("%Y-%m-%dT%H:%M:%SZ")
    con.execute("UPDATE response SET submitted_at = ? WHERE id = ?", (after, late))
    for source in (Source(wave=wave), Source(form="satisfaction")):
        assert marks(look(con, source), "overall") == {"9": SMALLEST}


def test_what_is_read_by_name_counts_from_the_first(con: Connection) -> None:
    mentor, mentee = person(con, "Седова Анна Петровна", Role.MENTOR), person(con, "Юдина Вера", Role.MENTEE)
    for one, mark in ((mentor, 9), (mentee, 3)):
        sent_forms.send(con, one, "entry", {"lesson": mark})
        sent_forms.send(con, one, "entry", {"lesson": 10}, "wave:7")
    found = look(con, Source(form="entry"))
    assert (found.people, found.few, found.sides) == (2, True, ("mentor", "mentee"))
    assert marks(found, "lesson") == {"3": 1, "9": 1}, "what was answered again at the end is another thing"
    assert marks(look(con, Source(form="entry", side="mentor")), "lesson") == {"9": 1}
    with pytest.raises(Refused, match="stale"):
        look(con, Source(form="interim_mentee", side="mentor"))
    after = comparison.in_snapshot(con, curator(con), "entry")
    assert [(one.person_id, one.marks["lesson"]) for one in after.found.people] == [
        (mentor, (9, 10)),
        (mentee, (3, 10)),
    ]


def test_two_forms_with_shared_codes_are_compared(con: Connection) -> None:
    one, other = mentees(con, 2)
    for key, code in (("before", "mon_mentee_in"), ("after", "mon_mentee_out")):
        sent_forms.send(con, one, code, {"comfort": 4 if key == "before" else 8}, f"wave:{key}")
    sent_forms.send(con, other, "mon_mentee_in", {}, "wave:before")
    found = comparison.in_snapshot(con, curator(con), "mon_mentee_in")
    assert (found.topic.entered, found.topic.both, found.topic.after.code) == (2, 1, "mon_mentee_out")
    assert [one.marks["comfort"] for one in found.found.people] == [(4, 8)]
    with pytest.raises(Refused, match="stale"):
        comparison.in_snapshot(con, curator(con), "mon_mentee_out")


def test_who_withdrew_the_consent_is_counted_no_more(con: Connection) -> None:
    one, other = mentees(con, 2)
    for who in (one, other):
        sent_forms.send(con, who, "entry", {"lesson": 4})
    con.execute("UPDATE consent SET decision = 'withdrawn' WHERE person_id = ?", (one,))
    assert look(con, Source(form="entry")).people == 1


def test_an_earlier_version_keeps_its_question_and_its_option(con: Connection) -> None:
    form = shipped()["interest"]
    question = form.items[0]
    gone = replace(question.options[0], code="gone", label="Прежний вариант")
    items = (replace(question, options=(*question.options, gone)), replace(form.items[3], key="old"), *form.items[1:])
    earlier = replace(form, version=form.version, items=items)
    newer = replace(form, version=form.version + 1)
    merged = survey_results.merged([earlier, newer])
    assert (merged.version, merged.items[-1].key) == (newer.version, "old")
    assert merged.items[0].label("gone") == "Прежний вариант"
    assert responses.latest_submitted(con, 1, "interest") == []
