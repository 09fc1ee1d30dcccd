"""Migration 0018 on a database that has been in use: ours was version 1 and has a row now, the school's own stay."""

from pathlib import Path

from storage.consents import wordings
from storage.database import connect
from storage.migration import migrate
from storage.people import people
from storage.programmes import current
from tests.database import at_schema
from tests.register import NOW

OLD = "2026-09-01T00:00:00Z"


def test_a_filled_database_of_the_schema_before(tmp_path: Path) -> None:
    path = tmp_path / "bot.sqlite3"
    con = at_schema(path, 17)
    con.execute("INSERT INTO programme (starts_on, timezone, created_at) VALUES ('2026-09-01', 'UTC', ?)", (OLD,))
    curator = people.add_person(con, 1, NOW, "Рогова Ирина")
    con.execute(
        "INSERT INTO consent_wording (programme_id, kind, version, body, created_by, created_at) "
        "VALUES (1, 'labour', 2, 'Свой текст школы', ?, ?)",
        (curator, OLD),
    )
    vera = people.add_person(con, 1, NOW, "Юдина Вера")
    con.execute(
        "INSERT INTO consent_text (hash, kind, version, body, created_at) VALUES ('h', 'programme', 1, 'x', '')"
    )
    con.execute(
        "INSERT INTO consent (person_id, decision, text_hash, decided_at) VALUES (?, 'given', 'h', ?)", (vera, OLD)
    )
    oleg = people.add_person(con, 1, NOW, "Ким Олег")
    con.execute(
        "INSERT INTO consent (person_id, decision, paper, decided_at) VALUES (?, 'given', '3 от 02.09', ?)",
        (oleg, "2026-09-02T00:00:00Z"),
    )
    con.execute(
        "INSERT INTO request (person_id, addressee, body, created_at) VALUES (?, 'curator', 'Привет', '')", (vera,)
    )
    con.close()
    assert "0018_wordings.sql" in migrate(path)
    con = connect(path)
    ours = wordings.latest(con, 1, "programme")
    assert (ours["version"], ours["revision"], ours["body"]) == (1, 1, "")
    assert wordings.newest(con, 1, "labour") == (2, "Свой текст школы")
    assert wordings.consented(con, 1, "programme") == {vera: 1, oleg: 1}, "a paper is to what there was then"
    programme = current(con)
    assert programme is not None
    assert (programme.consent_version, programme.consent_wording) == (1, "")
    assert wordings.add(con, 1, "programme", "", None, NOW) == 2
    assert wordings.add(con, 1, "labour", "Ещё новее", curator, NOW) == 3
    assert con.execute("SELECT by_guardian FROM request").fetchone()["by_guardian"] == 0
    con.close()
