"""A person's own data as files: HTML to read, JSON for machines (152-FZ art. 14)."""

import json
from dataclasses import asdict, dataclass
from datetime import date, datetime
from html import escape

from texts import plain


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """``sent_at`` None: not finished, its answers are kept all the same."""

    title: str
    sent_at: datetime | None
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What others told of the person. ``relation``: the office of who was asked, empty for a curator's own record."""

    title: str
    relation: str
    at: datetime
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """A word on a consent of some kind: given, refused, withdrawn; through which account or on which paper."""

    kind: str
    decision: str
    decided_at: datetime
    version: int | None
    account: int | None
    paper: str
    detail: str
    text_hash: str
    text: str


@dataclass(frozen=True, slots=True)
class PairLine:
    others: str
    state: str
    since: datetime


@dataclass(frozen=True, slots=True)
class MeetingLine:
    day: date
    others: str
    minutes: int | None
    stage: str
    topic: str
    result: str
    answer: str = ""
    """The person's own word on it: ``confirmed``, ``disputed``, ``asked``, ``silent``; empty where not asked."""


@dataclass(frozen=True, slots=True)
class Invited:
    """A common meeting: ``reply`` yes, no or maybe, empty without one; ``attended`` None: not noted.

    ``door_at``: when the person came in by the code at the door.
    """

    at: datetime
    place: str
    reply: str
    attended: bool | None
    door_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SurveyLine:
    """A survey the person was asked to take part in."""

    title: str
    opened_at: datetime


@dataclass(frozen=True, slots=True)
class GuardianLine:
    """A representative's decision for a minor; ``name`` empty after a refusal."""

    at: datetime
    decision: str
    name: str


@dataclass(frozen=True, slots=True)
class AgreementLine:
    number: str
    signed_on: date
    until: date
    released_on: date | None


@dataclass(frozen=True, slots=True)
class NoteLine:
    """Words of a curator: a note, the conclusion of an interview. ``by``: who wrote or held it."""

    at: date
    by: str
    body: str


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """``verdict``: ``admitted`` or ``declined``, for a ``role``."""

    at: date
    role: str
    verdict: str


@dataclass(frozen=True, slots=True)
class InquiryLine:
    """Somebody was asked about a pupil: ``relation`` is their office; ``answered`` None: not yet, or not at all."""

    at: date
    relation: str
    answered: date | None
    name: str = ""
    """One's own, as one gave it when one was asked; of others it is not shown."""


@dataclass(frozen=True, slots=True)
class SearchLine:
    """A mentor is looked for (``what``: the reason), or the person was asked to take one more (``asked-…``)."""

    at: date
    what: str
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """``place`` None: a private «no». ``comment``: what was said to the mark."""

    name: str
    place: int | None
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    at: datetime
    body: str
    answer: str


@dataclass(frozen=True, slots=True)
class SeenLine:
    """Who looked at or changed the data: ``kind`` of the audit log."""

    at: datetime
    by: str
    kind: str


@dataclass(frozen=True, slots=True)
class PersonalData:
    """All that is kept about one person; moments on the programme's clock."""

    made_at: datetime
    name: str
    post: str
    contact: str
    roles: tuple[tuple[str, str], ...]
    accounts: tuple[tuple[int, str], ...]
    consents: tuple[Decision, ...]
    questionnaires: tuple[Questionnaire, ...]
    pairs: tuple[PairLine, ...]
    meetings: tuple[MeetingLine, ...]
    wishes: tuple[Wish, ...]
    requests: tuple[Asked, ...]
    seen: tuple[SeenLine, ...] = ()
    minor: bool | None = None
    guardians: tuple[GuardianLine, ...] = ()
    agreements: tuple[AgreementLine, ...] = ()
    invitations: tuple[Invited, ...] = ()
    surveys: tuple[SurveyLine, ...] = ()
    notes: tuple[NoteLine, ...] = ()
    interviews: tuple[NoteLine, ...] = ()
    decisions: tuple[DecisionLine, ...] = ()
    categories: tuple[str, ...] = ()
    workplaces: tuple[str, ...] = ()
    proposals: tuple[NoteLine, ...] = ()
    inquiries: tuple[InquiryLine, ...] = ()
    told: tuple[Told, ...] = ()
    searches: tuple[SearchLine, ...] = ()


