"""The curator's list of people: a page, what it can be picked by, what a search found, the ways in. Pure."""

from collections.abc import Sequence
from typing import Literal, TypeAlias

from domain.names import retyped, search_key
from domain.people.categories import MENTORS, PUPILS, TEACHERS
from handlers.callbacks import (
    QUERY_LENGTH,
    AddCandidate,
    AddPerson,
    CandidateAct,
    MentorLoads,
    PartnerTap,
    PeopleAdd,
    PeopleFacets,
    PeopleList,
    PersonCard,
    ProposalTap,
    StaffAct,
)
from handlers.view import Button, Rows, View
from handlers.widgets import column, grid, page_of, pager
from services.people import register_facets
from services.people.people_list import Filter, Line, Register
from services.people.register_facets import Facet
from texts import plain, t

FacetKind: TypeAlias = Literal["", "subject", "category", "form", "state"]
ECHO = 40
"""Letters of a search that are said back."""
SUMMED = ("invited", "later", "declined", "came")
KNOWN_CATEGORIES = frozenset((*TEACHERS, *PUPILS, *MENTORS))


def list_view(register: Register, chosen: Filter, page: int, query: str = "", facet: str = "") -> View:
    """A page of people, the filters that have anybody, and how to search."""
    if query and not register.lines and register.guesses:
        return _guess_view(register, query)
    shown, page, pages = page_of(register.lines, page)
    people = grid([Button(line.name, PersonCard(person=line.person_id)) for line in shown], 2)
    # Signs that are letters of the other keyboard would be lost in a key.
    searched = search_key(query if search_key(query) == query.casefold() else retyped(query))[:QUERY_LENGTH]
    turn = pager(page, pages, lambda to: PeopleList(chosen=chosen, page=to, query=searched, facet=facet))
    lines = [_list_title(register, chosen, query, facet), *_sums(register), *map(_described, shown)]
    if query:
        hint = [] if shown else _hint(register)
        return View("\n".join([*lines, *hint]), (*people, *turn, _to_list()), asks=True)
    below = (*_filters(register, chosen, facet), *_ways_in(register, chosen))
    return View("\n".join([*lines, *_hint(register)]), (*people, *turn, *below), asks=True)


def _to_list() -> tuple[Button, ...]:
    return (Button(plain("people-button-list"), PeopleList(chosen=Filter.ALL)),)


def _guess_view(register: Register, query: str) -> View:
    """Nobody of that name, but of one a letter away."""
    buttons = [Button(line.name, PersonCard(person=line.person_id)) for line in register.guesses]
    return View(t("people-found-near", query=_echoed(query)), (*grid(buttons, 2), _to_list()), asks=True)


def _echoed(query: str) -> str:
    """What was searched for, as it is said back: of a long text its beginning."""
    clean = " ".join(query.split())
    return clean if len(clean) <= ECHO else clean[: ECHO - 1].rstrip() + "\N{HORIZONTAL ELLIPSIS}"


def _ways_in(register: Register, chosen: Filter) -> Rows:
    """Under the list: picking, adding, partners; under the possible ones what is done about them."""
    rows: list[tuple[Button, ...]] = []
    if chosen is Filter.POSSIBLE and register.lines:
        rows.append((Button(plain("staff-button-slips"), CandidateAct(act="slips")),))
    if register.proposals:
        label = plain("proposal-button-list", count=register.proposals)
        rows.append((Button(label, ProposalTap(act="list")),))
    below = [Button(plain("people-button-ways"), PeopleAdd()), Button(plain("partner-button"), PartnerTap())]
    if chosen is not Filter.POSSIBLE and any(register.counts.values()):
        below.insert(0, Button(plain("people-button-facets"), PeopleFacets(chosen=chosen)))
    if chosen in (Filter.ALL, Filter.MENTORS) and register.counts.get(Filter.MENTORS):
        below.insert(2, Button(plain("loads-button"), MentorLoads()))
    return (*rows, *grid(below, 2))


def _additions() -> list[Button]:
    return [
        Button(plain("people-button-add"), AddPerson()),
        Button(plain("staff-button"), StaffAct(act="ask")),
        Button(plain("candidate-button-add"), AddCandidate()),
    ]


