"""What a challenge is set up with beside its questions: hypotheses, background, the decision to publish, warnings of dates."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from selfassess.domain.background import Holds
from selfassess.domain.case_form import Side
from selfassess.domain.hypotheses import Hypothesis, Result, Standing
from selfassess.domain.notes import SourceKind
from selfassess.domain.peerchallenge import Dates, Publication, Publishing, ScopeQuestion, Stage
from selfassess.domain.people import LOCAL
from selfassess.errors import BadInput, NotFound
from selfassess.services.background import NewBackground, add_document, documents_of, open_document, remove_document
from selfassess.services.challenge_notes import Noted, remove_note, write_note
from selfassess.services.challenge_progress import progress_of
from selfassess.services.hypotheses import hypotheses_of, remove_hypothesis, save_hypothesis
from selfassess.services.peer_challenges import decide_publication, find_challenge, remove_question, save_question, set_dates
from selfassess.services.purging import purge
from tests.challenge_world import a_challenge
from tests.packs import feedback

EXPECTED = Hypothesis("", "", "Plans drift where no reviewing officer is named")
PLAN = ("plan.txt", b"What we plan for children in care.")
LIST = b"Case number,Name of child\n10295,Somebody\n"


@pytest.fixture
def challenge(tools):
    made = a_challenge(tools)
    return save_question(tools, LOCAL, made.id, made.revision, ScopeQuestion("", "Homes", "Are there enough homes"))


def said_by(document):
    spans = [block.spans for block in document.blocks if type(block).__name__ == "Text"]
    spans += [item for block in document.blocks if type(block).__name__ == "Bullets" for item in block.items]
    return "\n".join("".join(span.text for span in each) for each in spans)


def test_a_hypothesis_is_raised_tested_and_closed_with_a_finding_that_the_report_prints(tools, challenge):
    question = challenge.questions[0].id
    said = Noted(SourceKind.INTERVIEW, "reviewing officers", "Each child has one.", Side.STRENGTHS, 4, questions=(question,))
    note = write_note(tools, LOCAL, challenge.id, said)
    raised = save_hypothesis(tools, LOCAL, challenge.id, replace(EXPECTED, questions=(question,), lines=("outcomes.impact",)))
    assert raised.standing is Standing.OPEN
    assert "drift" not in said_by(feedback(tools, LOCAL, challenge.id))
    with pytest.raises(BadInput, match="Say how it was tested"):
        save_hypothesis(tools, LOCAL, challenge.id, replace(raised, standing=Standing.TESTED))
    tested = save_hypothesis(tools, LOCAL, challenge.id, replace(raised, standing=Standing.TESTED, notes=(note.id,)))
    with pytest.raises(BadInput, match="closed with a result and a finding"):
        save_hypothesis(tools, LOCAL, challenge.id, replace(tested, standing=Standing.CLOSED, result=Result.HOLDS))
    closed = replace(tested, standing=Standing.CLOSED, result=Result.DOES_NOT_HOLD, finding="Every plan has an officer")
    save_hypothesis(tools, LOCAL, challenge.id, closed)
    assert [(each.id, each.standing, each.notes) for each in hypotheses_of(tools, LOCAL, challenge.id).hypotheses] == [
        (raised.id, Standing.CLOSED, (note.id,))
    ]
    printed = said_by(feedback(tools, LOCAL, challenge.id))
    assert "Plans drift where no reviewing officer is named. It does not hold: Every plan has an officer." in printed


def test_what_a_hypothesis_rests_on_stays_until_it_is_taken_off(tools, challenge):
    question = challenge.questions[0].id
    note = write_note(tools, LOCAL, challenge.id, Noted(SourceKind.DATA, "", "Half are late.", Side.CONSIDERATIONS))
    raised = save_hypothesis(tools, LOCAL, challenge.id, replace(EXPECTED, questions=(question,), notes=(note.id,)))
    with pytest.raises(BadInput, match="A hypothesis was tested by this note"):
        remove_note(tools, LOCAL, challenge.id, note.id)
    with pytest.raises(BadInput, match="hypotheses stand under this question"):
        remove_question(tools, LOCAL, challenge.id, question)
    remove_hypothesis(tools, LOCAL, challenge.id, raised.id)
    remove_note(tools, LOCAL, challenge.id, note.id)
    assert remove_question(tools, LOCAL, challenge.id, question).questions == ()


@pytest.mark.parametrize("wrong", [{"questions": ("nothing",)}, {"lines": ("nothing",)}, {"notes": ("nothing",)}])
def test_a_hypothesis_links_only_to_what_is_there(tools, challenge, wrong):
    with pytest.raises(NotFound):
        save_hypothesis(tools, LOCAL, challenge.id, replace(EXPECTED, **wrong))
    assert hypotheses_of(tools, LOCAL, challenge.id).hypotheses == ()


def test_a_hypothesis_that_somebody_removed_is_not_made_again_by_saving_it(tools, challenge):
    raised = save_hypothesis(tools, LOCAL, challenge.id, EXPECTED)
    remove_hypothesis(tools, LOCAL, challenge.id, raised.id)
    with pytest.raises(NotFound, match="not there any more"):
        save_hypothesis(tools, LOCAL, challenge.id, raised)


def test_a_background_document_is_kept_by_what_it_holds_and_opened_whole(tools, challenge):
    new = NewBackground("Our strategy", Holds.DOCUMENT, date(2022, 3, 31), questions=(challenge.questions[0].id,), file=PLAN)
    made = add_document(tools, LOCAL, challenge.id, new)
    assert (made.file.name, made.file.size, made.file.media_type) == ("plan.txt", len(PLAN[1]), "text/plain")
    file, content = open_document(tools, LOCAL, challenge.id, made.id)
    assert (content, len(file.sha256)) == (PLAN[1], 64)
    assert "Read 1 document that the council had sent." in said_by(feedback(tools, LOCAL, challenge.id))
    later = replace(tools, clock=lambda: tools.clock() + timedelta(days=400))
    purge(later, LOCAL, days=30)
    assert open_document(tools, LOCAL, challenge.id, made.id)[1] == PLAN[1], "the purge took a file that is needed"
    remove_document(tools, LOCAL, challenge.id, made.id)
    assert documents_of(tools, LOCAL, challenge.id).documents == ()


@pytest.mark.parametrize(
    ("file", "why"),
    [
        (("children.csv", LIST), "Lists of children are never kept"),
        (("plan.pdf", b"MZ\x90\x00 no document"), "plan.pdf"),
        (("big.txt", b"x" * (25 * 1024 * 1024 + 1)), "larger than 25 MB"),
        (None, "Choose the file"),
    ],
)
def test_a_file_that_evidence_could_not_be_is_no_background_either(tools, challenge, file, why):
    with pytest.raises(BadInput, match=why):
        add_document(tools, LOCAL, challenge.id, NewBackground("Our plan", Holds.DATA, file=file))
    assert documents_of(tools, LOCAL, challenge.id).documents == ()


def test_a_document_of_another_challenge_is_not_there(tools, challenge):
    other = a_challenge(tools, authority="Tarnbrough")
    made = add_document(tools, LOCAL, other.id, NewBackground("Theirs", Holds.DATA, file=PLAN))
    with pytest.raises(NotFound):
        open_document(tools, LOCAL, challenge.id, made.id)
    with pytest.raises(NotFound):
        remove_document(tools, LOCAL, challenge.id, made.id)


def test_the_decision_to_publish_stands_in_the_next_steps_of_the_report(tools, challenge):
    decided = Publication(Publishing.PART, "The cabinet", date(2022, 7, 3), "the report without Annexe A", "Annexe A")
    saved = decide_publication(tools, LOCAL, challenge.id, challenge.revision, decided)
    assert saved.publication == decided
    printed = said_by(feedback(tools, LOCAL, challenge.id))
    assert "The cabinet decided on 3 July 2022 to publish a part of the report." in printed.replace("\N{NO-BREAK SPACE}", " ")
    assert "Published: the report without Annexe A. Not published: Annexe A." in printed
    assert decide_publication(tools, LOCAL, challenge.id, saved.revision, None).publication is None


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"by": " "}, "who decided"),
        ({"on": date(2999, 1, 1)}, "has not come yet"),
        ({"publishing": Publishing.PART, "withheld": ""}, "what is published and what is not"),
    ],
)
def test_a_decision_says_who_when_and_what(tools, challenge, said, why):
    decided = replace(Publication(Publishing.WHOLE, "The director", date(2022, 7, 3)), **said)
    with pytest.raises(BadInput, match=why):
        decide_publication(tools, LOCAL, challenge.id, challenge.revision, decided)
    assert find_challenge(tools, LOCAL, challenge.id).challenge.publication is None


def test_the_page_of_the_challenge_warns_of_dates_that_cannot_be(tools, challenge):
    dates = (
        Dates(Stage.CASES, date(2022, 5, 30), date(2022, 6, 2)),
        Dates(Stage.ON_SITE, date(2022, 5, 16), date(2022, 5, 18)),
        Dates(Stage.PROGRESS, date(2022, 7, 1)),
    )
    set_dates(tools, LOCAL, challenge.id, challenge.revision, dates)
    warned = " ".join(progress_of(tools, LOCAL, challenge.id).cautions).replace("\N{NO-BREAK SPACE}", " ")
    assert "The review falls in the spring half term" in warned
    assert "Spring Bank Holiday (2 June 2022)" in warned
    assert "On site begins before case review. Check both dates." in warned
    assert "The progress review is on 1 July 2022, which is not about six months after the visit." in warned
