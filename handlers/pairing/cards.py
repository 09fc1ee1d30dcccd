"""What one side may read of the other: the lines of a profile that its owner allowed."""

from collections.abc import Iterable

from services.people.profiles import CardLine
from services.questionnaires.forms import all_labels
from texts import Raw, plain, t

NAMED = frozenset({"grade", "course", "company"})
"""Questions of our own forms that nobody has to allow: the other side always reads the answer."""


def profile_lines(lines: Iterable[CardLine]) -> Raw:
    """One line an answer; the name is left out, it stands above. Empty where nothing was allowed."""
    return Raw("\n".join(_line(line) for line in lines if line.fact != "full_name"))


def _line(line: CardLine) -> Raw:
    """An answer under the short name of its question: that of the option by which its owner allowed it."""
    label = all_labels("shown").get(line.key)
    if line.fact == "subjects" or (label is None and line.fact == "gives"):
        label = plain(f"card-{line.fact}")
    elif label is None and line.key in NAMED:
        label = plain(f"card-{line.key}")
    if label is None:
        return t("card-line-question", question=line.question, answer=line.answer)
    return t("card-line", label=label, answer=line.answer)
