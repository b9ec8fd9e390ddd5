"""What is installed is exactly what was tested, wherever it is fetched from."""

import re
import tomllib
from importlib.metadata import metadata

import pytest

import hatch_build

REQUIREMENT = re.compile(r"^([A-Za-z0-9._-]+)==")


def normal(name):
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.fixture(scope="module")
def constraints(root):
    return (root / "constraints.txt").read_text(encoding="utf-8")


def test_the_constraints_hold_no_address_and_no_path(constraints):
    plain = [line for line in constraints.splitlines() if not line.lstrip().startswith("#")]

    assert [line for line in plain if re.search(r"://|@|/|\\(?!$)|--(?!hash=sha256:[0-9a-f]{64})", line)] == []
    assert "://" not in constraints


def test_every_library_has_a_version_and_a_hash(constraints):
    for block in re.split(r"\n(?=\S)", constraints.split("\n", 2)[2]):
        assert REQUIREMENT.match(block), block
        assert "--hash=sha256:" in block


def test_every_library_we_ask_for_is_in_the_constraints(root, constraints):
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [*project["dependencies"], *(name for extra in project["optional-dependencies"].values() for name in extra)]
    held = {normal(match[1]) for line in constraints.splitlines() if (match := REQUIREMENT.match(line))}

    assert {normal(re.match(r"[A-Za-z0-9._-]+", name)[0]) for name in asked} - held == set()


def test_the_style_sheets_are_of_the_version_that_the_templates_are_a_port_of():
    (frontend,) = (package for package in hatch_build.PACKAGES if package.name == "govuk-frontend")

    assert f"GOV.UK%20Frontend-v{frontend.version}-" in str(metadata("govuk-frontend-jinja").get_payload())
