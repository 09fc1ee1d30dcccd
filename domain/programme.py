"""The programme: one organisation's run of the model (D01). What is not known yet is ``None``."""

from dataclasses import dataclass, fields
from datetime import date
from zoneinfo import ZoneInfo


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
    operator_details: str = ""
    """Address and taxpayer's numbers: only a consent to publication names them."""
    web_resources: tuple[str, ...] = ()
    pupils: bool = False
    """Pupils take part: age is asked before anything else, a representative consents for who is under it."""
    adult_age: int = 18
    consent_version: int = 1
    consent_wording: str = ""
    """The curator's own text of the consent, with placeholders; empty: ours."""

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

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
