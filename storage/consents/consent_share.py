"""Who takes part now and what each has said to every kind of consent (D13, D61: 100 %)."""

import sqlite3

from storage.database import Connection

_LAST = (
    "(SELECT k.decision FROM consent k WHERE k.person_id = p.id AND k.kind = '{kind}' ORDER BY k.id DESC LIMIT 1) "
    "AS {kind}"
)
# What a representative gave for somebody who has come of age since is no consent of their own.
_PROGRAMME = (
    "(SELECT CASE WHEN NOT k.by_guardian OR p.minor IS NOT 0 THEN k.decision END FROM consent k "
    "WHERE k.person_id = p.id AND k.kind = 'programme' ORDER BY k.id DESC LIMIT 1) AS programme"
)
_SAID = f"""
SELECT p.id, p.full_name, p.minor, max(m.state = 'admitted') AS admitted,
       max(m.state = 'admitted' AND m.role = 'mentor') AS mentor,
       {_PROGRAMME}, {_LAST.format(kind="publication")}, {_LAST.format(kind="labour")},
       EXISTS (SELECT 1 FROM agreement a WHERE a.person_id = p.id AND a.ended_at IS NULL
               AND a.released_on IS NULL) AS agreed
FROM person p JOIN membership m ON m.person_id = p.id
WHERE p.programme_id = ? AND p.state = 'active' AND m.role <> 'curator' AND m.state IN ('joined', 'admitted')
GROUP BY p.id ORDER BY p.search_name, p.id
"""


def said(con: Connection, programme_id: int) -> list[sqlite3.Row]:
    """``id``, ``full_name``, ``minor``, ``admitted``, ``mentor``, ``agreed``; the last word on each kind, by name."""
    return con.execute(_SAID, (programme_id,)).fetchall()
