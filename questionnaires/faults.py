"""What is wrong in a form's file: typed values, all of them at once (text key ``form-fault-<code>``)."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Fault:
    """``source`` is the file, ``item`` the question's key or «#3» when it has none, empty for the form itself."""

    source: str
    item: str
    code: str
    args: Mapping[str, str] = field(default_factory=dict)


class FormFaults(ValueError):
    """A form that cannot be used, with every fault found."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__("; ".join(f"{f.source} {f.item}: {f.code} {dict(f.args)}" for f in faults))
        self.faults = faults
