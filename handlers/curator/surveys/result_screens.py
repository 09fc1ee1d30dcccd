"""Screens of what the answers of a survey or of a form come to. Pure: data in, a view out."""

from typing import Literal

from domain.refusal import Refused
from handlers.callbacks import ResultForms, ShowResults, WaveCard, WaveList
from handlers.questionnaires.questionnaire_screens import cut
from handlers.splitting import split
from handlers.view import Button, Rows, View
from handlers.widgets import column, page_of, pager
from questionnaires import engine
from questionnaires.form import Form, Kind
from questionnaires.tally import ScoreTally
from services.surveys.survey_results import SATISFIED, Held, Question, Results, Sayings, Side, Source, percent
from texts import plain, t

Part = Literal["text", "words", "picture", "file"]
LONGEST_SAID = 300
PIECE = 1600
BAR = 10
FULL, EMPTY = "\N{FULL BLOCK}", "\N{LIGHT SHADE}"


def page_data(source: Source, page: int = 0, part: Part = "text") -> ShowResults:
    """The button to a part of these results."""
    return ShowResults(wave=source.wave, form=source.form, side=source.side, page=min(page, 999), part=part)


def results_view(found: Results, page: int) -> View:
    """Turnout, the scores, every question in sum; in pages, so that one message holds it."""
    pieces = split("\n\n".join(_parts(found)), PIECE)
    page = min(max(page, 0), len(pieces) - 1)
    rows = (*pager(page, len(pieces), lambda to: page_data(found.source, to)), *_sides(found), *column(_files(found)))
    return View(pieces[page], (*rows, (back_button(found.source),)), asks=True)


def words_of(found: Results) -> str:
    """The whole text, for a network that lets no picture through."""
    return "\n\n".join(_parts(found))


def _parts(found: Results) -> list[str]:
    parts: list[str] = [f"{t('results-title', title=found.form.title)}\n{_turnout(found)}"]
    if not found.people:
        parts.append(t("results-none"))
    if found.few:
        parts.append(t("results-few"))
    match found.held:
        case Held.OPEN:
            parts.append(t("results-held-open"))
        case Held.FEW:
            parts.append(t("results-held-few"))
        case Held.SIDE:
            parts.append(t("results-held-side"))
        case Held.NOT:
            pass
    parts += [_score(score) for score in found.scores]
    parts += [_item(question) for question in found.questions]
    if found.hidden:
        parts.append(t("results-hidden", questions="; ".join(found.hidden)))
    return parts


def _turnout(found: Results) -> str:
    if found.source.side:
        return t("results-turnout-side", side=found.source.side, people=found.people)
    if found.wave is None:
        return t("results-turnout-form", people=found.people)
    return t("results-turnout-wave", answered=found.wave.answered, guests=found.wave.guests)


def _score(score: ScoreTally) -> str:
    if score.mean is None:
        return t("results-score-few", title=score.title)
    mean = engine.decimal(round(score.mean, 1))
    lines: list[str] = [t("results-score", title=score.title, mean=mean, given=score.given)]
    lines += [_bar(title, count, score.given) for title, count in score.levels]
    return "\n".join(lines)


def _item(question: Question) -> str:
    tally = question.tally
    lines: list[str] = [t("results-item", question=question.text), _given(question)]
    if question.good is not None:
        share = {"good": question.good, "given": tally.given, "percent": percent(question.good, tally.given)}
        lines.append(t("results-good", bar=SATISFIED, **share))
    if tally.mean is not None:
        lines.append(_steps(question))
    else:
        lines += [_bar(answer, count, tally.given) for answer, count in tally.counts]
    if tally.declined:
        lines.append(t("results-declined-count", count=tally.declined))
    return "\n".join(lines)


def _given(question: Question) -> str:
    """How many answered; of a scale the mean with a row of blocks as long as it is high."""
    tally = question.tally
    if tally.said:
        return t("results-typed", given=tally.given)
    if tally.mean is None:
        return t("results-given-first" if tally.item.kind is Kind.RANKING else "results-given", given=tally.given)
    mean = engine.decimal(round(tally.mean, 1))
    if question.scale is None:
        return t("results-given-number", given=tally.given, mean=mean)
    low, high = question.scale
    bar = _blocks(tally.mean - low, max(high - low, 1))
    return t("results-given-mean", bar=bar, given=tally.given, mean=mean, high=high)


