"""Orders that follow the one on pairs: on changes among them, and on their plans (D04, D34)."""

from dataclasses import dataclass, replace
from datetime import date

from documents.pairs.order import Member, Order, OrderPair, Title, context, member_line, style_words
from documents.pairs.order_sheet import OrderSheet
from texts import day, plain

Numbered = tuple[str, date | None]


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change. ``kind``: ``added``, ``ended``, ``left``, ``substitute``; ``cause``: the usual words' code.

    ``person`` is who left or stands in (until the day ``until``); ``order``: another order than the first that the
    pair stands in.
    """

    kind: str
    pair: OrderPair
    day: date
    cause: str
    reason: str = ""
    person: Member | None = None
    until: date | None = None
    order: Numbered | None = None


@dataclass(frozen=True, slots=True)
class Amendment:
    """``order``: the words every order has (its pairs are empty); ``basis``: number and day of the first order."""

    order: Order
    basis: Numbered | None
    changes: tuple[ChangeRow, ...]


def render_amendment(made: Amendment) -> bytes:
    """«О внесении изменений в приказ …»: each change with its reason and day."""
    named = _everybody(made)
    words = context(replace(made.order, pairs=named))
    sheet = OrderSheet(words)
    about = plain("order-title-assign" if made.order.title is Title.ASSIGN else "order-title-approve")
    sheet.head(
        plain("amend-title", order=_numbered(made.basis), title=about),
        plain("amend-preamble", order=_numbered(made.basis)),
    )
    control = plain("order-clause-control", control=str(words["control"]))
    sheet.clauses([plain("amend-clause-changes", order=_numbered(made.basis)), plain("amend-clause-curator"), control])
    sheet.signature()
    head = [plain(f"amend-column-{column}") for column in ("number", "change", "reason", "day")]
    rows = [(str(n), _change(one), _reason(one), f"{one.day:%d.%m.%Y}") for n, one in enumerate(made.changes, 1)]
    sheet.appendix(plain("amend-appendix"), head, rows, (1.1, 8.5, 4, 2.9))
    sheet.acquaintance(words["people"])  # type: ignore[arg-type]  # a list of rows in the context's values
    return sheet.saved()


def render_plans(order: Order, basis: Numbered | None) -> bytes:
    """«Об утверждении индивидуальных планов»: the pairs with the terms of their plans."""
    words = context(order)
    sheet = OrderSheet(words)
    sheet.head(plain("plans-title"), plain("plans-preamble", order=_numbered(basis)))
    control = plain("order-clause-control", control=str(words["control"]))
    sheet.clauses([
        plain("plans-clause-approve", term=str(words["term"])),
        plain("plans-clause-mentors"),
        plain("plans-clause-curator"),
        control,
    ])  # fmt: skip
    sheet.signature()
    head = [plain(f"plans-column-{column}") for column in ("number", "mentor", "mentee", "form", "term")]
    rows = [
        (str(number), _side(pair.mentors), _side(pair.mentees), style_words(pair), str(row["term"]))
        for number, (pair, row) in enumerate(zip(order.pairs, words["pairs"], strict=True), 1)  # type: ignore[call-overload]  # as above
    ]
    sheet.appendix(plain("plans-appendix"), head, rows, (1.1, 4.4, 4.4, 3.5, 3.1))
    sheet.acquaintance(words["people"])  # type: ignore[arg-type]  # as above
    return sheet.saved()


def _everybody(made: Amendment) -> tuple[OrderPair, ...]:
    """The pairs of the changes, and who left or stands in: everybody who has to read the order."""
    beside = [OrderPair((), (one.person,)) for one in made.changes if one.person is not None]
    return (*(one.pair for one in made.changes), *beside)


def _numbered(order: Numbered | None) -> str:
    """«от 14 сентября 2026 г. № 17»; blank lines for what is not known."""
    number, on = order or ("", None)
    said = day(on) if on else plain("order-date-blank")
    return plain("amend-order", day=said, number=number or plain("order-number-blank"))


def _change(one: ChangeRow) -> str:
    said = {"mentors": _side(one.pair.mentors, "; "), "mentees": _side(one.pair.mentees, "; ")}
    lines = []
    match one.kind:
        case "left":
            name = member_line(one.person or Member())
            lines.append(plain("amend-change-left", name=name, **said))
        case "substitute":
            until = day(one.until) if one.until else ""
            name = member_line(one.person or Member())
            lines.append(plain("amend-change-substitute", name=name, start=day(one.day), end=until, **said))
        case kind:
            mutual = "" if one.pair.mentors else "-mutual"
            lines.append(plain(f"amend-change-{kind}{mutual}", form=style_words(one.pair), **said))
    if one.order is not None:
        lines.append(plain("amend-change-order", order=_numbered(one.order)))
    return " ".join(lines)


def _reason(one: ChangeRow) -> str:
    return " ".join(one.reason.split()) or plain(f"amend-cause-{one.cause}")


def _side(members: tuple[Member, ...], between: str = "\n") -> str:
    return between.join(member_line(one) for one in members) or plain("order-mutual")
