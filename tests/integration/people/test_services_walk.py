"""Every service, tried by everybody: who lacks the right is refused, and nothing has changed."""

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from selfassess import demo, services
from selfassess.domain.actions import ActionStatus
from selfassess.domain.benchmark import Acceptance, PartKind
from selfassess.domain.comparators import SetKind
from selfassess.domain.drafting.sentences import Ticked
from selfassess.domain.evidence import EvidenceKind, Quality
from selfassess.domain.follow_up import Standing
from selfassess.domain.labels import Tags
from selfassess.domain.life import State
from selfassess.domain.people import LOCAL, Person
from selfassess.domain.private_data import Found, LookedThrough
from selfassess.domain.report import Polarity, ReportKind, Visibility
from selfassess.domain.rights import INSTANCE, TABLE, Grant, Right, Role
from selfassess.domain.snapshot import Approval, ReaderOffice
from selfassess.domain.work import CommentKind
from selfassess.errors import NotAllowed, NotFound
from selfassess.jobs.kinds import KINDS
from selfassess.services import (
    accounts,
    api_tokens,
    arriving,
    assessments,
    authorities,
    backing,
    benchmarks,
    carrying,
    challenges,
    comparators,
    comparing,
    desk,
    drafts,
    exports,
    glance,
    history,
    importing,
    indicators,
    jobs,
    keeping,
    labels,
    life,
    long_view,
    looking,
    making,
    material,
    mentions,
    moderation,
    other_inspections,
    pack_checks,
    packs,
    plan,
    purging,
    quotations,
    reclassifying,
    register,
    reports,
    reviews,
    saving,
    searching,
    sentences,
    signing,
    signing_in,
    snapshots,
    tracker,
    waiting_workbooks,
    watching,
    work,
    workbooks,
)
from selfassess.services.jobs import do_next
from tests.builders import NOON
from tests.integration.people.bundle_cases import BUNDLE_CASES, BUNDLE_OPEN, BUNDLE_PREPARED
from tests.integration.people.challenge_cases import CHALLENGE_CASES, CHALLENGE_OPEN, CHALLENGE_PREPARED
from tests.integration.people.inspection_cases import INSPECTION_CASES, INSPECTION_OPEN, INSPECTION_PREPARED
from tests.integration.people.scope_cases import SCOPE_CASES, SCOPE_PREPARED
from tests.integration.people.world import HOME, NAMES, NOBODY, STRANGER, World, came_back, copied, kept_at, on_trial

OTHER_LINE = "leadership.workforce"
LETTER = Path(demo.__file__).parent / "sources" / "aldermere" / "2021-focused-visit.md"


@dataclass(frozen=True)
class Case:
    """A service called as it should be, and the right that it takes, or any of several; None where all who are signed in may."""

    call: Callable[[World, Person], object]
    right: Right | frozenset[Right] | None

    def may(self, name: str) -> bool:
        if self.right is None:
            return True
        rights = self.right if isinstance(self.right, frozenset) else {self.right}
        return name in {role.value for right in rights for role in TABLE[right]}


def _with_one_pack(tools):
    """The toolbox of an instance that has no other pack: making every one takes longer than all other trials."""
    shelf = tools.packs()
    return replace(tools, packs=lambda: SimpleNamespace(pack=shelf.pack, packs=lambda: (shelf.pack("action-plan"),)))


def _subject(world):
    return {"assessment": world.holds.assessment, "subject": world.holds.line}


def _response(world):
    with world.tools.store().read() as store:
        return store.assessments.response(world.holds.assessment, world.holds.line)


def _save(world, who):
    current = _response(world)
    said = saving.answers_of(current)
    changed = saving.Answers(**{field: getattr(said, field) for field in said.__slots__} | {"plans": "Changed."})
    return saving.save_answers(world.tools, who, **_subject(world), revision=current.revision, answers=changed)


def _draft(world):
    return benchmarks.draft_benchmark(
        world.tools, world.people["owner"], authority=HOME, framework="ilacs-2026", line=world.holds.line
    )


def _benchmark(world):
    return {"assessment": world.holds.assessment, "line": world.holds.line}


def _keep(world, who):
    kept = _draft(world).digest
    return benchmarks.keep_benchmark(world.tools, who, **_benchmark(world), acceptance=Acceptance.ACCEPTED, text="", digest=kept)


def _quote(world, who):
    page = assessments.open_subject(world.tools, world.people["owner"], world.holds.assessment, world.holds.line)
    part = page.further.parts[0]
    number = part.statements[0].citations[0]
    passage = next(each.passage for each in page.further.citations if each.number == number)
    return quotations.add_quotation(
        world.tools, who, **_benchmark(world), digest=page.draft.digest, part=PartKind(part.kind), passage=passage
    )


def _quote_sentence(world, who):
    """Quote the first sentence that is laid out and not quoted yet."""
    laid = sentences.considered_passages(world.tools, world.people["owner"], **_benchmark(world))
    passage = next(each for each in laid.passages if each.held.key not in laid.quoted)
    ticked = [Ticked(passage.kind, passage.held.key, (0,))]
    return sentences.quote_sentences(world.tools, who, **_benchmark(world), digest=laid.digest, ticked=ticked)


OTHER = other_inspections.Said("fostering", date(2024, 3, 1), judgement="good")


def _other(world):
    """The id of the inspection of another service that the world holds."""
    return other_inspections.list_other_inspections(world.tools, world.people["owner"], HOME)[0].id


def _asked(world, reviewer):
    """The id of a review that an owner asks this person for, once any asked for before are taken back."""
    owner = world.people["owner"]
    for each in work.discussion(world.tools, owner, **_subject(world)).requests:
        if each.waits:
            reviews.withdraw_review(world.tools, owner, request=each.id)
    return reviews.ask_for_review(world.tools, owner, **_subject(world), reviewer=reviewer).id


def _answer_review(world, who):
    reviewer = who.id if who.id in {"owner", "reviewer"} else "reviewer"
    return reviews.answer_review(world.tools, who, request=_asked(world, reviewer), answer="It is well.")


