"""The form by which the parts and the formats of a pack are chosen."""

from collections.abc import Mapping
from typing import Any

from wtforms import Field, Form
from wtforms.validators import ValidationError

from selfassess.domain.framework import Framework
from selfassess.domain.pack import AREA, DOCUMENT, PART_KINDS, Pack
from selfassess.web.forms.fields import Option, SelectOneOf, SomeOf

NAMES = {"pdf": "PDF", "docx": "Word", "html": "Web page"}


class ChoosingForm(Form):
    """Which parts of a pack, of which area, in which formats."""

    def validate_parts(self, field: SomeOf) -> None:
        """A pack of nothing is none."""
        if not field.data:
            raise ValidationError("Choose one part at least")

    def validate_formats(self, field: SomeOf) -> None:
        """What is not looked at on the page needs a format."""
        if not field.data:
            raise ValidationError("Choose one format at least")

    def numbers(self) -> tuple[int, ...]:
        """The numbers of the parts that were chosen; none where all were."""
        parts: Any = self["parts"]
        chosen = tuple(int(value) for value in parts.data)
        return () if len(chosen) == len(parts.options) else chosen


def choosing_form(pack: Pack, framework: Framework | None, sent: Mapping[str, Any] | None = None) -> ChoosingForm:
    """The form for a pack, with what was `sent`; all parts and the first format are chosen until something is.

    A pack of one area has those of the `framework` to choose from.
    """
    parts = [
        Option(str(number), part.title or part.kind.replace("-", " ").capitalize(), PART_KINDS[part.kind].about)
        for number, part in enumerate(pack.parts, start=1)
    ]
    formats = [Option(form, NAMES[form]) for form in pack.formats if form in DOCUMENT]
    fields: dict[str, Field] = {
        "parts": SomeOf("Which parts?", parts),
        "formats": SomeOf("In which formats?", formats),
    }
    if pack.of == AREA and framework:
        areas = [Option(area.id, area.title) for area in framework.areas]
        fields = {"area": SelectOneOf("Of which area?", areas, default=areas[0].value)} | fields
    form: ChoosingForm = type("ChoosingPackForm", (ChoosingForm,), fields)(sent)
    if sent is None:
        form["parts"].data = tuple(option.value for option in parts)
        form["formats"].data = tuple(option.value for option in formats[:1])
    return form
