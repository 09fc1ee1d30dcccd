"""Screens of a questionnaire: question, review, thanks. Pure: a step in, a view out."""

from collections.abc import Sequence
from functools import lru_cache

from domain.roles import Role
from domain.who import Who
from handlers.callbacks import AnswerTap, BeginForm, ContinueResponse, ReviewTap, WaveNext
from handlers.curator.surveys import record_screens
from handlers.questionnaires.questionnaire_people import FIRST, Shelf, people_lines, people_rows
from handlers.view import Button, Rows, View
from handlers.widgets import column, grid
from questionnaires import engine
from questionnaires.answers import State
from questionnaires.form import ABOUT, Audience, Form, Item, Kind, Option
from questionnaires.sections import Place, place_of
from questionnaires.week import rows_of_week
from services.questionnaires.forms import BASE_CODES
from services.questionnaires.steps import Step
from texts import plain, t

SCALE_ROW = 5
REVIEW_ROW = 6
PAIR_LABEL = 18  # two labels of this length stand side by side on a narrow phone
REVIEW_ROOM = 3100  # of 4096 characters, for all the lines of a review
SHORTEST_LINE = 24
NAMED_ORPHANS, LONGEST_ORPHAN = 4, 50


def step_view(step: Step, who: Who, shelf: Shelf = FIRST) -> View:
    """The screen that a step leads to. ``shelf``: which names are shown where a person is asked for."""
    if step.item is not None:
        return question_view(step, step.item, shelf)
    if step.sent:
        return sent_view(step, who)
    return review_view(step)


def question_view(step: Step, item: Item, shelf: Shelf = FIRST) -> View:
    """«Вопрос 3 из 12», the question, the hint, who will see the answer; its options and the ways on."""
    number, total = engine.progress(step.form, step.answers, item.key)
    parts: list[str] = [t("questionnaire-behalf", name=step.behalf)] if step.behalf else []
    if step.about:
        parts.append(record_screens.about_line(step))
    if step.form.intro and not any(key[0] != ABOUT for key in step.answers):
        parts += [t("questionnaire-plain", text=step.form.intro), ""]
    if step.form.review:  # a word in passing is not counted: it should not look like one more questionnaire
        parts += _where(step, item, number, total)
    parts.append(_asked(step, item))
    if item.kind is Kind.NOTE:
        return View("\n".join(parts), (_ways(step, item, number),), asks=True)
    answer = step.answers.get(item.key)
    if item.kind.typed and answer is not None and answer.state is State.GIVEN:
        shown = engine.shown(item, answer.value)
        parts.append(t("questionnaire-given-clear" if item.optional else "questionnaire-given", answer=shown))
    if item.kind is Kind.PERSON:
        parts += people_lines(step, item, shelf)
    parts.append(record_screens.seen_by(step) if step.about else _seen_by(item.seen_by, step.form.role))
    ways = _ways(step, item, number)
    options = people_rows(step, item, shelf) if item.kind is Kind.PERSON else _options(step, item)
    rows = (*options, *_decline(step, item), *((ways,) if ways else ()))
    return View("\n".join(parts), rows, asks=True)


# What is the same for everybody is made once: a step has half a millisecond for everything.


@lru_cache(maxsize=1024)
def _place(number: int, total: int) -> str:
    return t("questionnaire-step", number=number, total=total)


def _where(step: Step, item: Item, number: int, total: int) -> list[str]:
    """«Вопрос 3 из 12»; in a form of several parts the part comes first, each with its own count."""
    place = place_of(step.form, step.answers, item)
    if place is None:
        return [_place(number, total)] if number else []
    return [_section(place, note=item.kind is Kind.NOTE)]


@lru_cache(maxsize=1024)
def _section(place: Place, *, note: bool) -> str:
    where = {"section": place.section, "sections": place.sections, "title": place.title}
    if note:
        return t("questionnaire-section-note", **where)
    return t("questionnaire-section", number=place.number, total=place.total, **where)


def _asked(step: Step, item: Item) -> str:
    low, high = item.span() if item.kind in (Kind.SCALE, Kind.FILE) else (0, 0)
    bounds = (f"{low}", f"{high}", item.low_label, item.high_label, item.kind is Kind.FILE)
    text, hint = (engine.piped(step.form, step.answers, part) for part in (item.text, item.hint))
    if (text, hint) != (item.text, item.hint):
        return _question.__wrapped__(text, hint, *bounds)  # a person's own words are not kept in memory
    return _question(text, hint, *bounds)


