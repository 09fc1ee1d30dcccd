"""Migrations are numbered from one without a gap, so that ``PRAGMA user_version`` tells which have run."""

import re

from tests.conventions.tree import ROOT


def test_numbers_have_no_gaps() -> None:
    names = sorted(path.name for path in (ROOT / "storage" / "migrations").iterdir() if path.suffix == ".sql")
    assert names
    assert all(re.fullmatch(r"\d{4}_[a-z0-9_]+\.sql", name) for name in names), names
    assert [int(name[:4]) for name in names] == list(range(1, len(names) + 1))
