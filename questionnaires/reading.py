"""Typed answers -> values. Forgiving: what a hurried teacher writes on a phone is understood."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, timedelta

from domain.names import search_key
from domain.refusal import Refused
from domain.typed_text import readable
from questionnaires.engine import check, day_bounds, day_text, number_example
from questionnaires.form import Item, Kind, Option, Value
from questionnaires.people import found_people
from questionnaires.words import Words, words

NUMBER = re.compile(r"[-\u2212]?\d+(?:[.,]\d+)?")
THOUSANDS = re.compile(r"(?<=\d)[ \u00a0\u202f](?=\d{3}(?!\d))")
DAY_FIRST = re.compile(r"(\d{1,2})[./\- ]+(\d{1,2})(?:[./\- ]+(\d{4}|\d{2}))?\Z")
YEAR_FIRST = re.compile(r"(\d{4})[./\- ](\d{1,2})[./\- ](\d{1,2})\Z")
WITH_MONTH = re.compile(r"(\d{1,2})\s*([^\W\d_]{3,})\s*(\d{4}|\d{2})?\Z")
PLACE = re.compile(r"\s*\d{1,2}[.)]\s+(?=\D)")  # «1. …», as a ranking is shown
LONGEST_NUMBER = 15
SHORTEST_BEGINNING = 3


def parse(item: Item, raw: str, today: date, known: Words | None = None) -> Value:
    """The value a person typed for this item; Refused with an example when it cannot be understood.

    For a multi-choice and a ranking the typed options are given back as a tuple: the caller presses them
    (``engine.press``).
    """
    table = known or words()
    match item.kind:
        case Kind.SINGLE:
            return _one(item, raw)
        case Kind.MULTI | Kind.RANKING:
            return _several(item, raw)
        case Kind.YES_NO:
            return _yes_or_no(item, raw, table)
        case Kind.SCALE | Kind.NUMBER:
            return check(item, _number(item, raw, table), today)
        case Kind.DATE:
            return check(item, _date(item, raw, today, table), today)
        case Kind.SHORT | Kind.CONTACT:
            return check(item, " ".join(clean(raw).split()), today)
        case Kind.LONG:
            return check(item, clean(raw).strip(), today)
        case Kind.PERSON:
            return _person(item, raw)
        case Kind.FILE | Kind.NOTE:
            raise Refused("answer-not-file" if item.kind is Kind.FILE else "answer-note")


def clean(raw: str) -> str:
    """Text without what cannot be seen; line breaks stay."""
    return readable(raw)


def has_words(title: str, words: str) -> bool:
    """Whether each of the typed words, or its beginning, stands in the title."""
    known, wanted = fold(title), fold(words).split()
    return bool(wanted) and all(one in known for one in wanted)


def fold(text: str) -> str:
    """Text for comparing: no case, yo as ye, single spaces, no marks at the ends."""
    plain = unicodedata.normalize("NFKC", clean(text)).casefold()
    for letter, read_as in words().letters.items():
        plain = plain.replace(letter, read_as)
    return re.sub(r"\s+", " ", plain).strip(" .,;:!?\"'\u00ab\u00bb()\u2610\u2611")


def _option(item: Item, raw: str) -> Option | None:
    """Exact label, its number or code (as on paper), then an unambiguous beginning of a label."""
    wanted = fold(raw)
    if not wanted:
        return None
    exact = [option for option in item.options if fold(option.label) == wanted]
    if exact:
        return exact[0]
    coded = next((option for option in item.options if option.code == wanted), None)
    if wanted.isdecimal():
        number = int(wanted) if len(wanted) <= LONGEST_NUMBER else 0
        return item.options[number - 1] if 1 <= number <= len(item.options) else coded
    if coded is not None:
        return coded
    begun = [option for option in item.options if fold(option.label).startswith(wanted)]
    return begun[0] if len(begun) == 1 and len(wanted) >= SHORTEST_BEGINNING else None


def _person(item: Item, raw: str) -> str:
    """Whose name begins so. Several, or too few letters to be sure: Refused with the letters, to choose from a list."""
    letters = search_key(raw)
    found = found_people(item, letters) if letters else ()
    whole = [one for one in found if letters in (search_key(one.label), search_key(one.also))]
    if len(whole) == 1 or (len(found) == 1 and len(letters) >= SHORTEST_BEGINNING):
        return (whole or found)[0].code
    if not found:
        raise Refused("answer-no-person")
    raise Refused("answer-which-person", letters=letters, count=len(found))


def _one(item: Item, raw: str) -> str:
    option = _option(item, raw)
    if option is None:
        raise _not_option(item)
    return option.code


def _not_option(item: Item) -> Refused:
    return Refused("answer-not-option", count=len(item.options), example=item.options[0].label)


def _several(item: Item, raw: str) -> tuple[str, ...]:
    whole = _option(item, raw)
    if whole is not None:
        return (whole.code,)
    found: list[str] = []
    for part in re.split(r"[;\n]", raw):
        said = PLACE.sub("", part) if item.kind is Kind.RANKING else part
        if fold(said):
            found += _listed(item, said)
    if not found:
        raise _not_option(item)
    return tuple(dict.fromkeys(found))


def _listed(item: Item, part: str) -> list[str]:
    """«1, 3», «1 3», or labels with commas between them and perhaps inside: the longest match first."""
    whole = _option(item, part)
    if whole is not None:
        return [whole.code]
    pieces = part.split(",")
    if len(pieces) == 1 and all(word.isdecimal() for word in part.split()):
        return [_one(item, word) for word in part.split()]
    if len(pieces) == 1:
        raise _not_option(item)
    return _joined(item, [piece for piece in pieces if fold(piece)])


def _joined(item: Item, pieces: Sequence[str]) -> list[str]:
    found: list[str] = []
    start = 0
    while start < len(pieces):
        for end in range(min(len(pieces), start + 6), start, -1):
            option = _option(item, ",".join(pieces[start:end]))
            if option is not None:
                found.append(option.code)
                start = end
                break
        else:
            found += [_one(item, word) for word in pieces[start].split()]
            start += 1
    return found


def _yes_or_no(item: Item, raw: str, table: Words) -> str:
    option = _option(item, raw)
    if option is not None:
        return option.code
    said = raw.strip() if raw.strip() in table.yes | table.no else fold(raw)
    for code, known in (("yes", table.yes), ("no", table.no)):
        if said in known or said.split(" ")[0].strip(",.!") in known:
            return code
    raise Refused("answer-not-yes-no", example=item.options[0].label)


def _number(item: Item, raw: str, table: Words) -> int | float:
    text = THOUSANDS.sub("", raw.strip())
    numbers = NUMBER.findall(text)
    if len(numbers) == 1 and len(numbers[0]) <= LONGEST_NUMBER:
        plain = numbers[0].replace("\u2212", "-").replace(",", ".")
        return float(plain) if "." in plain else int(plain)
    if numbers:
        raise Refused("answer-not-number", example=number_example(item))
    said = [table.numerals[word] for word in fold(raw).split(" ") if word in table.numerals]
    if len(said) != 1:
        raise Refused("answer-not-number", example=number_example(item))
    return said[0]


def _date(item: Item, raw: str, today: date, table: Words) -> date:
    low, high = day_bounds(item, today)
    found = read_date(raw, today, table, low=low, high=high)
    if found is None:
        raise Refused("answer-not-date", example=day_text(today))
    return found


def read_date(
    raw: str, today: date, known: Words | None = None, *, low: date = date.min, high: date = date.max
) -> date | None:
    """15.09, 15.9.26, 2026-09-15, a day with a month's name, yesterday and its like; None when it is no date.

    Without a year: the nearest such day within the bounds, else the nearest at all.
    """
    table = known or words()
    said = [word.strip(".,") for word in fold(raw).split(" ")]
    text = " ".join(word for word in said if word not in table.noise)
    if text in table.days:
        return _shift(today, table.days[text])
    iso = YEAR_FIRST.match(text)
    if iso:
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    numeric = DAY_FIRST.match(text)
    if numeric:
        return _dated(int(numeric[1]), int(numeric[2]), numeric[3], today, (low, high))
    worded = WITH_MONTH.match(text)
    month = _month(worded[2], table) if worded else None
    return _dated(int(worded[1]), month, worded[3], today, (low, high)) if worded and month else None


def _month(word: str, table: Words) -> int | None:
    return next((month for beginning, month in table.months.items() if word.startswith(beginning)), None)


def _dated(day: int, month: int, year: str | None, today: date, bounds: tuple[date, date]) -> date | None:
    if year is not None:
        return _day(int(year) + (2000 if len(year) == 2 else 0), month, day)
    near = [found for shift in (-1, 0, 1) if (found := _day(today.year + shift, month, day)) is not None]
    near.sort(key=lambda found: (not bounds[0] <= found <= bounds[1], abs(found - today)))
    return near[0] if near else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _shift(today: date, days: int) -> date | None:
    try:
        return today + timedelta(days=days)
    except OverflowError:
        return None
