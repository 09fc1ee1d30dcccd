"""A questionnaire walked through before anybody is asked it: the real steps, and nothing is kept as a response."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from domain.names import FullName
from domain.refusal import Refused
from domain.roles import PARTICIPANTS
from domain.who import Who
from questionnaires import engine
from questionnaires.answers import Answers, encode, given, restore
from questionnaires.condition_loading import PERSON_FACTS
from questionnaires.conditions import Contains, leaves
from questionnaires.form import ABOUT, Form, Kind
from services.questionnaires import steps
from services.questionnaires.steps import Act, Step

Kept = Mapping[str, tuple[str, str]]
"""Question -> state and value (JSON): what a preview remembers between two taps, in the dialog's state."""


@dataclass(frozen=True, slots=True)
class Tried:
    """Where a preview stands. ``cursor``: the question gone back to."""

    step: Step
    cursor: str | None = None

    @property
    def kept(self) -> dict[str, tuple[str, str]]:
        """To be handed to ``resumed`` at the next tap."""
        return {
            key: (answer.state.value, encode(answer.value))
            for key, answer in self.step.answers.items()
            if not key.startswith(ABOUT)
        }


def resumed(who: Who, form: Form, kept: Kept, cursor: str | None = None, *, reviewing: bool = False) -> Tried:
    """The preview as it was left; with nothing kept: its beginning."""
    who.must_be_curator()
    items = {item.key: item for item in form}
    told = {key: restore(items[key], state, json.loads(value)) for key, (state, value) in kept.items() if key in items}
    answers: Answers = {**_facts(form, who), **told}
    item = engine.asked(form, answers, cursor)
    return Tried(Step(0, who.known, form, answers, item, reviewing=reviewing), cursor)


def _facts(form: Form, who: Who) -> Answers:
    """Of the person: everything that a condition asks for, so that every branch is met."""
    wanted = [leaf for item in form if item.show_if is not None for leaf in leaves(item.show_if)]
    found: dict[str, tuple[str, ...]] = {}
    for fact in PERSON_FACTS:
        codes = {leaf.option for leaf in wanted if isinstance(leaf, Contains) and leaf.key == f"{ABOUT}{fact}"}
        found[fact] = tuple(sorted(codes))
    roles = (form.role,) if form.role is not None else tuple(PARTICIPANTS)
    found["role"] = tuple(sorted(role.value for role in roles))
    found["name"] = (FullName.parse(who.full_name or "").first_and_patronymic,)
    return {f"{ABOUT}{fact}": given(codes) for fact, codes in found.items() if fact in form.about}


def press(tried: Tried, key: str, op: str, code: str, now: datetime, who: Who) -> Tried:
    """A tap, as ``responses.press`` has it; under another question than the one on the screen it changes nothing."""
    step = tried.step
    if step.item is None or step.item.key != key:
        return Tried(replace(step, passed=True), tried.cursor)
    item, today = step.item, who.programme.day_of(now)
    return _after(step, lambda at: steps.pressed(at, item, op, code, today))


def typed(tried: Tried, raw: str, now: datetime, who: Who) -> Tried:
    """A typed answer; Refused ``answer-…`` says what is wrong."""
    today = who.programme.day_of(now)
    return _after(tried.step, lambda at: steps.typed(at, raw, today))


def sent_file(tried: Tried, name: str, size: int, now: datetime, who: Who) -> Tried:
    """A file where one is asked: only its name is remembered."""
    item = tried.step.item
    if item is None or item.kind is not Kind.FILE:
        raise Refused("text-wanted")
    engine.check_size(item, size)
    key, today = item.key, who.programme.day_of(now)
    value = ("preview", name[-engine.LONGEST_FILE_NAME :])
    return _after(tried.step, lambda at: (engine.record(at.form, at.answers, key, value, today), None))


def edit(tried: Tried, key: str) -> Tried:
    """From the review back to one question."""
    return _after(tried.step, lambda at: (at.answers, engine.at(at.form, at.answers, key).key))


def finished(tried: Tried) -> bool:
    """Whether everything was answered: the person would send it now."""
    return engine.ready(tried.step.form, tried.step.answers)


def _after(step: Step, act: Act) -> Tried:
    after, cursor = steps.moved(step, act)
    return Tried(after, cursor)
