"""The demonstration as a program that is started and stopped."""

import os
import signal
import socket
import subprocess
import sys

import pytest


@pytest.fixture
def demo(tmp_path):
    """Starts the demonstration with its folders in one of ours."""
    started = []

    def start(*words):
        command = [sys.executable, "-m", "selfassess", "demo", "--no-open", *words]
        environment = {**os.environ, "TMPDIR": str(tmp_path)}
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def test_a_port_in_use_is_told_before_anything_is_prepared(demo):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        out, errors = demo("--port", str(taken.getsockname()[1])).communicate(timeout=60)
    assert "is in use" in errors
    assert "Reading" not in out


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
def test_a_plain_kill_leaves_no_folder_behind(demo, tmp_path):
    process = demo("--port", "0")
    assert any("Open http://" in line for line in iter(process.stdout.readline, ""))
    assert list(tmp_path.glob("selfassess-demo-*"))
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=60)
    assert list(tmp_path.glob("selfassess-demo-*")) == []