def ways_view() -> View:
    """The three ways somebody gets into the base besides an invitation."""
    return View(t("people-ways"), (*column(_additions()), _to_list()), asks=True)


def _sums(register: Register) -> list[str]:
    """Possible participants by source: how many there are, and how far asking has come."""
    lines: list[str] = []
    for source, states in register.sums.items():
        there = sum(count for state, count in states.items() if state != "came")
        told = [plain(f"candidate-sum-{state}", count=states[state]) for state in SUMMED if states.get(state)]
        words = ", ".join([str(there), *told])
        lines.append(t("candidate-sum", source=plain(f"candidate-source-{source}"), words=words))
    return lines


def facets_view(chosen: Filter, kind: str, found: Sequence[Facet]) -> View:
    """What the list can be picked by: first the kind, then its values with how many there are."""
    back = (Button(plain("button-back"), PeopleList(chosen=chosen) if not kind else PeopleFacets(chosen=chosen)),)
    if not kind:
        kinds: list[FacetKind] = ["subject", "category", "form", "state"]
        buttons = [Button(plain(f"people-facet-{one}"), PeopleFacets(chosen=chosen, kind=one)) for one in kinds]
        return View(t("people-facets", filter=_filter_word(chosen)), (*grid(buttons, 2), back), asks=True)
    if not found:
        return View(t("people-facets-none", kind=plain(f"people-facet-{kind}")), (back,), asks=True)
    buttons = [
        Button(f"{facet_word(one.code)} {one.count}", PeopleList(chosen=chosen, facet=one.code)) for one in found
    ]
    text = t("people-facets-kind", kind=plain(f"people-facet-{kind}"), filter=_filter_word(chosen))
    return View(text, (*grid(buttons, 2), back), asks=True)


def _filter_word(chosen: Filter) -> str:
    """A filter's name without its number."""
    return plain(f"people-filter-{chosen}", count="").strip()


def facet_word(code: str) -> str:
    """The words of a facet: a questionnaire's, ours, or the school's own name of a form of mentoring."""
    kind, value = register_facets.split(code)
    match kind:
        case "category":
            return plain(f"category-{value}") if value in KNOWN_CATEGORIES else value
        case "state":
            return plain(f"export-member-{value}") if value in register_facets.STATES else value
        case "form":
            return plain("wave-mentoring", form=value)
    return register_facets.label_of(kind).get(value, value)


def _list_title(register: Register, chosen: Filter, query: str, facet: str) -> str:
    count = len(register.lines)
    if facet:
        shown = plain(f"people-filter-{chosen}", count=count)
        return t("people-title-facet", filter=shown, facet=facet_word(facet))
    if query:
        key = "people-found" if count else "people-found-nobody"
        return t(key, query=_echoed(query), count=count)
    if not any(register.counts.values()):
        return t("people-nobody")
    return t("people-title", filter=plain(f"people-filter-{chosen}", count=count))


def _described(line: Line) -> str:
    roles = ", ".join(plain(f"role-{role}") for role in line.roles)
    if line.source:
        source, asked = plain(f"candidate-from-{line.source}"), plain(f"candidate-state-{line.asked}")
        return t("people-line-possible", name=line.name, roles=roles, source=source, asked=asked)
    if line.mark is None:
        return t("people-line", name=line.name, roles=roles)
    return t("people-line-marked", name=line.name, roles=roles, mark=plain(f"people-mark-{line.mark}"))


def _hint(register: Register) -> list[str]:
    return [t("people-hint")] if any(register.counts.values()) else []


def _filters(register: Register, chosen: Filter, facet: str) -> Rows:
    buttons = [
        Button(plain(f"people-filter-{one}", count=register.counts[one]), PeopleList(chosen=one, facet=facet))
        for one in Filter
        if one is not chosen and register.counts[one]
    ]
    reset = ((Button(plain("people-button-reset"), PeopleList(chosen=chosen)),),) if facet else ()
    return (*grid(buttons, 2), *reset)
