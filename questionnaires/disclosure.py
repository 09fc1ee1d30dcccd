"""Which replies may be counted where nobody may be told apart: whole blocks of five people and more, or none at all.

Whatever is shown of a confidential question is a sum over whole blocks, and blocks have nobody's reply in common. So
two sums, of whichever surveys and whenever they were looked at, differ by a whole block or not at all: nobody's answer
can be found by subtracting one from the other (architecture, rule 10). A survey becomes a block when it is closed.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from questionnaires.answers import Answers, State
from questionnaires.form import Form
from questionnaires.tally import SMALLEST


@dataclass(frozen=True, slots=True)
class Reply:
    """A sent response; ``survey``: what it was asked in, empty when it was not asked in a survey."""

    id: int
    person: int
    survey: str
    sent_at: datetime
    form: Form
    answers: Answers


Block = tuple[Reply, ...]


def survey_block(replies: Sequence[Reply], closed_at: datetime | None, smallest: int = SMALLEST) -> tuple[Block, ...]:
    """The block of one survey: what was sent by its end; none while it is open or when fewer people have answered."""
    if closed_at is None:
        return ()
    block = tuple(reply for reply in replies if reply.sent_at <= closed_at)
    return (block,) if _people(block) >= smallest else ()


def blocks(
    replies: Sequence[Reply], closings: Mapping[str, datetime | None], smallest: int = SMALLEST
) -> tuple[Block, ...]:
    """All blocks of a form: closed surveys; then late replies and those of small surveys, as they came, by fives.

    ``closings``: survey -> its end, None while it is open (its replies wait). What is left of a five waits too.
    """
    asked: dict[str, list[Reply]] = {}
    for reply in replies:
        asked.setdefault(reply.survey, []).append(reply)
    found: list[Block] = []
    rest: list[tuple[datetime, int, Reply]] = []
    for survey, mine in asked.items():
        end = closings.get(survey)
        if survey in closings and end is None:
            continue
        whole = survey_block(mine, end, smallest)
        found += whole
        counted = {reply.id for block in whole for reply in block}
        rest += [(max(r.sent_at, end) if end else r.sent_at, r.id, r) for r in mine if r.id not in counted]
    return (*found, *_by_number([reply for _, _, reply in sorted(rest, key=lambda one: one[:2])], smallest))


def _by_number(replies: Sequence[Reply], smallest: int) -> list[Block]:
    found: list[Block] = []
    waiting: list[Reply] = []
    for reply in replies:
        waiting.append(reply)
        if _people(waiting) == smallest:
            found.append(tuple(waiting))
            waiting = []
    return found


def _people(replies: Sequence[Reply]) -> int:
    return len({reply.person for reply in replies})


def countable(found: Sequence[Block], said: Callable[[Reply], bool], smallest: int = SMALLEST) -> tuple[Reply, ...]:
    """Replies of those blocks in which enough people have said it: a question may be answered by fewer than a block."""
    return tuple(
        reply for block in found if _people([reply for reply in block if said(reply)]) >= smallest for reply in block
    )


def given(key: str) -> Callable[[Reply], bool]:
    """Whether a reply answers the question."""

    def said(reply: Reply) -> bool:
        answer = reply.answers.get(key)
        return answer is not None and answer.state is State.GIVEN

    return said
