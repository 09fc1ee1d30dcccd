"""Consents beside the programme's own: publication and the mentor's work. Each is asked for alone (152-FZ art. 9)

and refusing one changes nothing else.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from domain.consents import Agreement, ConsentKind
from domain.notice import Notice
from domain.programme import Programme
from domain.refusal import Refused
from domain.roles import PARTICIPANTS, Role
from domain.who import Who
from services.consents.consents import digest
from storage import notices, programmes
from storage.consents import agreements, consents, wordings
from storage.database import Connection, Database
from storage.moments import from_text
from storage.people import people

PUBLICATION = "consent-publication"
LABOUR = "consent-labour"
TAKE_DOWN = "consent-take-down"
AFTER_ADMISSION = timedelta(minutes=1)
"""So that it is a message of its own, below the one about admission."""
REFUSED_NEWER = "renewal"
"""The kind of a refusal of a newer text, so that it does not end the older consent."""


@dataclass(frozen=True, slots=True)
class Written:
    """A word that came on paper (number and date) and who recorded it; empty for one in the chat."""

    paper: str | None = None
    recorded_by: int | None = None


IN_CHAT = Written()


@dataclass(frozen=True, slots=True)
class Standing:
    """The last decision of a kind with its moment; ``detail``: the web resources it names."""

    kind: ConsentKind
    decision: str
    at: datetime
    detail: str = ""

    @property
    def given(self) -> bool:
        return self.decision == "given"


@dataclass(frozen=True, slots=True)
class Offer:
    """What a consent is filled in from, for a notice that has no ``Who``."""

    programme: Programme
    name: str
    account: int | None
    standing: Standing | None
    agreement: Agreement | None = None
    version: int = 1
    wording: str = ""
    outdated: bool = False


def standing(con: Connection, person_id: int, kind: ConsentKind) -> Standing | None:
    last = consents.latest(con, person_id, kind)
    if last is None:
        return None
    return Standing(kind, last["decision"], from_text(last["decided_at"]), last["detail"] or "")


async def standings(db: Database, person_id: int) -> dict[ConsentKind, Standing]:
    """The last decision of every kind there is one of."""

    def work(con: Connection) -> dict[ConsentKind, Standing]:
        found = [standing(con, person_id, kind) for kind in ConsentKind]
        return {one.kind: one for one in found if one is not None}

    return await db.read(work)


async def agreement_of(db: Database, person_id: int) -> Agreement | None:
    return await db.read(lambda con: agreements.latest(con, person_id))


async def offer(db: Database, person_id: int, kind: ConsentKind) -> Offer | None:
    """What to fill the consent in with; ``None`` when there is nothing to be asked (any more)."""

    def work(con: Connection) -> Offer | None:
        programme = programmes.running(con)
        agreement = agreements.latest(con, person_id) if kind is ConsentKind.LABOUR else None
        if not _wanted(con, programme, person_id, kind, agreement) or _by_another(con, person_id, kind):
            return None
        account = next((row["external_id"] for row in people.accounts_of(con, person_id)), None)
        name = people.full_name(con, person_id) or ""
        version, wording = wordings.newest(con, programme.id, kind)
        agreed = wordings.consented(con, programme.id, kind).get(person_id, version)
        last = standing(con, person_id, kind)
        return Offer(programme, name, account, last, agreement, version, wording, agreed < version)

    return await db.read(work)


def ask_publication(con: Connection, programme: Programme, person_id: int, now: datetime) -> None:
    """Ask somebody just admitted, unless nothing is published, the person has decided or is not of age."""
    kind = ConsentKind.PUBLICATION
    if programme.publishes and consents.latest(con, person_id, kind) is None and not _by_another(con, person_id, kind):
        notices.put(con, Notice(PUBLICATION, person_id, now + AFTER_ADMISSION, f"sites:{_mark(programme)}"))


def ask_everyone(con: Connection, now: datetime) -> int:
    """The web resources changed: ask all admitted whose consent does not cover them; a refusal is respected."""
    programme = programmes.current(con)
    if programme is None or not programme.publishes:
        return 0
    admitted = {person for role in PARTICIPANTS for person in people.admitted(con, programme.id, role)}
    kind = ConsentKind.PUBLICATION
    adults = [person for person in sorted(admitted) if not _by_another(con, person, kind)]
    asked = [person for person in adults if _uncovered(con, programme, person)]
    notices.put(con, *(Notice(PUBLICATION, person, now, f"sites:{_mark(programme)}") for person in asked))
    return len(asked)


def may_publish(con: Connection, person_id: int) -> bool:
    """Whether a consent to publication would count now; that for a minor stands on a paper of the representative."""
    programme = programmes.current(con)
    return programme is not None and _wanted(con, programme, person_id, ConsentKind.PUBLICATION, None)


def may_publish_alone(con: Connection, person_id: int) -> bool:
    """Whether this person could give it now, in the chat."""
    return may_publish(con, person_id) and not _by_another(con, person_id, ConsentKind.PUBLICATION)


def may_work(con: Connection, person_id: int) -> bool:
    """Whether there is an agreement in force for this person to consent to."""
    return _wanted(con, programmes.running(con), person_id, ConsentKind.LABOUR, agreements.latest(con, person_id))


async def decide(
    db: Database, who: Who, kind: ConsentKind, body: str, decision: str, now: datetime, detail: str = ""
) -> bool:
    """Record «given» or «refused» to exactly this text; False if the same already stands. Refused ``stale``."""

    def work(con: Connection) -> bool:
        current = people.who(con, who.account)
        person_id = current.known
        agreement = agreements.latest(con, person_id) if kind is ConsentKind.LABOUR else None
        if not _wanted(con, current.programme, person_id, kind, agreement) or _by_another(con, person_id, kind):
            raise Refused("stale")
        version, _ = wordings.newest(con, current.programme.id, kind)
        kept = wordings.consented(con, current.programme.id, kind).get(person_id, version)
        last = standing(con, person_id, kind)
        if (
            last is not None
            and (last.decision, last.detail) == (decision, detail)
            and _same(con, person_id, kind, body)
        ):
            return False
        newer = last is not None and last.given and decision == "refused"
        if newer and kept >= version:
            raise Refused("consent-stands")
        consents.keep_text(con, digest(body), kind, version, body, now)
        consents.record(
            con,
            person_id,
            decision,
            now,
            kind=REFUSED_NEWER if newer else kind,
            role=Role.MENTOR if kind is ConsentKind.LABOUR else None,
            text_hash=digest(body),
            channel_id=current.channel_id,
            detail=detail or None,
        )
        return True

    return await db.write(work)


async def withdraw_publication(db: Database, who: Who, now: datetime) -> None:
    """The consent to publication alone; curators are told to take the data down. Refused ``consent-none``."""

    def work(con: Connection) -> None:
        if not end_publication(con, who.known, now, who.channel_id):
            raise Refused("consent-none")

    await db.write(work)


def end_publication(
    con: Connection, person_id: int, now: datetime, channel_id: int | None, written: Written = IN_CHAT
) -> bool:
    """Record the withdrawal and tell the curators; False if no consent to publication stands."""
    last = consents.latest(con, person_id, ConsentKind.PUBLICATION)
    if last is None or last["decision"] != "given":
        return False
    withdrawal = consents.record(
        con,
        person_id,
        "withdrawn",
        now,
        kind=ConsentKind.PUBLICATION,
        text_hash=last["text_hash"],
        detail=last["detail"],
        channel_id=channel_id,
        paper=written.paper,
        recorded_by=written.recorded_by,
    )
    payload = {"person": person_id}
    notices.put(con, *(Notice(TAKE_DOWN, one, now, f"consent:{withdrawal}", payload) for one in people.curators(con)))
    return True


def _wanted(
    con: Connection, programme: Programme, person_id: int, kind: ConsentKind, agreement: Agreement | None
) -> bool:
    states = people.states(con, person_id)
    if kind is ConsentKind.LABOUR:
        return agreement is not None and agreement.in_force and states.get(Role.MENTOR) == "admitted"
    admitted = any(states.get(role) == "admitted" for role in PARTICIPANTS)
    return kind is ConsentKind.PUBLICATION and programme.publishes and admitted


def _by_another(con: Connection, person_id: int, kind: ConsentKind) -> bool:
    """A minor does not allow publication alone: the representative does (152-FZ art. 9 p. 6, 10.1), on paper."""
    return kind is ConsentKind.PUBLICATION and people.is_minor(con, person_id)


def _uncovered(con: Connection, programme: Programme, person_id: int) -> bool:
    last = standing(con, person_id, ConsentKind.PUBLICATION)
    if last is None:
        return True
    return last.given and not set(programme.web_resources) <= set(last.detail.splitlines())


def _same(con: Connection, person_id: int, kind: ConsentKind, body: str) -> bool:
    last = consents.latest(con, person_id, kind)
    return last is not None and last["text_hash"] == digest(body)


def _mark(programme: Programme) -> str:
    return digest("\n".join((programme.operator_details, *programme.web_resources)))[:12]
