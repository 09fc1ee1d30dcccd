"""What a match is by who stands in it, who writes its meetings down, who works with whom, whether it goes on."""

from datetime import UTC, datetime

import pytest

from domain.match import Format, Kind, Match, Shape, format_of
from domain.pairing.agreeing import Candidate, Case, CaseState, Reply

NOW = datetime(2026, 9, 15, 9, tzinfo=UTC)


def match(mentors: tuple[int, ...], mentees: tuple[int, ...], kind: Kind = Kind.USUAL, *stand_in: int) -> Match:
    return Match(1, "teacher_teacher", "active", mentors, mentees, NOW, kind=kind, substitutes=stand_in)


@pytest.mark.parametrize(
    ("one", "shape", "way", "beside"),
    [
        (match((1,), (2,)), Shape.PAIR, Format.INDIVIDUAL, False),
        (match((1,), (2, 3)), Shape.GROUP, Format.GROUP, False),
        (match((1, 4), (2,)), Shape.TEAM, Format.COLLECTIVE, False),
        (match((), (2, 3)), Shape.MUTUAL, Format.MUTUAL, True),
        (match((1,), (2,), Kind.REVERSE), Shape.PAIR, Format.INDIVIDUAL, True),
        (match((1,), (2,), Kind.SPEED), Shape.PAIR, Format.INDIVIDUAL, True),
        (match((1,), (2,), Kind.VIRTUAL), Shape.PAIR, Format.INDIVIDUAL, False),
        (match((1, 4), (2,), Kind.USUAL, 4), Shape.PAIR, Format.INDIVIDUAL, False),
    ],
)
def test_shapes(one: Match, shape: Shape, way: Format, beside: bool) -> None:
    assert (one.shape, format_of(len(one.standing), len(one.mentees)), one.beside) == (shape, way, beside)


@pytest.mark.parametrize(
    ("one", "person", "partners", "leads", "goes_on"),
    [
        (match((1,), (2,)), 1, (2,), True, False),
        (match((1,), (2,)), 2, (1,), False, False),
        (match((1,), (2, 3)), 2, (1,), False, True),
        (match((1,), (2, 3)), 1, (2, 3), True, False),
        (match((1, 4), (2,)), 4, (2,), True, True),
        (match((), (2, 3)), 2, (3,), True, False),
        (match((), (2, 3, 5)), 2, (3, 5), True, True),
        (match((1, 4), (2,), Kind.USUAL, 4), 1, (2,), True, False),
        (match((1, 4), (2,), Kind.USUAL, 4), 4, (2,), True, True),
    ],
)
def test_members(one: Match, person: int, partners: tuple[int, ...], leads: bool, goes_on: bool) -> None:
    assert one.partners(person) == partners
    assert (person in one.leaders, one.goes_on_without(person)) == (leads, goes_on)


def test_a_mentees_order_of_candidates() -> None:
    order: tuple[int, ...] = ()
    for mentor, on, then in ((3, True, (3,)), (1, True, (3, 1)), (3, True, (1, 3)), (1, False, (3,)), (9, False, (3,))):
        order = _case(order).marked(mentor, on=on)
        assert order == then
    replied = Case(1, 1, 9, CaseState.ASKED, NOW, (Candidate(3, 1, 1, Reply.ASKED), Candidate(1, 2, 2)))
    assert (replied.asked, replied.agreed, replied.waiting) == (3, None, (1,))


def _case(order: tuple[int, ...]) -> Case:
    ranks = {mentor: place for place, mentor in enumerate(order, 1)}
    found = tuple(Candidate(mentor, place, ranks.get(mentor)) for place, mentor in enumerate((1, 2, 3), 1))
    return Case(1, 1, 9, CaseState.CHOOSING, NOW, found)
