"""The demonstration's clock: stands while the school is being made, then goes on by itself and may be moved."""

import time
from datetime import datetime, timedelta


class Clock:
    """Call it for the present moment, aware UTC."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment
        self._since: float | None = None

    def __call__(self) -> datetime:
        if self._since is None:
            return self._moment
        return self._moment + timedelta(seconds=time.monotonic() - self._since)

    def start(self) -> None:
        """Let it go on by itself from where it stands."""
        self._moment = self()
        self._since = time.monotonic()

    def set(self, moment: datetime) -> None:
        """Put it to a moment; it stands or goes as before."""
        self._moment = moment
        if self._since is not None:
            self._since = time.monotonic()