def as_json(data: PersonalData) -> bytes:
    return json.dumps(asdict(data), ensure_ascii=False, indent=2, default=str).encode()


def as_html(data: PersonalData) -> bytes:
    """One page without outside addresses; opens in the browser of any phone."""
    title = plain("mydata-file-title")
    sections = [
        _table(plain("mydata-file-person"), _person(data)),
        _table(plain("mydata-file-consents"), [_decision(one) for one in data.consents]),
        _table(plain("mydata-file-guardians"), [_guardian(one) for one in data.guardians]),
        _table(plain("mydata-file-agreements"), [_agreement(one) for one in data.agreements]),
        _table(plain("mydata-file-decisions"), [_verdict(one) for one in data.decisions]),
        _table(plain("mydata-file-interviews"), [_noted(one) for one in data.interviews]),
        _table(plain("mydata-file-notes"), [_noted(one) for one in data.notes]),
        _table(plain("mydata-file-proposals"), [_noted(one) for one in data.proposals]),
        *(_told(one) for one in data.told),
        _table(plain("mydata-file-inquiries"), [_inquiry(one) for one in data.inquiries]),
        *(_table(_form_title(form), list(form.answers)) for form in data.questionnaires),
        _table(plain("mydata-file-surveys"), [(f"{one.opened_at:%d.%m.%Y}", one.title) for one in data.surveys]),
        _table(plain("mydata-file-invitations"), [_invited(one) for one in data.invitations]),
        _table(plain("mydata-file-wishes"), [_wish(one) for one in data.wishes]),
        _table(plain("mydata-file-pairs"), [_pair(one) for one in data.pairs]),
        _table(plain("mydata-file-searches"), [_search(one) for one in data.searches]),
        _table(plain("mydata-file-meetings"), [_meeting(one) for one in data.meetings]),
        _table(
            plain("mydata-file-requests"),
            [
                (f"{one.at:%d.%m.%Y}", _join(one.body or plain("psychologist-body"), one.answer))
                for one in data.requests
            ],
        ),
        _table(plain("audit-file"), [_seen(one) for one in data.seen]),
    ]
    made = escape(plain("mydata-file-made", at=f"{data.made_at:%d.%m.%Y %H:%M}"))
    body = f"<h1>{escape(title)}</h1><p>{made}</p>" + "".join(sections)
    return (
        '<!doctype html><html lang="ru"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head><body>{body}</body></html>"
    ).encode()


STYLE = (
    "body{font:17px/1.5 sans-serif;max-width:46em;margin:1em auto;padding:0 1em;color:#222}"
    "table{border-collapse:collapse;width:100%;table-layout:fixed}"
    "td{border-top:1px solid #ccc;padding:.4em;vertical-align:top;overflow-wrap:anywhere}"
    "td:first-child{width:30%;color:#555}h2{margin:1.6em 0 .4em;font-size:1.2em}"
)


def _table(title: str, rows: list[tuple[str, str]]) -> str:
    """A heading with its lines; nothing for an empty section."""
    if not rows:
        return ""
    cells = "".join(f"<tr><td>{escape(left)}</td><td>{_lines(right)}</td></tr>" for left, right in rows)
    return f"<h2>{escape(title)}</h2><table>{cells}</table>"


def _lines(words: str) -> str:
    return escape(words).replace("\n", "<br>")


