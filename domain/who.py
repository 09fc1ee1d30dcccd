"""Who stands behind an update: everything that rights depend on, read in one go."""

from dataclasses import dataclass

from domain.programme import Programme
from domain.refusal import Refused
from domain.roles import PARTICIPANTS, Role


@dataclass(frozen=True, slots=True)
class Who:
    """``person_id`` is ``None`` for a stranger; one with a ``channel_id`` has been here, say, to consent for a child.

    ``roles`` are those not left or declined; ``admitted`` is part."""

    account: int
    programme: Programme
    person_id: int | None = None
    channel_id: int | None = None
    full_name: str | None = None
    roles: frozenset[Role] = frozenset()
    admitted: frozenset[Role] = frozenset()
    consented: bool = False
    open_response: int | None = None
    reachable: bool = True
    minor: bool | None = None
    """What was said of the age, where pupils take part; ``None``: not asked."""

    @property
    def known(self) -> int:
        """The person's id where a route's access rule has already excluded strangers."""
        if self.person_id is None:
            raise LookupError("a stranger has no person")
        return self.person_id

    @property
    def consents_alone(self) -> bool:
        """Of age, or the question does not arise."""
        return not self.programme.pupils or self.minor is False

    @property
    def is_curator(self) -> bool:
        return Role.CURATOR in self.roles

    def must_be_curator(self) -> None:
        """Refused ``not-allowed`` for anybody else."""
        if not self.is_curator:
            raise Refused("not-allowed")

    @property
    def participates_as(self) -> frozenset[Role]:
        return self.roles & PARTICIPANTS


@dataclass(frozen=True, slots=True)
class Access:
    """Who may use a route. ``roles=None``: anyone, strangers too. Participants need their consent first.

    ``asked``: also somebody without a part who is answering about another (a personal link); the use case looks closer.
    """

    roles: frozenset[Role] | None
    consent: bool = True
    admission: bool = False
    asked: bool = False

    def denial(self, who: Who) -> str | None:
        """Why ``who`` may not: ``stranger``, ``role``, ``consent``, ``admission``; ``None`` if they may."""
        if self.roles is None:
            return None
        if who.person_id is None:
            return "stranger"
        if self.asked and (who.open_response is not None or not who.roles):
            return None
        if not self.roles & who.roles:
            return "role"
        if Role.CURATOR in self.roles & who.roles:
            return None
        if self.consent and not who.consented:
            return "consent"
        if self.admission and not self.roles & who.admitted:
            return "admission"
        return None


ANYONE = Access(None)
CURATOR = Access(frozenset({Role.CURATOR}))
MENTOR = Access(frozenset({Role.MENTOR}))
MENTEE = Access(frozenset({Role.MENTEE}))
PARTICIPANT = Access(PARTICIPANTS)
ADMITTED = Access(PARTICIPANTS, admission=True)
INVITED = Access(PARTICIPANTS, consent=False)
MEMBER = Access(frozenset(Role))
ANSWERING = Access(frozenset(Role), asked=True)
MEMBER_BEFORE_CONSENT = Access(frozenset(Role), consent=False)
