"""The form by which a director judges each area and signs."""

from typing import Any

from wtforms import BooleanField, Field, Form, IntegerField
from wtforms.validators import DataRequired, ValidationError

from selfassess.domain.judgement import NOT_ANSWERED
from selfassess.domain.snapshot import Approval
from selfassess.services.life import NOTE_LENGTH
from selfassess.services.signing import NARRATIVE_LENGTH, SignOff, ToJudge
from selfassess.web.forms.backing import at_most
from selfassess.web.forms.fields import Line, OneOf, Option, Text


class SigningForm(Form):
    """What is said once for all areas; each area brings its own fields."""

    open_now = 0
    seen = BooleanField("I have seen the challenges that nobody answered")
    note = Line("A line for the record (optional)", [at_most(NOTE_LENGTH)], description="For example: agreed at the board.")

    def __init__(self, formdata: Any = None, *, revisions: bool = True) -> None:
        """With `revisions` False, those of the areas as they are now, not those that the browser sent."""
        super().__init__(formdata)
        if not revisions:
            for field in self:
                if isinstance(field, IntegerField) and isinstance(field.default, int):
                    field.data = field.default

    def validate_seen(self, field: BooleanField) -> None:
        """Who signs over what nobody answered says so."""
        if self.open_now and not field.data:
            raise ValidationError("Say that you have seen what nobody answered, or have it answered first")


def signing_form(found: SignOff) -> type[SigningForm]:
    """The form for the areas of an assessment, filled with what they say now."""
    fields: dict[str, Any] = {"open_now": found.checked.open}
    scale = found.framework.scale("judgement")
    levels = tuple(Option(level.id, level.label) for level in scale.levels) if scale else ()
    for area in found.areas:
        fields |= _fields(area, levels)
    return type("SigningFormOfAreas", (SigningForm,), fields)


def _fields(area: ToJudge, levels: tuple[Option, ...]) -> dict[str, Field]:
    answer = area.response.judgement.answer
    chosen = answer if answer != NOT_ANSWERED and answer in {level.value for level in levels} else None
    return {
        f"judgement_{area.subject}": OneOf(
            "Your judgement", levels, [DataRequired(f"{area.title}: choose a judgement")], default=chosen
        ),
        f"narrative_{area.subject}": Text(
            "Why, in your own words",
            [DataRequired(f"{area.title}: say why"), at_most(NARRATIVE_LENGTH)],
            default=area.response.judgement.reason,
            rows=5,
        ),
        f"revision_{area.subject}": IntegerField(default=area.response.revision),
    }


def judging_fields(form: SigningForm, subject: str) -> tuple[Field, Field, Field]:
    """The fields of one area: judgement, narrative and revision."""
    return form[f"judgement_{subject}"], form[f"narrative_{subject}"], form[f"revision_{subject}"]


def approvals_in(form: SigningForm, found: SignOff) -> tuple[Approval, ...]:
    """What was given for each area; only of a form that is valid."""
    given = ((area.subject, judging_fields(form, area.subject)) for area in found.areas)
    return tuple(
        Approval(subject, revision.data or 0, judgement.data, narrative.data or "")
        for subject, (judgement, narrative, revision) in given
    )
