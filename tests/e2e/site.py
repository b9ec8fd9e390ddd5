"""The real program serving on this machine, for one module of tests."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from tests.demonstration import Demonstration


@dataclass(frozen=True, slots=True)
class Site:
    """A program that serves the folder `data_dir` at `address`; `entrance` is the address that lets one browser in.

    `holds` says what can be opened in it.
    """

    address: str
    entrance: str
    data_dir: Path
    holds: Demonstration

    def command(self, *words: str) -> str:
        """What `selfassess` prints for these words, on the data that the site serves."""
        done = subprocess.run(
            [sys.executable, "-m", "selfassess", *words],
            env=environment(self.data_dir),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


def environment(data_dir: Path) -> dict[str, str]:
    return {**os.environ, "SELFASSESS_DATA_DIR": str(data_dir)}


@contextmanager
def shared(data_dir: Path, url: str, port: int) -> Iterator[str]:
    """A program in which people sign in, on a data folder and the database at `url`; the address at which it answers."""
    places = environment(data_dir) | {"SELFASSESS_DATABASE_URL": url, "SELFASSESS_ACCOUNTS": "yes"}
    command = [sys.executable, "-m", "selfassess", "serve", "--port", str(port), "--no-open"]
    errors = data_dir / "errors.txt"
    with errors.open("w", encoding="utf-8") as log:
        program = subprocess.Popen(command, env=places, stdout=subprocess.PIPE, stderr=log, text=True)
    with program:
        first = program.stdout.readline()
        assert first.startswith("People sign in at http://"), errors.read_text(encoding="utf-8")
        yield first.removeprefix("People sign in at ").strip()
        program.terminate()
    said = errors.read_text(encoding="utf-8")
    assert said == "", f"The program complained while it served:\n{said}"


@contextmanager
def serving(holds: Demonstration) -> Iterator[Site]:
    """The program before this demonstration, started at a free port and stopped at the end."""
    data_dir = holds.folder
    command = [sys.executable, "-m", "selfassess", "serve", "--port", "0", "--no-open"]
    errors = data_dir / "errors.txt"
    with errors.open("w", encoding="utf-8") as log:
        program = subprocess.Popen(command, env=environment(data_dir), stdout=subprocess.PIPE, stderr=log, text=True)
    with program:
        first = program.stdout.readline()
        assert first.startswith("Open http://"), errors.read_text(encoding="utf-8")
        entrance = first.removeprefix("Open ").strip()
        yield Site(f"http://{urlsplit(entrance).netloc}", entrance, data_dir, holds)
        program.terminate()
    said = errors.read_text(encoding="utf-8")
    assert said == "", f"The program complained while it served:\n{said}"
