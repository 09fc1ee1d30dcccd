"""Two jobs and no job store: the database knows what is due, the clock only asks."""

from collections.abc import Awaitable, Callable
from zoneinfo import ZoneInfo

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger

Job = Callable[[], Awaitable[None]]


class Scheduler:
    """``tick`` at the start of each minute, ``daily`` at 04:07: away from 00–03, where clocks are changed."""

    def __init__(self, zone: ZoneInfo, tick: Job, daily: Job) -> None:
        # A late or missed run is made up for once (the default of one second of grace would drop it).
        self._scheduler = AsyncIOScheduler(
            timezone=zone, job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
        )
        self._scheduler.add_job(tick, CronTrigger(second=0, timezone=zone))
        self._scheduler.add_job(daily, CronTrigger(hour=4, minute=7, timezone=zone))

    def start(self) -> None:
        self._scheduler.start()

    def stop(self) -> None:
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
