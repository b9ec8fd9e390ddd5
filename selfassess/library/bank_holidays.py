"""English bank holidays, from a library that is kept up to date: days that Parliament adds come with its next version."""

from collections.abc import Mapping
from datetime import date
from functools import cache

from holidays import country_holidays


@cache
def in_england(year: int) -> Mapping[date, str]:
    """The bank holidays of a year in England, each day with its name."""
    return dict(country_holidays("GB", subdiv="ENG", years=year))
