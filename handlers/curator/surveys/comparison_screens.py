"""Screens of entry against exit. Pure: data in, a view out."""

from domain.surveys.comparison import Asked, Change, Line, turn
from handlers.callbacks import Compare, CompareList, WaveList
from handlers.splitting import split
from handlers.view import Button, Rows, View
from handlers.widgets import column, page_of, pager
from questionnaires.tally import SMALLEST
from services.surveys.comparison import Compared, Topic
from texts import day_month, plain, t

PIECE = 1800
PEOPLE_PAGE = 10


def topics_view(found: tuple[Topic, ...]) -> View:
    """What can be compared, with how many people have both."""
    buttons = [
        Button(
            plain("comparison-row", title=one.before.title, both=one.both, entered=one.entered), Compare(form=one.code)
        )
        for one in found
    ]
    text = "\n\n".join([t("comparison-title"), t("comparison-about" if found else "comparison-none")])
    return View(text, column([*buttons, Button(plain("results-button-to-surveys"), WaveList())]), asks=True)


def compared_view(found: Compared, page: int) -> View:
    """Question by question in sum; in pages."""
    pieces = split("\n\n".join(_parts(found)), PIECE)
    page = min(max(page, 0), len(pieces) - 1)
    form = found.topic.code
    rows = (*pager(page, len(pieces), lambda to: Compare(form=form, page=to)), *_ways(found))
    return View(pieces[page], (*rows, (Button(plain("comparison-button-all"), CompareList()),)), asks=True)


def words_of(found: Compared) -> str:
    """The whole text, for a network that lets no picture through."""
    return "\n\n".join(_parts(found))


def _parts(found: Compared) -> list[str]:
    topic, people = found.topic, found.found.people
    title = {"title": topic.before.title, "later": topic.after.title}
    head = t("comparison-card-pair", **title) if topic.after.code != topic.code else t("comparison-card", **title)
    parts: list[str] = [f"{head}\n{t('comparison-both', both=len(people), entered=topic.entered)}"]
    if not people:
        return [*parts, t("comparison-wait")]
    if len(people) < SMALLEST:
        parts.append(t("comparison-few"))
    if found.found.alike:
        parts.append(t("comparison-mean", **_turn(found.found.before, found.found.after)))
    return [*parts, *(_line(line) for line in found.found.lines), t("comparison-note")]


def _line(line: Line) -> str:
    turn = _turn(line.before, line.after)
    return t("comparison-line", question=_question(line.asked), rose=line.rose, same=line.same, fell=line.fell, **turn)


def _question(asked: Asked) -> str:
    return plain("comparison-less", question=asked.text) if asked.reverse else asked.text


def _turn(before: float, after: float) -> dict[str, str]:
    change = turn(before, after)
    sign = "+" if change > 0 else "\N{MINUS SIGN}" if change < 0 else ""
    return {"before": _number(before), "after": _number(after), "change": sign + _number(abs(change))}


def _number(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")


def _ways(found: Compared) -> Rows:
    if not found.found.people:
        return ()
    parts = ("people", "picture", "file", "paper")
    return column(
        [Button(plain(f"comparison-button-{part}"), Compare(form=found.topic.code, part=part)) for part in parts]
    )


def people_view(found: Compared, page: int) -> View:
    """Person by person; a tap shows one person's questions."""
    shown, page, pages = page_of(found.found.people, page, PEOPLE_PAGE)
    form = found.topic.code
    lines = [t("comparison-person", name=one.name, **_turn(one.before, one.after)) for one in shown]
    buttons = [Button(one.name, Compare(form=form, part="people", person=one.person_id)) for one in shown]
    rows = (*column(buttons), *pager(page, pages, lambda to: Compare(form=form, part="people", page=to)))
    back = Button(plain("comparison-button-back"), Compare(form=form))
    text = "\n".join([t("comparison-people-title", title=found.topic.before.title), "", *lines])
    return View(text, (*rows, (back,)), asks=True)


def person_view(found: Compared, person: Change) -> View:
    """One person's answers, both times."""
    days = {"start": day_month(person.before_on), "end": day_month(person.after_on)}
    lines = [t("comparison-person-title", name=person.name, title=found.topic.before.title, **days), ""]
    for line in found.found.lines:
        if line.asked.code in person.marks:
            before, after = person.marks[line.asked.code]
            turn = {"before": f"{before:g}", "after": f"{after:g}"}
            lines.append(t("comparison-person-line", question=_question(line.asked), **turn))
    back = Button(plain("comparison-button-people"), Compare(form=found.topic.code, part="people"))
    return View("\n".join(lines), ((back,),), asks=True)
