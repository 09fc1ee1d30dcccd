"""What people mean in a condition, in the exact terms of the question it looks at.

``${met} = 'да'`` is the option with that label, ``selected(${format}, 'online')`` of a single choice is equality,
``${grade} = 3`` is the option «3».
"""

from collections.abc import Mapping, Sequence

from questionnaires.expansion import Raw, Shared
from questionnaires.form import Kind
from questionnaires.reading import fold
from questionnaires.words import words

CHOICES = (Kind.SINGLE, Kind.YES_NO)


def adapted(entry: Raw, earlier: Sequence[Raw], shared: Shared) -> Raw:
    """The entry with its condition put in exact terms; ``earlier``: the entries above it."""
    condition = entry.get("show_if")
    if not isinstance(condition, Mapping):
        return entry
    known = {str(one.get("key", "")): one for one in earlier}
    return {**entry, "show_if": _exact(condition, known, shared)}


def _exact(raw: Mapping[str, object], known: Mapping[str, Raw], shared: Shared) -> dict[str, object]:
    if isinstance(raw.get("not"), Mapping):
        return {"not": _exact(raw["not"], known, shared)}  # type: ignore[arg-type]  # a mapping, seen above
    for join in ("all", "any"):
        parts = raw.get(join)
        if isinstance(parts, list):
            return {join: [_exact(part, known, shared) for part in parts]}
    target = known.get(str(raw.get("item")))
    if target is None:
        return dict(raw)
    found = dict(raw)
    if "contains" in found and target.get("kind") in CHOICES:
        found["is"] = found.pop("contains")
    codes = _codes(target, shared)
    for name in ("is", "contains"):
        if name in found:
            found[name] = _code(found[name], codes)
    if isinstance(found.get("in"), list):
        found["in"] = [_code(value, codes) for value in found["in"]]  # type: ignore[attr-defined]  # a list, seen above
    return found


def _codes(target: Raw, shared: Shared) -> Mapping[str, str]:
    """Code -> label of the options of a question; nothing for a question without options."""
    options = target.get("options")
    if isinstance(options, str):
        return shared.get(options, {})
    if isinstance(options, Mapping):
        return options
    return {"yes": words().yes_label, "no": words().no_label} if target.get("kind") == Kind.YES_NO else {}


def _code(value: object, codes: Mapping[str, str]) -> object:
    """The option that a value means: its code, a number that is its code, its label."""
    text = str(value)
    if not codes or text in codes:
        return text if text in codes else value
    return next((code for code, label in codes.items() if fold(str(label)) == fold(text)), value)
