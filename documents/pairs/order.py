"""The draft order on pairs as DOCX (S1 §12, D34): from our template or from the school's own one.

A school's template is not trusted: it is rendered in a sandbox without calls, arithmetic of strings or loops of its
own, and checked before it is kept.
"""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from importlib import resources
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import TemplateError, TemplateSyntaxError
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from domain.match import FORMS
from domain.names import Case, FullName
from texts import day, plain
from texts.posts import post_accusative

UNPACKED_LIMIT = 100 * 1024 * 1024
"""Bytes a template may unpack to: a small archive can hold gigabytes."""
_ALLOWED_FILTERS = frozenset({"default", "upper", "lower", "length", "join", "capitalize"})
_REQUIRED = frozenset({"pairs"})
_DOCX_TYPE = b"wordprocessingml.document.main+xml"
_BROKEN = (TemplateError, TypeError, ValueError, LookupError, AttributeError, ArithmeticError)


class Title(StrEnum):
    """How the school calls such an order: «об утверждении» or «о закреплении» (a setting)."""

    APPROVE = "approve"
    ASSIGN = "assign"


@dataclass(frozen=True, slots=True)
class Member:
    """A person in the order: full name in the nominative, post; empty where not known."""

    name: str = ""
    post: str = ""


@dataclass(frozen=True, slots=True)
class OrderPair:
    """``form``: a form's code, or the school's own words for it; ``style``: codes of format and kind, if unusual.

    Several mentors are a team, several mentees a group; without mentors it is mutual support.
    """

    mentors: tuple[Member, ...]
    mentees: tuple[Member, ...]
    form: str = ""
    style: tuple[str, ...] = ()
    topic: str = ""
    starts: date | None = None
    ends: date | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """All an order says; whatever is empty becomes a blank line to be filled in by hand."""

    pairs: tuple[OrderPair, ...]
    organisation: str = ""
    town: str = ""
    number: str = ""
    signed_on: date | None = None
    title: Title = Title.APPROVE
    starts: date | None = None
    ends: date | None = None
    curator: Member = Member()
    director: Member = Member()


class FaultKind(StrEnum):
    """What is wrong with a template."""

    NOT_DOCX = "not-docx"
    TOO_LARGE = "too-large"
    MACROS = "macros"
    UNKNOWN_PLACEHOLDER = "unknown-placeholder"
    MISSING_PLACEHOLDER = "missing-placeholder"
    SYNTAX = "syntax"
    NOT_ALLOWED = "not-allowed"


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault; ``detail`` names the placeholder or quotes the place."""

    kind: FaultKind
    detail: str = ""


def default_template() -> bytes:
    """The order that comes with the product; it is also the pattern for a school's own one."""
    return (resources.files("documents") / "templates" / "pairs_order.docx").read_bytes()


def render(order: Order, template: bytes | None = None) -> bytes:
    """The order as DOCX, from the school's template or from ours. Values are escaped: no name can break the file."""
    document = DocxTemplate(io.BytesIO(template or default_template()))
    document.render(context(order), _environment(), autoescape=True)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def placeholders() -> tuple[str, ...]:
    """Names a template may use at its top level, in alphabetical order."""
    return tuple(sorted(context(Order(()))))


def check_template(content: bytes) -> tuple[Fault, ...]:
    """Faults of a school's template; empty when it can be kept. Nothing is written."""
    outer = _check_archive(content)
    if outer:
        return outer
    try:
        used = DocxTemplate(io.BytesIO(content)).get_undeclared_template_variables(_environment())
    except TemplateSyntaxError as error:
        return (Fault(FaultKind.SYNTAX, error.message or ""),)
    except Exception:  # noqa: BLE001 - the parser of an untrusted file may fail in any way; all of them mean «not a document»
        return (Fault(FaultKind.NOT_DOCX),)
    faults = [Fault(FaultKind.UNKNOWN_PLACEHOLDER, name) for name in sorted(used - set(placeholders()))]
    faults += [Fault(FaultKind.MISSING_PLACEHOLDER, name) for name in sorted(_REQUIRED - used)]
    return tuple(faults) or _check_rendering(content)


def _check_archive(content: bytes) -> tuple[Fault, ...]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > UNPACKED_LIMIT:
                return (Fault(FaultKind.TOO_LARGE),)
            names = {entry.filename for entry in archive.infolist()}
            if any(name.lower().endswith("vbaproject.bin") for name in names):
                return (Fault(FaultKind.MACROS),)
            if "word/document.xml" not in names or _DOCX_TYPE not in archive.read("[Content_Types].xml"):
                return (Fault(FaultKind.NOT_DOCX),)
    except (zipfile.BadZipFile, KeyError, OSError, RuntimeError, NotImplementedError, ValueError):
        return (Fault(FaultKind.NOT_DOCX),)
    return ()


def _check_rendering(content: bytes) -> tuple[Fault, ...]:
    member = Member("\u0410 <& \u0411", "\u0412")
    sample = Order(
        (OrderPair((member,), (member,), "-", starts=date(2026, 9, 1), ends=date(2027, 5, 31)),) * 2, "-", "-"
    )
    try:
        render(sample, content)
    except SecurityError as error:
        return (Fault(FaultKind.NOT_ALLOWED, error.message or ""),)
    except _BROKEN as error:
        return (Fault(FaultKind.SYNTAX, str(error)),)
    return ()


class _Sandbox(ImmutableSandboxedEnvironment):
    """Reads values, loops and asks; calls nothing and multiplies nothing, so that a template cannot eat the machine."""

    intercepted_binops = frozenset({"*", "**", "%", "+", "-", "/", "//"})

    def is_safe_callable(self, obj: Any) -> bool:
        return False

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        raise SecurityError(operator)


