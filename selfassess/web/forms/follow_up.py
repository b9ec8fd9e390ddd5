"""The form by which a person decides how a recommendation stands."""

from wtforms import Form, IntegerField
from wtforms.validators import DataRequired, ValidationError

from selfassess.domain.follow_up import STANDING_LABELS, Standing
from selfassess.services.backing import OWNER_LENGTH
from selfassess.services.long_view import Deciding
from selfassess.web.forms.backing import at_most
from selfassess.web.forms.fields import Line, OneOf, Option, Text

HINTS = {
    Standing.MET: "You can show what was done and what came of it.",
    Standing.SUPERSEDED: "Something later took its place, or it no longer applies.",
}


class DecidingForm(Form):
    """How a recommendation stands."""

    standing = OneOf(
        "How does it stand?",
        tuple(Option(standing.value, label, HINTS.get(standing, "")) for standing, label in STANDING_LABELS.items()),
        [DataRequired("Choose how it stands")],
    )
    owner = Line("Who owns it?", [at_most(OWNER_LENGTH)], description="A role or a name. One owner, not several.")
    note = Text("What shows it?", description="What was done, what came of it, and where that is written down.", rows=4)
    revision = IntegerField(default=0)

    def validate_note(self, field: Text) -> None:
        """What is said to be met or superseded says by what."""
        if self.standing.data in (Standing.MET, Standing.SUPERSEDED) and not (field.data or "").strip():
            raise ValidationError("Enter what shows that it is met, or what took its place")

    def said(self) -> Deciding:
        """What was typed; only of a form that is valid."""
        return Deciding(Standing(self.standing.data), self.owner.data or "", self.note.data or "")
