"""The address of the search."""

from selfassess.web.routes import Access, Area, Route
from selfassess.web.search.page import search

AREA = Area("search", (Route("/search", search, needs=Access.PERSON),))
