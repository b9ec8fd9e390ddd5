"""The addresses of the library of reports."""

from selfassess.web.reports.correcting import correct, correcting
from selfassess.web.reports.importing import agree, arrivals, read_on, take, throw, undo, upload
from selfassess.web.reports.library import library
from selfassess.web.reports.original import document, page_beside, picture, take_away
from selfassess.web.reports.reclassifying import reclassify, reclassifying
from selfassess.web.reports.report import remove, removing, report
from selfassess.web.reports.tagging import tag, tagging, untag
from selfassess.web.routes import Access, Area, Route

POST = ("POST",)

AREA = Area(
    "reports",
    (
        Route("/reports", library, needs=Access.PERSON),
        Route("/reports/import", upload, needs=Access.PERSON),
        Route("/reports/import", take, needs=Access.PERSON, methods=POST),
        Route("/reports/import/<batch_id>", arrivals, needs=Access.PERSON),
        Route("/reports/import/<batch_id>", agree, needs=Access.PERSON, methods=POST),
        Route("/reports/import/<batch_id>/read", read_on, needs=Access.PERSON, methods=POST),
        Route("/reports/import/<batch_id>/undo", undo, needs=Access.PERSON, methods=POST),
        Route("/reports/import/<batch_id>/close", throw, needs=Access.PERSON, methods=POST),
        Route("/reports/reclassify", reclassifying, needs=Access.PERSON),
        Route("/reports/reclassify", reclassify, needs=Access.PERSON, methods=POST),
        Route("/reports/<report_id>", report, needs=Access.PERSON),
        Route("/reports/<report_id>/pages/<int:page>", page_beside, needs=Access.PERSON),
        Route("/reports/<report_id>/pages/<int:page>/picture", picture, needs=Access.PERSON),
        Route("/reports/<report_id>/document", document, needs=Access.PERSON),
        Route("/reports/<report_id>/document/remove", take_away, needs=Access.PERSON, methods=POST),
        Route("/reports/<report_id>/correct", correcting, needs=Access.PERSON),
        Route("/reports/<report_id>/correct", correct, needs=Access.PERSON, methods=POST),
        Route("/reports/<report_id>/passages/<int:ordinal>", tagging, needs=Access.PERSON),
        Route("/reports/<report_id>/passages/<int:ordinal>", tag, needs=Access.PERSON, methods=POST),
        Route("/reports/<report_id>/passages/<int:ordinal>/undo", untag, needs=Access.PERSON, methods=POST),
        Route("/reports/<report_id>/remove", removing, needs=Access.PERSON),
        Route("/reports/<report_id>/remove", remove, needs=Access.PERSON, methods=POST),
    ),
)
