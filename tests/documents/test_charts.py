"""Charts are looked at on a phone: every word lies inside the picture, none lies on another."""

from datetime import date, timedelta
from functools import cache
from itertools import combinations

import pytest

from documents.charts import Chart, Funnel, PairBar, PairsRhythm, Profile, ProfileRow, WeekRow, Weeks, twin
from documents.charts.canvas import WIDTH, Sheet, drawable
from documents.charts.painting import sheet_of
from documents.charts.votes import draw_votes
from documents.charts.votes_data import VotesChart
from domain.progress import Rhythm

LONG = "Константинопольская-Преображенская А. П."
NASTY = 'А<3 & "Ко" $x_1$ {b} =1'


def weeks(count: int, most: int) -> Weeks:
    first = date(2026, 9, 7)
    return Weeks(tuple(WeekRow(first + timedelta(weeks=n), (n % 2, most, 0, n % (most + 1), 1)) for n in range(count)))


def pairs(count: int, name: str = "Седова А. П.") -> PairsRhythm:
    states = list(Rhythm)
    return PairsRhythm(
        tuple(PairBar(name, "Ким О. П.", n * 3 % 50, 7 + n % 3 * 7, states[n % 4]) for n in range(count))
    )


def profile(rows: int, mentees: float | None, mentors: float | None, name: str = "Работа с родителями") -> Profile:
    return Profile(
        tuple(ProfileRow(name, mentees, mentors) for _ in range(rows)), 24 if mentees else 3, 9 if mentors else 4
    )


CHARTS: dict[str, Chart] = {
    "funnel-nobody": Funnel((0,) * 6, (0,) * 6),
    "funnel-one": Funnel((0,) * 6, (1, 0, 0, 0, 0, 0)),
    "funnel-school": Funnel((9, 9, 8, 8, 8, 7), (24, 24, 23, 22, 21, 18)),
    "funnel-region": Funnel((1200, 1150, 980, 970, 960, 900), (3400, 3300, 3100, 3000, 2900, 2100)),
    "weeks-none": Weeks(()),
    "weeks-zeros": weeks(0, 0),
    "weeks-one": weeks(1, 1),
    "weeks-few": weeks(9, 12),
    "weeks-40": weeks(40, 140),
    "rhythm-none": pairs(0),
    "rhythm-one": pairs(1),
    "rhythm-few": pairs(8),
    "rhythm-40": pairs(40),
    "rhythm-long": pairs(20, LONG),
    "rhythm-nasty": pairs(3, NASTY),
    "profile-nobody": profile(12, None, None),
    "profile-mentees": profile(12, 4.5, None),
    "profile-edges": profile(12, 1.0, 10.0),
    "profile-equal": profile(12, 5.0, 5.0),
    "profile-long": profile(12, 9.9, 2.0, "Дети с особыми образовательными потребностями и всё, что с ними связано"),
}


@cache
def drawn(name: str) -> Sheet:
    return sheet_of(CHARTS[name])


def boxes(sheet: Sheet) -> list[tuple[str, float, float, float, float]]:
    renderer = sheet.figure.canvas.get_renderer()  # type: ignore[attr-defined]  # Agg's own method
    texts = [artist for artist in sheet.figure.axes[0].texts if artist.get_text()]
    extents = [(text.get_text(), text.get_window_extent(renderer)) for text in texts]
    return [(words, box.x0, box.y0, box.x1, box.y1) for words, box in extents]


@pytest.mark.parametrize("name", CHARTS)
def test_every_word_is_inside_and_none_covers_another(name: str) -> None:
    sheet = drawn(name)
    assert sheet.height <= 1500
    found = boxes(sheet)
    outside = [box for box in found if box[1] < 0 or box[2] < 0 or box[3] > WIDTH or box[4] > sheet.height]
    assert not outside
    # Lines of one name stand close together: two pixels of shared air are no overlap of letters.
    covered = [
        (a[0], b[0])
        for a, b in combinations(found, 2)
        if a[1] + 2 < b[3] and b[1] + 2 < a[3] and a[2] + 4 < b[4] and b[2] + 4 < a[4]
    ]
    assert not covered


