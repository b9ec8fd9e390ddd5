"""Saying something about words of a text: a paragraph, a sentence, a few words."""

from flask import flash, redirect, render_template, request
from flask.typing import ResponseReturnValue

from selfassess.domain.assessment import FIELD_LABELS
from selfassess.domain.work import CommentKind
from selfassess.errors import BadInput, NotFound
from selfassess.ports import Toolbox
from selfassess.services.mentions import who_can_be_named
from selfassess.services.work import Discussion, Words, comment
from selfassess.services.work import discussion as load
from selfassess.web.assessments.below import below
from selfassess.web.assessments.places import Place, Step
from selfassess.web.forms.work import WordsForm
from selfassess.web.visitor import person


def words(tools: Toolbox, assessment_id: str, subject_id: str) -> ResponseReturnValue:
    """The form for a paragraph that the address names; for the first that is written where it names none."""
    place = Place(assessment_id, subject_id)
    found = load(tools, person(), assessment=assessment_id, subject=subject_id)
    if not found.texts:
        flash("Nothing is written here yet")
        return redirect(place.address_of("discussion", blueprint="work"))
    field = request.args.get("text", next(iter(found.texts)))
    number = request.args.get("paragraph", 1, type=int)
    paragraph = next((each for each in found.texts.get(field, ()) if each.number == number), None)
    if paragraph is None:
        raise NotFound("This paragraph is not there any more. Go back to the discussion, and choose it again.")
    said = {"field": field, "revision": found.response.revision, "paragraph": number, "quote": paragraph.text}
    return _asked(tools, place, WordsForm(data=said))


def say_of_words(tools: Toolbox, assessment_id: str, subject_id: str) -> ResponseReturnValue:
    """Keep what was said of the words; what cannot be taken comes back as it was typed."""
    place = Place(assessment_id, subject_id)
    form = WordsForm(request.form)
    if not form.validate():
        return _asked(tools, place, form)
    try:
        made = comment(
            tools,
            person(),
            assessment=assessment_id,
            subject=subject_id,
            kind=CommentKind(form.kind.data),
            text=form.text.data or "",
            words=Words(form.field.data or "", form.revision.data or 0, form.paragraph.data or 0, form.quote.data or ""),
        )
    except BadInput as error:
        form.quote.errors = [*form.quote.errors, str(error)]
        return _asked(tools, place, form)
    flash("Added")
    return redirect(place.address_of("discussion", blueprint="work", anchor=f"comment-{made.id}"))


def _asked(tools: Toolbox, place: Place, form: WordsForm) -> str:
    found: Discussion = load(tools, person(), assessment=place.assessment, subject=place.subject)
    values = below(tools, place, form)
    back = place.address_of("discussion", blueprint="work", anchor=f"text-{form.field.data}")
    values["trail"] = (*values["trail"], Step("Discussion and review", back))
    return render_template(
        "work/words.html",
        **values,
        back=back,
        label=FIELD_LABELS.get(form.field.data or "", ""),
        changed=form.revision.data != found.response.revision,
        named=who_can_be_named(tools, person(), place.assessment),
    )
