"""Filling in questionnaires through the service, answer by answer, as the taps and the typed words would."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.who import Who
from questionnaires.form import Kind
from services.questionnaires import responses
from services.questionnaires.steps import Step
from storage.database import Database

Answers = Mapping[str, "str | int | tuple[str, ...]"]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A questionnaire that somebody fills in. What ``answers`` lacks is skipped."""

    who: Who
    form: str
    answers: Answers
    now: datetime
    subject: str = ""


async def fill(db: Database, sheets: Sequence[Sheet], *, stop_after: int | None = None) -> None:
    """Fill in and send; the answers of all at once, so that they share transactions.

    With ``stop_after`` so many questions are answered, and the questionnaire is left there.
    """
    begun = [await responses.start(db, one.who, one.form, one.now, one.subject) for one in sheets]
    await asyncio.gather(*(_answer(db, *pair, stop_after) for pair in zip(sheets, begun, strict=True)))
    if stop_after is None:
        for sheet, step in zip(sheets, begun, strict=True):
            await responses.send(db, sheet.who, step.response_id, sheet.now)


async def go_on(db: Database, sheet: Sheet, step: Step) -> None:
    """Answer and send what was begun elsewhere: a curator enters a paper."""
    await _answer(db, sheet, step, None)
    await responses.send(db, sheet.who, step.response_id, sheet.now)


async def _answer(db: Database, sheet: Sheet, step: Step, stop_after: int | None) -> None:
    done = 0
    while step.item is not None and not step.sent and done != stop_after:
        step = await _one(db, sheet, step)
        done += 1


async def _one(db: Database, sheet: Sheet, step: Step) -> Step:
    item = step.item
    assert item is not None
    value = sheet.answers.get(item.key)
    if value is None:
        return await _tap(db, sheet, step, ">" if item.kind is Kind.MULTI else "s")
    match item.kind:
        case Kind.MULTI:
            assert isinstance(value, tuple)
            for code in value:
                await _tap(db, sheet, step, "+", code)
            return await _tap(db, sheet, step, ">")
        case Kind.SINGLE | Kind.YES_NO | Kind.SCALE:
            return await _tap(db, sheet, step, "=", str(value))
    return await responses.answer_typed(db, sheet.who, step.response_id, str(value), sheet.now)


async def _tap(db: Database, sheet: Sheet, step: Step, op: str, code: str = "") -> Step:
    assert step.item is not None
    return await responses.press(db, sheet.who, step.response_id, step.item.key, op, code, sheet.now)
