"""Which forms of mentoring somebody takes part in: by the base questionnaires they have sent, and by their pairs."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from domain.match import FORMS
from domain.programme import Programme
from domain.roles import PARTICIPANTS, Role
from services.questionnaires.forms import BASE_CODES, BASES, joined_with, mentoring_of
from storage import programmes
from storage.database import Connection
from storage.pairing import matches
from storage.people import people
from storage.surveys import responses as rows

TEACHERS = FORMS[0]
NOTHING: frozenset[str] = frozenset()


def home(programme: Programme) -> str:
    """The form of whoever has said nothing of theirs: that of teachers, or the first in use."""
    return TEACHERS if TEACHERS in programme.forms or not programme.forms else programme.forms[0]


def counted(sent: AbstractSet[str], programme: Programme) -> frozenset[str]:
    """Of the forms whose questionnaires somebody has sent, those in use; all of them where none is."""
    return frozenset(sent & {*programme.forms} or sent)


def of_everybody(con: Connection, programme_id: int) -> dict[int, frozenset[str]]:
    """Admitted person -> forms; who has sent no questionnaire stands in the form at home."""
    programme = programmes.running(con)
    return _taken(con, programme, _sent(con, programme), _admitted(con, programme_id))


def _admitted(con: Connection, programme_id: int) -> dict[Role, list[int]]:
    return {role: people.admitted(con, programme_id, role) for role in (Role.MENTOR, Role.MENTEE)}


def _taken(
    con: Connection, programme: Programme, sent: Mapping[int, AbstractSet[str]], admitted: Mapping[Role, Sequence[int]]
) -> dict[int, frozenset[str]]:
    found = {one: counted(sent.get(one, NOTHING), programme) for every in admitted.values() for one in every}
    own = frozenset({home(programme)})
    paired: dict[int, set[str]] = {}
    for match in matches.live(con, programme.id):
        for person in match.members if match.told_at else ():  # of a pair that is not announced nobody may learn
            paired.setdefault(person, set()).add(match.form)
    return {person: (forms | paired.get(person, NOTHING)) or own for person, forms in found.items()}


def _sent(con: Connection, programme: Programme) -> dict[int, set[str]]:
    """Person -> forms whose base questionnaire they have sent, whether or not they take part now.

    Empty while all that was sent is of the form at home: most programmes have no other, and need not be read through.
    """
    at_home = BASES[home(programme)].values()
    others = rows.senders(con, programme.id, BASE_CODES - {*at_home})
    found: dict[int, set[str]] = {}
    for person, code in (*others, *(rows.senders(con, programme.id, at_home) if others else ())):
        found.setdefault(person, set()).add(mentoring_of(code))
    return found


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
    programme = programmes.running(con)
    sent, admitted, own = _sent(con, programme), _admitted(con, programme_id), home(programme)
    if not sent:
        return dict.fromkeys((one for every in admitted.values() for one in every), frozenset({own}))
    of_side = [{form for one in every for form in sent.get(one, NOTHING)} for every in admitted.values()]
    by_itself = set.intersection(*of_side)
    found: dict[int, frozenset[str]] = {}
    for person, taken in _taken(con, programme, sent, admitted).items():
        alone = (by_itself & taken & sent.get(person, NOTHING)) or {own}
        found[person] = frozenset(alone | (taken & {*by_itself, own}))
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
    admitted = _admitted(con, programme_id)
    if not several:
        return dict(admitted)
    return {role: [person for person in ids if form in taken[person]] for role, ids in admitted.items()}
