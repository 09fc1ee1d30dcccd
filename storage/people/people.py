"""People, their channels and memberships."""

import json
import sqlite3
from collections.abc import Iterable
from datetime import datetime

from domain.names import search_key
from domain.roles import Role
from domain.who import Who
from storage import programmes
from storage.database import Connection
from storage.moments import to_text

_WHO = """
SELECT c.id AS channel_id, c.reachable, p.id AS person_id, p.full_name, p.state AS person_state, p.minor,
       (SELECT group_concat(m.role || '=' || m.state) FROM membership m WHERE m.person_id = p.id) AS memberships,
       (SELECT k.decision FROM consent k WHERE k.person_id = p.id AND k.kind = 'programme' ORDER BY k.id DESC LIMIT 1)
           AS consent,
       (SELECT r.id FROM response r WHERE r.person_id = p.id AND r.state = 'open' ORDER BY r.touched_at DESC LIMIT 1)
           AS open_response
FROM channel c LEFT JOIN person p ON p.id = c.person_id
WHERE c.kind = 'telegram' AND c.external_id = ?
"""


def who(con: Connection, account: int) -> Who:
    """Everything rights depend on, for a Telegram account; a stranger has no person."""
    programme = programmes.current(con)
    assert programme is not None, "the programme is made at start"
    row = con.execute(_WHO, (account,)).fetchone()
    if row is None:
        return Who(account, programme)
    if row["person_id"] is None or row["person_state"] == "erased":
        return Who(account, programme, channel_id=row["channel_id"])
    states = dict(pair.split("=") for pair in (row["memberships"] or "").split(",") if pair)
    return Who(
        account=account,
        programme=programme,
        person_id=row["person_id"],
        channel_id=row["channel_id"],
        full_name=row["full_name"],
        roles=frozenset(Role(role) for role, state in states.items() if state in ("joined", "admitted")),
        admitted=frozenset(Role(role) for role, state in states.items() if state == "admitted"),
        consented=row["consent"] == "given",
        open_response=row["open_response"],
        reachable=bool(row["reachable"]),
        minor=None if row["minor"] is None else bool(row["minor"]),
    )


