"""The shape of the repository: what the machine can hold, nobody has to remember."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "selfassess"
MODULES = sorted(PACKAGE.rglob("*.py"))
EVERY_MODULE = sorted(path for folder in ("selfassess", "tests", "bench") for path in (ROOT / folder).rglob("*.py"))
TEXTS = sorted(
    path
    for folder in ("selfassess", "frameworks", "templates", "exports", "tests", "bench", "docs")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in {".css", ".html", ".js", ".md", ".py", ".scss", ".yaml"} and "static" not in path.parts
)

DATA_FOLDERS = ("frameworks", "templates", "exports")
DRAWERS = {"utils", "util", "helpers", "helper", "common", "core", "base", "manager", "misc"}
LONGEST_FUNCTION = 60
LONGEST_MODULE = 300
MIGRATIONS = PACKAGE / "store" / "migrations" / "versions"  # each is one list of tables and columns
IMPORTS_ON_DEMAND = {*(PACKAGE / "wiring").glob("*.py"), PACKAGE / "cli" / "commands.py"}
NOTES_TO_SELF = ("TO" + "DO", "FIX" + "ME", "XX" + "X")


def shown(path):
    return path.relative_to(ROOT).as_posix()


def functions(tree):
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]


@pytest.fixture(scope="module")
def trees():
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in EVERY_MODULE}


def test_there_is_no_code_in_a_data_folder():
    assert [shown(path) for folder in DATA_FOLDERS for path in (ROOT / folder).rglob("*.py")] == []


def test_no_module_is_a_drawer():
    assert [shown(path) for path in EVERY_MODULE if DRAWERS & {path.stem, path.parent.name}] == []


def test_no_function_is_long(trees):
    long = {
        f"{shown(path)}:{node.lineno} {node.name}": node.end_lineno - node.lineno + 1
        for path, tree in trees.items()
        if path.parent != MIGRATIONS
        for node in functions(tree)
        if node.end_lineno - node.lineno + 1 > LONGEST_FUNCTION
    }
    assert long == {}


def test_no_module_is_long():
    lengths = {shown(path): len(path.read_text(encoding="utf-8").splitlines()) for path in MODULES if path.parent != MIGRATIONS}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_MODULE} == {}


def test_only_two_modules_import_inside_functions(trees):
    offenders = [
        f"{shown(path)}:{inner.lineno}"
        for path, tree in trees.items()
        if path not in IMPORTS_ON_DEMAND
        for node in functions(tree)
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert offenders == []


def test_nothing_is_imported_for_types_alone(trees):
    names = ("TYPE_" + "CHECKING",)
    assert [
        f"{shown(path)}:{node.lineno}"
        for path, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and node.id in names
    ] == []


def test_every_package_says_its_law_in_one_line(trees):
    packages = {path: tree for path, tree in trees.items() if path.name == "__init__.py" and PACKAGE in path.parents}
    assert [shown(path) for path, tree in packages.items() if not ast.get_docstring(tree)] == []


def test_nobody_left_a_note_to_self():
    assert [
        f"{shown(path)}:{number}"
        for path in TEXTS
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if any(note in line for note in NOTES_TO_SELF)
    ] == []
