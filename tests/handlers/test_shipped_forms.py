"""Every form we ship, walked in all its branches: every screen fits, every branch ends, the stated effort is true."""

from collections.abc import Iterator, Mapping
from importlib.resources import files
from itertools import product

import pytest

from domain.roles import Role
from handlers.questionnaires.questionnaire_screens import step_view
from questionnaires import engine
from questionnaires.answers import Answer, given
from questionnaires.conditions import leaves
from questionnaires.facts import labels
from questionnaires.form import Form, Item, Kind, Value
from questionnaires.loading import from_json, to_json
from questionnaires.scoring import totals
from questionnaires.shipped import shipped
from services.questionnaires.forms import BASES
from services.questionnaires.steps import Step
from tests.handlers.test_questionnaire_screens import LONGEST_ID, TODAY, WHO, check, longest

LONGEST_FORM = 5  # minutes: the promise of the methodology
FACTS = {Role.MENTEE: "needs", Role.MENTOR: "gives"}
TAP, SHORT, LONG = 5, 15, 40  # seconds for a tap, for a few typed words, for a sentence or two


def branches(form: Form) -> Iterator[dict[str, Value]]:
    """Every combination of the answers (and facts) that a condition looks at."""
    found: dict[str, list[Value]] = {}
    for item in form.items:
        for leaf in leaves(item.show_if) if item.show_if is not None else ():
            target = form.find(leaf.key)
            found[leaf.key] = [(code,) for code in ("mentor", "mentee", "teacher")]
            if target is not None:
                found[leaf.key] = [option.code for option in target.options]
    for values in product(*found.values()):
        yield dict(zip(found, values, strict=True))


def walk(form: Form, branch: dict[str, Value]) -> tuple[dict[str, Answer], list[Item]]:
    """The answers at the end of a branch and the items met on the way; every screen is checked."""
    answers = {key: given(value) for key, value in branch.items() if key.startswith("@")}
    met: list[Item] = []
    while (item := engine.current(form, answers)) is not None:
        check(step_view(Step(LONGEST_ID, 2, form, answers, item), WHO))
        met.append(item)
        if item.kind is Kind.NOTE:
            answers = engine.settle(form, answers, item.key, TODAY)
        else:
            answers = engine.record(form, answers, item.key, branch.get(item.key, longest(item)), TODAY)
        check(step_view(Step(LONGEST_ID, 2, form, answers, item, reviewing=True), WHO))
    check(step_view(Step(LONGEST_ID, 2, form, answers, None, reviewing=True), WHO))
    return answers, met


def effort(item: Item) -> tuple[int, int]:
    """(taps, typed answers) that a question needs; an optional typed one is passed over with a tap."""
    if item.kind.typed:
        return (1, 0) if item.optional else (0, 1)
    if item.kind is Kind.MULTI:
        return (item.span()[0] + 1, 0)
    if item.kind is Kind.RANKING:
        full = item.span()[0] == len(item.options)
        return (item.span()[0] + (0 if full else 1), 0)
    return (1, 0)


def stated(form: Form) -> str:
    """The line of the file that says how much work the form is, as it should be."""
    ways = [walk(form, branch)[1] for branch in branches(form)]
    taps = max(sum(effort(item)[0] for item in met) for met in ways) + 1  # and «Отправить»
    typed = max(sum(effort(item)[1] for item in met) for met in ways)
    return f"# Касаний: до {taps}; ответов словами: {typed}; минут: {form.minutes}.\n"


@pytest.mark.parametrize("form", shipped().values(), ids=lambda form: form.code)
def test_every_branch_ends_and_every_screen_fits(form: Form) -> None:
    for branch in branches(form):
        answers, met = walk(form, branch)
        assert engine.ready(form, answers)
        assert engine.prune(form, answers) == answers
        assert len(totals(form, answers)) == len(form.scores)
        seconds = sum(TAP * effort(item)[0] for item in met)
        seconds += sum((LONG if item.kind is Kind.LONG else SHORT) * effort(item)[1] for item in met)
        assert seconds <= form.minutes * 60
    assert from_json(to_json(form)) == form


@pytest.mark.parametrize("form", shipped().values(), ids=lambda form: form.code)
def test_the_file_states_the_taps_and_the_minutes(form: Form) -> None:
    assert form.minutes <= LONGEST_FORM
    text = files("questionnaires").joinpath("forms", f"{form.code}.toml").read_text(encoding="utf-8")
    assert stated(form) in text


def test_every_form_of_the_methodology_is_here() -> None:
    forms = shipped()
    sides = ("mentor", "mentee")
    for kind in ("head", "work", "college", "pupil_t", "pupil_p", "swot", "interim"):
        assert [forms[f"{kind}_{side}"].role for side in sides] == [Role.MENTOR, Role.MENTEE]
    assert {form.code for form in forms.values() if form.role is Role.CURATOR} == {
        "interim_curator", "quality", "plan_rating", "teacher_record",
    }  # fmt: skip
    assert len(forms["teacher_skills"].items) >= 15
    assert len({item.section for item in forms["teacher_skills"]}) == 3


@pytest.mark.parametrize("sides", BASES.values(), ids=BASES)
def test_requests_and_competences_are_of_one_list(sides: Mapping[Role, str]) -> None:
    asked = {role: labels(shipped()[code], fact) for role, fact in FACTS.items() for code in [sides[role]]}
    assert asked[Role.MENTEE]
    assert asked[Role.MENTEE] == asked[Role.MENTOR]
    others = [labels(shipped()[code], "needs") for every in BASES.values() for code in every.values()]
    alike = [one for one in others if one and one != asked[Role.MENTEE] and one.keys() & asked[Role.MENTEE].keys()]
    assert not alike, "a code means one thing in all forms of mentoring"


@pytest.mark.parametrize("side", ["mentor", "mentee"])
def test_before_and_after_share_their_codes(side: str) -> None:
    before, after = shipped()[f"mon_{side}_in"], shipped()[f"mon_{side}_out"]
    shared = {item.key for item in before} & {item.key for item in after}
    scales = {item.key for item in before if item.kind is Kind.SCALE}
    assert scales <= shared
    assert len(scales) >= 7
    for key in shared:
        one, other = before.find(key), after.find(key)
        assert one is not None
        assert other is not None
        assert (one.kind, one.low, one.high, [o.code for o in one.options], one.code) == (
            other.kind, other.low, other.high, [o.code for o in other.options], other.code,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("partners", "gained", "level"),
    [
        ("yes", 18, "Оптимальный уровень"), ("yes", 15, "Оптимальный уровень"), ("yes", 14, "Допустимый уровень"),
        ("yes", 9, "Допустимый уровень"), ("yes", 8, "Недопустимый уровень"), ("no", 14, "Оптимальный уровень"),
        ("no", 13, "Допустимый уровень"), ("no", 8, "Допустимый уровень"), ("no", 7, "Недопустимый уровень"),
    ],
)  # fmt: skip
def test_the_nine_indicators_with_and_without_partners(partners: str, gained: int, level: str) -> None:
    form = shipped()["plan_rating"]
    answers = {"partners": given(partners)}
    for item in engine.visible(form, answers)[1:]:
        step = min(2, gained)
        gained -= step
        answers[item.key] = given(("none", "partly", "fully")[step])
    (nine,) = totals(form, answers).values()
    assert nine.level is not None
    assert nine.level.title == level
    assert nine.most == (18 if partners == "yes" else 16)
