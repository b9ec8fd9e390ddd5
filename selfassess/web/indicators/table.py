"""The addresses of indicators."""

from selfassess.web.indicators.importing import importing, preview
from selfassess.web.indicators.pages import indicator, indicators
from selfassess.web.routes import Access, Area, Route

HERE = "/assessments/<assessment_id>/indicators"

AREA = Area(
    "indicators",
    (
        Route(HERE, indicators, needs=Access.PERSON),
        Route(f"{HERE}/import", importing, needs=Access.PERSON),
        Route(f"{HERE}/import", preview, needs=Access.PERSON, methods=("POST",)),
        Route(f"{HERE}/<indicator_id>", indicator, needs=Access.PERSON),
    ),
)
