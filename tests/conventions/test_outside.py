"""What stands outside the code agrees with it: settings, commands, links of the documents, buttons of the guides."""

import re
from pathlib import Path

import pytest

import handlers
from bot.settings import Settings
from tests.conventions.tree import ROOT, project_files

DOCUMENTS = [path for path in project_files() if path.suffix == ".md"]
GUIDES = [ROOT / "README.ru.md", ROOT / "docs" / "curator.md", ROOT / "docs" / "privacy.md"]
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
BOTFATHER = {"newbot", "setjoingroups"}
PROCESS = {"run", "demo", "check", "migrate", "backup", "restore"}


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


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_commands_exist(path: Path) -> None:
    code = "\n".join(re.findall(r"`[^`]+`|```.*?```", path.read_text(encoding="utf-8"), re.DOTALL))
    assert set(re.findall(r"\bmake ([a-z-]+)", code)) <= TARGETS
    assert set(re.findall(r"-m bot ([a-z]+)", code)) <= PROCESS


@pytest.mark.parametrize("path", [*GUIDES, ROOT / "README.md"], ids=name)
def test_commands_of_the_bot_exist(path: Path) -> None:
    """A command stands in a guide as `/word`."""
    named = set(re.findall(r"`/([a-z]+)", path.read_text(encoding="utf-8"))) - BOTFATHER
    assert named <= set(handlers.switchboard().commands)


@pytest.mark.parametrize("path", DOCUMENTS, ids=name)
def test_links_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)", path.read_text(encoding="utf-8"))
    dead = [link for link in links if "://" not in link and not (path.parent / link).exists()]
    assert not dead


@pytest.mark.parametrize("path", GUIDES, ids=name)
def test_buttons_in_guides_exist(path: Path) -> None:
    """A button stands in a guide as **«Кнопка»**; its words are those of the texts."""
    words = "\n".join(text.read_text(encoding="utf-8") for text in sorted((ROOT / "texts" / "ru").glob("*.ftl")))
    unknown = [
        label for label in re.findall(r"\*\*«([^»]+)»\*\*", path.read_text(encoding="utf-8")) if label not in words
    ]
    assert not unknown
