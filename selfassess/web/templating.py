"""Where templates come from, and the few things that every one of them may use."""

from collections.abc import Mapping, MutableMapping
from functools import partial
from pathlib import Path
from typing import Any

from flask import Flask, g, url_for
from flask.templating import Environment
from jinja2 import ChoiceLoader, FileSystemBytecodeCache, FileSystemLoader, PackageLoader, PrefixLoader

from selfassess import __version__
from selfassess.domain.actions import ACTION_LABELS
from selfassess.domain.evidence import EVIDENCE_LABELS, QUALITY_WORDS
from selfassess.domain.judgement import AREA_NAMES
from selfassess.domain.life import STATE_LABELS
from selfassess.domain.rights import Right
from selfassess.ports import Toolbox
from selfassess.resources import search_path
from selfassess.services.accounts import names
from selfassess.settings import Settings
from selfassess.web.filters import FILTERS, person_name
from selfassess.web.forms.govuk import component
from selfassess.web.judgement import answer_tag, grade_tag
from selfassess.web.messages import messages_at
from selfassess.web.static_files import assets_version
from selfassess.web.visitor import visitor

SERVICE_NAME = "Self-assessment"


class PageEnvironment(Environment):
    """Flask's environment, whose templates share one plain dictionary of globals.

    Components import each other a hundred times a page, and each time every global is looked for: in Jinja's chain of
    dictionaries that is a fifth of the time that a page takes.
    """

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """The globals of a template: those of all, unless it was given some of its own."""
        return self.globals if d is None else super().make_globals(d)


def set_templates(app: Flask, settings: Settings) -> None:
    """Find templates in an operator's folder, then in ours; the components of GOV.UK Frontend under their own name."""
    components = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    ours = FileSystemLoader([folder / "html" for folder in search_path("templates", settings.templates_dir)])
    app.jinja_environment = PageEnvironment
    app.jinja_loader = ChoiceLoader([components, ours])
    environment: Any = app.jinja_env
    environment.bytecode_cache = FileSystemBytecodeCache(str(_compiled(settings)))
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.globals.update(
        asset=partial(_asset, assets_version()),
        answer_tag=answer_tag,
        component=component,
        area_name=AREA_NAMES.__getitem__,
        grade_tag=grade_tag,
        messages_at=messages_at,
        kind_label=EVIDENCE_LABELS.__getitem__,
        quality_word=QUALITY_WORDS.__getitem__,
        state_label=STATE_LABELS.__getitem__,
        status_label=ACTION_LABELS.__getitem__,
        service_name=SERVICE_NAME,
        demonstration=settings.demonstration,
        version=__version__,
    )
    environment.filters.update(FILTERS)
    environment.filters["person_name"] = partial(person_name, here=settings.name)
    environment.globals["named_here"] = settings.accounts or bool(settings.name)


def show_names(app: Flask, tools: Toolbox) -> None:
    """Where people sign in, every page knows who its visitor is, and calls people by the names of their accounts."""
    environment: Any = app.jinja_env
    environment.filters["person_name"] = lambda person_id: _names(tools).get(person_id) or person_name(person_id)
    app.context_processor(lambda: {"visitor": visitor()})


def show_rights(app: Flask, tools: Toolbox) -> None:
    """Every page may ask what its visitor may do, by the table of rights: it hides what the service would refuse."""
    environment: Any = app.jinja_env
    environment.globals["allowed"] = partial(_allowed, tools)


def _allowed(tools: Toolbox, right: str, place: str | None = None, subject: str | None = None) -> bool:
    """Whether the visitor holds a right, by its name, in a place and for a subject; without a place, in any."""
    who, today = visitor(), tools.today()
    if who is None:
        return False
    if place is None:
        return who.may_somewhere(Right[right], today=today)
    return who.may(Right[right], place, subject=subject, today=today)


def _names(tools: Toolbox) -> Mapping[str, str]:
    if "names" not in g:
        g.names = names(tools)
    found: Mapping[str, str] = g.names
    return found


def _compiled(settings: Settings) -> Path:
    """Where compiled templates are kept, so that the first page of a run need not wait for their compilation."""
    folder = settings.data_dir / "compiled-pages"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _asset(version: str, name: str) -> str:
    """The address of one file of the assets."""
    return url_for("static.file", version=version, name=name)
