"""HTTP and Bot API answers as ready bytes: the stub must be far faster than what it measures."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
_CHUNKED = re.compile(rb"transfer-encoding: *chunked", re.IGNORECASE)
_HEAD = b"HTTP/1.1 %d %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
_MESSAGE = b'{"ok":true,"result":{"message_id":%d,"from":{"id":1,"is_bot":true,"first_name":"B","username":"stub_bot"},'
_MESSAGE += b'"chat":{"id":%s,"first_name":"P","type":"private"},"date":1790000000,%s}}'
_TEXT = b'"text":"' + b"A screen of about a hundred letters, as a question with its hint is. " * 2 + b'"'
_BUTTONS = b",".join(b'[{"text":"Answer %d","callback_data":"q:%d:key:=a"}]' % (n, n) for n in range(5))
_SCREEN = b'"edit_date":1790000001,' + _TEXT + b',"reply_markup":{"inline_keyboard":[' + _BUTTONS + b"]}"
_PHOTO = b'"photo":[{"file_id":"f","file_unique_id":"u","width":9,"height":9}]'
_ME = b'{"ok":true,"result":{"id":1,"is_bot":true,"first_name":"B","username":"stub_bot"}}'
_TRUE = b'{"ok":true,"result":true}'


@dataclass(frozen=True, slots=True)
class Call:
    """One request: the method's name in small letters and its form, not decoded."""

    method: bytes
    body: bytes


@dataclass(slots=True)
class Reader:
    """Cuts a byte stream into requests."""

    _buffer: bytearray = field(default_factory=bytearray)

    def feed(self, data: bytes) -> Iterator[Call]:
        self._buffer += data
        while (call := self._next()) is not None:
            yield call

    def _next(self) -> Call | None:
        end = self._buffer.find(b"\r\n\r\n")
        if end < 0:
            return None
        head = bytes(self._buffer[:end])
        start = end + 4
        if _CHUNKED.search(head):
            last = self._buffer.find(b"\r\n0\r\n\r\n", end)
            if last < 0:
                return None
            stop = last + 7
        else:
            length = _LENGTH.search(head)
            stop = start + (int(length[1]) if length else 0)
            if len(self._buffer) < stop:
                return None
        body = bytes(self._buffer[start:stop])
        del self._buffer[:stop]
        path = head.split(b" ", 2)[1].partition(b"?")[0]
        return Call(path.rpartition(b"/")[2].lower(), body)


def reply(body: bytes, status: int = 200) -> bytes:
    return _HEAD % (status, b"OK" if status == 200 else b"No", len(body), body)


def result(call: Call, chat: bytes, number: int) -> bytes:
    """What Telegram would say to ``call``; an edited message comes back whole, as it does from Telegram."""
    match call.method:
        case b"sendmessage":
            return reply(_MESSAGE % (number, chat, _TEXT))
        case b"editmessagetext":
            return reply(_MESSAGE % (number, chat, _SCREEN))
        case b"sendphoto":
            return reply(_MESSAGE % (number, chat, _PHOTO))
        case b"sendmediagroup":
            return reply(b'{"ok":true,"result":[]}')
        case b"getme":
            return reply(_ME)
        case _:
            return reply(_TRUE)


def updates(batch: list[bytes]) -> bytes:
    return reply(b'{"ok":true,"result":[' + b",".join(batch) + b"]}")


def too_many() -> bytes:
    return reply(b'{"ok":false,"error_code":429,"description":"Too Many Requests","parameters":{"retry_after":1}}', 429)
