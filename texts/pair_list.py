"""Headings of a list of pairs and words for forms, formats and kinds, after ``domain.names.search_key``."""

from domain.match import FORMS, Format, Kind

HEADINGS: dict[str, tuple[str, ...]] = {
    "mentors": ("наставник", "наставники", "фио наставника", "mentor", "mentors"),
    "mentees": ("наставляемый", "наставляемые", "наставляемая", "фио наставляемого", "mentee", "mentees"),
    "form": ("форма", "form"),
    "format": ("формат", "format"),
    "kind": ("вид", "kind"),
    "topic": ("тема", "topic"),
}
"""A heading is one of these, or begins with one and goes on («наставляемый, фио»)."""

FORM_WORDS: dict[str, tuple[str, ...]] = dict(
    zip(
        FORMS,
        (
            ("педагог педагог", "учитель учитель"),
            ("руководитель педагог", "руководитель оо педагог", "руководитель образовательной организации педагог"),
            ("работодатель студент",),
            (
                "педагог вуза колледжа молодой педагог",
                "педагог вуза молодой педагог",
                "педагог колледжа молодой педагог",
            ),
            ("учитель ученик", "педагог ученик"),
            ("ученик ученик",),
        ),
        strict=True,
    )
)
FORMAT_WORDS: dict[Format, tuple[str, ...]] = {
    Format.INDIVIDUAL: ("индивидуальный", "индивидуальное", "индивидуальная"),
    Format.GROUP: ("групповой", "групповое", "группа"),
    Format.COLLECTIVE: ("коллективный", "коллективное", "команда"),
    Format.MUTUAL: ("взаимный", "взаимное", "взаимная поддержка"),
    Format.ONLINE: ("онлайн", "дистанционный", "дистанционное", "online"),
}
KIND_WORDS: dict[Kind, tuple[str, ...]] = {
    Kind.USUAL: ("обычное", "обычный"),
    Kind.VIRTUAL: ("виртуальное", "виртуальный"),
    Kind.GROUP: ("в группе", "наставничество в группе"),
    Kind.GOALS: ("краткосрочное", "целеполагающее", "краткосрочное целеполагающее"),
    Kind.REVERSE: ("реверсивное", "обратное"),
    Kind.SITUATIONAL: ("ситуационное",),
    Kind.SPEED: ("скоростное", "разовое"),
}
