"""What a line that no crosswalk knows is about: a free line of a peer challenge, or one of a user's own framework."""

from functools import lru_cache

from selfassess.domain.classification.signals import Signals
from selfassess.domain.framework import Framework, Line


@lru_cache(maxsize=512)
def lines_by_words(line: Line, library: Framework) -> tuple[str, ...]:
    """The lines of the library's framework whose signals the line's own words name, best first; none where it names none."""
    told = (line.title, line.about, *(criterion.text for criterion in line.criteria), *line.signals)
    signals = Signals({known.id: known.signals for known in library.lines()})
    return signals.lines("\n".join(told), most=2)
