"""Trouble on demand: calls that are refused, replies that break on the road."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from emulator.parameters import Parameters
from emulator.refusals import Refusal


class Breakage(StrEnum):
    """A reply that never arrives whole; chosen by `World.break_next`, played by the session and the server."""

    BAD_GATEWAY = "bad_gateway"
    """502 with an HTML page; the method takes no effect."""
    CUT = "cut"
    """The connection is cut before the method is carried out."""
    LOST_REPLY = "lost_reply"
    """The method takes effect, then the connection is cut."""
    DELAY = "delay"
    """The reply comes late."""


@dataclass(slots=True)
class Mishap:
    """One order for trouble: which calls it meets, what happens to them and how often still (None: for ever)."""

    method: str | None
    chat: int | None
    times: int | None
    refusal: Refusal | None = None
    breakage: Breakage | None = None
    seconds: float = 0.0

    def meets(self, method: str, chat: int | None) -> bool:
        """Tell whether a call of `method` (lower case) into `chat` is one that this order is for."""
        return self.method in (None, method) and self.chat in (None, chat)


class Trouble:
    """The list of what is to go wrong; calls meet it in the order in which it was asked for."""

    def __init__(self) -> None:
        self._mishaps: list[Mishap] = []

    def fail_next(
        self, *, refusal: Refusal, method: str | None = None, chat: int | None = None, times: int | None = 1
    ) -> None:
        """Refuse the next `times` calls (None: all) of a method, into a chat; both may be left open."""
        self._mishaps.append(Mishap(method and method.lower(), chat, times, refusal=refusal))

    def break_next(
        self,
        how: Breakage,
        *,
        method: str | None = None,
        chat: int | None = None,
        times: int | None = 1,
        seconds: float = 0.0,
    ) -> None:
        """Break the replies to the next `times` calls on their road; `seconds` is the length of a `DELAY`."""
        self._mishaps.append(Mishap(method and method.lower(), chat, times, breakage=how, seconds=seconds))

    def heal(self) -> None:
        """Take back all trouble that has not come yet."""
        self._mishaps.clear()

    def meet_refusal(self, method: str, chat: int | None) -> None:
        """Let a call meet the refusal that waits for it, if one does.

        Raises:
            Refusal: as it was asked for.
        """
        mishap = self._meet(method, chat, broken=False)
        if mishap is not None and mishap.refusal is not None:
            raise mishap.refusal

    def take_breakage(self, method_name: str, params: dict[str, Any]) -> Mishap | None:
        """What is to happen to the reply of this call, if anything; asked by whoever carries replies."""
        if not self._mishaps:
            return None
        return self._meet(method_name.lower(), chat_id_of(Parameters(params, {})), broken=True)

    def _meet(self, method: str, chat: int | None, *, broken: bool) -> Mishap | None:
        for mishap in self._mishaps:
            if (mishap.breakage is not None) is broken and mishap.meets(method, chat):
                if mishap.times is not None:
                    mishap.times -= 1
                    if mishap.times <= 0:
                        self._mishaps.remove(mishap)
                return mishap
        return None


def chat_id_of(params: Parameters) -> int | None:
    """The number of the chat that a call names, if it names one."""
    try:
        return params.integer("chat_id") or None
    except Refusal:
        return None
