"""Screens of surveys for the curator: the list, one survey, its closing. Pure: data in, a view out."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from domain.surveys.audience import Audience
from domain.who import Who
from handlers.callbacks import (
    CompareList,
    EnterSurvey,
    PrintForm,
    ResultForms,
    WaveCard,
    WaveExtend,
    WaveForms,
    WaveList,
    WaveResults,
    WaveSchedule,
)
from handlers.view import Button, Rows, View
from handlers.widgets import column, confirm, pager
from services.surveys.waves import Listed, Wave
from texts import day_month, moment, plain, t

NAMED = 30
LONGER = (3, 7)  # days by which a survey may be extended with one tap


def opened_view(listed: Listed, own: View | None, who: Who) -> View:
    """What was opened, after one's own questionnaires where there are any."""
    lines: list[str] = [_line(wave, _moment_of(wave, listed.waves)) for wave in listed.waves] or [t("wave-none")]
    buttons = [Button(_row(wave, listed.waves), WaveCard(wave=wave.id)) for wave in listed.waves]
    rows: Rows = (
        *column(buttons),
        *pager(listed.page, listed.pages, lambda to: WaveList(page=to)),
        (Button(plain("wave-button-open"), WaveForms()),),
        (Button(plain("results-button-forms"), ResultForms()),),
        (Button(plain("results-button-comparison"), CompareList()),),
        (Button(plain("wave-button-schedule"), WaveSchedule()),),
    )
    text = "\n".join([t("wave-title"), "", *lines])
    return View(text, rows) if own is None else View(f"{own.text}\n\n{text}", (*own.rows, *rows))


def _row(wave: Wave, listed: Sequence[Wave]) -> str:
    """The title; of several alike, the moment they were opened tells them apart."""
    if sum(one.form.title == wave.form.title for one in listed) == 1:
        return wave.form.title
    return plain("wave-row-day", day=_moment_of(wave, listed), title=wave.form.title)


def _moment_of(wave: Wave, listed: Sequence[Wave]) -> str:
    """The day of opening; with the hour, or at last the number, where another of the same title has the same."""
    alike = [one for one in listed if one.form.title == wave.form.title]
    ways = [[f"{one.opened_at.astimezone(one.zone):{way}}" for one in alike] for way in ("%d.%m", "%d.%m %H:%M")]
    place = alike.index(wave)
    found = next((said[place] for said in ways if said.count(said[place]) == 1), "")
    return found or plain("wave-row-same", when=ways[-1][place], number=wave.id)


def _line(wave: Wave, day: str) -> str:
    turnout = {"title": wave.form.title, "answered": wave.answered, "guests": wave.guests, "day": day}
    if wave.closed:
        return t("wave-line-closed", **turnout)
    if wave.planned:
        return t("wave-line-planned", title=wave.form.title, day=_day(wave.opened_at, wave.zone))
    return t("wave-line-open", **turnout)


def _day(at: datetime, zone: ZoneInfo) -> str:
    return day_month(at.astimezone(zone).date())


def whom_words(audience: Audience) -> str:
    """«Mentors, in a pair», as it stands after «For whom:»."""
    who = plain(f"wave-to-{audience.whom}")
    if not audience.narrows:
        return who
    condition = plain("wave-only", only=audience.only.value, value=value_words(audience))
    return plain("wave-to-narrowed", whom=who, condition=condition)


def value_words(audience: Audience) -> str | int:
    """What the condition names: a number of meetings, or a form of mentoring in words."""
    if audience.value.isdecimal():
        return int(audience.value)
    return plain("wave-mentoring", form=audience.value) if audience.value else ""


def card_view(wave: Wave, who: Who, now: datetime) -> View:
    """One survey: for whom, until when, how many have answered, who has not."""
    lines = [t("wave-card", title=wave.form.title), _for_whom(wave), _term(wave)]
    if not wave.planned:
        lines.append(t("wave-turnout", answered=wave.answered, guests=wave.guests))
    if wave.silent and not wave.closed and not wave.planned:
        lines.append(t("wave-silent", names=named(wave.silent)))
        if wave.offline:
            lines.append(t("wave-offline", names=named(wave.offline)))
    return View("\n".join(lines), column([*_acts(wave, now), Button(plain("wave-button-all"), WaveList())]))


