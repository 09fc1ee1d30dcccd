"""What is special about somebody now, in a word or two beside the name in the list."""

from collections.abc import Iterable, Iterator, Mapping

from demo.people import Group
from demo.stage import Scene
from domain.roles import Role
from services.questionnaires.forms import BASE_FORMS
from storage import programmes
from storage.database import Connection
from storage.pairing import matches
from storage.people import people

PART = frozenset({Group.CURATORS, Group.MENTORS, Group.MENTEES})
ALONE = "пока без пары"
DONE = "работа завершена"
FORGOTTEN = "данные удалены"
UNFINISHED = "анкета не закончена"
_OPEN = (
    "SELECT c.external_id AS account, r.form_code FROM response r JOIN channel c ON c.person_id = r.person_id "
    "WHERE r.state = 'open'"
)


async def notes(scene: Scene) -> Mapping[int, str]:
    """Notes by account: who has begun the questionnaire and not sent it, who is left when the others have pairs,

    who has done with it, whom the product does not know any more, by what name a new person has come.
    """
    players = scene.people.players.values()
    strangers = [one.account for one in players if one.group is Group.STRANGERS]
    others = [one.account for one in players if one.group in PART]
    return await scene.bot.db.read(lambda con: {**_names(con, strangers), **_forgotten(con, others), **_troubles(con)})


def _names(con: Connection, accounts: Iterable[int]) -> dict[int, str]:
    known = {account: people.who(con, account).full_name for account in accounts}
    return {account: name for account, name in known.items() if name}


def _forgotten(con: Connection, accounts: Iterable[int]) -> dict[int, str]:
    return {account: FORGOTTEN for account in accounts if people.who(con, account).person_id is None}


def _troubles(con: Connection) -> dict[int, str]:
    begun = [row["account"] for row in con.execute(_OPEN) if row["form_code"] in BASE_FORMS.values()]
    free = {row["external_id"]: note for one, note in _free(con) for row in people.accounts_of(con, one)}
    return {**dict.fromkeys(begun, UNFINISHED), **free}


def _free(con: Connection) -> Iterator[tuple[int, str]]:
    """Mentees without a pair while others have one."""
    programme = programmes.current(con)
    every = matches.every(con, programme.id) if programme is not None else []
    paired = {one for match in every if match.live for one in match.mentees}
    done = {one for match in every if match.state == "completed" for one in match.mentees}
    if programme is not None and paired:
        for one in people.admitted(con, programme.id, Role.MENTEE):
            if one not in paired:
                yield one, DONE if one in done else ALONE
