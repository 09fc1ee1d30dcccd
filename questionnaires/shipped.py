"""The forms that come with the product (``forms/*.toml``), read once."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from questionnaires.expansion import Shared
from questionnaires.faults import FormFaults
from questionnaires.form import Form
from questionnaires.loading import load, load_shared

SHARED = "_shared.toml"
SAMPLE = "_sample.toml"


@cache
def shared() -> Shared:
    """Option lists used by several forms; FormFaults when the file has a fault."""
    return load_shared(files("questionnaires").joinpath("forms", SHARED).read_text(encoding="utf-8"), SHARED)


@cache
def shipped() -> Mapping[str, Form]:
    """Forms by code; FormFaults with the faults of all files at once."""
    forms: dict[str, Form] = {}
    faults: list[FormFaults] = []
    for file in sorted(files("questionnaires").joinpath("forms").iterdir(), key=lambda entry: entry.name):
        if file.name.startswith("_") or not file.name.endswith(".toml"):
            continue
        try:
            form = load(file.read_text(encoding="utf-8"), file.name, shared())
        except FormFaults as error:
            faults.append(error)
        else:
            forms[form.code] = form
    if faults:
        raise FormFaults(tuple(fault for error in faults for fault in error.faults))
    return forms


@cache
def sample() -> Form:
    """A small form to be changed into one's own; nobody is ever asked it."""
    return load(files("questionnaires").joinpath("forms", SAMPLE).read_text(encoding="utf-8"), SAMPLE, shared())


def competences() -> Mapping[str, str]:
    """Code -> label of the one list of competences: what I need, what I give, what is assessed."""
    return shared()["competences"]
