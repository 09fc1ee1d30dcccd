"""The people of the school with pupils. Every name is invented; any likeness is chance."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from domain.people.relation import Relation

ORGANISATION = {
    "org_full": "Муниципальное автономное общеобразовательное учреждение «Лицей № 400»",
    "org_short": "МАОУ «Лицей № 400»",
    "town": "г. Луговой",
    "ends_on": "28.05.2027",
    "curator_name": "Климова Дарья Романовна",
    "curator_post": "заместитель директора по воспитательной работе",
    "curator_contact": "каб. 7, тел. 8 (000) 000-00-07",
    "director_name": "Рябинин Степан Аркадьевич",
    "director_post": "директор",
    "teachers": "34",
    "psychologist_name": "Мирская Елена Юрьевна",
    "psychologist_contact": "каб. 15, среда с 13:00 до 15:00",
}
CURATOR = ORGANISATION["curator_name"]
DETAILS = "г. Луговой, ул. Школьная, 7, ИНН 0000000000, ОГРН 0000000000000"
SITE = "licey400.example"


@dataclass(frozen=True, slots=True)
class Teacher:
    """``subjects``, ``areas``, ``ages``: codes of the questionnaires, separated by spaces."""

    name: str
    post: str
    subjects: str
    years: int
    areas: str
    ages: str
    capacity: int = 2


class Consent(Enum):
    """How the consent came: the pupil is of age, a representative in their own chat, on paper; or it has not come."""

    OWN = auto()
    CHAT = auto()
    PAPER = auto()
    WAITING = auto()


@dataclass(frozen=True, slots=True)
class Pupil:
    """``areas``, ``likes``, ``hard``: codes of the questionnaires. ``mentor``: helps younger pupils."""

    name: str
    grade: str
    consent: Consent
    areas: str
    likes: str
    hard: str = ""
    parent: str = ""
    mentor: bool = False
    capacity: int = 2


TEACHERS = (
    Teacher("Веденина Ольга Игоревна", "учитель математики", "math", 21, "study exams olympiad", "middle senior"),
    Teacher("Гаранин Пётр Львович", "учитель физики", "physics", 16, "project olympiad study", "senior"),
    Teacher("Демченко Инна Аркадьевна", "учитель русского языка", "russian", 24, "speak exams time", "middle senior"),
    Teacher("Ефимов Руслан Тагирович", "учитель информатики", "informatics", 9, "project choice olympiad", "senior"),
    Teacher("Сухова Лариса Викторовна", "учитель истории", "history society", 18, "time friends speak", "middle"),
    Teacher("Юрьев Матвей Олегович", "педагог-организатор", "extra", 6, "active friends speak choice", "middle senior"),
)
FATHER = "Зимин Сергей Петрович"
"""Has consented for two children."""
AUTUMN = (
    Pupil(
        "Абрамов Кирилл",
        "9 «А»",
        Consent.CHAT,
        "study exams",
        "physics informatics",
        "russian",
        "Абрамова Наталья Олеговна",
    ),
    Pupil("Зимина Варвара", "8 «Б»", Consent.CHAT, "speak friends", "russian art", "math", FATHER),
    Pupil("Чалова Ксения", "11 «А»", Consent.OWN, "exams choice", "math physics"),
    Pupil("Носова Таисия", "10 «А»", Consent.PAPER, "project olympiad", "biology informatics", "physics"),
    Pupil("Лыткин Марк", "11 «Б»", Consent.CHAT, "choice project", "informatics", "russian", "Лыткина Вера Олеговна"),
    Pupil("Быков Арсений", "7 «В»", Consent.CHAT, "study time", "sport", "math russian", "Быкова Раиса Тимуровна"),
)
"""With teachers, since September."""
OLDER = (
    Pupil("Рудакова Алиса", "11 «А»", Consent.OWN, "study friends time", "russian foreign", mentor=True),
    Pupil(
        "Жданов Платон",
        "10 «Б»",
        Consent.CHAT,
        "study project active",
        "math informatics",
        parent="Жданова Ирина Ильинична",
        mentor=True,
    ),
)
YOUNGER = (
    Pupil("Зимин Степан", "5 «А»", Consent.CHAT, "study friends", "sport", "russian", FATHER),
    Pupil("Панкратова Лиза", "6 «Б»", Consent.PAPER, "friends time", "art music", "math"),
    Pupil("Ершов Тимофей", "5 «Б»", Consent.PAPER, "study active", "math", "foreign"),
)
"""Older pupils help younger ones, since November."""
WAITING = Pupil("Уваров Глеб", "6 «А»", Consent.WAITING, "", "", parent="Уварова Светлана Яковлевна")
OF_AGE = "Лыткин Марк"
"""Is eighteen since yesterday."""
PUPILS = (*AUTUMN, *OLDER, *YOUNGER)
PARENTS = tuple(dict.fromkeys(one.parent for one in (*PUPILS, WAITING) if one.parent))


def children_of(parent: str) -> tuple[Pupil, ...]:
    return tuple(one for one in (*PUPILS, WAITING) if one.parent == parent)


ALLOWING, FORBIDDING = ("Веденина Ольга Игоревна", "Ефимов Руслан Тагирович"), "Сухова Лариса Викторовна"
"""Publication on the school's site: adults are asked; for one pupil it stands on the parents' paper."""
ON_THE_SITE = "Носова Таисия"
CLASS_TEACHER, PSYCHOLOGIST, SOCIAL = "Тарасова Евгения Павловна", "Мирская Елена Юрьевна", "Орехова Зоя Эдуардовна"
TOLD_OF = "Быков Арсений"
ASKED = (
    (CLASS_TEACHER, Relation.TEACHER, "7 «В»"),
    (PSYCHOLOGIST, Relation.PSYCHOLOGIST, ""),
    (SOCIAL, Relation.SOCIAL, ""),
)
"""Who was asked about one pupil: has answered, has opened the link only, has refused."""
TELLS = (
    "Отлично бегает, надёжный в команде, всегда помогает младшим.",
    "Неровно",
    "С немногими",
    "Не хочу отвечать",
    "Разобраться с предметами",
    "Успевать всё, что задумано",
)
CARE = "Лучше говорить наедине и хвалить за конкретное."

BY_FILE = ("Сухова Лариса Викторовна", "Быков Арсений")
"""Have worked together since before the bot."""
SUBSTITUTE, ILL = "Юрьев Матвей Олегович", "на больничном"
FINISHED = ("Чалова Ксения", "Носова Таисия")
DONE = "Проект защищён, цель достигнута."
COMMENTS = {
    ("Абрамов Кирилл", "Веденина Ольга Игоревна"): "Хочу спокойно сдать ОГЭ по математике.",
    ("Зимина Варвара", "Демченко Инна Аркадьевна"): "Боюсь выступать, а в марте конкурс чтецов.",
    ("Лыткин Марк", "Ефимов Руслан Тагирович"): "Делаю игру, нужен взгляд со стороны.",
    ("Гаранин Пётр Львович", "Носова Таисия"): "Видел её проект на неделе науки, есть что развить.",
}
RECORD_ON = "Юрьев Матвей Олегович"
RECORD: Mapping[str, "str | tuple[str, ...]"] = {
    "source": "visit",
    "day": "13.10.2026",
    "strong": ("motivation", "projects"),
    "needs": ("lesson",),
    "as_mentor": "yes",
    "conclusion": "Дети к нему тянутся. Готов вести ученика, пока без опыта: поддержать на первых встречах.",
}
INTEREST: Mapping[str, "str | tuple[str, ...]"] = {"wish": "mentor", "gives": ("motivation", "projects"), "met": "no"}
SWOT = {
    "strong": "Умею объяснить трудное простыми словами.",
    "weak": "Спешу с подсказкой: трудно подождать, пока ученик додумается сам.",
    "chance": "Олимпиада в феврале и кружок по средам.",
    "risk": "Контрольные в конце четверти: перенесём встречу заранее.",
    "goal": "Ученик сам составляет план на неделю.",
}
ON_PAPER = "Зимина Варвара"
"""Has answered a survey on paper; the curator enters it."""
BOTH_PARTS = "Чалова Ксения"
"""Was helped in autumn, helps the younger now."""
ASKED_IN_VAIN = "Абрамов Кирилл"
WANTED = {
    "Зимин Степан": "Рудакова Алиса",
    "Панкратова Лиза": "Жданов Платон",
    "Ершов Тимофей": "Рудакова Алиса",
}
"""Whom the younger choose, when both sides are asked. The third waits for an answer."""
AGREED, DECLINED = "Зимин Степан", "Панкратова Лиза"
DECLINES = "Сейчас готовлюсь к региональному этапу, вернусь к этому в январе."
TOPICS = (
    "Что было трудно на неделе",
    "Разбор контрольной",
    "План проекта",
    "Как готовиться и не уставать",
    "Репетиция выступления",
    "Куда поступать: что спросить на дне открытых дверей",
    "Итоги четверти",
)
RESULTS = (
    "Составили план на две недели.",
    "Разобрали две задачи, остальное сделает дома.",
    "Решили выступить на классном часе.",
)