def _join(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _person(data: PersonalData) -> list[tuple[str, str]]:
    rows = [
        (plain("mydata-file-name"), data.name),
        (plain("mydata-file-post"), data.post),
        (plain("mydata-file-contact"), data.contact),
        (plain("mydata-file-age"), "" if data.minor is None else plain(f"mydata-file-age-{_yes(data.minor)}")),
        (plain("mydata-file-workplace"), _join(*data.workplaces)),
        (plain("mydata-file-categories"), _join(*(plain(f"category-{code}") for code in data.categories))),
        (plain("mydata-file-roles"), _join(*(_role(*one) for one in data.roles))),
        (plain("mydata-file-accounts"), _join(*(f"{number} {name}".strip() for number, name in data.accounts))),
    ]
    return [row for row in rows if row[1]]


def _yes(value: bool) -> str:
    return "yes" if value else "no"


def _form_title(form: Questionnaire) -> str:
    if form.sent_at is None:
        return plain("mydata-file-form-open", title=form.title)
    return plain("mydata-file-form-sent", title=form.title, at=f"{form.sent_at:%d.%m.%Y}")


def _guardian(one: GuardianLine) -> tuple[str, str]:
    return f"{one.at:%d.%m.%Y %H:%M}", _join(one.name, plain(f"consents-decision-{one.decision}"))


def _agreement(one: AgreementLine) -> tuple[str, str]:
    words = plain("mydata-file-agreement", signed=f"{one.signed_on:%d.%m.%Y}", until=f"{one.until:%d.%m.%Y}")
    released = plain("mydata-file-released", until=f"{one.released_on:%d.%m.%Y}") if one.released_on else ""
    return f"\N{NUMERO SIGN} {one.number}", _join(words, released)


def _noted(one: NoteLine) -> tuple[str, str]:
    return f"{one.at:%d.%m.%Y}", _join(one.body, one.by)


def _verdict(one: DecisionLine) -> tuple[str, str]:
    return f"{one.at:%d.%m.%Y}", _role(one.role, one.verdict)


def _told(one: Told) -> str:
    source = plain(f"mydata-file-inquiry-{one.relation}") if one.relation else plain("role-curator")
    title = plain("inquiry-file-told", title=one.title, source=source, at=f"{one.at:%d.%m.%Y}")
    return _table(title, list(one.answers))


def _search(one: SearchLine) -> tuple[str, str]:
    words = plain(f"mydata-file-search-{one.what}")
    return f"{one.at:%d.%m.%Y}", _join(
        words, plain("mydata-file-search-until", day=f"{one.until:%d.%m.%Y}") if one.until else ""
    )


def _inquiry(one: InquiryLine) -> tuple[str, str]:
    answered = plain("mydata-file-inquiry-answered", at=f"{one.answered:%d.%m.%Y}") if one.answered else ""
    return f"{one.at:%d.%m.%Y}", _join(plain(f"mydata-file-inquiry-{one.relation}"), one.name, answered)


def _invited(one: Invited) -> tuple[str, str]:
    reply = plain(f"mydata-file-reply-{one.reply or 'none'}")
    attended = "" if one.attended is None else plain(f"mydata-file-attended-{_yes(one.attended)}")
    door = plain("mydata-file-door", at=f"{one.door_at:%H:%M}") if one.door_at else ""
    return f"{one.at:%d.%m.%Y %H:%M}", _join(one.place, reply, attended, door)


def _role(role: str, state: str) -> str:
    return f"{plain(f'export-role-{role}')}: {plain(f'mydata-state-{state}')}"


def _decision(one: Decision) -> tuple[str, str]:
    words = _join(
        f"{plain(f'consents-kind-{one.kind}')}: {plain(f'consents-decision-{one.decision}')}",
        plain("mydata-file-version", version=str(one.version)) if one.version else "",
        plain("consents-by-account", account=str(one.account)) if one.account else "",
        plain("consents-by-paper", paper=one.paper) if one.paper else "",
        one.detail,
        one.text,
        one.text_hash and f"SHA-256 {one.text_hash}",
    )
    return f"{one.decided_at:%d.%m.%Y %H:%M}", words


def _seen(one: SeenLine) -> tuple[str, str]:
    return f"{one.at:%d.%m.%Y %H:%M}", f"{one.by or plain('audit-who-unknown')}: {plain(f'audit-kind-{one.kind}')}"


def _wish(one: Wish) -> tuple[str, str]:
    if one.place is None:
        return one.name, plain("mydata-file-wish-no")
    place = plain("mydata-file-wish-place", place=one.place)
    return one.name, f"{place}: {one.comment}" if one.comment else place


def _pair(one: PairLine) -> tuple[str, str]:
    return f"{one.since:%d.%m.%Y}", _join(one.others, plain(f"export-match-{one.state}"))


def _meeting(one: MeetingLine) -> tuple[str, str]:
    minutes = plain("mydata-file-minutes", minutes=one.minutes) if one.minutes else ""
    stage = plain(f"export-stage-{one.stage}") if one.stage else ""
    return f"{one.day:%d.%m.%Y}", _join(
        one.others,
        ", ".join(p for p in (stage, minutes) if p),
        one.topic,
        one.result,
        plain(f"mydata-file-answer-{one.answer}") if one.answer else "",
    )
