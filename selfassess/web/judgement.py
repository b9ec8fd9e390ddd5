"""How a judgement is shown: always its word, with a colour that says the same."""

from markupsafe import Markup

from selfassess.domain.framework import Framework
from selfassess.domain.judgement import UNJUDGED
from selfassess.domain.report import PrintedJudgement
from selfassess.domain.tone import Tone, tone_of_grade, tone_of_level

_TAG = Markup('<strong class="app-judgement app-judgement--{}">{}</strong>')
_UNJUDGED = "none"


def answer_tag(framework: Framework, answer: str, scale_id: str = "judgement") -> Markup:
    """The tag of what a person answered: a level of a scale of the framework, or one of the three answers that are none."""
    if answer in UNJUDGED:
        return _TAG.format(_UNJUDGED, UNJUDGED[answer])
    scale = framework.scale(scale_id)
    labels = {level.id: level.label for level in scale.levels} if scale else {}
    return _TAG.format(tone_of_level(scale, answer).value, labels.get(answer, answer))


def grade_tag(judgement: PrintedJudgement | None) -> Markup:
    """The tag of a judgement that a report printed: every grade has one wording, whichever words a report prints for it."""
    if judgement is None:
        return _TAG.format(_UNJUDGED, "Not judged")
    return _TAG.format(tone_of_grade(judgement.grade).value, judgement.label)


def looks() -> tuple[str, ...]:
    """Every look that a tag may have: what the style sheet must know."""
    return (*(tone.value for tone in Tone), _UNJUDGED)
