"""How a judgement is shown: always its word, with a colour that says the same."""

from markupsafe import Markup

from selfassess.domain.judgement import GRADE_LABELS, NOT_ANSWERED, UNJUDGED


def judgement_tag(answer: str | None, printed: str | None = None) -> Markup:
    """The tag of a judgement in its normal form, or of one of the three answers that are none.

    `printed` is the label to show instead of our own, where a report printed another. None is shown as not answered.
    """
    known = answer or NOT_ANSWERED
    graded = known in GRADE_LABELS
    look = known.replace(" ", "-") if graded else "none"
    label = printed or (GRADE_LABELS[known] if graded else UNJUDGED.get(known, known))
    return Markup('<strong class="app-judgement app-judgement--{}">{}</strong>').format(look, label)