@pytest.mark.parametrize("name", CHARTS)
def test_a_png_without_warnings(name: str) -> None:
    png = drawn(name).png()  # a warning is an error in all tests
    assert png.startswith(b"\x89PNG")
    assert len(png) < 1_000_000


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("funnel-nobody", "Пока нет данных: никто ещё не открыл приглашение."),
        ("weeks-none", "Пока нет данных: ни одна встреча ещё не записана."),
        ("rhythm-none", "Пока нет данных: пары ещё не сформированы."),
        ("profile-nobody", "Пока нет данных: средние показываются, когда ответили не меньше пяти человек."),
    ],
)
def test_an_empty_chart_says_why_in_picture_and_in_words(name: str, words: str) -> None:
    assert words in twin(CHARTS[name])
    assert words in " ".join(box[0] for box in boxes(drawn(name)))


def test_signs_without_a_glyph_are_left_out() -> None:
    assert drawable("Юдина \U0001f469\u200d\U0001f3eb В. С.") == "Юдина В. С."


def test_twin_of_the_funnel() -> None:
    assert twin(CHARTS["funnel-school"]).splitlines()[3] == "Заполнили анкету: наставники 8, наставляемые 23"


def test_twin_of_the_weeks_counts_stages() -> None:
    words = twin(Weeks((WeekRow(date(2026, 9, 7), (1, 2, 0, 0, 0)), WeekRow(date(2026, 9, 14), (0,) * 5))))
    assert "с 07.09: 3" in words
    assert "14.09" not in words
    assert "пробная рабочая: 2" in words


def test_twin_of_pairs_groups_them_by_state_and_escapes_names() -> None:
    words = twin(PairsRhythm((PairBar('А<3 & "Ко"', "Ким О. П.", 24, 7, Rhythm.SILENT),)))
    assert "<b>давно не встречались: 1</b>" in words
    assert "А&lt;3 &amp; &quot;Ко&quot; – Ким О. П.: 24 дня при ритме 7 дн." in words


def test_twin_of_the_profile_hides_small_groups() -> None:
    words = twin(CHARTS["profile-mentees"])
    assert "Наставники: ответили меньше 5, не показано" in words
    assert "Работа с родителями: наставляемые 4,5, наставники –" in words


def votes(mentees: int, mentors: int, name: str = "Седова А. П.") -> VotesChart:
    """Everybody marks three of the other side."""
    marks: dict[tuple[int, int], list[int]] = {}
    for place in range(3):
        for row in range(mentees):
            marks.setdefault((row, (row * 5 + place) % mentors), [0, 0])[0] = place + 1
        for column in range(mentors):
            marks.setdefault(((column * 3 + place) % mentees, column), [0, 0])[1] = place + 1
    cells = tuple((row, column, mine, theirs) for (row, column), (mine, theirs) in sorted(marks.items()))
    return VotesChart((name,) * mentees, (name,) * mentors, cells)


@pytest.mark.parametrize(
    ("mentees", "mentors", "name"),
    [(5, 5, "Ким О. П."), (12, 12, LONG), (40, 40, LONG), (40, 3, NASTY), (3, 40, "Ким О. П."), (1, 1, "Ким О. П.")],
)
def test_the_table_of_a_choice_can_be_read(mentees: int, mentors: int, name: str) -> None:
    chart = votes(mentees, mentors, name)
    sheet = draw_votes(chart)
    width = sheet.figure.get_figwidth() * 100
    assert width + sheet.height <= 10_000, "what Telegram takes as a picture"
    found = boxes(sheet)
    assert not [box for box in found if box[1] < 0 or box[2] < 0 or box[3] > width or box[4] > sheet.height]
    covered = [
        (a[0], b[0])
        for a, b in combinations(found, 2)
        if a[1] + 4 < b[3] and b[1] + 4 < a[3] and a[2] + 4 < b[4] and b[2] + 4 < a[4]
    ]
    assert not covered
    assert sum(words.isdecimal() for words, *_ in found) == 4 + sum(bool(a) + bool(b) for _, _, a, b in chart.cells)
