"""The shapes of the files that hold what the demonstration's people have typed in, `selfassess/demo/typed`."""

from typing import Any

from selfassess.domain.actions import ActionStatus
from selfassess.domain.evidence import EvidenceKind
from selfassess.domain.judgement import GRADES, NOT_ANSWERED, UNJUDGED
from selfassess.domain.report import Visibility
from selfassess.domain.rights import Role, Where
from selfassess.schemas.strict import Choice, Day, Flag, Flaw, StrictSchema, Text, identifier, load, many, texts

CONFIDENCE = ("high", "medium", "low")


class TypedAuthority(StrictSchema):
    """A fictional authority; `neighbours` are ids, most similar first."""

    id = identifier(required=True)
    name = Text(required=True)
    region = Text(required=True)
    type = Text(required=True)
    aliases = texts(load_default=[])
    neighbours = texts(load_default=[])


class TypedPerson(StrictSchema):
    """Somebody who typed."""

    id = identifier(required=True)
    name = Text(required=True)
    role = Choice([role.value for role in Role if role.where is Where.WORKSPACE], required=True)


class TypedReport(StrictSchema):
    """A document of the folder `documents`, below the folder of its authority."""

    file = Text(required=True)
    visibility = Choice([str(visibility) for visibility in Visibility], required=True)


class TypedEvidence(StrictSchema):
    """A piece of evidence; `file` is a file's name in the folder `files`."""

    key = identifier(required=True)
    by = Text(required=True)
    kind = Choice([str(kind) for kind in EvidenceKind], required=True)
    title = Text(required=True)
    about = Day(load_default=None)
    locator = Text(load_default="")
    note = Text(load_default="")
    link = Text(load_default=None)
    file = Text(load_default=None)


class TypedAction(StrictSchema):
    """An action."""

    key = identifier(required=True)
    text = Text(required=True)
    owner = Text(required=True)
    due = Day(load_default=None)
    status = Choice([str(status) for status in ActionStatus], required=True)


class TypedResponse(StrictSchema):
    """What was typed for one subject; `evidence` and `actions` are keys."""

    subject = identifier(required=True)
    by = Text(required=True)
    judgement = Choice((*GRADES, *UNJUDGED), load_default=NOT_ANSWERED)
    confidence = Choice(CONFIDENCE, load_default="")
    reason = Text(load_default="")
    strengths = Text(load_default="")
    improvements = Text(load_default="")
    impact = Text(load_default="")
    how = Text(load_default="")
    plans = Text(load_default="")
    ready = Flag(load_default=False)
    evidence = texts(load_default=[])
    actions = texts(load_default=[])


class TypedAuthorities(StrictSchema):
    """`authorities.yaml`."""

    authorities = many(TypedAuthority, required=True)


class TypedLibrary(StrictSchema):
    """`reports.yaml`."""

    reports = many(TypedReport, required=True)


class TypedAssessment(StrictSchema):
    """`assessment.yaml`."""

    authority = identifier(required=True)
    framework = identifier(required=True)
    title = Text(required=True)
    period = Text(required=True)
    people = many(TypedPerson, required=True)


class TypedRegister(StrictSchema):
    """`evidence.yaml`."""

    evidence = many(TypedEvidence, required=True)


class TypedPlan(StrictSchema):
    """`actions.yaml`."""

    actions = many(TypedAction, required=True)


class TypedResponses(StrictSchema):
    """One file of the folder `responses`."""

    responses = many(TypedResponse, required=True)


def load_typed(schema: type[StrictSchema], content: object) -> tuple[dict[str, Any], tuple[Flaw, ...]]:
    """The plain values of one file by the names of its fields, empty where there are flaws, and the flaws."""
    loaded, flaws = load(schema(), content)
    return loaded or {}, flaws
