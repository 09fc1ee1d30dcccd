"""The programme: one organisation's run of the model (D01). What is not known yet is ``None``."""

from dataclasses import dataclass, fields
from datetime import date, datetime
from zoneinfo import ZoneInfo

from domain.holidays import Holidays
from domain.refusal import Refused

SETUP_FIELDS = (
    "org_full",
    "org_short",
    "town",
    "ends_on",
    "curator_name",
    "curator_post",
    "curator_contact",
    "director_name",
    "director_post",
    "teachers",
    "timezone",
)
"""The steps of set-up, in the order in which they are asked."""
SETTING_GROUPS = {
    "school": ("org_full", "org_short", "town", "director_name", "director_post", "teachers", "partners_total"),
    "terms": ("ends_on", "holidays", "timezone"),
    "contacts": ("curator_name", "curator_post", "curator_contact", "psychologist_name", "psychologist_contact"),
    "joining": ("admit_all", "interview_first"),
    "pairs": ("choice_limit", "agreement", "agreement_days", "agreement_next", "order_title", "rhythm_days"),
}
"""What a curator changes in ``/settings``, in the order of its screen."""
SETTINGS = tuple(field for group in SETTING_GROUPS.values() for field in group)
CONSENT_FIELDS = ("operator_details", "web_resources", "pupils", "adult_age")
"""What a curator changes beside the consents."""
FORMS_FIELD = "forms"
"""Ticked on a screen of its own."""


@dataclass(frozen=True, slots=True)
class Programme:
    id: int
    starts_on: date
    timezone: str
    org_full: str | None = None
    org_short: str | None = None
    town: str | None = None
    ends_on: date | None = None
    curator_name: str | None = None
    curator_post: str | None = None
    curator_contact: str | None = None
    director_name: str | None = None
    director_post: str | None = None
    teachers: int | None = None
    admit_all: bool = False
    choice_limit: int = 3
    order_title: str = "approve"
    rhythm_days: int = 14
    holidays: Holidays = ()
    """The rhythm of pairs rests and nobody is reminded (D40)."""
    agreement: str = "choice"
    """``choice``: the curator agrees on pairs by the choices; ``propose``: both sides are asked first (S1 4.14)."""
    agreement_days: int = 3
    agreement_next: str = "down"
    """After a refusal: ``down`` the mentee's list, or back to the ``curator``."""
    interview_first: bool = False
    """A mentor is admitted after an interview (D20)."""
    partners_total: int = 0
    """How many organisations there are to win as partners: the denominator of their share; 0: not said."""
    psychologist_name: str = ""
    psychologist_contact: str = ""
    """Whom anybody in the programme may turn to (D35, D46); empty: not named."""
    operator_details: str = ""
    """Address and taxpayer's numbers: only a consent to publication names them."""
    web_resources: tuple[str, ...] = ()
    forms: tuple[str, ...] = ("teacher_teacher",)
    """Forms of mentoring in use, in the order of the methodology: who joins is asked that form's questionnaire."""
    pupils: bool = False
    """Pupils take part: age is asked before anything else, a representative consents for who is under it."""
    adult_age: int = 18
    consent_version: int = 1
    consent_wording: str = ""
    """The curator's own text of the consent, with placeholders; empty: ours."""

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    def day_of(self, moment: datetime) -> date:
        """The day of an aware moment on the programme's calendar."""
        return moment.astimezone(self.zone).date()

    def is_over(self, now: datetime) -> bool:
        """Whether its last day, up to which consents hold, has passed on its own calendar."""
        return self.ends_on is not None and self.day_of(now) > self.ends_on

    def must_not_be_over(self, now: datetime) -> None:
        """Refused ``programme-over``: nobody is let in by a consent that has run out."""
        if self.ends_on is not None and self.is_over(now):
            raise Refused("programme-over", day=f"{self.ends_on:%d.%m.%Y}")

    @property
    def contact(self) -> str:
        """The curator's name and contact as one reads them in a sentence; empty while neither is known."""
        return ", ".join(part for part in (self.curator_name, self.curator_contact) if part)

    @property
    def missing(self) -> tuple[str, ...]:
        """Names of the fields that set-up has not given yet: blank lines in documents."""
        return tuple(field.name for field in fields(self) if getattr(self, field.name) is None)

    @property
    def publishes(self) -> bool:
        """Whether there is a lawful consent to publication to be asked for (Roskomnadzor's order no. 18)."""
        return bool(self.operator_details and self.web_resources)

    @property
    def missing_for_consent(self) -> tuple[str, ...]:
        """What a lawful consent text cannot do without (152-FZ art. 9 p. 4), in the order to ask for it."""
        needed = ("org_full", "ends_on", "curator_name", "curator_contact")
        return tuple(name for name in needed if getattr(self, name) is None)
