"""Which phones stand on the page of the school with pupils, and whose they are."""

from demo.people import Group, People
from demo.pupils import cast
from demo.pupils.cast import Consent, Pupil

ABOUT = {
    Consent.OWN: "18 лет",
    Consent.CHAT: "согласие дал родитель",
    Consent.PAPER: "согласие родителя на бумаге",
    Consent.WAITING: "ждём согласия родителя",
}
TELLING = (
    (cast.CLASS_TEACHER, "классный руководитель 7 «В», всё рассказала"),
    (cast.PSYCHOLOGIST, "психолог, ещё не ответила"),
    (cast.SOCIAL, "социальный педагог, отказалась"),
)


def pupils_cast(phones: People) -> int:
    """Everybody's phones, and one of somebody new."""
    curator = phones.add(cast.CURATOR, Group.CURATORS)
    for teacher in cast.TEACHERS:
        phones.add(teacher.name, Group.MENTORS, teacher.post)
    for pupil in (*cast.OLDER, *cast.AUTUMN, *cast.YOUNGER, cast.WAITING):
        phones.add(pupil.name, Group.MENTORS if pupil.mentor else Group.MENTEES, _of_pupil(pupil))
    for name in cast.PARENTS:
        children = cast.children_of(name)
        whom = ", ".join(one.name for one in children)
        still = " (ещё не ответила)" if children[0].consent is Consent.WAITING else ""
        phones.add(name, Group.PARENTS, f"родитель: {whom}{still}")
    for name, words in TELLING:
        phones.add(name, Group.TELLING, words)
    phones.add_stranger()
    return curator.account


def _of_pupil(pupil: Pupil) -> str:
    about = "18 лет, спросили о своём согласии" if pupil.name == cast.OF_AGE else ABOUT[pupil.consent]
    return f"{pupil.grade}, {about}"
