"""The shape of the house: who imports whom, how large a room may be, what a room may not be called."""

import ast
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = ("indexes", "ingest", "search_app")
MAY_IMPORT = {"indexes": set(), "ingest": {"indexes"}, "search_app": {"indexes"}}
DRAWERS = {"util", "utils", "helpers", "common", "misc"}
TOP = {
    "ingest", "search_app", "indexes", "corpus", "tests", "pyproject.toml", "rakor.py", "training", "benchmarks",
    "docs", "Makefile", "README.md", "ARCHITECTURE.md", "CHANGELOG.md", "LICENSE", "compose.yaml", "constraints.txt",
}  # fmt: skip
# A foreign library is named in one file only, so that it can be changed in one place.
ONE_FILE = {
    "tantivy", "tokenizers", "sentence_transformers", "pypdfium2", "docx", "openpyxl", "markdown_it",
    "waitress", "tqdm", "snowballstemmer", "elasticsearch", "elastic_transport",
}  # fmt: skip
# Haystack is what two rooms are adapters to: the stages of the ingest, and the store for the pipelines of others.
HAYSTACK = ("ingest/components.py", "ingest/pipeline.py", "ingest/running.py", "indexes/haystack/")


def modules(*folders: str) -> list[Path]:
    return [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]


def imported(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_packages_import_only_what_they_may():
    wrong = [
        f"{shown(path)} imports {name}"
        for package in PACKAGES
        for path in modules(package)
        for name in imported(path)
        if name.split(".")[0] in set(PACKAGES) - MAY_IMPORT[package] - {package}
    ]
    assert wrong == []


def test_a_foreign_library_is_named_in_one_file():
    users: dict[str, set[str]] = {}
    for path in modules(*PACKAGES):
        for name in {name.split(".")[0] for name in imported(path)} & ONE_FILE:
            users.setdefault(name, set()).add(shown(path))
    assert {name: files for name, files in users.items() if len(files) > 1} == {}
    assert users.keys() == ONE_FILE


def test_haystack_is_named_by_its_adapters_alone_and_nothing_pulls_them_in():
    named, pulled = set(), set()
    for path in (*modules(*PACKAGES), ROOT / "rakor.py"):
        used = imported(path)
        named |= {shown(path)} if {name.split(".")[0] for name in used} & {"haystack"} else set()
        pulled |= {shown(path)} if any(name.startswith("indexes.haystack") for name in used) else set()
    assert {name for name in named if not name.startswith(HAYSTACK)} == set()
    assert {name for name in pulled if not name.startswith("indexes/haystack/")} == set()
    assert all(any(name.startswith(each) for name in named) for each in HAYSTACK)


def test_model_and_query_hold_values_without_input_or_output():
    for module in ("indexes/model.py", "indexes/query.py", "ingest/document.py"):
        assert imported(ROOT / module) & {"os", "sqlite3", "open", "json", "io"} == set()


@pytest.mark.parametrize("path", [*modules(*PACKAGES, "training", "benchmarks"), ROOT / "rakor.py"], ids=shown)
def test_modules_and_functions_are_small(path: Path):
    text = path.read_text("utf-8")
    assert text.count("\n") <= 250
    long = [
        f"{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)) and node.end_lineno - node.lineno >= 60
    ]
    assert long == []


def test_no_drawers():
    assert [shown(p) for p in modules(*PACKAGES, "training", "benchmarks", "tests") if p.stem in DRAWERS] == []


def test_the_top_level_is_as_drawn():
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    top = {line.split("/")[0] for line in listed.splitlines() if not line.startswith(".")}
    assert top - TOP == set()
