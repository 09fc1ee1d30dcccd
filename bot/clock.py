"""The only clock of the program; tests and the demonstration move it."""

from datetime import UTC, datetime, timedelta


def utc_now() -> datetime:
    return datetime.now(UTC)


class MovableClock:
    """Stands still until it is moved; with ``running`` it goes on by itself from where it was put."""

    def __init__(self, moment: datetime, *, running: bool = False) -> None:
        self._moment = moment
        self._since = utc_now() if running else None

    def __call__(self) -> datetime:
        return self._moment if self._since is None else self._moment + (utc_now() - self._since)

    def move(self, by: timedelta) -> None:
        self._moment += by

    def set(self, moment: datetime) -> None:
        self._moment += moment - self()
