"""What stands in the addresses that the tests open, and the data that must be there first."""

import re
from collections.abc import Callable, Mapping
from functools import partial

from selfassess.web.routes import Access, Route
from tests.e2e.site import Site

VALUES: Mapping[str, Callable[[Site], str]] = {
    "action_id": lambda site: site.holds.action,
    "assessment_id": lambda site: site.holds.assessment,
    "evidence_id": lambda site: site.holds.evidence,
    "authority_id": lambda _: "aldermere",
    "digest": lambda site: site.holds.recommendation,
    "form": lambda _: "docx",
    "key": lambda _: "ilacs-2026",
    "old": lambda _: "ilacs-2018",
    "pack_id": lambda _: "self-evaluation",
    "report_id": lambda site: site.holds.report,
    "subject_id": lambda site: site.holds.line,
}
"""For the name of each variable of a path: how to find a value of it in a running site."""

VARIABLE = re.compile(r"<(?:\w+:)?(\w+)>")

ALSO = {
    "a line nobody began": "/assessments/{assessment}/help-protection.strategy-enquiries",
    "a line with the longest draft": "/assessments/{assessment}/leadership.workforce?length=full",
    "an area": "/assessments/{assessment}/help-protection",
    "the whole": "/assessments/{assessment}/whole",
    "some reports": "/reports?words=alder",
    "no reports": "/reports?words=nowhere",
    "some passages": "/reports/{report}?polarity=strength",
    "passages that were found": "/search?words=pathway+plans&polarity=strength",
    "no passages found": "/search?words=submarine",
    "a search that cannot be": "/search?words=plans&since=19",
    "a case review": "/frameworks/case-review-2026",
    "a peer challenge": "/frameworks/peer-challenge-2026",
}
"""What else is worth opening: the same pages with something else, or nothing, on them."""


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
    return site.address + VARIABLE.sub(lambda found: VALUES[found[1]](site), route.path)


def places(areas) -> dict[str, Callable[[Site], str]]:
    """Everything that is worth opening: for each name, how to find its address in a running site."""
    routes = {endpoint: partial(address, route) for endpoint, route in pages(areas).items()}
    return routes | {name: partial(_also, pattern) for name, pattern in ALSO.items()}


def _also(pattern: str, site: Site) -> str:
    return site.address + pattern.format(assessment=site.holds.assessment, report=site.holds.report)
