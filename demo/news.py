"""News for the open pages: which chats changed, and whether the clock or the whole school did."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager


class Reader:
    """One open page. ``take`` what is new after ``woken``."""

    def __init__(self) -> None:
        self.woken = asyncio.Event()
        self._chats: set[int] = set()
        self._stage = True

    def tell_chat(self, chat_id: int) -> None:
        self._chats.add(chat_id)
        self.woken.set()

    def tell_stage(self) -> None:
        self._stage = True
        self.woken.set()

    def take(self) -> tuple[set[int], bool]:
        """Chats that changed, and whether the stage did; forgotten by this."""
        chats, stage = self._chats, self._stage
        self._chats, self._stage = set(), False
        self.woken.clear()
        return chats, stage


class News:
    """Everyone who reads."""

    def __init__(self) -> None:
        self._readers: set[Reader] = set()

    @contextmanager
    def reader(self) -> Iterator[Reader]:
        """Read for as long as the page is open."""
        reader = Reader()
        self._readers.add(reader)
        try:
            yield reader
        finally:
            self._readers.discard(reader)

    def chat(self, chat_id: int) -> None:
        """A chat looks different now."""
        for reader in self._readers:
            reader.tell_chat(chat_id)

    def stage(self) -> None:
        """The clock, the progress or the school itself changed."""
        for reader in self._readers:
            reader.tell_stage()
