"""Callback queries: each may be answered once, and not for long."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from emulator.refusals import bad_request

LIFETIME = timedelta(seconds=30)
ANSWER_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Query:
    """A tap that waits for its answer."""

    id: str
    chat_id: int
    at: datetime


class Queries:
    """Open queries by their ids; `lifetime` is how long an answer is awaited."""

    def __init__(self, lifetime: timedelta = LIFETIME) -> None:
        self.lifetime = lifetime
        self._open: dict[str, Query] = {}
        self._next = 4_000_000_001

    def open(self, chat_id: int, now: datetime) -> Query:
        """Begin a query of a person in a chat."""
        query = Query(str(self._next), chat_id, now)
        self._next += 1
        self._open[query.id] = query
        return query

    def answer(self, query_id: str, now: datetime) -> Query:
        """End a query.

        Raises:
            Refusal: 400 when it is too old, unknown or answered already.
        """
        query = self._open.pop(query_id, None)
        if query is None or now - query.at > self.lifetime:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        return query

    def waiting(self, chat_id: int) -> int:
        """How many taps in a chat have no answer yet."""
        return sum(query.chat_id == chat_id for query in self._open.values())
