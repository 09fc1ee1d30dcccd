"""The text twin of each chart: the same numbers in words, as HTML, for networks that throttle pictures."""

from collections.abc import Sequence
from functools import singledispatch

from documents.charts.data import Chart, Funnel, PairBar, PairsRhythm, Profile, ProfileRow, Weeks
from documents.charts.words import answered, decimal, funnel_steps, stage_names, state_names
from domain.progress import Rhythm
from texts import Raw, plain, t


def twin(chart: Chart) -> Raw:
    """HTML of the chart in words; may exceed one message with many pairs (the sender splits it by lines)."""
    return _twin(chart)


def _titled(title: str, lines: Sequence[str]) -> Raw:
    return Raw("\n".join([f"<b>{title}</b>", *lines]))


@singledispatch
def _twin(chart: object) -> Raw:
    raise TypeError(type(chart).__name__)


@_twin.register
def _funnel(chart: Funnel) -> Raw:
    if chart.empty:
        return _titled(t("charts-funnel-title"), [t("charts-funnel-empty")])
    steps = zip(funnel_steps(), chart.mentors, chart.mentees, strict=True)
    lines = [t("charts-funnel-line", step=step, mentors=mentors, mentees=mentees) for step, mentors, mentees in steps]
    return _titled(t("charts-funnel-title"), lines)


@_twin.register
def _weeks(chart: Weeks) -> Raw:
    if chart.empty:
        return _titled(t("charts-weeks-title"), [t("charts-weeks-empty")])
    lines = [t("charts-weeks-line", day=f"{row.monday:%d.%m}", total=row.total) for row in chart.rows if row.total]
    stages = [
        t("charts-stage-count", stage=stage, count=count)
        for stage, count in zip(stage_names(), chart.by_stage, strict=True)
        if count
    ]
    return _titled(t("charts-weeks-title"), [*lines, t("charts-weeks-stages"), *stages])


@_twin.register
def _rhythm(chart: PairsRhythm) -> Raw:
    if chart.empty:
        return _titled(t("charts-rhythm-title"), [t("charts-rhythm-empty")])
    lines: list[str] = []
    for state, name in state_names().items():
        pairs = [pair for pair in chart.sorted_pairs if pair.state is state]
        if pairs:
            lines += ["", f"<b>{t('charts-stage-count', stage=name, count=len(pairs))}</b>", *map(_pair_line, pairs)]
    return _titled(t("charts-rhythm-title"), lines)


def _pair_line(pair: PairBar) -> str:
    if pair.state is Rhythm.NONE_YET:
        return t("charts-rhythm-line-none-yet", mentors=pair.mentors, mentees=pair.mentees, days=pair.days)
    return t("charts-rhythm-line", mentors=pair.mentors, mentees=pair.mentees, days=pair.days, rhythm=pair.rhythm_days)


@_twin.register
def _profile(chart: Profile) -> Raw:
    if chart.empty:
        return _titled(t("charts-profile-title"), [t("charts-profile-empty")])
    rows = [_profile_line(row) for row in chart.rows]
    return _titled(t("charts-profile-title"), [*answered(chart), "", *rows, "", t("charts-profile-note")])


def _profile_line(row: ProfileRow) -> str:
    hidden = plain("charts-profile-hidden")
    mentees = decimal(row.mentees) if row.mentees is not None else hidden
    mentors = decimal(row.mentors) if row.mentors is not None else hidden
    return t("charts-profile-line", name=row.name, mentees=mentees, mentors=mentors)
