"""Forms about a table that somebody brought: which of its columns holds what."""

from collections.abc import Mapping, Sequence

from wtforms import Form

from selfassess.web.forms.fields import Option, SelectOneOf

ABSENT = Option("", "Not in the file")
PREFIX = "column_"


def column_form(headings: Sequence[str], columns: Mapping[str, int], labels: Mapping[str, str]) -> Form:
    """The form that says which column holds what, as it was taken; `labels` are what may be held, by name."""
    options = (ABSENT, *(Option(str(place), heading or f"Column {place + 1}") for place, heading in enumerate(headings)))
    fields = {
        f"{PREFIX}{wanted}": SelectOneOf(label, options, default=str(columns[wanted]) if wanted in columns else "")
        for wanted, label in labels.items()
    }
    form: Form = type("ColumnForm", (Form,), fields)()
    return form


def columns_in(form: Mapping[str, str], labels: Mapping[str, str]) -> dict[str, int]:
    """Which column was chosen for what; what is no number of a column is passed over."""
    given = {wanted: form.get(f"{PREFIX}{wanted}", "") for wanted in labels}
    return {wanted: int(place) for wanted, place in given.items() if place.isdecimal()}
