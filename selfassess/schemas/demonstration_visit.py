"""The shape of the file that holds the demonstration's peer challenge, `selfassess/demo/typed/challenge.yaml`."""

from selfassess.domain.conversations import Talk, With
from selfassess.domain.peerchallenge import ChallengeKind, Hours, Publishing, Stage
from selfassess.domain.sample import Trait
from selfassess.domain.timetable import SessionKind
from selfassess.schemas.strict import Choice, Count, Day, Flag, StrictSchema, Text, identifier, many, texts


class TypedCohort(StrictSchema):
    """A cohort of the sample."""

    id = identifier(required=True)
    title = Text(required=True)
    count = Count(required=True)
    listed = Count(load_default=0)


class TypedChoice(StrictSchema):
    """How the cases were chosen, in words."""

    lists = Text(required=True)
    reason = Text(required=True)
    chosen_by = Text(required=True)
    mix = Text(required=True)
    access = Text(required=True)


class TypedSample(TypedChoice):
    """The same with the day, and what the sample cannot show."""

    chosen_on = Day(required=True)
    limits = Text(load_default="")


class TypedStratum(StrictSchema):
    """How many on the council's lists share a trait."""

    trait = Choice([trait.value for trait in Trait], required=True)
    value = Text(required=True)
    count = Count(required=True)


class TypedStage(StrictSchema):
    """The days of a stage."""

    stage = Choice([stage.value for stage in Stage], required=True)
    first = Day(required=True)
    last = Day(load_default=None)


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
    expertise = Text(load_default="")
    interests = Text(load_default="")


class TypedSupport(StrictSchema):
    """Whom the council can ask for help afterwards."""

    name = Text(required=True)
    role = Text(required=True)
    reach = Text(required=True)


class TypedPublication(StrictSchema):
    """What the council decided to publish."""

    publishing = Choice([publishing.value for publishing in Publishing], required=True)
    by = Text(required=True)
    decided = Day(required=True)
    published = Text(load_default="")
    withheld = Text(load_default="")


class TypedSlot(StrictSchema):
    """What was written in one place of the form."""

    slot = Text(required=True)
    text = Text(required=True)


class TypedTrait(StrictSchema):
    """Of which team, age band, gender or ethnicity a case is."""

    trait = Choice([trait.value for trait in Trait], required=True)
    text = Text(required=True)


class TypedTalk(StrictSchema):
    """A conversation about a case."""

    whom = Choice([whom.value for whom in With], required=True)
    talk = Choice([talk.value for talk in Talk], required=True)
    reason = Text(load_default="")


class TypedCase(StrictSchema):
    """A case that was reviewed."""

    code = Text(required=True)
    cohort = identifier(required=True)
    reviewer = Text(required=True)
    second_reviewer = Text(load_default="")
    traits = many(TypedTrait, load_default=())
    conversations = many(TypedTalk, load_default=())
    values_ = many(TypedSlot, load_default=(), data_key="values")
    finished = Flag(load_default=True)


class TypedMerged(StrictSchema):
    """How a finding is worded that was made of statements which all say the same."""

    says = Text(required=True)
    as_ = Text(required=True, data_key="as")


class TypedAnswer(StrictSchema):
    """The council's response to an area of practice."""

    line = Text(required=True)
    text = Text(required=True)


class TypedQuestion(StrictSchema):
    """A question of the scope with what the team found, and the areas of practice on whose statements that rests."""

    heading = Text(required=True)
    lines = texts(identifier(), load_default=())
    rests = texts(identifier(), load_default=())
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
    people = Count(load_default=0)
    prompts = texts(Text(), load_default=())


class TypedVisit(StrictSchema):
    """`challenge.yaml`."""

    kind = Choice([kind.value for kind in ChallengeKind], load_default=ChallengeKind.FULL.value)
    title = Text(required=True)
    framework = identifier(required=True)
    template = identifier(required=True)
    sponsor = Text(required=True)
    organiser = Text(load_default="")
    sample = many(TypedSample, required=True)
    frame = many(TypedStratum, load_default=())
    cohorts = many(TypedCohort, required=True)
    stages = many(TypedStage, required=True)
    contacts = many(TypedContact, required=True)
    cases = many(TypedCase, required=True)
    findings = many(TypedMerged, load_default=())
    responses = many(TypedAnswer, required=True)
    questions = many(TypedQuestion, required=True)
    recommendations = many(TypedRecommendation, required=True)
    team = many(TypedMember, required=True)
    support = many(TypedSupport, load_default=())
    publication = many(TypedPublication, load_default=())
    sessions = many(TypedSession, required=True)
    report = many(TypedReportWords, required=True)
