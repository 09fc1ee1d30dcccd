"""«с Верой Сергеевной», but «со Степаном» and «со Львом»."""

import re

_LONG = re.compile(r"(?:[сзшж](?![аеёиоуыэюя])|льв|вс|мн|щ)", re.IGNORECASE)


def with_someone(instrumental: str) -> str:
    """The preposition and the words it governs."""
    return f"со {instrumental}" if _LONG.match(instrumental) else f"с {instrumental}"
