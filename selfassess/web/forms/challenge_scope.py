"""The forms of a challenge's scope beyond its questions: hypotheses, background documents, the decision to publish, the list."""

from collections.abc import Sequence
from typing import Any

from wtforms import BooleanField, FileField, Form, IntegerField
from wtforms.validators import DataRequired, Length, ValidationError

from selfassess.domain.background import HOLDS_LABELS, NOTE_LENGTH, TITLE_LENGTH, Holds
from selfassess.domain.conversations import TALK_LABELS, WITH_LABELS, Conversation, Talk, With
from selfassess.domain.framework import Framework
from selfassess.domain.hypotheses import LONGEST, RESULT_LABELS, STANDING_LABELS, Hypothesis, Result, Standing
from selfassess.domain.notes import SOURCE_LABELS, Note
from selfassess.domain.peerchallenge import PUBLISHING_LABELS, Publication, Publishing, ScopeQuestion
from selfassess.domain.sample import TRAIT_LABELS, Trait
from selfassess.services.background import NewBackground
from selfassess.services.selection import SaidOfCase
from selfassess.web.forms.accounts import Password
from selfassess.web.forms.fields import Day, Line, OneOf, Option, SelectOneOf, SomeOf, Text

SHORT = [Length(max=200, message="Shorten this to 200 characters or fewer")]
LONG = [Length(max=LONGEST, message=f"Shorten this to {LONGEST:,} characters or fewer")]
HELD = tuple(Option(each.value, label) for each, label in HOLDS_LABELS.items())
SHOWN = 90
"""How much of a note tells it from others in a list."""


class HypothesisForm(Form):
    """One hypothesis, from what led to it to what came of it."""

    text = Text(
        "What do you expect to find?",
        [DataRequired("Enter what you expect to find"), *LONG],
        rows=3,
        description="A statement that can turn out to be wrong.",
    )
    reason = Text("What leads you to it?", LONG, rows=2, description="Data, a document, the self-assessment, a past report.")
    questions: SomeOf
    lines: SomeOf
    standing = OneOf("How far has it come?", tuple(Option(each.value, label) for each, label in STANDING_LABELS.items()))
    tested = Text("How was it tested?", LONG, rows=2, description="Whom you asked, what you read, what you saw.")
    notes: SomeOf
    result = OneOf("What came of it?", tuple(Option(each.value, label) for each, label in RESULT_LABELS.items()))
    finding = Text("The finding", LONG, rows=3, description="The report prints it once the hypothesis is closed.")

    def hypothesis(self, key: str, challenge: str) -> Hypothesis:
        """What the form says."""
        names = ("text", "reason", "tested", "finding")
        texts: dict[str, Any] = {name: (self[name].data or "").replace("\r\n", "\n").strip() for name in names}
        return Hypothesis(
            id=key,
            challenge=challenge,
            standing=Standing(self.standing.data or Standing.OPEN),
            result=Result(self.result.data) if self.result.data else None,
            questions=self.questions.data,
            lines=self.lines.data,
            notes=self.notes.data,
            **texts,
        )


def hypothesis_form(questions: Sequence[ScopeQuestion], framework: Framework, notes: Sequence[Note]) -> type[HypothesisForm]:
    """The form that links to these questions, lines and notes."""
    fields = {
        "questions": SomeOf("Which questions is it about?", tuple(Option(each.id, each.heading) for each in questions)),
        "lines": SomeOf("And which lines?", tuple(Option(line.id, line.title) for line in framework.lines())),
        "notes": SomeOf(
            "By which notes?", tuple(Option(note.id, f"{SOURCE_LABELS[note.source]}: {note.text[:SHOWN]}") for note in notes)
        ),
    }
    return type("HypothesisFormOfToday", (HypothesisForm,), fields)


class PublicationForm(Form):
    """What the council decided about publishing the report."""

    revision = IntegerField()
    publishing = OneOf(
        "What does the council publish?",
        tuple(Option(each.value, label) for each, label in PUBLISHING_LABELS.items()),
        [DataRequired("Choose what is published")],
    )
    by = Line("Who decided?", [DataRequired("Enter who decided"), *SHORT], description="A role: the director, the cabinet.")
    on = Day("When?", [DataRequired("Enter the day of the decision")])
    published = Text("What is published, and where?", LONG, rows=2)
    withheld = Text("What is not published, and why?", LONG, rows=2, description="The annexe with the case review, say.")

    def decision(self) -> Publication:
        """What was decided."""
        return Publication(
            Publishing(self.publishing.data),
            (self.by.data or "").strip(),
            self.on.data,
            (self.published.data or "").strip(),
            (self.withheld.data or "").strip(),
        )


