"""A mentor for a while: begins, writes down meetings, ends by itself; an order names it. One-off meetings end alone."""

import pytest

from domain.match import Format, Kind
from domain.refusal import Refused
from services.pairs import pairs, substitutes
from storage.consents import personal
from storage.database import Connection
from storage.pairing import matches
from tests.pairs_school import BELYKH, ILYIN, SEDOVA, YUDINA
from tests.stories.test_order import agreed, match_of, order_text
from tests.story import Story


async def test_a_substitute_begins_works_and_ends_by_itself(story: Story) -> None:
    made = await agreed(story)
    curator = story.curator
    await story.tap(curator, "Ввести № и дату")
    await story.say(curator, "17 от 14.09.2026")
    who = await story.who(curator)
    match = await match_of(story, made.ids[YUDINA])
    days = (story.now.date(), story.now.date())
    with pytest.raises(Refused, match="substitute-untold"):
        await substitutes.appoint(story.app.db, who, match, made.ids[ILYIN], days, "", story.now)
    await story.tap(curator, "Сообщить участникам")
    await story.say(curator, "/pairs")
    await story.tap(curator, "Седова А. П. – Юдина В. С.")
    await story.tap(curator, "Завершить или сменить наставника")
    await story.tap(curator, "Временный наставник")
    assert "Седова А. П." not in curator.buttons()
    await story.tap(curator, "Ильин П. О.")
    await story.say(curator, "когда вернётся")
    assert "Не вижу дней замены" in curator.last.text
    await story.say(curator, "с 16.09 по 18.09")
    await story.say(curator, "Командировка")
    assert f"{ILYIN} заменяет наставника с 16 сентября 2026 г. по 18 сентября 2026 г." in curator.last.text
    pavel, vera, anna = made.phones[ILYIN], made.phones[YUDINA], made.phones[SEDOVA]
    assert "временный" not in vera.last.text

    await story.pass_time(hours=24)
    assert any("Вы временно наставник" in text for text in pavel.texts)
    assert any(f"временный наставник: {ILYIN}" in text for text in vera.texts)
    assert any(f"Вас заменяет {ILYIN}" in text for text in anna.texts)
    await story.say(pavel, "/meet")
    await story.tap(pavel, "Юдина В. С.")
    await story.tap(pavel, "Сегодня")
    await story.tap(pavel, "45 мин")
    assert any("записал встречу с Вами" in text for text in vera.texts)
    await story.say(curator, "/documents")
    await story.tap(curator, "Приказ № 17 от 14.09.2026")
    await story.tap(curator, "Сделать заново")
    assert f"{ILYIN}, учитель физики\n{SEDOVA}" not in order_text(curator)
    await story.say(curator, "/pairs")
    await story.tap(curator, "Приказ об изменениях")
    text = order_text(curator)
    assert f"наставником назначить: {ILYIN}, учитель физики. Основной состав: {SEDOVA}" in text
    assert "Командировка" in text

    await story.pass_time(days=3)
    assert any("Замена закончилась. Спасибо" in text for text in pavel.texts)
    assert any("снова работает" in text for text in vera.texts)
    await story.say(pavel, "/meet")
    assert "Юдина В. С." not in pavel.buttons()
    await story.say(curator, "/pairs")
    await story.tap(curator, "Седова А. П. – Юдина В. С.")
    assert "Встреч: 1" in curator.last.text
    assert "заменяет" not in curator.last.text
    found = (await pairs.card(story.app.db, who, match)).line
    assert found.mentors == (SEDOVA,)
    met = {(YUDINA, ILYIN), (ILYIN, YUDINA), (SEDOVA, f"{ILYIN}; {YUDINA}")}
    assert {(name, await others(story, made.ids[name])) for name, _ in met} == met, "their meeting stays theirs"
    await story.say(vera, "/meetings")
    assert "16.09, Ильин П. О., 45 минут" in vera.last.text


async def others(story: Story, person: int) -> str:
    return "; ".join(row["others"] for row in await story.app.db.read(lambda con: personal.meetings(con, person)))


async def test_a_substitution_can_be_stopped_and_stands_alone(story: Story) -> None:
    made = await agreed(story)
    await story.tap(story.curator, "Сообщить участникам")
    who = await story.who(story.curator)
    match = await match_of(story, made.ids[YUDINA])
    days = (story.now.date(), story.now.date().replace(month=10))
    await substitutes.appoint(story.app.db, who, match, made.ids[ILYIN], days, "", story.now)
    for person, refusal in ((BELYKH, "substitute-there"), (SEDOVA, "substitute-there")):
        with pytest.raises(Refused, match=refusal):
            await substitutes.appoint(story.app.db, who, match, made.ids[person], days, "", story.now)
    vera = await story.who(made.phones[YUDINA])
    with pytest.raises(Refused, match="not-allowed"):
        await substitutes.appoint(story.app.db, vera, match, made.ids[BELYKH], days, "", story.now)
    await story.say(story.curator, "/pairs")
    await story.tap(story.curator, "Ильин П. О. – Юдина В. С. и ещё 1")
    assert f"Сейчас заменяет: {ILYIN}, до 15 октября 2026 г." in story.curator.last.text
    await story.tap(story.curator, "Завершить замену")
    assert (await pairs.card(story.app.db, who, match)).line.mentors == (SEDOVA,)
    with pytest.raises(Refused, match="stale"):
        await substitutes.appoint(story.app.db, who, match, made.ids[YUDINA], days, "", story.now)
    await substitutes.appoint(story.app.db, who, match, made.ids[BELYKH], days, "", story.now)
    await pairs.end(story.app.db, who, match, "completed", "", story.now)
    assert (await pairs.card(story.app.db, who, match)).line.mentors == (SEDOVA,)


async def test_speed_mentoring_is_one_meeting(story: Story) -> None:
    made = await agreed(story)

    def work(con: Connection) -> int:
        style = (Format.INDIVIDUAL, Kind.SPEED, "")
        return matches.create(con, 1, [made.ids[BELYKH]], [made.ids[YUDINA]], story.now, style=style)

    match = await story.app.db.write(work)
    await story.tap(story.curator, "Сообщить участникам")
    zhanna, vera = made.phones[BELYKH], made.phones[YUDINA]
    await story.say(zhanna, "/meet")
    await story.tap(zhanna, "Юдина В. С.")
    await story.tap(zhanna, "Сегодня")
    await story.tap(zhanna, "30 мин")
    await story.tap(vera, "Подтвердить")
    await story.pass_time(hours=1)
    assert any("Работа в паре завершена" in text for text in vera.texts)
    found = await story.app.db.read(lambda con: matches.get(con, match))
    assert found is not None
    assert found.state == "completed"
