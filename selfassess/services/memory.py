"""What a process keeps: what it worked out lately, and what it makes once."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

T = TypeVar("T")


class LatelyUsed:
    """The `most` things that were asked for last; threads may ask at the same time, and may then make a thing twice."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = Lock()

    def recall(self, key: Hashable, make: Callable[[], T]) -> T:
        """What is kept under a key, made and kept first where nothing is."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                found: T = self._kept[key]
                return found
        made = make()
        with self._lock:
            self._kept[key] = made
            self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return made


def once(make: Callable[[], T]) -> Callable[[], T]:
    """Make a part when it is first asked for, and only once however many threads ask at the same time."""
    making = Lock()
    made: list[T] = []

    def part() -> T:
        if not made:
            with making:
                if not made:
                    made.append(make())
        return made[0]

    return part