def _environment() -> _Sandbox:
    environment = _Sandbox(autoescape=True)
    environment.globals.clear()
    environment.filters = {name: environment.filters[name] for name in _ALLOWED_FILTERS}
    return environment


def context(order: Order) -> Mapping[str, object]:
    """Everything a template may say, as text; what is not known is a blank line."""
    curator, director = FullName.parse(order.curator.name), FullName.parse(order.director.name)
    return {
        "organisation": _text(order.organisation) or _blank(),
        "town": _text(order.town) or _blank(),
        "number": _text(order.number) or plain("order-number-blank"),
        "date": day(order.signed_on) if order.signed_on else plain("order-date-blank"),
        "title": plain("order-title-assign" if order.title is Title.ASSIGN else "order-title-approve"),
        "verb": plain("order-verb-assign" if order.title is Title.ASSIGN else "order-verb-approve"),
        "term": _term(order.starts, order.ends) or _blank(),
        "control": _control(order.curator, curator),
        "curator": _text(curator.text) or _blank(),
        "curator_post": _text(order.curator.post) or _blank(),
        "director": _text(director.text) or _blank(),
        "director_post": _begun(_text(order.director.post)) or plain("order-director-post"),
        "director_signature": _signature(director) or _blank(),
        "pairs": [_row(number, pair, order) for number, pair in enumerate(order.pairs, 1)],
        "people": _people(order.pairs),
    }


def _row(number: int, pair: OrderPair, order: Order) -> dict[str, object]:
    mentor, mentor_post = _side(pair.mentors)
    mentee, mentee_post = _side(pair.mentees)
    return {
        "number": number,
        "mentor": mentor or plain("order-mutual"),
        "mentor_accusative": _inflected(pair.mentors, Case.ACCUSATIVE) or plain("order-mutual"),
        "mentor_post": mentor_post,
        "mentee": mentee,
        "mentee_accusative": _inflected(pair.mentees, Case.ACCUSATIVE),
        "mentee_instrumental": _inflected(pair.mentees, Case.INSTRUMENTAL),
        "mentee_post": mentee_post,
        "form": style_words(pair),
        "term": plain("order-term-once") if "speed" in pair.style else _dates(_starts(pair, order), _ends(pair, order)),
    }


def _side(members: tuple[Member, ...]) -> tuple[str, str]:
    """Name and post of the only one; of several a line each, the post after the name."""
    if len(members) == 1:
        return FullName.parse(_text(members[0].name)).text, _text(members[0].post)
    return "\n".join(member_line(one) for one in members), ""


def member_line(member: Member) -> str:
    """«Name, post» on one line."""
    return ", ".join(part for part in (FullName.parse(_text(member.name)).text, _text(member.post)) if part)


def _inflected(members: tuple[Member, ...], case: Case) -> str:
    return ", ".join(FullName.parse(_text(one.name)).inflect(case) for one in members)


def style_words(pair: OrderPair) -> str:
    """Form, and format and kind where they are not the usual ones; the topic."""
    form = plain(f"order-form-{pair.form.replace('_', '-')}") if pair.form in FORMS else _text(pair.form)
    words = [form, *(plain(f"order-style-{code}") for code in pair.style)]
    if pair.topic:
        words.append(plain("order-topic", topic=_text(pair.topic)))
    return ", ".join(word for word in words if word)


def _starts(pair: OrderPair, order: Order) -> date | None:
    return pair.starts or order.starts


def _ends(pair: OrderPair, order: Order) -> date | None:
    return pair.ends or order.ends


def _people(pairs: tuple[OrderPair, ...]) -> list[dict[str, object]]:
    """Everyone who has to read the order, once, by name."""
    names = sorted({_text(member.name) for pair in pairs for member in (*pair.mentors, *pair.mentees)})
    return [{"number": number, "name": name} for number, name in enumerate(names, 1)]


def _control(curator: Member, name: FullName) -> str:
    if not name.text:
        return _blank()
    accusative, post = name.inflect(Case.ACCUSATIVE), _text(curator.post)
    declined = post_accusative(post)
    if declined:
        return plain("order-control", post=declined, name=accusative)
    if post:
        return plain("order-control-curator-post", post=post, name=accusative)
    return plain("order-control-curator", name=accusative)


def _signature(name: FullName) -> str:
    """Initials before the surname, as under an order."""
    if not name.surname:
        return _text(name.text)
    return " ".join(f"{part[0].upper()}." for part in (name.first, name.patronymic) if part) + f" {name.surname}"


def _term(starts: date | None, ends: date | None) -> str:
    if starts and ends:
        return plain("order-term-from-to", start=day(starts), end=day(ends))
    if ends:
        return plain("order-term-to", end=day(ends))
    return plain("order-term-from", start=day(starts)) if starts else ""


def _dates(starts: date | None, ends: date | None) -> str:
    """«15.09.2026 – 31.05.2027»: short enough for a column."""
    return "\u00a0\u2013 ".join(f"{edge:%d.%m.%Y}" for edge in (starts, ends) if edge)


def _blank() -> str:
    return plain("order-line-blank")


def _begun(post: str) -> str:
    """With a capital first letter: the post stands at the head of the signature's line."""
    return post[:1].upper() + post[1:]


def _text(value: str) -> str:
    """One line without signs that XML cannot hold; a number sign keeps its number."""
    clean = " ".join("".join(sign if sign.isprintable() else " " for sign in value).split())
    return clean.replace("\u2116 ", "\u2116\u00a0")
