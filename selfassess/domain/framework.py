"""What is asked: frameworks, their areas, lines and criteria, as frozen data."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from selfassess.domain.framework_kinds import AgreedQuestions, CaseReviewDesign
from selfassess.errors import NotFound


class FrameworkKind(StrEnum):
    """The three kinds of one schema."""

    INSPECTION = "inspection"
    PEER_CHALLENGE = "peer-challenge"
    CASE_REVIEW = "case-review"


TONES = ("strong", "sound", "weak", "poor", "plain")
"""How a level may be coloured, best first; `plain` is no colour at all."""


@dataclass(frozen=True, slots=True)
class Level:
    """One step of a scale: its id, the label people read, and a descriptor in our own words.

    On a judgement scale the id is the normal form in which reports are kept (`requires improvement`), so that a judgement of
    today and one of a past report are compared as they stand. `tone` says how pages colour it.
    """

    id: str
    label: str
    descriptor: str
    tone: str = "plain"


@dataclass(frozen=True, slots=True)
class Scale:
    """A named scale, its levels from best (or highest) to worst."""

    id: str
    title: str
    levels: tuple[Level, ...]

    def level(self, level_id: str) -> Level:
        """The level with this id. Raises `NotFound`."""
        for level in self.levels:
            if level.id == level_id:
                return level
        raise NotFound(f"{level_id!r} is not a level of the scale {self.title!r}.")


@dataclass(frozen=True, slots=True)
class Question:
    """One of the questions asked of each area and of the whole authority; optional parts on a line.

    `part` names the frame it fills: know, how or do.
    """

    id: str
    part: str
    title: str
    hint: str


@dataclass(frozen=True, slots=True)
class ContextItem:
    """One figure or statement of the area profile, in the group it stands in; `unit` is text, number, percent, rate or grade."""

    id: str
    group: str
    title: str
    unit: str
    hint: str


@dataclass(frozen=True, slots=True)
class ReferenceSource:
    """What a framework was derived from, with the licence of that source."""

    title: str
    address: str
    published: str
    licence: str


@dataclass(frozen=True, slots=True)
class Concept:
    """One named concept of a cross-cutting dimension (an outcome, enabler or principle of the national framework).

    `numbers` maps the edition that numbers it to the number printed there: numbers changed between editions, names did not.
    """

    id: str
    group: str
    title: str
    numbers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Dimension:
    """A cross-cutting dimension by which lines and recommendations may be tagged.

    `edition` is the edition whose numbers reports under this version of the framework print.
    """

    id: str
    title: str
    edition: str
    source: ReferenceSource
    concepts: tuple[Concept, ...]

    def concept(self, concept_id: str) -> Concept:
        """The concept with this id. Raises `NotFound`."""
        for concept in self.concepts:
            if concept.id == concept_id:
                return concept
        raise NotFound(f"{concept_id!r} is not a concept of {self.title}.")

    def numbered(self, group: str, number: str) -> Concept | None:
        """What 'outcome 2', say, means in this edition, or None if it has no such number."""
        wanted = (self.edition, number)
        return next((concept for concept in self.concepts if concept.group == group and wanted in concept.numbers), None)


@dataclass(frozen=True, slots=True)
class Criterion:
    """What to consider under a line, in our own words; `basis` says what it rests on."""

    id: str
    text: str
    basis: str


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question that a case reviewer or peer keeps in mind under a line."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a framework: a topic of ILACS, a key line of enquiry, an area of practice.

    `signals` are words and phrases by which passages about the line are known; `concepts` are ids of the framework's dimension.
    """

    id: str
    title: str
    about: str
    criteria: tuple[Criterion, ...]
    prompts: tuple[Prompt, ...]
    signals: tuple[str, ...]
    evidence: tuple[str, ...]
    indicators: tuple[str, ...]
    concepts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Area:
    """A judgement area or theme. `headings` are its names as reports print them; `judged` says whether it carries a judgement."""

    id: str
    title: str
    short: str
    headings: tuple[str, ...]
    judged: bool
    lines: tuple[Line, ...]
    about: str = ""


@dataclass(frozen=True, slots=True)
class Limit:
    """A pattern to warn of: in what the publisher judged, `level` in any of `areas` went with `overall` for the whole."""

    areas: tuple[str, ...]
    level: str
    overall: str
    basis: str

    def met_in(self, answers: Mapping[str, str]) -> tuple[str, ...]:
        """Those of its areas that were judged so, by the answer for each area's id."""
        return tuple(area for area in self.areas if answers.get(area) == self.level)


@dataclass(frozen=True, slots=True)
class Framework:
    """A versioned set of areas and lines with the scales and questions that drive every form.

    `effective_from` and `effective_to` bound the visit dates for which it is in force (None: open).
    `words` gives the words people read for our own nouns (`line` → "topic").
    `overall` says whether an overall judgement exists in this version; `limits` are the patterns to warn of where it does.
    `wording` is the note that pages and packs print beside criteria: whose wording it is. `agreed` is None where the framework
    leaves no room for free questions.
    """

    id: str
    version: str
    title: str
    publisher: str
    kind: FrameworkKind
    words: tuple[tuple[str, str], ...]
    effective_from: date | None
    effective_to: date | None
    source: ReferenceSource
    overall: bool
    scales: tuple[Scale, ...]
    questions: tuple[Question, ...]
    context: tuple[ContextItem, ...]
    dimensions: tuple[Dimension, ...]
    areas: tuple[Area, ...]
    case_review: CaseReviewDesign | None = None
    wording: str = ""
    limits: tuple[Limit, ...] = ()
    agreed: AgreedQuestions | None = None

    @property
    def key(self) -> str:
        """The name on the command line and in addresses: id and version, `ilacs-2026`."""
        return f"{self.id}-{self.version}"

    def word(self, noun: str) -> str:
        """What people read for one of our nouns; the noun itself where the framework gives no other."""
        return dict(self.words).get(noun, noun)

    def scale(self, scale_id: str) -> Scale | None:
        """The scale with this id, or None if the framework has none such."""
        return next((scale for scale in self.scales if scale.id == scale_id), None)

    def lines(self) -> Iterator[Line]:
        """Every line in the framework's order."""
        for area in self.areas:
            yield from area.lines

    def area(self, area_id: str) -> Area:
        """The area with this id. Raises `NotFound`."""
        for area in self.areas:
            if area.id == area_id:
                return area
        raise NotFound(f"{self.title} {self.version} has no area {area_id!r}.")

    def line(self, line_id: str) -> Line:
        """The line with this id. Raises `NotFound`."""
        for line in self.lines():
            if line.id == line_id:
                return line
        raise NotFound(f"{self.title} {self.version} has no {self.word('line')} {line_id!r}.")

    def area_of(self, line_id: str) -> Area:
        """The area that holds this line. Raises `NotFound`."""
        for area in self.areas:
            if any(line.id == line_id for line in area.lines):
                return area
        raise NotFound(f"{self.title} {self.version} has no {self.word('line')} {line_id!r}.")

    def in_force(self, day: date) -> bool:
        """Whether a visit that starts on this day falls under this version."""
        after = self.effective_from is None or self.effective_from <= day
        return after and (self.effective_to is None or day <= self.effective_to)
