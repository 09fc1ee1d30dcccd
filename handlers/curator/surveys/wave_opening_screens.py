"""Screens on the way to an opened survey: which form, for whom, from when, until when. Pure: data in, a view out."""

from collections.abc import Sequence
from datetime import date

from domain.surveys.audience import Audience, Only, Whom
from handlers.callbacks import WaveAudience, WaveForms, WaveList, WaveNarrow, WaveOpen, WavePeople, WaveTick
from handlers.curator.surveys.wave_screens import named, value_words, whom_words
from handlers.view import Button, Rows, View
from handlers.widgets import column, page_of, pager
from questionnaires.form import Form
from services.surveys.wave_catalogue import Group, grouped
from services.surveys.wave_circle import Member
from services.surveys.wave_opening import SPANS, Draft, Narrowing, Plan
from texts import day_month, plain, t

QUERY = 12  # letters of a name that a button carries


def groups_view() -> View:
    """By when in the course a form is used; or words of its title are typed."""
    shown = [(group, len(grouped(group))) for group in Group]
    buttons = [
        Button(plain("wave-group", group=group.value, count=count), WaveForms(group=group.value))
        for group, count in shown
        if count
    ]
    return View(t("wave-which"), column([*buttons, Button(plain("wave-button-all"), WaveList())]), asks=True)


def forms_view(group: Group, page: int) -> View:
    found, page, pages = page_of(grouped(group), page)
    rows = (
        *column(_forms(found)),
        *pager(page, pages, lambda to: WaveForms(group=group.value, page=to)),
        (Button(plain("wave-button-groups"), WaveForms()),),
    )
    return View(t("wave-which-of", group=group.value), rows, asks=True)


def found_view(words: str, found: tuple[Form, ...]) -> View:
    """Forms whose title has the typed words; the first of too many."""
    shown, _, pages = page_of(found, 0)
    lines = [t("wave-found", words=words, count=len(found)) if found else t("wave-found-none", words=words)]
    if pages > 1:
        lines.append(t("wave-found-more", count=len(shown)))
    return View("\n".join(lines), column([*_forms(shown), Button(plain("wave-button-groups"), WaveForms())]), asks=True)


def _forms(forms: Sequence[Form]) -> list[Button]:
    return [Button(form.title, WaveAudience(form=form.code)) for form in forms]


def audience_view(form: Form, roles: tuple[Narrowing, ...]) -> View:
    """Whom to put it to; each with how many they are now."""
    buttons = [_role(form, one) for one in roles if one.count or one.audience.whom is Whom.PEOPLE]
    text = t("wave-whom", title=form.title, minutes=form.minutes, total=len(form.questions), intro=form.intro)
    return View(text, column([*buttons, Button(plain("wave-button-other"), WaveForms())]), asks=True)


def _role(form: Form, one: Narrowing) -> Button:
    if one.audience.whom is Whom.PEOPLE:
        return Button(plain("wave-audience-people"), WavePeople(form=form.code))
    label = plain("wave-counted", words=plain(f"wave-audience-{one.audience.whom}"), count=one.count)
    return Button(label, WaveOpen(form=form.code, whom=one.audience.code))


def narrow_view(form: Form, whom: Whom, found: tuple[Narrowing, ...]) -> View:
    """Who of the role: conditions that somebody meets, and one's own number of meetings."""
    buttons = [
        Button(
            plain("wave-counted", words=_condition(one.audience), count=one.count),
            WaveOpen(form=form.code, whom=one.audience.code),
        )
        for one in found
        if one.count
    ]
    if any(one.audience.only is Only.MET and one.count for one in found):
        buttons.append(Button(plain("wave-button-met"), WaveNarrow(form=form.code, whom=whom.value, typed=True)))
    everybody = Button(plain(f"wave-everybody-{whom}"), WaveOpen(form=form.code, whom=whom.value))
    text = t("wave-narrow", title=form.title, whom=plain(f"wave-to-{whom}"))
    return View(text, column([*buttons, everybody]), asks=True)


