"""Which text belongs to which step, stage and state: shared by the pictures and their text twins."""

from documents.charts.data import Profile
from domain.progress import SMALL_GROUP, Rhythm
from texts import plain


def funnel_steps() -> tuple[str, ...]:
    """Names of the six steps, in order."""
    return (
        plain("charts-funnel-invited"),
        plain("charts-funnel-consent"),
        plain("charts-funnel-questionnaire"),
        plain("charts-funnel-admitted"),
        plain("charts-funnel-pair"),
        plain("charts-funnel-meeting"),
    )


def stage_names() -> tuple[str, ...]:
    """Names of the five stages of meetings, in order (S1 5.3)."""
    return (
        plain("charts-stage-1"),
        plain("charts-stage-2"),
        plain("charts-stage-3"),
        plain("charts-stage-4"),
        plain("charts-stage-5"),
    )


def state_names() -> dict[Rhythm, str]:
    """States of pairs, the gravest first."""
    return {
        Rhythm.SILENT: plain("charts-rhythm-silent"),
        Rhythm.LATE: plain("charts-rhythm-late"),
        Rhythm.NONE_YET: plain("charts-rhythm-none-yet"),
        Rhythm.ON_TIME: plain("charts-rhythm-on-time"),
    }


def answered(chart: Profile) -> tuple[str, str]:
    """How many mentees and mentors answered, or that they are too few to be shown."""
    mentees, mentors = plain("charts-profile-mentees-few"), plain("charts-profile-mentors-few")
    if chart.mentees >= SMALL_GROUP:
        mentees = plain("charts-profile-mentees", count=chart.mentees)
    if chart.mentors >= SMALL_GROUP:
        mentors = plain("charts-profile-mentors", count=chart.mentors)
    return mentees, mentors


def decimal(value: float) -> str:
    """One digit after a comma, as Russian documents write it."""
    return f"{value:.1f}".replace(".", ",")
