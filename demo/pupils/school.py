"""The school with pupils, made with the bot at work: consents are given in the chats, all else goes by services."""

from demo.course import Course, Tell, at
from demo.notes import PART
from demo.pupils import cast
from demo.pupils.joining import answer_publication, come_of_age, help_too, set_up, take_in_pupils, take_in_teachers
from demo.pupils.pairing import ask_both_sides, choose, make_pairs, take_over_a_pair
from demo.pupils.working import work
from demo.stage import Scene, quiet

TODAY = at(11, 18, 12)
HINT = (
    "Уварова Светлана ещё не дала согласия за сына. Зимин Сергей видит, что хранится о двух его детях. Мирскую Елену "
    "просят рассказать об ученике. Рудакова Алиса, ученица, решает, быть ли ей наставницей. Что из этого вышло, "
    "видит куратор, Климова Дарья."
)


async def live_with_pupils(scene: Scene, tell: Tell) -> None:
    """September to the middle of November."""
    course = Course(scene)
    await tell("Родители дают согласие, ученики заполняют анкеты")
    await course.until(at(9, 2, 13))
    await set_up(course)
    await take_in_teachers(course)
    await course.until(at(9, 3, 15))
    await take_in_pupils(course, cast.AUTUMN)
    await tell("Ученики выбирают наставников")
    await take_over_a_pair(course)
    await course.until(at(9, 4, 16))
    await answer_publication(course)
    await course.until(at(9, 15, 15))
    await choose(course)
    await course.until(at(9, 21, 11))
    await make_pairs(course)
    await tell("Пары встречаются, старшие готовы помогать младшим")
    await work(course)
    await course.until(at(11, 13, 20, 30))
    await take_in_pupils(course, (*cast.OLDER, *cast.YOUNGER), "pupil_pupil")
    await help_too(course)
    await course.until(at(11, 16, 13))
    await _read(scene)
    await ask_both_sides(course)
    await tell("Последние новости")
    await come_of_age(course)
    await course.until(at(11, 18, 11))
    await take_in_pupils(course, (cast.WAITING,))
    await course.until(TODAY)
    await quiet(scene)


async def _read(scene: Scene) -> None:
    """Everybody has looked into the chat; what comes later is news to the visitor."""
    for player in scene.people.players.values():
        if player.group in PART and player.client.received:
            player.client.start()
    await quiet(scene)
    for player in scene.people.players.values():
        player.client.mark_read()
