"""The form that answers a challenge."""

from wtforms import Form
from wtforms.validators import DataRequired

from selfassess.services.challenges import ANSWER_LENGTH
from selfassess.web.forms.backing import at_most
from selfassess.web.forms.fields import Text


class AnswerForm(Form):
    """What a person says to a challenge."""

    text = Text(
        "Your answer",
        [DataRequired("Write your answer"), at_most(ANSWER_LENGTH)],
        description="In a sentence or two. It is kept with your name, and the director sees it before signing.",
        rows=5,
    )
