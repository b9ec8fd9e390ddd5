"""The frameworks: what is asked, by whom it was published, and how one version answers to another."""

from itertools import groupby

from flask import render_template

from selfassess.domain.crosswalk import RELATION_WORDS, Crosswalk
from selfassess.domain.framework import Framework
from selfassess.errors import NotFound
from selfassess.ports import Toolbox
from selfassess.web.forms.starting import in_force
from selfassess.web.routes import Access, Area, Route


def frameworks(tools: Toolbox) -> str:
    """Every framework with its versions."""
    found = tools.frameworks().frameworks()
    groups = tuple((key, tuple(versions)) for key, versions in groupby(found, key=lambda framework: framework.id))
    return render_template("frameworks/list.html", groups=groups, in_force=in_force, today=tools.today())


def framework(tools: Toolbox, key: str) -> str:
    """One version: its areas, lines, criteria and scales, and where they come from."""
    found = tools.frameworks().framework(key)
    return render_template(
        "frameworks/framework.html", framework=found, in_force=in_force(found), older=_answering_to(tools, found)
    )


def _answering_to(tools: Toolbox, found: Framework) -> tuple[Framework, ...]:
    """The other frameworks to which a crosswalk leads."""
    others = (other for other in tools.frameworks().frameworks() if other.key != found.key)
    return tuple(other for other in others if _crosswalk(tools, other.key, found.key))


def _crosswalk(tools: Toolbox, old: str, new: str) -> Crosswalk | None:
    try:
        return tools.frameworks().crosswalk(old, new)
    except NotFound:
        return None


def crosswalk(tools: Toolbox, key: str, old: str) -> str:
    """How the lines of one framework answer to those of another, with the reason for each pair."""
    new_one, old_one = tools.frameworks().framework(key), tools.frameworks().framework(old)
    found = _crosswalk(tools, old, key)
    if found is None:
        raise NotFound(f"No crosswalk leads from {old} to {key}.")
    return render_template(
        "frameworks/crosswalk.html",
        new=new_one,
        old=old_one,
        crosswalk=found,
        titles={line.id: line.title for version in (old_one, new_one) for line in version.lines()},
        words=RELATION_WORDS,
    )


AREA = Area(
    "frameworks",
    (
        Route("/frameworks", frameworks, needs=Access.PERSON),
        Route("/frameworks/<key>", framework, needs=Access.PERSON),
        Route("/frameworks/<key>/from/<old>", crosswalk, needs=Access.PERSON),
    ),
)
