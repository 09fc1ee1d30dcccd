"""Agreement of both sides: offered, chosen, accepted or declined in confidence, races for a place, terms, the order."""

import asyncio

import pytest

from domain.pairing.agreeing import CaseState
from domain.refusal import Refused
from services import setup
from services.consents import leaving
from services.pairing import agreeing, agreement_board, drafts
from services.pairing.agreement_board import Board
from storage.pairing import matches
from tests.pairs_school import ILYIN, KIM, MENTORS, ONEIL, SEDOVA, YUDINA, School, school, set_up
from tests.stories.test_order import ALL_SET, order_text
from tests.story import Story


async def sent(story: Story, **fields: str | int) -> School:
    await set_up(story, **ALL_SET, agreement="propose", **fields)
    made = await school(story, mentors={name: {**facts, "capacity": 1} for name, facts in MENTORS.items()})
    await story.say(story.curator, "/match")
    await story.tap(story.curator, "Разослать предложения")
    assert "Кто отказался, не узнает никто" in story.curator.last.text
    await story.tap(story.curator, "Да, разослать")
    return made


async def board(story: Story) -> Board:
    found = await agreement_board.board(story.app.db, await story.who(story.curator), story.now)
    assert found is not None
    return found


async def test_the_setting_is_off_by_default(story: Story) -> None:
    await school(story)
    await story.say(story.curator, "/match")
    assert "Разослать предложения" not in story.curator.buttons()
    who = await story.who(story.curator)
    draft = (await drafts.current(story.app.db, who, story.now)).draft
    with pytest.raises(Refused, match="agreeing-off"):
        await agreeing.open_round(story.app.db, who, draft.id, draft.revision, story.now)
    changed = await setup.choose(story.app.db, who, "agreement", "propose", story.now)
    assert changed.agreement == "propose"
    await story.say(story.curator, "/settings")
    assert "Согласие сторон: предложить кандидатов" in story.curator.last.text


async def test_from_offers_to_the_order(story: Story) -> None:
    made = await sent(story)
    curator = story.curator
    assert "выбирают 3" in curator.last.text
    vera, anna, pavel = made.phones[YUDINA], made.phones[SEDOVA], made.phones[ILYIN]
    assert "С кем из наставников" in vera.last.text
    assert "Должность: учитель математики" in vera.last.text
    await story.tap(vera, "Седова А. П.")
    assert vera.buttons()[0] == "1. Седова А. П."
    await story.tap(vera, "Ильин П. О.")
    await story.tap(vera, "Отправить")
    assert "утвердят" in vera.last.text
    assert f"{YUDINA}" in anna.last.text
    assert "Вас хотели бы видеть наставником" in anna.last.text
    await story.tap(anna, "Отказаться")
    await story.say(anna, "Большая нагрузка")
    assert "Куратор решит" in anna.last.text
    # down the list by itself; neither side learns of the refusal
    assert YUDINA in pavel.last.text
    assert not any("отказ" in text.casefold() for text in vera.texts)
    assert "Седова" not in pavel.last.text
    assert "нагрузка" not in pavel.last.text
    case = next(one for one in (await board(story)).round.cases if one.mentee == made.ids[YUDINA])
    with pytest.raises(Refused, match="agreeing-closed"):
        await agreeing.accept(story.app.db, await story.who(anna), case.id, story.now)
    await story.tap(pavel, "Согласиться")

    galina = made.phones[ONEIL]
    await story.tap(galina, "Никого из них")
    await story.say(galina, "Нужен физик из другой школы")
    await story.say(curator, "/match")
    await story.tap(curator, "Ход согласования")
    assert "Согласовано 1 · ждём наставника 0 · выбирают 1 · решать Вам 1" in curator.last.text
    await story.tap(curator, "О'Нил Г. А.")
    assert "Написал(а) Вам: Нужен физик из другой школы" in curator.last.text
    assert "Ильин П. О." not in curator.buttons()  # no place left
    await story.tap(curator, "Седова А. П.")
    await story.tap(curator, "Ко всем")
    await story.tap(curator, "Юдина В. С.")
    assert f"1. {SEDOVA} – отказ Причина: Большая нагрузка" in curator.last.text
    await story.tap(curator, "Ко всем")
    await story.tap(curator, "Остановить рассылку")
    await story.tap(curator, "Да, остановить")
    assert "рассылка остановлена" in curator.last.text
    await story.tap(curator, "Согласовать состав пар")
    text = order_text(curator)
    assert all(name in text for name in (YUDINA, ILYIN, ONEIL, SEDOVA))
    assert KIM not in text
    assert "Участникам пока ничего не сообщено" in curator.last.text
    await story.tap(curator, "Сообщить участникам")
    assert f"Ваш наставник: {ILYIN}" in vera.last.text
    rows = await story.app.db.read(lambda con: con.execute("SELECT word FROM agreeing_case").fetchall())
    assert [row["word"] for row in rows] == [None] * 3


