"""Typed stretches of days -> first and last day: «26.10–03.11, с 29 декабря по 11 января, 8 марта»."""

import re
from datetime import date

from domain.holidays import Holiday, Holidays, arranged
from domain.refusal import Refused
from questionnaires.reading import fold, read_date
from questionnaires.words import Words, words

BETWEEN = re.compile(r"[,;\n]+")
DASH = re.compile(r"\s*[\u2013\u2014\u2212-]\s*")
LEADING = re.compile(r"\d{1,2}")
LONGEST_PIECE = 40


def read_holidays(raw: str, today: date, low: date, high: date, known: Words | None = None) -> Holidays:
    """By the calendar, ``low`` and ``high`` being the programme's first and last day; none for a word such as «нет».

    Without a year a day is the nearest one within the programme. A first day may leave its month to the last one
    («26–31 октября»). Refused ``holidays-unread`` with the piece that could not be read, and as ``arranged`` does.
    """
    table = known or words()
    if fold(raw) in table.no or raw.strip() in table.no:
        return ()
    pieces = [piece.strip() for piece in BETWEEN.split(raw) if piece.strip(" .")]
    if not pieces:
        raise Refused("holidays-unread", piece=raw.strip()[:LONGEST_PIECE])
    return arranged(_stretch(piece, today, low, high, table) for piece in pieces)


def _stretch(piece: str, today: date, low: date, high: date, table: Words) -> Holiday:
    for begins, ends in _halves(piece, table):
        first = read_date(begins, today, table, low=low, high=high)
        last = read_date(ends, today, table, low=first or low, high=high)
        if first is not None and last is not None:
            return Holiday(first, last)
    raise Refused("holidays-unread", piece=piece[:LONGEST_PIECE])


def _halves(piece: str, table: Words) -> list[tuple[str, str]]:
    """Ways to read it as a first and a last day, the likeliest first; a single day is both."""
    said = [word for word in piece.split() if fold(word) not in table.since]
    until = [place for place, word in enumerate(said) if fold(word) in table.until]
    ways = [(" ".join(said[:place]), " ".join(said[place + 1 :])) for place in until]
    text = " ".join(said)
    ways += [(text[: dash.start()], text[dash.end() :]) for dash in DASH.finditer(text)]
    ways += [(LEADING.sub(begins.strip(), ends.strip(), count=1), ends) for begins, ends in ways if _bare(begins)]
    return [*ways, (text, text)]


def _bare(begins: str) -> bool:
    return LEADING.fullmatch(begins.strip()) is not None
