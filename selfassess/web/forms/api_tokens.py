"""The form by which a person lets a program read for them."""

from wtforms import Form
from wtforms.validators import DataRequired, Regexp, ValidationError

from selfassess.domain.api_tokens import LONGEST, OPENS_LABELS, USUAL, Opens
from selfassess.domain.wording import capital
from selfassess.services.api_tokens import LABEL_LENGTH, NewToken
from selfassess.web.forms.backing import at_most
from selfassess.web.forms.fields import Line, Option, SomeOf

DAYS = f"Enter a number of days from 1 to {LONGEST}"


class TokenForm(Form):
    """What a token is made for."""

    label = Line(
        "Which program reads by it",
        [DataRequired("Enter which program reads by it"), at_most(LABEL_LENGTH)],
        description="So that you know later which token to revoke.",
    )
    opens = SomeOf(
        "What it reads",
        tuple(Option(each.value, capital(label)) for each, label in OPENS_LABELS.items()),
        [DataRequired("Choose what it reads")],
    )
    days = Line(
        "For how many days",
        [Regexp(r"\s*[1-9]\d{0,2}\s*\Z", message=DAYS)],
        default=str(USUAL),
        render_kw={"classes": "govuk-input--width-4", "inputmode": "numeric"},
    )

    def validate_days(self, field: Line) -> None:
        """No more than a token may count for."""
        if int(field.data or 0) > LONGEST:
            raise ValidationError(DAYS)

    def asked(self) -> NewToken:
        """What was chosen; only of a form that is valid."""
        return NewToken(self.label.data or "", tuple(map(Opens, self.opens.data)), int(self.days.data or 0))