class BackgroundForm(Form):
    """A document that the council sends the team."""

    file = FileField(
        "The file", description="PDF, Word, Excel, PowerPoint, picture, CSV or text, up to 25 MB. No list of children."
    )
    title = Line("What is it?", [Length(max=TITLE_LENGTH, message=f"Shorten this to {TITLE_LENGTH} characters or fewer")])
    holds = OneOf("What does it hold?", HELD, default=Holds.DOCUMENT.value)
    about = Day("The last day that it covers", description="Leave it empty where it is about no period.")
    note = Text("What the team should know of it", [Length(max=NOTE_LENGTH, message="Shorten the note")], rows=2)
    questions: SomeOf

    def validate_file(self, field: FileField) -> None:
        """There must be one."""
        if not getattr(field.data, "filename", ""):
            raise ValidationError("Choose the file")

    def new(self) -> NewBackground:
        """What the form says; a document without a title is called as its file."""
        name = self.file.data.filename
        return NewBackground(
            self.title.data or name,
            Holds(self.holds.data),
            self.about.data,
            self.note.data or "",
            self.questions.data,
            (name, self.file.data.read()),
        )


def background_form(questions: Sequence[ScopeQuestion]) -> type[BackgroundForm]:
    """The form whose document speaks to these questions."""
    asked = SomeOf("Which questions does it speak to?", tuple(Option(each.id, each.heading) for each in questions))
    return type("BackgroundFormOfToday", (BackgroundForm,), {"questions": asked})


class ListForm(Form):
    """The council's list, and the passphrase of the key that comes back."""

    revision = IntegerField()
    file = FileField("The list", description="Excel (.xlsx, its first sheet) or CSV, headings in the first row.")
    passphrase = Password(
        "A passphrase for the key",
        "new-password",
        description="At least 12 characters: four words, say.",
    )
    again = Password("The same passphrase again", "new-password")
    anew = BooleanField("Throw away the cases drawn before that nobody has begun")

    def validate_file(self, field: FileField) -> None:
        """There must be one."""
        if not getattr(field.data, "filename", ""):
            raise ValidationError("Choose the list")

    def validate_again(self, field: Password) -> None:
        """Nobody can ask for a passphrase that was mistyped."""
        if field.data != self.passphrase.data:
            raise ValidationError("Enter the same passphrase twice")


class KeyForm(Form):
    """A key file and its passphrase."""

    file = FileField("The key file", description="It ends in .codes.")
    passphrase = Password("Its passphrase", "off", [DataRequired("Enter the passphrase")])

    def validate_file(self, field: FileField) -> None:
        """There must be one."""
        if not getattr(field.data, "filename", ""):
            raise ValidationError("Choose the key file")


class OfCaseForm(Form):
    """Whom a case stands for, and who was spoken to about it."""

    def said(self) -> SaidOfCase:
        """What the form says; a conversation of which nothing is said is none."""
        traits = {trait.value: self[trait.value].data or "" for trait in Trait}
        talks = (
            Conversation(
                whom,
                Talk(self[f"{whom.value}-talk"].data),
                self[f"{whom.value}-day"].data,
                (self[f"{whom.value}-time"].data or "").strip(),
                (self[f"{whom.value}-reason"].data or "").strip(),
            )
            for whom in With
            if self[f"{whom.value}-talk"].data
        )
        return SaidOfCase(traits, tuple(talks))


def of_case_form(values: dict[Trait, Sequence[str]]) -> type[OfCaseForm]:
    """The form whose traits are chosen from what the lists hold; where they hold nothing of one, it is typed."""
    fields: dict[str, object] = {}
    for trait in Trait:
        known = values.get(trait, ())
        options = (Option("", "Not said"), *(Option(value, value) for value in known if value))
        label = TRAIT_LABELS[trait]
        fields[trait.value] = SelectOneOf(label, options) if known else Line(label, SHORT)
    talks = (Option("", "Nothing arranged"), *(Option(each.value, label) for each, label in TALK_LABELS.items()))
    for whom, label in WITH_LABELS.items():
        called = f"Conversation with the {label.lower()}"
        fields[f"{whom.value}-talk"] = SelectOneOf(called, talks)
        fields[f"{whom.value}-day"] = Day("On which day?")
        fields[f"{whom.value}-time"] = Line("At what time?", SHORT, description="For example 14:05.")
        fields[f"{whom.value}-reason"] = Line("If not held, why not?", SHORT)
    return type("OfCaseFormOfToday", (OfCaseForm,), fields)
