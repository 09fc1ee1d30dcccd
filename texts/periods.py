"""A period as people type it: «до 30.11», «с 16.11 по 30.11», or only its last day."""

import re

FROM_TO = re.compile(r"(?:с (?P<first>.+?) )?(?:по |до )?(?P<last>.+)", re.IGNORECASE)
"""``first`` is ``None`` where only the end is said; both are words that may or may not be a day."""
