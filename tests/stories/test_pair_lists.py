"""Pairs from a file: shown first, by-row faults, all or nothing, loaded once."""

import io
from collections.abc import Sequence

import pytest
from openpyxl import Workbook, load_workbook

from domain.match import Format, Kind
from domain.refusal import Refused
from domain.roles import Role
from services.consents import leaving
from services.pairs import pair_lists, pairs
from storage.pairing import matches
from tests.pairs_school import BELYKH, ILYIN, KIM, LOSEVA, ONEIL, SEDOVA, YUDINA, School, enrol, school
from tests.story import Story

HEAD = ("Наставник", "Наставляемый", "Форма", "Формат", "Вид", "Тема")
Row = Sequence[str]


def xlsx(*rows: Row) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (("Пары на год",), HEAD, *rows):
        sheet.append(list(row))
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


async def five(story: Story) -> School:
    made = await school(story)
    await enrol(story, made, Role.MENTEE, LOSEVA, {})
    return made


async def send(story: Story, content: bytes) -> str:
    await story.say(story.curator, "/pairs")
    await story.tap(story.curator, "Добавить пару")
    await story.tap(story.curator, "Загрузить пары из файла")
    story.curator.send_document("пары.xlsx", content)
    await story.run()
    return str(story.curator.last.text)


async def test_shown_first_then_loaded_once(story: Story) -> None:
    await five(story)
    curator = story.curator
    good = xlsx(
        (SEDOVA, YUDINA, "педагог – педагог", "онлайн"),
        (ILYIN.lower(), ONEIL),
        (YUDINA, SEDOVA, "", "", "Реверсивное", "Онлайн-доски"),
        ("", f"{KIM}; {LOSEVA}"),
    )
    text = await send(story, good)
    assert "Файл прочитан: 4 новые пары" in text
    assert f"{SEDOVA} – {YUDINA} · формат: онлайн" in text
    assert not await story.app.db.read(lambda con: matches.live(con, 1))
    shown = curator.last
    await story.tap(curator, "Да, загрузить")
    assert "Загружены 4 пары" in curator.last.text
    curator.tap_data(shown, shown.rows[0][0]["callback_data"])
    await story.run()
    live = await story.app.db.read(lambda con: matches.live(con, 1))
    assert [(one.format, one.kind) for one in live] == [
        (Format.ONLINE, Kind.USUAL),
        (Format.INDIVIDUAL, Kind.USUAL),
        (Format.INDIVIDUAL, Kind.REVERSE),
        (Format.MUTUAL, Kind.USUAL),
    ]
    assert "Уже есть и не задвоятся: 4" in await send(story, good)
    assert "Да, загрузить" not in curator.buttons()


async def test_faults_by_row_and_nothing_changed(story: Story) -> None:
    made = await five(story)
    await leaving.leave(story.app.db, await story.who(made.phones[BELYKH]), story.now)
    await pairs.add(story.app.db, await story.who(story.curator), made.ids[ONEIL], made.ids[ILYIN], story.now)
    text = await send(
        story,
        xlsx(
            (SEDOVA, YUDINA),
            (SEDOVA, KIM),  # Sedova takes one
            ("Щукин Пётр Львович", LOSEVA),
            (BELYKH, LOSEVA),
            (KIM, LOSEVA),
            (SEDOVA, SEDOVA, "", "", "реверсивное"),
            (SEDOVA, ONEIL),
            (SEDOVA, YUDINA),
            (SEDOVA, ""),
            ("", LOSEVA),
            (SEDOVA, LOSEVA, "сосед – сосед"),
            ("=1+1", LOSEVA),
        ),
    )
    for words in (
        f"строка 4 – {SEDOVA}: больше наставляемых",
        "строка 5 – Щукин Пётр Львович: такого участника нет",
        f"строка 6 – {BELYKH}: не участвует сейчас",
        f"строка 7 – {KIM}: принят(а) не как наставник",
        "строка 8 – один и тот же человек",
        f"строка 9 – {ONEIL}: уже есть пара",
        "строка 10 – повторяет строку 3",
        "строка 11 – нет наставляемого",
        "строка 12 – нет наставника",
        "строка 13 – «сосед – сосед»: такой формы нет",
        "строка 14 – формула",
        "Ничего не загружено",
    ):
        assert words in text, words
    assert "Да, загрузить" not in story.curator.buttons()
    assert len(await story.app.db.read(lambda con: matches.live(con, 1))) == 1


async def test_what_has_changed_since_the_preview_is_looked_at_again(story: Story) -> None:
    made = await five(story)
    await send(story, xlsx((SEDOVA, YUDINA), (ILYIN, ONEIL)))
    await leaving.leave(story.app.db, await story.who(made.phones[ONEIL]), story.now)
    await story.tap(story.curator, "Да, загрузить")
    assert "что-то изменилось" in story.curator.toasts[-1]
    assert not await story.app.db.read(lambda con: matches.live(con, 1))
    found = await pair_lists.read(story.app.drawing, xlsx((SEDOVA, YUDINA)))
    with pytest.raises(Refused, match="not-allowed"):
        await pair_lists.load(story.app.db, await story.who(made.phones[SEDOVA]), found, story.now)


async def test_the_sample_is_read_back_and_odd_files_are_refused(story: Story) -> None:
    await five(story)
    curator = story.curator
    assert "Не нашёл столбцы" in await send(story, _book(("ФИО",), (SEDOVA,)))
    await story.tap(curator, "Образец файла")
    book = load_workbook(io.BytesIO(curator.documents[-1].data))
    assert [cell.value for cell in book.worksheets[0][1]] == list(HEAD)
    book.worksheets[0].append([SEDOVA, YUDINA, book.worksheets[1]["A5"].value, "групповой", "скоростное"])
    filled = io.BytesIO()
    book.save(filled)
    curator.send_document("пары.xlsx", filled.getvalue())
    await story.run()
    assert "педагог вуза (колледжа) – молодой педагог, формат: групповой, скоростное" in curator.last.text
    curator.send_document("пары.xlsx", b"MZ\x00\x00")
    await story.run()
    assert "Ничего не изменилось" in curator.last.text


def _book(*rows: Row) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()