def _steps(question: Question) -> str:
    """The highest first, each with how many chose it."""
    (first, count), *rest = reversed(question.tally.counts)
    others = [plain("results-step", step=step, count=number) for step, number in rest]
    return t("results-steps", steps=", ".join([plain("results-step-first", step=first, count=count), *others]))


def _bar(answer: str, count: int, given: int) -> str:
    """How many of how many, with the share as a row of blocks before the words: a telephone breaks long lines."""
    share = {"count": count, "given": given, "percent": percent(count, given)}
    return t("results-bar", bar=_blocks(count, given), answer=answer, **share)


def _blocks(part: float, whole: float) -> str:
    """A part of ten blocks; what there is of it at all has one."""
    full = max(1, round(BAR * part / whole)) if part > 0 else 0
    return FULL * full + EMPTY * (BAR - full)


def _sides(found: Results) -> Rows:
    """«All», «mentors», «mentees», the shown one marked."""
    if not found.sides:
        return ()
    whole = _side_button(found.source, "", plain("results-button-all-sides"))
    return ((whole, *(_side_button(found.source, side, _side(side)) for side in found.sides)),)


def _side(side: Side) -> str:
    return plain("results-button-side-mentor" if side == "mentor" else "results-button-side-mentee")


def _side_button(source: Source, side: Literal[""] | Side, label: str) -> Button:
    label = plain("results-button-chosen", label=label) if side == source.side else label
    return Button(label, page_data(Source(source.wave, source.form, side)))


def _files(found: Results) -> list[Button]:
    buttons: list[Button] = []
    if any(question.tally.counts for question in found.questions):
        buttons.append(Button(plain("results-button-picture"), page_data(found.source, part="picture")))
    if found.words:
        words = plain("results-button-words", count=found.words)
        buttons.append(Button(words, page_data(found.source, part="words")))
    if found.questions:
        buttons.append(Button(plain("results-button-file"), page_data(found.source, part="file")))
    return buttons


def back_button(source: Source) -> Button:
    """To the survey, or to the list of forms."""
    if source.wave:
        return Button(plain("results-button-back"), WaveCard(wave=source.wave))
    return Button(plain("results-button-forms"), ResultForms())


def sayings_view(title: str, found: Sayings) -> View:
    """A page of typed answers under their questions."""
    lines: list[str] = [t("results-words-title", title=title)]
    last = ""
    for one in found.found:
        if one.question != last:
            lines += ["", t("results-words-question", question=one.question)]
            last = one.question
        words = cut(one.words, LONGEST_SAID)
        lines.append(t("results-words-named", name=one.name, words=words) if one.name else _unnamed(words))
    if not found.found:
        lines.append(t("results-words-none"))
    rows = pager(found.page, found.pages, lambda to: page_data(found.source, to, "words"))
    return View("\n".join(lines), (*rows, (Button(plain("results-button-to-results"), page_data(found.source)),)))


def _unnamed(words: str) -> str:
    return t("results-words-said", words=words)


def forms_view(found: tuple[tuple[Form, int], ...], page: int) -> View:
    """Every form that somebody has sent."""
    shown, page, pages = page_of(found, page)
    buttons = [
        Button(plain("results-forms-row", title=form.title, people=people), ShowResults(form=form.code))
        for form, people in shown
    ]
    rows = (*column(buttons), *pager(page, pages, lambda to: ResultForms(page=to)))
    text = t("results-forms-title") if found else f"{t('results-forms-title')}\n\n{t('results-forms-none')}"
    return View(text, (*rows, (Button(plain("results-button-to-surveys"), WaveList()),)), asks=True)


def source_of(data: ShowResults) -> Source:
    """Refused ``stale`` for a button that names neither a survey nor a form, or both."""
    if bool(data.wave) == bool(data.form):
        raise Refused("stale")
    return Source(data.wave, data.form, data.side)
