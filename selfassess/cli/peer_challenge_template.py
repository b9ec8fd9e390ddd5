"""`selfassess peer-challenges template`: the template of a case review, begun, looked at, published and taken away."""

from pathlib import Path

import click

from selfassess.cli.printing import format_option, print_json
from selfassess.domain.case_form import CaseForm
from selfassess.domain.people import LOCAL
from selfassess.domain.template import About
from selfassess.domain.wording import counted
from selfassess.services.templates import (
    FORMS,
    STANDARD,
    TemplatePage,
    discard_template,
    import_template,
    publish_template,
    start_template,
    template_file,
    template_page,
    use_template,
)
from selfassess.wiring import toolbox

FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@click.group()
def template() -> None:
    """The template by which cases are reviewed: build one, publish it, take it away."""


@template.command()
@click.argument("challenge")
@click.argument("file", type=FILE, required=False)
@click.option("--like", default=STANDARD, show_default=True, help="Without a file: begin as this template stands.")
@click.option("--title", help="Without a file: what the new one is called.")
@click.option("--publisher", default="", help="Without a file: whose it is.")
def new(challenge: str, file: Path | None, like: str, title: str | None, publisher: str) -> None:
    """Begin a template, from a plain sheet (.xlsx) or framework file (.yaml), or as another one stands; print its key.

    A sheet that is given while a template is being built changes that one. Nothing is taken of a file with a mistake.
    """
    tools = toolbox()
    if file is not None:
        made = import_template(tools, LOCAL, challenge, file.name, file.read_bytes())
    elif title:
        made = start_template(tools, LOCAL, challenge, like, About(title, publisher))
    else:
        raise click.UsageError("Name a file, or say with --title what the template is called.")
    click.echo(made.key)


@template.command()
@click.argument("challenge")
@format_option("json")
def show(challenge: str, form: str) -> None:
    """Print what the case review asks: the template that is being built, or without one the template in use."""
    page = template_page(toolbox(), LOCAL, challenge)
    if form == "json":
        print_json(_told(page))
        return
    stands = f"being built, revision {page.revision}" if page.draft else f"in use, {counted(page.cases, 'case')}"
    click.echo(f"{page.form.title} ({page.form.template}): {stands}")
    for part in page.form.parts:
        click.echo(f"\n{part.title}")
        for text in (*part.prompts, *(f"[{slot.kind}] {slot.title}" for slot in part.slots)):
            click.echo(f"  - {text}")


def _told(page: TemplatePage) -> dict[str, object]:
    return {
        "challenge": page.challenge.id,
        "using": page.using.key,
        "building": page.draft.key if page.draft else None,
        "revision": page.revision,
        "cases": page.cases,
        "title": page.form.title,
        "parts": _parts(page.form),
        "ready": [each.key for each in page.ready],
    }


def _parts(form: CaseForm) -> list[dict[str, object]]:
    return [
        {
            "id": part.id,
            "title": part.title,
            "line": part.line,
            "prompts": part.prompts,
            "slots": [{"id": slot.id, "title": slot.title, "kind": slot.kind, "choices": slot.choices} for slot in part.slots],
        }
        for part in form.parts
    ]


@template.command()
@click.argument("challenge")
@click.option("--yes", is_flag=True, help="Do not ask.")
def publish(challenge: str, *, yes: bool) -> None:
    """Publish the template that is being built, and print its key. A published version never changes."""
    tools = toolbox()
    page = template_page(tools, LOCAL, challenge)
    if page.draft is not None and not yes:
        click.confirm(f"Publish {page.draft.title}, version {page.draft.version}? This version never changes.", abort=True)
    click.echo(publish_template(tools, LOCAL, challenge).key)


@template.command()
@click.argument("challenge")
@click.option("--yes", is_flag=True, help="Do not ask.")
def discard(challenge: str, *, yes: bool) -> None:
    """Throw the template away that is being built."""
    if not yes:
        click.confirm("Throw the template away that is being built? It cannot be brought back.", abort=True)
    discard_template(toolbox(), LOCAL, challenge)
    click.echo("Thrown away.")


@template.command()
@click.argument("challenge")
@click.argument("key")
def use(challenge: str, key: str) -> None:
    """Review the cases of a challenge by another template, as long as it has none."""
    click.echo(use_template(toolbox(), LOCAL, challenge, key).template)


@template.command()
@click.argument("challenge")
@click.option("--format", "forms", default="yaml", show_default=True, help=f"Formats, parted by commas: {', '.join(FORMS)}.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=Path(), help="The folder to put the files in.")
def export(challenge: str, forms: str, out: Path) -> None:
    """Write the template, and print the files made: yaml is its file, sheet its table in Excel, docx and xlsx blank forms."""
    tools = toolbox()
    made = [template_file(tools, LOCAL, challenge, form.strip()) for form in forms.split(",") if form.strip()]
    out.mkdir(parents=True, exist_ok=True)
    for name, content in made:
        (out / name).write_bytes(content)
        click.echo(out / name)
