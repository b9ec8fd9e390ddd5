"""The addresses of packs and of the workbook."""

from selfassess.web.packs.choosing import choosing, make_chosen
from selfassess.web.packs.exports import export, exports, issue, issuing, remove
from selfassess.web.packs.preview import preview
from selfassess.web.packs.workbook import look, send_workbook, take_in, throw_away, undo, workbook
from selfassess.web.packs.young_people import keep_young_people, keep_young_reading, young_people
from selfassess.web.routes import Access, Area, Route

POST = ("POST",)
YOUNG = "/assessments/<assessment_id>/young-people"
WORKBOOK = "/assessments/<assessment_id>/workbook"

AREA = Area(
    "packs",
    (
        Route("/assessments/<assessment_id>/packs/<pack_id>/page", preview, needs=Access.PERSON),
        Route("/assessments/<assessment_id>/packs/<pack_id>/parts", choosing, needs=Access.PERSON),
        Route("/assessments/<assessment_id>/packs/<pack_id>/parts", make_chosen, needs=Access.PERSON, methods=POST),
        Route("/assessments/<assessment_id>/packs", exports, needs=Access.PERSON),
        Route(YOUNG, young_people, needs=Access.PERSON),
        Route(YOUNG, keep_young_people, needs=Access.PERSON, methods=POST),
        Route(f"{YOUNG}/readings", keep_young_reading, needs=Access.PERSON, methods=POST),
        Route("/exports/<export_id>", export, needs=Access.PERSON),
        Route("/exports/<export_id>/issue", issuing, needs=Access.PERSON),
        Route("/exports/<export_id>/issue", issue, needs=Access.PERSON, methods=POST),
        Route("/exports/<export_id>/remove", remove, needs=Access.PERSON, methods=POST),
        Route(WORKBOOK, workbook, needs=Access.PERSON),
        Route(WORKBOOK, send_workbook, needs=Access.PERSON, methods=POST),
        Route(f"{WORKBOOK}/taken/<intake_id>/undo", undo, needs=Access.PERSON, methods=POST),
        Route(f"{WORKBOOK}/<file>/throw-away", throw_away, needs=Access.PERSON, methods=POST),
        Route(f"{WORKBOOK}/<file>", look, needs=Access.PERSON),
        Route(f"{WORKBOOK}/<file>", take_in, needs=Access.PERSON, methods=POST),
    ),
)
