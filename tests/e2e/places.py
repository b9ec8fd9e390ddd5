"""What stands in the addresses that the tests open, and the data that must be there first."""

from collections.abc import Callable, Mapping

from selfassess.web.routes import Access, Route
from tests.e2e.site import Site

VALUES: Mapping[str, Callable[[Site], str]] = {}
"""For the name of each variable of a path: how to find a value of it in a running site."""


def pages(areas):
    """Every route that a signed-in person can open with a link, by the name of its endpoint."""
    return {
        f"{area.name}.{route.name}": route
        for area in areas
        for route in area.routes
        if "GET" in route.methods and route.needs is not Access.ANYONE
    }


def address(route: Route, site: Site) -> str:
    """An address of the route that exists in the site. Raises KeyError for a variable that nobody gave a value."""
    parts = []
    for part in route.path.split("/"):
        variable = part.strip("<>").rpartition(":")[2] if part.startswith("<") else None
        parts.append(part if variable is None else VALUES[variable](site))
    return site.address + "/".join(parts)
