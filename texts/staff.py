"""Headings of a staff list and words for roles, as schools write them (after ``domain.names.search_key``)."""

HEADINGS: dict[str, tuple[str, ...]] = {
    "name": (
        "фамилия имя отчество",
        "фамилия имя",
        "фио",
        "ф и о",
        "сотрудник",
        "работник",
        "педагог",
        "full name",
        "name",
        "employee",
    ),
    "surname": ("фамилия", "surname", "last name", "family name"),
    "first": ("имя", "first name", "given name"),
    "patronymic": ("отчество", "patronymic", "middle name"),
    "post": ("должность", "post", "position", "job title", "job"),
    "subject": ("предмет", "предметы", "дисциплина", "subject", "subjects"),
    "role": ("роль", "role"),
    "contact": (
        "контакт",
        "контакты",
        "телефон",
        "тел",
        "почта",
        "электронная почта",
        "эл почта",
        "email",
        "e mail",
        "contact",
        "contacts",
        "phone",
    ),
}
"""A heading is one of these, or begins with one and goes on («должность по штатному расписанию»)."""

MENTOR_WORDS = ("наставник", "наставники", "наставница", "mentor", "mentors")
MENTEE_WORDS = ("наставляемый", "наставляемая", "наставляемые", "mentee", "mentees")
BETWEEN_ROLES = (" и ", " and ")