async def test_a_second_tap_on_stop_keeps_what_was_agreed(story: Story) -> None:
    made = await sent(story)
    curator, vera, anna = story.curator, made.phones[YUDINA], made.phones[SEDOVA]
    await story.tap(vera, "Седова А. П.")
    await story.tap(vera, "Отправить")
    await story.tap(anna, "Согласиться")
    await story.say(curator, "/match")
    await story.tap(curator, "Ход согласования")
    await story.tap(curator, "Остановить рассылку")
    asked = curator.last
    for _ in range(3):
        curator.tap("Да, остановить", asked)
    await story.run()
    assert "рассылка остановлена" in curator.last.text
    found = (await board(story)).round
    with pytest.raises(Refused, match="stale"):
        await agreement_board.close(story.app.db, await story.who(curator), found.id + 1)
    assert [case.state for case in found.cases].count(CaseState.AGREED) == 1
    await story.tap(curator, "Закрыть без новых пар")
    await story.tap(curator, "Да, закрыть")
    assert await agreement_board.board(story.app.db, await story.who(curator), story.now) is None


async def test_nothing_is_offered_while_the_choice_goes_on(story: Story) -> None:
    """Both would ask the same people at once, and each would be offered one name alone."""
    await set_up(story, **ALL_SET, agreement="propose")
    made = await school(story)
    curator = story.curator
    for label in ("/voting", "Открыть выбор", "Да, открыть"):
        await (story.say if label.startswith("/") else story.tap)(curator, label)
    await story.say(curator, "/match")
    await story.tap(curator, "Разослать предложения")
    await story.tap(curator, "Да, разослать")
    assert "Ещё идёт выбор" in curator.toasts[-1]
    assert not any("С кем из наставников" in text for text in made.phones[YUDINA].texts)
    await story.pass_time(days=4)
    await story.say(curator, "/match")
    await story.tap(curator, "Разослать предложения")
    await story.tap(curator, "Да, разослать")
    assert "выбирают 3" in curator.last.text


async def test_two_want_one_place_and_both_are_accepted_at_once(story: Story) -> None:
    made = await sent(story)
    db = story.app.db
    sides = {}
    for mentee in (YUDINA, ONEIL):
        who = await story.who(made.phones[mentee])
        case = next(one for one in (await board(story)).round.cases if one.mentee == made.ids[mentee])
        await agreeing.mark(db, who, case.id, made.ids[SEDOVA], on=True)
        await agreeing.send(db, who, case.id, story.now)
        sides[mentee] = case.id
    anna = await story.who(made.phones[SEDOVA])
    answers = await asyncio.gather(
        *(agreeing.accept(db, anna, case, story.now) for case in sides.values()), return_exceptions=True
    )
    assert sum(one is True for one in answers) == 1
    states = {case.mentee: (case.state, case.why) for case in (await board(story)).round.cases}
    agreed = [state for state, _ in states.values()].count(CaseState.AGREED)
    assert agreed == 1
    assert [why for _, why in states.values()].count("full") == 1
    stranger = await story.who(made.phones[KIM])
    with pytest.raises(Refused, match="agreeing-closed"):
        await agreeing.send(db, stranger, sides[YUDINA], story.now)
    curator = await story.who(story.curator)
    left = next(case for case in (await board(story)).round.cases if case.state is CaseState.RETURNED)
    with pytest.raises(Refused, match="agreeing-full"):
        await agreement_board.decide(db, curator, left.id, made.ids[SEDOVA], story.now)


async def test_terms_and_refusals_back_to_the_curator(story: Story) -> None:
    made = await sent(story, agreement_next="curator")
    vera, anna = made.phones[YUDINA], made.phones[SEDOVA]
    await story.tap(vera, "Седова А. П.")
    await story.tap(vera, "Ильин П. О.")
    await story.tap(vera, "Отправить")
    await story.tap(anna, "Отказаться")
    await story.tap(anna, "Без причины")
    assert not any(YUDINA in text for text in made.phones[ILYIN].texts)
    assert any("решение за Вами" in text for text in story.curator.texts)
    await story.pass_time(days=2, hours=1)
    oleg = made.phones[KIM]
    assert "завтра срок ответа заканчивается" in oleg.last.text
    await story.pass_time(days=1)
    states = [(case.state, case.why) for case in (await board(story)).round.cases]
    assert sorted(why for _, why in states) == ["declined", "silent", "silent"]
    await story.tap(oleg, "Никого из них")
    assert "уже закрыт" in oleg.toasts[-1]
    await story.say(story.curator, "/match")
    await story.tap(story.curator, "Ход согласования")
    for label in ("Остановить рассылку", "Да, остановить", "Закрыть без новых пар", "Да, закрыть"):
        await story.tap(story.curator, label)
    await story.say(story.curator, "/match")
    assert "Разослать предложения" in story.curator.buttons()
    assert not await story.app.db.read(lambda con: matches.live(con, 1))


async def test_who_leaves_is_asked_nothing_and_offered_to_nobody(story: Story) -> None:
    made = await sent(story)
    vera, anna = made.phones[YUDINA], made.phones[SEDOVA]
    await story.tap(vera, "Седова А. П.")
    await story.tap(vera, "Отправить")
    asked = anna.last
    await leaving.leave(story.app.db, await story.who(anna), story.now)
    await leaving.leave(story.app.db, await story.who(made.phones[KIM]), story.now)
    await story.tap(anna, "Согласиться", asked)
    found = (await board(story)).round.cases
    assert {case.mentee: (case.state, case.why) for case in found} == {
        made.ids[ONEIL]: (CaseState.CHOOSING, ""),
        made.ids[YUDINA]: (CaseState.RETURNED, "left"),
    }
    assert all(one.mentor != made.ids[SEDOVA] for case in found for one in case.candidates)
