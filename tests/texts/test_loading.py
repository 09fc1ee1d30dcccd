"""Texts: every argument is escaped once, plain ones never; dates end sentences well."""

from datetime import UTC, date, datetime

import pytest

from texts import (
    Raw,
    TextMissing,
    check_texts,
    clock,
    day,
    day_month,
    loading,
    moment,
    plain,
    span_minutes,
    t,
    weekday_short,
)


def test_arguments_are_escaped_in_html_and_left_alone_in_plain() -> None:
    hostile = 'А<3 & "Ко"'
    assert t("text-as-is", text=hostile) == "А&lt;3 &amp; &quot;Ко&quot;"
    assert plain("text-as-is", text=hostile) == hostile
    assert t("text-as-is", text=t("text-as-is", text=hostile)) == "А&lt;3 &amp; &quot;Ко&quot;"
    assert isinstance(t("text-as-is", text="x"), Raw)


def test_a_missing_key_or_argument_is_a_fault() -> None:
    with pytest.raises(TextMissing):
        t("no-such-text")
    with pytest.raises(TextMissing):
        t("text-as-is")


def test_numbers_choose_their_plural() -> None:
    assert "до 1 человека" in t("choice-open-mentee", limit=1, until="завтра")
    assert "до 5 человек," in t("choice-open-mentee", limit=5, until="завтра")


@pytest.mark.parametrize(("text", "read"), [("до 2026 г..", "до 2026 г."), ("до 2026 г...", "до 2026 г...")])
def test_a_year_ends_a_sentence_with_one_full_stop(text: str, read: str) -> None:
    assert plain("text-as-is", text=text) == read


def test_the_files_are_sound() -> None:
    assert check_texts() == []


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (1, "1 минута"),
        (2, "2 минуты"),
        (15, "15 минут"),
        (45, "45 минут"),
        (60, "1 час"),
        (90, "1,5 часа"),
        (120, "2 часа"),
        (300, "5 часов"),
        (80, "1 ч 20 мин"),
    ],
)
def test_spans(minutes: int, said: str) -> None:
    assert span_minutes(minutes) == said


def test_days_and_hours() -> None:
    assert day(date(2026, 9, 16)) == "16 сентября 2026 г."
    assert day_month(date(2026, 9, 16)) == "16 сентября"
    assert weekday_short(date(2026, 9, 16)) == "ср"
    noon = datetime(2026, 9, 16, 12, 0, tzinfo=UTC)
    assert moment(noon, "Asia/Vladivostok") == "16 сентября в 22:00"
    assert clock(noon, "Europe/Moscow") == "15:00"


def test_faults_of_the_files_are_named_by_line(monkeypatch: pytest.MonkeyPatch) -> None:
    files = [("a.ftl", "one = Раз\n\ntwo Два\n"), ("b.ftl", "one = Один\n")]
    monkeypatch.setattr(loading, "_files", lambda: iter(files))
    monkeypatch.setattr(loading, "_parsed", loading._parsed.__wrapped__)
    assert check_texts() == ["a.ftl:3 syntax", "b.ftl one duplicate of a.ftl"]
