"""Conditions as they are typed in a spreadsheet: ``${before} = 'yes' and selected(${needs}, 'digital')``.

``=``, ``!=``, ``<``, ``<=``, ``>``, ``>=``, ``in (…)``, ``answered(…)``, ``selected(…)``, ``not(…)``, ``and``, ``or``,
brackets; ``${@role} = 'mentor'`` asks for a fact of the person. Both ways: text ⇄ the table of ``conditions.document``.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from questionnaires.sheet_words import meant

Raw = dict[str, object]
LONGEST = 2000
DEEPEST = 20
COMPARED = {"<": "less_than", "<=": "at_most", ">": "more_than", ">=": "at_least"}
_SIGNS = {code: sign for sign, code in COMPARED.items()}

_TOKEN = re.compile(
    r"\s*(?:(?P<key>\$\{[^{}]*\})"
    r"|'(?P<single>(?:[^']|'')*)'"
    r"|(?P<quoted>\"[^\"]*\"|\u00ab[^\u00bb]*\u00bb|\u201c[^\u201d]*\u201d|\u2018[^\u2019]*\u2019|\u201e[^\u201c]*\u201c)"
    r"|(?P<number>-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.])"
    r"|(?P<sign><=|>=|!=|==|[=<>(),\u2260\u2264\u2265])"
    r"|(?P<word>\w+))"
)
_ALIKE = {"\u2260": "!=", "\u2264": "<=", "\u2265": ">="}


class WrongCondition(ValueError):
    """``near``: the place that could not be read."""

    def __init__(self, near: str) -> None:
        super().__init__(near)
        self.near = near


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str


def read_condition(text: str) -> Raw:
    """The table of a typed condition. Raises ``WrongCondition``."""
    if len(text) > LONGEST:
        raise WrongCondition(text[:20])
    reader = _Reader(_tokens(text))
    found = reader.either(0)
    if reader.rest:
        raise WrongCondition(reader.rest[0].text)
    return found


def _tokens(text: str) -> list[_Token]:
    found: list[_Token] = []
    place = 0
    while place < len(text.rstrip()):
        match = _TOKEN.match(text, place)
        if match is None or match.lastgroup is None:
            raise WrongCondition(text[place : place + 20].strip())
        kind, said = match.lastgroup, match[match.lastgroup]
        if kind == "key":
            said = said[2:-1].strip()
        elif kind == "single":
            kind, said = "text", said.replace("''", "'")
        elif kind == "quoted":
            kind, said = "text", said[1:-1]
        elif kind == "word":
            said = meant("operators", said) or said
        found.append(_Token(kind, _ALIKE.get(said, said) if kind == "sign" else said))
        place = match.end()
    return found


class _Reader:
    """A descent over the tokens; each method takes what it reads off ``rest``."""

    def __init__(self, tokens: list[_Token]) -> None:
        self.rest = tokens

    def either(self, depth: int) -> Raw:
        return self._joined("or", "any", depth)

    def _joined(self, word: str, join: str, depth: int) -> Raw:
        parts = [self._next(word, depth)]
        while self._takes("word", word):
            parts.append(self._next(word, depth))
        return parts[0] if len(parts) == 1 else {join: parts}

    def _next(self, word: str, depth: int) -> Raw:
        return self._joined("and", "all", depth) if word == "or" else self._one(depth)

    def _one(self, depth: int) -> Raw:
        if depth > DEEPEST:
            raise WrongCondition("((")
        if self._takes("sign", "("):
            found = self.either(depth + 1)
            self._need("sign", ")")
            return found
        if self._takes("word", "not"):
            return {"not": self._one(depth + 1)}
        for join in ("all", "any"):
            if self._takes("word", join):
                return {join: self._list(depth + 1)}
        if self._takes("word", "selected"):
            return self._selected()
        if self._takes("word", "answered"):
            self._need("sign", "(")
            key = self._need("key").text
            self._need("sign", ")")
            return {"item": key, "answered": True}
        return self._compared(self._need("key").text)

    def _list(self, depth: int) -> list[Raw]:
        self._need("sign", "(")
        parts = [self.either(depth)]
        while self._takes("sign", ","):
            parts.append(self.either(depth))
        self._need("sign", ")")
        return parts

    def _selected(self) -> Raw:
        self._need("sign", "(")
        key = self._need("key").text
        self._need("sign", ",")
        option = str(self._value())
        self._need("sign", ")")
        return {"person": key[1:], "is": option} if key.startswith("@") else {"item": key, "contains": option}

    def _compared(self, key: str) -> Raw:
        if self._takes("word", "in"):
            self._need("sign", "(")
            values = [self._value()]
            while self._takes("sign", ","):
                values.append(self._value())
            self._need("sign", ")")
            return {"person": key[1:], "in": values} if key.startswith("@") else {"item": key, "in": values}
        sign = self._need("sign").text
        value = self._value()
        if sign in ("=", "!=", "=="):
            return _equal(key, value, sign)
        if sign not in COMPARED or isinstance(value, str):
            raise WrongCondition(f"{sign} {value}")
        return {"item": key, COMPARED[sign]: value}

    def _value(self) -> str | int | float:
        if self.rest and self.rest[0].kind == "number":
            number = self.rest.pop(0).text
            return int(number) if number.lstrip("-").isdecimal() else float(number)
        return self._need("text").text

    def _takes(self, kind: str, text: str) -> bool:
        if self.rest and self.rest[0] == _Token(kind, text):
            self.rest.pop(0)
            return True
        return False

    def _need(self, kind: str, text: str | None = None) -> _Token:
        if not self.rest or self.rest[0].kind != kind or text not in (None, self.rest[0].text):
            raise WrongCondition(self.rest[0].text if self.rest else "\u2026")
        return self.rest.pop(0)


def _equal(key: str, value: str | float, sign: str) -> Raw:
    """``= ''`` means not answered, as XLSForm has it; ``== ''`` is the empty text itself."""
    if value == "" and sign != "==":
        answered: Raw = {"item": key, "answered": True}
        return answered if sign == "!=" else {"not": answered}
    found: Raw = {"person": key[1:], "is": value} if key.startswith("@") else {"item": key, "is": value}
    return {"not": found} if sign == "!=" else found


def written_condition(raw: Mapping[str, object]) -> str:
    """The text of a condition's table; ``read_condition`` gives the same table back."""
    if "not" in raw:
        return f"not({written_condition(_table(raw['not']))})"
    for join, word in (("all", " and "), ("any", " or ")):
        if join in raw:
            parts = [_table(part) for part in _listed(raw[join])]
            if len(parts) == 1:
                return f"{join}({written_condition(parts[0])})"
            return word.join(_bracketed(part) for part in parts)
    key = f"${{@{raw['person']}}}" if "person" in raw else f"${{{raw['item']}}}"
    (name, value), *_ = [(name, value) for name, value in raw.items() if name not in ("person", "item")]
    return _test(key, name, value)


def _bracketed(raw: Mapping[str, object]) -> str:
    text = written_condition(raw)
    joined = any(isinstance(raw.get(join), list) and len(_listed(raw[join])) > 1 for join in ("all", "any"))
    return f"({text})" if joined else text


def _test(key: str, name: str, value: object) -> str:
    match name:
        case "answered":
            return f"answered({key})"
        case "contains":
            return f"selected({key}, {_said(value)})"
        case "in":
            return f"{key} in ({', '.join(_said(one) for one in _listed(value))})"
        case "is" if value == "":
            return f"{key} == ''"
        case "is":
            return f"{key} = {_said(value)}"
    return f"{key} {_SIGNS[name]} {_said(value)}"


def _said(value: object) -> str:
    return "'" + value.replace("'", "''") + "'" if isinstance(value, str) else repr(value)


def _table(raw: object) -> Mapping[str, object]:
    assert isinstance(raw, Mapping)
    return raw


def _listed(raw: object) -> list[object]:
    assert isinstance(raw, list)
    return raw
