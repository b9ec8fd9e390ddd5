"""The form in which a person edits a benchmark."""

from wtforms import Form, StringField
from wtforms.validators import DataRequired

from selfassess.web.forms.fields import Text


class BenchmarkForm(Form):
    """The text, and the digest of the draft that it comes from."""

    text = Text(
        "Benchmark",
        [DataRequired("Write something, or go back and reject the suggestion")],
        description="A number in square brackets, like [2], names a source. Take it out with the words that it stands for.",
        rows=22,
    )
    digest = StringField(validators=[DataRequired("Open this page again: the draft it came from is not named")])
