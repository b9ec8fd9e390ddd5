"""The addresses of authorities."""

from selfassess.web.authorities.pages import authorities, decided, deciding, long_view
from selfassess.web.routes import Access, Area, Route

RECOMMENDATION = "/authorities/<authority_id>/recommendations/<report_id>/<digest>"

AREA = Area(
    "authorities",
    (
        Route("/authorities", authorities, needs=Access.PERSON),
        Route("/authorities/<authority_id>", long_view, needs=Access.PERSON),
        Route(RECOMMENDATION, deciding, needs=Access.PERSON),
        Route(RECOMMENDATION, decided, needs=Access.PERSON, methods=("POST",)),
    ),
)
