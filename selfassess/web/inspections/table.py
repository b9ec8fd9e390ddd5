"""The addresses of the inspection room."""

from selfassess.web.inspections.packs import choosing_parts, make_parts, pack, pack_page, packs
from selfassess.web.inspections.pages import (
    calendar,
    change_days,
    days,
    item_file,
    item_status,
    mark_point,
    room,
    run_up,
    start,
    starting,
    year_point,
)
from selfassess.web.inspections.records import keep, on_site, record, report, take_out
from selfassess.web.inspections.result import keep_told, lift, result
from selfassess.web.routes import Access, Area, Route

POST = ("POST",)
ROOM = "/authorities/<authority_id>/inspections"
HERE = "/inspections/<inspection_id>"
ENTRY = f"{HERE}/entries/<record_kind>/<record_id>"

AREA = Area(
    "inspections",
    (
        Route(ROOM, room, needs=Access.PERSON),
        Route(f"{ROOM}/start", starting, needs=Access.PERSON),
        Route(f"{ROOM}/start", start, needs=Access.PERSON, methods=POST),
        Route(f"{ROOM}/year/<year_id>", year_point, needs=Access.PERSON),
        Route(f"{ROOM}/year/<year_id>", mark_point, needs=Access.PERSON, methods=POST),
        Route(HERE, run_up, needs=Access.PERSON),
        Route(f"{HERE}/calendar.ics", calendar, needs=Access.PERSON),
        Route(f"{HERE}/packs", packs, needs=Access.PERSON),
        Route(f"{HERE}/packs/<pack_id>.<form>", pack, needs=Access.PERSON),
        Route(f"{HERE}/packs/<pack_id>/page", pack_page, needs=Access.PERSON),
        Route(f"{HERE}/packs/<pack_id>/parts", choosing_parts, needs=Access.PERSON),
        Route(f"{HERE}/packs/<pack_id>/parts", make_parts, needs=Access.PERSON, methods=POST),
        Route(f"{HERE}/days", days, needs=Access.PERSON),
        Route(f"{HERE}/days", change_days, needs=Access.PERSON, methods=POST),
        Route(f"{HERE}/on-site", on_site, needs=Access.PERSON),
        Route(f"{HERE}/report", report, needs=Access.PERSON),
        Route(f"{HERE}/result", result, needs=Access.PERSON),
        Route(f"{HERE}/result", keep_told, needs=Access.PERSON, methods=POST),
        Route(f"{HERE}/result/lift", lift, needs=Access.PERSON, methods=POST),
        Route(f"{HERE}/items/<record_id>/status", item_status, needs=Access.PERSON, methods=POST),
        Route(f"{HERE}/items/<record_id>/files/<file_digest>", item_file, needs=Access.PERSON),
        Route(ENTRY, record, needs=Access.PERSON),
        Route(ENTRY, keep, needs=Access.PERSON, methods=POST),
        Route(f"{ENTRY}/out", take_out, needs=Access.PERSON, methods=POST),
    ),
)
