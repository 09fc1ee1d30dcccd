"""Screens of surveys for the curator: the list, one survey. Pure: data in, a view out."""

from zoneinfo import ZoneInfo

from domain.who import Who
from handlers.callbacks import WaveCard, WaveForms, WaveList, WaveResults
from handlers.view import Button, View
from handlers.widgets import column, confirm
from services.waves import Wave
from texts import day_month, moment, plain, t

NAMED = 30


def opened_view(waves: tuple[Wave, ...], own: View | None, who: Who) -> View:
    """What was opened, after one's own questionnaires where there are any."""
    lines: list[str] = [_line(wave) for wave in waves] or [t("wave-none")]
    buttons = [Button(plain("wave-row", title=wave.form.title), WaveCard(wave=wave.id)) for wave in waves]
    rows = column([*buttons, Button(plain("wave-button-open"), WaveForms())])
    text = "\n".join([t("wave-title"), "", *lines])
    return View(text, rows) if own is None else View(f"{own.text}\n\n{text}", (*own.rows, *rows))


def _line(wave: Wave) -> str:
    turnout = {"title": wave.form.title, "answered": wave.answered, "guests": wave.guests}
    return t("wave-line-closed", **turnout) if wave.closed else t("wave-line-open", **turnout)


def card_view(wave: Wave, who: Who) -> View:
    """One survey: for whom, until when, how many have answered, who has not."""
    zone = who.programme.timezone
    lines: list[str] = [
        t("wave-card", title=wave.form.title, whom=plain(f"wave-audience-{wave.audience}")),
        t("wave-was-until", end=moment(wave.closes_at, zone)) if wave.closed else _until(wave, zone),
        t("wave-turnout", answered=wave.answered, guests=wave.guests),
    ]
    if wave.silent and not wave.closed:
        lines.append(t("wave-silent", names=named(wave.silent)))
    buttons = [Button(plain("wave-button-results"), WaveResults(wave=wave.id))]
    if not wave.closed:
        buttons.append(Button(plain("wave-button-close"), WaveCard(wave=wave.id, act="ask")))
    return View("\n".join(lines), column([*buttons, Button(plain("wave-button-all"), WaveList())]))


def _until(wave: Wave, zone: str) -> str:
    return t("wave-until", end=moment(wave.closes_at, zone))


def named(names: tuple[str, ...]) -> str:
    """Names in one line; many are cut with their number."""
    shown = ", ".join(names[:NAMED])
    return plain("wave-names-more", names=shown, count=len(names) - NAMED) if len(names) > NAMED else shown


def ask_close_view(wave: Wave) -> View:
    text = t("wave-ask-close", title=wave.form.title, answered=wave.answered, guests=wave.guests)
    return View(text, confirm(plain("wave-yes-close"), WaveCard(wave=wave.id, act="close"), WaveCard(wave=wave.id)))


def invitation(wave: Wave, zone: ZoneInfo, *, reminder: bool) -> str:
    """What an invited person reads."""
    end = day_month(wave.closes_at.astimezone(zone).date())
    args = {"title": wave.form.title, "minutes": wave.form.minutes, "end": end}
    return t("wave-remind", **args) if reminder else t("wave-invite", intro=wave.form.intro, **args)
