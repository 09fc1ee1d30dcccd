"""Quiet hours: when notices wait for the morning."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta


@dataclass(frozen=True, slots=True)
class QuietHours:
    """Local hours in which notices wait; they may pass midnight (21:00-08:00)."""

    since: time
    until: time

    def hold(self, local: time) -> bool:
        """Whether a notice that is due at this hour waits."""
        if self.since <= self.until:
            return self.since <= local < self.until
        return local >= self.since or local < self.until

    def end(self, local: datetime) -> datetime | None:
        """When what waits now will leave, on the clock of ``local``; None when nothing waits."""
        if not self.hold(local.time()):
            return None
        day = local if local.time() < self.until else local + timedelta(days=1)
        return datetime.combine(day.date(), self.until, local.tzinfo)
