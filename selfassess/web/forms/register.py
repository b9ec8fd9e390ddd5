"""The form that asks the register of evidence for some of it."""

from wtforms import Form

from selfassess.domain.evidence import EVIDENCE_LABELS
from selfassess.services.register import Standing
from selfassess.web.forms.fields import Line, Option, SelectOneOf

EVERY = Option("", "All")
STANDINGS = {
    Standing.STALE: "Older than 12 months",
    Standing.WEAK: "Rated weak",
    Standing.UNDATED: "About no day",
    Standing.UNUSED: "Backing nothing here",
    Standing.TELLING: "With a file to look at",
}


class FilterForm(Form):
    """Which evidence is shown."""

    words = Line("Words")
    kind = SelectOneOf("Kind", (EVERY, *(Option(kind.value, label) for kind, label in EVIDENCE_LABELS.items())), default="")
    standing = SelectOneOf(
        "Only those", (EVERY, *(Option(standing.value, label) for standing, label in STANDINGS.items())), default=""
    )
