"""The form by which a person records to whom a pack was given."""

from datetime import datetime

from wtforms import Form
from wtforms.validators import DataRequired, ValidationError

from selfassess.services.exports import TO_LENGTH, WHY_LENGTH, Issuing
from selfassess.web.forms.backing import at_most
from selfassess.web.forms.fields import Day, Line, Text


class IssueForm(Form):
    """To whom, when and why."""

    to = Line(
        "To whom was it given?",
        [DataRequired("Enter to whom it was given"), at_most(TO_LENGTH)],
        description="A person, a board or an organisation. For example: Ofsted, for the annual engagement meeting.",
    )
    day = Day("When?", [DataRequired("Enter the day on which it was given")], description="For example, 31 3 2026.")
    why = Text("What for? (optional)", [at_most(WHY_LENGTH)], rows=2)

    def validate_day(self, field: Day) -> None:
        """A day that has come."""
        if field.data and field.data > datetime.now().astimezone().date():
            raise ValidationError("The date must be today or in the past")

    def issuing(self) -> Issuing:
        """What was typed; only of a form that is valid."""
        return Issuing(self.to.data or "", self.day.data, self.why.data or "")
