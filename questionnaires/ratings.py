"""Bounds of a score's levels as they count for what was answered (S1 III: an indicator that does not apply)."""

from fractions import Fraction
from math import ceil

from questionnaires.form import Form
from questionnaires.scores import Level, Total


def bounds(form: Form, total: Total) -> tuple[tuple[Level, int], ...]:
    """Each level of the form's first score with the lowest whole sum that reaches it, the highest level first.

    For parts that all count alike from 0, as the nine indicators do: 15 and 9 of 18 are 14 and 8 of 16.
    """
    if not form.scores or not total.counted:
        return ()
    share = Fraction(total.counted, total.asked)
    return tuple((level, ceil(Fraction(level.start) * share)) for level in reversed(form.scores[0].levels))
