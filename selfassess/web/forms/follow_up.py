"""The form by which a person decides how a recommendation stands."""

from collections.abc import Iterator

from wtforms import Form, IntegerField
from wtforms.validators import DataRequired, ValidationError

from selfassess.domain.follow_up import STANDING_LABELS, VERDICT_LABELS, Standing, Verdict, key_of
from selfassess.services.backing import OWNER_LENGTH
from selfassess.services.long_view import Deciding
from selfassess.services.tracker import Linkable
from selfassess.web.forms.backing import at_most
from selfassess.web.forms.fields import Line, OneOf, Option, SelectOneOf, SomeOf, Text

HINTS = {
    Standing.MET: "You can show what was done and what came of it.",
    Standing.SUPERSEDED: "A later recommendation took its place: choose it below. Or it no longer applies: say why.",
}
OTHERS = "or, on other topics"
READ = "read_"
"""What the name of a field begins with that says how a later report is read; the id of the report follows."""


class DecidingForm(Form):
    """How a recommendation stands; made with the evidence and actions there are, and a field for each later report."""

    standing = OneOf(
        "How does it stand?",
        tuple(Option(standing.value, label, HINTS.get(standing, "")) for standing, label in STANDING_LABELS.items()),
        [DataRequired("Choose how it stands")],
    )
    owner = Line("Who owns it?", [at_most(OWNER_LENGTH)], description="A role or a name. One owner, not several.")
    note = Text("What shows it?", description="What was done, what came of it, and where that is written down.", rows=4)
    superseded_by: OneOf
    evidence: SomeOf
    actions: SomeOf
    revision = IntegerField(default=0)

    def validate_note(self, field: Text) -> None:
        """What is said to be met or superseded says by what."""
        backed = {Standing.MET: self.evidence.data, Standing.SUPERSEDED: self.superseded_by.data}.get(self.standing.data)
        if self.standing.data in (Standing.MET, Standing.SUPERSEDED) and not (field.data or "").strip() and not backed:
            raise ValidationError("Enter what shows that it is met, or what took its place")

    def readings(self) -> Iterator[SelectOneOf]:
        """The fields that say how later reports are read, oldest report first."""
        return (field for field in self if isinstance(field, SelectOneOf) and field.name.startswith(READ))

    def said(self) -> Deciding:
        """What was typed; only of a form that is valid."""
        verdicts = {field.name.removeprefix(READ): Verdict(field.data) for field in self.readings() if field.data}
        return Deciding(
            Standing(self.standing.data),
            self.owner.data or "",
            self.note.data or "",
            self.evidence.data,
            self.actions.data,
            verdicts,
            (self.superseded_by.data or "") if self.standing.data == Standing.SUPERSEDED else "",
        )


def deciding_form(given: Linkable) -> type[DecidingForm]:
    """The form for one recommendation."""
    asked = given.item.held.recommendation
    later = tuple(
        Option(
            key_of(held), held.recommendation.text, held.report.title, "" if held.recommendation.shares_line(asked) else OTHERS
        )
        for held in given.successors
    )
    read = tuple(Option(verdict.value, label) for verdict, label in VERDICT_LABELS.items())
    fields = {
        "superseded_by": OneOf("Which recommendation took its place?", (Option("", "None of these"), *later)),
        "evidence": SomeOf("Evidence that shows it", tuple(Option(each.id, each.title) for each in given.evidence)),
        "actions": SomeOf("Actions that answer it", tuple(Option(each.id, each.text, each.owner) for each in given.actions)),
        **{
            f"{READ}{later.report.id}": SelectOneOf(
                later.report.title, (Option("", f"As suggested: {VERDICT_LABELS[later.verdict].lower()}"), *read)
            )
            for later in given.item.later
        },
    }
    return type("DecidingFormOfRecommendation", (DecidingForm,), fields)
