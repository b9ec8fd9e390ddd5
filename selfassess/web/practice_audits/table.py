"""The addresses of practice audits."""

from selfassess.web.practice_audits.pages import audits, importing, months, preview, take_out
from selfassess.web.routes import Access, Area, Route

HERE = "/assessments/<assessment_id>/audits"

AREA = Area(
    "practice_audits",
    (
        Route(HERE, audits, needs=Access.PERSON),
        Route(f"{HERE}/import", importing, needs=Access.PERSON),
        Route(f"{HERE}/import", preview, needs=Access.PERSON, methods=("POST",)),
        Route(f"{HERE}/months/<subject_id>", months, needs=Access.PERSON),
        Route(f"{HERE}/out", take_out, needs=Access.PERSON, methods=("POST",)),
    ),
)
