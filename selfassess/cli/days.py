"""Days as options and arguments of commands."""

from datetime import date
from typing import Any

import click

from selfassess.domain.days import read_day


class DayType(click.ParamType[date]):
    """A day, in any form in which people write one."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return read_day(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


DAY = DayType()
