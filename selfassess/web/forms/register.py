"""The form that asks the register of evidence for some of it."""

from wtforms import Form

from selfassess.domain.evidence import EVIDENCE_LABELS
from selfassess.services.register import Standing
from selfassess.web.forms.fields import Line, Option, SelectOneOf

EVERY = Option("", "All")
STANDINGS = {
    Standing.STALE: "Older than 12 months",
    Standing.WEAK: "Rated weak",
    Standing.UNDATED: "Without a date",
    Standing.UNUSED: "Not used in this assessment",
    Standing.TELLING: "With a file to check",
}


class FilterForm(Form):
    """Which evidence is shown."""

    words = Line("Words")
    kind = SelectOneOf("Kind", (EVERY, *(Option(kind.value, label) for kind, label in EVIDENCE_LABELS.items())), default="")
    standing = SelectOneOf(
        "Needs attention",
        (Option("", "All evidence"), *(Option(standing.value, label) for standing, label in STANDINGS.items())),
        default="",
    )
