"""The addresses of bundles."""

from selfassess.web.bundles.sending import make, make_challenge, send, send_challenge
from selfassess.web.bundles.taking import bundle, bundles, largest_bundle, receive, take_in, throw_away, undo
from selfassess.web.routes import Access, Area, Route

POST = ("POST",)
ASSESSMENT = "/assessments/<assessment_id>/bundle"
CHALLENGE = "/peer-challenges/<challenge_id>/bundle"

AREA = Area(
    "bundles",
    (
        Route("/bundles", bundles, needs=Access.PERSON),
        Route("/bundles", receive, needs=Access.PERSON, methods=POST, largest=largest_bundle),
        Route("/bundles/taken/<taken_id>/undo", undo, needs=Access.PERSON, methods=POST),
        Route("/bundles/<bundle_id>", bundle, needs=Access.PERSON),
        Route("/bundles/<bundle_id>", take_in, needs=Access.PERSON, methods=POST),
        Route("/bundles/<bundle_id>/throw-away", throw_away, needs=Access.PERSON, methods=POST),
        Route(ASSESSMENT, send, needs=Access.PERSON),
        Route(ASSESSMENT, make, needs=Access.PERSON, methods=POST),
        Route(CHALLENGE, send_challenge, needs=Access.PERSON),
        Route(CHALLENGE, make_challenge, needs=Access.PERSON, methods=POST),
    ),
)
