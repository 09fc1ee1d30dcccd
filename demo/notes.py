"""What is special about somebody now, in a word or two beside the name in the list."""

from collections.abc import Mapping

from domain.roles import Role
from services.forms import BASE_FORMS
from storage import matches, people, programmes
from storage.database import Connection, Database

ALONE = "пока без пары"
UNFINISHED = "анкета не закончена"
_OPEN = (
    "SELECT c.external_id AS account, r.form_code FROM response r JOIN channel c ON c.person_id = r.person_id "
    "WHERE r.state = 'open'"
)


async def notes(db: Database) -> Mapping[int, str]:
    """Notes by account: who has begun the questionnaire and not sent it, who is left when the others have pairs."""
    return await db.read(_notes)


def _notes(con: Connection) -> dict[int, str]:
    begun = [row["account"] for row in con.execute(_OPEN) if row["form_code"] in BASE_FORMS.values()]
    alone = [row["external_id"] for one in _alone(con) for row in people.accounts_of(con, one)]
    return {**dict.fromkeys(begun, UNFINISHED), **dict.fromkeys(alone, ALONE)}


def _alone(con: Connection) -> set[int]:
    programme = programmes.current(con)
    live = matches.live(con, programme.id) if programme is not None else []
    if programme is None or not live:
        return set()
    return set(people.admitted(con, programme.id, Role.MENTEE)) - {one for match in live for one in match.mentees}
