"""Services over a real database and the frameworks that ship."""

from dataclasses import replace
from datetime import date

import pytest

from selfassess.domain.actions import ActionStatus
from selfassess.domain.assessment import WHOLE
from selfassess.domain.benchmark import Acceptance
from selfassess.domain.benchmark_text import draft_text
from selfassess.domain.comparators import Authority
from selfassess.domain.evidence import EvidenceKind
from selfassess.domain.people import LOCAL, Person
from selfassess.domain.report import Polarity, Status, Visibility
from selfassess.domain.rights import Grant, Role
from selfassess.errors import BadInput, Conflict, NotFound
from selfassess.services.assessments import (
    create_assessment,
    list_assessments,
    open_subject,
    overview,
    stranded_assessments,
)
from selfassess.services.authorities import find_authority, save_authorities
from selfassess.services.backing import (
    NewAction,
    NewEvidence,
    add_action,
    add_evidence,
    attach_evidence,
    change_action,
    detach_evidence,
    drop_action,
    open_file,
)
from selfassess.services.benchmarks import choose_length, draft_benchmark, forget_benchmark, keep_benchmark
from selfassess.services.desk import desk
from selfassess.services.history import history
from selfassess.services.importing import import_reports
from selfassess.services.material import material
from selfassess.services.reports import library, remove_report, show_report
from selfassess.services.saving import Answers, answers_of, save_answers
from tests.library import FRONT_DOOR, a_head, a_passage, a_recommendation, a_report

NORTHMOOR = Authority("northmoor", "Northmoor", "The Fells", None, (), ("eastvale",))
EASTVALE = Authority("eastvale", "Eastvale", "The Fells")
COLLEAGUE = Person("colleague", "A Colleague", (Grant(Role.EDITOR, "northmoor"),))
EMPTY = Answers("not-answered", "", "", "", "", "", "", "", ready=False)


class Shelf:
    """A reader that holds its reports already."""

    def __init__(self, *reports):
        self._reports = reports

    def read(self, paths, *, skip=(), known=()):
        return (report for report in self._reports if report.sha256 not in skip)

    def files(self, paths):
        return {}


@pytest.fixture
def tools(tools):
    save_authorities(tools, LOCAL, (NORTHMOOR, EASTVALE))
    return tools


@pytest.fixture
def assessment(tools):
    return create_assessment(tools, LOCAL, authority="Northmoor", framework="ilacs-2026", title="Self-evaluation").id


def bring_in(tools, *reports, **options):
    shelf = Shelf(*reports)
    return list(import_reports(replace(tools, reader=lambda: shelf), LOCAL, [], **options))


def our_report(*passages, day=date(2024, 7, 12), recommendations=(), **grades):
    return a_report(a_head(day=day, **grades), passages or [a_passage()], recommendations)


def save(tools, assessment, revision=0, subject=FRONT_DOOR, who=LOCAL, **answers):
    given = replace(EMPTY, **answers)
    return save_answers(tools, who, assessment=assessment, subject=subject, revision=revision, answers=given)


def test_an_assessment_is_pinned_to_its_framework_version(tools, assessment):
    found = overview(tools, LOCAL, assessment)
    assert found.framework.key == "ilacs-2026"
    assert sum(len(area.lines) for area in found.areas) == 40
    assert [item.assessment.id for item in list_assessments(tools, LOCAL)] == [assessment]


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"title": "  "}, BadInput),
        ({"title": "x" * 201}, BadInput),
        ({"framework": "ilacs-2031"}, NotFound),
        ({"authority": "Nowhere"}, NotFound),
    ],
)
def test_an_assessment_that_cannot_be_is_refused_and_none_is_made(tools, wrong, error):
    given = {"authority": "Northmoor", "framework": "ilacs-2026", "title": "Self-evaluation"} | wrong
    with pytest.raises(error):
        create_assessment(tools, LOCAL, **given)
    assert list_assessments(tools, LOCAL) == ()


def test_progress_counts_lines_that_say_something(tools, assessment):
    save(tools, assessment, strengths="Screening is swift.", ready=True)
    area = overview(tools, LOCAL, assessment).area("help-protection")
    assert (area.started, area.ready, area.without_evidence) == (1, 1, 1)


def test_do_not_know_is_an_answer_and_not_answered_is_none(tools, assessment):
    save(tools, assessment, subject=FRONT_DOOR, judgement="do-not-know")
    save(tools, assessment, subject="help-protection.assessment", judgement="not-answered")
    lines = {line.id: response for line, response in overview(tools, LOCAL, assessment).area("help-protection").lines}
    assert lines[FRONT_DOOR].started
    assert not lines["help-protection.assessment"].started


