"""What only a peer challenge or a case review asks, beyond areas and lines."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cohort:
    """A group of children from whom a case-review sample is drawn; `count` is the suggested number of cases."""

    id: str
    title: str
    count: int


@dataclass(frozen=True, slots=True)
class Field:
    """An extra field of a case-review form; `kind` is text, long-text, date, number, yes-no or choice."""

    id: str
    title: str
    kind: str
    hint: str
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CaseReviewDesign:
    """What only a case-review framework has: cohorts, sample frame, fields of the form and how a concern is escalated."""

    cohorts: tuple[Cohort, ...]
    sample_frame: tuple[Field, ...]
    fields: tuple[Field, ...]
    escalation: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class AgreedQuestions:
    """The free questions of one peer challenge: the room for them, as many as `suggested`, with examples in our own words."""

    title: str
    hint: str
    suggested: int
    examples: tuple[str, ...]
