"""From a field to the parameters of the GOV.UK component that shows it."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from wtforms import BooleanField, Field, FileField, Form, MultipleFileField, PasswordField, StringField, TextAreaField

from selfassess.web.forms.fields import DAY_PARTS, Day, OneOf, Option, SelectOneOf, SomeOf
from selfassess.web.forms.names import FieldName

Params = dict[str, Any]


def component(field: Field, *, size: str = "s", **more: Any) -> tuple[str, Params]:
    """The name of the component that shows a field, and its parameters; `more` replaces or adds some."""
    name, params = next((name, params) for kind, name, params in COMPONENTS if isinstance(field, kind))
    shown = _shared(field) | params(field, size) | more
    return name, {key: value for key, value in shown.items() if value not in (None, "")}


def error_list(form: Form, order: Sequence[str] = ()) -> list[Params]:
    """The entries of the error summary: the first error of each field, linked to the input where it is put right.

    They come in the order of the form; where the page has another, `order` names its fields.
    """
    place = {name: at for at, name in enumerate(order)}
    wrong = sorted((field for field in form if field.errors), key=lambda field: place.get(field.name, len(place)))
    return [{"text": field.errors[0], "href": f"#{_first_input(field)}"} for field in wrong]


def _shared(field: Field) -> Params:
    return {
        "id": field.id,
        "name": field.name,
        "hint": {"text": field.description} if field.description else None,
        "errorMessage": {"text": field.errors[0]} if field.errors else None,
        **(field.render_kw or {}),
    }


def _input(field: Field, size: str) -> Params:
    secret = isinstance(field, PasswordField)  # what was typed is never sent back
    return {"label": _label(field, size), "value": "" if secret else field.data or ""}


def _file(field: Field, size: str) -> Params:
    multiple = isinstance(field, MultipleFileField)
    return {"label": _label(field, size), "multiple": multiple}


def _radios(field: Any, size: str) -> Params:
    return {"fieldset": {"legend": _legend(field, size)}, "idPrefix": field.id, "items": list(_items(field))}


def _checkboxes(field: Any, size: str) -> Params:
    items = [_item(option, checked=option.value in field.data) for option in field.options]
    return {"fieldset": {"legend": _legend(field, size)}, "idPrefix": field.id, "items": items}


def _checkbox(field: Field, _size: str) -> Params:
    item = {"value": "yes", "text": field.label.text, "checked": bool(field.data), "hint": {"text": field.description}}
    return {"idPrefix": field.id, "items": [item if field.description else {**item, "hint": None}], "hint": None}


def _select(field: Any, size: str) -> Params:
    items = [{"value": option.value, "text": option.label, "selected": option.value == field.data} for option in field.options]
    return {"label": _label(field, size), "items": items}


def _day(field: Any, size: str) -> Params:
    items = [
        {
            "name": str(FieldName(field.name, part)),
            "id": str(FieldName(field.id, part)),
            "label": part.capitalize(),
            "value": field.typed[part],
            "classes": _day_classes(part, wrong=bool(field.errors) and part in (field.wrong or DAY_PARTS)),
        }
        for part in DAY_PARTS
    ]
    return {"fieldset": {"legend": _legend(field, size)}, "items": items}


def _day_classes(part: str, *, wrong: bool) -> str:
    width = "govuk-input--width-4" if part == "year" else "govuk-input--width-2"
    return f"{width} govuk-input--error" if wrong else width


def _label(field: Field, size: str) -> Params:
    return {"text": field.label.text, "classes": f"govuk-label--{size}" if size else ""}


def _legend(field: Field, size: str) -> Params:
    return {"text": field.label.text, "classes": f"govuk-fieldset__legend--{size}" if size else ""}


def _items(field: Any) -> Iterable[Params]:
    group = ""
    for option in field.options:
        if option.group != group:
            group = option.group
            yield {"divider": group}
        yield _item(option, checked=option.value == field.data)


def _item(option: Option, *, checked: bool) -> Params:
    hint = {"text": option.hint} if option.hint else None
    return {"value": option.value, "text": option.label, "hint": hint, "checked": checked}


def _first_input(field: Field) -> str:
    if isinstance(field, Day):
        return str(FieldName(field.id, (field.wrong or DAY_PARTS)[0]))
    return str(field.id)


COMPONENTS: tuple[tuple[type[Field] | tuple[type[Field], ...], str, Callable[[Field, str], Params]], ...] = (
    (Day, "dateInput", _day),
    (SomeOf, "checkboxes", _checkboxes),
    (SelectOneOf, "select", _select),
    (OneOf, "radios", _radios),
    (BooleanField, "checkboxes", _checkbox),
    ((FileField, MultipleFileField), "fileUpload", _file),
    (TextAreaField, "textarea", _input),
    (StringField, "input", _input),
)
"""Which component shows which kind of field; the first that fits is taken."""
