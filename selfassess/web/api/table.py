"""The addresses that programs read, each for one person and by a token of theirs; by none is anything changed."""

from selfassess.web.api.reading import assessments, open_data, snapshot, snapshots
from selfassess.web.routes import Access, Area, Route

ONE = "/api/v1/assessments/<assessment_id>"

AREA = Area(
    "api",
    (
        Route("/api/v1/assessments", assessments, needs=Access.PROGRAM),
        Route(f"{ONE}/open-data.json", open_data, needs=Access.PROGRAM),
        Route(f"{ONE}/snapshots", snapshots, needs=Access.PROGRAM),
        Route("/api/v1/snapshots/<snapshot_id>", snapshot, needs=Access.PROGRAM),
    ),
)
