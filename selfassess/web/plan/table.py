"""The addresses of the plan."""

from selfassess.web.plan.pages import adding, calendar, change, plan, planned, status
from selfassess.web.routes import Access, Area, Route

POST = ("POST",)
HERE = "/assessments/<assessment_id>/actions"

AREA = Area(
    "plan",
    (
        Route(HERE, plan, needs=Access.PERSON),
        Route(f"{HERE}.ics", calendar, needs=Access.PERSON),
        Route(f"{HERE}/new", adding, needs=Access.PERSON),
        Route(f"{HERE}/<action_id>", planned, needs=Access.PERSON),
        Route(f"{HERE}/<action_id>", change, needs=Access.PERSON, methods=POST),
        Route(f"{HERE}/<action_id>/status", status, needs=Access.PERSON, methods=POST),
    ),
)
