"""The program that serves pages to one person on their own machine."""

import gc
import socket
import sys
import webbrowser
from collections.abc import Callable
from os import environ
from threading import Thread

from waitress.server import BaseWSGIServer, MultiSocketServer, create_server

from selfassess.errors import Unavailable
from selfassess.ports import Toolbox
from selfassess.web.access import KEY, DoorKey
from selfassess.web.app import create_app

LOOPBACK = "127.0.0.1"
USUAL_PORT = 8420
THREADS = 8


def serve(tools: Toolbox, door: socket.socket, *, open_browser: bool, say: Callable[[str], None]) -> None:
    """Serve at a listening socket on loopback until interrupted; `say` is told the address once it answers.

    Where people sign in, the address is for all of them; else it holds the key that lets one browser in.
    """
    if tools.settings.accounts:
        server = create_server(create_app(tools), sockets=[door], threads=THREADS, ident="")
        say(f"People sign in at {tools.settings.address or f'http://{LOOPBACK}:{door.getsockname()[1]}'}")
        _run(server)
        return
    key = DoorKey()
    number = door.getsockname()[1]
    server = create_server(create_app(tools, key=key, cookie=f"selfassess-{number}"), sockets=[door], threads=THREADS, ident="")
    address = f"http://{LOOPBACK}:{number}/?{KEY}={key.value}"
    say(f"Open {address}")
    say("The address lets one browser in, once. Press Ctrl+C to stop.")
    if open_browser:
        Thread(target=webbrowser.open, args=(address,), daemon=True).start()
    _run(server)


def _run(server: BaseWSGIServer | MultiSocketServer) -> None:
    """Answer until interrupted. What was loaded until now stays: garbage need not be looked for in it while a page is made."""
    gc.freeze()
    server.run()


def listening(port: int | None) -> socket.socket:
    """A socket on loopback at `port`; without one at the usual port, or at a free one where that is in use.

    Raises `Unavailable` where `port` is in use.
    """
    for number in (USUAL_PORT, 0) if port is None else (port,):
        door = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        if sys.platform == "win32":  # there a second program may take a port in use, unless the first one says no
            door.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((LOOPBACK, number))
        except (OSError, OverflowError):
            door.close()
        else:
            return door
    raise Unavailable(f"Port {port} is in use or may not be used. Choose another with --port, or leave the choice to us.")


def has_screen() -> bool:
    """Whether a browser that is opened here would be seen."""
    return sys.platform in ("win32", "darwin") or "DISPLAY" in environ or "WAYLAND_DISPLAY" in environ
