"""HTML as Telegram reads it. Positions in refusals count bytes of UTF-8, as Telegram's do."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import NoReturn

from emulator.entities import Entity, Formatted, is_link, units
from emulator.refusals import Refusal, bad_request

_TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
    "tg-emoji": "custom_emoji",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]{1,8})|#([0-9]{1,9})|(lt|gt|amp|quot));?")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_SPACES = " \t\n\r\x0b\x0c"
_SPECIAL = re.compile(r"[&<]")
_TAG_NAME = re.compile(r"[^ \t\n\r\x0b\x0c>]*")
_ATTRIBUTE_NAME = re.compile(r"[^ \t\n\r\x0b\x0c=>/\"']*")
_NAME_TOKEN = re.compile(r"[0-9a-zA-Z.\-]*")
_USER_LINK = re.compile(r"tg://user\?id=(\d+)$")


@dataclass(frozen=True, slots=True)
class _OpenTag:
    name: str
    argument: str
    offset: int
    begin: int


class _Parser:
    """One pass over the HTML of one text."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.parts: list[str] = []
        self.offset = 0
        self.opened: list[_OpenTag] = []
        self.entities: list[Entity] = []

    def run(self) -> Formatted:
        while match := _SPECIAL.search(self.source, self.at):
            self._put(self.source[self.at : match.start()])
            self.at = match.start()
            if match.group() == "&":
                self._put(self._reference())
            elif self.source.startswith("</", self.at):
                self._close()
            else:
                self._open()
        self._put(self.source[self.at :])
        if self.opened:
            raise _fault(f'Can\'t find end tag corresponding to start tag "{self.opened[-1].name}"')
        ordered = sorted(self.entities, key=lambda entity: (entity.offset, -entity.length))
        return Formatted("".join(self.parts), tuple(ordered))

    def _put(self, text: str) -> None:
        if text:
            self.parts.append(text)
            self.offset += units(text)

    def _reference(self) -> str:
        decoded, self.at = _decode(self.source, self.at)
        return decoded

    def _open(self) -> None:
        begin = self.at
        match = _TAG_NAME.match(self.source, begin + 1)
        assert match is not None
        self.at = match.end()
        if self.at >= len(self.source):
            self._fail("Unclosed start tag", begin)
        name = match.group().lower()
        if name not in _TAGS:
            self._fail(f'Unsupported start tag "{name}"', begin)
        argument = self._attributes(name, begin)
        if name == "span" and argument != "spoiler":
            self._fail('Tag "span" must have class "tg-spoiler"', begin)
        self.opened.append(_OpenTag(name, argument, self.offset, len(self.parts)))

    def _attributes(self, tag: str, begin: int) -> str:
        argument = ""
        while True:
            self._skip_spaces(begin)
            if self.source[self.at] == ">":
                self.at += 1
                return argument
            match = _ATTRIBUTE_NAME.match(self.source, self.at)
            attribute = match.group() if match else ""
            if not attribute:
                self._fail(f'Empty attribute name in the tag "{tag}"', begin)
            self.at += len(attribute)
            self._skip_spaces(begin)
            value = ""
            if self.source[self.at] == "=":
                self.at += 1
                self._skip_spaces(begin)
                value = self._value(begin)
            argument = _argument(tag, attribute.lower(), value) or argument

    def _value(self, begin: int) -> str:
        quote = self.source[self.at]
        if quote not in "\"'":
            match = _NAME_TOKEN.match(self.source, self.at)
            token = match.group() if match else ""
            self.at += len(token)
            if self.at < len(self.source) and self.source[self.at] not in _SPACES + ">":
                self._fail("Unexpected end of name token", self.at - len(token))
            return token.lower()
        end = self.source.find(quote, self.at + 1)
        if end < 0:
            self._fail("Unclosed start tag", begin)
        raw = self.source[self.at + 1 : end]
        self.at = end + 1
        return _REFERENCE.sub(lambda found: _decode(found.group(), 0)[0], raw)

    def _skip_spaces(self, begin: int) -> None:
        while self.at < len(self.source) and self.source[self.at] in _SPACES:
            self.at += 1
        if self.at >= len(self.source):
            self._fail("Unclosed start tag", begin)

    def _close(self) -> None:
        begin = self.at
        if not self.opened:
            self._fail("Unexpected end tag", begin)
        match = _TAG_NAME.match(self.source, begin + 2)
        found = match.group() if match else ""
        self.at = begin + 2 + len(found)
        while self.at < len(self.source) and self.source[self.at] in _SPACES:
            self.at += 1
        if not self.source.startswith(">", self.at):
            self._fail("Unclosed end tag", begin)
        self.at += 1
        tag = self.opened.pop()
        if found and found.lower() != tag.name:
            words = f"Unmatched end tag at byte offset {self._bytes(begin)}"
            raise _fault(f'{words}, expected "</{tag.name}>", found "</{found}>"')
        if self.offset > tag.offset:
            self._finish(tag)

    def _finish(self, tag: _OpenTag) -> None:
        length = self.offset - tag.offset
        kind = _TAGS[tag.name]
        last = self.entities[-1] if self.entities else None
        if kind == "pre" and last and last.type == "code" and (last.offset, last.length) == (tag.offset, length):
            self.entities[-1] = Entity("pre", tag.offset, length, language=last.language)
        elif kind == "text_link":
            self._finish_link(tag, length)
        elif kind == "blockquote" and tag.argument:
            self.entities.append(Entity("expandable_blockquote", tag.offset, length))
        elif kind != "custom_emoji":  # a bot without paid names sends the plain emoji
            self.entities.append(Entity(kind, tag.offset, length, language=tag.argument if kind == "code" else ""))

    def _finish_link(self, tag: _OpenTag, length: int) -> None:
        url = tag.argument or "".join(self.parts[tag.begin :])
        if user := _USER_LINK.match(url):
            self.entities.append(Entity("text_mention", tag.offset, length, user=int(user.group(1))))
        elif is_link(url):
            self.entities.append(Entity("text_link", tag.offset, length, url=url))

    def _bytes(self, position: int) -> int:
        return len(self.source[:position].encode("utf-8", "surrogatepass"))

    def _fail(self, words: str, position: int) -> NoReturn:
        raise _fault(f"{words} at byte offset {self._bytes(position)}")


def _fault(words: str) -> Refusal:
    return bad_request(f"can't parse entities: {words}")


def _argument(tag: str, attribute: str, value: str) -> str:
    if tag == "a" and attribute == "href":
        return value
    if tag == "code" and attribute == "class" and value.startswith("language-"):
        return value.removeprefix("language-")
    if tag == "span" and attribute == "class" and value.startswith("tg-"):
        return value.removeprefix("tg-")
    return "1" if (tag, attribute) == ("blockquote", "expandable") else ""


def _decode(source: str, at: int) -> tuple[str, int]:
    """Read a character reference at `at`: what it stands for and where the text goes on. Unknown ones stay."""
    match = _REFERENCE.match(source, at)
    if match is None:
        return source[at], at + 1
    hexadecimal, decimal, name = match.groups()
    if name:
        return _NAMED[name], match.end()
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    if code == 0 or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return source[at], at + 1
    return chr(code), match.end()


@lru_cache(maxsize=2048)
def parse_html(source: str) -> Formatted:
    """Read Telegram's HTML.

    Raises:
        Refusal: 400 «can't parse entities: …», in Telegram's words, positions in bytes.
    """
    return _Parser(source).run()
