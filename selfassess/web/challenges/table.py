"""The addresses of challenges."""

from selfassess.web.challenges.pages import answer, challenge, challenges
from selfassess.web.routes import Access, Area, Route

ONE = "/assessments/<assessment_id>/<subject_id>/challenges/<rule>/<about>"

AREA = Area(
    "challenges",
    (
        Route("/assessments/<assessment_id>/challenges", challenges, needs=Access.PERSON),
        Route(ONE, challenge, needs=Access.PERSON),
        Route(ONE, answer, needs=Access.PERSON, methods=("POST",)),
    ),
)
