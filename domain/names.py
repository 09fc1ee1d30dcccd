"""Names of people as a school writes them: short form, address, cases, forgiving search.

Whatever does not look like a Russian full name (one word, Latin letters, signs, 300 characters) stays as it was typed:
a name is never broken. Letters needed by the rules are written as escapes.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache

from pytrovich.detector import PetrovichGenderDetector
from pytrovich.enums import Case as _Case
from pytrovich.enums import Gender, NamePart
from pytrovich.maker import PetrovichDeclinationMaker

SHORT_LIMIT = 40
"""Characters a short name may take on a button."""
_LONGEST = 120
"""A full name longer than this is not declined: it is text, not a name."""
_LETTER = "[\u0410-\u042f\u0401\u0430-\u044f\u0451]"
_WORD = re.compile(rf"{_LETTER}+(?:['\u2019\u02bc\u2010\u2011-]{_LETTER}+)*")
_PATRONYMIC = re.compile(
    r".+(?:\u0432\u0438\u0447|\u044c\u0438\u0447|\u043c\u0438\u0447|\u043a\u0438\u0447"
    r"|\u0432\u043d\u0430|\u0447\u043d\u0430)$",
    re.IGNORECASE,
)
_PARTICLES = frozenset({"\u043e\u0433\u043b\u044b", "\u043a\u044b\u0437\u044b", "\u0443\u043b\u044b"})
_ELLIPSIS = "\u2026"
_RUSSIAN = (
    "\u0439\u0446\u0443\u043a\u0435\u043d\u0433\u0448\u0449\u0437\u0445\u044a\u0444\u044b\u0432\u0430\u043f"
    "\u0440\u043e\u043b\u0434\u0436\u044d\u044f\u0447\u0441\u043c\u0438\u0442\u044c\u0431\u044e\u0451"
)
_SHIFTED = _RUSSIAN[10:12] + _RUSSIAN[21:23] + _RUSSIAN[30:33]
_KEYS = str.maketrans("qwertyuiop[]asdfghjkl;'zxcvbnm,.`" + '{}:"<>~', _RUSSIAN + _SHIFTED)
"""Keys of the Latin keyboard (with Shift too) and the letters that stand on them."""
_YO, _YE = "\u0451", "\u0435"


class Case(Enum):
    """Grammatical cases a document needs."""

    GENITIVE = _Case.GENITIVE
    DATIVE = _Case.DATIVE
    ACCUSATIVE = _Case.ACCUSATIVE
    INSTRUMENTAL = _Case.INSTRUMENTAL


@dataclass(frozen=True, slots=True)
class FullName:
    """A full name; ``surname``, ``first`` and ``patronymic`` are empty where it was not recognised."""

    text: str
    surname: str = ""
    first: str = ""
    patronymic: str = ""

    @classmethod
    def parse(cls, text: str) -> "FullName":
        """Recognise «surname first [patronymic]», also «first patronymic surname»; anything else keeps its text."""
        clean = " ".join(text.split())
        words = clean.split(" ")
        if len(clean) > _LONGEST or not all(_WORD.fullmatch(word) for word in words):
            return cls(clean)
        if len(words) == 4 and words[3].lower() in _PARTICLES:
            return cls(clean, words[0], words[1], f"{words[2]} {words[3]}")
        if len(words) == 3 and _PATRONYMIC.fullmatch(words[1]) and not _PATRONYMIC.fullmatch(words[2]):
            return cls(f"{words[2]} {words[0]} {words[1]}", words[2], words[0], words[1])
        if len(words) in {2, 3}:
            return cls(clean, *words)
        return cls(clean)

    @property
    def short(self) -> str:
        """Surname and initials, at most ``SHORT_LIMIT`` characters; an unknown shape is cut with an ellipsis."""
        if not self.surname:
            return _cut(self.text, SHORT_LIMIT)
        initials = f" {self.first[0].upper()}."
        if self.patronymic:
            initials += f" {self.patronymic[0].upper()}."
        return _cut(self.surname, SHORT_LIMIT - len(initials)) + initials

    @property
    def first_and_patronymic(self) -> str:
        """How a person is addressed; an unknown shape is addressed by the whole text."""
        return f"{self.first} {self.patronymic}".strip() if self.first else self.text

    @property
    def feminine(self) -> bool | None:
        """By the patronymic, else by the first name; ``None`` where it cannot be told."""
        if not self.first:
            return None
        detected: Gender = _detector().detect(  # type: ignore[no-untyped-call]  # pytrovich leaves this one untyped
            firstname=self.first, middlename=self.patronymic or None
        )
        return {Gender.FEMALE: True, Gender.MALE: False}.get(detected)

    def inflect(self, case: Case) -> str:
        """The full name in a case; unchanged where the shape or the gender is unknown."""
        return " ".join(part for part in self._parts(case) if part) or self.text

    def address(self, case: Case) -> str:
        """First name and patronymic in a case; an unknown shape stays as it was typed."""
        return " ".join(part for part in self._parts(case)[1:] if part) or self.text

    def _parts(self, case: Case) -> tuple[str, str, str]:
        feminine = self.feminine
        if feminine is None:
            return self.surname, self.first, self.patronymic
        gender = Gender.FEMALE if feminine else Gender.MALE
        make = _maker().make
        patronymic = self.patronymic
        if " " not in patronymic:
            patronymic = make(NamePart.MIDDLENAME, gender, case.value, patronymic)
        return (
            make(NamePart.LASTNAME, gender, case.value, self.surname),
            make(NamePart.FIRSTNAME, gender, case.value, self.first),
            patronymic,
        )


def labels(names: Mapping[int, str]) -> dict[int, str]:
    """Short names by id for buttons; people whose short names are equal get their full ones, cut with care."""
    short = {person: FullName.parse(name).short for person, name in names.items()}
    often = Counter(short.values())
    return {person: _cut(names[person], SHORT_LIMIT) if often[label] > 1 else label for person, label in short.items()}


def search_key(text: str) -> str:
    """What two spellings of one name share: lower case, no dots over letters, no signs, single spaces."""
    folded = text.casefold().replace(_YO, _YE)
    return " ".join("".join(sign if sign.isalnum() else " " for sign in folded if sign not in "'\u2019\u02bc").split())


def retyped(text: str) -> str:
    """What was meant by Latin keys: the same on the Russian keyboard; anything with a Russian letter stays."""
    folded = text.casefold()
    return text if any(sign in _RUSSIAN for sign in folded) else folded.translate(_KEYS)


def matches(query: str, name: str) -> bool:
    """Forgiving search: every word asked for begins a word of the name of its own, in any order, on either keyboard."""
    return _begins(query, name) or _begins(retyped(query), name)


def _begins(query: str, name: str) -> bool:
    words = search_key(name).split()
    for asked in sorted(search_key(query).split(), key=len, reverse=True):
        found = next((word for word in words if word.startswith(asked)), None)
        if found is None:
            return False
        words.remove(found)
    return True


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + _ELLIPSIS


@cache
def _maker() -> PetrovichDeclinationMaker:
    return PetrovichDeclinationMaker()


@cache
def _detector() -> PetrovichGenderDetector:
    return PetrovichGenderDetector()
