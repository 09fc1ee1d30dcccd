"""What is done at a networking meeting, in order."""

from collections.abc import Sequence

from storage.database import Connection


def exercises(con: Connection, networking_id: int) -> tuple[str, ...]:
    """Codes of the exercises in their order."""
    rows = con.execute(
        "SELECT exercise_code FROM networking_exercise WHERE networking_id = ? ORDER BY place, exercise_code",
        (networking_id,),
    )
    return tuple(row["exercise_code"] for row in rows)


def put(con: Connection, networking_id: int, codes: Sequence[str]) -> None:
    """The plan as it is from now on."""
    con.execute("DELETE FROM networking_exercise WHERE networking_id = ?", (networking_id,))
    con.executemany(
        "INSERT INTO networking_exercise (networking_id, exercise_code, place) VALUES (?, ?, ?)",
        [(networking_id, code, place) for place, code in enumerate(codes)],
    )