@lru_cache(maxsize=4096)
def _question(text: str, hint: str, low: str, high: str, low_label: str, high_label: str, file: bool) -> str:
    lines = [t("questionnaire-text", text=text)]
    lines += [t("questionnaire-plain", text=hint)] if hint else []
    if low_label:
        lines.append(t("questionnaire-scale", low=low, high=high, low_label=low_label, high_label=high_label))
    if file:
        lines.append(t("questionnaire-file", limit=high))
    return "\n".join(lines)


@lru_cache(maxsize=32)
def _seen_by(audience: Audience, role: Role | None) -> str:
    side = role.value if role is not None else "any"
    match audience:
        case Audience.PARTNER:
            return t("questionnaire-seen-by-partner", side=side)
        case Audience.ALLOWED:
            return t("questionnaire-seen-by-allowed", side=side)
        case Audience.CURATOR:
            return t("questionnaire-seen-by-curator")
        case Audience.SUMS:
            return t("questionnaire-seen-by-sums")


@lru_cache(maxsize=32)
def _word(key: str) -> str:
    return plain(f"button-{key}")


def _options(step: Step, item: Item) -> Rows:
    if item.kind is Kind.SCALE:
        low, high = item.span()
        chosen = engine.shown(item, _value(step, item))
        scale = [_choice(step, item, str(n), _ticked(str(n), str(n) == chosen)) for n in range(low, high + 1)]
        return grid(scale, SCALE_ROW)
    if item.kind is Kind.MULTI:
        marks = engine.marks(step.answers, item.key)
        week = rows_of_week(item.options)
        if week is not None:
            return tuple(tuple(_box(step, item, one, one.code in marks) for one in row) for row in week)
        return _laid_out([_box(step, item, option, option.code in marks) for option in item.options])
    if item.kind is Kind.RANKING:
        return column([_ranked(step, item, option) for option in item.options])
    buttons = [
        _choice(step, item, option.code, _ticked(option.label, option.code == _value(step, item)))
        for option in item.options
    ]
    return _laid_out(buttons)


def _value(step: Step, item: Item) -> str | int | None:
    answer = step.answers.get(item.key)
    return answer.value if answer is not None and isinstance(answer.value, str | int) else None


def _ticked(label: str, chosen: bool) -> str:
    return f"✅ {label}" if chosen else label


def _choice(step: Step, item: Item, code: str, label: str) -> Button:
    return Button(label, AnswerTap.packed(step.response_id, item.key, f"={code}"))


def _box(step: Step, item: Item, option: Option, marked: bool) -> Button:
    """A tap says what is to be, not «the other way round»: ten taps at once mark once."""
    act = f"{'-' if marked else '+'}{option.code}"
    return Button(f"{'☑' if marked else '☐'} {option.label}", AnswerTap.packed(step.response_id, item.key, act))


def _ranked(step: Step, item: Item, option: Option) -> Button:
    """«1. …» on what has its place; a tap on it takes it out, and the others move up."""
    marks = engine.marks(step.answers, item.key)
    placed = option.code in marks
    label = f"{marks.index(option.code) + 1}. {option.label}" if placed else option.label
    return Button(label, AnswerTap.packed(step.response_id, item.key, f"{'-' if placed else '+'}{option.code}"))


def _decline(step: Step, item: Item) -> Rows:
    """«Не хочу отвечать»: an answer of its own, where the form allows it."""
    if not item.decline:
        return ()
    answer = step.answers.get(item.key)
    label = _ticked(_word("decline"), answer is not None and answer.state is State.DECLINED)
    return ((Button(label, AnswerTap.packed(step.response_id, item.key, "d")),),)


def _laid_out(buttons: Sequence[Button]) -> Rows:
    """Two short labels side by side, a long one in a row of its own; the order stays."""
    rows: list[tuple[Button, ...]] = []
    for button in buttons:
        last = rows[-1] if rows else ()
        if len(last) == 1 and max(len(last[0].label), len(button.label)) <= PAIR_LABEL:
            rows[-1] = (last[0], button)
        else:
            rows.append((button,))
    return tuple(rows)


def _ways(step: Step, item: Item, number: int) -> tuple[Button, ...]:
    """Back; skip where one may; on after a multi-choice; put off under a typed question."""

    def way(key: str, act: str) -> Button:
        return Button(_word(key), AnswerTap.packed(step.response_id, item.key, act))

    settled = engine.settled(step.answers, item.key)
    first = engine.previous(step.form, step.answers, item.key) is None
    back = not first or (step.reviewing and settled)
    tapped = item.kind.marked or item.kind is Kind.NOTE
    skips = item.optional or settled if item.kind.typed else engine.may_skip(item) and not tapped
    ways = [way("back", "<")] if back else []
    ways += [way("skip", "s")] if skips else []
    ways += [way("next", ">")] if tapped else []
    ways += [way("postpone", "z")] if item.kind.typed else []
    return tuple(ways)


