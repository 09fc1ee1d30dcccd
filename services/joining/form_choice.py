"""«In which form of mentoring?»: asked of who could join in several, and again by who takes up another (D11)."""

from datetime import datetime
from sqlite3 import Row

from domain.notice import Notice
from domain.refusal import Refused
from domain.roles import PARTICIPANTS, Role
from domain.who import Who
from questionnaires.form import Form, Item
from services.joining import joining
from services.questionnaires import answering, forms, responses
from services.questionnaires.steps import Step
from services.questionnaires.submission import count_places
from storage import notices
from storage.database import Connection, Database
from storage.networking import choices
from storage.pairing import drafts, matches
from storage.people import people
from storage.surveys import responses as rows

LEFT = "admission-form-left"


async def asked(db: Database, who: Who, role: Role) -> tuple[tuple[str, ...], bool]:
    """Forms of mentoring to choose from in this part, and whether one was taken before (a questionnaire was sent).

    Refused ``stale`` for a part that is not held.
    """

    def work(con: Connection) -> tuple[tuple[str, ...], bool]:
        _check_part(con, who, role)
        sent = role not in people.unapplied(con, who.known)
        return joining.more(con, who.known, role) or joining.options(con, who.known, role), sent

    return await db.read(work)


async def take(db: Database, who: Who, role: Role, form: str, now: datetime) -> Step:
    """Begin the questionnaire of this form, or go on with it; what was answered alike before is not asked again.

    Before anything was sent it takes the place of the one begun. Refused: ``stale``, ``consent-first``.
    """

    def work(con: Connection) -> Step:
        _check_part(con, who, role)
        if form not in joining.options(con, who.known, role):
            raise Refused("stale")
        code = forms.BASES[form][role]
        answering.check_start(con, who, who.known, code)
        before = rows.newest_of(con, who.known, forms.joined_with(role))
        response_id = responses.opened(con, who.known, code, "", None, now)
        if before is not None and before["form_code"] != code and not rows.answers(con, response_id):
            alike = _alike(forms.of(con, before["form_hash"]), forms.newest(code))
            rows.copy_answers(con, before["id"], response_id, alike)
        if role in people.unapplied(con, who.known):
            _drop_others(con, who.known, role, response_id)
        return responses.load(con, who, response_id)

    return await db.write(work)


async def leave(db: Database, who: Who, response_id: int, now: datetime) -> str:
    """Take part in this form of mentoring no more: its questionnaire is taken back. The form that was left.

    Refused: ``stale`` for the only form of a part; ``form-busy`` while one has a pair there or a choice goes on. The
    curators are told.
    """

    def work(con: Connection) -> str:
        row = rows.get(con, response_id)
        if row is None or row["person_id"] != who.known or not may_leave(con, row):
            raise Refused("stale")
        form, role = forms.mentoring_of(row["form_code"]), forms.role_of(row["form_code"])
        if _is_busy(con, who, form, now):
            raise Refused("form-busy")
        rows.take_back(con, who.known, row["form_code"])
        left = rows.newest_of(con, who.known, forms.joined_with(role), sent=True)
        assert left is not None, "may_leave has seen another"
        people.move_in(con, who.known, role, forms.mentoring_of(left["form_code"]))
        if role is Role.MENTOR:
            count_places(con, who.known)
        payload = {"person": who.known, "form": form}
        told = [Notice(LEFT, one, now, f"response:{response_id}", payload) for one in people.curators(con)]
        notices.put(con, *told)
        return form

    return await db.write(work)


def _is_busy(con: Connection, who: Who, form: str, now: datetime) -> bool:
    """A pair, agreed or proposed, or a choice that goes on: somebody counts on the person there."""
    if any(one.form == form and who.known in one.members for one in matches.live(con, who.programme.id)):
        return True
    draft = drafts.current(con, who.programme.id, form)
    if draft is not None and any(who.known in (pair.mentee, pair.mentor) for pair in draft.pairs):
        return True
    return any(one.form == form for one in choices.running(con, who.programme.id, now))


def may_leave(con: Connection, row: Row) -> bool:
    """Whether this is a sent base questionnaire beside which the person has sent that of another form."""
    if row["form_code"] not in forms.BASE_CODES or row["state"] != "submitted":
        return False
    others = {*forms.joined_with(forms.role_of(row["form_code"]))} - {row["form_code"]}
    return rows.newest_of(con, row["person_id"], others, sent=True) is not None


def _check_part(con: Connection, who: Who, role: Role) -> None:
    if role not in PARTICIPANTS or people.states(con, who.known).get(role) not in ("joined", "admitted"):
        raise Refused("stale")


def _drop_others(con: Connection, person_id: int, role: Role, kept: int) -> None:
    """Of who has sent nothing yet one questionnaire is open: that of the form said last."""
    for row in rows.of_person(con, person_id):
        own = row["entered_by"] is None and not row["subject"]
        if row["id"] != kept and own and row["state"] == "open" and row["form_code"] in forms.joined_with(role):
            rows.withdraw(con, row["id"])


def _alike(before: Form, after: Form) -> set[str]:
    """Keys of what both forms ask with the same answers, to the same readers."""
    known = {item.key: _asks(item) for item in before}
    return {item.key for item in after if known.get(item.key) == _asks(item)}


def _asks(item: Item) -> tuple[object, ...]:
    codes = tuple(option.code for option in item.options)
    return item.kind, codes, item.low, item.high, item.fact, item.seen_by
