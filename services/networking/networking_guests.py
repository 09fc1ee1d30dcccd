"""Whom a networking meeting invites, and how everybody on its list is called."""

from collections import Counter
from collections.abc import Iterable, Mapping

from domain.networking import ALL, FREE, OF_FORM, Networking, Terms
from domain.roles import PARTICIPANTS, Role
from questionnaires.facts import DEFAULT_CAPACITY
from services.pairing import mentoring_forms
from storage.database import Connection
from storage.pairing import matches
from storage.people import participants, people


def wanted(con: Connection, programme_id: int, audience: str) -> tuple[int, ...]:
    """Ids of those whom this audience takes in now, by name."""
    if audience == FREE:
        return _by_name(con, _free(con, programme_id))
    ids = {person for role in PARTICIPANTS for person in people.admitted(con, programme_id, role)}
    form = Terms(audience=audience).form
    if form:
        taken = mentoring_forms.of_everybody(con, programme_id)
        ids = {person for person in ids if form in taken[person]}
    return _by_name(con, ids)


def audiences(con: Connection, programme_id: int) -> dict[str, int]:
    """Audience -> how many it takes in, of those there is a choice of; forms only where there are several."""
    forms = mentoring_forms.in_use(con, programme_id)
    codes = [ALL, FREE, *(f"{OF_FORM}{form}" for form in forms if len(forms) > 1)]
    return {code: len(wanted(con, programme_id, code)) for code in codes}


def missed(con: Connection, programme_id: int, meeting: Networking) -> tuple[int, ...]:
    """Who belongs to its audience by now and is not on its list."""
    listed = set(meeting.invited)
    return tuple(one for one in wanted(con, programme_id, meeting.terms.audience) if one not in listed)


def present(con: Connection, programme_id: int, meeting: Networking) -> tuple[tuple[int, ...], Mapping[int, str]]:
    """Those of its list who still take part or were there, by name, and the names."""
    admitted = {person for role in PARTICIPANTS for person in people.admitted(con, programme_id, role)}
    kept = [guest.person_id for guest in meeting.guests if guest.person_id in admitted]
    names = people.names(con, [*kept, *meeting.attended])
    return _ordered(names, kept), names


def _free(con: Connection, programme_id: int) -> set[int]:
    """Mentees without a pair, mentors who have a place left."""
    live = [match for match in matches.live(con, programme_id) if not match.beside]
    paired = {mentee for match in live for mentee in match.mentees}
    loads = Counter(mentor for match in live for mentor in match.standing for _ in match.mentees)
    mentees = {one for one in people.admitted(con, programme_id, Role.MENTEE) if one not in paired}
    mentors = participants.admitted(con, programme_id, Role.MENTOR)
    return mentees | {
        one.person_id
        for one in mentors
        if loads[one.person_id] < (DEFAULT_CAPACITY if one.capacity is None else one.capacity)
    }


def _by_name(con: Connection, ids: Iterable[int]) -> tuple[int, ...]:
    wanted_ids = set(ids)
    return _ordered(people.names(con, wanted_ids), wanted_ids)


def _ordered(names: Mapping[int, str], ids: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted((one for one in ids if one in names), key=lambda one: (names[one].casefold(), one)))
