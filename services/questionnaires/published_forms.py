"""The school's own questionnaires: read from a file, looked at, published as a new version, taken back.

Nothing changes before «publish»: until then there is one draft for each curator. Running responses keep their snapshot.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from documents.drawing import Drawing
from domain.refusal import Refused
from domain.roles import Role
from domain.who import Who
from questionnaires.changes import Changes, Telling, changes, unfit
from questionnaires.facts import labels
from questionnaires.form import Form
from questionnaires.loading import digest, from_json, to_json
from questionnaires.reading import has_words
from questionnaires.sheet_reading import SheetForm
from questionnaires.sheet_tables import SheetFault
from questionnaires.shipped import sample, shipped
from services.questionnaires import forms, subjects
from storage.database import Connection, Database
from storage.moments import from_text
from storage.surveys import published_forms as stored
from storage.surveys import responses

FILE_LIMIT = 5 * 1024 * 1024
"""Bytes of a form's file: ours has twenty thousand."""
MARK = 12
MOST = 60
"""Codes of its own that a school may have: a list that one can still look through."""


@dataclass(frozen=True, slots=True)
class FormCard:
    """A form in force. ``own``: the school's version, published ``at`` by ``by``; ``ours``: we ship one of this code.

    ``withdrawn``: the school's, out of force, and there is none of ours.
    """

    form: Form
    own: bool
    ours: bool
    at: datetime | None = None
    by: str = ""
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """What a curator sent: ``form`` with the version it would get; ``present`` is in force now, None for a new one.

    ``stale_version``: the number in the file, when it was made from an older version than the one in force.
    ``alone``: requests or competences that the questionnaire of the other side does not list: they meet nothing.
    """

    form: Form
    present: Form | None
    changes: Changes
    stale_version: int = 0
    alone: tuple[str, ...] = ()

    @property
    def mark(self) -> str:
        return mark_of(self.form)


@dataclass(frozen=True, slots=True)
class Faulty:
    """A file that is no form yet."""

    faults: tuple[SheetFault, ...]


def mark_of(form: Form) -> str:
    """What a button carries, so that it acts on the very form that was shown."""
    return digest(form)[:MARK]


async def listed(db: Database, curator: Who) -> tuple[FormCard, ...]:
    """Every form in force: the school's own first, each part by title; then what the school withdrew."""

    def work(con: Connection) -> tuple[FormCard, ...]:
        curator.must_be_curator()
        known = {row["code"]: row for row in stored.every(con)}
        codes = [*forms.in_force(), *(code for code in known if code not in forms.in_force())]
        cards = [_card(con, code) for code in codes if code not in forms.RESERVED]
        return tuple(sorted(cards, key=lambda one: (one.withdrawn, not one.own, one.form.title)))

    return await db.read(work)


def searched(cards: Sequence[FormCard], words: str) -> tuple[FormCard, ...]:
    """Those in whose title each of the typed words, or its beginning, stands."""
    return tuple(one for one in cards if has_words(one.form.title, words))


async def card(db: Database, curator: Who, code: str) -> FormCard:
    """One of them. Refused ``stale`` for a code that does not exist."""

    def work(con: Connection) -> FormCard:
        curator.must_be_curator()
        return _card(con, code)

    return await db.read(work)


def _card(con: Connection, code: str) -> FormCard:
    if code in forms.RESERVED:
        raise Refused("stale")
    row = stored.in_force(con, code)
    if row is not None:
        at = from_text(row["published_at"])
        return FormCard(forms.of(con, row["form_hash"]), True, code in shipped(), at, row["full_name"] or "")
    if code in shipped():
        return FormCard(shipped()[code], False, True)
    past = [row for row in stored.every(con) if row["code"] == code]
    if not past:
        raise Refused("stale")
    return FormCard(forms.of(con, past[-1]["form_hash"]), True, False, withdrawn=True)


async def read(db: Database, drawing: Drawing, curator: Who, content: bytes, now: datetime) -> Draft | Faulty:
    """What stands in a file; a form becomes the curator's draft, faults change nothing.

    Refused ``form-file-<reason>`` for a file that is no workbook, ``form-same`` for what is in force already.
    """
    curator.must_be_curator()
    if len(content) > FILE_LIMIT:
        raise Refused("form-file-large")
    sheet = await drawing.form_sheet(content)
    if sheet.refusal:
        raise Refused(f"form-file-{sheet.refusal}")
    if sheet.found is None:
        return Faulty(sheet.faults)
    found = sheet.found
    return await db.write(lambda con: _offered(con, curator, found, now))


