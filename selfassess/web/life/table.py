"""The addresses of an assessment's life."""

from selfassess.web.life.comparing import compare
from selfassess.web.life.signing import sign, signing
from selfassess.web.life.snapshots import export, keep, read, snapshot, snapshot_pack, snapshots
from selfassess.web.life.state import judge_lines, life, move, moving
from selfassess.web.routes import Access, Area, Route

POST = ("POST",)
HERE = "/assessments/<assessment_id>"

AREA = Area(
    "life",
    (
        Route(f"{HERE}/life", life, needs=Access.PERSON),
        Route(f"{HERE}/life/lines", judge_lines, needs=Access.PERSON, methods=POST),
        Route(f"{HERE}/life/<state>", moving, needs=Access.PERSON),
        Route(f"{HERE}/life/<state>", move, needs=Access.PERSON, methods=POST),
        Route(f"{HERE}/sign-off", signing, needs=Access.PERSON),
        Route(f"{HERE}/sign-off", sign, needs=Access.PERSON, methods=POST),
        Route(f"{HERE}/snapshots", snapshots, needs=Access.PERSON),
        Route(f"{HERE}/snapshots", keep, needs=Access.PERSON, methods=POST),
        Route(f"{HERE}/snapshots/compare", compare, needs=Access.PERSON),
        Route("/snapshots/<snapshot_id>", snapshot, needs=Access.PERSON),
        Route("/snapshots/<snapshot_id>", read, needs=Access.PERSON, methods=POST),
        Route("/snapshots/<snapshot_id>/export", export, needs=Access.PERSON),
        Route("/snapshots/<snapshot_id>/packs/<pack_id>.<form>", snapshot_pack, needs=Access.PERSON),
    ),
)
