"""People and filled questionnaires put straight into the database, for tests of what is counted from them."""

import json
from datetime import UTC, datetime

from domain.roles import Role
from services.questionnaires import forms
from storage.consents import consents
from storage.database import Connection
from storage.people import people
from storage.surveys import responses

NOW = datetime(2026, 9, 15, 9, 0, tzinfo=UTC)


def person(con: Connection, name: str, role: Role) -> int:
    person_id = people.add_person(con, 1, NOW, name)
    people.join(con, person_id, role, NOW, admitted=True)
    consents.record(con, person_id, "given", NOW, role=role, paper="№ 1")
    return person_id


def fill(con: Connection, person_id: int, code: str, answers: dict[str, object], subject: str = "") -> int:
    response = responses.create(con, person_id, code, forms.snapshot(con, forms.newest(code), NOW), subject, None, NOW)
    for key, value in answers.items():
        responses.put_answer(con, response, key, "given", json.dumps(value, ensure_ascii=False), NOW)
    responses.submit(con, response, NOW)
    return response
