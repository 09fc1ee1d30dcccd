"""What stands outside the code agrees with it: settings, commands, links of the documents, buttons of the guides."""

import re
from pathlib import Path

import handlers
from bot.settings import Settings
from tests.conventions.tree import ROOT, project_files

DOCUMENTS = [path for path in project_files() if path.suffix == ".md"]
GUIDES = [ROOT / "README.md", ROOT / "README.ru.md", ROOT / "docs" / "curator.md", ROOT / "docs" / "privacy.md"]
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
BOTFATHER = {"newbot", "setjoingroups"}
COMMAND = re.compile(r"`/([a-z]+)")
BUTTON = re.compile(r"\*\*«(.+?)»\*\*", re.DOTALL)
PROCESS = {"run", "demo", "check", "migrate", "backup", "restore"}


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_the_example_names_every_setting_with_a_comment() -> None:
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    named = [found[1] for line in lines if (found := re.match(r"#?\s?([A-Z_]+)=", line))]
    assert sorted(named) == sorted(field.upper() for field in Settings.model_fields)
    for index, line in enumerate(lines):
        if re.match(r"#?\s?[A-Z_]+=", line):
            assert index, "the first setting has no comment"
            assert re.match(r"# .*[а-яё]", lines[index - 1]), f"no comment above {line}"


def test_commands_exist() -> None:
    for path in DOCUMENTS:
        code = "\n".join(re.findall(r"`[^`]+`|```.*?```", read(path), re.DOTALL))
        assert set(re.findall(r"\bmake ([a-z-]+)", code)) <= TARGETS, name(path)
        assert set(re.findall(r"-m bot ([a-z]+)", code)) <= PROCESS, name(path)


def test_commands_of_the_bot_exist() -> None:
    """A command stands in a guide as `/word`."""
    known = set(handlers.switchboard().commands) | BOTFATHER
    unknown = {f"{name(path)}: /{word}" for path in GUIDES for word in COMMAND.findall(read(path)) if word not in known}
    assert not unknown


def test_links_lead_somewhere() -> None:
    dead = [
        f"{name(path)}: {link}"
        for path in DOCUMENTS
        for link in re.findall(r"\]\(([^)#\s]+)", read(path))
        if "://" not in link and not (path.parent / link).exists()
    ]
    assert not dead


def test_buttons_in_guides_exist() -> None:
    """A button stands in a guide as **«Кнопка»**; its words are those of the texts."""
    words = "\n".join(read(text) for text in sorted((ROOT / "texts" / "ru").glob("*.ftl")))
    unknown = [
        f"{name(path)}: {label}"
        for path in GUIDES
        for label in BUTTON.findall(read(path))
        if " ".join(label.split()) not in words
    ]
    assert not unknown
