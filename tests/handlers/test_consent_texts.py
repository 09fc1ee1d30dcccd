"""Whoever changes what a shipped consent says raises its revision: else those who gave it are never asked again."""

import pytest

from domain.consents import SHIPPED, ConsentKind
from handlers.consents.wording import LENGTH, faults, template
from services.consents.consents import digest

TEXTS = {
    ConsentKind.PROGRAMME: (2, "4a298d8ac35fa2c1"),
    ConsentKind.PUBLICATION: (1, "0fa74926c22ee8d8"),
    ConsentKind.LABOUR: (1, "42e800ca570bb239"),
    ConsentKind.GUARDIAN: (2, "05cdbf6c7f71bf60"),
}
"""Revision and checksum of the text with its placeholders. A new text: raise SHIPPED, then both numbers here."""


@pytest.mark.parametrize("kind", ConsentKind)
def test_the_text_of_a_revision_never_changes(kind: ConsentKind) -> None:
    assert (SHIPPED[kind], digest(template(kind, ""))[:16]) == TEXTS[kind]


@pytest.mark.parametrize("kind", ConsentKind)
def test_a_shipped_text_is_one_a_school_could_publish(kind: ConsentKind) -> None:
    text = template(kind, "")
    assert not faults(kind, text)
    assert len(text) < LENGTH[1]
    assert "и другие" not in text
    assert "и иные" not in text
