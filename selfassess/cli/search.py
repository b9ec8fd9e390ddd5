"""`selfassess search`."""

from dataclasses import asdict
from datetime import date
from typing import Any

import click

from selfassess.cli.printing import format_option, print_json
from selfassess.domain.days import read_day
from selfassess.domain.judgement import GRADE_LABELS
from selfassess.domain.people import LOCAL
from selfassess.domain.report import PassageKind, Polarity, ReportKind
from selfassess.domain.search import Field, Order
from selfassess.domain.wording import counted
from selfassess.services.searching import Answer, Shown
from selfassess.services.searching import search as find
from selfassess.services.wanted import AREAS, PAGE_SIZE, Among, Wanted
from selfassess.wiring import toolbox

PASSAGE_KINDS = tuple(kind.value for kind in PassageKind)
REPORT_KINDS = tuple(kind.value for kind in ReportKind)


class Day(click.ParamType[date]):
    """A day, or a year that stands for its first or last day."""

    name = "year or day"

    def __init__(self, month: int, day: int) -> None:
        self._within_year = (month, day)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            return date(int(value), *self._within_year) if len(value) == 4 else read_day(value)
        except ValueError:
            self.fail(f"{value!r} is neither a year like 2024 nor a day like 31 March 2024, 31/3/2024 or 2024-03-31.", param, ctx)


@click.command()
@click.argument("words", nargs=-1)
@click.option("--authority", default="", help="The authority whose reports are searched.")
@click.option(
    "--among",
    type=click.Choice([item.value for item in Among]),
    default="itself",
    show_default=True,
    help="Whose reports: its own, or its comparators'.",
)
@click.option("--line", default="", help="The line that passages speak to, by its id.")
@click.option("--area", type=click.Choice(AREAS), help="The area that passages belong to.")
@click.option("--polarity", type=click.Choice([item.value for item in Polarity]), help="Which way passages speak.")
@click.option("--grade", default="", help=f"How the report judged the passage's area: {', '.join(GRADE_LABELS)}.")
@click.option("--region", default="", help="The region of the authority.")
@click.option("--since", type=Day(1, 1), help="Reports of this year or day and later.")
@click.option("--until", type=Day(12, 31), help="Reports of this year or day and earlier.")
@click.option(
    "--kind",
    "kinds",
    type=click.Choice((*PASSAGE_KINDS, *REPORT_KINDS)),
    multiple=True,
    help="The kind of passage, or of report.",
)
@click.option("--framework", default="", help="The framework that the report was made under, like ilacs-2023.")
@click.option("--like", default="", metavar="REPORT.NUMBER", help="Passages like this one, instead of WORDS.")
@click.option("--newest", is_flag=True, help="The newest first, rather than the best.")
@click.option("--limit", type=click.IntRange(1, 1000), default=PAGE_SIZE, show_default=True, help="How many to print.")
@click.option("--counts", is_flag=True, help="Print how many passages have which value, instead of passages.")
@format_option("json")
def search(words: tuple[str, ...], kinds: tuple[str, ...], newest: bool, counts: bool, form: str, **given: Any) -> None:  # noqa: FBT001 - flags of a command
    r"""Search the passages of past reports for WORDS, best first.

    Every word must occur, in whatever form. "care plan" finds words side by side, strateg* words that begin so; -housing leaves
    out. Write -- before a word that begins with a dash: selfassess search -- plan -housing.
    """
    answer = find(toolbox(), LOCAL, _wanted(words, kinds, given, newest=newest))
    if answer.read:
        click.echo(_reading(answer.wanted), err=True)
    if counts:
        _print_counts(answer, form)
    elif form == "json":
        print_json([_row(shown) for shown in answer.hits])
    else:
        _print(answer)


def _wanted(words: tuple[str, ...], kinds: tuple[str, ...], given: dict[str, Any], *, newest: bool) -> Wanted:
    return Wanted(
        words=" ".join(words),
        kind=next((kind for kind in kinds if kind in PASSAGE_KINDS), ""),
        report=next((kind for kind in kinds if kind in REPORT_KINDS), ""),
        order=Order.NEWEST if newest else Order.BEST,
        **{name: value for name, value in given.items() if value is not None} | {"among": Among(given["among"])},
    )


def _reading(wanted: Wanted) -> str:
    fields = (Field.GRADE, Field.REGION, Field.AUTHORITY)
    filters = [f"{field} {value}" for field in fields if (value := getattr(wanted, field))]
    if wanted.since:
        filters.append(f"year {wanted.since.year}")
    return f"No passage holds all of these words. Searched for {wanted.words or 'everything'} with {', '.join(filters)} instead."


def _row(shown: Shown) -> dict[str, Any]:
    head, passage = shown.held.report, shown.held.passage
    return {
        "report": head.id,
        "passage": shown.held.key,
        "authority": head.authority_name,
        "title": head.title,
        "report_kind": head.kind.value,
        "framework": head.framework,
        "day": head.day,
        "source": head.source,
        "number": passage.number,
        "page": passage.page,
        "heading": passage.heading,
        "area": passage.area,
        "lines": passage.lines,
        "polarity": passage.polarity.value,
        "kind": passage.kind.value,
        "grade": grade.grade if (grade := head.grade(passage.area)) else None,
        "text": passage.text,
        "snippet": [asdict(piece) for piece in shown.snippet],
    }


def _found(answer: Answer) -> str:
    return f"{counted(answer.total, 'passage')} in {counted(answer.reports, 'report')}"


def _print(answer: Answer) -> None:
    click.echo(_found(answer))
    for shown in answer.hits:
        head, passage = shown.held.report, shown.held.passage
        where = f"paragraph {passage.number or 'not numbered'}, page {passage.page or 'not known'}"
        click.echo(f"\n{head.authority_name}, {head.title}, {where} [{shown.held.key}]")
        click.echo("".join(click.style(piece.text, bold=piece.hit) for piece in shown.snippet))


def _print_counts(answer: Answer, form: str) -> None:
    counts = {field.value: dict(values) for field, values in answer.counts.items()}
    if form == "json":
        print_json({"passages": answer.total, "reports": answer.reports, "counts": counts})
        return
    click.echo(_found(answer))
    for field, values in counts.items():
        click.echo(f"\n{field.capitalize()}")
        for value, number in values.items():
            click.echo(f"{number:>8}  {value}")
