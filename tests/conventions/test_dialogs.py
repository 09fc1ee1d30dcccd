"""Every dialog stands in the one ordered list, every button leads somewhere, and nothing is routed twice."""

import ast
import importlib
import inspect

from aiogram.filters.callback_data import CallbackData

import handlers
from handlers import callbacks
from handlers.callbacks import RunCommand
from tests.conventions.tree import ROOT, sources


def dialog_modules() -> list[str]:
    """Modules of handlers that make a ``Dialog``."""
    return [
        ".".join(source.path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for source in sources("handlers")
        for node in source.tree.body
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Call)
        and isinstance(node.value.func, ast.Name)
        and node.value.func.id == "Dialog"
    ]


def test_every_dialog_is_in_the_list() -> None:
    made = {importlib.import_module(name).dialog.name for name in dialog_modules()}
    assert {dialog.name for dialog in handlers.DIALOGS} == made
    assert len(handlers.DIALOGS) == len(made)


def test_no_route_stands_in_two_dialogs() -> None:
    handlers.switchboard()


def test_every_button_has_a_route() -> None:
    # The switchboard itself answers the buttons of the menu: they name a command.
    routed = {*handlers.switchboard().taps, RunCommand.__prefix__}
    unrouted = [
        name
        for name, value in inspect.getmembers(callbacks, inspect.isclass)
        if issubclass(value, CallbackData) and value is not CallbackData and value.__prefix__ not in routed
    ]
    assert not unrouted


def test_every_button_of_the_menu_names_a_command() -> None:
    known = set(handlers.switchboard().commands)
    unknown = [
        f"{source.name}:{node.lineno} {keyword.value.value!r}"
        for source in sources("handlers", "bot")
        for node in source.nodes
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "RunCommand"
        for keyword in node.keywords
        if isinstance(keyword.value, ast.Constant) and keyword.value.value not in known
    ]
    assert not unknown
