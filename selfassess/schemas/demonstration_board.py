"""The shape of the file that holds what the demonstration's peer team noted: `selfassess/demo/typed/board.yaml`."""

from selfassess.domain.background import Holds
from selfassess.domain.case_form import Side
from selfassess.domain.hypotheses import Result, Standing
from selfassess.domain.notes import Confidence, SourceKind
from selfassess.domain.peer_view import View
from selfassess.schemas.strict import Choice, Day, Flag, StrictSchema, Text, identifier, many, texts


class TypedDocument(StrictSchema):
    """A background document; `file` lies in the demonstration's folder of files."""

    file = Text(required=True)
    title = Text(required=True)
    holds = Choice([holds.value for holds in Holds], required=True)
    about = Day(load_default=None)
    note = Text(load_default="")
    questions = texts(Text(), load_default=())


class TypedNote(StrictSchema):
    """A note; `session` is whom one met, from which the group comes unless it is said."""

    source = Choice([source.value for source in SourceKind], required=True)
    session = Text(load_default="")
    group = Text(load_default="")
    text = Text(required=True)
    side = Choice([side.value for side in Side], required=True)
    confidence = Choice([confidence.value for confidence in Confidence], required=True)
    questions = texts(Text(), load_default=())
    lines = texts(identifier(), load_default=())
    shared = Flag(load_default=False)


class TypedHypothesis(StrictSchema):
    """A hypothesis and what came of it."""

    text = Text(required=True)
    reason = Text(load_default="")
    standing = Choice([standing.value for standing in Standing], required=True)
    tested = Text(load_default="")
    result = Choice([result.value for result in Result], load_default=None)
    finding = Text(load_default="")
    questions = texts(Text(), load_default=())


class TypedView(StrictSchema):
    """What the team says beside a judgement of the council; `groups` and `areas` are those of the notes and cases it rests on."""

    subject = identifier(required=True)
    view = Choice([view.value for view in View], required=True)
    reason = Text(required=True)
    groups = texts(Text(), load_default=())
    areas = texts(identifier(), load_default=())


class TypedBoard(StrictSchema):
    """`board.yaml`."""

    documents = many(TypedDocument, required=True)
    notes = many(TypedNote, required=True)
    hypotheses = many(TypedHypothesis, required=True)
    views = many(TypedView, load_default=())
