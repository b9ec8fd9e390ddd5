"""`selfassess young-people`."""

from datetime import datetime

import click

from selfassess.cli.printing import format_option, print_json
from selfassess.domain.people import LOCAL
from selfassess.domain.plain import plain
from selfassess.domain.wording import counted
from selfassess.domain.young_people import QUESTIONS, YoungReading, sections
from selfassess.services.young_people import add_young_reading, save_young_people, young_people_of
from selfassess.wiring import toolbox


@click.group(name="young-people")
def young_people() -> None:
    """The summary for children and young people: write it, measure it, and record who of them read it."""


@young_people.command()
@click.argument("assessment")
@format_option("json")
def show(assessment: str, form: str) -> None:
    """Print the summary of an assessment, its reading age, its hard sentences and who read it."""
    found = young_people_of(toolbox(), LOCAL, assessment)
    measure = found.summary.measured()
    if form == "json":
        print_json({"texts": found.summary.texts, "readings": plain(found.summary.readings), "measure": plain(measure)})
        return
    for subject, title in sections(found.framework):
        for name, question in QUESTIONS.items():
            if text := found.summary.text(subject, name):
                click.echo(f"{title}: {question.lower()}\n{text}\n")
    click.echo(f"Reading age {measure.age}." if measure.age else "Nothing is written yet.")
    for each in measure.hard:
        click.echo(f"Hard ({counted(each.words, 'word')}): {each.sentence}")
    for reading in found.summary.readings:
        click.echo(f"Read by {reading.group} ({reading.number}) on {reading.day}: {reading.changed}")


@young_people.command()
@click.argument("assessment")
@click.argument("subject")
@click.option("--good", help="What is going well.")
@click.option("--better", help="What must get better.")
@click.option("--next", "coming", help="What happens next.")
def write(assessment: str, subject: str, good: str | None, better: str | None, coming: str | None) -> None:
    """Say something of the whole authority or of an area; what is not given stays."""
    tools = toolbox()
    given = {name: text for name, text in (("good", good), ("better", better), ("next", coming)) if text is not None}
    revision = young_people_of(tools, LOCAL, assessment).summary.revision
    saved = save_young_people(tools, LOCAL, assessment=assessment, revision=revision, texts={subject: given})
    click.echo(f"Saved. Reading age {saved.measured().age}." if saved.written else "Saved.")


@young_people.command()
@click.argument("assessment")
@click.option("--group", required=True, help="Which group read it, never a name.")
@click.option("--number", required=True, type=click.IntRange(1), help="How many young people.")
@click.option("--day", type=click.DateTime(["%Y-%m-%d"]), help="When; today where it is not given.")
@click.option("--changed", default="", help="What they changed.")
def read(assessment: str, group: str, number: int, day: datetime | None, changed: str) -> None:
    """Record that young people read the summary."""
    tools = toolbox()
    when = day.date() if day else tools.today()
    add_young_reading(tools, LOCAL, assessment=assessment, reading=YoungReading(group, number, when, changed))
    click.echo("Recorded.")
