"""Lengths and rhythms as people type them: «полчаса», «1,5 часа», «раз в две недели»."""

import re

_WORDS = {"полчаса": 30, "пол часа": 30, "час": 60, "полтора часа": 90, "полтора": 90, "два часа": 120, "три часа": 180}
_NUMERALS = {"один": 1, "одну": 1, "две": 2, "два": 2, "три": 3, "четыре": 4, "шесть": 6, "десять": 10}
_HOURS = re.compile(r"(\d+(?:\.\d+)?) ?(?:ч|час|часа|часов)\.?(?: ?(\d{1,2}) ?(?:м|мин|минут|минуты|минута)?\.?)?")
_MINUTES = re.compile(r"(\d+) ?(?:м|мин|минут|минуты|минута)?\.?")
_CLOCK = re.compile(r"(\d{1,2}):(\d{2})")
_LONGEST = 6
_DAYS, _WEEK, _MONTH = re.compile(r"дн|ден"), re.compile(r"недел"), re.compile(r"месяц")


def read_minutes(typed: str) -> int | None:
    """Minutes of «40», «40 минут», «1 ч 20 мин», «1,5 часа», «1:20», «полчаса»; ``None`` when it is no length."""
    text = _clean(typed)
    if text in _WORDS:
        return _WORDS[text]
    if len(re.sub(r"\D", "", text)) > _LONGEST:
        return None
    if clock := _CLOCK.fullmatch(text):
        return int(clock[1]) * 60 + int(clock[2])
    if hours := _HOURS.fullmatch(text):
        return round(float(hours[1]) * 60) + int(hours[2] or 0)
    if minutes := _MINUTES.fullmatch(text):
        return int(minutes[1])
    return None


def read_days(typed: str) -> int | None:
    """Days between two meetings: «10», «каждую неделю», «раз в 10 дней», «раз в две недели», «2 раза в месяц»."""
    text = _clean(typed)
    for word, number in _NUMERALS.items():
        text = re.sub(rf"\b{word}\b", str(number), text)
    if text.isdecimal() and len(text) <= _LONGEST:
        return int(text)
    often = re.match(r"(\d{1,3}) раз", text)
    every = re.search(r"(?:в|кажд\w+|через) (\d{1,3})\b", text)
    count = int(every[1]) if every else 1
    unit = 1 if _DAYS.search(text) else 7 if _WEEK.search(text) else 30 if _MONTH.search(text) else 0
    return max(unit * count // max(int(often[1]), 1), 1) if unit and often else unit * count or None


def read_number(typed: str) -> int | None:
    """A whole number: «8», «восемь встреч» is not understood, «8 встреч» is."""
    found = re.fullmatch(r"\D{0,12}(\d{1,4})\D{0,12}", _clean(typed))
    return int(found[1]) if found else None


def _clean(typed: str) -> str:
    return " ".join(typed.lower().replace("ё", "е").replace(",", ".").split()).strip(" .!")
