"""The register of evidence in a browser."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest

from selfassess.domain.jobs import JobState
from selfassess.domain.people import LOCAL
from selfassess.domain.private_data import LookedThrough
from selfassess.jobs.kinds import KINDS
from selfassess.services.jobs import do_next, list_jobs
from selfassess.services.looking import LOOKING
from selfassess.services.register import Wanted, register_of

FRESH = "help-protection.strategy-enquiries"
AUDIT = {"kind": "audit", "title": "Audit of 40 records", "locator": "Page 6", "note": "Most were held in time."}
NEXT_YEAR = {"about--day": "1", "about--month": "1", "about--year": str(datetime.now(UTC).year + 1)}


@pytest.fixture
def register(desk):
    """The address of the register, or of what lies below it."""
    return lambda below="": f"/assessments/{desk.holds.assessment}/evidence{below}"


@pytest.fixture
def added(desk):
    """The id of a piece of evidence that backs a line which had none."""
    desk.send(desk.address(FRESH, "/evidence/new"), **AUDIT)
    desk.open(desk.address(FRESH))  # where it is said that it was added
    return desk.response(FRESH).evidence[0]


def entry(desk, evidence):
    found = register_of(desk.tools, LOCAL, desk.holds.assessment, Wanted()).items
    return next((item for item in found if item.evidence.id == evidence), None)


def test_it_shows_what_there_is_and_what_rests_on_it(desk, register, added):
    page = desk.open(register())
    assert "Audit of 40 records" in page
    assert f'href="{desk.address(FRESH)}">Strategy discussions and enquiries</a>' in page
    assert "Backs nothing in this assessment" not in page.split("Audit of 40 records")[1].split("</li>")[0]


@pytest.mark.parametrize(
    ("asked", "shown"),
    [("words=AUDIT+time", True), ("words=nothing+such", False), ("kind=audit", True), ("kind=staff", False)],
)
def test_it_is_asked_by_words_and_kind(desk, register, added, asked, shown):
    page = desk.open(register(f"?{asked}")).split('id="coverage"')[0]
    assert ("Audit of 40 records" in page) is shown


def test_it_is_asked_for_what_is_old_what_has_no_day_and_what_backs_nothing(desk, register, added):
    assert "Audit of 40 records" in desk.open(register("?standing=undated"))
    assert "Audit of 40 records" not in desk.open(register("?standing=unused"))
    old = desk.tools.today() - timedelta(days=366)
    day = {"about--day": str(old.day), "about--month": str(old.month), "about--year": str(old.year)}
    desk.send(register(f"/{added}"), **AUDIT, **day)
    page = desk.open(register("?standing=stale"))
    assert "Audit of 40 records" in page
    assert "older than 12 months" in page


def test_a_wrong_filter_shows_everything_and_breaks_nothing(desk, register, added):
    assert "Audit of 40 records" in desk.open(register("?kind=nonsense&standing=nonsense"))


def test_every_line_shows_how_many_pieces_of_each_kind_it_rests_on(desk, added):
    found = register_of(desk.tools, LOCAL, desk.holds.assessment, Wanted())
    counts = next(part.counts for part in found.coverage if part.area.id == "help-protection")[FRESH]
    assert {kind.value: count for kind, count in counts.items() if count} == {"audit": 1}


def test_evidence_is_changed_and_leads_back_to_the_line_it_was_opened_from(desk, register, added):
    opened = desk.open(register(f"/{added}?back={FRESH}"))
    assert 'value="Audit of 40 records"' in opened
    answer = desk.send(register(f"/{added}?back={FRESH}"), **(AUDIT | {"title": "Audit of 41 records", "kind": "data"}))
    assert answer.location == f"{desk.address(FRESH)}#evidence"
    assert "Audit of 41 records" in desk.open(desk.address(FRESH))
    assert entry(desk, added).evidence.kind == "data"


def test_a_mistake_in_a_change_loses_nothing_typed(desk, register, added):
    answer = desk.send(register(f"/{added}"), **(AUDIT | {"title": "", "note": "Typed in haste."}))
    assert "<title>Error: Change evidence" in answer.text
    assert "Typed in haste.</textarea>" in answer.text
    assert entry(desk, added).evidence.title == "Audit of 40 records"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"locator": "x" * 201}, "Shorten this to 200 characters or fewer"),
        ({"link": "https://example.org/" + "x" * 2000}, "Shorten this to 2000 characters or fewer"),
        (NEXT_YEAR, "The date must be today or in the past"),
    ],
)
def test_what_cannot_be_kept_is_told_beside_its_field(desk, wrong, said):
    answer = desk.send(desk.address(FRESH, "/evidence/new"), **(AUDIT | wrong))
    assert said in answer.text
    assert desk.response(FRESH).evidence == ()


def test_a_file_stays_when_the_rest_is_changed_and_a_new_one_takes_its_place(desk, register):
    desk.send(desk.address(FRESH, "/evidence/new"), **AUDIT, file=(BytesIO(b"a,b\n"), "first.csv"))
    evidence = desk.response(FRESH).evidence[0]
    desk.send(register(f"/{evidence}"), **(AUDIT | {"note": "Said better."}))
    assert entry(desk, evidence).evidence.file.name == "first.csv"
    desk.send(register(f"/{evidence}"), **AUDIT, file=(BytesIO(b"c,d\n"), "second.csv"))
    assert desk.browser.get(f"/evidence/{evidence}/file").data == b"c,d\n"


def test_evidence_is_removed_after_a_question_and_can_be_put_back(desk, register, added):
    question = desk.open(register(f"/{added}/remove"))
    assert "Strategy discussions and enquiries" in question
    desk.send(register(f"/{added}/remove"))
    page = desk.open(register())
    assert "Audit of 40 records" not in desk.open(desk.address(FRESH))
    assert entry(desk, added) is None
    assert f"{register()}/{added}/put-back" in page
    desk.send(register(f"/{added}/put-back"))
    assert "Audit of 40 records" in desk.open(desk.address(FRESH))


def test_evidence_that_was_removed_cannot_be_attached(desk, register, added):
    desk.send(register(f"/{added}/remove"))
    assert added not in desk.open(desk.address("help-protection.assessment", "/evidence/register"))


def test_evidence_of_another_authority_is_not_found(desk, register):
    with desk.tools.store().read() as store:
        other = next(authority for authority in store.authorities.all() if authority.id != "aldermere")
    begun = desk.send("/assessments/new", authority=other.id, framework="ilacs-2026", title="Theirs").location
    assert desk.browser.get(f"{begun}/evidence/{desk.holds.evidence}").status_code == 404
    assert desk.send(f"{begun}/evidence/{desk.holds.evidence}/remove").status_code == 404


def test_several_files_become_a_piece_of_evidence_each(desk, register):
    files = [(BytesIO(b"first"), "may.txt"), (BytesIO(b"second"), "june.txt")]
    desk.send(desk.address(FRESH, "/evidence/new"), **AUDIT, owner="Head of quality", file=files)
    page = desk.open(register("?words=head+of+quality"))
    assert "Audit of 40 records: may.txt" in page
    assert "Audit of 40 records: june.txt" in page
    assert "kept by Head of quality" in page
    assert len(desk.response(FRESH).evidence) == 2


def test_files_that_nobody_named_are_called_by_their_names_and_nothing_at_all_is_refused(desk, register):
    unnamed = {**AUDIT, "title": ""}
    assert "Enter what the evidence is" in desk.send(desk.address(FRESH, "/evidence/new"), **unnamed).text
    files = [(BytesIO(b"first"), "may.txt"), (BytesIO(b"second"), "june.txt")]
    desk.send(desk.address(FRESH, "/evidence/new"), **unnamed, file=files)
    page = desk.open(register())
    assert ">may.txt<" in page
    assert ">june.txt<" in page


def test_a_file_that_cannot_be_taken_says_what_went_in_before_it(desk):
    files = [(BytesIO(b"first"), "may.txt"), (BytesIO(b"MZ"), "june.exe")]
    page = desk.send(desk.address(FRESH, "/evidence/new"), **AUDIT, file=files).text
    assert "june.exe" in page
    assert "1 file before it went in" in page


def test_an_earlier_file_and_a_rating_stand_on_the_page_of_the_evidence(desk, register, added):
    for words in (b"first", b"second"):
        desk.send(register(f"/{added}"), **AUDIT, restricted="yes", file=(BytesIO(words), "audit.txt"))
    desk.send(register(f"/{added}/rating"), quality="strong", reason="Moderated by another authority.")
    page = desk.open(register(f"/{added}"))
    assert "Earlier files" in page
    assert "Moderated by another authority." in page
    listed = desk.open(register())
    assert "rated strong" in listed
    assert "Restricted" in listed
    assert "Say why you rate it so" in desk.send(register(f"/{added}/rating"), quality="weak", reason="").text


def test_who_puts_in_a_file_that_tells_who_somebody_is_is_warned_by_kind_and_place(desk):
    content = BytesIO(b"Plans are reviewed.\n\nThe mother rang from 0161 496 0123.\n")
    desk.send(desk.address(FRESH, "/evidence/new"), kind="audit", title="Dip sample", file=(content, "sample.txt"))
    page = desk.open(desk.address(FRESH))
    assert "sample.txt: It looks as if it held 1 telephone number (paragraph 2)." in page
    assert "Evidence added: Dip sample" in page
    assert "0161 496" not in page


def test_on_its_topic_a_file_that_tells_who_somebody_is_says_so_until_somebody_looked(desk, register):
    evidence = telling(desk)
    page = desk.open(desk.address(FRESH))
    assert ">Look again</strong> It looks as if it held 1 telephone number (paragraph 2)." in page
    answer = desk.save(FRESH, then=f"look:{evidence}")
    assert answer.location == register(f"/{evidence}?back={FRESH}#looked")
    desk.send(register(f"/{evidence}/looked-at"), why="It is the number of our own front door.")
    assert "Look again" not in desk.open(desk.address(FRESH))


def telling(desk, name="calls.txt", said=b"Calls of May.\n\nThe mother rang from 0161 496 0123.\n"):
    """The id of evidence with a file that tells who somebody is."""
    desk.send(desk.address(FRESH, "/evidence/new"), kind="audit", title=name, file=(BytesIO(said), name))
    return desk.response(FRESH).evidence[-1]


def test_what_was_found_in_a_file_stays_until_somebody_says_that_they_looked(desk, register):
    evidence = telling(desk)
    found = entry(desk, evidence).evidence.looked
    assert [(each.kind, each.count, each.places) for each in found.found] == [("telephone number", 1, ("paragraph 2",))]
    for address in (register(), register("?standing=telling")):
        page = desk.open(address)
        assert "1 file looks as if it held something that tells who somebody is" in page
        assert "It looks as if it held 1 telephone number (paragraph 2)." in page
        assert "0161" not in page

    assert "Say why the file may stay as it is" in desk.send(register(f"/{evidence}/looked-at"), why=" ").text
    assert entry(desk, evidence).evidence.looked.unsettled
    desk.send(register(f"/{evidence}/looked-at"), why="It is the number of our own front door.")
    kept = entry(desk, evidence).evidence.looked
    assert (kept.found, kept.person.reason, kept.person.by) == (found.found, "It is the number of our own front door.", LOCAL.id)
    assert "Looked at by This computer" in desk.open(register(f"/{evidence}"))
    assert "calls.txt" not in desk.open(register("?standing=telling")).split('id="coverage"')[0]
    assert register_of(desk.tools, LOCAL, desk.holds.assessment, Wanted()).telling == 0


def test_another_file_is_looked_through_anew(desk, register):
    evidence = telling(desk)
    desk.send(register(f"/{evidence}/looked-at"), why="Our own number.")
    desk.send(register(f"/{evidence}"), kind="audit", title="Calls", file=(BytesIO(b"Case no. 47113 drifts."), "more.txt"))
    looked = entry(desk, evidence).evidence.looked
    assert [each.kind for each in looked.found] == ["case or client number"]
    assert looked.person is None
    desk.send(register(f"/{evidence}"), kind="audit", title="Calls of spring")
    assert entry(desk, evidence).evidence.looked == looked
    desk.send(register(f"/{evidence}"), kind="audit", title="Calls", link="https://example.org/calls")
    assert entry(desk, evidence).evidence.looked is None


def test_a_picture_says_that_nobody_looked_and_a_file_of_before_can_be_looked_through(desk, register):
    picture = telling(desk, "scan.png", b"\x89PNG\r\n\x1a\n and more")
    assert "It was not looked through for case numbers: pictures cannot be read." in desk.open(register("?standing=telling"))
    desk.send(register(f"/{picture}/looked-at"), why="It shows our own office.")
    evidence = telling(desk)
    with desk.tools.store().write() as store:
        store.evidence.save(replace(store.evidence.get(evidence), looked=None))
    assert "It was put in before files were looked through." in desk.open(register(f"/{evidence}"))
    desk.send(register(f"/{evidence}/look"))
    assert entry(desk, evidence).evidence.looked.unsettled
    assert desk.send(register(f"/{telling(desk, 'calls.csv', b'what,who')}/look")).status_code == 302


def test_a_large_file_is_looked_through_in_the_background(desk, register, monkeypatch):
    monkeypatch.setattr("selfassess.services.looking.LARGEST", 10)
    evidence = telling(desk)
    assert entry(desk, evidence).evidence.looked == LookedThrough(waiting=True)
    assert "is looked through in the background" in desk.open(register())
    assert "Looking through calls.txt" in [job.title for job in list_jobs(desk.tools, LOCAL) if job.kind == LOOKING]
    assert do_next(desk.tools, KINDS)
    assert entry(desk, evidence).evidence.looked.unsettled

    later = telling(desk, "later.txt", b"Case no. 47113 drifts.")
    desk.send(register(f"/{later}"), kind="audit", title="Later", file=(BytesIO(b"Nothing of it."), "new.txt"))
    assert do_next(desk.tools, KINDS)
    assert entry(desk, later).evidence.looked.waiting
    assert do_next(desk.tools, KINDS)
    assert entry(desk, later).evidence.looked == LookedThrough()
    assert {job.state for job in list_jobs(desk.tools, LOCAL) if job.kind == LOOKING} == {JobState.DONE}
