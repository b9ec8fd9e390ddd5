"""The contracts between layers are worth something only if they break."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

OFFENCES = """
import logging
import alembic
import docx
import flask
import marshmallow
import openpyxl
import pptx
import sqlalchemy
import selfassess.web.app
"""


def contracts(root):
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]


def lint_imports(folder):
    return subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=folder,
        env={"PYTHONPATH": str(folder), "COLUMNS": "300"},
        capture_output=True,
        text=True,
        check=False,
    ).stdout


@pytest.fixture
def copy(root, tmp_path):
    shutil.copy(root / "pyproject.toml", tmp_path)
    shutil.copytree(root / "selfassess", tmp_path / "selfassess", ignore=shutil.ignore_patterns("static", "__pycache__"))
    return tmp_path


def test_each_contract_breaks_on_a_planted_offence(copy):
    judgement = copy / "selfassess" / "domain" / "judgement.py"
    judgement.write_text(judgement.read_text(encoding="utf-8") + OFFENCES, encoding="utf-8")

    printed = lint_imports(copy)

    assert [contract["name"] for contract in contracts(copy) if f"{contract['name']} BROKEN" not in printed] == []


def test_a_module_that_stands_in_no_layer_breaks_the_contract(copy):
    (copy / "selfassess" / "stray.py").write_text('"""A module that nobody placed."""\n', encoding="utf-8")

    assert "selfassess.stray" in lint_imports(copy)
