"""The addresses of jobs."""

from selfassess.web.jobs.pages import again, cancel, file, jobs, make_all, states
from selfassess.web.routes import Access, Area, Route

AREA = Area(
    "jobs",
    (
        Route("/jobs", jobs, needs=Access.PERSON),
        Route("/jobs/states", states, needs=Access.PERSON),
        Route("/jobs/<job_id>/cancel", cancel, needs=Access.PERSON, methods=("POST",)),
        Route("/jobs/<job_id>/again", again, needs=Access.PERSON, methods=("POST",)),
        Route("/jobs/<job_id>/file", file, needs=Access.PERSON),
        Route("/assessments/<assessment_id>/packs", make_all, needs=Access.PERSON, methods=("POST",)),
    ),
)
