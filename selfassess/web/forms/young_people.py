"""The forms of the summary for children and young people."""

from collections.abc import Mapping
from typing import cast

from wtforms import Form, IntegerField
from wtforms.validators import DataRequired, Regexp

from selfassess.domain.framework import Framework
from selfassess.domain.young_people import QUESTIONS, YoungReading, YoungSummary, sections
from selfassess.services.young_people import CHANGED_LENGTH, GROUP_LENGTH, TEXT_LENGTH
from selfassess.web.forms.backing import at_most
from selfassess.web.forms.fields import Day, Line, Text

APART = "--"


class ReadingForm(Form):
    """Which group of young people read it, how many, when, and what they changed."""

    group = Line(
        "Which group read it?",
        [DataRequired("Enter which group read it"), at_most(GROUP_LENGTH)],
        description="A group, never a name. For example: the children in care council.",
    )
    number = Line(
        "How many young people?", [Regexp(r"\s*[1-9]\d{0,3}\s*\Z", message="Enter as a number how many young people read it")]
    )
    day = Day("When?", [DataRequired("Enter the day on which they read it")], description="For example, 31 3 2026.")
    changed = Text("What did they change? (optional)", [at_most(CHANGED_LENGTH)], rows=3)

    def reading(self) -> YoungReading:
        """What was typed; only of a form that is valid."""
        return YoungReading(self.group.data or "", int(self.number.data or 0), self.day.data, self.changed.data or "")


def summary_form(framework: Framework) -> type[Form]:
    """A text for each question about the whole and each area, and the revision that was opened."""
    fields: dict[str, object] = {"revision": IntegerField()}
    for subject, title in sections(framework):
        for name, question in QUESTIONS.items():
            fields[f"{subject}{APART}{name}"] = Text(f"{title}: {question.lower()}", [at_most(TEXT_LENGTH)], rows=4)
    return cast("type[Form]", type("SummaryForm", (Form,), fields))


def typed(form: Form) -> Mapping[str, Mapping[str, str]]:
    """What stands in a form, by subject and question."""
    texts: dict[str, dict[str, str]] = {}
    for field in form:
        subject, apart, name = field.name.partition(APART)
        if apart:
            texts.setdefault(subject, {})[name] = (field.data or "").replace("\r\n", "\n").strip()
    return texts


def filled(framework: Framework, summary: YoungSummary) -> Form:
    """The form with what is kept."""
    data: dict[str, object] = {"revision": summary.revision}
    data |= {f"{key}{APART}{name}": summary.text(key, name) for key, _ in sections(framework) for name in QUESTIONS}
    return summary_form(framework)(data=data)
