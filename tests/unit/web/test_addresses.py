"""Addresses are written as Werkzeug writes them, and learned when they are first written."""

import re

import pytest
from flask import Flask
from werkzeug.routing import Rule

from selfassess.web.app import ACCOUNT_AREAS, AREAS
from selfassess.web.routes import Address, add_routes

ROUTES = {f"{area.name}.{route.name}": route for area in (*AREAS, *ACCOUNT_AREAS) for route in area.routes}
VARIABLE = re.compile(r"<(?:(\w+):)?(\w+)>")


@pytest.fixture(scope="module")
def app():
    made = Flask("addresses", static_folder=None)
    add_routes(made, None, (*AREAS, *ACCOUNT_AREAS))
    return made


@pytest.fixture
def learned(monkeypatch):
    """The addresses that are learned meanwhile."""
    found, learn = [], Rule._compile_builder

    def noticed(rule, append_unknown):
        found.append(rule.rule)
        return learn(rule, append_unknown)

    monkeypatch.setattr(Rule, "_compile_builder", noticed)
    return found


@pytest.mark.parametrize("endpoint", ROUTES)
def test_an_address_is_written_as_it_always_was(app, endpoint):
    path = ROUTES[endpoint].path
    values = {name: 7 if kind == "int" else f"Zoë’s {name}" for kind, name in VARIABLE.findall(path)}
    plain = Flask("plain", static_folder=None)
    plain.add_url_rule(path, endpoint, lambda **_: "")
    for asked in (values, values | {"rule_of": "a & b"}):
        written, usual = (each.url_map.bind("council.example").build(endpoint, asked) for each in (app, plain))
        assert written == usual


def test_no_address_is_learned_before_it_is_written_and_none_twice(learned):
    app = Flask("addresses", static_folder=None)
    add_routes(app, None, AREAS)
    assert learned == []
    for _ in range(2):
        app.url_map.bind("council.example").build("assessments.overview", {"assessment_id": "a1"})
    assert learned == ["/assessments/<assessment_id>"]


def test_what_stands_in_an_address_may_have_any_name(app):
    app.url_map.add(Address("/rules/<rule>", endpoint="any.rule"))
    assert app.url_map.bind("council.example").build("any.rule", {"rule": "one"}) == "/rules/one"
