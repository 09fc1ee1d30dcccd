"""What a sheet of paper is made of: the form and who hands it out."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from questionnaires.form import Form


@dataclass(frozen=True, slots=True)
class PaperForm:
    """``curator``: to whom it is given back. ``labels``: codes of facts of a person in words, for conditions."""

    form: Form
    organisation: str = ""
    curator: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)
