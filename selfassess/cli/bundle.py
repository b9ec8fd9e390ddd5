"""`selfassess bundle`."""

import sys
from pathlib import Path

import click

from selfassess.cli.printing import format_option, print_json
from selfassess.domain.bundle.comparing import STANDING_WORDS, Item
from selfassess.domain.bundle.intake import BundleIntake
from selfassess.domain.bundle.manifest import Manifest
from selfassess.domain.bundle.parts import CALLED, Kind
from selfassess.domain.bundle.wording import different, title
from selfassess.domain.changes import Decision
from selfassess.domain.people import LOCAL
from selfassess.domain.wording import counted
from selfassess.errors import BadInput, NotFound
from selfassess.ports import Toolbox
from selfassess.services.before_sending import Before, before_sending
from selfassess.services.bundle_contents import this_instance
from selfassess.services.bundling import Sending, bundle_name, make_bundle
from selfassess.services.taking_bundles import UNTRUSTED, take_bundle_in
from selfassess.services.unbundling import Beside, look_at_bundle, receive_bundle, throw_bundle_away
from selfassess.services.undoing_bundles import bundles_taken_in, undo_bundle
from selfassess.wiring import toolbox

PROBLEMS = 1
RULES = {"bundle": Decision.TAKE, "here": Decision.LEAVE, "both": Decision.BOTH}
PASSPHRASE = click.option(
    "--passphrase",
    envvar="SELFASSESS_PASSPHRASE",
    default="",
    help="The passphrase; better in SELFASSESS_PASSPHRASE, or asked for.",
)


@click.group()
def bundle() -> None:
    """Carry an assessment or a peer challenge to another instance, or take one in."""


@bundle.command()
@click.argument("subject", metavar="ID")
@click.option("--out", type=click.Path(path_type=Path), help="The file to write, or a folder. Default: named by the program.")
@click.option("--lock", is_flag=True, help="Ask for a passphrase, without which nobody opens the file.")
@PASSPHRASE
@click.option("--restricted", is_flag=True, help="Send restricted evidence and reports too.")
@click.option(
    "--closed-notes",
    is_flag=True,
    help="Send what only the challenge team reads too: closed notes, what is not shared yet, reviewers' own notes in cases.",
)
@click.option("--dry-run", is_flag=True, help="Only say what would travel and what would stay.")
def export(
    subject: str, out: Path | None, passphrase: str, *, lock: bool, restricted: bool, closed_notes: bool, dry_run: bool
) -> None:
    """Write the bundle of an assessment or a peer challenge, and print its path.

    ID is that of the assessment or challenge. What stays behind is said before the file is written.
    """
    tools = toolbox()
    kind, before = _found(tools, subject)
    if dry_run:
        _print_before(before)
        return
    _tell(before, chosen=restricted or closed_notes)
    if lock and not passphrase:
        passphrase = click.prompt("Passphrase", hide_input=True, confirmation_prompt=True)
    sending = Sending(kind, subject, passphrase, restricted=restricted, closed=closed_notes)
    partial = (out if out and not out.is_dir() else (out or Path()) / f"{subject}.part").with_suffix(".part")
    try:
        with partial.open("wb") as stream:
            made = make_bundle(tools, LOCAL, sending, stream)
        place = out if out and not out.is_dir() else (out or Path()) / bundle_name(made)
        partial.replace(place)
    except OSError as error:
        raise BadInput(f"{out or Path()} could not be written: {error.strerror}. Choose another folder.") from error
    finally:
        partial.unlink(missing_ok=True)
    click.echo(place)
    click.echo(f"Fingerprint of this instance: {made.instance.fingerprint}", err=True)


