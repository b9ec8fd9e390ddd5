"""The shape of the file that holds the demonstration's peer challenge, `selfassess/demo/typed/challenge.yaml`."""

from selfassess.domain.peerchallenge import Hours, Stage
from selfassess.domain.timetable import SessionKind
from selfassess.schemas.strict import Choice, Count, Day, StrictSchema, Text, identifier, many, texts


class TypedCohort(StrictSchema):
    """A cohort of the sample."""

    id = identifier(required=True)
    title = Text(required=True)
    count = Count(required=True)


class TypedStage(StrictSchema):
    """The days of a stage."""

    stage = Choice([stage.value for stage in Stage], required=True)
    first = Day(required=True)
    last = Day(required=True)


class TypedContact(StrictSchema):
    """Who receives a concern."""

    name = Text(required=True)
    role = Text(required=True)
    telephone = Text(required=True)
    hours = Choice([hours.value for hours in Hours], required=True)


class TypedMember(StrictSchema):
    """Somebody of the team."""

    name = Text(required=True)
    role = Text(required=True)
    organisation = Text(load_default="")


class TypedSlot(StrictSchema):
    """What was written in one place of the form."""

    slot = Text(required=True)
    text = Text(required=True)


class TypedCase(StrictSchema):
    """A case that was reviewed."""

    code = Text(required=True)
    cohort = identifier(required=True)
    reviewer = Text(required=True)
    values_ = many(TypedSlot, required=True, data_key="values")


class TypedAnswer(StrictSchema):
    """The council's response to an area of practice."""

    line = Text(required=True)
    text = Text(required=True)


class TypedQuestion(StrictSchema):
    """A question of the scope with what the team found."""

    heading = Text(required=True)
    text = Text(required=True)
    finding = Text(required=True)


class TypedRecommendation(StrictSchema):
    """A key recommendation."""

    title = Text(required=True)
    reason = Text(required=True)


class TypedReportWords(StrictSchema):
    """The words of the report."""

    summary = Text(required=True)
    recommendations_lead = Text(required=True)
    approach = Text(required=True)
    heard = Text(required=True)
    also_did = Text(required=True)
    next_steps = Text(required=True)
    annexe_introduction = Text(required=True)
    conclusion = Text(required=True)
    signatories = Text(required=True)


class TypedSession(StrictSchema):
    """A session of the timetable; `peers` are names of the team, `questions` headings of the scope."""

    day = Day(required=True)
    start = Text(required=True)
    end = Text(required=True)
    kind = Choice([kind.value for kind in SessionKind], required=True)
    group = Text(load_default="")
    place = Text(load_default="")
    peers = texts(Text(), load_default=())
    questions = texts(Text(), load_default=())


class TypedVisit(StrictSchema):
    """`challenge.yaml`."""

    title = Text(required=True)
    framework = identifier(required=True)
    template = identifier(required=True)
    sponsor = Text(required=True)
    cohorts = many(TypedCohort, required=True)
    stages = many(TypedStage, required=True)
    contacts = many(TypedContact, required=True)
    cases = many(TypedCase, required=True)
    responses = many(TypedAnswer, required=True)
    questions = many(TypedQuestion, required=True)
    recommendations = many(TypedRecommendation, required=True)
    team = many(TypedMember, required=True)
    sessions = many(TypedSession, required=True)
    report = many(TypedReportWords, required=True)
