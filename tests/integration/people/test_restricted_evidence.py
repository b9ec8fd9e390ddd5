"""Evidence that is restricted: not there for who may not see it, and in nothing that leaves."""

import io
import zipfile

import pytest

from selfassess.domain.evidence import EvidenceKind, Quality
from selfassess.domain.follow_up import Standing
from selfassess.errors import BadInput, NotAllowed, NotFound
from selfassess.services.backing import NewEvidence, add_evidence, attach_evidence, backing_of, detach_evidence, open_file
from selfassess.services.history import history
from selfassess.services.long_view import Deciding, decide
from selfassess.services.moderation import moderation
from selfassess.services.packs import make_pack
from selfassess.services.register import Wanted, change_evidence, evidence_of, rate_evidence, register_of
from selfassess.services.snapshots import add_snapshot, open_snapshot
from selfassess.services.tracker import export_tracker, tracker
from selfassess.services.workbooks import export_workbook, look_at_workbook
from selfassess.web.app import create_app
from tests.integration.people.world import HOME, copied
from tests.returning import Filled

TITLE = "Learning review of one family"
MAY, MAY_NOT = ("owner", "editor", "reviewer"), ("viewer", "contributor")


@pytest.fixture
def world(furnished, tmp_path):
    here = copied(furnished, tmp_path / "data")
    yield here
    here.tools.store().close()


@pytest.fixture
def held(world):
    new = NewEvidence(
        EvidenceKind.REVIEW, TITLE, file=("review.txt", b"What was learned."), restricted=True, owner="Head of quality"
    )
    return add_evidence(world.tools, world.people["owner"], **on(world), new=new).id


def on(world):
    return {"assessment": world.holds.assessment, "subject": world.holds.line}


def of(world, held):
    return {"assessment": world.holds.assessment, "evidence": held}


def pages(world, name):
    browser = create_app(world.tools).test_client()
    with browser.session_transaction() as session:
        session["token"] = name
    here = f"/assessments/{world.holds.assessment}"
    paths = (f"{here}/evidence", f"{here}/{world.holds.line}", f"{here}/{world.holds.line}/history", here, f"{here}/moderation")
    return " ".join(browser.get(path).text for path in paths)


def test_it_is_on_the_pages_of_those_who_may_see_it_and_of_nobody_else(world, held):
    for name in MAY:
        assert TITLE in pages(world, name), name
    for name in MAY_NOT:
        assert TITLE not in pages(world, name), name
        who = world.people[name]
        assert held not in {item.evidence.id for item in register_of(world.tools, who, world.holds.assessment, Wanted()).items}
        assert held not in {item.id for item in backing_of(world.tools, who, **on(world)).evidence}
        for call in (
            lambda who=who: open_file(world.tools, who, evidence=held),
            lambda who=who: evidence_of(world.tools, who, **of(world, held)),
            lambda who=who: attach_evidence(world.tools, who, **on(world), evidence=held),
        ):
            with pytest.raises(NotFound, match="There is no evidence"):
                call()
    titles = [
        str(each)
        for each in history(
            world.tools, world.people["viewer"], assessment_id=on(world)["assessment"], subject=on(world)["subject"]
        ).revisions
    ]
    assert not any(TITLE in each for each in titles)


def test_it_is_in_no_pack_snapshot_or_workbook(world, held):
    owner, assessment = world.people["owner"], world.holds.assessment
    for pack, form in (("self-evaluation", "docx"), ("evidence-register", "docx"), ("scoring-workbook", "xlsx")):
        made = make_pack(world.tools, owner, pack_id=pack, assessment_id=assessment, form=form)
        with zipfile.ZipFile(io.BytesIO(made[1])) as archive:
            assert not any(TITLE.encode() in archive.read(name) for name in archive.namelist()), pack
    kept = add_snapshot(world.tools, owner, assessment=assessment, note="Kept")
    assert TITLE not in str(open_snapshot(world.tools, owner, kept.id))


def test_a_workbook_that_comes_back_does_not_take_it_off(world, held):
    name, sent = export_workbook(world.tools, world.people["owner"], world.holds.assessment)
    back = Filled.opened(sent).write(world.holds.line, plans="Changed.").saved()
    found = look_at_workbook(world.tools, world.people["owner"], name=name, content=back)
    assert [(change.field, change.line) for change in found.changes.changes] == [("plans", world.holds.line)]


def test_nobody_restricts_what_they_could_not_see_afterwards(world):
    new = NewEvidence(EvidenceKind.DATA, "Ours", restricted=True)
    with pytest.raises(NotAllowed):
        add_evidence(world.tools, world.people["contributor"], **on(world), new=new)


def test_a_file_that_takes_the_place_of_another_keeps_the_earlier_one(world, held):
    owner = world.people["owner"]
    new = NewEvidence(EvidenceKind.REVIEW, TITLE, file=("review.txt", b"What was learned, once more."), restricted=True)
    changed = change_evidence(world.tools, owner, **of(world, held), new=new)
    again = change_evidence(world.tools, owner, **of(world, held), new=new)
    assert [version.by for version in again.versions] == ["owner"]
    assert open_file(world.tools, owner, evidence=held)[1] == b"What was learned, once more."
    earlier = changed.versions[0].file.sha256
    assert open_file(world.tools, owner, evidence=held, version=earlier)[1] == b"What was learned."
    with pytest.raises(NotFound):
        open_file(world.tools, world.people["viewer"], evidence=held, version=earlier)


def test_a_reviewer_rates_it_with_a_reason_and_takes_that_back(world, held):
    reviewer = world.people["reviewer"]
    with pytest.raises(BadInput, match="why"):
        rate_evidence(world.tools, reviewer, **of(world, held), quality=Quality.WEAK, reason=" ")
    rated = rate_evidence(world.tools, reviewer, **of(world, held), quality=Quality.WEAK, reason="One family only.")
    assert (rated.rating.quality, rated.rating.by) == (Quality.WEAK, "reviewer")
    assert "rated weak" in pages(world, "owner")
    with pytest.raises(NotAllowed):
        rate_evidence(world.tools, world.people["editor"], **of(world, held), quality=Quality.STRONG, reason="Ours.")
    assert rate_evidence(world.tools, reviewer, **of(world, held), quality=None, reason="").rating is None


def test_taking_it_off_leaves_it_in_the_register(world, held):
    detach_evidence(world.tools, world.people["owner"], **on(world), evidence=held)
    assert evidence_of(world.tools, world.people["owner"], **of(world, held)).title == TITLE


def test_it_shows_with_no_recommendation_to_who_may_not_see_it(world, held):
    owner = world.people["owner"]
    wanted = {"authority": HOME, "report": world.holds.report, "digest": world.holds.recommendation}
    decide(world.tools, owner, **wanted, revision=0, said=Deciding(Standing.MET, note="See there.", evidence=(held,)))

    def shown(who):
        return {item.id for each in tracker(world.tools, who, HOME).items for item in each.evidence}

    assert held in shown(owner)
    assert held not in shown(world.people["viewer"])
    assert TITLE.encode() not in export_tracker(world.tools, owner, tracker(world.tools, owner, HOME), "csv")


def test_a_moderation_meeting_counts_its_kind_for_those_alone_who_may_see_it(world, held):
    def kinds(name):
        rows = moderation(world.tools, world.people[name], world.holds.assessment).rows
        return next(row.kinds for row in rows if row.subject == world.holds.line)

    assert {name: EvidenceKind.REVIEW in kinds(name) for name in (*MAY, *MAY_NOT)} == {
        **dict.fromkeys(MAY, True),
        **dict.fromkeys(MAY_NOT, False),
    }