def _offered(con: Connection, curator: Who, found: SheetForm, now: datetime) -> Draft | Faulty:
    code = found.form.code
    earlier = [*([shipped()[code]] if code in shipped() else []), *map(from_json, stored.bodies(con, code))]
    faults = unfit(found, shipped().get(code), earlier, forms.RESERVED, _telling(code))
    if faults:
        return Faulty(faults)
    own = {row["code"] for row in stored.every(con)} - set(shipped())
    if code not in shipped() and code not in own and len(own) >= MOST:
        raise Refused("form-too-many", limit=MOST)
    draft = _draft(con, replace(found.form, version=_next_version(con, code)), found.form.version)
    if draft.present is not None and draft.changes.none:
        raise Refused("form-same", title=draft.form.title)
    stored.keep_draft(con, curator.known, code, to_json(draft.form), _base(con, code), now)
    return draft


def _telling(code: str) -> Telling:
    if code == subjects.THIRD_PARTY:
        return Telling.ASKED
    return Telling.RECORD if code in subjects.FORMS else Telling.ONESELF


def _draft(con: Connection, form: Form, said: int = 0) -> Draft:
    present = _present(con, form.code)
    stale = said if present is not None and said < present.version else 0
    made = changes(present, form) if present is not None else Changes()
    return Draft(form, present, made, stale, _alone(form))


def _alone(form: Form) -> tuple[str, ...]:
    """Options of this base questionnaire that nothing on the other side can be compared with (D30)."""
    mentoring = forms.mentoring_of(form.code)
    if not mentoring or form.role is None:
        return ()
    mine, theirs = ("gives", "needs") if form.role is Role.MENTOR else ("needs", "gives")
    known = labels(forms.newest(forms.BASES[mentoring][form.role.other_side]), theirs)
    return tuple(label for code, label in labels(form, mine).items() if code not in known)


def _present(con: Connection, code: str) -> Form | None:
    row = stored.in_force(con, code)
    return forms.of(con, row["form_hash"]) if row is not None else shipped().get(code)


def _base(con: Connection, code: str) -> str:
    row = stored.in_force(con, code)
    return row["form_hash"] if row is not None else ""


def _next_version(con: Connection, code: str) -> int:
    ours = shipped()[code].version if code in shipped() else 0
    return max(stored.last_version(con, code), ours) + 1


async def draft(db: Database, curator: Who, mark: str) -> Draft:
    """The curator's own draft, if it is still the one that the button was under; Refused ``stale``."""
    return await db.read(lambda con: _draft(con, _kept(con, curator, mark)))


def _kept(con: Connection, curator: Who, mark: str) -> Form:
    curator.must_be_curator()
    row = stored.draft(con, curator.known)
    form = from_json(row["body"]) if row is not None else None
    if form is None or mark_of(form) != mark:
        raise Refused("stale")
    return form


async def shown(db: Database, curator: Who, mark: str, code: str = "") -> Form:
    """The form of a preview: of the draft, or of ``code`` in force; Refused ``stale`` when it is another now."""

    def work(con: Connection) -> Form:
        curator.must_be_curator()
        form = _card(con, code).form if code else _kept(con, curator, mark)
        if mark_of(form) != mark:
            raise Refused("stale")
        return form

    return await db.read(work)


async def publish(db: Database, curator: Who, mark: str, now: datetime) -> Form:
    """The draft comes into force as a new version. Refused ``stale``; ``form-changed`` when somebody was faster."""

    def work(con: Connection) -> Form:
        form = _kept(con, curator, mark)
        row = stored.draft(con, curator.known)
        version = _next_version(con, form.code)
        if row is None or row["base_hash"] != _base(con, form.code):
            raise Refused("form-changed", title=form.title)
        published = replace(form, version=version)
        form_hash = digest(published)
        responses.keep_snapshot(con, form_hash, form.code, version, to_json(published), now)
        stored.publish(con, form.code, version, form_hash, curator.known, now)
        stored.drop_draft(con, curator.known)
        return published

    published = await db.write(work)
    await forms.refresh(db)
    return published


async def withdraw(db: Database, curator: Who, code: str, now: datetime) -> FormCard:
    """Out of force: ours is asked again, or the form is offered no more; the second of two taps changes nothing."""

    def work(con: Connection) -> FormCard:
        curator.must_be_curator()
        stored.withdraw(con, code, now)
        return _card(con, code)

    card = await db.write(work)
    await forms.refresh(db)
    return card


async def drop(db: Database, curator: Who) -> None:
    """The draft is forgotten."""
    curator.must_be_curator()
    await db.write(lambda con: stored.drop_draft(con, curator.known))


async def file(db: Database, drawing: Drawing, curator: Who, code: str) -> tuple[Form, bytes]:
    """A form as a spreadsheet to be changed; without a code: the sample of a new one."""
    form = (await card(db, curator, code)).form if code else sample()
    return form, await drawing.form_book(form)
