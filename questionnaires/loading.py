"""A form from the text of its file, with every fault named (file, question, what is wrong)."""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256

from domain.roles import Role
from questionnaires.condition_loading import check_conditions, load_condition
from questionnaires.expansion import Shared, written_out
from questionnaires.facts import KINDS_OF_FACT
from questionnaires.faults import Fault, FormFaults
from questionnaires.form import ANY_PIPE, CODE, NAME, REMINDERS, Audience, Form, Item, Kind, Option
from questionnaires.item_bounds import load_bounds
from questionnaires.score_loading import MAX_SCORES, load_score
from questionnaires.scores import Score
from questionnaires.snapshot import document
from questionnaires.table import Table
from questionnaires.words import words

MAX_ITEMS = 100
MAX_OPTIONS = 60
MAX_TEXT = 600  # question and hint and 60 options on buttons still make one screen
MAX_HINT = 400
MAX_LABEL = 40  # more is cut on a phone's button
MAX_TITLE = 100
MAX_INTRO = 1500
MAX_SECTION = 80
MAX_REMINDERS = 5
LAST_REMINDER = 60  # days


@dataclass(frozen=True, slots=True)
class _Place:
    source: str
    shared: Shared
    faults: list[Fault]

    def table(self, raw: Mapping[str, object], item: str) -> Table:
        return Table(raw, self.source, item, self.faults)


def load(text: str, source: str, shared: Shared | None = None) -> Form:
    """A form from TOML. ``shared``: option lists by name. Raises FormFaults with all faults, nothing else."""
    return _build(read_toml(text, source), source, shared or {})


def from_table(raw: Mapping[str, object], source: str, shared: Shared) -> Form:
    """A form from the table that a file gave, whatever kind of file; FormFaults with all faults."""
    return _build(raw, source, shared)


def read_toml(text: str, source: str) -> dict[str, object]:
    """The raw table; FormFaults when the text is no TOML."""
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise FormFaults((Fault(source, "", "not-toml", {"error": str(error)[:200]}),)) from error


def load_shared(text: str, source: str) -> Shared:
    """Option lists by name from the shared file: ``[options.NAME]`` with ``code = "label"``."""
    faults: list[Fault] = []
    lists = read_toml(text, source).get("options", {})
    if not isinstance(lists, dict):
        raise FormFaults((Fault(source, "", "wrong-type", {"field": "options", "wanted": "table"}),))
    shared: dict[str, Mapping[str, str]] = {}
    for name, raw in lists.items():
        options = _options_of(Table({}, source, name, faults), raw)
        shared[name] = {option.code: option.label for option in options}
    if faults:
        raise FormFaults(tuple(faults))
    return shared


def from_json(text: str, source: str = "snapshot") -> Form:
    """A form rebuilt from its snapshot; FormFaults when it is damaged."""
    try:
        raw = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise FormFaults((Fault(source, "", "not-json", {"error": str(error)[:200]}),)) from error
    if not isinstance(raw, dict):
        raise FormFaults((Fault(source, "", "wrong-type", {"field": "form", "wanted": "table"}),))
    return _build(raw, source, {})


def to_json(form: Form) -> str:
    """A snapshot: the whole form as JSON text, shared lists written out; ``from_json`` gives the same form back."""
    return json.dumps(document(form), ensure_ascii=False, separators=(",", ":"))


def digest(form: Form) -> str:
    """A stable hash of the definition: 64 hexadecimal characters."""
    return sha256(to_json(form).encode()).hexdigest()