def _last_year(world, who):
    """Judge as last year in an assessment that an owner has just carried forward."""
    owner = world.people["owner"]
    new = carrying.carry_forward(world.tools, owner, previous=world.holds.assessment, framework="ilacs-2026", title="Next")
    return carrying.judge_as_last_year(world.tools, who, assessment=new.id, subject=world.holds.line)


def _approvals(world):
    areas = ("leadership", "help-protection", "children-in-care", "care-leavers")
    return [Approval(area, 0, "good", "Because.") for area in areas]


def _evidence(world):
    return {"assessment": world.holds.assessment, "evidence": world.holds.evidence}


def _telling(world):
    """The same, with something found in its file that nobody has looked at."""
    with world.tools.store().write() as store:
        found = (Found("telephone number", 1, ("page 1",)),)
        store.evidence.save(replace(store.evidence.get(world.holds.evidence), looked=LookedThrough(found)))
    return _evidence(world)


def _made(world):
    """A pack that the owner had made and nobody was given: made where there is none left."""
    owner = world.people["owner"]
    kept = [each for each in exports.list_exports(world.tools, owner, world.holds.assessment) if each.issue is None]
    if kept:
        return kept[0].id
    return exports.make_export(world.tools, owner, pack="action-plan", subject=world.holds.assessment, form="docx").id


FIGURES = indicators.GivenTable(HOME, "f.csv", b"indicator,period,value\ncl.eet,2025-26,61\n")


def _judge_beside(world, who):
    return work.judge_beside(world.tools, who, **_subject(world), judgement="good", reason="Seen.")


def _settle(world, who):
    _judge_beside(world, world.people["owner"])
    return work.settle(world.tools, who, **_subject(world), how="Agreed.")


def _settle_comment(world, who):
    said = work.comment(world.tools, world.people["owner"], **_subject(world), kind=CommentKind.TEAM, text="Look again.")
    return work.settle_comment(world.tools, who, comment_id=said.id, settled=True)


def _kept_table(world, who):
    kept = indicators.keep_table(world.tools, world.people["owner"], authority=HOME, name="f.csv", content=FIGURES.content)
    return indicators.kept_table(world.tools, who, authority=HOME, kept=kept)


NEW_EVIDENCE = backing.NewEvidence(EvidenceKind.DATA, "New")
NEW_ACTION = backing.NewAction("Done soon", "A lead", None)


def _challenge(world):
    return {"assessment": world.holds.assessment, **world.challenge}


def _decide(world, who):
    wanted = {"authority": HOME, "report": world.holds.report, "digest": world.holds.recommendation}
    return long_view.decide(world.tools, who, **wanted, revision=0, said=long_view.Deciding(Standing.OPEN))


def _import(world, who):
    made = list(importing.import_reports(world.tools, who, [LETTER], authority="Aldermere", visibility=Visibility.AUTHORITY))
    if made[0].head is None and "you may bring in" in made[0].problems[0]:
        raise NotAllowed(made[0].problems[0])
    assert made[0].head
    return made


UPLOADS = (arriving.Upload("letter.md", LETTER.read_bytes()),)


def _brought(world, who):
    """What somebody brought and had read, as whoever may."""
    batch = arriving.receive(world.tools, who, UPLOADS, authority="Aldermere", visibility=Visibility.AUTHORITY)
    return arriving.read_waiting(world.tools, who, batch.id)


def _take_in(world, who):
    batch = _brought(world, who)
    done = arriving.take_in(world.tools, who, batch.id, {1: batch.arrivals[0].said})
    if done.arrivals[0].why:
        arriving.throw_away(world.tools, who, batch.id)
        raise NotAllowed(done.arrivals[0].why)
    return done


TAGS = Tags("leadership", ("leadership.workforce",), Polarity.MIXED)


def _untag(world, who):
    labels.correct_tags(world.tools, who, world.holds.report, 3, TAGS)
    return labels.take_tags_back(world.tools, who, world.holds.report, 3)


def _correct(world, who):
    said = importing.Corrected("Aldermere", ReportKind.ILACS_STANDARD, None, None, Visibility.PUBLISHED)
    return importing.correct_report(world.tools, who, world.holds.report, said)


def _undo(world, who):
    owner, assessment = world.people["owner"], world.holds.assessment
    if not workbooks.intakes_of(world.tools, owner, assessment):
        workbooks.take_in_workbook(world.tools, owner, **came_back(world))
    (taken,) = workbooks.intakes_of(world.tools, owner, assessment)
    return workbooks.undo_workbook(world.tools, who, assessment=assessment, intake=taken.id)


def _sent(world, who):
    """A workbook that nobody has taken in, which this person sent, or the owner where they may not."""
    assessment, owner = world.holds.assessment, world.people["owner"]
    may = who.may(Right.ANSWER, HOME, subject=world.holds.line, today=world.tools.today())
    sender = who if may else owner
    waiting = waiting_workbooks.waiting_workbooks(world.tools, owner, assessment)
    if not (sent := next((each for each in waiting if each.by == sender.id), None)):
        sent = waiting_workbooks.send_workbook(world.tools, sender, assessment=assessment, **came_back(world))
    return {"assessment": assessment, "file": sent.file}


def _sheet(world):
    path = Path(world.tools.settings.data_dir) / "authorities.csv"
    path.write_text("name,region\nNewtown,The Fells\n", encoding="utf-8")
    return path


def _invitation(world):
    return accounts.members(world.tools, world.people["owner"], HOME).invited[0].id


def _take_back(world, who):
    accounts.invite(world.tools, world.people["owner"], accounts.Offer("sam@example.org", "Sam", Role.VIEWER, HOME))
    return accounts.take_back(world.tools, who, HOME, _invitation(world))


