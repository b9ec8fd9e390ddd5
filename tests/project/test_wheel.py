"""The built package, in an environment that has never seen this checkout."""

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

UV = Path(sys.executable).with_name("uv")
OPEN_THE_FIRST_PAGE = """
import sys
from pathlib import Path
from selfassess.settings import Settings
from selfassess.web.access import DoorKey
from selfassess.web.app import create_app
from selfassess.wiring import toolbox
key = DoorKey()
tools = toolbox(Settings(data_dir=Path(sys.argv[1]), database_url=f"sqlite:///{sys.argv[1]}/wheel.sqlite3"))
client = create_app(tools, key=key).test_client()
client.get(f"/?key={key.value}")
page = client.get("/")
style = client.get(page.text.split('<link rel="stylesheet" href="')[1].split('"')[0])
print(page.status_code, style.status_code, style.content_length > 50_000)
"""


def run(*command, folder, **kwargs):
    done = subprocess.run([str(word) for word in command], cwd=folder, capture_output=True, text=True, check=False, **kwargs)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(root, tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    run(UV, "build", "--no-config", "--wheel", "--out-dir", folder, root, folder=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(root, wheel, tmp_path_factory):
    """The folder of programs of a clean environment that holds the wheel and what it asks for."""
    folder = tmp_path_factory.mktemp("clean")
    venv.create(folder)
    programs = folder / ("Scripts" if sys.platform == "win32" else "bin")
    target = ("--python", programs / "python", "--no-config")
    run(UV, "pip", "install", *target, "--constraint", root / "constraints.txt", wheel, folder=folder)
    return programs


def test_the_wheel_holds_the_data_folders_and_the_built_assets_and_nothing_else_of_the_checkout(wheel):
    names = zipfile.ZipFile(wheel).namelist()

    for needed in ("_data/templates/html/base.html", "web/static/page.css", "web/static/NOTICE.txt", "py.typed"):
        assert f"selfassess/{needed}" in names
    assert {name.split("/")[0] for name in names} == {"selfassess", wheel.name.removesuffix("-py3-none-any.whl") + ".dist-info"}
    assert [name for name in names if name.endswith((".scss", ".pyc"))] == []


def test_the_installed_program_runs_in_another_folder(installed, tmp_path):
    assert run(installed / "selfassess", "--version", folder=tmp_path).startswith("selfassess ")


def test_the_installed_program_serves_its_pages_and_its_style_sheet(installed, tmp_path):
    printed = run(installed / "python", "-I", "-c", OPEN_THE_FIRST_PAGE, tmp_path / "data", folder=tmp_path)

    assert printed == "200 200 True\n"


def test_the_installed_program_makes_every_pack_of_its_demonstration(installed, tmp_path):
    told = run(installed / "selfassess", "demo", "--check", folder=tmp_path).splitlines()
    packs = [line for line in told if " kB, " in line]

    assert {line.split("-ilacs")[0] for line in packs} >= {"aldermere-self-evaluation", "aldermere-scoring-workbook"}
    assert [line for line in packs if not line.endswith(" sound")] == []
