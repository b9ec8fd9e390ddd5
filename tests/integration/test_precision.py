"""That what is quoted under a line truly speaks to it, the way it is said to: against the verdicts of a reader."""

import hashlib
import json
from pathlib import Path

import pytest

from selfassess.domain.benchmark import PartKind
from selfassess.domain.leaning import leans
from selfassess.domain.people import LOCAL
from selfassess.domain.quoting import CUT, sentences
from selfassess.services.authorities import import_authorities
from selfassess.services.benchmarks import draft_benchmark
from selfassess.services.importing import import_reports
from selfassess.services.long_view import long_view
from selfassess.settings import Settings
from selfassess.wiring import toolbox
from tests.precision import digest, offered, verdicts

LEAST = 0.9
AUTHORITY = "warrington"
FRAMEWORK = "ilacs-2026"


@pytest.fixture(scope="module")
def library(shared, tmp_path_factory):
    folder = tmp_path_factory.mktemp("precision")
    tools = toolbox(Settings(data_dir=folder, database_url=f"sqlite:///{folder / 'test.sqlite3'}"))
    import_authorities(tools, LOCAL, shared / "data" / "authorities_lookup.csv")
    list(import_reports(tools, LOCAL, [shared / "reports" / "ofsted"]))
    yield tools
    tools.store().close()


def test_nine_in_ten_quotations_offered_speak_to_their_line_the_right_way_and_none_begins_blindly(library, root):
    """A quotation that nobody has judged counts as wrong: whoever changes what is chosen reads what is chosen now."""
    judged = verdicts(root / "docs" / "precision.md")
    wrong, blind, total = [], [], 0
    for line in library.frameworks().framework(FRAMEWORK).lines():
        drafted = draft_benchmark(library, LOCAL, authority=AUTHORITY, framework=FRAMEWORK, line=line.id)
        for part, citation in offered(drafted):
            total += 1
            if part is not PartKind.ASKED:
                blind += [quote for quote in citation.quote.split(CUT) if leans(sentences(quote)[0])]
            verdict = judged.get((line.id, digest(citation, part)))
            if verdict is None or not verdict.right:
                wrong.append(f"{line.id} {part.value} {citation.passage}: {'wrong' if verdict else 'not judged'}")
    assert total > 190
    assert not blind
    assert len(wrong) <= (1 - LEAST) * total, "\n".join(wrong)


def test_four_in_five_suggestions_of_what_became_of_a_recommendation_are_about_it_and_read_the_right_way(library):
    """Every suggestion for every authority was read. One that nobody has read counts as wrong."""
    kept = Path(__file__).with_name("suggestions.jsonl").read_text(encoding="utf-8").splitlines()
    read = {(row["asked"], row["later"], row["sentence"], row["verdict"]): row["right"] for row in map(json.loads, kept)}
    with library.store().read() as store:
        authorities = [authority.id for authority in store.authorities.all()]
    right = [
        read.get((asked.digest, later.report.id, hashlib.sha256(later.sentence.encode()).hexdigest()[:12], later.verdict), False)
        for authority in authorities
        for asked in long_view(library, LOCAL, authority).recommendations
        for later in asked.later
        if later.passage is not None and not later.of_all and asked.ours
    ]

    assert len(right) > 150
    assert sum(right) / len(right) >= 0.8
