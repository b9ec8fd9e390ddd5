"""How an area of the product lists its pages: one table of routes, each saying who may come in.

A view is called with the toolbox and then with what its path holds; it is a plain function that needs no application
around it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache, partial, wraps
from typing import Any

from flask import Flask, request
from flask.typing import ResponseReturnValue
from werkzeug.routing import Rule

from selfassess.ports import Toolbox


class Access(Enum):
    """Who may call a route."""

    ANYONE = "anyone, signed in or not: nothing of the authority's is shown"
    PERSON = "a person who has signed in"
    PROGRAM = "a program with a token of somebody's, which only reads"


@dataclass(frozen=True, slots=True)
class Route:
    """One address. `view` is called with the toolbox and the values of `path`; its name is the route's name.

    `largest` says how many bytes whoever sends something may send, where that is more than elsewhere; None for no more.
    """

    path: str
    view: Callable[..., ResponseReturnValue]
    needs: Access
    methods: tuple[str, ...] = ("GET",)
    largest: Callable[[Toolbox], int | None] | None = None

    @property
    def name(self) -> str:
        return self.view.__name__


@dataclass(frozen=True, slots=True)
class Area:
    """One area of the product: its pages are called `<area>.<view>`."""

    name: str
    routes: tuple[Route, ...]


class Address(Rule):
    """A rule that learns to write its address when that is first asked for: nine tenths of an application's start otherwise."""

    def _compile_builder(self, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:  # noqa: FBT001, FBT002
        learned = cache(partial(super()._compile_builder, append_unknown))

        def write(rule: Rule, /, **values: Any) -> tuple[str, str]:
            return learned()(rule, **values)

        return write


def add_routes(app: Flask, tools: Toolbox, areas: Iterable[Area]) -> Mapping[str, Access]:
    """Add every route of `areas` to the application; the answer is who may call each, by endpoint."""
    needs: dict[str, Access] = {}
    app.url_rule_class = Address
    for area in areas:
        for route in area.routes:
            endpoint = f"{area.name}.{route.name}"
            app.add_url_rule(route.path, endpoint, _bound(route.view, tools), methods=route.methods)
            needs[endpoint] = route.needs
    return needs


def take_larger(app: Flask, tools: Toolbox, areas: Iterable[Area]) -> None:
    """Let those addresses take more that say so, before anything that was sent is read."""
    larger = {f"{area.name}.{route.name}": route.largest for area in areas for route in area.routes if route.largest is not None}

    def allow() -> None:
        allowed = larger.get(request.endpoint or "")
        if allowed is not None and (most := allowed(tools)) is not None:
            request.max_content_length = most

    app.before_request(allow)


def _bound(view: Callable[..., ResponseReturnValue], tools: Toolbox) -> Callable[..., ResponseReturnValue]:
    @wraps(view)
    def called(**values: Any) -> ResponseReturnValue:
        return view(tools, **values)

    return called
