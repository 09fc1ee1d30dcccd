"""What happens to a formatted text: trimming, entities found by Telegram itself, and HTML rebuilt for a page."""

import html
import re
from dataclasses import replace
from typing import Any
from unicodedata import category

from emulator.entities import Entity, Formatted, is_link, units
from emulator.parsing import parse_html
from emulator.refusals import Refusal, bad_request

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
RAW_LIMIT = 32768

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u2028-\u202e]")
_BLANK = "\u115f\u1160\u2800\u3164\uffa0"  # letters and signs drawn as nothing
_AUTOMATIC = re.compile(
    r"(?P<url>https?://[^\s<>\"]+[^\s<>\".,;:!?)\u00bb])"
    r"|(?<![\w/@.])(?:(?P<bot_command>/[A-Za-z0-9_]{1,32}(?:@\w+)?)|(?P<mention>@[A-Za-z]\w{3,31}))(?![\w/])"
)
_OPENING = {
    "bold": "<b>",
    "italic": "<i>",
    "underline": "<u>",
    "strikethrough": "<s>",
    "spoiler": '<span class="spoiler">',
    "code": "<code>",
    "pre": "<pre>",
    "blockquote": "<blockquote>",
    "expandable_blockquote": '<blockquote class="expandable">',
    "bot_command": '<span class="command">',
    "mention": '<span class="mention">',
    "text_mention": '<span class="mention">',
}


def read_formatted(
    text: str, parse_mode: str, entities: list[dict[str, Any]] | None, *, limit: int, what: str
) -> Formatted:
    """Turn what a bot sends into what people see.

    Args:
        text: as sent, with or without markup.
        parse_mode: "HTML" in any case, or "" (Markdown is not emulated: our product never sends it).
        entities: `MessageEntity` list, used without a parse mode.
        limit: code points allowed after parsing.
        what: "text" or "caption", for the words of refusals.

    Raises:
        Refusal: 400 for bad markup and for a text that is too long.
    """
    if len(text) > RAW_LIMIT or len(text.encode("utf-8", "surrogatepass")) > RAW_LIMIT:
        raise too_long(what)
    if parse_mode and parse_mode.lower() != "html":
        raise bad_request("unsupported parse_mode")
    if parse_mode:
        parsed = parse_html(text)
    else:
        parsed = Formatted(text, tuple(entity_from_json(entity) for entity in entities or ()))
    clean = detect(trim(parsed))
    if len(clean.text) > limit:
        raise too_long(what)
    return clean


def is_blank(text: str) -> bool:
    """Whether nothing of it can be seen: white space, zero-width and format characters, blank letters."""
    return all(sign.isspace() or sign in _BLANK or category(sign) in ("Cc", "Cf") for sign in text)


def too_long(what: str) -> Refusal:
    """The refusal of a text or a caption above its limit."""
    return bad_request("message caption is too long" if what == "caption" else "message is too long")


def entity_from_json(entity: dict[str, Any]) -> Entity:
    """Read a `MessageEntity`."""
    user = entity.get("user") or {}
    return Entity(
        str(entity["type"]),
        int(entity["offset"]),
        int(entity["length"]),
        url=entity.get("url") or "",
        user=int(user.get("id", 0)),
        language=entity.get("language") or "",
    )


def trim(formatted: Formatted) -> Formatted:
    """Drop white space at both ends and control characters, and move the entities with the text."""
    text = _CONTROL.sub(" ", formatted.text) if not formatted.text.isprintable() else formatted.text
    left = len(text) - len(text.lstrip())
    text = text.strip()
    if left == 0 and not formatted.entities:
        return Formatted(text)
    return Formatted(text, _shift(formatted.entities, units(formatted.text[:left]), units(text)))


def _shift(entities: tuple[Entity, ...], left: int, size: int) -> tuple[Entity, ...]:
    kept = []
    for entity in entities:
        offset, end = max(entity.offset - left, 0), min(entity.end - left, size)
        if end > offset:
            kept.append(replace(entity, offset=offset, length=end - offset))
    return tuple(kept)


def detect(formatted: Formatted) -> Formatted:
    """Add the links, commands and mentions that Telegram finds itself where nothing else is marked."""
    if not any(sign in formatted.text for sign in ("/", "@")):
        return formatted
    found = []
    for match in _AUTOMATIC.finditer(formatted.text):
        offset = units(formatted.text[: match.start()])
        entity = Entity(str(match.lastgroup), offset, units(match.group()))
        if not any(_overlap(entity, other) and _exclusive(other) for other in formatted.entities):
            found.append(entity)
    if not found:
        return formatted
    ordered = sorted((*formatted.entities, *found), key=lambda entity: (entity.offset, -entity.length))
    return Formatted(formatted.text, tuple(ordered))


def _overlap(one: Entity, other: Entity) -> bool:
    return one.offset < other.end and other.offset < one.end


def _exclusive(entity: Entity) -> bool:
    return entity.type in {"code", "pre", "text_link", "text_mention", "url", "bot_command", "mention"}


def render_html(formatted: Formatted) -> str:
    """Safe HTML of a text for a page: every character escaped, tags only from entities, links only to web addresses."""
    if not formatted.entities:
        return _escape(formatted.text)
    raw = formatted.text.encode("utf-16-le", "surrogatepass")
    out: list[str] = []
    opened: list[Entity] = []
    at = 0
    for entity in sorted(formatted.entities, key=lambda item: (item.offset, -item.length)):
        while opened and opened[-1].end <= entity.offset:
            at = _emit(raw, at, opened[-1].end, out)
            out.append(_closing(opened.pop()))
        at = _emit(raw, at, entity.offset, out)
        inner = min([entity.end, *(outer.end for outer in opened)])
        clipped = replace(entity, length=inner - entity.offset)
        out.append(_opening(clipped, raw))
        opened.append(clipped)
    while opened:
        at = _emit(raw, at, opened[-1].end, out)
        out.append(_closing(opened.pop()))
    _emit(raw, at, len(raw) // 2, out)
    return "".join(out)


def _emit(raw: bytes, start: int, end: int, out: list[str]) -> int:
    if end > start:
        out.append(_escape(raw[start * 2 : end * 2].decode("utf-16-le", "replace")))
    return max(start, end)


def _escape(text: str) -> str:
    return html.escape(text, quote=True)


def _opening(entity: Entity, raw: bytes) -> str:
    if entity.type in {"url", "text_link"}:
        address = entity.url or raw[entity.offset * 2 : entity.end * 2].decode("utf-16-le", "replace")
        return f'<a href="{_escape(_safe(address))}" target="_blank" rel="noopener noreferrer">'
    return _OPENING.get(entity.type, "<span>")


def _safe(address: str) -> str:
    if not is_link(address):
        return "#"
    return address if "://" in address or address.startswith(("mailto:", "tel:")) else f"http://{address}"


def _closing(entity: Entity) -> str:
    if entity.type in {"url", "text_link"}:
        return "</a>"
    opening = _OPENING.get(entity.type, "<span>")
    return f"</{opening[1:-1].split(' ')[0]}>"
