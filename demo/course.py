"""What every step of the term needs at hand: the stage, the people by name, the calendar, the dice."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from demo.people import Player
from demo.stage import ZONE, Scene, pass_until
from domain.who import Who
from services import identity
from storage.database import Database

SEED = 20260901
STRIDE = timedelta(hours=12)
HOLIDAYS = {date(2026, 11, 4)}
Tell = Callable[[str], Awaitable[None]]


def at(month: int, day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of the school's autumn, by its own clock."""
    return datetime.combine(date(2026, month, day), time(hour, minute), ZoneInfo(ZONE)).astimezone(UTC)


def local_day(moment: datetime) -> date:
    """The day on the school's calendar."""
    return moment.astimezone(ZoneInfo(ZONE)).date()


def working(day: date) -> date:
    """This day or the next on which there is school."""
    while day.weekday() > 4 or day in HOLIDAYS:
        day += timedelta(days=1)
    return day


@dataclass(slots=True)
class Course:
    """One run of the term."""

    scene: Scene
    dice: Random = field(default_factory=lambda: Random(SEED))

    @property
    def db(self) -> Database:
        return self.scene.bot.db

    @property
    def now(self) -> datetime:
        return self.scene.clock()

    def player(self, name: str) -> Player:
        """The phone of somebody of the cast."""
        return next(one for one in self.scene.people.players.values() if one.name == name)

    async def who(self, name: str) -> Who:
        """The person as the product knows them now."""
        return await identity.identify(self.db, self.player(name).account)

    async def until(self, moment: datetime) -> None:
        """Let time go by; what comes due is delivered on the way."""
        await pass_until(self.scene, moment, stride=STRIDE)