@pytest.mark.parametrize("subject", [FRONT_DOOR, "help-protection", WHOLE])
def test_a_line_an_area_and_the_whole_are_saved_alike(tools, assessment, subject):
    save(tools, assessment, subject=subject, judgement="good", reason="Audits agree.", confidence="high", plans="Go on.")
    page = open_subject(tools, LOCAL, assessment, subject)
    assert page.response.revision == 1
    assert answers_of(page.response).plans == "Go on."


def test_a_save_that_changes_nothing_makes_no_revision(tools, assessment):
    save(tools, assessment, strengths="Swift.")
    assert save(tools, assessment, revision=1, strengths="Swift.").revision == 1


def test_two_people_who_change_different_fields_both_keep_their_words(tools, assessment):
    save(tools, assessment, strengths="Swift.")
    save(tools, assessment, revision=1, strengths="Swift.", plans="Theirs.", who=COLLEAGUE)
    merged = save(tools, assessment, revision=1, strengths="Swifter.")
    assert (merged.texts.strengths, merged.texts.plans) == ("Swifter.", "Theirs.")


def test_two_people_who_change_the_same_text_are_shown_both_and_nothing_is_saved(tools, assessment):
    save(tools, assessment, strengths="Swift.")
    save(tools, assessment, revision=1, strengths="Theirs.", who=COLLEAGUE)
    with pytest.raises(Conflict) as refused:
        save(tools, assessment, revision=1, strengths="Yours.", plans="Also yours.")
    assert refused.value.yours == {"strengths": "Yours."}
    assert refused.value.theirs == {"strengths": "Theirs."}
    assert open_subject(tools, LOCAL, assessment, FRONT_DOOR).response.texts.strengths == "Theirs."


def test_a_judgement_and_its_reason_are_one_thought_and_never_mixed(tools, assessment):
    save(tools, assessment, judgement="good", reason="Audits agree.")
    save(tools, assessment, revision=1, judgement="inadequate", reason="Audits agree.", who=COLLEAGUE)
    with pytest.raises(Conflict) as refused:
        save(tools, assessment, revision=1, judgement="good", reason="Partners agree too.")
    assert set(refused.value.yours) == {"judgement", "reason"}


def test_evidence_that_a_colleague_attached_meanwhile_is_no_conflict(tools, assessment):
    save(tools, assessment, strengths="Swift.")
    add_evidence(tools, COLLEAGUE, assessment=assessment, subject=FRONT_DOOR, new=NewEvidence(EvidenceKind.AUDIT, "Audit"))
    saved = save(tools, assessment, revision=1, strengths="Swifter.")
    assert len(saved.evidence) == 1


def test_history_tells_each_save_with_what_it_changed(tools, assessment):
    save(tools, assessment, strengths="Swift.")
    save(tools, assessment, revision=1, strengths="Swifter.", who=COLLEAGUE)
    newest, oldest = history(tools, LOCAL, assessment, FRONT_DOOR).revisions
    assert newest.by == "colleague"
    assert [change.field for change in newest.changes] == ["strengths"]
    assert [change.field for change in oldest.changes] == ["strengths"]


def test_evidence_belongs_to_the_authority_and_serves_many_lines(tools, assessment):
    made = add_evidence(
        tools, LOCAL, assessment=assessment, subject=FRONT_DOOR, new=NewEvidence(EvidenceKind.DATA, "Monthly data")
    )
    attach_evidence(tools, LOCAL, assessment=assessment, subject="help-protection.assessment", evidence=made.id)
    detach_evidence(tools, LOCAL, assessment=assessment, subject=FRONT_DOOR, evidence=made.id)
    assert open_subject(tools, LOCAL, assessment, FRONT_DOOR).register == (made,)
    assert open_subject(tools, LOCAL, assessment, "help-protection.assessment").evidence == (made,)


def test_evidence_of_another_authority_cannot_be_attached(tools, assessment):
    theirs = create_assessment(tools, LOCAL, authority="Eastvale", framework="ilacs-2026", title="Theirs").id
    made = add_evidence(tools, LOCAL, assessment=theirs, subject=FRONT_DOOR, new=NewEvidence(EvidenceKind.DATA, "Theirs"))
    with pytest.raises(NotFound):
        attach_evidence(tools, LOCAL, assessment=assessment, subject=FRONT_DOOR, evidence=made.id)


