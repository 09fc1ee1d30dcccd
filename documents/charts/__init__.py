"""Charts of the curator: typed data, a drawing for each (matplotlib, in a worker process) and a text twin for each.

Importing this package does not import matplotlib: only ``documents.charts.painting`` does, inside the worker.
"""

from documents.charts.data import Chart, Funnel, PairBar, PairsRhythm, Profile, ProfileRow, WeekRow, Weeks
from documents.charts.twins import twin

__all__ = ["Chart", "Funnel", "PairBar", "PairsRhythm", "Profile", "ProfileRow", "WeekRow", "Weeks", "twin"]
