"""The addresses of authorities."""

from selfassess.web.authorities.other import (
    add_other,
    change_other,
    changing_other,
    choosing_kind,
    remove_other,
    removing_other,
)
from selfassess.web.authorities.pages import authorities, decided, deciding, long_view, recommendations, recommendations_table
from selfassess.web.routes import Access, Area, Route

OTHERS = "/authorities/<authority_id>/other-inspections"
POST = ("POST",)
RECOMMENDATION = "/authorities/<authority_id>/recommendations/<report_id>/<digest>"

AREA = Area(
    "authorities",
    (
        Route("/authorities", authorities, needs=Access.PERSON),
        Route("/authorities/<authority_id>", long_view, needs=Access.PERSON),
        Route(OTHERS, choosing_kind, needs=Access.PERSON),
        Route(OTHERS, add_other, needs=Access.PERSON, methods=POST),
        Route(f"{OTHERS}/<other_id>", changing_other, needs=Access.PERSON),
        Route(f"{OTHERS}/<other_id>", change_other, needs=Access.PERSON, methods=POST),
        Route(f"{OTHERS}/<other_id>/remove", removing_other, needs=Access.PERSON),
        Route(f"{OTHERS}/<other_id>/remove", remove_other, needs=Access.PERSON, methods=POST),
        Route("/authorities/<authority_id>/recommendations", recommendations, needs=Access.PERSON),
        Route("/authorities/<authority_id>/recommendations.<ending>", recommendations_table, needs=Access.PERSON),
        Route(RECOMMENDATION, deciding, needs=Access.PERSON),
        Route(RECOMMENDATION, decided, needs=Access.PERSON, methods=POST),
    ),
)
