"""Headings of a list of pairs and words for the codes of ``domain.match``, after ``domain.names.search_key``."""

HEADINGS: dict[str, tuple[str, ...]] = {
    "mentors": ("наставник", "наставники", "фио наставника", "mentor", "mentors"),
    "mentees": ("наставляемый", "наставляемые", "наставляемая", "фио наставляемого", "mentee", "mentees"),
    "form": ("форма", "form"),
    "format": ("формат", "format"),
    "kind": ("вид", "kind"),
    "topic": ("тема", "topic"),
}
"""A heading is one of these, or begins with one and goes on («наставляемый, фио»)."""

FORM_WORDS: dict[str, tuple[str, ...]] = {
    "teacher_teacher": ("педагог педагог", "учитель учитель"),
    "head_teacher": ("руководитель педагог", "руководитель оо педагог"),
    "employer_student": ("работодатель студент",),
    "lecturer_young_teacher": (
        "педагог вуза колледжа молодой педагог",
        "педагог вуза молодой педагог",
        "педагог колледжа молодой педагог",
    ),
    "teacher_pupil": ("учитель ученик", "педагог ученик"),
    "pupil_pupil": ("ученик ученик",),
}
FORMAT_WORDS: dict[str, tuple[str, ...]] = {
    "individual": ("индивидуальный", "индивидуальное", "индивидуальная"),
    "group": ("групповой", "групповое", "группа"),
    "collective": ("коллективный", "коллективное", "команда"),
    "mutual": ("взаимный", "взаимное", "взаимная поддержка"),
    "online": ("онлайн", "дистанционный", "дистанционное", "online"),
}
KIND_WORDS: dict[str, tuple[str, ...]] = {
    "usual": ("обычное", "обычный"),
    "virtual": ("виртуальное", "виртуальный"),
    "group": ("в группе", "наставничество в группе"),
    "goals": ("краткосрочное", "целеполагающее", "краткосрочное целеполагающее"),
    "reverse": ("реверсивное", "обратное"),
    "situational": ("ситуационное",),
    "speed": ("скоростное", "разовое"),
}
