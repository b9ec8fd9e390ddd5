"""The addresses of the library of reports."""

from selfassess.web.reports.correcting import correct, correcting
from selfassess.web.reports.importing import take, upload
from selfassess.web.reports.library import library
from selfassess.web.reports.report import remove, removing, report
from selfassess.web.routes import Access, Area, Route

POST = ("POST",)

AREA = Area(
    "reports",
    (
        Route("/reports", library, needs=Access.PERSON),
        Route("/reports/import", upload, needs=Access.PERSON),
        Route("/reports/import", take, needs=Access.PERSON, methods=POST),
        Route("/reports/<report_id>", report, needs=Access.PERSON),
        Route("/reports/<report_id>/correct", correcting, needs=Access.PERSON),
        Route("/reports/<report_id>/correct", correct, needs=Access.PERSON, methods=POST),
        Route("/reports/<report_id>/remove", removing, needs=Access.PERSON),
        Route("/reports/<report_id>/remove", remove, needs=Access.PERSON, methods=POST),
    ),
)
