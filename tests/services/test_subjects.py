"""Whose the words about somebody else are: what erasing and merging do to them."""

from datetime import timedelta

import pytest

from domain.roles import Role
from services.consents import erasure
from services.surveys import records
from storage.consents import consents, personal
from storage.database import Connection
from storage.people import merging, people
from storage.surveys import inquiries
from tests.register import NOW, fill, person

TOLD = {"strong": "рисует", "contact": "easy"}
WRITTEN = {"source": "file", "conclusion": "готова вести кружок"}


@pytest.fixture
def school(con: Connection) -> tuple[int, int, int]:
    """A pupil, a class teacher who told of the pupil (and is a mentor), a curator who wrote of the teacher."""
    pupil, teacher = person(con, "Юдина Вера", Role.MENTEE), person(con, "Седова Анна Петровна", Role.MENTOR)
    curator = person(con, "Белых Жанна Андреевна", Role.MENTOR)
    people.join(con, curator, Role.CURATOR, NOW, admitted=True)
    hashes, until = ("token", "code"), NOW + timedelta(days=14)
    asked = inquiries.create(con, pupil, "teacher", "7 «Б»", hashes, curator, NOW, until)
    inquiries.decide(con, asked, "given", teacher, NOW)
    inquiries.answer_with(con, asked, fill(con, teacher, "third_party", dict(TOLD), f"person:{pupil}"))
    inquiries.answered(con, asked, NOW)
    fill(con, curator, "teacher_record", dict(WRITTEN), f"person:{teacher}")
    return pupil, teacher, curator


def told(con: Connection, person_id: int) -> list[str]:
    return [one.form.code for one in records.of_person(con, person_id)]


def test_erasing_whom_it_is_about_takes_it(con: Connection, school: tuple[int, int, int]) -> None:
    pupil, teacher, _ = school
    assert told(con, pupil) == ["third_party"]
    personal.erase(con, pupil, "entry")
    assert told(con, pupil) == []
    assert told(con, teacher) == ["teacher_record"]
    assert not con.execute("SELECT 1 FROM answer WHERE value LIKE '%рисует%'").fetchall()


def test_erasing_who_told_takes_it_too(con: Connection, school: tuple[int, int, int]) -> None:
    pupil, teacher, _ = school
    personal.erase(con, teacher, "entry")
    assert told(con, pupil) == told(con, teacher) == []


def test_what_a_curator_wrote_in_office_stays(con: Connection, school: tuple[int, int, int]) -> None:
    _, teacher, curator = school
    consents.record(con, curator, "withdrawn", NOW)
    erasure.erase(con, curator, None, NOW)
    assert told(con, teacher) == ["teacher_record"]
    assert personal.withdrawn_before(con, NOW) == [], "and is no reason to erase again and again"


def test_a_merge_takes_it_along(con: Connection, school: tuple[int, int, int]) -> None:
    pupil, _, curator = school
    double = person(con, "Юдина Вера Сергеевна", Role.MENTEE)
    merging.merge(con, double, pupil, curator, NOW)
    assert told(con, double) == ["third_party"]
    assert [row["pupil_id"] for row in inquiries.of_pupil(con, double)] == [double]


def test_export_leaves_out_whose_consent_does_not_stand(con: Connection, school: tuple[int, int, int]) -> None:
    pupil, teacher, _ = school
    assert [one.form.code for one in records.every(con, 1)] == ["teacher_record", "third_party"]
    consents.record(con, pupil, "withdrawn", NOW)
    assert [one.subject for one in records.every(con, 1)] == [f"person:{teacher}"]