def _condition(audience: Audience) -> str:
    return plain("wave-button-only", only=audience.only.value, value=value_words(audience))


def people_view(form: Form, found: tuple[Member, ...], ticked: frozenset[int], page: int, query: str) -> View:
    """Names to tick, in pages; a typed name finds."""
    shown, page, pages = page_of(found, page)
    buttons = [
        Button(
            plain("wave-ticked" if one.person_id in ticked else "wave-unticked", name=one.name),
            WaveTick(form=form.code, person=one.person_id, on=one.person_id not in ticked, page=page, query=query),
        )
        for one in shown
    ]
    rows: Rows = (
        *column(buttons),
        *pager(page, pages, lambda to: WavePeople(form=form.code, page=to, query=query)),
    )
    if query:
        rows = (*rows, (Button(plain("wave-button-everybody"), WavePeople(form=form.code)),))
    if ticked:
        rows = (*rows, (Button(plain("button-next"), WaveOpen(form=form.code, whom=Whom.PEOPLE.value)),))
    rows = (*rows, (Button(plain("wave-button-whom"), WaveAudience(form=form.code)),))
    lines = [t("wave-who", title=form.title), t("wave-who-ticked", count=len(ticked))]
    if not found:
        lines.append(t("wave-who-none", query=query))
    return View("\n".join(lines), rows, asks=True)


def draft_view(draft: Draft) -> View:
    """Everything that «yes» does: names, days, reminders."""
    circle, plan = draft.circle, draft.plan
    names = named(circle.names)
    lines: list[str] = [
        t("wave-ask", title=draft.form.title, whom=whom_words(plan.audience), count=len(circle.members), names=names)
    ]
    if circle.offline:
        lines.append(t("wave-offline", names=named(circle.offline)))
    if circle.busy:
        lines.append(t("wave-busy", count=circle.busy))
    lines.append(_start(draft))
    days = draft.form.reminders
    rungs = ", ".join(str(day) for day in days[:-1])
    lines.append(t("wave-rungs", count=len(days), days=rungs, last=days[-1] if days else 0))
    buttons = [_yes(draft, closing) for closing in draft.closings]
    return View("\n".join(lines), column([*buttons, *_turns(plan), Button(plain("button-no"), WaveList())]), asks=True)


def _start(draft: Draft) -> str:
    if draft.opens_at is None:
        return t("wave-starts-now")
    listed = int(draft.plan.audience.whom is Whom.PEOPLE)
    return t("wave-starts-on", day=day_month(draft.first), listed=listed)


def _yes(draft: Draft, closing: date) -> Button:
    span = (closing - draft.first).days
    which = "days" if span in SPANS and draft.plan.closes is None else "until"
    args = {"days": span, "end": day_month(closing), "start": day_month(draft.first)}
    key = f"wave-yes-plan-{which}" if draft.opens_at else f"wave-yes-{which}"
    return Button(plain(key, **args), tap(draft.plan, "y", closes=closing))


def _turns(plan: Plan) -> list[Button]:
    """What else may be changed before «yes»."""
    turns = [
        Button(plain("wave-button-until"), tap(plan, "u")),
        Button(plain("wave-button-later"), tap(plan, "w")),
    ]
    whom = plan.audience.whom
    if whom is Whom.PEOPLE:
        return [*turns, Button(plain("wave-button-people"), WavePeople(form=plan.form_code))]
    if whom is not Whom.CURATORS:
        narrow = WaveNarrow.model_validate({"form": plan.form_code, "whom": whom.value})
        return [*turns, Button(plain("wave-button-narrow"), narrow)]
    return turns


def tap(plan: Plan, act: str, closes: date | None = None) -> WaveOpen:
    """The plan as a button carries it."""
    last = closes or plan.closes
    return WaveOpen.model_validate(
        {
            "form": plan.form_code,
            "whom": plan.audience.code,
            "opens": plan.opens.toordinal() if plan.opens else 0,
            "closes": last.toordinal() if last else 0,
            "act": act,
        }
    )
