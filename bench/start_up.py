"""How long the command line and the web application take to be there."""

import os
import subprocess
import sys
import tempfile
from urllib.request import HTTPCookieProcessor, build_opener

from bench.side_by_side import Measured, medians

PLAIN_SERVER = """
from flask import Flask
from waitress.server import create_server
app = Flask("plain")
app.add_url_rule("/", "page", lambda: "page")
server = create_server(app, host="127.0.0.1", port=0)
print(f"Open http://127.0.0.1:{server.effective_port}/", flush=True)
server.run()
"""


def measurements() -> list[Measured]:
    """Help beside a bare import of click, and a first page beside a bare Flask application."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "SELFASSESS_DATA_DIR": folder}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # what is installed is compiled once, not at each start
        ours, peer = medians(
            lambda: subprocess.run([sys.executable, "-m", "selfassess", "--help"], capture_output=True, check=True),
            lambda: subprocess.run([sys.executable, "-c", "import click"], capture_output=True, check=True),
        )
        serve = ["-m", "selfassess", "serve", "--port", "0", "--no-open"]
        up, plain_up = medians(
            lambda: _first_page([sys.executable, *serve], environment),
            lambda: _first_page([sys.executable, "-c", PLAIN_SERVER], environment),
            rounds=5,
        )
    return [
        Measured("selfassess --help", ours, "import click", peer, limit=0.3),
        Measured("selfassess serve, first page", up, "bare Flask, first page", plain_up, limit=1.5),
    ]


def _first_page(command: list[str], environment: dict[str, str]) -> None:
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as program:
        assert program.stdout
        address = program.stdout.readline().removeprefix("Open ").strip()
        build_opener(HTTPCookieProcessor()).open(address).close()
        program.terminate()
