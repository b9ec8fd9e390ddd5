"""The forms of the roll-up, the board and the report."""

from collections.abc import Sequence

from wtforms import Form, IntegerField
from wtforms.validators import DataRequired, Length, Regexp

from selfassess.domain.feedback.words import GIVEN_LABELS, Given, KeyRecommendation, ReportWords
from selfassess.domain.framework import Framework
from selfassess.domain.notes import NOTE_SIDES, SOURCE_LABELS, Confidence, SourceKind
from selfassess.domain.peerchallenge import ScopeQuestion
from selfassess.domain.timetable import Session
from selfassess.domain.wording import day
from selfassess.services.challenge_notes import Noted
from selfassess.web.forms.fields import Line, OneOf, Option, SelectOneOf, SomeOf, Text

SHORT = [Length(max=200, message="Shorten this to 200 characters or fewer")]
SIDES = tuple(Option(side.value, label) for side, label in NOTE_SIDES.items())
LEVELS = tuple(Option(level.value, level.value.capitalize()) for level in Confidence)
RECOMMENDATIONS = 6
"""How many key recommendations a report has room for: more than a handful are not key."""


class NoteForm(Form):
    """One note of the team."""

    text = Text("What was heard or seen?", [DataRequired("Enter what was heard or seen")])
    side = OneOf("It shows", SIDES, [DataRequired("Choose which side it is on")])
    source = SelectOneOf("Source", tuple(Option(kind.value, label) for kind, label in SOURCE_LABELS.items()))
    group = Line("Who, or what", SHORT, description="A group and never a name: foster carers, a legal planning meeting.")
    people = Line("How many people", [Regexp(r"\d{0,4}\Z", message="Enter a whole number of people")])
    confidence = OneOf("Confidence", LEVELS, default=Confidence.MEDIUM.value)
    session: SelectOneOf
    questions: SomeOf
    lines: SomeOf

    def noted(self, side: type) -> Noted:
        """What was written down."""
        return Noted(
            source=SourceKind(self.source.data),
            group=self.group.data or "",
            text=self.text.data or "",
            side=side(self.side.data),
            people=int(self.people.data or 0),
            confidence=Confidence(self.confidence.data),
            questions=self.questions.data,
            lines=self.lines.data,
            session=self.session.data or "",
        )


def note_form(questions: Sequence[ScopeQuestion], framework: Framework, sessions: Sequence[Session]) -> type[NoteForm]:
    """The form whose note is tagged to questions and to the lines of a framework, and was written in one of these sessions."""
    asked = tuple(Option(question.id, question.heading) for question in questions)
    lines = tuple(Option(line.id, line.title) for line in framework.lines())
    held = (Option("", "In none"), *(Option(each.id, f"{day(each.day)}, {each.start}: {each.title}") for each in sessions))
    fields = {
        "session": SelectOneOf("In which session?", held, description="Who came is counted there, and not again here."),
        "questions": SomeOf("Which questions does it speak to?", asked),
        "lines": SomeOf("And which lines?", lines),
    }
    return type("NoteFormOfToday", (NoteForm,), fields)


class FindingForm(Form):
    """A finding under one question, with the notes and case statements that it rests on."""

    text = Text("The finding", [DataRequired("Enter the finding")], rows=6, description="A blank line begins a new paragraph.")
    notes: SomeOf
    statements: SomeOf


def finding_form(notes: Sequence[Option], statements: Sequence[Option]) -> type[FindingForm]:
    """The form that offers these notes and statements."""
    fields = {"notes": SomeOf("It rests on these notes", notes), "statements": SomeOf("And on these cases", statements)}
    return type("FindingFormOfToday", (FindingForm,), fields)


class ReportForm(Form):
    """The words of the report."""

    revision = IntegerField()
    summary = Text("Executive summary", rows=8, description="A blank line begins a new paragraph, here and below.")
    recommendations_lead = Text("What leads to the key recommendations", rows=3)
    approach = Text("The peer challenge approach", rows=4)
    heard = Line("How many people were heard, in your words", SHORT, description="Such as: over 100 people. Else it is counted.")
    also_did = Text("What else the team did", description="One on each line: visits to settings, say.")
    next_steps = Text("Next steps")
    annexe_introduction = Text("Case review: introduction")
    methodology = Text("Case review: what else is to be said of its method", description="One on each line.")
    conclusion = Text("Case review: conclusion")
    signatories = Text("Case review: who signs it", rows=2, description="One on each line.")
    given = SomeOf(
        "Case review: what is the council given beside the report?",
        tuple(Option(each.value, label) for each, label in GIVEN_LABELS.items()),
        description="The method of the case review says so.",
    )

    def words(self) -> ReportWords:
        """What the form says."""
        texts = {field.name: field.data or "" for field in self if isinstance(field, Text | Line) and "--" not in field.name}
        texts = {name: text.replace("\r\n", "\n") for name, text in texts.items() if not name.startswith("key-")}
        given = tuple(map(Given, self.given.data))
        return ReportWords(**texts, recommendations=tuple(self._recommendations()), given=given)

    def _recommendations(self) -> list[KeyRecommendation]:
        rows = (
            KeyRecommendation(*(self[f"key-{number}-{part}"].data or "" for part in ("title", "reason", "suggestion")))
            for number in range(RECOMMENDATIONS)
        )
        return [row for row in rows if row.title or row.reason or row.suggestion]


def report_form() -> type[ReportForm]:
    """The form with room for the key recommendations."""
    fields: dict[str, object] = {}
    for number in range(RECOMMENDATIONS):
        fields[f"key-{number}-title"] = Line(f"Recommendation {number + 1}: a short imperative title", SHORT)
        fields[f"key-{number}-reason"] = Text("Why", rows=2)
        fields[f"key-{number}-suggestion"] = Text("What the council could consider", rows=2)
    return type("ReportFormOfToday", (ReportForm,), fields)


def report_data(words: ReportWords) -> dict[str, object]:
    """The data of the form that shows these words."""
    names = [name for name in words.__slots__ if name != "recommendations"]
    data: dict[str, object] = {name: getattr(words, name) for name in names}
    data["given"] = tuple(each.value for each in words.given)
    for number, said in enumerate(words.recommendations[:RECOMMENDATIONS]):
        data |= {f"key-{number}-{part}": getattr(said, part) for part in ("title", "reason", "suggestion")}
    return data