CASES = {
    "accounts.invite": Case(
        lambda world, who: accounts.invite(world.tools, who, accounts.Offer("sam@example.org", "Sam", Role.VIEWER, HOME)),
        Right.MEMBERS,
    ),
    "accounts.members": Case(lambda world, who: accounts.members(world.tools, who, HOME), Right.SEE),
    "accounts.take_back": Case(_take_back, Right.MEMBERS),
    "accounts.change_role": Case(
        lambda world, who: accounts.change_role(
            world.tools, who, "viewer", world.people["viewer"].grants[0], Grant(Role.EDITOR, HOME)
        ),
        Right.MEMBERS,
    ),
    "api_tokens.list_tokens": Case(lambda world, who: api_tokens.list_tokens(world.tools, who), Right.ADMINISTER),
    "accounts.list_accounts": Case(lambda world, who: accounts.list_accounts(world.tools, who), Right.ADMINISTER),
    "accounts.end_second_step": Case(lambda world, who: accounts.end_second_step(world.tools, who, NOBODY), Right.ADMINISTER),
    "accounts.find_account": Case(lambda world, who: accounts.find_account(world.tools, who, NOBODY), Right.ADMINISTER),
    "accounts.disable_account": Case(lambda world, who: accounts.disable_account(world.tools, who, NOBODY), Right.ADMINISTER),
    "assessments.create_assessment": Case(
        lambda world, who: assessments.create_assessment(
            world.tools, who, authority=HOME, framework="ilacs-2026", title="Another"
        ),
        Right.START,
    ),
    "assessments.find_assessment": Case(
        lambda world, who: assessments.find_assessment(world.tools, who, world.holds.assessment), Right.SEE
    ),
    "assessments.overview": Case(lambda world, who: assessments.overview(world.tools, who, world.holds.assessment), Right.SEE),
    "assessments.open_subject": Case(
        lambda world, who: assessments.open_subject(world.tools, who, world.holds.assessment, world.holds.line), Right.SEE
    ),
    "authorities.import_authorities": Case(
        lambda world, who: authorities.import_authorities(world.tools, who, _sheet(world)), Right.ADMINISTER
    ),
    "authorities.save_authorities": Case(lambda world, who: authorities.save_authorities(world.tools, who, ()), Right.ADMINISTER),
    "backing.add_evidence": Case(
        lambda world, who: backing.add_evidence(world.tools, who, **_subject(world), new=NEW_EVIDENCE), Right.ANSWER
    ),
    "backing.backing_of": Case(lambda world, who: backing.backing_of(world.tools, who, **_subject(world)), Right.SEE),
    "backing.attach_evidence": Case(
        lambda world, who: backing.attach_evidence(world.tools, who, **_subject(world), evidence=world.holds.evidence),
        Right.ANSWER,
    ),
    "backing.detach_evidence": Case(
        lambda world, who: backing.detach_evidence(world.tools, who, **_subject(world), evidence=world.holds.evidence),
        Right.ANSWER,
    ),
    "backing.open_file": Case(lambda world, who: backing.open_file(world.tools, who, evidence=world.holds.evidence), Right.SEE),
    "backing.add_action": Case(
        lambda world, who: backing.add_action(world.tools, who, **_subject(world), new=NEW_ACTION), Right.ANSWER
    ),
    "backing.attach_action": Case(
        lambda world, who: backing.attach_action(world.tools, who, **_subject(world), action=world.holds.action), Right.ANSWER
    ),
    "backing.change_action": Case(
        lambda world, who: backing.change_action(world.tools, who, action=world.holds.action, new=NEW_ACTION), Right.REGISTER
    ),
    "backing.drop_action": Case(
        lambda world, who: backing.drop_action(world.tools, who, **_subject(world), action=world.holds.action), Right.ANSWER
    ),
    "benchmarks.draft_benchmark": Case(
        lambda world, who: benchmarks.draft_benchmark(
            world.tools, who, authority=HOME, framework="ilacs-2026", line=world.holds.line
        ),
        Right.SEE,
    ),
    "benchmarks.keep_benchmark": Case(_keep, Right.ANSWER),
    "benchmarks.choose_length": Case(
        lambda world, who: benchmarks.choose_length(world.tools, who, assessment=world.holds.assessment, length="short"),
        Right.SEE,
    ),
    "sentences.considered_passages": Case(
        lambda world, who: sentences.considered_passages(world.tools, who, **_benchmark(world)), Right.SEE
    ),
    "sentences.quote_sentences": Case(_quote_sentence, Right.ANSWER),
    "benchmarks.forget_benchmark": Case(
        lambda world, who: benchmarks.forget_benchmark(world.tools, who, **_benchmark(world)), Right.ANSWER
    ),
    "carrying.carry_forward": Case(
        lambda world, who: carrying.carry_forward(
            world.tools, who, previous=world.holds.assessment, framework="ilacs-2026", title="Next"
        ),
        Right.START,
    ),
    "carrying.judge_as_last_year": Case(_last_year, Right.ANSWER),
    "carrying.preview_carrying": Case(
        lambda world, who: carrying.preview_carrying(world.tools, who, world.holds.assessment, "ilacs-2026"), Right.SEE
    ),
    "comparators.comparators_of": Case(
        lambda world, who: comparators.comparators_of(world.tools, who, world.holds.assessment), Right.SEE
    ),
    "comparators.choose_comparators": Case(
        lambda world, who: comparators.choose_comparators(
            world.tools, who, assessment=world.holds.assessment, kind=SetKind.REGION
        ),
        Right.DECIDE,
    ),
    "comparing.choices": Case(lambda world, who: comparing.choices(world.tools, who, world.holds.assessment), Right.SEE),
    "comparing.others": Case(lambda world, who: comparing.others(world.tools, who, world.holds.assessment), Right.SEE),
    "comparing.compare": Case(
        lambda world, who: comparing.compare(world.tools, who, world.holds.assessment, world.holds.snapshot, comparing.NOW),
        Right.SEE,
    ),
    "life.life_of": Case(lambda world, who: life.life_of(world.tools, who, world.holds.assessment), Right.SEE),
    "life.move": Case(
        lambda world, who: life.move(world.tools, who, assessment=world.holds.assessment, to=State.IN_REVIEW), Right.START
    ),
    "signing.to_sign": Case(lambda world, who: signing.to_sign(world.tools, who, world.holds.in_review), Right.SIGN),
    "signing.sign_off": Case(
        lambda world, who: signing.sign_off(
            world.tools, who, assessment=world.holds.in_review, approvals=_approvals(world), seen=True
        ),
        Right.SIGN,
    ),
    "snapshots.add_snapshot": Case(
        lambda world, who: snapshots.add_snapshot(world.tools, who, assessment=world.holds.assessment), Right.START
    ),
    "snapshots.export_snapshot": Case(
        lambda world, who: snapshots.export_snapshot(world.tools, who, world.holds.snapshot), Right.EXPORT
    ),
    "snapshots.list_snapshots": Case(
        lambda world, who: snapshots.list_snapshots(world.tools, who, world.holds.assessment), Right.SEE
    ),
    "snapshots.open_snapshot": Case(
        lambda world, who: snapshots.open_snapshot(world.tools, who, world.holds.snapshot), Right.SEE
    ),
    "snapshots.readings_of": Case(lambda world, who: snapshots.readings_of(world.tools, who, world.holds.snapshot), Right.SEE),
    "snapshots.record_reading": Case(
        lambda world, who: snapshots.record_reading(
            world.tools, who, snapshot=world.holds.snapshot, office=ReaderOffice.LEAD_MEMBER
        ),
        Right.SEE,
    ),
    "snapshots.pack_of_snapshot": Case(
        lambda world, who: snapshots.pack_of_snapshot(
            world.tools, who, snapshot=world.holds.snapshot, pack_id="action-plan", form="docx"
        ),
        Right.EXPORT,
    ),
    "challenges.answer_challenge": Case(
        lambda world, who: challenges.answer_challenge(world.tools, who, **_challenge(world), text="We looked again."),
        Right.ANSWER,
    ),
    "challenges.check_assessment": Case(
        lambda world, who: challenges.check_assessment(world.tools, who, world.holds.assessment), Right.SEE
    ),
    "challenges.check_subject": Case(
        lambda world, who: challenges.check_subject(world.tools, who, world.holds.assessment, world.holds.line), Right.SEE
    ),
    "challenges.find_challenge": Case(
        lambda world, who: challenges.find_challenge(world.tools, who, **_challenge(world)), Right.SEE
    ),
    "drafts.keep_draft": Case(
        lambda world, who: drafts.keep_draft(world.tools, who, **_subject(world), field="plans", text="Typed.", revision=1),
        Right.ANSWER,
    ),
    "drafts.own_drafts": Case(lambda world, who: drafts.own_drafts(world.tools, who, **_subject(world)), Right.SEE),
    "drafts.drop_drafts": Case(lambda world, who: drafts.drop_drafts(world.tools, who, **_subject(world)), Right.SEE),
    "glance.glance": Case(lambda world, who: glance.glance(world.tools, who, world.holds.assessment), Right.SEE),
    "history.bring_back": Case(
        lambda world, who: history.bring_back(world.tools, who, **_subject(world), revision=1, seen=_response(world).revision),
        Right.ANSWER,
    ),
    "history.history": Case(
        lambda world, who: history.history(world.tools, who, world.holds.assessment, world.holds.line), Right.SEE
    ),
    "importing.import_reports": Case(_import, Right.KEEP_REPORTS),
    "importing.correct_report": Case(_correct, Right.KEEP_REPORTS),
    "indicators.indicators_of": Case(
        lambda world, who: indicators.indicators_of(world.tools, who, world.holds.assessment), Right.SEE
    ),
    "indicators.series_of": Case(
        lambda world, who: indicators.series_of(world.tools, who, world.holds.assessment, "cl.eet"), Right.SEE
    ),
    "indicators.preview_import": Case(lambda world, who: indicators.preview_import(world.tools, who, FIGURES), Right.REGISTER),
    "indicators.import_values": Case(lambda world, who: indicators.import_values(world.tools, who, FIGURES), Right.REGISTER),
    "indicators.keep_table": Case(
        lambda world, who: indicators.keep_table(world.tools, who, authority=HOME, name="f.csv", content=FIGURES.content),
        Right.REGISTER,
    ),
    "indicators.kept_table": Case(_kept_table, Right.REGISTER),
    "labels.passage_to_tag": Case(
        lambda world, who: labels.passage_to_tag(world.tools, who, world.holds.report, 3), Right.KEEP_REPORTS
    ),
    "labels.correct_tags": Case(
        lambda world, who: labels.correct_tags(world.tools, who, world.holds.report, 3, TAGS), Right.KEEP_REPORTS
    ),
    "labels.take_tags_back": Case(_untag, Right.KEEP_REPORTS),
    "keeping.back_up": Case(
        lambda world, who: keeping.back_up(world.tools, who, Path(world.tools.settings.data_dir) / "b.tar.gz"), Right.ADMINISTER
    ),
    "purging.purge": Case(lambda world, who: purging.purge(world.tools, who, days=1), Right.ADMINISTER),
    "keeping.make_key": Case(
        lambda world, who: keeping.make_key(world.tools, who, Path(world.tools.settings.data_dir) / "key"), Right.ADMINISTER
    ),
    "other_inspections.may_keep": Case(lambda world, who: other_inspections.may_keep(world.tools, who, HOME), Right.KEEP_REPORTS),
    "other_inspections.list_other_inspections": Case(
        lambda world, who: other_inspections.list_other_inspections(world.tools, who, HOME), Right.SEE
    ),
    "other_inspections.other_inspection": Case(
        lambda world, who: other_inspections.other_inspection(world.tools, who, HOME, _other(world)), Right.SEE
    ),
    "other_inspections.add_other_inspection": Case(
        lambda world, who: other_inspections.add_other_inspection(world.tools, who, authority=HOME, said=OTHER),
        Right.KEEP_REPORTS,
    ),
    "other_inspections.change_other_inspection": Case(
        lambda world, who: other_inspections.change_other_inspection(
            world.tools, who, authority=HOME, inspection=_other(world), said=OTHER
        ),
        Right.KEEP_REPORTS,
    ),
    "other_inspections.remove_other_inspection": Case(
        lambda world, who: other_inspections.remove_other_inspection(world.tools, who, authority=HOME, inspection=_other(world)),
        Right.KEEP_REPORTS,
    ),
    "tracker.tracker": Case(lambda world, who: tracker.tracker(world.tools, who, HOME), Right.SEE),
    "tracker.linkable": Case(
        lambda world, who: tracker.linkable(world.tools, who, HOME, f"{world.holds.report}.{world.holds.recommendation}"),
        Right.DECIDE,
    ),
    "tracker.export_tracker": Case(
        lambda world, who: tracker.export_tracker(
            world.tools, who, tracker.tracker(world.tools, world.people["owner"], HOME), "csv"
        ),
        Right.EXPORT,
    ),
    "long_view.decide": Case(_decide, Right.DECIDE),
    "material.material": Case(lambda world, who: material.material(world.tools, who, world.holds.assessment), Right.EXPORT),
    "pack_checks.check_packs": Case(
        lambda world, who: pack_checks.check_packs(_with_one_pack(world.tools), who, world.holds.assessment),
        Right.EXPORT,
    ),
    "packs.wanted": Case(
        lambda world, who: packs.wanted(
            world.tools, who, pack_id="area-report", assessment_id=world.holds.assessment, form="docx", area="leadership"
        ),
        Right.EXPORT,
    ),
    "packs.make_pack": Case(
        lambda world, who: packs.make_pack(
            world.tools, who, pack_id="action-plan", assessment_id=world.holds.assessment, form="docx"
        ),
        Right.EXPORT,
    ),
    "plan.offered_recommendations": Case(
        lambda world, who: plan.offered_recommendations(world.tools, who, world.holds.assessment, (world.holds.line,)),
        Right.SEE,
    ),
    "plan.open_recommendations": Case(
        lambda world, who: plan.open_recommendations(world.tools, who, world.holds.assessment), Right.SEE
    ),
    "plan.plan_calendar": Case(lambda world, who: plan.plan_calendar(world.tools, who, world.holds.assessment), Right.EXPORT),
    "plan.plan_of": Case(lambda world, who: plan.plan_of(world.tools, who, world.holds.assessment), Right.SEE),
    "plan.planned_action": Case(
        lambda world, who: plan.planned_action(world.tools, who, world.holds.assessment, world.holds.action), Right.SEE
    ),
    "plan.set_status": Case(
        lambda world, who: plan.set_status(world.tools, who, action=world.holds.action, status=ActionStatus.DONE), Right.REGISTER
    ),
    "quotations.add_quotation": Case(_quote, Right.ANSWER),
    "quotations.leave_out": Case(
        lambda world, who: quotations.leave_out(world.tools, who, **_benchmark(world), digest=_draft(world).digest, number=1),
        Right.ANSWER,
    ),
    "reclassifying.reclassify": Case(
        lambda world, who: list(reclassifying.reclassify(world.tools, who, [world.holds.report])), Right.KEEP_REPORTS
    ),
    "register.register_of": Case(
        lambda world, who: register.register_of(world.tools, who, world.holds.assessment, register.Wanted()), Right.SEE
    ),
    "register.evidence_of": Case(lambda world, who: register.evidence_of(world.tools, who, **_evidence(world)), Right.SEE),
    "register.change_evidence": Case(
        lambda world, who: register.change_evidence(world.tools, who, **_evidence(world), new=NEW_EVIDENCE), Right.REGISTER
    ),
    "looking.look_now": Case(lambda world, who: looking.look_now(world.tools, who, **_evidence(world)), Right.REGISTER),
    "looking.say_looked_at": Case(
        lambda world, who: looking.say_looked_at(world.tools, who, **_telling(world), reason="Our own number."), Right.REGISTER
    ),
    "register.rate_evidence": Case(
        lambda world, who: register.rate_evidence(
            world.tools, who, **_evidence(world), quality=Quality.STRONG, reason="Moderated."
        ),
        Right.REVIEW,
    ),
    "register.remove_evidence": Case(
        lambda world, who: register.remove_evidence(world.tools, who, **_evidence(world)), Right.REGISTER
    ),
    "register.put_back_evidence": Case(
        lambda world, who: register.put_back_evidence(world.tools, who, **_evidence(world)), Right.REGISTER
    ),
    "reports.open_original": Case(lambda world, who: reports.open_original(world.tools, who, world.holds.report), None),
    "reports.picture_of_page": Case(lambda world, who: reports.picture_of_page(world.tools, who, world.holds.report, 1), None),
    "reports.take_original_away": Case(
        lambda world, who: reports.take_original_away(world.tools, who, world.holds.report), Right.KEEP_REPORTS
    ),
    "reports.remove_report": Case(
        lambda world, who: reports.remove_report(world.tools, who, world.holds.report), Right.KEEP_REPORTS
    ),
    "saving.save_answers": Case(_save, Right.ANSWER),
    "saving.change_response": Case(
        lambda world, who: saving.change_response(
            world.tools,
            who,
            **_subject(world),
            change=lambda response: response.unbacked("evidence", by=who.id, at=NOON),
        ),
        Right.ANSWER,
    ),
    "exports.make_export": Case(
        lambda world, who: exports.make_export(world.tools, who, pack="action-plan", subject=world.holds.assessment, form="html"),
        Right.EXPORT,
    ),
    "exports.list_exports": Case(lambda world, who: exports.list_exports(world.tools, who, world.holds.assessment), Right.EXPORT),
    "exports.show_export": Case(lambda world, who: exports.show_export(world.tools, who, _made(world)), Right.EXPORT),
    "exports.open_export": Case(lambda world, who: exports.open_export(world.tools, who, _made(world)), Right.EXPORT),
    "exports.issue_export": Case(
        lambda world, who: exports.issue_export(
            world.tools, who, _made(world), exports.Issuing("The improvement board", world.tools.today())
        ),
        Right.START,
    ),
    "exports.remove_export": Case(lambda world, who: exports.remove_export(world.tools, who, _made(world)), Right.START),
    "making.ask_for_pack": Case(
        lambda world, who: making.ask_for_pack(world.tools, who, pack="action-plan", subject=world.holds.assessment, form="docx"),
        Right.EXPORT,
    ),
    "making.make_and_keep": Case(
        lambda world, who: making.make_and_keep(
            world.tools, who, pack="action-plan", subject=world.holds.assessment, form="docx"
        ),
        Right.EXPORT,
    ),
    "watching.verify_audit": Case(lambda world, who: watching.verify_audit(world.tools, who), Right.ADMINISTER),
    "watching.watched": Case(lambda world, who: watching.watched(world.tools, who, HOME), Right.AUDIT),
    "arriving.take_in": Case(_take_in, Right.KEEP_REPORTS),
    "waiting_workbooks.send_workbook": Case(
        lambda world, who: waiting_workbooks.send_workbook(
            world.tools, who, assessment=world.holds.assessment, **came_back(world)
        ),
        Right.ANSWER,
    ),
    "waiting_workbooks.waiting_workbooks": Case(
        lambda world, who: waiting_workbooks.waiting_workbooks(world.tools, who, world.holds.assessment), Right.SEE
    ),
    "waiting_workbooks.look_at_waiting": Case(
        lambda world, who: waiting_workbooks.look_at_waiting(world.tools, who, **_sent(world, who)), Right.ANSWER
    ),
    "waiting_workbooks.take_in_waiting": Case(
        lambda world, who: waiting_workbooks.take_in_waiting(
            world.tools,
            who,
            **_sent(world, who),
            decisions={},
            seen=workbooks.look_at_workbook(world.tools, world.people["owner"], **came_back(world)).changes.digest,
        ),
        Right.ANSWER,
    ),
    "waiting_workbooks.throw_workbook_away": Case(
        lambda world, who: waiting_workbooks.throw_workbook_away(world.tools, who, **_sent(world, world.people["owner"])),
        Right.START,
    ),
    "workbooks.export_workbook": Case(
        lambda world, who: workbooks.export_workbook(world.tools, who, world.holds.assessment), Right.EXPORT
    ),
    "workbooks.look_at_workbook": Case(
        lambda world, who: workbooks.look_at_workbook(world.tools, who, **came_back(world)), Right.ANSWER
    ),
    "workbooks.take_in_workbook": Case(
        lambda world, who: workbooks.take_in_workbook(world.tools, who, **came_back(world)), Right.ANSWER
    ),
    "workbooks.intakes_of": Case(lambda world, who: workbooks.intakes_of(world.tools, who, world.holds.assessment), Right.SEE),
    "workbooks.undo_workbook": Case(_undo, Right.ANSWER),
    "life.judge_lines": Case(
        lambda world, who: life.judge_lines(world.tools, who, assessment=world.holds.assessment, judged=False), Right.SIGN
    ),
    "moderation.moderation": Case(lambda world, who: moderation.moderation(world.tools, who, world.holds.assessment), Right.SEE),
    "reviews.answer_review": Case(_answer_review, Right.REVIEW),
    "reviews.ask_for_review": Case(
        lambda world, who: reviews.ask_for_review(world.tools, who, **_subject(world), reviewer="reviewer"), Right.ANSWER
    ),
    "reviews.who_can_review": Case(
        lambda world, who: reviews.who_can_review(world.tools, who, world.holds.assessment), Right.SEE
    ),
    "reviews.withdraw_review": Case(
        lambda world, who: reviews.withdraw_review(world.tools, who, request=_asked(world, "reviewer")), Right.START
    ),
    "work.assign": Case(lambda world, who: work.assign(world.tools, who, **_subject(world), assignee="MO"), Right.START),
    "mentions.who_can_be_named": Case(
        lambda world, who: mentions.who_can_be_named(world.tools, who, world.holds.assessment), Right.SEE
    ),
    "work.comment": Case(
        lambda world, who: work.comment(world.tools, who, **_subject(world), kind=CommentKind.TEAM, text="Look again."),
        Right.COMMENT,
    ),
    "work.discussion": Case(lambda world, who: work.discussion(world.tools, who, **_subject(world)), Right.SEE),
    "work.judge_beside": Case(_judge_beside, Right.REVIEW),
    "work.settle": Case(_settle, Right.REVIEW),
    "work.settle_comment": Case(_settle_comment, Right.COMMENT),
}
"""Every service that takes a right, by its module and name."""

