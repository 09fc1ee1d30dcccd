"""Whether two spellings name one person: letter case, dots over letters, signs, the order of words, initials."""

from collections.abc import Iterable

from domain.names import FullName, search_key

Initials = tuple[str, tuple[str, ...]]


def same_key(name: str) -> str:
    """Equal for spellings of one full name in any order of words."""
    return " ".join(sorted(search_key(name).split()))


def initials_key(name: str) -> Initials | None:
    """Surname and initials; ``None`` where no surname can be told. For «Sedova A. P.» and for the full name alike."""
    words = search_key(name).split()
    long = [word for word in words if len(word) > 1]
    if len(long) == 1 and len(words) > 1:
        return long[0], tuple(word for word in words if len(word) == 1)
    parsed = FullName.parse(name)
    if not parsed.surname:
        return None
    given = f"{parsed.first} {parsed.patronymic}".split()
    return search_key(parsed.surname), tuple(search_key(word)[:1] for word in given)


def only_initials(name: str) -> bool:
    """Whether nothing but the surname is written out."""
    words = search_key(name).split()
    return len(words) > 1 and sum(len(word) > 1 for word in words) == 1


class KnownNames:
    """The people there are, asked in constant time; a name with initials is the full one that fits it."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._whole: set[str] = set()
        self._short: set[Initials | None] = set()
        self._abridged: set[Initials | None] = set()
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        self._whole.add(same_key(name))
        key = initials_key(name)
        if key is None:
            return
        (self._abridged if only_initials(name) else self._short).add(key)

    def __contains__(self, name: str) -> bool:
        if same_key(name) in self._whole:
            return True
        key = initials_key(name)
        if key is None:
            return False
        return key in self._abridged or (only_initials(name) and key in self._short)
