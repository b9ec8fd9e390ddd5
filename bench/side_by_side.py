"""One measurement of two things that take turns."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median

ROUNDS = 11


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds of `ours` and of its `peer`; `limit` is the most that `ours` may take, `most` the most times that of its peer.

    Either is None where nothing is set.
    """

    name: str
    ours: float
    peer_name: str
    peer: float
    limit: float | None = None
    most: float | None = None

    @property
    def ratio(self) -> float:
        return self.ours / self.peer

    @property
    def kept(self) -> bool:
        in_time = self.limit is None or self.ours <= self.limit
        return in_time and (self.most is None or self.ratio <= self.most)

    def __str__(self) -> str:
        limits = [] if self.limit is None else [f"{self.limit * 1000:.0f} ms"]
        limits += [] if self.most is None else [f"ratio {self.most:.2f}"]
        limit = f"  limit {' and '.join(limits)} {'kept' if self.kept else 'BROKEN'}" if limits else ""
        return (
            f"{self.name}: {self.ours * 1000:.1f} ms; {self.peer_name}: {self.peer * 1000:.1f} ms; ratio {self.ratio:.2f}{limit}"
        )


@dataclass(frozen=True, slots=True)
class Held:
    """Megabytes that something holds, and how many it may."""

    name: str
    megabytes: float
    limit: float

    @property
    def kept(self) -> bool:
        return self.megabytes <= self.limit

    def __str__(self) -> str:
        return f"{self.name}: {self.megabytes:.0f} MB  limit {self.limit:.0f} MB {'kept' if self.kept else 'BROKEN'}"


def medians(ours: Callable[[], object], peer: Callable[[], object], rounds: int = ROUNDS) -> tuple[float, float]:
    """The median seconds of each, measured in turns so that both meet the same machine."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for call, seconds in zip((ours, peer), times, strict=True):
            began = time.perf_counter()
            call()
            seconds.append(time.perf_counter() - began)
    return median(times[0]), median(times[1])