def _build(raw: Mapping[str, object], source: str, shared: Shared) -> Form:
    place = _Place(source, shared, [])
    head = place.table(raw, "")
    raw_items = _raw_items(head, shared)
    form = Form(
        code=_code(head, "code"),
        version=head.whole("version", 1, 1, 1_000_000),
        title=head.text("title", MAX_TITLE, required=True),
        intro=head.text("intro", MAX_INTRO),
        role=_role(head),
        minutes=head.whole("minutes", 5, 1, 120),
        audience=Audience(head.one_of("audience", tuple(Audience), Audience.CURATOR)),
        review=head.flag("review", True),
        reminders=_reminders(head),
        items=(),
    )
    declines = head.flag("decline")
    raw_scores = head.raw("scores")
    head.done()
    items = tuple(
        _item(place, form, number, {"decline": declines, **entry}) for number, entry in enumerate(raw_items, 1)
    )
    _check_keys(place, items)
    _check_pipes(place, items)
    check_conditions(place.table({}, ""), items)
    scores = _scores(place, raw_scores, items)
    if place.faults:
        raise FormFaults(tuple(place.faults))
    return replace(form, items=items, scores=scores)


def _scores(place: _Place, raw: object, items: tuple[Item, ...]) -> tuple[Score, ...]:
    if raw is None:
        return ()
    if not isinstance(raw, list) or len(raw) > MAX_SCORES or not all(isinstance(entry, dict) for entry in raw):
        place.table({}, "").fault("wrong-type", field="scores", wanted="table")
        return ()
    scores = tuple(load_score(place.table(entry, str(entry.get("code", ""))[:40]), items) for entry in raw)
    if len({score.code for score in scores}) < len(scores):
        place.table({}, "scores").fault("duplicate-key")
    return scores


def _reminders(head: Table) -> tuple[int, ...]:
    """Whole days, rising; an empty list: nobody is reminded."""
    raw = head.raw("reminders")
    if raw is None:
        return REMINDERS
    days = tuple(raw) if isinstance(raw, list) else (0,)
    fits = all(isinstance(day, int) and not isinstance(day, bool) and 1 <= day <= LAST_REMINDER for day in days)
    if not fits or len(days) > MAX_REMINDERS or list(days) != sorted(set(days)):
        head.fault("reminders", limit=MAX_REMINDERS, last=LAST_REMINDER)
        return REMINDERS
    return days


def _role(head: Table) -> Role | None:
    name = head.one_of("role", (*sorted(Role), "any"), "any")
    return None if name == "any" else Role(name)


def _code(table: Table, name: str) -> str:
    value = table.text(name, 16, required=True)
    if value and not CODE.match(value):
        table.fault("bad-code", field=name, value=value[:40])
    return value


def _raw_items(head: Table, shared: Shared) -> list[Mapping[str, object]]:
    raw = head.raw("items")
    if not isinstance(raw, list) or not raw:
        head.fault("no-items")
        return []
    if len(raw) > MAX_ITEMS:
        head.fault("too-many-items", limit=MAX_ITEMS)
        return []
    expanded = written_out(head, raw, shared)
    if expanded and all(one.get("kind") == Kind.NOTE for one in expanded):
        head.fault("no-items")
    if len(expanded) > MAX_ITEMS:
        head.fault("too-many-items", limit=MAX_ITEMS)
        return []
    return expanded


def _item(place: _Place, form: Form, number: int, raw: Mapping[str, object]) -> Item:
    key = raw.get("key")
    table = place.table(raw, key if isinstance(key, str) and key else f"#{number}")
    name = _code(table, "key")
    kind = Kind(table.one_of("kind", tuple(Kind), Kind.SHORT))
    if "kind" not in raw:
        table.fault("missing", field="kind")
    options = _options(table, kind, place.shared)
    low, high = load_bounds(table, kind, options)
    item = Item(
        key=name,
        kind=kind,
        text=table.text("text", MAX_TEXT, required=True),
        hint=table.text("hint", MAX_HINT),
        options=options,
        exclusive=_exclusive(table, kind, options),
        low=low,
        high=high,
        low_label=table.text("low_label", MAX_LABEL),
        high_label=table.text("high_label", MAX_LABEL),
        unit=table.text("unit", MAX_LABEL),
        whole=table.flag("whole", True),
        optional=table.flag("optional") or kind is Kind.NOTE,
        show_if=load_condition(table, table.raw("show_if")),
        seen_by=Audience(table.one_of("seen_by", tuple(Audience), form.audience)),
        code=table.text("code", 40) or name,
        fact=_fact(table, kind),
        error=table.text("error", MAX_HINT),
        decline=table.flag("decline") and kind is not Kind.NOTE,
        section=table.text("section", MAX_SECTION),
        people=_people(table, kind),
    )
    table.done()
    return item


