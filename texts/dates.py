"""How days, hours and spans are said in Russian."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

MONTHS = (
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
)
WEEKDAYS_SHORT = ("пн", "вт", "ср", "чт", "пт", "сб", "вс")


def day(value: date) -> str:
    """«16 сентября 2026 г.»"""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year} г."


def day_month(value: date) -> str:
    """«16 сентября»"""
    return f"{value.day} {MONTHS[value.month - 1]}"


def weekday_short(value: date) -> str:
    """«ср»"""
    return WEEKDAYS_SHORT[value.weekday()]


def clock(value: datetime, zone: str) -> str:
    """«15:00» on the programme's clock."""
    return value.astimezone(ZoneInfo(zone)).strftime("%H:%M")


def moment(value: datetime, zone: str) -> str:
    """«16 сентября в 15:00» on the programme's clock."""
    local = value.astimezone(ZoneInfo(zone))
    return f"{day_month(local.date())} в {local:%H:%M}"


def moment_of_year(value: datetime, zone: str) -> str:
    """«16 сентября 2026 г. в 15:00»: where it is read years later, as in a proof."""
    local = value.astimezone(ZoneInfo(zone))
    return f"{day(local.date())} в {local:%H:%M}"


def span_minutes(minutes: int) -> str:
    """«45 минут», «1 час», «1,5 часа», «1 ч 20 мин»"""
    if minutes == 60:
        return "1 час"
    if minutes == 90:
        return "1,5 часа"
    if minutes % 60 == 0 and minutes < 300:
        return f"{minutes // 60} часа"
    if minutes > 60:
        return f"{minutes // 60} ч {minutes % 60} мин" if minutes % 60 else f"{minutes // 60} часов"
    return f"{minutes} {_plural(minutes, 'минута', 'минуты', 'минут')}"


def _plural(number: int, one: str, few: str, many: str) -> str:
    if number % 10 == 1 and number % 100 != 11:
        return one
    if number % 10 in (2, 3, 4) and number % 100 not in (12, 13, 14):
        return few
    return many
