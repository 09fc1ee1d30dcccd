"""Lists of other pairs tell nothing of a private no: whoever is missing may be missing by chance."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.pairing.draft import Decisions, Draft
from domain.pairing.proposal import Ballot, ProposedPair, Reason, ReasonKind, Summary
from domain.people.participant import Participant
from domain.roles import Role
from questionnaires.facts import Facts
from services.pairing import alternatives, pairing
from services.pairing.pairing import Inputs

MENTEES, MENTORS = range(1, 6), range(11, 17)
NAMELESS = Reason(ReasonKind.QUESTIONNAIRES)
PAIRS = st.tuples(st.sampled_from(MENTEES), st.sampled_from(MENTORS))


def inputs(declined: frozenset[tuple[int, int]], salt: bytes, share: int = 30, *, running: bool = False) -> Inputs:
    """A small programme after its choice; the draft holds mentees 1–3 with mentors 11–13."""
    pairs = tuple(ProposedPair(mentee, mentor, NAMELESS) for mentee, mentor in zip(MENTEES[:3], MENTORS, strict=False))
    noes = {mentee: frozenset(b for a, b in declined if a == mentee) for mentee in MENTEES}
    return Inputs(
        programme_id=1,
        form="teacher_teacher",
        mentees=tuple(Participant(one, f"Mentee {one}", "") for one in MENTEES),
        mentors=tuple(Participant(one, f"Mentor {one}", "") for one in MENTORS),
        names={one: str(one) for one in (*MENTEES, *MENTORS)},
        places=dict.fromkeys(MENTORS, 1),
        loads={},
        mentee_facts={one: Facts(needs=("lesson",)) for one in MENTEES},
        mentor_facts={one: Facts(gives=frozenset({"lesson"})) for one in MENTORS},
        mentee_ballots={mentee: Ballot((), no) for mentee, no in noes.items()},
        mentor_ballots={},
        choice_id=1,
        choice_open=running,
        decided=Decisions(),
        draft=Draft(1, 1, 1, 1, pairs, (), (), Summary()),
        secret=(salt, share),
    )


def offered(known: Inputs, mentee: int) -> list[int]:
    return [one.mentor for one in alternatives.candidates(known, mentee)]


@settings(max_examples=60, deadline=None)
@given(st.frozensets(PAIRS, max_size=8), st.binary(min_size=16, max_size=16))
def test_who_is_missing_by_chance_hides_who_said_no(declined: frozenset[tuple[int, int]], salt: bytes) -> None:
    nobody, some = inputs(frozenset(), salt), inputs(declined, salt)
    for mentee in MENTEES:
        shown = offered(some, mentee)
        assert not {(mentee, mentor) for mentor in shown} & declined
        assert shown == [mentor for mentor in offered(nobody, mentee) if (mentee, mentor) not in declined]
        assert shown == offered(some, mentee)
        swaps = alternatives.exchanges(some, mentee)
        now = some.draft.pair_of(mentee) if some.draft else None
        assert all((mentee, one.mentor) not in declined for one in swaps)
        assert now is None or all((one.mentee, now.mentor) not in declined for one in swaps)
    by_chance = frozenset((a, b) for a in MENTEES for b in MENTORS if nobody.hides(a, b))
    assert [offered(inputs(by_chance, salt), mentee) for mentee in MENTEES] == [offered(nobody, m) for m in MENTEES]


def test_chance_takes_the_share_it_is_given_and_changes_with_the_secret() -> None:
    hidden = [
        sum(inputs(frozenset(), bytes([seed]) * 16).hides(a, b) for a in MENTEES for b in MENTORS) for seed in range(40)
    ]
    assert 0.24 < sum(hidden) / (40 * 30) < 0.36
    assert len(set(hidden)) > 3
    assert not any(inputs(frozenset(), b"x" * 16, 0).hides(a, b) for a in MENTEES for b in MENTORS)


def test_no_lists_while_the_choice_goes_on_and_all_names_without_one() -> None:
    running = inputs(frozenset({(4, 11)}), b"x" * 16, running=True)
    assert offered(running, 4) == []
    assert alternatives.exchanges(running, 1) == []
    without = replace(inputs(frozenset(), b"x" * 16, 100), choice_id=None, mentee_ballots={})
    assert offered(without, 4) == list(MENTORS)


def test_forbidden_aside_and_the_mentor_of_now_are_no_alternatives() -> None:
    known = inputs(frozenset(), b"x" * 16, 0)
    decided = Decisions(forbidden=frozenset({(1, 12)}), aside=frozenset({(13, Role.MENTOR)}))
    assert offered(replace(known, decided=decided), 1) == [14, 15, 16]
    full = replace(known, decided=Decisions(pins=frozenset({(2, 14)}), most=1))
    assert [one.mentor for one in alternatives.candidates(full, 4) if one.over] == [14]


def test_levels_of_school_are_told_by_the_subjects_where_nobody_asked() -> None:
    primary, physics = Facts(subjects=frozenset({"primary"})), Facts(subjects=frozenset({"physics", "other"}))
    own = Facts(subjects=frozenset({"physics"}), levels=frozenset({"senior"}), building="главное")
    known = inputs(frozenset(), b"x" * 16)
    known = replace(known, mentee_facts={1: primary, 2: physics, 3: own}, mentor_facts={11: primary, 12: own})
    assert pairing.explain(known, 1, 11).same_levels == ("primary",)
    assert pairing.explain(known, 2, 11).parts["level"] == 0
    assert (pairing.explain(known, 3, 12).same_levels, pairing.explain(known, 3, 12).same_building) == (
        ("senior",),
        True,
    )
    answered = pairing.answered(known)
    assert (answered["level"], answered["building"], answered["reverse"]) == (2, 1, 0)
