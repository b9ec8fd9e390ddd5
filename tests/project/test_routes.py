"""Every address, and who may call it. A route that comes or goes changes routes.txt in the same step."""

from pathlib import Path

import pytest

from selfassess.web.access import DoorKey
from selfassess.web.app import ACCOUNT_AREAS, AREAS, create_app

PINNED = Path(__file__).with_name("routes.txt")


def test_the_routes_and_who_may_call_them_are_the_ones_that_were_agreed():
    routes = sorted(
        f"{','.join(route.methods)} {route.path} {area.name}.{route.name} {route.needs.name.lower()}"
        for area in (*AREAS, *ACCOUNT_AREAS)
        for route in area.routes
    )

    assert routes == sorted(PINNED.read_text(encoding="utf-8").splitlines())


@pytest.mark.parametrize(("key", "areas"), [(DoorKey(), AREAS), (None, (*AREAS, *ACCOUNT_AREAS))], ids=["one person", "accounts"])
def test_no_route_is_added_past_the_table(tools, key, areas):
    app = create_app(tools, key=key)

    assert {rule.endpoint for rule in app.url_map.iter_rules()} == {
        f"{area.name}.{route.name}" for area in areas for route in area.routes
    }
