"""A user may lack a program that a test needs; the machine that guards every change may not."""

import os
import subprocess
import sys

import pytest

ONE_SKIP = """
import pytest

def test_that_needs_what_is_not_here():
    pytest.skip("no such program")
"""


@pytest.fixture
def outcome(root, tmp_path):
    def run(value):
        (tmp_path / "test_one.py").write_text(ONE_SKIP, encoding="utf-8")
        environment = {**os.environ, "PYTHONPATH": str(root), "SELFASSESS_TEST_ALL": value}
        command = [sys.executable, "-m", "pytest", "-p", "tests.conftest", "-p", "no:cacheprovider", "-rs", "test_one.py"]
        return subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)

    return run


def test_a_skip_gives_its_reason_to_a_user(outcome):
    done = outcome("0")

    assert done.returncode == 0
    assert "no such program" in done.stdout


def test_a_skip_is_a_failure_where_everything_must_be_there(outcome):
    done = outcome("1")

    assert done.returncode == 1
    assert "nothing may be: Skipped: no such program" in done.stdout