def _people(table: Table, kind: Kind) -> Role | None:
    """``people = "mentor"``: of which part the person asked for must be; ``any``: mentors and mentees."""
    if kind is not Kind.PERSON:
        return None  # anywhere else the field stays unread, which is a fault of its own
    name = table.one_of("people", (*sorted(Role), "any"), "any")
    return None if name == "any" else Role(name)


def _fact(table: Table, kind: Kind) -> str:
    fact = table.one_of("fact", tuple(KINDS_OF_FACT), "")
    if fact and kind not in KINDS_OF_FACT[fact]:
        table.fault("fact-kind", fact=fact, allowed=", ".join(sorted(KINDS_OF_FACT[fact])))
    return fact


def _options(table: Table, kind: Kind, shared: Shared) -> tuple[Option, ...]:
    raw = table.raw("options")
    if not kind.has_options:
        if raw is not None:
            table.fault("options-not-used", kind=kind)
        return ()
    if kind is Kind.YES_NO and raw is None:
        return (Option("yes", words().yes_label), Option("no", words().no_label))
    if isinstance(raw, str):
        if raw not in shared:
            table.fault("unknown-list", field="options", value=raw[:40])
            return ()
        raw = shared[raw]
    options = _options_of(table, raw)
    if kind is Kind.YES_NO and [option.code for option in options] != ["yes", "no"]:
        table.fault("yes-no-options")
    return options


def _options_of(table: Table, raw: object) -> tuple[Option, ...]:
    if not isinstance(raw, Mapping) or not raw:
        table.fault("no-options")
        return ()
    if len(raw) > MAX_OPTIONS:
        table.fault("too-many-options", limit=MAX_OPTIONS)
        return ()
    labels: set[str] = set()
    for code, label in raw.items():
        _check_option(table, str(code), label, labels)
    return tuple(Option(str(code), str(label)) for code, label in raw.items())


def _check_option(table: Table, code: str, label: object, labels: set[str]) -> None:
    if not CODE.match(code):
        table.fault("bad-code", field="options", value=code[:40])
    if not isinstance(label, str) or not any(c.isalnum() for c in label):
        table.fault("no-label", option=code[:40])
        return
    if len(label) > MAX_LABEL:
        table.fault("label-too-long", option=code[:40], limit=MAX_LABEL, length=len(label))
    if ";" in label or not label.isprintable():
        table.fault("bad-label", option=code[:40])
    if label.casefold() in labels:
        table.fault("same-label", option=code[:40])
    labels.add(label.casefold())


def _exclusive(table: Table, kind: Kind, options: tuple[Option, ...]) -> str | None:
    name = table.text("exclusive", 16)
    if not name:
        return None
    if kind is not Kind.MULTI or all(option.code != name for option in options):
        table.fault("unknown-option", field="exclusive", option=name)
        return None
    return name


def _check_keys(place: _Place, items: tuple[Item, ...]) -> None:
    seen: set[str] = set()
    for item in items:
        if item.key and item.key in seen:
            place.table({}, item.key).fault("duplicate-key")
        seen.add(item.key)


def _check_pipes(place: _Place, items: tuple[Item, ...]) -> None:
    """``${key}`` names a question asked before."""
    earlier: set[str] = set()
    for item in items:
        for key in ANY_PIPE.findall(f"{item.text} {item.hint}"):
            if key not in earlier and key != NAME:
                place.table({}, item.key).fault("pipe-unknown", key=key[:40])
        if item.kind is not Kind.NOTE:
            earlier.add(item.key)
