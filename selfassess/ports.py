"""What services may ask of the outside, and the box that holds it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from selfassess.settings import Settings


@dataclass(frozen=True, slots=True)
class Toolbox:
    """Everything a service is handed: the settings and the ways out. `clock` gives the time in UTC."""

    settings: Settings
    clock: Callable[[], datetime]
