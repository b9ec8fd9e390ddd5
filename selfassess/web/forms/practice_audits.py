"""The form that imports the results of an audit."""

from wtforms import FileField, Form, HiddenField
from wtforms.validators import DataRequired, ValidationError

from selfassess.services.practice_audits import EXERCISE_LENGTH
from selfassess.web.forms.backing import at_most
from selfassess.web.forms.fields import Line


class AuditForm(Form):
    """What an audit is called, and its table; `kept` names one that was given before."""

    exercise = Line(
        "What is the audit called?",
        [DataRequired("Enter what the audit is called"), at_most(EXERCISE_LENGTH)],
        description="For example: Monthly audits, June 2026. Rows that name an audit themselves keep their own.",
    )
    file = FileField("Which file?", description="Excel (its first sheet) or CSV in UTF-8, headings in the first row.")
    kept = HiddenField()

    def validate_file(self, field: FileField) -> None:
        """There is a file, now or from before."""
        if not field.data and not self.kept.data:
            raise ValidationError("Choose a file")
