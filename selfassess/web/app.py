"""The web application of one toolbox."""

from flask import Flask

from selfassess.ports import Toolbox
from selfassess.web import about, frameworks, home, static_files
from selfassess.web.access import DoorKey, guard
from selfassess.web.assessments import table as assessments
from selfassess.web.authorities import table as authorities
from selfassess.web.errors import show_errors
from selfassess.web.evidence import table as evidence
from selfassess.web.reports import table as reports
from selfassess.web.routes import Area, add_routes
from selfassess.web.search import table as search
from selfassess.web.security import protect, refuse_foreign_hosts
from selfassess.web.templating import set_templates

AREAS = (
    static_files.AREA,
    home.AREA,
    assessments.AREA,
    evidence.AREA,
    reports.AREA,
    authorities.AREA,
    search.AREA,
    frameworks.AREA,
    about.AREA,
)


def create_app(tools: Toolbox, *, key: DoorKey, cookie: str = "selfassess", areas: tuple[Area, ...] = AREAS) -> Flask:
    """The application: the pages of `areas`, let in by `key`, with a session in the cookie of that name."""
    app = Flask("selfassess", static_folder=None, template_folder=None)
    refuse_foreign_hosts(app, tools.settings)
    guard(app, add_routes(app, tools, areas), key)
    set_templates(app, tools.settings)  # first of all that use templates: who first asks for their environment makes it
    protect(app, tools.settings, cookie=cookie)
    show_errors(app)
    return app
