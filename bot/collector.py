"""The garbage collector's manners while everything is loaded and at work: it comes seldom.

Measured: a seventh of the start, and of the processor time of a step.
"""

import gc

# Nearly everything dies by its reference count. Of modules being loaded, or of a hundred updates in hand, the
# collector, as Python sets it, would look through all that is alive after each 700 new objects; a step makes as many.
YOUNG = 20_000


def seldom() -> None:
    """Call it before anything large is imported."""
    gc.set_threshold(YOUNG, 10, 10)
