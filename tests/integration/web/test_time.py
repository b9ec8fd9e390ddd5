"""How long the server works on a page: its own time, whatever else the machine is doing."""

import gc
import time
from urllib.parse import urlsplit

import pytest

from selfassess.web.access import DoorKey
from selfassess.web.app import AREAS, create_app
from tests.e2e.places import places
from tests.e2e.site import Site

SECONDS = 0.05
PLACES = places(AREAS)
MADE_ON_DEMAND = {"assessments.pack"}


@pytest.fixture(scope="module")
def visitor(demonstration):
    key = DoorKey()
    app = create_app(demonstration.tools(), key=key)
    client = app.test_client()
    client.get(f"/?key={key.value}")
    return client


@pytest.mark.parametrize("place", sorted(set(PLACES) - MADE_ON_DEMAND))
def test_every_page_is_made_in_time(place, visitor, demonstration):
    where = urlsplit(PLACES[place](Site("http://localhost", "", demonstration.folder, demonstration)))
    address = f"{where.path}?{where.query}"
    assert visitor.get(address).status_code == 200

    assert min(_seconds(visitor, address) for _ in range(5)) < SECONDS


def _seconds(visitor, address):
    gc.collect()
    began = time.thread_time()
    visitor.get(address)
    return time.thread_time() - began
