"""What a pack asks for beyond an assessment's own answers: how recommendations stand, the newest snapshot, what comes next."""

from dataclasses import replace

from selfassess.domain.follow_up import STANDING_LABELS, VERDICT_LABELS, Standing
from selfassess.domain.inspection.room import awaited
from selfassess.domain.inspection.window import YearMark, coming, window
from selfassess.domain.material import Asked, Audited, Dated, Kept, Material, Stood
from selfassess.domain.pack import Pack
from selfassess.domain.peerchallenge import STAGE_LABELS
from selfassess.domain.people import Person
from selfassess.domain.practice_audits import distribution
from selfassess.domain.rights import workspace
from selfassess.domain.snapshot import kept_in
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.inspections import calendar_of
from selfassess.services.practice_audits import audited_in, looked_back
from selfassess.services.tracker import told, tracker

MOST_DATES = 20
"""So many dates are listed, soonest first."""


def completed(tools: Toolbox, who: Person, pack: Pack, found: Material) -> Material:
    """The material with everything that the parts of a pack ask for; the person may export it."""
    kinds = {part.kind for part in pack.parts}
    if kinds & {"recommendations", "open-recommendations"}:
        found = replace(found, recommendations=_asked(tools, who, found.authority.id))
    with tools.store().read() as store:
        if kinds & {"moved", "judgements"}:
            found = replace(found, kept=kept_before(store, found.assessment.id))
        if "audits" in kinds:
            found = replace(found, audit_months=looked_back(tools), audited=_audited(tools, store, found))
        if "young-people" in kinds:
            found = replace(found, young=store.young_people.of(found.assessment.id))
        if "dates" in kinds:
            found = replace(found, dates=_dates(tools, store, found.authority.id))
    return found


def _asked(tools: Toolbox, who: Person, authority: str) -> tuple[Asked, ...]:
    """Every recommendation that asks something of the authority itself, as packs print it."""
    tracked = tracker(tools, who, authority).items
    return tuple(
        Asked(
            report=each.item.held.report,
            text=each.item.held.recommendation.text,
            standing=STANDING_LABELS[each.item.standing],
            settled=each.item.standing in (Standing.MET, Standing.SUPERSEDED),
            owner=each.item.decision.owner if each.item.decision else "",
            note=each.item.decision.note if each.item.decision else "",
            later="; ".join(
                f"{VERDICT_LABELS[later.reading]} ({later.report.title})" for later in each.item.later if later.sentence
            ),
            actions=tuple(action.id for action in each.actions),
            superseded_by=told(each.item.successor) if each.item.successor else "",
        )
        for each in tracked
        if each.item.ours
    )


def stood_now(tools: Toolbox, store: UnitOfWork, who: Person, found: Material) -> Stood:
    """How things stand at this moment around an assessment, to be kept with a snapshot of it."""
    return Stood(
        recommendations=_asked(tools, who, found.authority.id),
        dates=_dates(tools, store, found.authority.id),
        audited=_audited(tools, store, found),
        audit_months=looked_back(tools),
    )


def kept_before(store: UnitOfWork, assessment: str, number: int | None = None) -> Kept | None:
    """What the newest snapshot held, or the newest before the `number`th; None where none was made."""
    earlier = (each for each in store.snapshots.of(assessment) if number is None or each.number < number)
    newest = next(earlier, None)
    if newest is None:
        return None
    answers, actions, evidence = kept_in(store.snapshots.content(newest.id))
    return Kept(newest.number, newest.at.date(), answers, actions, evidence)


def _audited(tools: Toolbox, store: UnitOfWork, found: Material) -> tuple[Audited, ...]:
    """How recent practice audits graded each area, and each of its lines, that they looked at."""
    held = audited_in(tools, store, found.authority.id)
    audited = []
    for area in found.framework.areas:
        for subject, lines in ((area.id, area.lines), *((line.id, (line,)) for line in area.lines)):
            if grades := [grade for line in lines for grade in held.get(line.id, ())]:
                audited.append(Audited(subject, distribution(grades, found.framework)))
    return tuple(audited)


def _dates(tools: Toolbox, store: UnitOfWork, authority: str) -> tuple[Dated, ...]:
    """What comes next in an authority: visits, what is due after them, the year, peer challenges, the estimated window."""
    template, calendar = tools.reference().inspection_room, calendar_of(tools)
    found: list[Dated] = []
    for each in store.inspections.of(authority):
        on_site = each.on_site(template.visit(each.visit), calendar)
        if on_site:
            found.append(Dated(on_site[0], f"{each.title}: first day on site", estimate=not on_site[2]))
        found += [
            Dated(due.deadline.day, f"{due.rule.title}, after {each.title}")
            for due in awaited(each, template, calendar)
            if due.deadline
        ]
    marks = {mark.point: mark for mark in store.inspections.marks(authority)}
    points = [coming(point, marks.get(point.id, YearMark(point.id))) for point in template.year]
    found += [Dated(each.day, each.point.title, each.estimate) for each in points if each.day]
    expected = window(template.window, store.reports.heads(viewer=workspace(authority), authority=authority))
    if expected and expected.last >= tools.today():
        when = f"The next graded inspection may come {expected.told(tools.today())}"
        found.append(
            Dated(max(expected.first, tools.today()), f"{when}, by the rule of {expected.rule.years} years", estimate=True)
        )
    found += _challenges(store, authority)
    ahead = sorted({each for each in found if each.day >= tools.today()}, key=lambda each: (each.day, each.what))
    return tuple(ahead[:MOST_DATES])


def _challenges(store: UnitOfWork, authority: str) -> list[Dated]:
    """The stages of the peer challenges of an authority that have a day."""
    return [
        Dated(dates.first, f"{each.title}: {STAGE_LABELS[dates.stage].lower()}")
        for each in store.peer_challenges.all()
        if each.authority == authority
        for dates in each.dates
    ]
