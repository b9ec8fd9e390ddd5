"""The web application of one toolbox."""

from flask import Flask

from selfassess.ports import Toolbox
from selfassess.web import about, frameworks, home, static_files
from selfassess.web.access import Accounts, Door, DoorKey, guard
from selfassess.web.api import table as api
from selfassess.web.area_profile import table as area_profile
from selfassess.web.assessments import table as assessments
from selfassess.web.authorities import table as authorities
from selfassess.web.bundles import table as bundles
from selfassess.web.challenges import table as challenges
from selfassess.web.errors import show_errors
from selfassess.web.evidence import table as evidence
from selfassess.web.exploring import table as exploring
from selfassess.web.indicators import table as indicators
from selfassess.web.inspections import table as inspections
from selfassess.web.jobs import table as jobs
from selfassess.web.life import table as life
from selfassess.web.packs import table as packs
from selfassess.web.peer_challenges import table as peer_challenges
from selfassess.web.people import table as people
from selfassess.web.plan import table as plan
from selfassess.web.practice_audits import table as practice_audits
from selfassess.web.reports import table as reports
from selfassess.web.routes import Area, add_routes, take_larger
from selfassess.web.search import table as search
from selfassess.web.security import protect, refuse_foreign_hosts
from selfassess.web.signing_in import table as signing_in
from selfassess.web.templating import set_templates, show_names, show_rights
from selfassess.web.work import table as work

AREAS = (
    static_files.AREA,
    home.AREA,
    assessments.AREA,
    evidence.AREA,
    packs.AREA,
    bundles.AREA,
    challenges.AREA,
    life.AREA,
    indicators.AREA,
    area_profile.AREA,
    practice_audits.AREA,
    plan.AREA,
    inspections.AREA,
    peer_challenges.AREA,
    work.AREA,
    reports.AREA,
    authorities.AREA,
    search.AREA,
    exploring.AREA,
    jobs.AREA,
    frameworks.AREA,
    about.AREA,
)


ACCOUNT_AREAS = (signing_in.AREA, people.AREA, api.AREA)
"""What there is only where people sign in."""


def create_app(
    tools: Toolbox, *, key: DoorKey | None = None, cookie: str = "selfassess", areas: tuple[Area, ...] = AREAS
) -> Flask:
    """The application: the pages of `areas`, with a session in the cookie of that name.

    `key` lets the one person of a computer in; without it people sign in, and the pages for that are there too.
    """
    door: Door = key or Accounts(tools)
    if key is None:
        areas += ACCOUNT_AREAS
    app = Flask("selfassess", static_folder=None, template_folder=None)
    refuse_foreign_hosts(app, tools.settings)
    guard(app, add_routes(app, tools, areas), door)
    take_larger(app, tools, areas)
    set_templates(app, tools.settings)  # first of all that use templates: who first asks for their environment makes it
    show_rights(app, tools)
    protect(app, tools.settings, cookie=cookie)
    show_errors(app)
    if key is None:
        show_names(app, tools)
    return app
