"""Every route of a curator stands in the table of what the audit log says of it."""

from collections import Counter

from services.consents.audit import KINDS
from tests.looks import NOTED, SILENT, variants
from texts import plain


def test_every_route_of_a_curator_is_in_the_table() -> None:
    known = {*NOTED, *(name for names in SILENT.values() for name in names)}
    assert variants() - known == set(), "say in tests/looks.py what the log says of it"
    assert known - variants() == set(), "no route any more"


def test_no_route_stands_there_twice() -> None:
    counts = Counter([*NOTED, *(name for names in SILENT.values() for name in names)])
    assert [name for name, count in counts.items() if count > 1] == []


def test_every_kind_is_known_and_has_its_words() -> None:
    assert {kind for kinds in NOTED.values() for kind in kinds.split()} <= set(KINDS)
    assert all(plain(f"audit-kind-{kind}") for kind in KINDS)
