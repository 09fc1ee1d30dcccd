"""Groups, teams, mutual support, reverse mentoring: from the tap to the order, the card and a logged meeting."""

from domain.roles import Role
from services.consents import leaving
from tests.pairs_school import BELYKH, ILYIN, KIM, LOSEVA, MENTEES, ONEIL, SEDOVA, YUDINA, School, enrol, school, set_up
from tests.stories.test_order import ALL_SET, agreed, order_text
from tests.story import Story


async def told(story: Story) -> None:
    await story.say(story.curator, "/pairs")
    await story.tap(story.curator, "Сообщить участникам")


async def one_mentor(story: Story) -> School:
    await set_up(story, **ALL_SET)
    made = await school(story, mentors={SEDOVA: {"gives": ("lesson",), "capacity": 3}}, mentees=MENTEES)
    await story.say(story.curator, "/match")
    await story.tap(story.curator, "Согласовать состав пар")
    await story.tap(story.curator, "Да, согласовать")
    return made


async def test_a_mentor_of_several_gets_the_card_of_each(story: Story) -> None:
    made = await one_mentor(story)
    await told(story)
    text = made.phones[SEDOVA].last.text
    assert "Ваши пары утверждены" in text
    assert all(f"{name}\n" in text for name in (KIM, ONEIL, YUDINA))
    assert text.count("Предмет") == 3


async def test_one_group_or_separate_pairs_and_the_order_follows(story: Story) -> None:
    made = await one_mentor(story)
    curator = story.curator
    await story.tap(curator, "Одной группой или парами")
    assert f"{SEDOVA}: отдельные пары – {KIM}, {ONEIL}, {YUDINA}" in curator.last.text
    await story.tap(curator, "Седова А. П.: одной группой")
    assert f"{SEDOVA}: одна группа" in curator.last.text
    await story.say(curator, "/pairs")
    assert "Пары и группы: 1" in curator.last.text
    await story.tap(curator, "Приказ")
    text = order_text(curator)
    assert "педагог – педагог, группа" in text
    assert f"{KIM}, учитель истории\n{ONEIL}, учитель физики\n{YUDINA}" in text
    await story.say(curator, "/pairs")
    await story.tap(curator, "Одной группой или парами")
    await story.tap(curator, "Седова А. П.: отдельными парами")
    await story.say(curator, "/pairs")
    assert "Пары: 3" in curator.last.text
    await story.tap(curator, "Одной группой или парами")
    await story.tap(curator, "Седова А. П.: одной группой")
    await told(story)
    anna = made.phones[SEDOVA]
    assert f"Ваши наставляемые: {KIM}, {ONEIL}, {YUDINA}" in anna.last.text
    await story.say(curator, "/pairs")
    assert "Одной группой или парами" not in curator.buttons()
    # one meeting of the whole group: everybody in it is asked
    await story.say(anna, "/meet")
    await story.tap(anna, "Сегодня")
    await story.tap(anna, "45 мин")
    for name in MENTEES:
        assert "записала встречу с Вами" in made.phones[name].last.text
    await story.say(curator, "/progress")
    assert "Встречи 1" in curator.last.text
    # who leaves does not take the group along
    await leaving.leave(story.app.db, await story.who(made.phones[KIM]), story.now)
    await story.run()
    assert f"{KIM} больше не участвует" in anna.last.text
    await story.say(anna, "/pair")
    assert anna.buttons() == ["О'Нил Г. А.", "Юдина В. С."]


async def test_a_team_of_mentors(story: Story) -> None:
    await set_up(story, **ALL_SET)
    made = await agreed(story)
    curator = story.curator
    await story.say(curator, "/pairs")
    await story.tap(curator, "Седова А. П. – Юдина В. С.")
    await story.tap(curator, "Состав, форма и вид")
    await story.tap(curator, "Добавить наставника")
    await story.tap(curator, "Ильин П. О.")
    assert "Формат: коллективный" in curator.last.text
    assert f"{ILYIN}" in curator.last.text
    await story.tap(curator, "Форма")
    await story.tap(curator, "руководитель – педагог")
    await story.tap(curator, "К паре")
    assert "наставники" in curator.last.text
    assert "Руководитель – педагог, формат: коллективный" in curator.last.text
    await story.say(curator, "/pairs")
    await story.tap(curator, "Приказ")
    assert f"{ILYIN}, учитель физики\n{SEDOVA}, учитель математики" in order_text(curator)
    await told(story)
    vera = made.phones[YUDINA]
    assert f"Ваши наставники: {ILYIN}, {SEDOVA}" in vera.last.text
    pavel = made.phones[ILYIN]
    await story.say(pavel, "/meet")
    await story.tap(pavel, "Юдина В. С.")
    await story.tap(pavel, "Сегодня")
    await story.tap(pavel, "45 мин")
    assert "записал встречу с Вами" in vera.last.text
    assert "встреча с Верой Сергеевной" in made.phones[SEDOVA].last.text  # the other mentor hears of it
    await story.say(curator, "/pairs")
    await story.tap(curator, "Ильин П. О. – Юдина В. С. и ещё 1")
    await story.tap(curator, "Состав, форма и вид")
    assert "Участникам уже сообщено" in curator.last.text
    assert "Добавить наставника" not in curator.buttons()


