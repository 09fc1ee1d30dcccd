"""A consent's text filled in: ours from ``texts``, or the curator's own with its placeholders in braces."""

import re
from collections.abc import Mapping

from domain.consents import ConsentKind
from texts import plain

PLACEHOLDERS: dict[ConsentKind, tuple[str, ...]] = {
    ConsentKind.PROGRAMME: ("organisation", "years", "until", "curator", "contact", "version"),
    ConsentKind.PUBLICATION: (
        "name",
        "account",
        "organisation",
        "details",
        "resources",
        "until",
        "curator",
        "contact",
        "version",
    ),
    ConsentKind.LABOUR: ("name", "organisation", "number", "signed", "format", "until", "paid", "version"),
    ConsentKind.GUARDIAN: ("organisation", "name", "child", "until", "curator", "contact", "version"),
}
REQUIRED: dict[ConsentKind, tuple[str, ...]] = {
    ConsentKind.PROGRAMME: ("organisation", "until", "curator", "contact"),
    ConsentKind.PUBLICATION: ("name", "account", "organisation", "details", "resources", "until"),
    ConsentKind.LABOUR: ("name", "organisation", "number", "signed", "format", "until", "paid"),
    ConsentKind.GUARDIAN: ("organisation", "name", "child", "until", "curator", "contact"),
}
"""What a lawful text cannot do without, and the product knows."""
PARTS: dict[ConsentKind, tuple[str, ...]] = {
    ConsentKind.PROGRAMME: ("purpose", "data", "actions", "term", "withdrawal"),
    ConsentKind.PUBLICATION: ("purpose", "data", "conditions", "term", "withdrawal"),
    ConsentKind.LABOUR: ("content", "term", "notice"),
    ConsentKind.GUARDIAN: ("purpose", "data", "actions", "term", "withdrawal"),
}
OURS = {
    ConsentKind.PROGRAMME: "consent-body",
    ConsentKind.PUBLICATION: "offer-publication-body",
    ConsentKind.LABOUR: "offer-labour-body",
    ConsentKind.GUARDIAN: "guardian-body",
}
"""Parts the law names (152-FZ art. 9 p. 4; Roskomnadzor's order no. 18; Labour Code art. 351.8): by their words."""
LENGTH = (300, 3500)
"""Characters; the filled-in text is one message."""
_PLACE = re.compile(r"\{([^{}\n]{1,30})\}")


def wording(kind: ConsentKind, own: str, fills: Mapping[str, object]) -> str:
    """The text with everything filled in."""
    if not own:
        return plain(OURS[kind], **fills)
    known = {plain(f"wording-place-{name}"): str(value) for name, value in fills.items()}
    return _PLACE.sub(lambda found: known.get(found[1].strip().casefold(), found[0]), own)


def template(kind: ConsentKind, own: str) -> str:
    """The text with its placeholders, as the curator edits it."""
    if own:
        return own
    return wording(kind, "", {name: place(name) for name in PLACEHOLDERS[kind]})


def place(name: str) -> str:
    """A placeholder as it stands in a text."""
    return "{" + plain(f"wording-place-{name}") + "}"


def faults(kind: ConsentKind, text: str) -> list[str]:
    """What is wrong with a curator's text, each in a sentence; empty: it may be published."""
    low, high = LENGTH
    found = (
        [plain("wording-fault-length", length=str(len(text)), low=str(low), high=str(high))]
        if not low <= len(text) <= high
        else []
    )
    present = {one.strip().casefold() for one in _PLACE.findall(text)}
    known = {plain(f"wording-place-{name}") for name in PLACEHOLDERS[kind]}
    found += [plain("wording-fault-unknown", place=one) for one in sorted(present - known)]
    found += [
        plain("wording-fault-place", place=place(name))
        for name in REQUIRED[kind]
        if plain(f"wording-place-{name}") not in present
    ]
    low_text = text.casefold()
    found += [
        plain("wording-fault-part", part=plain(f"wording-part-{part}"))
        for part in PARTS[kind]
        if not any(stem in low_text for stem in plain(f"wording-stems-{part}").split())
    ]
    return found