@bundle.command(name="import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@PASSPHRASE
@click.option("--dry-run", is_flag=True, help="Only print what would change, as JSON.")
@click.option(
    "--conflicts",
    type=click.Choice(tuple(RULES)),
    help="Where both sides changed the same: take the bundle's, keep what is here, or keep both. "
    "Default: keep what is here, and list it.",
)
@click.option("--trust", is_flag=True, help="You compared the fingerprint with whoever sent the bundle, and it is the same.")
@click.option("--yes", is_flag=True, help="Don't ask on a terminal before anything is changed.")
@format_option("json")
@click.pass_context
def import_(
    context: click.Context,
    file: Path,
    passphrase: str,
    *,
    dry_run: bool,
    conflicts: str | None,
    trust: bool,
    yes: bool,
    form: str,
) -> None:
    """Take a bundle in, as one change that can be undone. Exit status 1 where a conflict is left."""
    tools = toolbox()
    waiting = _received(tools, file, passphrase)
    try:
        found = look_at_bundle(tools, LOCAL, waiting)
        manifest = found.waiting.manifest
        if dry_run:
            print_json(_told(found))
            return
        if form == "text":
            _print(found)
        if sys.stdin.isatty() and not yes:
            if not found.trusted and not trust:
                trust = click.confirm(f"Is {manifest.instance.fingerprint} the fingerprint of {manifest.instance.name}?")
            click.confirm("Take this in?", abort=True)
        if not found.trusted and not trust:
            raise BadInput(UNTRUSTED, f"Its fingerprint is {manifest.instance.fingerprint}. Then add --trust.")
        rule = RULES[conflicts] if conflicts else None
        taken = take_bundle_in(tools, LOCAL, waiting, rule=rule, seen=found.digest, trust=trust)
        waiting = ""
    finally:
        if waiting:
            throw_bundle_away(tools, LOCAL, waiting)
    left = [] if rule else [title(item, found.titles) for item in found.items if item.conflict]
    if form == "json":
        print_json(_told(found) | {"applied": taken.changes if taken else 0, "intake": taken.id if taken else None, "left": left})
    else:
        click.echo(f"Taken in as {taken.id}: {counted(taken.changes, 'change')}." if taken else "Nothing was changed.")
        for each in left:
            click.echo(f"Left as it is here: {each}")
    context.exit(PROBLEMS if left else 0)


@bundle.command(name="list")
@format_option("json")
def list_(form: str) -> None:
    """Print the bundles that were taken in, newest first."""
    found = bundles_taken_in(toolbox(), LOCAL)
    if form == "json":
        print_json([_intake(each) for each in found])
        return
    for each in found:
        undone = f", undone {each.undone_at:%Y-%m-%d}" if each.undone_at else ""
        click.echo(f"{each.id}  {each.at:%Y-%m-%d}  {counted(each.changes, 'change')}  {each.manifest.title}{undone}")


@bundle.command()
@click.argument("intake")
@click.pass_context
def undo(context: click.Context, intake: str) -> None:
    """Put back what a bundle changed, but for what was changed again since."""
    undone = undo_bundle(toolbox(), LOCAL, intake)
    for left in undone.left:
        click.echo(left)
    click.echo(f"Undone: {undone.intake.manifest.title}.")
    context.exit(PROBLEMS if undone.left else 0)


@bundle.command()
def fingerprint() -> None:
    """Print by what others know the bundles of this instance."""
    click.echo(this_instance(toolbox()).fingerprint)


def _found(tools: Toolbox, subject: str) -> tuple[Kind, Before]:
    """Whether it is an assessment or a challenge, and what of it would travel."""
    for kind in Kind:
        try:
            return kind, before_sending(tools, LOCAL, kind, subject)
        except NotFound:
            continue
    raise NotFound(
        f"There is no assessment and no peer challenge {subject!r}.",
        "`selfassess assessments list` and `selfassess peer-challenges list` show those there are.",
    )


def _print_before(before: Before) -> None:
    for called, number in before.travels.items():
        if number:
            click.echo(f"Travels: {called}: {number}")
    for each in before.choices:
        click.echo(f"Stays unless chosen: {each}")
    for each in before.always:
        click.echo(f"Stays: {each}")


def _tell(before: Before, *, chosen: bool) -> None:
    """Say on standard error what stays: it is read before the file is written, and is no part of what a program reads."""
    for each in before.always + (() if chosen else before.choices):
        click.echo(f"Stays here: {each}", err=True)


def _received(tools: Toolbox, file: Path, passphrase: str) -> str:
    with file.open("rb") as source:
        try:
            return receive_bundle(tools, LOCAL, name=file.name, source=source, passphrase=passphrase).id
        except BadInput as error:
            if passphrase or not sys.stdin.isatty() or "passphrase" not in str(error):
                raise
        source.seek(0)
        asked = click.prompt("Passphrase", hide_input=True)
        return receive_bundle(tools, LOCAL, name=file.name, source=source, passphrase=asked).id


def _told(found: Beside) -> dict[str, object]:
    return {
        "bundle": _manifest(found.waiting.manifest),
        "trusted": found.trusted,
        "new": found.begins,
        "changes": [_item(item, found) for item in found.items if item.proposed],
        "same": sum(not item.proposed for item in found.items),
        "conflicts": sum(item.conflict for item in found.items),
        "reports": [head.title for head in found.reports],
    }


def _manifest(manifest: Manifest) -> dict[str, object]:
    return {
        "kind": CALLED[manifest.kind],
        "id": manifest.id,
        "title": manifest.title,
        "authority": manifest.authority,
        "made_by": manifest.by,
        "made_at": manifest.at,
        "instance": manifest.instance.name,
        "fingerprint": manifest.instance.fingerprint,
        "holds": manifest.counts,
        "left_out": manifest.left_out,
    }


def _item(item: Item, found: Beside) -> dict[str, object]:
    fields = [{"field": label, "before": here, "after": there} for label, here, there in different(item)]
    return {"key": item.key, "title": title(item, found.titles), "standing": item.standing, "fields": fields}


def _intake(each: BundleIntake) -> dict[str, object]:
    manifest = each.manifest
    return {
        "id": each.id,
        "title": manifest.title,
        "by": each.by,
        "at": each.at,
        "changes": each.changes,
        "undone": each.undone_at,
    }


def _print(found: Beside) -> None:
    manifest = found.waiting.manifest
    click.echo(f"{manifest.title}, {manifest.authority_name}: made on {manifest.at:%Y-%m-%d} by {manifest.maker}.")
    click.echo(f"Fingerprint: {manifest.instance.fingerprint}{'' if found.trusted else ' (nobody here has made sure of it yet)'}")
    if found.begins:
        for called, number in manifest.counts.items():
            click.echo(f"  {called}: {number}")
    for item in found.items if not found.begins else ():
        if item.proposed:
            click.echo(f"{STANDING_WORDS[item.standing]}: {title(item, found.titles)}")
            for label, here, there in different(item):
                click.echo(f"  {label}")
                click.echo("\n".join(f"  - {line}" for line in here.splitlines()) or "  - nothing")
                click.echo("\n".join(f"  + {line}" for line in there.splitlines()) or "  + nothing")
