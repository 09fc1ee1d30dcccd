"""«Perhaps you meant»: names within one slip of the fingers of what was typed."""

from domain.names import retyped, search_key

SHORTEST = 4
"""Letters of a word from which a slip is looked for: shorter ones are all alike."""


def near(query: str, name: str) -> bool:
    """Whether every word asked for begins a word of the name, give or take one letter; on either keyboard."""
    return _near(query, name) or _near(retyped(query), name)


def _near(query: str, name: str) -> bool:
    words = search_key(name).split()
    for asked in sorted(search_key(query).split(), key=len, reverse=True):
        found = next((word for word in words if _begins(asked, word)), None)
        if found is None:
            return False
        words.remove(found)
    return bool(query.strip())


def _begins(asked: str, word: str) -> bool:
    if word.startswith(asked):
        return True
    if len(asked) < SHORTEST:
        return False
    beginnings = (word[: len(asked) + shift] for shift in (-1, 0, 1))
    return any(one_slip(asked, beginning) for beginning in beginnings)


def one_slip(one: str, other: str) -> bool:
    """At most one letter put in, left out, taken for another, or two that changed places."""
    if abs(len(one) - len(other)) > 1:
        return False
    same = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    left, right = one[same:], other[same:]
    if len(left) == len(right):
        return left[1:] == right[1:] or (left[:2] == right[1::-1] and left[2:] == right[2:])
    shorter, longer = sorted((left, right), key=len)
    return shorter == longer[1:]
