"""The people of the demonstration school. Every name is invented; any likeness is chance."""

from dataclasses import dataclass

ORGANISATION = {
    "org_full": "Муниципальное бюджетное общеобразовательное учреждение «Средняя школа № 300»",
    "org_short": "МБОУ СШ № 300",
    "town": "г. Речной",
    "ends_on": "28.05.2027",
    "holidays": "26.10–01.11, 4 ноября, 31.12–11.01, 23 февраля, 27.03–04.04",
    "curator_name": "Орлова Марина Викторовна",
    "curator_post": "заместитель директора по учебно-воспитательной работе",
    "curator_contact": "каб. 12, тел. 8 (000) 000-00-12",
    "director_name": "Глебов Андрей Ильич",
    "director_post": "директор",
    "teachers": "60",
    "psychologist_name": "Аверина Татьяна Борисовна",
    "psychologist_contact": "каб. 21, вторник и четверг с 14:00 до 16:00",
}
CURATORS = ("Орлова Марина Викторовна", "Тихонова Софья Андреевна")


@dataclass(frozen=True, slots=True)
class Mentor:
    """``subjects``, ``gives``: codes of the questionnaire, separated by spaces. ``before``: experience as a mentor."""

    name: str
    post: str
    subjects: str
    years: int
    gives: str
    capacity: int
    before: str = ""


@dataclass(frozen=True, slots=True)
class Mentee:
    """``needs``, ``more``: codes of the questionnaire, separated by spaces. ``expects``: in their own words."""

    name: str
    post: str
    subjects: str
    years: int
    needs: str
    more: str = ""
    expects: str = ""


# Places for 22: of 23 admitted mentees one stays without a pair.
MENTORS = (
    Mentor(
        "Седова Анна Петровна",
        "учитель русского языка и литературы",
        "russian",
        24,
        "lesson assessment exams papers growth parents",
        3,
        "Помогала двум молодым учителям подготовить первые открытые уроки.",
    ),
    Mentor(
        "Ильин Павел Олегович",
        "учитель математики",
        "math informatics",
        17,
        "digital assessment exams levels lesson",
        3,
        "Вёл школьную группу по цифровым средствам.",
    ),
    Mentor(
        "Гордеева Лидия Николаевна",
        "учитель начальных классов",
        "primary",
        29,
        "discipline parents tutor lesson motivation",
        3,
        "Пять лет наставница студентов-практикантов.",
    ),
    Mentor(
        "Ким Олег Павлович",
        "учитель физики",
        "physics math",
        12,
        "projects digital motivation levels",
        2,
    ),
    Mentor(
        "Фомина Ирина Станиславовна",
        "учитель иностранного языка",
        "foreign",
        15,
        "motivation lesson discipline digital levels",
        2,
    ),
    Mentor(
        "Назаров Тимур Рашидович",
        "учитель истории и обществознания",
        "history society",
        19,
        "projects tutor parents exams discipline",
        2,
        "Помогал новому классному руководителю.",
    ),
    Mentor(
        "Лунёва Светлана Юрьевна",
        "учитель биологии и химии",
        "biology chemistry",
        22,
        "exams levels assessment growth papers projects",
        3,
    ),
    Mentor(
        "Берёзкин Константин Львович",
        "учитель физической культуры",
        "sport safety",
        14,
        "discipline tutor motivation",
        2,
    ),
    Mentor(
        "Аверина Татьяна Борисовна",
        "педагог-психолог",
        "care",
        18,
        "discipline parents motivation tutor levels",
        2,
    ),
)

