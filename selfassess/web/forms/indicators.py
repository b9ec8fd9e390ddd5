"""The form that imports values of indicators."""

from wtforms import FileField, Form, HiddenField
from wtforms.validators import ValidationError


class TableForm(Form):
    """A file with a table; `kept` names one that was given before."""

    file = FileField("Which file?", description="CSV in UTF-8, or Excel: its first sheet, headings in the first row.")
    kept = HiddenField()

    def validate_file(self, field: FileField) -> None:
        """There is a file."""
        if not field.data:
            raise ValidationError("Choose a file")
