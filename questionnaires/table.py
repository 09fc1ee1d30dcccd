"""Reading one table of a form's file field by field; what does not fit becomes a fault, never an exception."""

import math
from collections.abc import Mapping

from domain.typed_text import readable
from questionnaires.faults import Fault


class Table:
    """A table with its place in the file. Each reader gives a usable value even after a fault."""

    def __init__(self, raw: Mapping[str, object], source: str, item: str, faults: list[Fault]) -> None:
        self._raw = dict(raw)
        self._source = source
        self._faults = faults
        self.item = item

    def fault(self, code: str, **args: object) -> None:
        self._faults.append(Fault(self._source, self.item, code, {name: str(arg) for name, arg in args.items()}))

    def raw(self, name: str) -> object:
        return self._raw.pop(name, None)

    def text(self, name: str, limit: int, *, required: bool = False) -> str:
        value = self.raw(name)
        if value is None or value == "":
            if required:
                self.fault("missing", field=name)
            return ""
        if not isinstance(value, str):
            self.fault("wrong-type", field=name, wanted="text")
            return ""
        if required and not readable(value):
            self.fault("missing", field=name)
            return ""
        if len(value) > limit:
            self.fault("too-long", field=name, limit=limit, length=len(value))
        if "\x00" in value or any("\ud800" <= c <= "\udfff" for c in value):
            self.fault("wrong-type", field=name, wanted="text")
            return ""
        return value

    def number(self, name: str) -> int | float | None:
        value = self.raw(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            self.fault("wrong-type", field=name, wanted="number")
            return None
        return value

    def whole(self, name: str, default: int, low: int, high: int, *, above: str = "") -> int:
        """``above``: the fault of a number that is too great, where it has one of its own (with ``limit``)."""
        value = self.raw(name)
        if value is None:
            return default
        if isinstance(value, bool) or not isinstance(value, int):
            self.fault("wrong-type", field=name, wanted="whole")
            return default
        if above and value > high:
            self.fault(above, limit=high)
            return default
        if not low <= value <= high:
            self.fault("out-of-range", field=name, low=low, high=high)
            return default
        return value

    def flag(self, name: str, default: bool = False) -> bool:
        value = self.raw(name)
        if value is None:
            return default
        if not isinstance(value, bool):
            self.fault("wrong-type", field=name, wanted="flag")
            return default
        return value

    def one_of(self, name: str, allowed: tuple[str, ...], default: str) -> str:
        value = self.raw(name)
        if value is None:
            return default
        if value not in allowed:
            self.fault("unknown-value", field=name, value=str(value)[:40], allowed=", ".join(allowed))
            return default
        return str(value)

    def done(self) -> None:
        """Whatever nobody has read is a mistyped field."""
        for name in self._raw:
            self.fault("unknown-field", field=str(name)[:40])
