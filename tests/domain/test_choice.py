"""What the marks of a choice mean."""

import pytest

from domain.choice import Ballot, turnout, without_gone
from domain.roles import Role

MENTEE = Role.MENTEE


@pytest.mark.parametrize(
    ("ballot", "counted"),
    [
        (Ballot(1, MENTEE, sent=True), (1, 0)),
        (Ballot(1, MENTEE, ranked=(7,)), (0, 1)),
        (Ballot(1, MENTEE, refused=frozenset({7})), (0, 0)),  # nobody learns that a private «no» has been said
        (Ballot(1, MENTEE), (0, 0)),
        (Ballot(1, Role.MENTOR, ranked=(7,), sent=True), (0, 0)),
        (Ballot(9, MENTEE, sent=True), (0, 0)),  # left since
    ],
)
def test_turnout(ballot: Ballot, counted: tuple[int, int]) -> None:
    found = turnout([1, 2], [ballot], MENTEE)
    assert (found.sent, found.begun) == counted
    assert found.total == 2
    assert found.waiting == ((2,) if found.sent else (1, 2))


def test_marks_of_those_who_left_go() -> None:
    ballot = Ballot(1, MENTEE, (5, 6, 7), frozenset({8, 9}), sent=True)
    assert without_gone(ballot, {5, 7, 9}) == Ballot(1, MENTEE, (5, 7), frozenset({9}), sent=True)
