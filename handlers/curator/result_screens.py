"""Screens of what a survey's answers come to. Pure: data in, a view out."""

from handlers.callbacks import WaveCard, WaveResults
from handlers.splitting import split
from handlers.view import Button, View
from handlers.widgets import pager
from questionnaires import engine
from questionnaires.tally import ScoreTally, Tally
from services.survey_results import Results
from texts import plain, t

SAID = 10
LONGEST_SAID = 200
PIECE = 3000


def results_view(found: Results, page: int) -> View:
    """Turnout, the scores, every question in sum; in pages, so that one message holds it."""
    wave = found.wave
    head = t("wave-results", title=wave.form.title, answered=wave.answered, guests=wave.guests)
    parts: list[str] = [head]
    if not found.items:
        parts.append(t("wave-few", smallest=found.smallest))
    parts += [_score(score) for score in found.scores]
    parts += [_item(tally, engine.piped(wave.form, {}, tally.item.text), found.smallest) for tally in found.items]
    pieces = split("\n\n".join(parts), PIECE)
    page = min(max(page, 0), len(pieces) - 1)
    rows = pager(page, len(pieces), lambda to: WaveResults(wave=wave.id, page=to))
    return View(pieces[page], (*rows, (Button(plain("wave-button-back"), WaveCard(wave=wave.id)),)))


def _score(score: ScoreTally) -> str:
    if score.mean is None:
        return t("wave-score-few", title=score.title)
    lines: list[str] = [
        t("wave-score", title=score.title, mean=engine.decimal(round(score.mean, 1)), given=score.given)
    ]
    lines += [t("wave-count", answer=title, count=count, given=score.given) for title, count in score.levels]
    return "\n".join(lines)


def _item(tally: Tally, text: str, smallest: int) -> str:
    if tally.given < smallest:
        return t("wave-item-few", question=text, smallest=smallest)
    lines: list[str] = [t("wave-item", question=text, given=tally.given)]
    if tally.mean is not None:
        low, high = tally.item.span()
        lines.append(t("wave-mean", mean=engine.decimal(round(tally.mean, 1)), low=low, high=high))
    lines += [t("wave-count", answer=answer, count=count, given=tally.given) for answer, count in tally.counts]
    lines += [t("wave-said", answer=one[:LONGEST_SAID]) for one in tally.said[:SAID]]
    if len(tally.said) > SAID:
        lines.append(t("wave-said-more", count=len(tally.said) - SAID))
    if tally.declined:
        lines.append(t("wave-declined", count=tally.declined))
    return "\n".join(lines)
