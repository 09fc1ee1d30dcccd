"""Which forms of mentoring somebody takes part in: by the base questionnaires they have sent, and by their pairs."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from domain.match import FORMS
from domain.programme import Programme
from domain.roles import PARTICIPANTS, Role
from services.questionnaires.forms import BASE_CODES, joined_with, mentoring_of
from storage import programmes
from storage.database import Connection
from storage.pairing import matches
from storage.people import people
from storage.surveys import responses as rows

TEACHERS = FORMS[0]


def home(programme: Programme) -> str:
    """The form of whoever has said nothing of theirs: that of teachers, or the first in use."""
    return TEACHERS if TEACHERS in programme.forms or not programme.forms else programme.forms[0]


def counted(sent: AbstractSet[str], programme: Programme) -> frozenset[str]:
    """Of the forms whose questionnaires somebody has sent, those in use; all of them where none is."""
    return frozenset(sent & {*programme.forms} or sent)


def of_everybody(con: Connection, programme_id: int) -> dict[int, frozenset[str]]:
    """Admitted person -> forms; who has sent no questionnaire stands in the form at home."""
    return _taken(con, programme_id, _sent(con, programme_id))


def _taken(con: Connection, programme_id: int, sent: Mapping[str, AbstractSet[int]]) -> dict[int, frozenset[str]]:
    programme = programmes.running(con)
    found: dict[int, set[str]] = {
        person: {*counted({form for form, whom in sent.items() if person in whom}, programme)}
        for role in PARTICIPANTS
        for person in people.admitted(con, programme_id, role)
    }
    for match in matches.live(con, programme_id):
        for person in match.members if match.told_at else ():  # of a pair that is not announced nobody may learn
            found.get(person, set()).add(match.form)
    return {person: frozenset(taken or {home(programme)}) for person, taken in found.items()}


def _sent(con: Connection, programme_id: int) -> dict[str, frozenset[int]]:
    """Form -> who has sent a base questionnaire of it, whether or not they take part now."""
    found: dict[str, set[int]] = {form: set() for form in FORMS}
    for person, code in rows.senders(con, programme_id, BASE_CODES):
        found[mentoring_of(code)].add(person)
    return {form: frozenset(whom) for form, whom in found.items()}


def joined(con: Connection, programme_id: int) -> dict[tuple[int, Role], frozenset[str]]:
    """(Person, part) -> the forms whose questionnaire of this part they have sent."""
    found: dict[tuple[int, Role], set[str]] = {}
    for role in PARTICIPANTS:
        for person, code in rows.senders(con, programme_id, joined_with(role)):
            found.setdefault((person, role), set()).add(mentoring_of(code))
    return {one: frozenset(forms) for one, forms in found.items()}


def of_one(con: Connection, person_id: int) -> frozenset[str]:
    """The same of one person, also of who is not admitted yet."""
    codes = {row["form_code"] for row in rows.of_person(con, person_id) if row["state"] == "submitted"}
    programme = programmes.running(con)
    found = {*counted({form for form in map(mentoring_of, codes) if form}, programme)}
    found |= {one.form for one in matches.live(con, programme.id) if one.told_at and person_id in one.members}
    return frozenset(found or {home(programme)})


def in_use(con: Connection, programme_id: int) -> tuple[str, ...]:
    """Forms somebody takes part in, in the order of the methodology."""
    taken = {form for every in of_everybody(con, programme_id).values() for form in every}
    return tuple(form for form in FORMS if form in taken)


def choosing(con: Connection, programme_id: int) -> dict[int, frozenset[str]]:
    """Admitted person -> forms they choose and are paired in (S1 4.13).

    A form by itself is one whose questionnaires both a mentor and a mentee have sent; a pair that a curator adds opens
    none and takes nobody out of another. Whoever is in no such form chooses with those of the form at home.
    """
    sides = [set(people.admitted(con, programme_id, role)) for role in PARTICIPANTS]
    sent, own = _sent(con, programme_id), home(programmes.running(con))
    by_itself = {form for form, whom in sent.items() if all(whom & side for side in sides)}
    found: dict[int, frozenset[str]] = {}
    for person, taken in _taken(con, programme_id, sent).items():
        alone = {form for form in by_itself & taken if person in sent[form]} or {own}
        found[person] = frozenset(alone) | (taken & {*by_itself, own})
    return found


def apart(con: Connection, programme_id: int) -> tuple[str, ...]:
    """Forms that choose and are paired each by itself; where there is but one, everybody does so together."""
    found = {form for taken in choosing(con, programme_id).values() for form in taken}
    return tuple(form for form in FORMS if form in found) or (home(programmes.running(con)),)


def side(con: Connection, programme_id: int, form: str, role: Role) -> Sequence[int]:
    """Who takes part in the form as ``role``; everybody admitted where the programme has no other form."""
    return sides(con, programme_id, form)[role]


def sides(
    con: Connection, programme_id: int, form: str, known: Mapping[int, AbstractSet[str]] | None = None
) -> dict[Role, Sequence[int]]:
    """The same of both sides at once; ``known``: what ``choosing`` has told already."""
    taken = choosing(con, programme_id) if known is None else known
    several = len({one for every in taken.values() for one in every}) > 1
    admitted = {role: people.admitted(con, programme_id, role) for role in (Role.MENTOR, Role.MENTEE)}
    if not several:
        return dict(admitted)
    return {role: [person for person in ids if form in taken[person]] for role, ids in admitted.items()}
