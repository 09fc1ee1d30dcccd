"""The draft reviewed on a phone: variants side by side, weights tried out, moves with what they break, steps back."""

import pytest

from domain.refusal import Refused
from domain.roles import Role
from emulator.client import Client
from services.networking import choices
from services.pairing import draft_steps, drafts, pairing
from storage.database import Connection
from storage.pairing import drafts as rows
from storage.people import categories
from tests.pairs_school import (
    BELYKH,
    ILYIN,
    KIM,
    LOSEVA,
    MENTEES,
    MENTORS,
    ONEIL,
    SEDOVA,
    YUDINA,
    School,
    enrol,
    hide,
    school,
    vote,
)
from tests.stories.test_matching import pairs_now
from tests.story import Story


async def contested(story: Story) -> School:
    """Юдина and Ким wish for Седова; Ким has said no to all others: by choice somebody stays without a pair."""
    made = await school(story)
    marks = {
        YUDINA: ([SEDOVA], []),
        KIM: ([SEDOVA], [ILYIN, BELYKH]),
        ONEIL: ([ILYIN], []),
        SEDOVA: ([YUDINA], []),
    }
    await vote(story, made, marks)
    return made


async def find(story: Story, name: str) -> Client:
    """To the pair of this mentee."""
    curator = story.curator
    await story.say(curator, "/match")
    await story.tap(curator, "По парам")
    while f"\n{name} →" not in curator.last.text:
        await story.tap(curator, "›")
    return curator


async def test_variants_side_by_side_one_is_taken_and_taken_back(story: Story) -> None:
    await contested(story)
    curator = story.curator
    await story.say(curator, "/match")
    by_choice = await pairs_now(story)
    assert by_choice == {YUDINA: SEDOVA, ONEIL: ILYIN}
    await story.tap(curator, "Сравнить варианты")
    text = curator.last.text
    assert "Наставляемых 3, мест у наставников 3" in text
    assert "По выбору (сейчас)" in text
    everyone = text[text.index("Чтобы никто не остался") :]
    assert "Пар 3, наставников занято 3, без пары никого; у одного наставника не больше 1." in everyone
    assert "Первый выбор 2 из 3, в среднем 1,0-й; взаимных 0." in everyone
    assert f"Получат пару: {KIM}." in everyone
    assert f"Потеряют первый выбор: {YUDINA}." in everyone
    assert "Один раз наставляемому и наставнику обоим было бы лучше друг с другом." in everyone
    assert "Те же пары" in text[text.index("Поровну") : text.index("Чтобы никто")]

    await story.tap(curator, "Взять: чтобы никто не остался")
    assert "Вариант: чтобы никто не остался" in curator.last.text
    assert f"{YUDINA}: теперь {BELYKH}, 1-й выбор потерян" in curator.last.text
    assert await pairs_now(story) == {YUDINA: BELYKH, ONEIL: ILYIN, KIM: SEDOVA}
    await story.restart()
    await story.say(curator, "/match")
    assert "Вариант: чтобы никто не остался" in curator.last.text
    await story.tap(curator, "Отменить последнее")
    assert await pairs_now(story) == by_choice
    assert "Отменить последнее" not in "".join(curator.buttons())


async def test_weights_are_tried_out_before_they_are_saved(story: Story) -> None:
    mentors = {SEDOVA: {**MENTORS[SEDOVA], "gives": ("digital",)}, ILYIN: {**MENTORS[ILYIN], "gives": ("lesson",)}}
    mentees = {
        YUDINA: {**MENTEES[YUDINA], "needs": ("lesson",)},
        ONEIL: {**MENTEES[ONEIL], "needs": ("digital",)},
    }
    await school(story, mentors, mentees)
    curator = story.curator
    await story.say(curator, "/match")
    by_needs = {YUDINA: ILYIN, ONEIL: SEDOVA}
    assert await pairs_now(story) == by_needs
    await story.tap(curator, "Что важнее")
    assert "Так и настроено сейчас." in curator.last.text
    assert "ответов в анкетах пока нет: опыт" in curator.last.text
    assert not any(label.startswith("Здание") for label in curator.buttons())
    for level in ("обычно", "больше"):
        await story.tap(curator, f"Запросы: {level}")
    assert "Если сохранить, изменится наставник у 2 человек из 2." in curator.last.text
    assert f"{YUDINA}: наставником станет {SEDOVA}" in curator.last.text
    assert await pairs_now(story) == by_needs

    await story.tap(curator, "Главное: запросы")
    assert "пары не изменятся" in curator.last.text
    await story.tap(curator, "Главное: предмет")
    await story.tap(curator, "Сохранить")
    assert await pairs_now(story) == {YUDINA: SEDOVA, ONEIL: ILYIN}
    await story.tap(curator, "Что важнее")
    await story.tap(curator, "Вернуть обычное")
    assert f"{YUDINA}: наставником станет {ILYIN}" in curator.last.text
    await story.tap(curator, "В группе от 1")
    assert "Без пары: 2 (сейчас 0)" in curator.last.text
    await story.tap(curator, "Сохранить")
    await story.tap(curator, "Кто без пары")
    assert f"{SEDOVA}: группа вышла бы слишком маленькой" in curator.last.text
    await story.tap(curator, "К проекту пар")
    for expected in ({YUDINA: SEDOVA, ONEIL: ILYIN}, by_needs):
        await story.tap(curator, "Отменить последнее")
        assert await pairs_now(story) == expected


