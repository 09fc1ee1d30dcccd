"""Links for the legal representatives of minors and what came of them."""

import sqlite3
from datetime import datetime

from storage.database import Connection
from storage.moments import to_text


def declare(con: Connection, person_id: int, minor: bool | None) -> None:
    """What the person said of their age; ``None``: to be asked again."""
    con.execute("UPDATE person SET minor = ? WHERE id = ?", (minor, person_id))


def issue(con: Connection, person_id: int, token_hash: str, now: datetime, expires_at: datetime) -> None:
    """A new link; those not used yet stop working."""
    con.execute(
        "UPDATE guardian_link SET revoked_at = ? WHERE person_id = ? AND decision IS NULL AND revoked_at IS NULL",
        (to_text(now), person_id),
    )
    con.execute(
        "INSERT INTO guardian_link (person_id, token_hash, created_at, expires_at) VALUES (?, ?, ?, ?)",
        (person_id, token_hash, to_text(now), to_text(expires_at)),
    )


def by_token(con: Connection, token_hash: str) -> sqlite3.Row | None:
    row: sqlite3.Row | None = con.execute("SELECT * FROM guardian_link WHERE token_hash = ?", (token_hash,)).fetchone()
    return row


def get(con: Connection, link_id: int) -> sqlite3.Row | None:
    """A link with the account that decided by it (``external_id``)."""
    row: sqlite3.Row | None = con.execute(
        "SELECT g.*, c.external_id FROM guardian_link g LEFT JOIN channel c ON c.id = g.channel_id WHERE g.id = ?",
        (link_id,),
    ).fetchone()
    return row


def given_by(con: Connection, account: int) -> list[sqlite3.Row]:
    """The newest link of each child this account has consented for; nobody erased, nobody who came of age since."""
    return con.execute(
        "SELECT g.* FROM guardian_link g JOIN channel c ON c.id = g.channel_id JOIN person p ON p.id = g.person_id "
        "WHERE c.kind = 'telegram' AND c.external_id = ? AND g.decision = 'given' AND p.state <> 'erased' "
        "AND p.minor IS NOT 0 AND g.id = (SELECT max(n.id) FROM guardian_link n WHERE n.person_id = g.person_id "
        "AND n.channel_id = g.channel_id AND n.decision = 'given') ORDER BY g.id",
        (account,),
    ).fetchall()


def standing_account(con: Connection, person_id: int) -> int | None:
    """The account that has given the consent which stands for a minor."""
    row = con.execute(
        "SELECT c.external_id, k.decision FROM consent k JOIN person p ON p.id = k.person_id "
        "LEFT JOIN channel c ON c.id = k.channel_id AND c.kind = 'telegram' AND c.reachable = 1 "
        "WHERE k.person_id = ? AND k.kind = 'programme' AND k.by_guardian AND p.minor = 1 ORDER BY k.id DESC LIMIT 1",
        (person_id,),
    ).fetchone()
    return int(row["external_id"]) if row is not None and row["decision"] == "given" and row["external_id"] else None


def last_of(con: Connection, account: int) -> sqlite3.Row | None:
    """The newest link by which this account has ever consented, whatever became of the child since."""
    row: sqlite3.Row | None = con.execute(
        "SELECT g.* FROM guardian_link g JOIN channel c ON c.id = g.channel_id "
        "WHERE c.kind = 'telegram' AND c.external_id = ? AND g.decision = 'given' ORDER BY g.id DESC LIMIT 1",
        (account,),
    ).fetchone()
    return row


def use(con: Connection, link_id: int, decision: str, full_name: str | None, channel_id: int, now: datetime) -> bool:
    """Decide by a link; False if that has been done, or the link was replaced or ran out."""
    changed = con.execute(
        "UPDATE guardian_link SET decision = ?, decided_at = ?, full_name = ?, channel_id = ? "
        "WHERE id = ? AND decision IS NULL AND revoked_at IS NULL AND expires_at > ?",
        (decision, to_text(now), full_name, channel_id, link_id, to_text(now)),
    )
    return changed.rowcount > 0


def channel_of(con: Connection, account: int, now: datetime) -> int:
    """The channel of an account, also of somebody who is nobody's person here: a consent names it."""
    con.execute(
        "INSERT INTO channel (person_id, external_id, linked_at) VALUES (NULL, ?, ?) "
        "ON CONFLICT (kind, external_id) DO NOTHING",
        (account, to_text(now)),
    )
    row = con.execute("SELECT id FROM channel WHERE kind = 'telegram' AND external_id = ?", (account,)).fetchone()
    return int(row["id"])
