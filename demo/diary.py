"""What is going to happen in the term, in order of time."""

import heapq
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count

from demo.course import Course

Event = Callable[[], Awaitable[None]]


@dataclass(slots=True)
class Diary:
    """What is going to happen, in order of time."""

    course: Course
    events: list[tuple[datetime, int, Event]] = field(default_factory=list)
    logged: int = 0
    _order: Iterator[int] = field(default_factory=count)

    def note(self, moment: datetime, event: Event) -> None:
        """Something happens at a moment; what is after the end of the history never does."""
        heapq.heappush(self.events, (moment, next(self._order), event))

    async def live(self, end: datetime) -> None:
        """Go through everything up to ``end``."""
        while self.events and self.events[0][0] <= end:
            moment, _, event = heapq.heappop(self.events)
            await self.course.until(moment)
            await event()
        await self.course.until(end)