async def test_every_part_counted_down_to_nothing_is_refused(story: Story) -> None:
    await school(story)
    curator = story.curator
    await story.say(curator, "/match")
    await story.tap(curator, "Что важнее")
    seen = curator.last
    forged = next(b["callback_data"] for row in seen.rows for b in row if b["text"].startswith("Предмет"))
    await story.tap(curator, "До: сколько готов сам")
    await story.tap(curator, "Сохранить")
    assert "Последнее изменение: изменено, что важнее" in curator.last.text
    for importance, said in (("0000000000", "Что-нибудь одно должно быть важно"), ("2x22222222", "устарела")):
        curator.tap_data(seen, forged.replace("2322222222", importance))
        await story.run()
        assert said in curator.toasts[-1]


async def test_exchange_part_and_steps_back(story: Story) -> None:
    made = await contested(story)
    curator = await find(story, YUDINA)
    await story.tap(curator, "Почему")
    assert "● Предмет: математика" in curator.last.text
    assert "◐ Запросы: поможет по 1 из 2 (цифровые средства на уроке)" in curator.last.text
    assert "ответа нет: опыт" in curator.last.text
    noted = "SELECT count(*) FROM audit WHERE kind = 'answers' AND person_id IN (?, ?)"
    both = (made.ids[YUDINA], made.ids[SEDOVA])
    assert (await story.app.db.read(lambda con: con.execute(noted, both).fetchone()))[0] == 2

    await story.tap(curator, "Назад")
    await story.tap(curator, "Поменять местами")
    text = curator.last.text
    assert f"{ONEIL} → {ILYIN}" in text
    assert f"{YUDINA} потеряет первый выбор" in text
    assert f"{ONEIL} потеряет первый выбор" in text
    await story.tap(curator, "О'Нил Г. А.")
    assert await pairs_now(story) == {YUDINA: ILYIN, ONEIL: SEDOVA}
    old = curator.last

    curator = await find(story, YUDINA)
    await story.tap(curator, "Разъединить")
    assert f"Если отложить наставляемого ({YUDINA}):" in curator.last.text
    await story.tap(curator, "Ильин П. О.")
    assert await pairs_now(story) == {YUDINA: BELYKH, ONEIL: SEDOVA}
    await story.tap(curator, "Кто без пары")
    assert f"{ILYIN}: подбор отложен Вами" in curator.last.text
    await story.tap(curator, "Вернуть: Ильин П. О.")
    assert "снова подбираем для Ильина Павла Олеговича" in curator.last.text

    curator.tap_data(old, next(b["callback_data"] for row in old.rows for b in row if "Отменить" in b["text"]))
    await story.run()
    assert "Ваше нажатие ничего не изменило" in curator.toasts[-1]
    for left in (2, 1, 0):
        await story.tap(curator, "Отменить последнее")
        step = await story.app.db.read(_steps)
        assert step == left
    assert await pairs_now(story) == {YUDINA: SEDOVA, ONEIL: ILYIN}


def _steps(con: Connection) -> int:
    found = con.execute("SELECT count(*) FROM draft_step WHERE act <> 'undo' AND undone_at IS NULL").fetchone()
    return int(found[0])


async def test_a_leftover_gets_the_best_three_and_one_tap_puts_them_together(story: Story) -> None:
    made = await school(story)
    await enrol(story, made, Role.MENTEE, LOSEVA, {"subjects": ("math",), "needs": ("digital", "lesson")})
    for name in ("Громов Пётр Ильич", "Щукин Лев Ильич"):
        await enrol(story, made, Role.MENTOR, name, {"gives": ("tutor",), "capacity": 1})
    await vote(story, made, {LOSEVA: ([SEDOVA], ["Громов Пётр Ильич", "Щукин Лев Ильич"]), SEDOVA: ([YUDINA], [])})
    curator = story.curator
    await story.say(curator, "/match")
    await story.tap(curator, "Кто без пары")
    assert f"{LOSEVA}: других подходящих вариантов нет" in curator.last.text
    await story.tap(curator, "Лосева И. Л.")
    shown = [label for label in curator.buttons() if label.endswith(".")]
    assert shown == ["Седова А. П.", "Ильин П. О.", "Белых Ж. А."]
    assert "Выбор наставляемого: 1-й. Поможет по 1 запросу из 2." in curator.last.text
    assert "Здесь намеренно не все имена" in curator.last.text

    await story.tap(curator, "Пока не подбирать")
    await story.tap(curator, "Кто без пары")
    assert f"{LOSEVA}: подбор отложен Вами" in curator.last.text
    await story.tap(curator, "Лосева И. Л.")
    assert "Подбирать снова" in curator.buttons()
    await story.tap(curator, "Седова А. П.")
    assert (await pairs_now(story))[LOSEVA] == SEDOVA
    draft = await story.app.db.read(lambda con: rows.current(con, 1))
    assert draft is not None
    assert draft.decided.aside == frozenset()

    await story.tap(curator, "По парам")
    await story.tap(curator, "Списком")
    assert f"📌 {LOSEVA} → {SEDOVA}" in curator.last.text
    await story.tap(curator, "Лосева И. Л.")
    assert f"\n{LOSEVA} → {SEDOVA}" in curator.last.text


