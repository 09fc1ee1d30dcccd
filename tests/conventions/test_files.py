"""Nothing in the project tells whose machine it was written on, or names a real person or school."""

import re
from functools import cache
from hashlib import sha256
from pathlib import Path

from tests.conventions.tree import ROOT, project_files

# Written in halves, so that this file passes its own test.
FOREIGN = [
    "/wo" + "rk/",
    "/ro" + "ot/",
    "/ho" + "me/",
    "/op" + "t/",
    "pypi" + ".org",
    "pythonhosted" + ".org",
    "--index" + "-url",
    "--extra-index" + "-url",
    "--find" + "-links",
    "file:" + "///",
]
BINARY = {".png", ".docx", ".xlsx", ".ico", ".woff2"}
# Stems of the names in the documents that the model was learnt from: hashed, so that they stand nowhere.
REAL_NAMES = {
    "0d9b7e0c141f10c5",
    "152b36e31cdf17a1",
    "23eccc9389b4042f",
    "35e798430f78c1c0",
    "3d07eb56069b6200",
    "410a36ee4d73aff5",
    "495541dcd53d7b87",
    "4eb2baa8db59b662",
    "61cfc0c8d3c1fb54",
    "62dcfe2d4dee3196",
    "c81f5c0d0a9f36ee",
}
WORD = re.compile(r"\b([А-ЯЁ][а-яё]+)\b(\s+[А-ЯЁ]\.)?")


def text_files() -> list[Path]:
    return [path for path in project_files() if path.suffix not in BINARY]


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def stems(word: str) -> set[str]:
    low = word.casefold()
    return {
        sha256(low[: len(low) - cut].encode()).hexdigest()[:16] for cut in range(3) if not cut or len(low) > cut + 3
    }


def test_no_trace_of_a_machine() -> None:
    found = [
        f"{name(path)}: {word}" for path in text_files() for word in FOREIGN if word in path.read_text(encoding="utf-8")
    ]
    assert not found


def test_no_real_names() -> None:
    # A name of two or three letters is a name only before initials: «мин» is also a minute.
    found = [
        f"{name(path)}: {word}"
        for path in text_files()
        for word, initial in WORD.findall(path.read_text(encoding="utf-8"))
        if (len(word) > 3 or initial) and stems(word) & REAL_NAMES
    ]
    assert not found


def test_the_lock_is_hashed_and_anonymous() -> None:
    for lock in ("requirements.txt", "requirements-dev.txt"):
        blocks = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
        assert blocks
        for block in blocks:
            assert re.match(r"[a-z0-9-]+==\S+ (; [^-]+)?\s*--hash=sha256:", block), block


def test_both_locks_hold_the_same_pins() -> None:
    def pins(lock: str) -> dict[str, str]:
        return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE))

    run, dev = pins("requirements.txt"), pins("requirements-dev.txt")
    assert {package: dev.get(package) for package in run} == run
