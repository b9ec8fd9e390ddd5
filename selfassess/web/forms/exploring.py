"""The form that chooses what the explorer counts."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from selfassess.domain.comparators import Authority
from selfassess.domain.tally import By
from selfassess.services.exploring import BY_LABELS
from selfassess.web.forms.fields import Option, SelectOneOf
from selfassess.web.forms.search import PASSAGE_KINDS, SearchForm, search_form


class Sorted(StrEnum):
    """In which order topics stand."""

    FRAMEWORK = ""
    CRITICISED = "criticised"
    PRAISED = "praised"
    OFTEN = "often"


SORTED = {
    Sorted.FRAMEWORK: "As in the framework",
    Sorted.CRITICISED: "Most criticised first",
    Sorted.PRAISED: "Most praised first",
    Sorted.OFTEN: "Most spoken of first",
}


class ExploringForm(SearchForm):
    """What passages are chosen by, and how their numbers are parted and ordered."""

    by = SelectOneOf(
        "Break the numbers down by", (Option("", "No breakdown"), *(Option(by.value, BY_LABELS[by]) for by in By)), default=""
    )
    sort = SelectOneOf("Order", tuple(Option(key.value, label) for key, label in SORTED.items()), default="")
    kind = SelectOneOf("Part of the report", tuple(Option(key, label) for key, label in PASSAGE_KINDS.items()), default="finding")


def exploring_form(
    authorities: Sequence[Authority], areas: Mapping[str, str], lines: Mapping[str, str], frameworks: Mapping[str, str]
) -> type[ExploringForm]:
    """The form that offers these, each by id and title."""
    made = search_form(authorities, areas, lines, frameworks)
    return type("ExploringFormOfLibrary", (ExploringForm,), {name: getattr(made, name) for name in OFFERED})


OFFERED = ("authority", "region", "area", "line", "framework")