PREPARED = {
    **BUNDLE_PREPARED,
    **CHALLENGE_PREPARED,
    **SCOPE_PREPARED,
    **INSPECTION_PREPARED,
    "accounts.take_back": {"invitations"},
    "looking.say_looked_at": {"evidence"},
    "reviews.answer_review": {"review_requests"},
    "reviews.withdraw_review": {"review_requests"},
    "work.settle": {"second_judgements"},
    "work.settle_comment": {"comments"},
    "carrying.judge_as_last_year": {"assessments", "responses", "response_revisions"},
    "waiting_workbooks.look_at_waiting": {"waiting_workbooks"},
    "waiting_workbooks.take_in_waiting": {"waiting_workbooks"},
    "waiting_workbooks.throw_workbook_away": {"waiting_workbooks"},
    "workbooks.undo_workbook": {"workbook_intakes", "responses", "response_revisions"},
}
"""The tables into which an owner writes before a service is called."""

CASES |= {name: Case(*called) for name, called in (BUNDLE_CASES | CHALLENGE_CASES | SCOPE_CASES | INSPECTION_CASES).items()}

OPEN = {
    **BUNDLE_OPEN,
    **CHALLENGE_OPEN,
    **INSPECTION_OPEN,
    "backing.must_restrict": "the check itself",
    "exports.keep_made": "keeps what two services made that asked already",
    "exports.taken_from": "the check itself",
    "evidence_seen.evidence_for": "the check itself",
    "evidence_seen.evidence_seen": "the check itself",
    "evidence_seen.removed_seen": "the check itself",
    "looking.look_later": "asks for a job in their transaction",
    "looking.look_through_kept": "evidence that one may see, named by the job: tried with the register",
    "evidence_seen.sees_restricted": "the check itself",
    "pack_needs.stood_now": "is kept with a snapshot by whoever may make one, and opened by its own right",
    "pack_needs.completed": "adds what parts ask for to material that was gathered under the right: tried with every pack",
    "digests.digest_of": "what waits for one: made of the two beside it",
    "digests.send_digests": "takes the right to administer and a mail server: tried with one",
    "mentions.mentions_of": "lists what was said to one: tried where it is shown",
    "reviews.asked_of": "an answer about a person",
    "reviews.judged_for": "works within the transaction of a judgement",
    "reviews.to_review": "lists what one is asked for: tried where it is shown",
    "moderation.my_work": "lists what was given to one: tried where it is shown",
    "accounts.accept": "an invitation is its own right: tried where people join",
    "accounts.end_role": "anybody may give up a role of their own: tried there",
    "arriving.arrived": "what one brought oneself: tried with the pages",
    "arriving.read_waiting": "the same",
    "arriving.receive": "files of one’s own, for whoever keeps reports somewhere: what becomes of them is tried in take_in",
    "arriving.take_back": "takes out what one brought oneself, by the right to remove it",
    "arriving.throw_away": "what one brought oneself",
    "arriving.unfinished": "the same",
    "arriving.undoable": "the same",
    "arriving.in_library": "the same; of the library what a person may see",
    "importing.keep_corrected": "the part of two services that share it",
    "assessments.list_assessments": "lists what one may open: tried below",
    "assessments.stranded_assessments": "the same",
    "authorities.choices": "the councils of England",
    "authorities.find_authority": "the same",
    "authorities.list_authorities": "the same",
    "drafts.typed_in": "one’s own, within a transaction that asked already",
    "drafts.drop_saved": "works within the transaction of a save",
    "desk.desk": "shows what one may open: tried below",
    "exploring.download": "gives back what it is given, in another form",
    "exploring.explore": "counts what a search finds: tried there",
    "exploring.explore_judgements": "the same",
    "exploring.explore_recommendations": "the same",
    "keeping.check_backup": "takes the right to administer, as making one does",
    "keeping.restore": "the same, into an empty instance",
    "keeping.move": "the same",
    "labels.labels": "of reports that one may see",
    "long_view.long_view": "published reports: tried below",
    "long_view.authority_called": "the name of an authority",
    "quotations.reworded": "the part of three services that share it",
    "reclassifying.ask_to_reclassify": "for whoever keeps reports somewhere: which of them is tried in reclassify",
    "reclassifying.reclassifying_of": "one's own jobs, for the same",
    "reclassifying.may_reclassify": "an answer about a right",
    "reclassifying.reclassify_kept": "the reports that one keeps, none for who keeps none: tried with jobs",
    "reports.keeps": "an answer about a right",
    "reports.may_change": "an answer about a right",
    "reports.library": "published reports and one's own: tried below",
    "reports.must_keep": "an answer about a right",
    "reports.show_report": "the same as the library",
    "rights.assessment_for": "the check itself",
    "rights.answering": "the same for who may write",
    "rights.need": "the check itself",
    "rights.sees": "the check itself",
    "importing.must_be_theirs": "the check itself",
    "searching.scope": "says what a search is among, and reads no report",
    "searching.search": "published reports and one's own: tried below",
    "arriving.begin_reading": "a batch of one's own: tried where reports arrive",
    "arriving.reading_of": "the same",
    "jobs.ask": "asked by a service that checked the right",
    "jobs.cancel_job": "one's own jobs: tried with jobs",
    "jobs.list_jobs": "one's own jobs",
    "jobs.show_job": "one's own jobs",
    "jobs.try_again": "one's own jobs",
    "making.fetch_made": "one's own jobs, while one may export: tried below",
    "watching.changed": "writes down what another service did",
    "watching.first_sight": "the same",
    "watching.note": "the same",
    "watching.saw": "the same",
    "watching.write_sight": "the same",
    "snapshots.keep_snapshot": "within a transaction that asked already: tried by keeping one and by signing",
    "api_tokens.make_token": "one's own token",
    "api_tokens.make_token_for": "for the operator of the machine alone, and tried in test_api_tokens.py",
    "api_tokens.own_tokens": "one's own tokens",
    "api_tokens.revoke_token": "one's own token",
    "signing_in.begin_second_factor": "one's own account",
    "signing_in.change_password": "one's own account",
    "signing_in.drop_second_factor": "one's own account",
    "signing_in.end_device": "one's own account",
    "signing_in.own_account": "one's own account",
    "signing_in.sign_out_everywhere": "one's own account",
    "signing_in.take_second_factor": "one's own account",
}
"""Services that ask for no right of the table, and why that is so."""


