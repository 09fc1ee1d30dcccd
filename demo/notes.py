"""What is special about somebody now, in a word or two beside the name in the list."""

from collections.abc import Iterable, Mapping

from demo.people import Group
from demo.stage import Scene
from domain.roles import Role
from services.forms import BASE_FORMS
from storage import matches, people, programmes
from storage.database import Connection

ALONE = "пока без пары"
UNFINISHED = "анкета не закончена"
_OPEN = (
    "SELECT c.external_id AS account, r.form_code FROM response r JOIN channel c ON c.person_id = r.person_id "
    "WHERE r.state = 'open'"
)


async def notes(scene: Scene) -> Mapping[int, str]:
    """Notes by account: who has begun the questionnaire and not sent it, who is left when the others have pairs,

    and by what name a new person has come into the programme.
    """
    strangers = [one.account for one in scene.people.players.values() if one.group is Group.STRANGERS]
    return await scene.bot.db.read(lambda con: {**_names(con, strangers), **_troubles(con)})


def _names(con: Connection, accounts: Iterable[int]) -> dict[int, str]:
    known = {account: people.who(con, account).full_name for account in accounts}
    return {account: name for account, name in known.items() if name}


def _troubles(con: Connection) -> dict[int, str]:
    begun = [row["account"] for row in con.execute(_OPEN) if row["form_code"] in BASE_FORMS.values()]
    alone = [row["external_id"] for one in _alone(con) for row in people.accounts_of(con, one)]
    return {**dict.fromkeys(begun, UNFINISHED), **dict.fromkeys(alone, ALONE)}


def _alone(con: Connection) -> set[int]:
    programme = programmes.current(con)
    live = matches.live(con, programme.id) if programme is not None else []
    if programme is None or not live:
        return set()
    return set(people.admitted(con, programme.id, Role.MENTEE)) - {one for match in live for one in match.mentees}
