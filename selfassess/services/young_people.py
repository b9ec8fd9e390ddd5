"""The summary for children and young people: written, measured, and read by them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from selfassess.domain.assessment import Assessment
from selfassess.domain.audit import Deed
from selfassess.domain.cases import private
from selfassess.domain.framework import Framework
from selfassess.domain.people import Person
from selfassess.domain.rights import Right
from selfassess.domain.young_people import QUESTIONS, YoungReading, YoungSummary, sections
from selfassess.errors import BadInput, Conflict
from selfassess.ports import Toolbox
from selfassess.services.rights import assessment_for
from selfassess.services.watching import note, of_assessment

TEXT_LENGTH, GROUP_LENGTH, CHANGED_LENGTH = 3000, 200, 1000
MOST = 10_000
OVERTAKEN = "Somebody else changed this while you were writing. Nothing is lost: what you typed is still here."


@dataclass(frozen=True, slots=True)
class Young:
    """An assessment with its summary for young people."""

    assessment: Assessment
    framework: Framework
    summary: YoungSummary


def young_people_of(tools: Toolbox, who: Person, assessment: str) -> Young:
    """The summary of an assessment. Raises `NotFound`."""
    with tools.store().read() as store:
        found = assessment_for(tools, store, who, Right.SEE, assessment)
        summary = store.young_people.of(assessment)
    return Young(found, tools.frameworks().framework(found.framework), summary)


def save_young_people(
    tools: Toolbox, who: Person, *, assessment: str, revision: int, texts: Mapping[str, Mapping[str, str]]
) -> YoungSummary:
    """Keep what is said of some subjects, by the names of `QUESTIONS`, who saw `revision`; what is not named stays.

    Raises `NotFound`, `NotAllowed`, `BadInput` for a text that is too long or may tell who a child is, and `Conflict`.
    """
    with tools.store().read() as store:
        found = assessment_for(tools, store, who, Right.START, assessment)
    known = {subject for subject, _ in sections(tools.frameworks().framework(found.framework))}
    for subject, said in texts.items():
        if subject not in known or set(said) - set(QUESTIONS):
            raise BadInput(f"The summary says nothing of {subject!r}. Choose one of: {', '.join(sorted(known))}.")
        for text in said.values():
            _check(text, TEXT_LENGTH)
    return _saved(tools, who, assessment, revision, texts=texts)


def add_young_reading(tools: Toolbox, who: Person, *, assessment: str, reading: YoungReading) -> YoungSummary:
    """Record that a group of young people read the summary. Raises `NotFound`, `NotAllowed` and `BadInput`."""
    if not reading.group.strip():
        raise BadInput("Say which group read it, never who: the children in care council.")
    if not 1 <= reading.number <= MOST:
        raise BadInput("Say how many young people read it, as a number of at least 1.")
    if reading.day > tools.today():
        raise BadInput("This day is still to come. Record it once they have read it.")
    _check(reading.group, GROUP_LENGTH)
    _check(reading.changed, CHANGED_LENGTH)
    kept = replace(reading, group=reading.group.strip(), changed=reading.changed.strip())
    return _saved(tools, who, assessment, None, reading=kept)


def _saved(
    tools: Toolbox,
    who: Person,
    assessment: str,
    revision: int | None,
    *,
    texts: Mapping[str, Mapping[str, str]] | None = None,
    reading: YoungReading | None = None,
) -> YoungSummary:
    """The next version; `revision` is the one that the person saw, None where it does not matter."""
    with tools.store().write() as store:
        found = assessment_for(tools, store, who, Right.START, assessment)
        held = store.young_people.of(assessment)
        if revision is not None and revision != held.revision:
            raise Conflict(OVERTAKEN, yours={}, theirs={})
        if not held.written and reading:
            raise BadInput("Nothing is written yet that they could have read.")
        merged = {**held.texts, **{key: {**held.texts.get(key, {}), **said} for key, said in (texts or {}).items()}}
        readings = (*held.readings, reading) if reading else held.readings
        new = replace(held, revision=held.revision + 1, texts=merged, readings=readings, saved_by=who.id, saved_at=tools.clock())
        store.young_people.add(new)
        note(tools, store, who, Deed.CHANGED, of_assessment(found), about="summary for young people")
    return new


def _check(text: str, longest: int) -> None:
    if len(text) > longest:
        raise BadInput(f"Shorten this to {longest:,} characters or fewer: {text[:40]}…")
    if why := private(text):
        raise BadInput(f"{why[0].upper()}{why[1:]}. Nobody is named here: take it out.")
