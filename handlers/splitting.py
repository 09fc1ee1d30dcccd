"""Long texts in pieces that Telegram takes: cut at paragraphs, then lines, then words; tags stay balanced."""

import re
from collections.abc import Iterator
from html import unescape

LIMIT = 4096
_TOKEN = re.compile(r"(<[^<>]+>)|(&[a-zA-Z0-9#]+;)|(\s+)|([^<&\s]+|[<&])")


def visible_length(html: str) -> int:
    """Characters a reader sees (tags out, entities in): what Telegram counts."""
    return len(unescape(re.sub(r"<[^<>]+>", "", html)))


def split(html: str, limit: int = LIMIT) -> list[str]:
    """``html`` in pieces of at most ``limit`` visible characters each, none empty; joined they say the same words.

    A piece ends at a blank line if one lies in its second half, else at a line end, else at a space.
    """
    if visible_length(html) <= limit:
        return [html]
    pieces: list[str] = []
    current: list[str] = []
    open_tags: list[str] = []
    length = 0
    for token, width in _tokens(html, limit):
        if width and length + width > limit:
            kept, rest = _cut(current)
            pieces.append("".join(kept) + _closing(_open_after(kept)))
            current = [*_open_after(kept), *rest]
            length = visible_length("".join(current))
            if length + width > limit:  # the carried rest leaves no room: it is a piece of its own
                pieces.append("".join(current) + _closing(open_tags))
                current, length = list(open_tags), 0
        current.append(token)
        length += width
        open_tags = _after(open_tags, token)
    pieces.append("".join(current))
    return [piece for piece in (piece.strip() for piece in pieces) if visible_length(piece)]


def _tokens(html: str, limit: int) -> Iterator[tuple[str, int]]:
    for match in _TOKEN.finditer(html):
        token = match[0]
        if match[1]:
            yield token, 0
        elif match[2]:
            yield token, len(unescape(token))
        else:
            for start in range(0, len(token), limit):
                part = token[start : start + limit]
                yield part, len(part)


def _cut(tokens: list[str]) -> tuple[list[str], list[str]]:
    """Where to end a piece: the last blank line of its second half, else the last line end there, else all of it."""
    half = len(tokens) // 2
    for mark in ("\n\n", "\n"):
        for index in range(len(tokens) - 1, half - 1, -1):
            if mark in tokens[index] and not tokens[index].strip():
                return tokens[:index], tokens[index + 1 :]
    end = len(tokens)
    while end > 1 and not tokens[end - 1].strip():
        end -= 1
    return tokens[:end], []


def _after(open_tags: list[str], token: str) -> list[str]:
    if not token.startswith("<") or len(token) < 3:
        return open_tags
    return open_tags[:-1] if token.startswith("</") else [*open_tags, token]


def _open_after(tokens: list[str]) -> list[str]:
    open_tags: list[str] = []
    for token in tokens:
        open_tags = _after(open_tags, token)
    return open_tags


def _closing(open_tags: list[str]) -> str:
    return "".join(f"</{tag[1:-1].split(' ')[0]}>" for tag in reversed(open_tags))