def test_an_attached_file_comes_back_byte_for_byte(tools, assessment):
    new = NewEvidence(EvidenceKind.DATA, "Data", file=("C:\\data\\monthly.csv", b"month,contacts\nMay,412\n"))
    made = add_evidence(tools, LOCAL, assessment=assessment, subject=FRONT_DOOR, new=new)
    assert made.file.name == "monthly.csv"
    assert open_file(tools, LOCAL, evidence=made.id)[1] == b"month,contacts\nMay,412\n"


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("audit.pdf", b"PK\x03\x04", "is not what its name says"),
        ("macro.xlsm", b"PK\x03\x04", "are not taken"),
        ("empty.csv", b"", "is empty"),
        ("notes.txt", b"\x00\x01\x02", "is not what its name says"),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused_and_no_evidence_is_made(tools, assessment, name, content, told):
    with pytest.raises(BadInput, match=told):
        add_evidence(
            tools,
            LOCAL,
            assessment=assessment,
            subject=FRONT_DOOR,
            new=NewEvidence(EvidenceKind.DATA, "Data", file=(name, content)),
        )
    assert open_subject(tools, LOCAL, assessment, FRONT_DOOR).evidence == ()


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "intranet/audit"])
def test_a_link_that_is_no_web_address_is_refused(tools, assessment, link):
    with pytest.raises(BadInput, match="not a web address"):
        add_evidence(
            tools, LOCAL, assessment=assessment, subject=FRONT_DOOR, new=NewEvidence(EvidenceKind.DATA, "Data", link=link)
        )


def test_an_action_is_planned_changed_and_taken_off(tools, assessment):
    new = NewAction("Weekly threshold panel", "A.B.", date(2026, 9, 30))
    made = add_action(tools, LOCAL, assessment=assessment, subject=FRONT_DOOR, new=new)
    change_action(tools, LOCAL, action=made.id, new=replace(new, status=ActionStatus.DONE))
    assert [action.status for action in open_subject(tools, LOCAL, assessment, FRONT_DOOR).actions] == [ActionStatus.DONE]
    drop_action(tools, LOCAL, assessment=assessment, subject=FRONT_DOOR, action=made.id)
    assert open_subject(tools, LOCAL, assessment, FRONT_DOOR).actions == ()
    assert [action.id for action in material(tools, LOCAL, assessment).actions] == [made.id]


def test_an_imported_report_is_matched_to_its_authority_and_listed(tools):
    (done,) = bring_in(tools, our_report())
    assert (done.status, done.passages, done.head.authority) == (Status.CLEAN, 1, "northmoor")
    assert library(tools, LOCAL).size == 1
    assert show_report(tools, LOCAL, done.head.id).report.passages[0].number == "4"


def test_a_report_that_is_known_is_skipped(tools):
    bring_in(tools, our_report())
    assert bring_in(tools, our_report()) == []


def test_a_refused_document_leaves_the_rest_done(tools):
    damaged = replace(our_report(), status=Status.REFUSED, problems=("x.pdf: damaged",), sha256="0" * 64)
    outcomes = bring_in(tools, damaged, our_report())
    assert [outcome.status for outcome in outcomes] == [Status.REFUSED, Status.CLEAN]
    assert library(tools, LOCAL).size == 1


def test_an_authority_that_is_not_in_the_list_is_added_as_printed(tools):
    bring_in(tools, replace(our_report(), authority="Westbeck Borough Council"))
    assert find_authority(tools, LOCAL, "Westbeck").name == "Westbeck"


def test_a_report_removed_from_the_library_is_gone(tools):
    (done,) = bring_in(tools, our_report())
    remove_report(tools, LOCAL, done.head.id)
    with pytest.raises(NotFound):
        show_report(tools, LOCAL, done.head.id)


def test_a_line_opens_with_a_draft_from_past_reports(tools, assessment):
    bring_in(tools, our_report(recommendations=[a_recommendation()]))
    text = draft_text(open_subject(tools, LOCAL, assessment, FRONT_DOOR).draft)
    assert "help and protection judged good" in text.lower()
    assert "thresholds are well understood" in text
    assert "The timeliness of decisions at the front door." in text


def test_a_draft_never_quotes_an_unpublished_report_of_another_authority(tools, assessment):
    secret = a_report(a_head("eastvale"), [a_passage("Contacts are screened well in secret.")])
    bring_in(tools, our_report())
    bring_in(tools, secret, visibility=Visibility.AUTHORITY)
    assert "secret" not in draft_text(open_subject(tools, LOCAL, assessment, FRONT_DOOR).draft)


def test_an_accepted_benchmark_is_kept_word_for_word_with_its_citations(tools, assessment):
    bring_in(tools, our_report())
    draft = open_subject(tools, LOCAL, assessment, FRONT_DOOR).draft
    kept = keep_benchmark(
        tools, LOCAL, assessment=assessment, line=FRONT_DOOR, acceptance=Acceptance.ACCEPTED, text="", digest=draft.digest
    ).benchmark
    assert kept.text == draft_text(draft)
    assert kept.citations == draft.citations


def edit(tools, assessment, text, digest):
    return keep_benchmark(
        tools, LOCAL, assessment=assessment, line=FRONT_DOOR, acceptance=Acceptance.EDITED, text=text, digest=digest
    ).benchmark


