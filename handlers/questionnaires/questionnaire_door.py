"""The code at the door of a networking meeting, typed in the middle of a questionnaire."""

from datetime import datetime

from domain.refusal import Refused
from domain.who import Who
from handlers.callbacks import DoorOrAnswer
from handlers.view import Button, View
from handlers.widgets import column
from questionnaires.form import Item, Kind
from questionnaires.reading import parse
from services.database import Database
from services.networking import networking_door
from services.questionnaires.steps import Step
from texts import plain, t

ANY_WORDS = frozenset({Kind.SHORT, Kind.LONG})


async def digits_at_door(db: Database, who: Who, step: Step, text: str, now: datetime) -> str:
    """The digits, if they open a door that waits for this guest and are no answer that one would expect here."""
    digits = "".join(text.split())
    if step.item is None or not networking_door.is_typed(digits) or _is_natural(step.item, text, who, now):
        return ""
    return digits if await networking_door.is_meant(db, who, digits, now) else ""


def _is_natural(item: Item, text: str, who: Who, now: datetime) -> bool:
    if item.kind in ANY_WORDS:
        return False
    try:
        parse(item, text, who.programme.day_of(now))
    except Refused:
        return False
    return True


def which_view(step: Step, digits: str) -> View:
    """Where any words are an answer, only the person knows which of the two was meant."""
    assert step.item is not None
    response, key = step.response_id, step.item.key
    came = DoorOrAnswer(response=response, key=key, digits=digits, door=True)
    said = DoorOrAnswer(response=response, key=key, digits=digits, door=False)
    buttons = [
        Button(plain("questionnaire-door-code"), came),
        Button(plain("questionnaire-door-answer"), said),
    ]
    return View(t("questionnaire-door-which", digits=digits), column(buttons), asks=True)