def _for_whom(wave: Wave) -> str:
    if wave.occasion:
        return t("wave-card-occasion", occasion=wave.occasion)
    return t("wave-card-whom", whom=whom_words(wave.audience))


def _term(wave: Wave) -> str:
    end = moment(wave.closes_at, wave.zone.key)
    if wave.closed:
        return t("wave-was-until", end=end)
    if wave.planned:
        return t("wave-planned", start=moment(wave.opened_at, wave.zone.key), end=end)
    return t("wave-until", end=end)


def _acts(wave: Wave, now: datetime) -> list[Button]:
    buttons = []
    if not wave.planned:
        buttons.append(Button(plain("wave-button-results"), WaveResults(wave=wave.id)))
    if wave.closed:
        return buttons
    if wave.silent and not wave.planned and not _reminded_today(wave, now):
        buttons.append(Button(plain("wave-button-remind"), WaveCard(wave=wave.id, act="remind")))
    if wave.silent and not wave.planned:
        buttons.append(Button(plain("paper-button-enter"), EnterSurvey(wave=wave.id)))
    buttons.append(Button(plain("paper-button"), PrintForm(form=wave.form.code)))
    buttons.append(Button(plain("wave-button-extend"), WaveExtend(wave=wave.id)))
    close = plain("wave-button-cancel") if wave.planned else plain("wave-button-close")
    return [*buttons, Button(close, WaveCard(wave=wave.id, act="ask"))]


def _reminded_today(wave: Wave, now: datetime) -> bool:
    at = wave.reminded_at
    return at is not None and at.astimezone(wave.zone).date() == now.astimezone(wave.zone).date()


def named(names: tuple[str, ...]) -> str:
    """Names in one line; many are cut with their number."""
    shown = ", ".join(names[:NAMED])
    return plain("wave-names-more", names=shown, count=len(names) - NAMED) if len(names) > NAMED else shown


def ask_close_view(wave: Wave) -> View:
    if wave.planned:
        text = t("wave-ask-cancel", title=wave.form.title)
        yes = plain("wave-yes-cancel")
    else:
        text = t("wave-ask-close", title=wave.form.title, answered=wave.answered, guests=wave.guests)
        yes = plain("wave-yes-close")
    return View(text, confirm(yes, WaveCard(wave=wave.id, act="close"), WaveCard(wave=wave.id)))


def extend_view(wave: Wave) -> View:
    """To which day: two to tap, any other typed."""
    last = wave.closes_at.astimezone(wave.zone).date()
    days = [last + timedelta(days=span) for span in LONGER]
    buttons = [
        Button(plain("wave-yes-extend", day=day_month(day)), WaveExtend(wave=wave.id, to=day.toordinal()))
        for day in days
    ]
    back = Button(plain("wave-button-back"), WaveCard(wave=wave.id))
    text = t("wave-ask-extend", title=wave.form.title, end=moment(wave.closes_at, wave.zone.key))
    return View(text, column([*buttons, back]), asks=True)


def invitation(wave: Wave, *, reminder: bool) -> str:
    """What an invited person reads."""
    args = {"title": wave.form.title, "minutes": wave.form.minutes, "end": _day(wave.closes_at, wave.zone)}
    return t("wave-remind", **args) if reminder else t("wave-invite", intro=wave.form.intro, **args)


def closed_view(waves: list[Wave]) -> View:
    """One message about surveys that have ended together."""
    lines = [_ended(wave) for wave in waves]
    if len(waves) > 1:
        lines.insert(0, t("wave-closed-many"))
    if len(waves) == 1 and waves[0].guests:
        return View(lines[0], ((Button(plain("wave-button-results"), WaveResults(wave=waves[0].id)),),))
    return View("\n".join(lines), ((Button(plain("wave-button-all"), WaveList()),),))


def _ended(wave: Wave) -> str:
    if not wave.guests:
        return t("wave-nobody-came", title=wave.form.title)
    return t("wave-closed", title=wave.form.title, answered=wave.answered, guests=wave.guests)
