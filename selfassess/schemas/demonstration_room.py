"""The shape of the file that holds what the fictional authority does around its assessment, `selfassess/demo/typed/room.yaml`."""

from selfassess.domain.follow_up import Standing
from selfassess.domain.inspection.records import SampleUse
from selfassess.domain.inspection.room import ItemStatus
from selfassess.schemas.strict import Choice, Count, Flag, StrictSchema, Text, identifier, many, texts


class TypedMove(StrictSchema):
    """A judgement that was changed after the snapshot, and why."""

    subject = Text(required=True)
    judgement = Text(required=True)
    reason = Text(required=True)


class TypedDecision(StrictSchema):
    """How the authority decided that a recommendation stands; `says` are words of it by which it is found."""

    says = Text(required=True)
    standing = Choice([standing.value for standing in Standing], required=True)
    owner = Text(load_default="")
    note = Text(load_default="")


class TypedMark(StrictSchema):
    """A point of the year, held so many days ago and planned in so many days."""

    point = identifier(required=True)
    held = Count(required=True)
    planned = Count(required=True)


class TypedItem(StrictSchema):
    """How far a thing to prepare has come, found by its title."""

    title = Text(required=True)
    status = Choice([status.value for status in ItemStatus], required=True)
    owner = Text(load_default="")
    link = Text(load_default="")
    note = Text(load_default="")
    rows = Count(load_default=None)
    checked_by = Text(load_default="")


class TypedEnquiry(StrictSchema):
    """A line of enquiry of the lead inspector."""

    text = Text(required=True)
    owner = Text(required=True)
    answer = Text(load_default="")
    lines = texts(identifier(), load_default=())


class TypedMeeting(StrictSchema):
    """Notes of a meeting with the inspectors, so many days ago."""

    days = Count(required=True)
    there = Text(required=True)
    text = Text(required=True)


class TypedSampled(StrictSchema):
    """A child whose record inspectors look at, by a local code."""

    code = Text(required=True)
    use = Choice([use.value for use in SampleUse], required=True)
    cohort = Text(load_default="")
    team = Text(load_default="")
    note = Text(load_default="")
    discussed = Flag(load_default=False)


class TypedReview(StrictSchema):
    """A reviewer's own judgement of a subject."""

    subject = identifier(required=True)
    judgement = Text(required=True)
    reason = Text(required=True)


class TypedReviewer(StrictSchema):
    """Who reviews, and what they judge."""

    id = identifier(required=True)
    name = Text(required=True)
    judged = many(TypedReview, required=True)


class TypedRequest(StrictSchema):
    """Something that was asked for on site, wanted in so many days."""

    what = Text(required=True)
    asked_by = Text(required=True)
    due = Text(required=True)
    days = Count(required=True)
    owner = Text(required=True)
    answer = Text(load_default="")


class TypedGrade(StrictSchema):
    """How one record was graded on one line."""

    record = Text(required=True)
    line = Text(required=True)
    grade = Text(required=True)
    moderated = Text(load_default="")


class TypedAudit(StrictSchema):
    """The audit of a month so many months ago."""

    ago = Count(required=True)
    grades = many(TypedGrade, required=True)


class TypedYoung(StrictSchema):
    """What is said to young people of one subject."""

    subject = Text(required=True)
    good = Text(load_default="")
    better = Text(load_default="")
    next = Text(load_default="")


class TypedReading(StrictSchema):
    """A group of young people that read it, so many days ago."""

    group = Text(required=True)
    number = Count(required=True)
    days = Count(required=True)
    changed = Text(load_default="")


class TypedRoom(StrictSchema):
    """`room.yaml`. The inspection was called so many days before the demonstration is made, so that something is always due."""

    visit = identifier(required=True)
    title = Text(required=True)
    called = Count(required=True)
    lead_inspector = Text(required=True)
    moves = many(TypedMove, required=True)
    decisions = many(TypedDecision, required=True)
    marks = many(TypedMark, required=True)
    items = many(TypedItem, required=True)
    enquiries = many(TypedEnquiry, required=True)
    requests = many(TypedRequest, required=True)
    meetings = many(TypedMeeting, required=True)
    sampled = many(TypedSampled, required=True)
    reviewers = many(TypedReviewer, required=True)
    young = many(TypedYoung, required=True)
    readings = many(TypedReading, required=True)
    audits = many(TypedAudit, required=True)
