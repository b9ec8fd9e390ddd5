"""The addresses of the explorer."""

from selfassess.web.exploring.pages import judgements, recommendations, table, topics
from selfassess.web.routes import Access, Area, Route

AREA = Area(
    "exploring",
    (
        Route("/explore", topics, needs=Access.PERSON),
        Route("/explore/recommendations", recommendations, needs=Access.PERSON),
        Route("/explore/judgements", judgements, needs=Access.PERSON),
        Route("/explore/<view>/table.<ending>", table, needs=Access.PERSON),
    ),
)
