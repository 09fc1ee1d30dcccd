"""The words of the product. ``t`` gives HTML for Telegram (arguments escaped: the one choke point), ``plain`` gives the
same text without markup duties: for buttons, toasts, charts and files.

Texts are Fluent messages in ``ru/<area>.ftl``; all areas share one bundle, so keys are unique.
"""

from texts.dates import clock, day, day_month, moment, moment_of_year, span_minutes, weekday_short
from texts.loading import Raw, TextMissing, check_texts, plain, t

__all__ = [
    "Raw",
    "TextMissing",
    "check_texts",
    "clock",
    "day",
    "day_month",
    "moment",
    "moment_of_year",
    "plain",
    "span_minutes",
    "t",
    "weekday_short",
]
