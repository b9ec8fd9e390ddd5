"""Setting a challenge up: what it is, when, by whom, and who is to be told of a concern."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from flask import flash, redirect, render_template, request
from flask.typing import ResponseReturnValue
from wtforms import Form

from selfassess.domain.peerchallenge import (
    HOURS_LABELS,
    PUBLISHING_LABELS,
    ChallengeKind,
    Contact,
    Dates,
    Hours,
    PeerChallenge,
    People,
    Stage,
    Support,
    TeamMember,
)
from selfassess.domain.rights import Right
from selfassess.errors import BadInput, NotFound
from selfassess.ports import Toolbox
from selfassess.services.peer_challenges import (
    Described,
    decide_publication,
    describe,
    find_challenge,
    set_contacts,
    set_dates,
    set_support,
    set_team,
)
from selfassess.web.forms.challenge_scope import PublicationForm
from selfassess.web.forms.govuk import error_list
from selfassess.web.forms.peer_challenges import CONTACTS, SUPPORT, TEAM, DatesForm, DescribeForm, dates_form
from selfassess.web.forms.rows import BLANK, MORE, Columns, RowsForm, rows_form, rows_of, sent_count
from selfassess.web.peer_challenges.around import around, home, may, shown_around
from selfassess.web.visitor import person


@dataclass(frozen=True, slots=True)
class Several:
    """A page on which several of one thing are written: its words, its columns, and how they are kept."""

    title: str
    lead: str
    one: str
    columns: Columns
    needed: tuple[str, ...]
    right: Right
    held: Callable[[PeerChallenge], list[dict[str, Any]]]
    keep: Callable[[Toolbox, str, int, list[dict[str, Any]]], object]


def _texts(row: Mapping[str, Any]) -> dict[str, str]:
    return {name: str(value or "") for name, value in row.items()}


def _contact(row: Mapping[str, Any]) -> Contact:
    return Contact(**{**_texts(row), "hours": Hours(row["hours"])})  # type: ignore[arg-type] # the names are the columns


SEVERAL: Mapping[str, Several] = {
    "team": Several(
        "The team",
        "The report names them in this order, with role and organisation. What they know and the interests that they declared "
        "are for everybody who takes part in the challenge, and are not printed.",
        "Person",
        TEAM,
        ("name", "role"),
        Right.CHALLENGE_MANAGE,
        lambda challenge: [asdict(member) for member in challenge.team],
        lambda tools, key, revision, rows: set_team(
            tools, person(), key, revision, tuple(TeamMember(**_texts(row)) for row in rows)
        ),
    ),
    "contacts": Several(
        "Who receives a concern",
        "Named by the council. No case can be opened before there is somebody by day and somebody out of hours.",
        "Contact",
        CONTACTS,
        ("name", "telephone", "hours"),
        Right.CHALLENGE_ORGANISE,
        lambda challenge: [asdict(contact) | {"hours": contact.hours.value} for contact in challenge.contacts],
        lambda tools, key, revision, rows: set_contacts(tools, person(), key, revision, tuple(map(_contact, rows))),
    ),
    "support": Several(
        "Support afterwards",
        "Whom the council can ask for help once the challenge is over. The report’s next steps name them.",
        "Contact",
        SUPPORT,
        ("name",),
        Right.CHALLENGE_MANAGE,
        lambda challenge: [asdict(contact) for contact in challenge.support],
        lambda tools, key, revision, rows: set_support(
            tools, person(), key, revision, tuple(Support(**_texts(row)) for row in rows)
        ),
    ),
}
"""The pages of this kind, by the last part of their address."""


def _page(which: str) -> Several:
    found = SEVERAL.get(which)
    if found is None:
        raise NotFound(f"A challenge has no page {which!r}.")
    return found


def several(tools: Toolbox, challenge_id: str, which: str) -> ResponseReturnValue:
    """The team, or the contacts, in a group of fields each."""
    seen = find_challenge(tools, person(), challenge_id)
    page, found = _page(which), seen.challenge
    held = page.held(found)
    if not may(seen, page.right):
        names = {name: make().args[0] for name, make in page.columns.items()}
        values = shown_around(seen) | {"page": page, "held": held, "names": names, "hours": HOURS_LABELS}
        return render_template("peer_challenges/read.html", **values)
    data = rows_of(held) | {"revision": found.revision}
    return _several(tools, challenge_id, page, rows_form(page.columns, page.needed, len(held) + BLANK)(data=data))


def save_several(tools: Toolbox, challenge_id: str, which: str) -> ResponseReturnValue:
    """Keep them as they were typed; one group more where another was asked for."""
    page = _page(which)
    sent = sent_count(tuple(request.form))
    adding = MORE in request.form
    form = rows_form(page.columns, page.needed, sent + adding)(request.form)
    if adding or not form.validate():
        return _several(tools, challenge_id, page, form)
    try:
        page.keep(tools, challenge_id, form.revision.data or 0, form.filled())
    except BadInput as error:
        next(form.rows())[page.needed[0]].errors = [str(error)]
        return _several(tools, challenge_id, page, form)
    flash(f"{page.title}: saved")
    return redirect(home(challenge_id))


def _several(tools: Toolbox, challenge_id: str, page: Several, form: RowsForm) -> str:
    return render_template(
        "peer_challenges/several.html", **around(tools, challenge_id), page=page, form=form, errors=error_list(form)
    )


def describing(tools: Toolbox, challenge_id: str) -> ResponseReturnValue:
    """What the challenge is called, and who stands behind it."""
    found = find_challenge(tools, person(), challenge_id).challenge
    data = asdict(found.people) | {"title": found.title, "kind": found.kind.value, "revision": found.revision}
    return _describing(tools, challenge_id, DescribeForm(data=data))


def save_description(tools: Toolbox, challenge_id: str) -> ResponseReturnValue:
    """Keep it."""
    form = DescribeForm(request.form)
    if not form.validate():
        return _describing(tools, challenge_id, form)
    said = Described(
        form.title.data or "", ChallengeKind(form.kind.data), People(form.sponsor.data or "", form.organiser.data or "")
    )
    describe(tools, person(), challenge_id, form.revision.data or 0, said)
    flash("The challenge was changed")
    return redirect(home(challenge_id))


def _describing(tools: Toolbox, challenge_id: str, form: DescribeForm) -> str:
    return _simple(tools, challenge_id, form, "The challenge", "")


def publication(tools: Toolbox, challenge_id: str) -> ResponseReturnValue:
    """What the council decided about publishing the report."""
    found = find_challenge(tools, person(), challenge_id).challenge
    data: dict[str, Any] = {"revision": found.revision}
    if found.publication is not None:
        data |= asdict(found.publication) | {"publishing": found.publication.publishing.value}
    return _publishing(tools, challenge_id, PublicationForm(data=data))


def save_publication(tools: Toolbox, challenge_id: str) -> ResponseReturnValue:
    """Keep it, or that nothing is decided any more."""
    form = PublicationForm(request.form)
    if request.form.get("then") == "remove":
        decide_publication(tools, person(), challenge_id, form.revision.data or 0, None)
        flash("Nothing is decided about publishing the report")
        return redirect(home(challenge_id))
    if not form.validate():
        return _publishing(tools, challenge_id, form), 400
    try:
        decide_publication(tools, person(), challenge_id, form.revision.data or 0, form.decision())
    except BadInput as error:
        field = form.on if "day" in str(error) else form.published
        field.errors = [str(error)]
        return _publishing(tools, challenge_id, form), 400
    flash("The decision was kept")
    return redirect(home(challenge_id))


def _publishing(tools: Toolbox, challenge_id: str, form: PublicationForm) -> str:
    values = around(tools, challenge_id) | {"form": form, "errors": error_list(form), "labels": PUBLISHING_LABELS}
    return render_template("peer_challenges/publication.html", **values)


def dates(tools: Toolbox, challenge_id: str) -> ResponseReturnValue:
    """The dates of the stages."""
    found = find_challenge(tools, person(), challenge_id).challenge
    data: dict[str, Any] = {"revision": found.revision}
    for each in found.dates:
        data |= {f"{each.stage.value}-first": each.first, f"{each.stage.value}-last": each.last}
    return _dates(tools, challenge_id, dates_form()(data=data))


def save_dates(tools: Toolbox, challenge_id: str) -> ResponseReturnValue:
    """Keep them."""
    form = dates_form()(request.form)
    for stage in Stage:
        first, last = form[f"{stage.value}-first"], form[f"{stage.value}-last"]
        if last.data and not first.data:
            first.process_errors = ["Enter the first day too"]
        elif last.data and first.data and last.data < first.data:
            last.process_errors = ["The last day must not lie before the first"]
    if not form.validate():
        return _dates(tools, challenge_id, form)
    found = ((stage, form[f"{stage.value}-first"].data, form[f"{stage.value}-last"].data) for stage in Stage)
    kept = tuple(Dates(stage, first, last) for stage, first, last in found if first)
    set_dates(tools, person(), challenge_id, form["revision"].data or 0, kept)
    flash("Dates saved")
    return redirect(home(challenge_id))


def _dates(tools: Toolbox, challenge_id: str, form: DatesForm) -> str:
    return _simple(tools, challenge_id, form, "Dates", "Leave a stage empty that does not take place or is not arranged yet.")


def _simple(tools: Toolbox, challenge_id: str, form: Form, title: str, lead: str) -> str:
    """A page whose fields stand one under another."""
    values = around(tools, challenge_id) | {"form": form, "errors": error_list(form), "title": title, "lead": lead}
    return render_template("peer_challenges/simple.html", **values)
