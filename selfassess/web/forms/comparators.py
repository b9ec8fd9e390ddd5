"""The form by which a person chooses whom an assessment is compared with."""

from wtforms import Form, IntegerField
from wtforms.validators import DataRequired, ValidationError

from selfassess.domain.comparators import SET_LABELS, SetKind
from selfassess.domain.wording import capital, counted
from selfassess.services.comparators import MOST_CHOSEN, Compared
from selfassess.web.forms.fields import OneOf, Option, SomeOf


class ComparatorsForm(Form):
    """By what comparators are chosen, and the list of one's own; made with the authorities there are."""

    kind: OneOf
    own: SomeOf
    number = IntegerField(default=0)

    def validate_own(self, field: SomeOf) -> None:
        """A list of one's own names somebody, and not everybody."""
        if self.kind.data == SetKind.OWN.value and not field.data:
            raise ValidationError("Tick at least one authority for a list of your own")
        if len(field.data) > MOST_CHOSEN:
            raise ValidationError(f"Tick {MOST_CHOSEN} authorities at most")


def comparators_form(compared: Compared) -> type[ComparatorsForm]:
    """The form that offers the sets of one authority, each with how many stand in it."""
    kinds = tuple(Option(kind.value, capital(label), _hint(compared, kind)) for kind, label in SET_LABELS.items())
    ordered = sorted(compared.offered, key=lambda each: (each.region or "~", each.name))
    own = tuple(Option(each.id, each.name, group=each.region or "No region given") for each in ordered)
    fields = {
        "kind": OneOf("Compare with", kinds, [DataRequired("Choose whom to compare with")]),
        "own": SomeOf("Our own list", own),
    }
    return type("ComparatorsFormOfAuthority", (ComparatorsForm,), fields)


def _hint(compared: Compared, kind: SetKind) -> str:
    if kind is SetKind.OWN:
        return "Tick them below."
    if kind is SetKind.GRADE:
        most = max(compared.alike.values(), default=0)
        return f"Differs from area to area: at most {counted(most, 'authority')}." if most else "None in the library."
    found = [each.name for each in compared.members[kind]]
    if not found:
        what = {SetKind.REGION: "region", SetKind.TYPE: "type"}.get(kind, "statistical neighbours")
        return f"None: the list of authorities does not say the {what} of {compared.authority.name}, or holds nobody else of it."
    shown = ", ".join(found[:6])
    return f"{counted(len(found), 'authority')}: {shown}{' and others' if len(found) > 6 else ''}."
