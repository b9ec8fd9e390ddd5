"""What must hold inside one framework file, beyond its shape.

The checks read plain content and pass over whatever has the wrong shape, so that a file with several kinds of mistake
shows all of them at once.
"""

from collections.abc import Callable, Iterator, Mapping

from selfassess.domain.evidence import EvidenceKind
from selfassess.domain.framework import FrameworkKind
from selfassess.schemas.strict import Flaw, Path, guess

Content = Mapping[str, object]

JUDGEMENT, CONFIDENCE, VIEW = "judgement", "confidence", "view"

_UNIQUE: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("area", ("areas",)),
    ("line", ("areas", "lines")),
    ("criterion", ("areas", "lines", "criteria")),
    ("prompt", ("areas", "lines", "prompts")),
    ("scale", ("scales",)),
    ("question", ("questions",)),
    ("context entry", ("context",)),
    ("dimension", ("dimensions",)),
    ("concept", ("dimensions", "concepts")),
    ("cohort", ("case_review", "cohorts")),
    ("field", ("case_review", "fields")),
    ("field of the sample frame", ("case_review", "sample_frame")),
    ("field of the escalation", ("case_review", "escalation")),
)


def flaws_inside(content: object) -> Iterator[Flaw]:
    """Every flaw of one framework's content that its shape alone does not show."""
    if isinstance(content, Mapping):
        for check in _CHECKS:
            yield from check(content)


def groups(content: object, keys: tuple[str, ...], path: Path = ()) -> Iterator[tuple[Path, Content]]:
    """The groups of keys that lie below `keys`, through lists, each with the way to it."""
    if isinstance(content, list):
        for place, item in enumerate(content):
            yield from groups(item, keys, (*path, place))
    elif isinstance(content, Mapping):
        if not keys:
            yield path, content
        else:
            yield from groups(content.get(keys[0]), keys[1:], (*path, keys[0]))


def words(group: Content, key: str, path: Path) -> Iterator[tuple[Path, str]]:
    """The texts in the list at `key`, each with the way to it."""
    listed = group.get(key)
    for place, word in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(word, str):
            yield (*path, key, place), word


def lines(content: object) -> Iterator[tuple[Path, Content]]:
    """Every line of a framework."""
    return groups(content, ("areas", "lines"))


def ids(content: object, keys: tuple[str, ...]) -> set[str]:
    """The ids of the groups below `keys`."""
    return {str(group["id"]) for _, group in groups(content, keys) if isinstance(group.get("id"), str)}


def _repeated_ids(content: Content) -> Iterator[Flaw]:
    for what, keys in _UNIQUE:
        yield from repeats(what, groups(content, keys))
    for path, scale in groups(content, ("scales",)):
        yield from repeats("level", groups(scale, ("levels",), path))


def repeats(what: str, found: Iterator[tuple[Path, Content]]) -> Iterator[Flaw]:
    """A flaw for every id among `found` that was used before; `what` names what they are."""
    seen: set[str] = set()
    for path, group in found:
        name = group.get("id")
        if isinstance(name, str) and name in seen:
            yield Flaw((*path, "id"), f'the {what} id "{name}" is used twice: every {what} needs an id of its own.')
        if isinstance(name, str):
            seen.add(name)


def _missing_scales(content: Content) -> Iterator[Flaw]:
    have = ids(content, ("scales",))
    judged = [path for path, area in groups(content, ("areas",)) if area.get("judged") is True]
    for scale in (JUDGEMENT, CONFIDENCE):
        if judged and scale not in have:
            yield Flaw((*judged[0], "judged"), f'an area is judged, but there is no scale "{scale}" under "scales".')
    if content.get("overall") is True and JUDGEMENT not in have:
        yield Flaw(("overall",), f'"overall" is true, but there is no scale "{JUDGEMENT}" under "scales".')
    if content.get("kind") == FrameworkKind.PEER_CHALLENGE and VIEW not in have:
        yield Flaw(("scales",), f'a peer challenge needs a scale "{VIEW}": how far peers bear out what the authority says.')


def _short_scales(content: Content) -> Iterator[Flaw]:
    for path, scale in groups(content, ("scales",)):
        levels = scale.get("levels")
        if isinstance(levels, list) and len(levels) < 2:
            yield Flaw((*path, "levels"), f'the scale "{scale.get("id")}" needs two or more levels.')


def _signals(content: Content) -> Iterator[Flaw]:
    inspected = content.get("kind") not in (FrameworkKind.PEER_CHALLENGE, FrameworkKind.CASE_REVIEW)
    for path, line in lines(content):
        if inspected and not line.get("signals"):
            yield Flaw(path, f'the line "{line.get("id")}" has no "signals": without them no passage of a report speaks to it.')
        seen: set[str] = set()
        for place, signal in words(line, "signals", path):
            if signal != signal.lower():
                yield Flaw(place, f'the signal "{signal}" must be lower case: write "{signal.lower()}".')
            if signal.lower() in seen:
                yield Flaw(place, f'the signal "{signal}" is repeated.')
            seen.add(signal.lower())


def _evidence(content: Content) -> Iterator[Flaw]:
    kinds = {str(kind) for kind in EvidenceKind}
    for path, line in lines(content):
        for place, kind in words(line, "evidence", path):
            if kind not in kinds:
                yield Flaw(place, f'unknown kind of evidence "{kind}"{guess(kind, kinds)}')


def _concepts(content: Content) -> Iterator[Flaw]:
    known = ids(content, ("dimensions", "concepts"))
    for path, line in lines(content):
        for place, concept in words(line, "concepts", path):
            if concept not in known:
                yield Flaw(place, f'unknown concept "{concept}"{guess(concept, known)}')


def _limits(content: Content) -> Iterator[Flaw]:
    areas = ids(content, ("areas",))
    judgement = next((scale for _, scale in groups(content, ("scales",)) if scale.get("id") == JUDGEMENT), {})
    levels = {str(level.get("id")) for _, level in groups(judgement, ("levels",))}
    for path, limit in groups(content, ("limits",)):
        if content.get("overall") is False:
            yield Flaw(path, '"limits" speak of an overall judgement, and "overall" is false.')
        for place, area in words(limit, "areas", path):
            if area not in areas:
                yield Flaw(place, f'unknown area "{area}"{guess(area, areas)}')
        for key in ("level", "overall"):
            level = limit.get(key)
            if isinstance(level, str) and level not in levels:
                yield Flaw((*path, key), f'unknown level "{level}"{guess(level, levels)}')


def _kinds(content: Content) -> Iterator[Flaw]:
    kind = content.get("kind")
    reviewing = kind == FrameworkKind.CASE_REVIEW
    if reviewing and not content.get("case_review"):
        yield Flaw((), 'a framework of the kind "case-review" needs "case_review": cohorts, sample_frame, fields, escalation.')
    if content.get("case_review") and not reviewing:
        yield Flaw(("case_review",), '"case_review" belongs to a framework of the kind "case-review".')
    if content.get("agreed") and kind != FrameworkKind.PEER_CHALLENGE:
        yield Flaw(("agreed",), '"agreed" belongs to a framework of the kind "peer-challenge".')


_CHECKS: tuple[Callable[[Content], Iterator[Flaw]], ...] = (
    _repeated_ids,
    _missing_scales,
    _short_scales,
    _signals,
    _evidence,
    _concepts,
    _limits,
    _kinds,
)
