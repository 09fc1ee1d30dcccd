"""What the clock brings: asked once a minute; the database is the only truth, so a missed minute costs nothing."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from services.consents import labour, leaving, term
from services.database import Database
from services.meetings import meetings, reminders
from services.networking import choices, networking, networking_vote
from services.pairing import agreeing, waiting
from services.pairs import substitutes
from services.surveys import automatic_waves, wave_opening, waves

Tick = Callable[[Database, datetime], Awaitable[None]]

# Each looks for what became due by ``now`` and puts its notices; running it twice changes nothing.
TICKS: tuple[Tick, ...] = (
    agreeing.tick,
    networking.tick,
    networking_vote.tick,
    choices.tick,
    labour.tick,
    leaving.tick,
    term.tick,
    meetings.tick,
    reminders.tick,
    substitutes.tick,
    waiting.tick,
    waves.tick,
    wave_opening.tick,
    automatic_waves.tick,
)
