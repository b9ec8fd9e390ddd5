"""The addresses of the register of evidence."""

from selfassess.web.evidence.changing import change, evidence, look, rate, say_looked
from selfassess.web.evidence.register import register
from selfassess.web.evidence.removing import put_back, remove, removing
from selfassess.web.routes import Access, Area, Route

POST = ("POST",)
HERE = "/assessments/<assessment_id>/evidence"

AREA = Area(
    "evidence",
    (
        Route(HERE, register, needs=Access.PERSON),
        Route(f"{HERE}/<evidence_id>", evidence, needs=Access.PERSON),
        Route(f"{HERE}/<evidence_id>", change, needs=Access.PERSON, methods=POST),
        Route(f"{HERE}/<evidence_id>/rating", rate, needs=Access.PERSON, methods=POST),
        Route(f"{HERE}/<evidence_id>/look", look, needs=Access.PERSON, methods=POST),
        Route(f"{HERE}/<evidence_id>/looked-at", say_looked, needs=Access.PERSON, methods=POST),
        Route(f"{HERE}/<evidence_id>/remove", removing, needs=Access.PERSON),
        Route(f"{HERE}/<evidence_id>/remove", remove, needs=Access.PERSON, methods=POST),
        Route(f"{HERE}/<evidence_id>/put-back", put_back, needs=Access.PERSON, methods=POST),
    ),
)
