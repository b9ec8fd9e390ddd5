import socket

import pytest

from selfassess.errors import Unavailable
from selfassess.web import server


@pytest.fixture
def taken():
    """A port of this machine that somebody else listens at."""
    with socket.socket() as other:
        other.bind((server.LOOPBACK, 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_port_that_is_in_use_is_refused_by_its_number(taken):
    with pytest.raises(Unavailable, match=f"Port {taken} is in use"):
        server.listening(taken)


def test_where_the_usual_port_is_in_use_a_free_one_is_taken(taken, monkeypatch):
    monkeypatch.setattr(server, "USUAL_PORT", taken)

    with server.listening(None) as door:
        assert door.getsockname()[1] not in (0, taken)


def test_only_this_computer_can_reach_the_door():
    with server.listening(0) as door:
        assert door.getsockname()[0] == "127.0.0.1"
