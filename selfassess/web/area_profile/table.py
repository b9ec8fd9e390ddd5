"""The addresses of the area profile."""

from selfassess.web.area_profile.pages import figure, keep, profile
from selfassess.web.routes import Access, Area, Route

HERE = "/assessments/<assessment_id>/profile"

AREA = Area(
    "area_profile",
    (
        Route(HERE, profile, needs=Access.PERSON),
        Route(f"{HERE}/<context_id>", figure, needs=Access.PERSON),
        Route(f"{HERE}/<context_id>", keep, needs=Access.PERSON, methods=("POST",)),
    ),
)