def test_a_later_import_offers_a_new_draft_and_leaves_the_edited_text_alone(tools, assessment):
    bring_in(tools, our_report())
    draft = open_subject(tools, LOCAL, assessment, FRONT_DOOR).draft
    edit(tools, assessment, "In short, good [1].", draft.digest)
    assert not open_subject(tools, LOCAL, assessment, FRONT_DOOR).newer
    bring_in(tools, our_report(a_passage("Contacts wait too long.", polarity=Polarity.IMPROVEMENT), day=date(2026, 5, 8)))
    page = open_subject(tools, LOCAL, assessment, FRONT_DOOR)
    assert page.newer
    assert page.response.benchmark.text == "In short, good [1]."


def test_a_text_that_was_kept_can_be_edited_again_after_the_library_changed(tools, assessment):
    bring_in(tools, our_report())
    digest = open_subject(tools, LOCAL, assessment, FRONT_DOOR).draft.digest
    edit(tools, assessment, "In short, good [1].", digest)
    bring_in(tools, our_report(day=date(2026, 5, 8)))
    again = edit(tools, assessment, "Shorter: good [1].", digest)
    assert [citation.number for citation in again.citations] == [1]


def test_a_mark_that_names_no_source_is_refused_by_its_number(tools, assessment):
    bring_in(tools, our_report())
    digest = open_subject(tools, LOCAL, assessment, FRONT_DOOR).draft.digest
    with pytest.raises(BadInput, match=r"\[99\] names no source"):
        edit(tools, assessment, "In short, good [99].", digest)


def test_an_assessment_whose_framework_is_not_there_keeps_nobody_from_the_others(tools, assessment):
    with tools.store().write() as store:
        store.assessments.add(replace(store.assessments.get(assessment), id="stranded", framework="ours-2026"))
    assert [item.assessment.id for item in list_assessments(tools, LOCAL)] == [assessment]
    assert [item.id for item in stranded_assessments(tools, LOCAL)] == ["stranded"]
    assert desk(tools, LOCAL).stranded[0].framework == "ours-2026"


def test_a_draft_that_changed_while_it_was_read_is_not_accepted_unseen(tools, assessment):
    bring_in(tools, our_report())
    digest = open_subject(tools, LOCAL, assessment, FRONT_DOOR).draft.digest
    bring_in(tools, our_report(day=date(2026, 5, 8)))
    with pytest.raises(BadInput, match="New reports came"):
        keep_benchmark(
            tools, LOCAL, assessment=assessment, line=FRONT_DOOR, acceptance=Acceptance.ACCEPTED, text="", digest=digest
        )


def test_a_benchmark_that_is_forgotten_is_suggested_again_and_stays_in_history(tools, assessment):
    bring_in(tools, our_report())
    digest = open_subject(tools, LOCAL, assessment, FRONT_DOOR).draft.digest
    edit(tools, assessment, "In short, good [1].", digest)
    forget_benchmark(tools, LOCAL, assessment=assessment, line=FRONT_DOOR)
    assert open_subject(tools, LOCAL, assessment, FRONT_DOOR).response.benchmark is None
    assert history(tools, LOCAL, assessment, FRONT_DOOR).revisions[0].changes[0].field == "benchmark"


@pytest.mark.parametrize(
    ("framework", "line"),
    [("sif-2013", "help-protection.contact-referral"), ("ilacs-2018", "care-leavers.accommodation"), ("ilacs-2023", FRONT_DOOR)],
)
def test_lines_of_older_frameworks_reach_the_same_library(tools, framework, line):
    passage = a_passage(
        "Contacts and homes for care leavers are good.", lines=("help-protection.front-door", "care-leavers.accommodation")
    )
    bring_in(tools, our_report(passage, help_protection="good", care_leavers="good"))
    assert not draft_benchmark(tools, LOCAL, authority="northmoor", framework=framework, line=line).empty


def test_a_length_that_does_not_exist_is_refused(tools, assessment):
    with pytest.raises(BadInput, match="short, normal, full"):
        choose_length(tools, LOCAL, assessment=assessment, length="endless")


def test_the_pages_of_lines_lead_to_each_other_in_the_frameworks_order(tools, assessment):
    first = open_subject(tools, LOCAL, assessment, "leadership.strategic-leadership")
    assert first.previous is None
    assert open_subject(tools, LOCAL, assessment, first.following).previous == "leadership.strategic-leadership"


def test_an_assessment_against_a_case_review_template_is_refused(tools):
    save_authorities(tools, LOCAL, [NORTHMOOR])
    with pytest.raises(BadInput, match="is for reviewing cases"):
        create_assessment(tools, LOCAL, authority="northmoor", framework="case-review-2026", title="Ours")
