"""The school with pupils shows what it is for: consents of every kind, what others tell, both sides asked."""

import asyncio
from collections import Counter
from dataclasses import dataclass
from typing import Any

import pytest

from bot.demonstration import open_bot
from demo.people import Group, Player
from demo.pupils import cast
from demo.pupils.school import TODAY
from demo.schools import SCHOOLS
from demo.stage import Stage
from storage.database import Connection

QUERIES = {
    "consents": "SELECT iif(by_guardian, 'guardian', 'own') || iif(paper IS NULL, '', ' on paper'), "
    "count(DISTINCT person_id) FROM consent WHERE kind = 'programme' AND decision = 'given' GROUP BY 1",
    "sites": "SELECT decision, count(*) FROM consent WHERE kind = 'publication' GROUP BY 1",
    "links": "SELECT ifnull(decision, 'waiting'), count(*) FROM guardian_link WHERE revoked_at IS NULL GROUP BY 1",
    "asked": "SELECT relation, ifnull(decision, iif(expires_at < '2026-11-18', 'expired', 'waiting')) FROM inquiry",
    "responses": "SELECT form_code || ':' || state, count(DISTINCT person_id) FROM response GROUP BY 1",
    "twice": "SELECT 'people', count(*) FROM (SELECT 1 FROM response WHERE form_code = 'pupil_skills' "
    "AND state = 'submitted' GROUP BY person_id HAVING count(*) > 1)",
    "cases": "SELECT state, count(*) FROM agreeing_case GROUP BY 1",
    "matches": "SELECT form || ':' || state, count(*) FROM match GROUP BY 1",
    "from outside": "SELECT 'pairs', count(*) FROM match WHERE draft_id IS NULL",
    "substitutes": "SELECT state, count(*) FROM substitute GROUP BY 1",
    "words": "SELECT 'marks', count(*) FROM mark_comment",
    "parts": "SELECT p.full_name, count(*) FROM membership m JOIN person p ON p.id = m.person_id "
    "WHERE m.state = 'admitted' GROUP BY p.id HAVING count(*) > 1",
    "by curator": "SELECT p.full_name, count(*) FROM response r JOIN person p ON p.id = r.person_id "
    "WHERE r.entered_by IS NOT NULL GROUP BY p.id",
    "failed": "SELECT error, count(*) FROM notice WHERE state = 'failed' GROUP BY 1",
}


@dataclass(frozen=True, slots=True)
class Built:
    counts: dict[str, dict[Any, Any]]
    players: dict[str, Player]


async def build() -> Built:
    stage = Stage(open_bot, SCHOOLS)
    async with stage.running():
        await stage.begin("pupils")
        assert not stage.trouble
        assert abs((stage.scene.clock() - TODAY).total_seconds()) < 60
        return Built(
            await stage.scene.bot.db.read(_look), {one.name: one for one in stage.scene.people.players.values()}
        )


def _look(con: Connection) -> dict[str, dict[Any, Any]]:
    return {name: {row[0]: row[1] for row in con.execute(sql)} for name, sql in QUERIES.items()}


@pytest.fixture(scope="module")
def built() -> Built:
    """One school for all the tests."""
    return asyncio.run(build())


def test_consents_of_every_kind(built: Built) -> None:
    assert built.counts["consents"] == {"own": 8, "guardian": 6, "guardian on paper": 3}
    assert built.counts["sites"] == {"given": 3, "refused": 1}
    assert built.counts["links"] == {"given": 6, "waiting": 1}
    assert "теперь согласие даёте Вы сами" in str(built.players[cast.OF_AGE].client.texts)
    assert "Даю согласие за ребёнка" in str(built.players[cast.WAITING.parent].client.buttons())
    assert len(built.players[cast.FATHER].client.documents) == 2, "a copy of each child's consent"


def test_others_tell(built: Built) -> None:
    assert built.counts["asked"] == {"teacher": "given", "psych": "waiting", "social": "refused", "parent": "expired"}
    assert "Анкета отправлена" in built.players[cast.CLASS_TEACHER].client.last.text
    assert "Продолжить" in str(built.players[cast.PSYCHOLOGIST].client.buttons())
    assert any("Прочитать" in text for text in built.players[cast.CURATOR].client.buttons(_answer(built)))
    assert built.counts["responses"]["teacher_record:submitted"] == 1


def _answer(built: Built) -> Any:
    received = built.players[cast.CURATOR].client.received
    return next(message for message in received if cast.CLASS_TEACHER in message.text)


def test_pairs_and_what_became_of_them(built: Built) -> None:
    assert built.counts["matches"] == {"teacher_pupil:active": 4, "teacher_pupil:completed": 2}
    assert (built.counts["from outside"]["pairs"], built.counts["substitutes"]) == (1, {"now": 1})
    assert built.counts["cases"] == {"agreed": 1, "asked": 1, "returned": 1}
    younger = [text for one in cast.YOUNGER for text in built.players[one.name].client.texts]
    assert not any("ищем дальше" in text for text in younger), "who is being asked about is not given up"
    assert "Класс: 5 «Б»" in built.players[cast.WANTED["Ершов Тимофей"]].client.last.text
    assert built.counts["words"]["marks"] == len(cast.COMMENTS)
    assert built.counts["parts"] == {cast.BOTH_PARTS: 2}
    assert {"interest:submitted", "swot_mentor:submitted"} <= set(built.counts["responses"])
    assert built.counts["by curator"] == {cast.ON_PAPER: 1}
    assert built.counts["twice"]["people"] >= 5, "entry against exit can be shown"


def test_everybody_is_told_who_they_are(built: Built) -> None:
    groups = Counter(one.group for one in built.players.values())
    assert groups[Group.PARENTS] == len(cast.PARENTS) == 6
    assert groups[Group.TELLING] == len(cast.ASKED)
    silent = [one.name for one in built.players.values() if not one.about and one.group is not Group.STRANGERS]
    assert silent == [cast.CURATOR]
    assert not built.counts["failed"]
