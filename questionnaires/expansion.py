"""What a form's file says in short, written out: one entry for many questions, a part's title for all of its questions.

* ``for_each = "LIST"`` (a shared list) or ``for_each = { code = "words" }``: the question once for every entry, with
  ``{option}`` in its text; ``prefix`` before the keys. A matrix of scales is written so: one screen an item.
* ``kind = "matrix"`` with ``for_each`` is a scale; ``kind = "slots"`` is a multi-choice over the shared list ``slots``
  (days), or with ``options = "week"`` over days and their parts, shown as a grid.
* ``section = "Title"`` holds for the questions that follow, up to the next one.
"""

from collections.abc import Mapping

from questionnaires.table import Table

EACH = "{option}"
SLOTS = "slots"
Shared = Mapping[str, Mapping[str, str]]
Raw = Mapping[str, object]


def written_out(head: Table, entries: list[object], shared: Shared) -> list[Raw]:
    """Every question of the file as a table of its own; faults go to the form."""
    found: list[Raw] = []
    section: object = None
    for entry in entries:
        if not isinstance(entry, dict):
            head.fault("wrong-type", field="items", wanted="table")
            continue
        section = entry.get("section", section)
        placed = entry if section is None else {**entry, "section": section}
        found += _each(head, _kind(placed), shared)
    return found


def _kind(entry: Raw) -> Raw:
    if entry.get("kind") == SLOTS:
        return {"options": SLOTS, **entry, "kind": "multi"}
    if entry.get("kind") == "matrix" and "for_each" in entry:
        return {**entry, "kind": "scale"}
    return entry


def _each(head: Table, entry: Raw, shared: Shared) -> list[Raw]:
    name, text, prefix = entry.get("for_each"), entry.get("text"), entry.get("prefix", "")
    if name is None:
        return [entry]
    options: object = shared.get(name) if isinstance(name, str) else name
    if not isinstance(options, Mapping) or not options or not isinstance(text, str) or not isinstance(prefix, str):
        head.fault("unknown-list", field="for_each", value=str(name)[:40])
        return []
    rest = {key: value for key, value in entry.items() if key not in ("for_each", "prefix")}
    return [
        {**rest, "key": f"{prefix}{code}", "text": text.replace(EACH, str(words))} for code, words in options.items()
    ]
