"""The form by which a table with the council's responses comes back."""

from wtforms import FileField, Form
from wtforms.validators import ValidationError


class ResponsesForm(Form):
    """The table, filled in."""

    file = FileField(
        "Choose the table", description="The Word (.docx) or Excel (.xlsx) file that went out, filled in. Up to 20 MB."
    )

    def validate_file(self, field: FileField) -> None:
        """Something must be chosen."""
        if not field.data or not field.data.filename:
            raise ValidationError("Choose the table")
