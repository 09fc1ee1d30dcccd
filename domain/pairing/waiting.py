"""Who looks on for a mentor: since when, why, what to do next, when to say so (D35).

A private «no» of the choice is never a reason here: what is said follows from pairs, dates and places alone.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

NEWS_EVERY = timedelta(days=30)
"""Somebody who waits hears of it once a month at most."""
NEWS_AFTER = timedelta(hours=20)
"""Not on the heels of the news that the others have got: «your pair has ended», «you are admitted»."""
ASK_AGAIN = timedelta(days=14)
"""A mentor is asked about the same person once in so many days; a question without an answer lapses then."""


class Reason(StrEnum):
    """Why somebody has no pair. ``NEW``: admitted when the others' pairs had been agreed."""

    UNMATCHED = "unmatched"
    ASIDE = "aside"
    NEW = "new"
    ENDED = "ended"
    MENTOR_LEFT = "mentor-left"
    COMPLETED = "completed"


BACK = frozenset({Reason.ENDED, Reason.MENTOR_LEFT})
"""They had a pair and need another one."""
RESTING = frozenset({Reason.ASIDE, Reason.COMPLETED})
"""Nobody is looked for until a curator says so."""


class Step(StrEnum):
    """What the curator is advised to do about somebody."""

    RESUME = "resume"
    AGREEING = "agreeing"
    CHOICE = "choice"
    PROMISED = "promised"
    ANSWER = "answer"
    PLACES = "places"
    ASK = "ask"


class AskState(StrEnum):
    """A question to a mentor; ``CLOSED``: taken back, lapsed, or there is a pair."""

    OPEN = "open"
    YES = "yes"
    NO = "no"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody on the list. ``paused_at``: not looked for at present; ``until``: no longer on the list."""

    person_id: int
    reason: Reason
    since: datetime
    until: datetime | None = None
    paused_at: datetime | None = None
    told_at: datetime | None = None

    @property
    def searching(self) -> bool:
        return self.until is None and self.paused_at is None

    @property
    def resting(self) -> bool:
        """On the list, but not looked for."""
        return self.until is None and self.paused_at is not None

    def news_due(self, round_told: datetime | None, now: datetime) -> bool:
        """Whether it is time to say «we go on looking»: never before the others have heard of their pairs.

        ``round_told``: when both sides of the latest agreed draft were told; ``None``: not yet.
        """
        began = self.since if self.reason in BACK else round_told and max(round_told, self.since)
        if not self.searching or began is None or now < began + NEWS_AFTER:
            return False
        if self.told_at is None or (self.reason in BACK and self.told_at < self.since):
            return True
        return now >= self.told_at + NEWS_EVERY


@dataclass(frozen=True, slots=True)
class Ask:
    """A mentor is asked to take one more."""

    id: int
    mentee: int
    mentor: int
    state: AskState
    asked_at: datetime
    answered_at: datetime | None = None

    def fresh(self, now: datetime) -> bool:
        """Whether it is too early to ask the same again."""
        return now < self.asked_at + ASK_AGAIN


def step_of(one: Waiting, ask: AskState | None, places: int, *, choosing: bool, agreeing: bool = False) -> Step:
    """The next step. ``ask``: the question that is open or answered with yes; ``places``: free ones of all mentors.

    ``agreeing``: both sides are being asked already.
    """
    if not one.searching:
        return Step.RESUME
    if agreeing:
        return Step.AGREEING
    if ask is AskState.YES:
        return Step.PROMISED
    if choosing:
        return Step.CHOICE
    if ask is AskState.OPEN:
        return Step.ANSWER
    return Step.PLACES if places else Step.ASK
