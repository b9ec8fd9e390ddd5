"""The form of one entry of the area profile."""

from wtforms import Form, IntegerField

from selfassess.domain.area_profile import BEFORE_LENGTH, VALIDATED_LABELS, Validated
from selfassess.services.area_profile import TEXT_LENGTH
from selfassess.web.forms.backing import at_most
from selfassess.web.forms.fields import Day, Line, OneOf, Option, Text


class FigureForm(Form):
    """What is said of one entry."""

    revision = IntegerField()
    value = Text(
        "What is it?", [at_most(TEXT_LENGTH)], description="A figure with its unit, or words. Empty: nothing is said.", rows=2
    )
    at = Day("Of which day?", description="The day, or the last day of the period.")
    previous = Line("What was it before?", [at_most(BEFORE_LENGTH)])
    previous_at = Day("Of which day was that?")
    compared = Line("What is it elsewhere?", [at_most(BEFORE_LENGTH)])
    compared_with = Line("Where?", [at_most(BEFORE_LENGTH)], description="For example: England, or statistical neighbours.")
    source = Line("Where does it come from?", [at_most(BEFORE_LENGTH)])
    validated = OneOf(
        "Is it validated?",
        tuple(Option(each.value, label) for each, label in VALIDATED_LABELS.items()),
        description="Checked and published, or your own count so far.",
        default=Validated.UNKNOWN.value,
    )
    note = Text("What must be known to read it?", [at_most(TEXT_LENGTH)], rows=2)