def test_every_service_that_knows_who_asks_is_tried():
    found = set()
    for module in pkgutil.iter_modules(services.__path__):
        loaded = importlib.import_module(f"selfassess.services.{module.name}")
        for name, thing in inspect.getmembers(loaded, inspect.isfunction):
            if (
                thing.__module__ == loaded.__name__
                and not name.startswith("_")
                and {"who", "_who"} & set(inspect.signature(thing).parameters)
            ):
                found.add(f"{module.name}.{name}")
    assert found == set(CASES) | set(OPEN)
    assert not set(CASES) & set(OPEN)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def world(request, furnished, tmp_path_factory) -> Iterator[World]:
    """The world, in one database of each kind for all trials."""
    made = copied(furnished, tmp_path_factory.mktemp("walk") / "data")
    if request.param == "postgresql":
        url = request.getfixturevalue("module_postgresql")
        keeping.move(made.tools, LOCAL, url)
        made.tools.store().close()
        made = kept_at(made, url)
    tried = on_trial(made)
    yield tried
    tried.tools.store().close()


@pytest.fixture
def trial(world) -> Iterator[World]:
    """The world, with everything that a test does there undone at its end."""
    with world.tools.store().trial():
        yield world


@pytest.mark.parametrize("service", CASES)
def test_who_lacks_the_right_is_refused_and_nothing_changes(world, service):
    case, trials = CASES[service], world.tools.store()
    with trials.trial():
        for name in (name for name in NAMES if not case.may(name)):
            with pytest.raises((NotAllowed, NotFound)):
                case.call(world, world.people[name])
        assert trials.changed() <= PREPARED.get(service, set())