async def test_what_cannot_be_done_changes_nothing(story: Story) -> None:
    """Buttons that nobody offered, and those of a state that is no more."""
    made = await contested(story)
    await story.say(story.curator, "/match")
    who, db = await story.who(story.curator), story.app.db
    draft = (await drafts.current(db, who, story.now)).draft
    seen, kim, yudina = (draft.id, draft.revision), made.ids[KIM], made.ids[YUDINA]
    steps = draft_steps
    tries = [
        (steps.pin(db, who, seen, kim, True, story.now), "draft-changed"),
        (steps.move(db, who, seen, kim, made.ids[ILYIN], story.now), "draft-changed"),
        (steps.exchange(db, who, seen, yudina, kim, story.now), "draft-changed"),
        (steps.put_aside(db, who, seen, 999, Role.MENTOR, True, story.now), "draft-changed"),
        (steps.weigh(db, who, seen, "", (3, 2), story.now), "group-limits"),
        (steps.weigh(db, who, seen, "0" * 10, (1, 0), story.now), "weights-nothing"),
        (steps.undo(db, who, seen, story.now), "draft-nothing-to-undo"),
        (steps.undo(db, who, (draft.id, draft.revision + 1), story.now), "draft-changed"),
        (drafts.exchanges(db, who, kim, 0, 3, story.now), "stale"),
        (drafts.parting(db, who, kim, story.now), "stale"),
        (drafts.why(db, who, kim, story.now), "stale"),
    ]
    for trying, code in tries:
        with pytest.raises(Refused) as refusal:
            await trying
        assert refusal.value.code == code
    assert (await drafts.current(db, who, story.now)).draft == draft


async def test_a_category_put_right_by_the_curator_counts(story: Story) -> None:
    made = await school(story)
    kim = made.ids[KIM]
    await story.app.db.write(lambda con: categories.put(con, kim, Role.MENTEE, ["newplace"], kim, story.now))
    inputs = await story.app.db.read(lambda con: pairing.load(con, 1, story.now))
    assert inputs.mentee_facts[kim].support == {"newplace"}
    assert inputs.mentee_facts[kim].needs == ("papers",)


async def test_lists_wait_for_the_end_of_the_choice(story: Story) -> None:
    """Two looks at a list would show who has marked a «нет» in between."""
    made = await school(story)
    await hide(story, 30)
    await vote(story, made, {})
    await story.app.db.write(
        lambda con: con.execute(
            "UPDATE choice SET state = 'open', closed_at = NULL, closes_at = '2026-09-18T00:00:00Z'"
        )
    )
    curator = await find(story, YUDINA)
    for label in ("Другой наставник", "Поменять местами"):
        await story.tap(curator, label)
        assert "Пока идёт выбор, других вариантов не показываю" in curator.last.text
        assert len(curator.buttons()) == 2
        await story.tap(curator, "Назад")


async def test_chance_draws_anew_for_a_choice_opened_again(story: Story) -> None:
    """With the same names missing by chance, the one missing since would be a «нет» said in between."""
    made = await school(story)
    await hide(story, 30)
    await story.app.db.write(lambda con: con.execute("UPDATE draft_secret SET salt = ?", (b"x" * 16,)))
    await vote(story, made, {})
    sides = [[made.ids[name] for name in names] for names in (MENTEES, MENTORS)]

    async def missing() -> set[tuple[int, int]]:
        inputs = await story.app.db.read(lambda con: pairing.load(con, 1, story.now))
        return {(a, b) for a in sides[0] for b in sides[1] if inputs.hides(a, b)}

    before = await missing()
    await story.pass_time(hours=1)
    assert await missing() == before, "looking twice tells nothing"
    await choices.reopen(story.app.db, await story.who(story.curator), 1, 1, story.now)
    await story.pass_time(days=2)
    after = await missing()
    assert after - before
    assert before - after