def add_person(con: Connection, programme_id: int, now: datetime, full_name: str | None = None) -> int:
    """A new person; returns the id. Before consent there is no name (152-FZ)."""
    cursor = con.execute(
        "INSERT INTO person (programme_id, full_name, search_name, created_at) VALUES (?, ?, ?, ?)",
        (programme_id, full_name, search_key(full_name or ""), to_text(now)),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def link_account(con: Connection, person_id: int, account: int, now: datetime) -> int:
    """Make ``account`` the person's Telegram channel (it leaves whoever had it); returns the channel's id."""
    con.execute(
        "INSERT INTO channel (person_id, external_id, linked_at) VALUES (?, ?, ?) "
        "ON CONFLICT (kind, external_id) DO UPDATE SET person_id = excluded.person_id, reachable = 1, "
        "linked_at = excluded.linked_at",
        (person_id, account, to_text(now)),
    )
    row = con.execute("SELECT id FROM channel WHERE kind = 'telegram' AND external_id = ?", (account,)).fetchone()
    return int(row["id"])


def join(
    con: Connection, person_id: int, role: Role, now: datetime, *, admitted: bool = False, form: str | None = None
) -> bool:
    """Give a role; a left or declined one is taken up again. False if it was held already.

    ``form``: of mentoring, where the invitation names one.
    """
    state = "admitted" if admitted else "joined"
    cursor = con.execute(
        "INSERT INTO membership (person_id, role, state, joined_at, form) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (person_id, role) DO UPDATE SET state = excluded.state, joined_at = excluded.joined_at, "
        "form = excluded.form, applied_at = NULL, decided_at = NULL, decided_by = NULL, left_at = NULL "
        "WHERE membership.state IN ('left', 'declined')",
        (person_id, role, state, to_text(now), form),
    )
    return cursor.rowcount > 0


def move_to_account(con: Connection, person_id: int, account: int, now: datetime) -> list[int]:
    """Make ``account`` the person's only Telegram account; the accounts that lost it (strangers from now on).

    Their rows stay, since consents name the channel they were given through.
    """
    rows = con.execute(
        "SELECT external_id FROM channel WHERE person_id = ? AND kind = 'telegram' AND external_id <> ?",
        (person_id, account),
    ).fetchall()
    con.execute("UPDATE channel SET person_id = NULL WHERE person_id = ? AND kind = 'telegram'", (person_id,))
    link_account(con, person_id, account, now)
    return [row["external_id"] for row in rows]


def revive(con: Connection, person_id: int) -> None:
    """Somebody who had left takes part again."""
    con.execute("UPDATE person SET state = 'active' WHERE id = ? AND state = 'left'", (person_id,))


def membership(con: Connection, person_id: int, role: Role) -> sqlite3.Row | None:
    """The person's part of this role, whatever its state: ``state``, ``applied_at``, ``decided_at``."""
    row: sqlite3.Row | None = con.execute(
        "SELECT state, applied_at, decided_at FROM membership WHERE person_id = ? AND role = ?", (person_id, role)
    ).fetchone()
    return row


def give_up(con: Connection, person_id: int) -> None:
    """Nobody stands behind this person any more: somebody came in by a link, then as who they had been before."""
    con.execute("UPDATE membership SET state = 'left' WHERE person_id = ?", (person_id,))
    con.execute("UPDATE person SET state = 'erased' WHERE id = ?", (person_id,))


def states(con: Connection, person_id: int) -> dict[Role, str]:
    """Every part the person has or had, with its state."""
    rows = con.execute("SELECT role, state FROM membership WHERE person_id = ?", (person_id,))
    return {Role(row["role"]): row["state"] for row in rows}


def apply(con: Connection, person_id: int, role: Role, now: datetime, form: str | None = None) -> bool:
    """The questionnaire of the role (and form of mentoring) was sent; True if it was the first."""
    cursor = con.execute(
        "UPDATE membership SET applied_at = ?, form = coalesce(?, form) "
        "WHERE person_id = ? AND role = ? AND applied_at IS NULL",
        (to_text(now), form, person_id, role),
    )
    return cursor.rowcount > 0


def decide(con: Connection, person_id: int, role: Role, state: str, curator_id: int | None, now: datetime) -> bool:
    """Admit (``admitted``) or decline (``declined``) a participant; False if nobody of this role waits for it.

    Only whoever has sent the questionnaire. A declined one can still be admitted; an admitted one is not declined
    (leaving is another thing).
    """
    before = ("joined", "declined") if state == "admitted" else ("joined", "joined")
    cursor = con.execute(
        "UPDATE membership SET state = ?, decided_at = ?, decided_by = ? "
        "WHERE person_id = ? AND role = ? AND state IN (?, ?) AND applied_at IS NOT NULL",
        (state, to_text(now), curator_id, person_id, role, *before),
    )
    return cursor.rowcount > 0


def waiting(con: Connection, programme_id: int) -> list[sqlite3.Row]:
    """Who has sent a questionnaire and waits for admission, longest first: ``person_id``, ``role``, ``full_name``,

    ``post``, ``applied_at``, ``capacity``.
    """
    return con.execute(
        "SELECT m.person_id, m.role, m.applied_at, m.capacity, p.full_name, p.post FROM membership m "
        "JOIN person p ON p.id = m.person_id WHERE p.programme_id = ? AND p.state = 'active' AND m.state = 'joined' "
        "AND m.role <> 'curator' AND m.applied_at IS NOT NULL ORDER BY m.applied_at, m.id",
        (programme_id,),
    ).fetchall()


def unapplied(con: Connection, person_id: int) -> list[Role]:
    """The person's parts whose questionnaire has not been sent yet, mentor first."""
    rows = con.execute(
        "SELECT role FROM membership WHERE person_id = ? AND role <> 'curator' AND state IN ('joined', 'admitted') "
        "AND applied_at IS NULL ORDER BY role DESC",
        (person_id,),
    )
    return [Role(row["role"]) for row in rows]


def pupils(
    con: Connection,
    joined_with: Iterable[str],
    others: Iterable[str],
    person_id: int | None = None,
    *,
    by_age: bool = True,
) -> frozenset[int]:
    """Who has sent one of the forms ``joined_with`` (or is not of age), and none of ``others``; of one or of all."""
    forms = {"pupil": json.dumps([*joined_with]), "other": json.dumps([*others]), "person": person_id, "aged": by_age}
    sent = "SELECT 1 FROM response r WHERE r.person_id = p.id AND r.subject = '' AND r.state = 'submitted' "
    rows = con.execute(
        "SELECT p.id FROM person p WHERE (:person IS NULL OR p.id = :person) "
        f"AND ((:aged AND p.minor = 1) OR EXISTS ({sent} AND r.form_code IN (SELECT value FROM json_each(:pupil)))) "
        f"AND NOT EXISTS ({sent} AND r.form_code IN (SELECT value FROM json_each(:other)))",
        forms,
    )
    return frozenset(row["id"] for row in rows)


def is_minor(con: Connection, person_id: int) -> bool:
    """Whether the person was said not to be of age."""
    return said_minor(con, person_id) is True


def said_minor(con: Connection, person_id: int) -> bool | None:
    """Whether the person was said not to be of age; ``None`` for somebody never asked, or no longer there."""
    row = con.execute("SELECT minor FROM person WHERE id = ? AND state = 'active'", (person_id,)).fetchone()
    return None if row is None or row["minor"] is None else bool(row["minor"])


def joined_in(con: Connection, person_id: int, role: Role) -> str:
    """The form of mentoring that the invitation to this part named, or the first questionnaire sent; else empty."""
    row = con.execute("SELECT form FROM membership WHERE person_id = ? AND role = ?", (person_id, role)).fetchone()
    return (row and row["form"]) or ""


def move_in(con: Connection, person_id: int, role: Role, form: str) -> None:
    """The part goes on in this form of mentoring."""
    con.execute("UPDATE membership SET form = ? WHERE person_id = ? AND role = ?", (form, person_id, role))


def roles_of(con: Connection, programme_id: int, person_id: int) -> list[Role]:
    """Roles the person holds in the programme now; nothing for somebody erased."""
    rows = con.execute(
        "SELECT m.role FROM membership m JOIN person p ON p.id = m.person_id WHERE p.programme_id = ? AND p.id = ? "
        "AND p.state <> 'erased' AND m.state IN ('joined', 'admitted') ORDER BY m.id",
        (programme_id, person_id),
    )
    return [Role(row["role"]) for row in rows]


def full_name(con: Connection, person_id: int) -> str | None:
    row = con.execute("SELECT full_name FROM person WHERE id = ?", (person_id,)).fetchone()
    return None if row is None else row["full_name"]


def keep_curator(con: Connection, person_id: int) -> bool:
    """The curator's right no longer hangs on the settings alone; False if it did not."""
    cursor = con.execute(
        "UPDATE membership SET from_settings = 0 WHERE person_id = ? AND role = 'curator' AND from_settings = 1",
        (person_id,),
    )
    return cursor.rowcount > 0


def name_in_settings(con: Connection, person_id: int) -> None:
    """The curator's right hangs on the settings alone."""
    con.execute("UPDATE membership SET from_settings = 1 WHERE person_id = ? AND role = 'curator'", (person_id,))


def named_in_settings(con: Connection) -> list[tuple[int, int]]:
    """Curators whose right hangs on the settings alone, with their accounts: (person, account)."""
    rows = con.execute(
        "SELECT m.person_id, c.external_id FROM membership m JOIN channel c ON c.person_id = m.person_id "
        "WHERE m.role = 'curator' AND m.from_settings = 1"
    )
    return [(row["person_id"], row["external_id"]) for row in rows]


def dismiss_curator(con: Connection, person_id: int) -> None:
    con.execute(
        "UPDATE membership SET state = 'left', from_settings = 0 WHERE person_id = ? AND role = 'curator'", (person_id,)
    )


def unreachable(con: Connection) -> list[sqlite3.Row]:
    """Who takes part and has a messenger that cannot be written to now: ``id``, ``full_name``."""
    return con.execute(
        "SELECT p.id, p.full_name FROM person p WHERE p.state = 'active' "
        "AND EXISTS (SELECT 1 FROM membership m WHERE m.person_id = p.id AND m.state IN ('joined', 'admitted')) "
        "AND EXISTS (SELECT 1 FROM channel c WHERE c.person_id = p.id) "
        "AND NOT EXISTS (SELECT 1 FROM channel c WHERE c.person_id = p.id AND c.reachable = 1) "
        "ORDER BY p.search_name, p.id"
    ).fetchall()


def set_reachable(con: Connection, account: int, reachable: bool) -> bool:
    """Record whether the account can be written to; True if that changed."""
    return (
        con.execute(
            "UPDATE channel SET reachable = ? WHERE kind = 'telegram' AND external_id = ? AND reachable <> ?",
            (reachable, account, reachable),
        ).rowcount
        > 0
    )


def username(con: Connection, account: int) -> str | None:
    """The public name that is kept of a Telegram account."""
    row = con.execute("SELECT username FROM channel WHERE kind = 'telegram' AND external_id = ?", (account,)).fetchone()
    return None if row is None else row["username"]


def channel_id(con: Connection, account: int | None) -> int | None:
    """The channel of a Telegram account, if there is one."""
    row = con.execute("SELECT id FROM channel WHERE kind = 'telegram' AND external_id = ?", (account,)).fetchone()
    return None if row is None else int(row["id"])


def set_username(con: Connection, account: int, name: str | None) -> None:
    con.execute("UPDATE channel SET username = ? WHERE kind = 'telegram' AND external_id = ?", (name, account))


def curators(con: Connection) -> list[int]:
    """Ids of the people who hold the curator's role now."""
    rows = con.execute(
        "SELECT person_id FROM membership WHERE role = 'curator' AND state = 'admitted' ORDER BY person_id"
    )
    return [row["person_id"] for row in rows]


def accounts_of(con: Connection, person_id: int) -> list[sqlite3.Row]:
    """Telegram channels of a person, newest first: ``external_id``, ``reachable``, ``username``."""
    return con.execute(
        "SELECT external_id, reachable, username FROM channel WHERE person_id = ? AND kind = 'telegram' "
        "ORDER BY linked_at DESC, id DESC",
        (person_id,),
    ).fetchall()


def names(con: Connection, person_ids: Iterable[int]) -> dict[int, str]:
    """Full names by id; a person without one (before consent, erased) is left out."""
    rows = con.execute(
        "SELECT id, full_name FROM person WHERE full_name IS NOT NULL AND id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(person_ids)),),
    )
    return {row["id"]: row["full_name"] for row in rows}


def admitted(con: Connection, programme_id: int, role: Role) -> list[int]:
    """Ids of the admitted in a role, by name."""
    rows = con.execute(
        "SELECT p.id FROM membership m JOIN person p ON p.id = m.person_id "
        "WHERE p.programme_id = ? AND p.state = 'active' AND m.role = ? AND m.state = 'admitted' "
        "ORDER BY p.search_name, p.id",
        (programme_id, role),
    )
    return [row["id"] for row in rows]


def is_admitted(con: Connection, person_id: int, role: Role) -> bool:
    """Whether the person is admitted in that role now."""
    found = con.execute(
        "SELECT 1 FROM membership WHERE person_id = ? AND role = ? AND state = 'admitted'", (person_id, role)
    ).fetchone()
    return found is not None


def step_down(con: Connection, person_id: int, role: Role, now: datetime) -> bool:
    """Leave one role; without another the person has left the programme. False if it was not held."""
    changed = con.execute(
        "UPDATE membership SET state = 'left', left_at = ? "
        "WHERE person_id = ? AND role = ? AND state IN ('joined', 'admitted')",
        (to_text(now), person_id, role),
    )
    con.execute(
        "UPDATE person SET state = 'left' WHERE id = ? AND state = 'active' AND NOT EXISTS ("
        "SELECT 1 FROM membership m WHERE m.person_id = person.id AND m.state IN ('joined', 'admitted'))",
        (person_id,),
    )
    return changed.rowcount > 0


def correct(con: Connection, person_id: int, field: str, value: str) -> None:
    """Set ``full_name``, ``post`` or ``contact``; ``KeyError`` for another column."""
    if field not in ("full_name", "post", "contact"):
        raise KeyError(field)
    con.execute(f"UPDATE person SET {field} = ? WHERE id = ?", (value or None, person_id))
    if field == "full_name":
        con.execute("UPDATE person SET search_name = ? WHERE id = ?", (search_key(value), person_id))