async def test_mutual_support_without_a_mentor(story: Story) -> None:
    await set_up(story, **ALL_SET)
    made = await school(story)
    await enrol(story, made, Role.MENTEE, LOSEVA, {})
    curator = story.curator
    await story.say(curator, "/pairs")
    await story.tap(curator, "Добавить пару")
    await story.tap(curator, "Взаимная поддержка, без наставника")
    await story.tap(curator, "Ким О. П.")
    await story.tap(curator, "Юдина В. С.")
    assert "взаимная поддержка, без наставника" in curator.last.text
    await story.tap(curator, "Состав, форма и вид")
    await story.tap(curator, "Добавить участника")
    await story.tap(curator, "Лосева И. Л.")
    await story.say(curator, "/pairs")
    assert f"взаимная поддержка – {KIM}, {LOSEVA}, {YUDINA}" in curator.last.text
    assert "Без пары наставляемых: 4" in curator.last.text
    await story.tap(curator, "Приказ для новых пар")
    assert "взаимная поддержка, без наставника" in order_text(curator)
    await told(story)
    vera, oleg = made.phones[YUDINA], made.phones[KIM]
    assert "Группа взаимной поддержки утверждена" in vera.last.text
    assert KIM in vera.last.text
    await story.say(vera, "/pair")
    await story.tap(vera, "Ким О. П.")
    assert f"Взаимная поддержка: {KIM}" in vera.last.text
    await story.tap(vera, "Записать встречу")
    await story.say(vera, "/meet")
    await story.tap(vera, "Сегодня")
    await story.tap(vera, "30 мин")
    assert "Записано" in vera.last.text
    assert "записала встречу с Вами" in oleg.last.text
    await story.tap(oleg, "Подтвердить")
    await story.say(oleg, "/meetings")
    assert "Юдина В. С." in oleg.last.text
    for command in ("/progress", "/export"):
        await story.say(curator, command)
    await story.say(curator, "/pairs")
    await story.tap(curator, "Ким О. П. – Лосева И. Л. и ещё 1")
    await story.tap(curator, "Завершить или сменить наставника")
    assert "Передать другому наставнику" not in curator.buttons()
    await story.tap(curator, "Программа пары пройдена")
    await story.tap(curator, "Завершить")
    assert "Работа в паре завершена" in vera.last.text


async def test_reverse_mentoring_swaps_the_roles_by_topic(story: Story) -> None:
    made = await agreed(story)
    curator = story.curator
    await story.say(curator, "/pairs")
    await story.tap(curator, "Белых Ж. А. – Ким О. П.")
    await story.tap(curator, "Состав, форма и вид")
    await story.tap(curator, "Обратное наставничество")
    assert f"{KIM} будет наставником в одной теме" in curator.last.text
    await story.say(curator, "Онлайн-доски на уроке")
    assert "Реверсивное наставничество" in curator.last.text
    await told(story)
    oleg = made.phones[KIM]
    await story.say(oleg, "/pair")
    assert len(oleg.buttons()) == 2
    reverse = [text for text in made.phones[BELYKH].texts if "Ваш наставник" in text]
    assert any(KIM in text for text in reverse)
    await story.tap(oleg, oleg.buttons()[0])
    if "Реверсивное" not in oleg.last.text:
        await story.tap(oleg, "Все мои пары")
        await story.tap(oleg, oleg.buttons()[1])
    assert "Тема: Онлайн-доски на уроке" in oleg.last.text
    await story.tap(oleg, "Записать встречу")
    await story.tap(oleg, "Сегодня")
    await story.tap(oleg, "30 мин")
    assert "записал встречу с Вами" in made.phones[BELYKH].last.text
