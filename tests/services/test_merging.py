"""Two rows of one person: the age that protects counts, a representative's consent is never worked round."""

import pytest

from domain.names import search_key
from domain.programme import Programme
from domain.refusal import Refused
from domain.roles import Role
from domain.who import Who
from services.people.merging import _merge
from storage.consents import consents
from storage.database import Connection
from storage.people import merging, people
from storage.programmes import running
from tests.register import NOW, person

ADULT, MINOR, UNKNOWN = 0, 1, None
OWED = "owed"
"""Of a minor for whom nobody has consented yet."""


def row(con: Connection, age: int | None, consent: str) -> int:
    found = person(con, "Титов Денис Маркович", Role.MENTEE)
    if consent == OWED:
        con.execute("DELETE FROM consent WHERE person_id = ?", (found,))
    con.execute("UPDATE person SET minor = ?, search_name = ? WHERE id = ?", (age, search_key("Титов"), found))
    return found


def curator(con: Connection) -> Who:
    programme: Programme = running(con)
    who = people.add_person(con, programme.id, NOW, "Рогова Ирина Львовна")
    return Who(1, programme, who, roles=frozenset({Role.CURATOR}))


@pytest.mark.parametrize(
    ("kept", "gone", "after"),
    [
        ((UNKNOWN, "given"), (MINOR, "given"), MINOR),
        ((MINOR, "given"), (UNKNOWN, "given"), MINOR),
        ((ADULT, "given"), (MINOR, "given"), MINOR),
        ((MINOR, "given"), (ADULT, "given"), MINOR),
        ((UNKNOWN, "given"), (ADULT, "given"), ADULT),
        ((ADULT, "given"), (UNKNOWN, "given"), ADULT),
        ((MINOR, OWED), (MINOR, OWED), MINOR),
        ((UNKNOWN, "given"), (MINOR, OWED), Refused),
        ((MINOR, OWED), (ADULT, "given"), Refused),
        ((MINOR, OWED), (MINOR, "given"), MINOR),
    ],
)
def test_age_and_the_representatives_consent(
    con: Connection, kept: tuple[int | None, str], gone: tuple[int | None, str], after: object
) -> None:
    who, one, other = curator(con), row(con, *kept), row(con, *gone)
    link = con.execute(
        "INSERT INTO guardian_link (person_id, token_hash, created_at, expires_at, decision, decided_at, full_name) "
        "VALUES (?, 'x', '', '', 'given', '2026-09-15T09:00:00Z', 'Титова Инна Львовна') RETURNING id",
        (other,),
    ).fetchone()["id"]
    if after is Refused:
        with pytest.raises(Refused, match="merge-age"):
            _merge(con, who, one, other)
        return
    _merge(con, who, one, other)
    before = len(consents.every(con, one)) + len(consents.every(con, other))
    merging.merge(con, one, other, who.known, NOW)
    assert con.execute("SELECT minor FROM person WHERE id = ?", (one,)).fetchone()["minor"] == after
    assert con.execute("SELECT person_id FROM guardian_link WHERE id = ?", (link,)).fetchone()["person_id"] == one
    assert len(consents.every(con, one)) == before, "no decision is lost"


@pytest.mark.parametrize(
    ("mine", "theirs", "after"),
    [
        (("yes", None), (None, 1), ("yes", 1)),
        ((None, 0), ("no", 1), ("no", 1)),
        (("no", 1), ("yes", 0), ("no", 1)),
        ((None, None), ("maybe", None), ("maybe", None)),
    ],
)
def test_answers_and_presence_at_a_networking_meeting_of_either(
    con: Connection,
    mine: tuple[str | None, int | None],
    theirs: tuple[str | None, int | None],
    after: tuple[str | None, int | None],
) -> None:
    who, one, other = curator(con), row(con, ADULT, "given"), row(con, ADULT, "given")
    con.execute("INSERT INTO networking (programme_id, starts_at, place, created_at) VALUES (1, '', '', '')")
    for somebody, kept in ((one, mine), (other, theirs)):
        con.execute(
            "INSERT INTO networking_guest (networking_id, person_id, reply, attended) VALUES (1, ?, ?, ?)",
            (somebody, *kept),
        )
    merging.merge(con, one, other, who.known, NOW)
    rows = con.execute("SELECT person_id, reply, attended FROM networking_guest").fetchall()
    assert [tuple(found) for found in rows] == [(one, *after)]