UNWATCHED = {"case_drafts", "drafts", "draft_lengths"}
"""What is nobody's word yet, of which every keystroke would be written down, and how one reads."""


@pytest.mark.parametrize("service", CASES)
def test_who_holds_the_right_gets_what_they_ask_for(world, service):
    case, trials = CASES[service], world.tools.store()
    for name in (name for name in NAMES if case.may(name)):
        with trials.trial():
            case.call(world, world.people[name])
            if trials.changed() - UNWATCHED:
                with trials.read() as store:
                    assert store.audit.found(place=None, who=name, before=None, limit=1), "what was changed is not written down"


@pytest.mark.parametrize("service", [name for name, case in CASES.items() if case.right is Right.ANSWER])
def test_a_contributor_is_refused_for_a_line_that_was_not_assigned(world, service):
    limited = Person("contributor", "Contributor", (Grant(Role.CONTRIBUTOR, HOME, subjects=frozenset({OTHER_LINE})),))
    with world.tools.store().trial(), pytest.raises(NotAllowed):
        CASES[service].call(world, limited)


def test_what_is_somebody_elses_is_answered_in_the_words_of_what_is_not_there(trial):
    stranger = trial.people[STRANGER]

    def said(call, *values, **more):
        with pytest.raises(NotFound) as refused:
            call(trial.tools, stranger, *values, **more)
        return str(refused.value)

    there, nowhere = trial.holds.assessment, "nothing-of-this-id"
    assert said(assessments.overview, there) == said(assessments.overview, nowhere).replace(nowhere, there)
    held = trial.holds.evidence
    assert said(backing.open_file, evidence=held) == said(backing.open_file, evidence=nowhere).replace(nowhere, held)
    held = trial.holds.action
    changed = {"new": NEW_ACTION}
    assert said(backing.change_action, action=held, **changed) == said(backing.change_action, action=nowhere, **changed).replace(
        nowhere, held
    )


