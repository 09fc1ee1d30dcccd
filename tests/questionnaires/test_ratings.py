"""Bounds of the nine indicators as they count with and without partners (S1 III)."""

import pytest

from questionnaires.answers import given
from questionnaires.ratings import bounds
from questionnaires.scoring import totals
from questionnaires.shipped import shipped


@pytest.mark.parametrize(("partners", "starts"), [("yes", [15, 9, 0]), ("no", [14, 8, 0])])
def test_bounds_are_scaled_to_what_remains(partners: str, starts: list[int]) -> None:
    form = shipped()["plan_rating"]
    asked = [item.key for item in form if item.key != "partners" and (partners == "yes" or item.key != "i7")]
    (total,) = totals(form, {"partners": given(partners)} | {key: given("partly") for key in asked}).values()
    assert [start for _, start in bounds(form, total)] == starts