MENTEES = (
    Mentee(
        "Юдина Вера Сергеевна",
        "учитель русского языка и литературы",
        "russian",
        1,
        "digital assessment parents",
        "lesson",
        "Хочу научиться спокойно объяснять родителям, за что поставлена отметка.",
    ),
    Mentee(
        "О'Нил Галина Андреевна",
        "учитель иностранного языка",
        "foreign",
        2,
        "discipline motivation",
        "levels",
        "Чтобы на уроке говорили все, а не только отличники.",
    ),
    Mentee(
        "Белых Жанна Андреевна",
        "учитель математики",
        "math",
        0,
        "lesson discipline exams",
        "papers",
        "Боюсь девятого класса и экзаменов.",
    ),
    Mentee("Малышев Денис Игоревич", "учитель информатики", "informatics", 1, "projects discipline", "tutor"),
    Mentee(
        "Сорокина Алина Дмитриевна",
        "учитель начальных классов",
        "primary",
        0,
        "parents discipline tutor",
        "lesson motivation",
        "Первый класс и первые родительские собрания: нужна опора.",
    ),
    Mentee("Захарова Полина Евгеньевна", "учитель начальных классов", "primary", 3, "levels assessment", "growth"),
    Mentee("Крылов Артём Сергеевич", "учитель физики", "physics", 2, "motivation projects", "digital"),
    Mentee(
        "Дроздова Кира Максимовна",
        "учитель биологии",
        "biology",
        1,
        "exams lesson",
        "papers",
        "Научиться укладываться в сорок минут.",
    ),
    Mentee("Ермаков Никита Олегович", "учитель истории", "history society", 0, "discipline tutor parents", "lesson"),
    Mentee("Власова Дарья Ильинична", "учитель химии", "chemistry", 4, "levels exams", "growth"),
    Mentee("Панин Роман Вадимович", "учитель физической культуры", "sport", 1, "discipline motivation"),
    Mentee(
        "Рогова Елизавета Артуровна",
        "учитель иностранного языка",
        "foreign",
        0,
        "lesson motivation digital",
        "assessment",
        "Хочу посмотреть уроки опытных коллег и обсудить свои.",
    ),
    Mentee("Шубин Глеб Антонович", "учитель труда (технологии)", "craft", 3, "projects digital"),
    Mentee("Осипова Надежда Романовна", "учитель русского языка и литературы", "russian", 6, "exams growth", "papers"),
    Mentee("Лаптев Егор Владимирович", "учитель географии", "geography", 2, "digital projects", "levels"),
    Mentee("Журавлёва Мария Тимофеевна", "учитель музыки", "music", 1, "discipline tutor", "parents"),
    Mentee("Соболев Илья Янович", "учитель математики", "math", 2, "assessment digital", "exams"),
    Mentee("Чернова Анастасия Павловна", "учитель начальных классов", "primary", 1, "tutor parents", "discipline"),
    Mentee("Гаврилова Ульяна Олеговна", "учитель обществознания", "society", 5, "exams projects"),
    Mentee("Котов Арсений Денисович", "учитель ОБЗР", "safety", 0, "papers discipline lesson", "tutor"),
    Mentee("Мельник Оксана Викторовна", "учитель ИЗО", "art", 2, "motivation parents", "projects"),
    Mentee("Титов Семён Аркадьевич", "учитель информатики", "informatics math", 3, "lesson levels", "assessment"),
    Mentee("Фролова Евгения Маратовна", "логопед", "care", 4, "parents growth"),
)
# Experienced, came for one question and had it answered in two months.
SHORT = (
    "Захарова Полина Евгеньевна",
    "Власова Дарья Ильинична",
    "Осипова Надежда Романовна",
    "Гаврилова Ульяна Олеговна",
    "Титов Семён Аркадьевич",
)
DONE = "Краткосрочная работа над одной темой: цель достигнута."
BLOCKING = "Панин Роман Вадимович"
"""Has stopped the bot in October."""
# Came in November and stopped in the middle of the questionnaire.
LATE = Mentee("Пахомов Лев Григорьевич", "учитель физики", "physics", 0, "lesson discipline", "papers")

# Came with the second term, admitted, still without a pair.
NEW = (
    Mentee("Аксёнова Зоя Витальевна", "учитель русского языка", "russian", 0, "lesson exams papers", "parents"),
    Mentee("Быстров Фёдор Ильич", "учитель обществознания", "society", 1, "tutor discipline", "exams"),
    Mentee("Вешняков Юрий Макарович", "учитель информатики", "informatics math", 0, "lesson levels", "assessment"),
)

# Filled in the questionnaire, then withdrew the consent: by now nothing of her is left but an act.
GONE = Mentee("Кравец Олеся Романовна", "учитель географии", "geography", 2, "motivation parents", "levels")

# In the school's staff list, but not in the programme yet: name, post, role in the programme.
POSSIBLE = (
    ("Воронцова Эмма Тимуровна", "учитель географии", "mentor"),
    ("Лагутин Ефим Давидович", "учитель информатики", "mentor"),
    ("Чижова Майя Германовна", "учитель начальных классов", "mentee"),
    ("Яхонтов Артур Эдуардович", "учитель музыки", "mentee"),
)

# Whom the curator wrote down by hand, and whom a mentor suggests.
GRADUATES = ("Ромашова Ульяна Тарасовна", "Гордеев Леонид Яковлевич")
SUGGESTED = "Снегирёв Марк Антонович, ведёт робототехнику в доме творчества"

# An organisation that gave a mentor: name, kind, agreement, until, whom to call.
PARTNER = (
    "Педагогический колледж № 1",
    "college",
    "№ 3 от 28.08.2026",
    "15.12.2026",
    "Ветрова Алла Ивановна, приёмная",
)
ORGANISATIONS = "50"
INTERVIEW = "Опыт большой, с начинающими бережна. Готова вести троих."
NOTE = "Просит ставить встречи после шестого урока."

TOPICS = (
    "План урока на следующую неделю",
    "Как начать урок, чтобы класс включился",
    "Разбор открытого урока",
    "Критерии оценивания письменных работ",
    "Разговор с родителями: трудный случай",
    "Рабочая программа и её правки",
    "Задания для учеников с разной подготовкой",
    "Подготовка к пробному экзамену",
    "Дисциплина на последних уроках",
    "Проект для конкурса",
    "Цифровая доска: с чего начать",
    "Итоги четверти",
)
RESULTS = (
    "Договорились попробовать на ближайшем уроке.",
    "Составили план из трёх шагов.",
    "Решили посетить урок друг друга.",
    "Вопрос снят.",
)
WORDS = (
    "Стало понятнее, с чего начинать урок.",
    "Спасибо, что посмотрели мои задания.",
    "Хотелось бы ещё раз вернуться к этой теме.",
)
