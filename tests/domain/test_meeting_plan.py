"""A plan made by itself: never longer than the meeting, nothing twice, one of each stage where there is time."""

from hypothesis import given
from hypothesis import strategies as st

from documents.networking.exercises import bank
from domain import meeting_plan as rules
from domain.meeting_plan import WORKING, Crowd, Stage

CODES = tuple(bank())


def test_the_bank_is_whole() -> None:
    exercises = bank().values()
    working = [one for one in exercises if one.stage in WORKING]
    assert len(working) >= 12
    for stage in WORKING:
        for crowd in Crowd:
            assert sum(one.stage is stage and one.suits(20, crowd) for one in working) >= 2, (stage, crowd)
    for one in exercises:
        assert len(one.code) <= 16, "the button carries it"
        assert 5 <= one.minutes <= 30
        assert len(one.steps) >= 3
        assert sum(map(len, one.steps)) < 1500


@given(st.integers(0, 300), st.integers(0, 200), st.sampled_from(Crowd))
def test_a_plan_by_itself(minutes: int, people: int, crowd: Crowd) -> None:
    made = rules.compose(bank(), minutes, people, crowd)
    assert rules.total(made) <= minutes
    assert len(set(made)) == len(made)
    assert made == rules.in_order(made) == rules.compose(bank(), minutes, people, crowd)
    if minutes >= 60:
        assert {one.stage for one in made} == set(Stage)


@given(st.lists(st.sampled_from(CODES), unique=True), st.sampled_from(CODES))
def test_added_once_and_taken_back(codes: list[str], code: str) -> None:
    more = rules.added(codes, code, bank())
    assert sorted(more) == sorted({*codes, code})
    assert rules.added(more, code, bank()) == more
    if code not in codes:
        assert [one for one in more if one != code] == codes


@given(st.lists(st.sampled_from(CODES), unique=True), st.integers(-2, 20), st.sampled_from((-1, 1)))
def test_a_step_loses_nothing_and_is_taken_once(codes: list[str], place: int, by: int) -> None:
    code = codes[place] if 0 <= place < len(codes) else CODES[0]
    moved = rules.moved(codes, code, place, by)
    assert sorted(moved) == sorted(codes)
    if moved != tuple(codes):
        assert rules.moved(moved, code, place, by) == moved
