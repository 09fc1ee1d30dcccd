"""Parameters of a call: native values from inside the process, or strings from a form; read the same way."""

import json
from typing import Any

from emulator.files import Upload
from emulator.refusals import bad_request


class Parameters:
    """Typed reading of what came with a method."""

    __slots__ = ("files", "values")

    def __init__(self, values: dict[str, Any], files: dict[str, Upload]) -> None:
        self.values = values
        self.files = files

    def text(self, name: str) -> str:
        """A string; "" when it is absent."""
        value = self.values.get(name)
        return "" if value is None else str(value)

    def integer(self, name: str, default: int = 0) -> int:
        """A whole number.

        Raises:
            Refusal: 400 when it is not one.
        """
        value = self.values.get(name)
        if value is None or value == "":
            return default
        try:
            return int(value)
        except (TypeError, ValueError):
            raise bad_request(f'invalid parameter "{name}" value specified') from None

    def flag(self, name: str) -> bool:
        """A boolean, however it is written."""
        return str(self.values.get(name) or "").lower() in {"1", "true", "yes"}

    def json(self, name: str) -> Any:
        """An object or a list, from JSON text if need be; None when it is absent.

        Raises:
            Refusal: 400 when the text is no JSON.
        """
        value = self.values.get(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            what = name.replace("_", " ")
            raise bad_request(f"can't parse {what} JSON object") from None

    def items(self, name: str) -> list[Any]:
        """A list; empty when it is absent."""
        value = self.json(name)
        return value if isinstance(value, list) else []

    def upload(self, value: Any, name: str) -> Upload | str:
        """The file behind a value: `attach://PART`, a part named like the parameter, or else the text (a file id)."""
        text = "" if value is None else str(value)
        if text.startswith("attach://"):
            part = text.removeprefix("attach://")
            if part not in self.files:
                raise bad_request(f"{name} not found")
            return self.files[part]
        if not text and name in self.files:
            return self.files[name]
        return text
