"""Enrolment: from the code of an invitation, over the sent questionnaire, to admission by the curator."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from sqlite3 import Row

from domain.notice import Notice
from domain.programme import Programme
from domain.refusal import Refused
from domain.roles import PARTICIPANTS, Role
from domain.who import Who
from services.consents import offers
from services.joining import invitations, joining
from services.joining.joining import Owed
from services.people import interviews
from services.questionnaires import forms
from storage import audit, notices, programmes
from storage.database import Connection, Database
from storage.moments import from_text
from storage.people import candidates, people
from storage.people import interviews as interview_rows
from storage.people import invitations as invitation_rows
from storage.surveys import inquiries, responses

WAITING = "admission-waiting"
ADMITTED = "admission-admitted"
DECLINED = "admission-declined"
TAKEN_UP = "admission-taken-up"
GATHERED = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=1)
"""Curators hear of new questionnaires at once, then gathered: the longer people wait, the rarer."""


class Outcome(StrEnum):
    """What came of a code. ``ASK``: a second role, to be agreed to; nothing was changed."""

    WRONG = "wrong"
    JOINED = "joined"
    MEMBER = "member"
    ASK = "ask"
    DECLINED = "declined"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Entry:
    """``reason`` of a wrong code (see ``invitations.Wrong``); ``left``: accounts that were the person's before."""

    outcome: Outcome
    role: Role | None = None
    reason: str = ""
    left: tuple[int, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Waiting:
    """Somebody who has sent a questionnaire and waits for admission."""

    person_id: int
    role: Role
    name: str
    post: str
    applied_at: datetime
    capacity: int | None = None


@dataclass(frozen=True, slots=True)
class PersonStanding:
    """Roles somebody was admitted to and declined for."""

    programme: Programme
    admitted: frozenset[Role]
    declined: frozenset[Role]


async def enter(db: Database, account: int, secret: str, now: datetime, *, agreed: bool = False) -> Entry:
    """Come in by a link's token or a typed code. A wrong try is remembered, so it is an outcome and no refusal.

    Before consent only the account, the role and the invitation's use are kept (152-FZ).
    """

    def work(con: Connection) -> Entry:
        found = invitations.find(con, account, secret, now)
        if isinstance(found, invitations.Wrong):
            return Entry(Outcome.WRONG, reason=found.reason)
        if found["person_id"] is not None:
            return _move(con, account, found, now)
        return _join(con, account, found, now, agreed)

    return await db.write(work)


def _join(con: Connection, account: int, invitation: Row, now: datetime, agreed: bool) -> Entry:
    role = Role(invitation["role"])
    who = people.who(con, account)
    if role in who.roles:
        _keep_curator(con, who, invitation, now)
        return Entry(Outcome.MEMBER, role)
    if who.person_id is not None and _declined(con, who.person_id, role):
        return Entry(Outcome.DECLINED, role)
    if who.roles and not agreed:
        return Entry(Outcome.ASK, role)
    person_id = who.person_id
    if person_id is None:
        person_id = people.add_person(con, invitation["programme_id"], now)
        people.link_account(con, person_id, account, now)
    if not invitation_rows.use(con, invitation["id"], person_id, now):
        return Entry(Outcome.WRONG, reason="used")
    people.revive(con, person_id)
    people.join(con, person_id, role, now, admitted=role is Role.CURATOR, form=invitation["form"])
    return Entry(Outcome.JOINED, role)


def _keep_curator(con: Connection, who: Who, invitation: Row, now: datetime) -> None:
    """A curator named in the settings who is also invited in the bot stays one when the setting goes."""
    given = invitation["role"] == Role.CURATOR and invitation["created_by"] not in (None, who.person_id)
    if given and people.keep_curator(con, who.known):
        invitation_rows.use(con, invitation["id"], who.known, now)


def _declined(con: Connection, person_id: int, role: Role) -> bool:
    found = people.membership(con, person_id, role)
    return found is not None and found["state"] == "declined"


def _move(con: Connection, account: int, invitation: Row, now: datetime) -> Entry:
    """A personal code: the account becomes the person's only one. An account of somebody else is not taken over."""
    person_id = int(invitation["person_id"])
    role = Role(invitation["role"])
    who = people.who(con, account)
    if who.person_id == person_id:
        return Entry(Outcome.MEMBER, role)
    if who.person_id is not None and (who.is_curator or who.full_name or who.consented):
        return Entry(Outcome.WRONG, reason="other")
    if not invitation_rows.use(con, invitation["id"], person_id, now):
        return Entry(Outcome.WRONG, reason="used")
    if who.person_id is not None:
        inquiries.hand_over(con, who.person_id, person_id)
        people.give_up(con, who.person_id)
    left = tuple(people.move_to_account(con, person_id, account, now))
    roles = candidates.roles_of(con, person_id)
    if not roles:
        return Entry(Outcome.MOVED, role, left=left)
    for one in roles:  # from the staff list: a participant from now on, who is asked for consent first
        people.join(con, person_id, one, now)
    candidates.settle(con, person_id, now)
    return Entry(Outcome.JOINED, role)


async def owed_form(db: Database, who: Who) -> Owed | None:
    """The base questionnaire the person still owes, or the question which one it is."""
    if who.person_id is None or not who.participates_as:
        return None
    person_id = who.person_id
    return await db.read(lambda con: joining.owed(con, person_id))


async def was_declined(db: Database, who: Who) -> bool:
    """Whether the person outside had applied and was declined."""
    person_id = who.person_id
    if person_id is None:
        return False
    return await db.read(lambda con: any(_declined(con, person_id, role) for role in PARTICIPANTS))


def applied(con: Connection, person_id: int, role: Role, form: str, now: datetime) -> None:
    """The base questionnaire of the role in a form of mentoring was sent: the person waits for admission, or a setting
    admits everyone.

    Called within the transaction of the sending; a corrected questionnaire changes nothing here. Of who takes part
    already, the curators hear that they have taken up another form.
    """
    if not people.apply(con, person_id, role, now, form):
        if people.is_admitted(con, person_id, role) and _is_first_of(con, person_id, role, form):
            payload = {"person": person_id, "form": form}
            about = f"person:{person_id}:{form}"
            notices.put(con, *(Notice(TAKEN_UP, one, now, about, payload) for one in people.curators(con)))
        return
    programme = programmes.running(con)
    found = people.membership(con, person_id, role)
    if found is None or found["state"] != "joined":
        return
    if programme.admit_all and interviews.against(con, person_id, role) is None:
        _admit(con, person_id, role, None, now)
    else:
        _tell_curators(con, programme.id, person_id, now)


def _is_first_of(con: Connection, person_id: int, role: Role, form: str) -> bool:
    """Whether the questionnaire that was just sent is the first of this form."""
    mine = [row for row in responses.of_person(con, person_id) if row["form_code"] == forms.BASES[form][role]]
    return len([row for row in mine if row["state"] == "submitted"]) == 1


def waiting(con: Connection, programme_id: int) -> list[Waiting]:
    """Who waits for admission, longest first."""
    return [
        Waiting(
            row["person_id"],
            Role(row["role"]),
            row["full_name"] or "",
            row["post"] or "",
            from_text(row["applied_at"]),
            row["capacity"],
        )
        for row in people.waiting(con, programme_id)
    ]


async def queue(db: Database, curator: Who) -> list[Waiting]:
    """The same for a curator's screen. Refused ``not-allowed``."""
    curator.must_be_curator()
    return await db.read(lambda con: waiting(con, curator.programme.id))


async def waiting_now(db: Database) -> list[Waiting]:
    """The same for a notice, which has no screen to ask for its rights."""

    return await db.read(lambda con: waiting(con, programmes.running(con).id))


async def standing(db: Database, person_id: int) -> PersonStanding:
    """Where the person stands in the programme, for what a notice says."""

    def work(con: Connection) -> PersonStanding:
        programme = programmes.running(con)
        states = people.states(con, person_id)
        return PersonStanding(
            programme,
            frozenset(role for role, state in states.items() if state == "admitted"),
            frozenset(role for role, state in states.items() if state == "declined"),
        )

    return await db.read(work)


async def admit(
    db: Database, curator: Who, person_ids: Iterable[int], role: Role, now: datetime, *, sure: bool = False
) -> int:
    """Admit these people in this role and tell them; how many were not admitted before.

    Refused: ``not-allowed``; unless ``sure``, ``admission-interview`` where an interview is wanted and does not speak
    for one of them.
    """
    wanted = tuple(dict.fromkeys(person_ids))

    def work(con: Connection) -> int:
        _check_decider(curator, role)
        if not sure and any(interviews.against(con, person_id, role) for person_id in wanted):
            raise Refused("admission-interview")
        fresh = [person_id for person_id in wanted if _admit(con, person_id, role, curator.known, now)]
        audit.note(con, curator.known, "admit", now, fresh)
        return len(fresh)

    return await db.write(work)


async def admit_everyone(db: Database, curator: Who, now: datetime) -> list[Waiting]:
    """Admit all who wait now, but mentors whose interview is still wanted; returns them. Refused ``not-allowed``."""

    def work(con: Connection) -> list[Waiting]:
        curator.must_be_curator()
        return admit_waiting(con, curator.programme.id, curator.known, now)

    return await db.write(work)


def admit_waiting(con: Connection, programme_id: int, curator_id: int | None, now: datetime) -> list[Waiting]:
    ready = [one for one in waiting(con, programme_id) if interviews.against(con, one.person_id, one.role) is None]
    admitted = [one for one in ready if _admit(con, one.person_id, one.role, curator_id, now)]
    if curator_id is not None:
        audit.note(con, curator_id, "admit", now, (one.person_id for one in admitted))
    return admitted


async def decline(db: Database, curator: Who, person_id: int, role: Role, now: datetime) -> None:
    """Decline a questionnaire and tell the person kindly. Refused: ``not-allowed``; ``stale`` if nobody waits."""

    def work(con: Connection) -> None:
        _check_decider(curator, role)
        if not people.decide(con, person_id, role, "declined", curator.known, now):
            raise Refused("stale")
        interview_rows.decide(con, person_id, role, "declined", curator.known, now)
        audit.note(con, curator.known, "decline", now, [person_id])
        notices.put(con, Notice(DECLINED, person_id, now, role.value))

    await db.write(work)


def _admit(con: Connection, person_id: int, role: Role, curator_id: int | None, now: datetime) -> bool:
    if not people.decide(con, person_id, role, "admitted", curator_id, now):
        return False
    interview_rows.decide(con, person_id, role, "admitted", curator_id, now)
    notices.put(con, Notice(ADMITTED, person_id, now, role.value))
    offers.ask_publication(con, programmes.running(con), person_id, now)
    return True


def _tell_curators(con: Connection, programme_id: int, person_id: int, now: datetime) -> None:
    queue = waiting(con, programme_id)
    for curator_id in people.curators(con):
        if len(queue) == 1:
            _take_back(con, curator_id)
        due = now if len(queue) == 1 else _gathered(con, curator_id, queue[0].applied_at, now)
        if due is not None:
            notices.put(con, Notice(WAITING, curator_id, due, f"person:{person_id}"))


def _take_back(con: Connection, curator_id: int) -> None:
    """A gathered notice still to come was about people who are decided on: it would tell of the newcomer twice."""
    last = notices.latest(con, WAITING, curator_id)
    if last is not None and last["state"] == "due":
        notices.drop(con, WAITING, subject=last["subject"], person_id=curator_id)


def _gathered(con: Connection, curator_id: int, since: datetime, now: datetime) -> datetime | None:
    """When to tell this curator of one more, ``since`` being when the first of those who wait began to.

    As long after the last notice as people had been waiting at it: after one minute, two, four, …
    ``None`` if a notice is due anyway and will count the newcomer in.
    """
    last = notices.latest(con, WAITING, curator_id)
    if last is None or last["state"] not in ("due", "sent", "sending"):
        return now
    if last["state"] == "due":
        return None
    told = from_text(last["due_at"])
    return max(now, told + min(max(told - since, GATHERED), LONGEST_PAUSE))


def _check_decider(who: Who, role: Role) -> None:
    who.must_be_curator()
    if role not in PARTICIPANTS:
        raise Refused("not-allowed")
