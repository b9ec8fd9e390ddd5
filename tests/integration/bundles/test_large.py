"""Large bundles go through the disk: how much memory they take does not grow with them."""

import os
import tracemalloc
from dataclasses import replace
from io import BytesIO

import pytest

from selfassess.domain.bundle.parts import Kind
from selfassess.domain.comparators import Authority
from selfassess.domain.evidence import EvidenceKind
from selfassess.domain.people import LOCAL
from selfassess.services.assessments import create_assessment
from selfassess.services.authorities import save_authorities
from selfassess.services.backing import NewEvidence, add_evidence
from selfassess.services.bundling import Sending, make_bundle
from selfassess.services.taking_bundles import take_bundle_in
from selfassess.services.unbundling import receive_bundle
from selfassess.web.bundles.taking import LARGEST
from tests.demonstration import tools_in

MEGABYTE = 1024 * 1024
ONE, NUMBER = 20 * MEGABYTE, 7
LINE = "help-protection.front-door"
PICTURE = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def large(tools):
    """An assessment with more evidence than a page takes elsewhere, none of which can be packed."""
    save_authorities(tools, LOCAL, [Authority("northmoor", "Northmoor")])
    made = create_assessment(tools, LOCAL, authority="Northmoor", framework="ilacs-2026", title="Spring").id
    for number in range(NUMBER):
        new = NewEvidence(EvidenceKind.OBSERVATION, f"Picture {number}", file=(f"{number}.png", PICTURE + os.urandom(ONE)))
        add_evidence(tools, LOCAL, assessment=made, subject=LINE, new=new)
    return made


@pytest.fixture
def other(tmp_path, tools):
    made = replace(tools_in(tmp_path / "other"), frameworks=tools.frameworks)
    yield made
    made.store().close()


def most_memory(call, *args, **named):
    """What a call gives, and how many bytes it held at most."""
    tracemalloc.start()
    try:
        found = call(*args, **named)
        return found, tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("passphrase", ["", "four words not together"])
def test_making_and_reading_hold_one_file_in_memory_and_never_all(large, tools, other, tmp_path, passphrase):
    place = tmp_path / "large.selfassess"
    with place.open("wb") as out:
        made, making = most_memory(make_bundle, tools, LOCAL, Sending(Kind.ASSESSMENT, large, passphrase), out)
    assert place.stat().st_size > NUMBER * ONE > 100 * MEGABYTE
    with place.open("rb") as source:
        waiting, reading = most_memory(receive_bundle, other, LOCAL, name="a", source=source, passphrase=passphrase)
    assert making < 4 * ONE
    assert reading < 4 * ONE
    take_bundle_in(other, LOCAL, waiting.id, trust=True)
    assert set(other.files().digests()) == {file.sha256 for file in made.files}


def test_the_page_of_bundles_takes_more_than_other_pages_of_who_may_take_them_in(browser):
    browser.application.config["MAX_CONTENT_LENGTH"] = 1000
    sent = {"file": (BytesIO(b"x" * 5000), "a.selfassess")}
    answer = browser.post("/bundles", data=sent, content_type="multipart/form-data")
    assert answer.status_code == 400
    sent = {"file": (BytesIO(b"x" * 5000), "a.pdf")}
    assert browser.post("/reports/import", data=sent, content_type="multipart/form-data").status_code == 413
    assert LARGEST == 1024 * MEGABYTE


def test_not_even_the_page_of_bundles_takes_more_than_it_says(browser, monkeypatch):
    monkeypatch.setattr("selfassess.web.bundles.taking.LARGEST", 1000)
    sent = {"file": (BytesIO(b"x" * 5000), "a.selfassess")}
    assert browser.post("/bundles", data=sent, content_type="multipart/form-data").status_code == 413
