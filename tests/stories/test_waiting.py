"""Nobody is dropped (D35): from a leftover of the agreed draft, over mentors who are asked, to a new one's place."""

from collections.abc import Mapping

from domain.roles import Role
from questionnaires.form import Value
from tests.pairs_school import ILYIN, LOSEVA, MENTEES, MENTORS, SEDOVA, YUDINA, enrol, school, set_up
from tests.story import Story

OTHERS: Mapping[str, Mapping[str, Value]] = {
    **MENTEES,
    LOSEVA: {"post": "учитель", "subjects": ("math",), "needs": ("digital", "parents")},
}
NEW = "Рощина Ольга Ивановна"


async def test_from_a_leftover_to_a_pair(story: Story) -> None:
    made = await school(story, MENTORS, OTHERS)
    await set_up(story, psychologist_name="Орлова Нина Павловна", psychologist_contact="каб. 8")
    curator, sedova, ilyin, yudina = story.curator, made.phones[SEDOVA], made.phones[ILYIN], made.phones[YUDINA]
    await story.say(curator, "/match")
    await story.tap(curator, "Согласовать состав пар")
    await story.tap(curator, "Да, согласовать")
    await story.say(curator, "/pairs")
    await story.tap(curator, "Кто без пары: 1")
    assert f"{YUDINA}: при согласовании пар подходящего наставника не нашлось" in curator.last.text
    assert "свободных мест нет: спросите наставника" in curator.last.text
    await story.tap(curator, "Юдина В. С.")
    assert f"{SEDOVA} · наставляемых 1 из 1 · поможет по 1 запросу из 2: цифровые средства" in curator.last.text

    await story.tap(curator, "Спросить: Седова А. П.")
    assert f"{SEDOVA}: спросили 15 сентября, ответа пока нет" in curator.last.text
    assert not any(label.startswith("Спросить") for label in curator.buttons())
    assert sedova.last.text.startswith(f"Можете взять ещё одного наставляемого?\n{YUDINA}")
    await story.tap(sedova, "Сейчас не могу")
    assert "Его увидит только куратор" in sedova.last.text
    await story.tap(curator, "Спросить другого наставника")
    assert "Спросить: Седова А. П." not in curator.buttons()
    await story.tap(curator, "Спросить: Ильин П. О.")
    await story.tap(ilyin, "Да, возьму")
    assert f"{ILYIN} может быть наставником для Юдиной Веры Сергеевны" in curator.last.text
    await story.tap(ilyin, "Всё-таки не могу")
    assert f"{ILYIN} сейчас не может" in curator.last.text
    await story.pass_time(minutes=1)
    await story.tap(ilyin, "Всё-таки возьму")
    await story.tap(curator, "Открыть")
    await story.tap(curator, "Пара не нужна")
    assert "Спасибо, что были готовы помочь" in ilyin.last.text
    assert not any(name in text for text in yudina.texts for name in (SEDOVA, ILYIN))

    assert not any("ищем дальше" in text for text in yudina.texts)
    await story.say(curator, "/pairs")
    await story.tap(curator, "Сообщить участникам")
    await story.pass_time(days=2)
    assert yudina.last.text.startswith("Пока не нашли, ищем дальше")
    assert "Орлова Нина Павловна, каб. 8" in yudina.last.text
    await story.tap(yudina, "Поддержка психолога")
    await story.tap(yudina, "Попросить связаться")
    assert curator.last.text.startswith(f"{YUDINA}: просьба связаться с психологом")
    await story.say(yudina, "/support")
    await story.tap(yudina, "Поддержка психолога")
    await story.tap(yudina, "Попросить связаться")
    assert "Просьба уже передана" in yudina.last.text
    await story.tap(curator, "Ответить")
    await story.say(curator, "В среду после обеда.")
    assert "В среду после обеда." in yudina.last.text
    await story.say(yudina, "/pair")
    assert yudina.last.text.startswith("Пары пока нет, ищем дальше\nНаставника для Вас ищем с 15 сентября")
    await story.tap(yudina, "Поддержка психолога")
    await story.pass_time(days=1)
    assert not any("щем дальше" in text for text in yudina.texts), "no more than once a month"

    await enrol(
        story, made, Role.MENTOR, NEW, {"post": "учитель", "subjects": ("math",), "gives": ("lesson",), "capacity": 2}
    )
    await story.pass_time(minutes=2)
    assert curator.last.text.startswith(f"Появилось место: подходят\n\n{YUDINA} → {NEW}\nпоможет по 1 запросу из 2")
    await story.tap(curator, "Юдина В. С. → Рощина О. И.")
    assert "Пара добавлена" in curator.last.text
    await story.say(curator, "/people")
    await story.tap(curator, "Наставники: нагрузка")
    assert f"{NEW} · наставляемых 1 из 2 · свободно 1\nМожет помочь: планирование и ход урока" in curator.last.text
    await story.tap(curator, "К списку")
    assert not any(
        "ищем дальше" in text for phone in made.phones.values() if phone is not yudina for text in phone.texts
    )


async def test_rest_and_search_again(story: Story) -> None:
    made = await school(story, MENTORS, OTHERS)
    curator = story.curator
    await story.say(curator, "/match")
    await story.tap(curator, "Согласовать состав пар")
    await story.tap(curator, "Да, согласовать")
    await story.say(curator, "/pairs")
    await story.tap(curator, "Сообщить участникам")
    await story.say(curator, "/pairs")
    await story.tap(curator, "Кто без пары: 1")
    await story.tap(curator, "Юдина В. С.")
    await story.tap(curator, "Другая помощь")
    assert "скоростное наставничество" in curator.last.text
    await story.tap(curator, "Назад")
    await story.tap(curator, "Пока не искать")
    assert "Сейчас наставника не ищем" in curator.last.text
    await story.pass_time(days=2)
    assert not any("ищем дальше" in text for text in made.phones[YUDINA].texts)
    await story.tap(curator, "Искать снова")
    await story.pass_time(days=1)
    last = made.phones[YUDINA].last
    assert last.text.startswith("Пока не нашли, ищем дальше")
    assert "с психологом: подскажет куратор" in last.text
    await story.tap(made.phones[YUDINA], "Написать куратору")
    assert "Напишите вопрос одним сообщением" in made.phones[YUDINA].last.text
    await story.say(curator, "/pairs")
    await story.tap(curator, "Кто без пары: 1")
    assert "К списку пар" in curator.buttons()
