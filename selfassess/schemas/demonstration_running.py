"""The shape of the file that holds the demonstration's unfinished peer challenge, `selfassess/demo/typed/running.yaml`.

Its days are working days after the day on which it was scoped, so that it is under way whenever it is shown.
"""

from selfassess.domain.peerchallenge import ChallengeKind, Stage
from selfassess.domain.timetable import SessionKind
from selfassess.schemas.demonstration_board import TypedHypothesis, TypedNote
from selfassess.schemas.demonstration_visit import TypedCase, TypedChoice, TypedCohort, TypedContact, TypedMember
from selfassess.schemas.strict import Choice, Count, StrictSchema, Text, identifier, many, texts


class RunningStage(StrictSchema):
    """The days of a stage."""

    stage = Choice([stage.value for stage in Stage], required=True)
    first = Count(required=True)
    last = Count(load_default=None)


class RunningQuestion(StrictSchema):
    """A question of the scope."""

    heading = Text(required=True)
    lines = texts(identifier(), load_default=())
    text = Text(required=True)


class RunningSession(StrictSchema):
    """A session that is still to come; `peers` are names of the team, `questions` headings of the scope."""

    day = Count(required=True)
    start = Text(required=True)
    end = Text(required=True)
    kind = Choice([kind.value for kind in SessionKind], required=True)
    group = Text(required=True)
    place = Text(required=True)
    peers = texts(Text(), required=True)
    questions = texts(Text(), load_default=())


class TypedRunning(StrictSchema):
    """`running.yaml`."""

    kind = Choice([kind.value for kind in ChallengeKind], required=True)
    title = Text(required=True)
    framework = identifier(required=True)
    template = identifier(required=True)
    sponsor = Text(required=True)
    organiser = Text(required=True)
    sample = many(TypedChoice, required=True)
    cohorts = many(TypedCohort, required=True)
    stages = many(RunningStage, required=True)
    contacts = many(TypedContact, required=True)
    team = many(TypedMember, required=True)
    questions = many(RunningQuestion, required=True)
    sessions = many(RunningSession, required=True)
    cases = many(TypedCase, required=True)
    notes = many(TypedNote, required=True)
    hypotheses = many(TypedHypothesis, required=True)