@pytest.mark.parametrize("name", [STRANGER, NOBODY, "administrator"])
def test_lists_counts_and_searches_know_nothing_of_another_workspace(trial, name):
    who, tools = trial.people[name], trial.tools
    assert assessments.list_assessments(tools, who) == ()
    assert desk.desk(tools, who).laid_out == ()
    owner = trial.people["owner"]
    hidden = {head.id for _, heads in reports.library(tools, owner).authorities for head in heads} - {
        head.id for _, heads in reports.library(tools, who).authorities for head in heads
    }
    assert hidden
    for report in hidden:
        with pytest.raises(NotFound):
            reports.show_report(tools, who, report)
    everything = searching.search(tools, owner, searching.Wanted(authority=HOME, limit=100))
    theirs = searching.search(tools, who, searching.Wanted(authority=HOME, limit=100))
    assert {hit.held.report.id for hit in everything.hits} & hidden or everything.total > theirs.total
    assert not {hit.held.report.id for hit in theirs.hits} & hidden
    assert {event.report.id for event in long_view.long_view(tools, who, HOME).events} & hidden == set()
    assert all(item.decision is None for item in long_view.long_view(tools, who, HOME).recommendations)


def test_what_was_made_for_somebody_is_fetched_by_them_alone_and_only_while_they_may_export(trial):
    owner, viewer = trial.people["owner"], trial.people["viewer"]
    page = making.ask_for_pack(trial.tools, viewer, pack="action-plan", subject=trial.holds.assessment, form="html")
    assert do_next(trial.tools, KINDS)
    assert making.fetch_made(trial.tools, viewer, page.id)[1].startswith(b"<!doctype html")
    job = making.ask_for_pack(trial.tools, viewer, pack="action-plan", subject=trial.holds.assessment, form="docx")
    assert do_next(trial.tools, KINDS)
    file, content = making.fetch_made(trial.tools, viewer, job.id)
    assert file.name.endswith(".docx")
    assert content[:2] == b"PK"
    with pytest.raises(NotFound):
        making.fetch_made(trial.tools, owner, job.id)
    with pytest.raises(NotAllowed):
        making.fetch_made(trial.tools, Person("viewer", "Viewer", (Grant(Role.CONTRIBUTOR, HOME),)), job.id)
    with pytest.raises(NotFound, match="There is no pack"):
        making.fetch_made(trial.tools, Person("viewer", "Viewer"), job.id)


def test_a_job_of_somebody_whose_role_ended_meanwhile_makes_nothing(trial):
    viewer = trial.people["viewer"]
    job = making.ask_for_pack(trial.tools, viewer, pack="action-plan", subject=trial.holds.assessment, form="docx")
    accounts.end_role(trial.tools, viewer, "viewer", Role.VIEWER, HOME)
    assert do_next(trial.tools, KINDS)
    assert jobs.show_job(trial.tools, viewer, job.id).error == f"There is no assessment {trial.holds.assessment!r}."


def test_an_administrator_reads_accounts_and_nothing_else(trial):
    administrator = trial.people["administrator"]
    assert len(accounts.list_accounts(trial.tools, administrator)) == len(NAMES)
    assert accounts.members(trial.tools, administrator, INSTANCE)
    assert signing_in.own_account(trial.tools, administrator).account.id == "administrator"
