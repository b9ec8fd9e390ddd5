"""Packs of an assessment say how far it had come."""

import re
from dataclasses import replace
from io import BytesIO

import docx
import pytest
from openpyxl import load_workbook

from selfassess.domain.accounts import Account
from selfassess.domain.comparators import Authority
from selfassess.domain.life import State
from selfassess.domain.people import LOCAL, Person
from selfassess.domain.rights import Grant, Role
from selfassess.domain.snapshot import Approval
from selfassess.services.assessments import create_assessment
from selfassess.services.authorities import save_authorities
from selfassess.services.life import move
from selfassess.services.packs import make_pack
from selfassess.services.signing import sign_off, to_sign
from selfassess.services.snapshots import add_snapshot, pack_of_snapshot

DIRECTOR = Person("dcs", "Ann Example", (Grant(Role.OWNER, "northmoor"),))


@pytest.fixture
def assessment(tools):
    save_authorities(tools, LOCAL, [Authority("northmoor", "Northmoor")])
    return create_assessment(tools, LOCAL, authority="Northmoor", framework="ilacs-2026", title="Spring").id


def said(page):
    """What the cover of a web page says of the state."""
    plain = " ".join(re.sub(r"<[^>]+>", " ", page.decode()).split())
    return re.search(r"\bState (.*?) (?:Period|Printed)", plain)[1]


def state(tools, assessment, pack="self-evaluation"):
    return said(make_pack(tools, LOCAL, pack_id=pack, assessment_id=assessment, form="html")[1])


def signed(tools, assessment, who=DIRECTOR):
    move(tools, LOCAL, assessment=assessment, to=State.IN_REVIEW)
    areas = to_sign(tools, LOCAL, assessment).areas
    given = [Approval(area.subject, area.response.revision, "good", "Seen.") for area in areas]
    return sign_off(tools, who, assessment=assessment, approvals=given, seen=True)


@pytest.fixture
def day(tools):
    today = tools.clock().date()
    return f"{today.day} {today:%B %Y}"


@pytest.mark.parametrize("pack", ["self-evaluation", "directors-summary", "action-plan"])
def test_a_draft_and_what_is_in_review_say_so(tools, assessment, pack):
    assert state(tools, assessment, pack) == "Draft"
    move(tools, LOCAL, assessment=assessment, to=State.IN_REVIEW)
    assert state(tools, assessment, pack) == "In review"


def test_what_is_signed_off_says_by_whom_when_and_in_which_snapshot(tools, assessment, day):
    with tools.store().write() as store:
        store.accounts.save(Account("dcs", "Ann Example", "ann@example.org", tools.clock()))
    add_snapshot(tools, LOCAL, assessment=assessment)
    kept = signed(tools, assessment)
    assert state(tools, assessment) == f"Signed off by Ann Example on {day} (snapshot 2)"
    _, page = pack_of_snapshot(tools, LOCAL, snapshot=kept.id, pack_id="self-evaluation", form="html")
    assert said(page) == f"Signed off by Ann Example on {day}, snapshot 2, as it then stood"


def test_what_one_signs_on_ones_own_computer_names_whom_the_setting_names(tools, assessment, day):
    signed(tools, assessment, LOCAL)
    assert state(tools, assessment) == f"Signed off on {day} (snapshot 1)"
    named = replace(tools, settings=replace(tools.settings, name="Jo Tarn, director"))
    assert state(named, assessment) == f"Signed off by Jo Tarn, director on {day} (snapshot 1)"


def test_a_pack_of_a_snapshot_says_so_after_the_assessment_went_on(tools, assessment, day):
    kept = add_snapshot(tools, LOCAL, assessment=assessment)
    signed(tools, assessment)
    name, page = pack_of_snapshot(tools, LOCAL, snapshot=kept.id, pack_id="self-evaluation", form="html")
    assert said(page) == f"Draft on {day}, snapshot 1, as it then stood"
    assert name.removesuffix(".html").endswith("-snapshot-1")


def test_word_and_the_workbook_say_it_too(tools, assessment):
    word = make_pack(tools, LOCAL, pack_id="directors-summary", assessment_id=assessment, form="docx")[1]
    assert any(line.text.split("\t")[-1].endswith("Draft") for line in docx.Document(BytesIO(word)).paragraphs)
    book = load_workbook(BytesIO(make_pack(tools, LOCAL, pack_id="scoring-workbook", assessment_id=assessment, form="xlsx")[1]))
    assert ("State", "Draft") in [row[1:3] for row in book.worksheets[0].iter_rows(values_only=True)]