def review_view(step: Step) -> View:
    """«Проверьте ответы: 12 из 12», the answers in short, a number for each, «Отправить»."""
    items = engine.questions(step.form, step.answers)
    room = max(SHORTEST_LINE, REVIEW_ROOM // max(1, len(items)) - 10)
    done, total = engine.answered(step.form, step.answers)
    lines: list[str] = [t("questionnaire-behalf", name=step.behalf)] if step.behalf else []
    if step.about:
        lines.append(record_screens.about_line(step))
    if step.corrects is not None:
        lines.append(t("questionnaire-change"))
    lines += [t("questionnaire-review", done=done, total=total), ""]
    lines += [_review_line(step, number, item, room) for number, item in enumerate(items, 1)]
    lines += _orphans(step)
    numbers = [
        Button(str(number), ReviewTap(response=step.response_id, key=item.key)) for number, item in enumerate(items, 1)
    ]
    send = Button(plain("button-send"), ReviewTap(response=step.response_id))
    return View("\n".join(lines), (*grid(numbers, REVIEW_ROW), (send,)), asks=True)


def _orphans(step: Step) -> list[str]:
    """What was answered and is asked no more: the person learns it before it is gone."""
    gone = engine.orphans(step.form, step.answers)
    if not gone:
        return []
    named = [f"«{cut(engine.piped(step.form, step.answers, item.text), LONGEST_ORPHAN)}»" for item in gone]
    questions = ", ".join(named[:NAMED_ORPHANS])
    if len(named) > NAMED_ORPHANS:
        more = len(named) - NAMED_ORPHANS
        questions = plain("questionnaire-orphans-more", questions=questions, count=more)
    return ["", t("questionnaire-orphans", count=len(gone), questions=questions)]


def _review_line(step: Step, number: int, item: Item, room: int) -> str:
    answer = step.answers.get(item.key)
    question = cut(engine.piped(step.form, step.answers, item.text), room // 2)
    shown = engine.said(item, answer)
    if not shown:
        return t("questionnaire-review-skipped", number=number, question=question)
    return t("questionnaire-review-line", number=number, question=question, answer=cut(shown, room // 2))


def cut(text: str, limit: int) -> str:
    """One line of at most ``limit`` characters."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def sent_view(step: Step, who: Who) -> View:
    """Thanks, and what happens next; the same for a second tap."""
    if step.behalf:
        return View(t("questionnaire-sent-behalf", name=step.behalf))
    if not step.form.review:
        return View(t("questionnaire-thanks"))
    if step.corrects is not None:
        return View(t("questionnaire-unchanged" if step.unchanged else "questionnaire-changed"))
    if step.about and (thanks := record_screens.sent_view(step)) is not None:
        return thanks
    waits = step.form.role is not None and step.form.role not in who.admitted and not who.programme.admit_all
    return View(t("questionnaire-sent-waiting" if waits and _is_base(step.form) else "questionnaire-sent"))


def _is_base(form: Form) -> bool:
    return form.code in BASE_CODES


def stopped_view(step: Step) -> View:
    """«Вы остановились на вопросе 5 из 12», «Продолжить»."""
    go_on = ((Button(plain("button-continue"), ContinueResponse(response=step.response_id)),),)
    if step.item is None:
        return View(t("questionnaire-stopped-review", total=step.total), go_on)
    where = {"number": step.number, "total": step.total}
    if step.behalf:
        return View(t("questionnaire-stopped-behalf", name=step.behalf, **where), go_on)
    return View(t("questionnaire-stopped", **where), go_on)


def invite_view(form: Form) -> View:
    """An invitation to one more questionnaire, with its minutes."""
    text = t(
        "questionnaire-invite", title=form.title, total=len(form.questions), minutes=form.minutes, intro=form.intro
    )
    return View(text, ((Button(plain("button-begin"), BeginForm(form=form.code)),),))


def more_view(waiting: tuple[Form, ...]) -> View:
    """What else waits after a survey was sent: the next of them, with its minutes."""
    following = waiting[0]
    text = t("waiting-more", count=len(waiting), title=following.title, minutes=following.minutes)
    return View(text, ((Button(plain("button-begin"), WaveNext()),),))
