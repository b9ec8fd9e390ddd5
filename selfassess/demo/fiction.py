"""The fictional authority: who is there, which reports are about them, and what its people have typed in."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from selfassess.domain.actions import ActionStatus
from selfassess.domain.comparators import Authority
from selfassess.domain.evidence import EvidenceKind
from selfassess.domain.people import Person
from selfassess.domain.report import Visibility
from selfassess.domain.rights import Grant, Role
from selfassess.errors import BadTable
from selfassess.library.strict_yaml import read_yaml
from selfassess.schemas.demonstration import (
    TypedAssessment,
    TypedAuthorities,
    TypedLibrary,
    TypedPlan,
    TypedRegister,
    TypedResponses,
    load_typed,
)
from selfassess.schemas.strict import StrictSchema
from selfassess.services.backing import NewAction, NewEvidence
from selfassess.services.saving import Answers

FOLDER = Path(__file__).resolve().parent
DOCUMENTS = FOLDER / "documents"
FILES = FOLDER / "files"
TYPED = FOLDER / "typed"


@dataclass(frozen=True, slots=True)
class PastReport:
    """A document of the library: where it lies, the id of the authority it is about, and who may see it."""

    path: Path
    authority: str
    visibility: Visibility


@dataclass(frozen=True, slots=True)
class PutIn:
    """A piece of evidence, and who put it in. `key` is what responses call it."""

    key: str
    by: Person
    evidence: NewEvidence


@dataclass(frozen=True, slots=True)
class Planned:
    """An action. `key` is what responses call it."""

    key: str
    action: NewAction


@dataclass(frozen=True, slots=True)
class Answered:
    """What one person typed for one subject: a line's id, an area's id or the whole. `evidence` and `actions` are keys."""

    subject: str
    by: Person
    answers: Answers
    evidence: tuple[str, ...]
    actions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Fiction:
    """Everything that the demonstration puts in, in the order in which it is put in.

    `authority` is the id of the one whose assessment it is, `framework` the key of the version it is made against; `figures` is
    the table of its indicators.
    """

    authorities: tuple[Authority, ...]
    reports: tuple[PastReport, ...]
    authority: str
    framework: str
    title: str
    period: str
    people: tuple[Person, ...]
    evidence: tuple[PutIn, ...]
    actions: tuple[Planned, ...]
    responses: tuple[Answered, ...]
    figures: Path


def read_fiction(folder: Path = TYPED) -> Fiction:
    """The fiction as it ships. Raises `BadTable` with every mistake of a file that is badly written."""
    about = typed(folder / "assessment.yaml", TypedAssessment)
    people = {person["id"]: _person(person, about["authority"]) for person in about["people"]}
    return Fiction(
        authorities=tuple(Authority(**entry) for entry in typed(folder / "authorities.yaml", TypedAuthorities)["authorities"]),
        reports=tuple(_past_report(entry) for entry in typed(folder / "reports.yaml", TypedLibrary)["reports"]),
        authority=about["authority"],
        framework=about["framework"],
        title=about["title"],
        period=about["period"],
        people=tuple(people.values()),
        evidence=tuple(_put_in(entry, people) for entry in typed(folder / "evidence.yaml", TypedRegister)["evidence"]),
        actions=tuple(_planned(entry) for entry in typed(folder / "actions.yaml", TypedPlan)["actions"]),
        responses=tuple(
            _answered(entry, people)
            for path in sorted((folder / "responses").glob("*.yaml"))
            for entry in typed(path, TypedResponses)["responses"]
        ),
        figures=folder / "indicators.csv",
    )


def _person(entry: dict[str, Any], authority: str) -> Person:
    return Person(entry["id"], entry["name"], (Grant(Role(entry["role"]), authority),))


def typed(path: Path, schema: type[StrictSchema]) -> dict[str, Any]:
    """What a file of the fiction says. Raises `BadTable` with every mistake of one that is badly written."""
    file = read_yaml(path)
    values, flaws = load_typed(schema, file.content)
    mistakes = (*file.mistakes, *(file.mistake(flaw.path, flaw.message) for flaw in flaws))
    if mistakes:
        raise BadTable(mistakes)
    return values


def _past_report(entry: Mapping[str, Any]) -> PastReport:
    path = DOCUMENTS / entry["file"]
    return PastReport(path=path, authority=path.parent.name, visibility=Visibility(entry["visibility"]))


def _put_in(entry: Mapping[str, Any], people: Mapping[str, Person]) -> PutIn:
    name = entry["file"]
    new = NewEvidence(
        kind=EvidenceKind(entry["kind"]),
        title=entry["title"],
        about=entry["about"],
        locator=entry["locator"],
        note=entry["note"],
        link=entry["link"],
        file=(name, (FILES / name).read_bytes()) if name else None,
    )
    return PutIn(key=entry["key"], by=people[entry["by"]], evidence=new)


def _planned(entry: Mapping[str, Any]) -> Planned:
    action = NewAction(text=entry["text"], owner=entry["owner"], due=entry["due"], status=ActionStatus(entry["status"]))
    return Planned(key=entry["key"], action=action)


def _answered(entry: Mapping[str, Any], people: Mapping[str, Person]) -> Answered:
    words = ("judgement", "reason", "confidence", "strengths", "improvements", "impact", "how", "plans", "ready")
    return Answered(
        subject=entry["subject"],
        by=people[entry["by"]],
        answers=Answers(**{word: entry[word] for word in words}),
        evidence=entry["evidence"],
        actions=entry["actions"],
    )
