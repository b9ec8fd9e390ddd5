import re
from html import unescape

import pytest

from selfassess.domain.benchmark import Acceptance
from selfassess.domain.people import LOCAL
from selfassess.services.benchmarks import forget_benchmark
from selfassess.services.reports import remove_report


@pytest.fixture
def suggested(desk):
    """The desk before a line whose benchmark nobody has settled yet."""
    forget_benchmark(desk.tools, LOCAL, assessment=desk.holds.assessment, line=desk.holds.line)
    return desk


def digest(page):
    return re.search(r'value="accept:(\w+)"', page)[1]


def typed(page):
    """The text that stands in the field for the benchmark."""
    return unescape(re.search(r'name="text"[^>]*>(.*?)</textarea>', page, re.DOTALL)[1])


def test_a_suggestion_sets_quotations_as_quotations_that_lead_to_their_passage(suggested):
    page = suggested.open(suggested.address())

    assert "Suggested, not yet accepted" in page
    address = re.search(r'<figcaption[^>]*><a class="govuk-link" href="([^"]+#p\d+)"', page)[1]
    report, _, passage = address.partition("#")
    assert f'id="{passage}"' in suggested.open(report)


def test_a_suggestion_says_why_each_part_is_there(suggested):
    assert "Why this?" in suggested.open(suggested.address())


def chosen(suggested, length):
    """The page once a length was chosen by its button."""
    suggested.save(then=f"length:{length}")
    return suggested.open(suggested.address())


def test_a_longer_draft_is_a_button_away_and_the_length_is_remembered(suggested):
    short, full = (chosen(suggested, length) for length in ("short", "full"))

    assert len(short) < len(full)
    assert "<strong>Full</strong>" in full
    assert "<strong>Full</strong>" in suggested.open(suggested.address("children-in-care.permanence"))


def test_a_length_that_does_not_exist_is_refused(suggested):
    answer = suggested.save(then="length:endless")

    assert answer.status_code == 400
    assert "is not a length" in answer.text


def boxes(page):
    """The boxes of the sentences that are laid out."""
    return re.findall(r'name="sentence" value="([^"]+)"', page)


def test_sentences_that_are_ticked_are_added_whole_with_their_source(suggested):
    address = suggested.address(None, "/benchmark/sentences")
    page = suggested.open(address)
    new = next(each for each in page.split("<fieldset")[1:] if "Quoted already" not in each)
    passage = boxes(new)[0].rpartition(":")[0]
    text = unescape(re.search(rf'value="{re.escape(passage)}:0"[^>]*><label[^>]*>([^<]+)</label>', page)[1])

    answer = suggested.send(address, digest=re.search(r'name="digest" value="(\w+)"', page)[1], sentence=f"{passage}:0")

    assert answer.location == suggested.address(None, "#benchmark")
    kept = suggested.response().benchmark
    assert kept.acceptance is Acceptance.EDITED
    assert f"“{text}”" in kept.text
    assert passage.partition(":")[2] in [each.passage for each in kept.citations]
    assert "Quoted already" in suggested.open(address)


def test_each_sentence_says_for_itself_whether_it_is_quoted(suggested):
    address = suggested.address(None, "/benchmark/sentences")
    page = suggested.open(address)
    fieldset = next(each for each in page.split("<fieldset")[1:] if "Quoted already" not in each and each.count("<label") > 1)
    first, second = boxes(fieldset)[:2]
    suggested.send(address, digest=re.search(r'name="digest" value="(\w+)"', page)[1], sentence=first)
    labels = dict(re.findall(r'name="sentence" value="([^"]+)"[^>]*><label[^>]*>(.*?)</label>', suggested.open(address)))
    assert "Quoted already" in labels[first]
    assert "Quoted already" not in labels[second]


def test_a_draft_that_a_quotation_was_added_to_is_said_to_be_kept_with_changes(suggested):
    address = suggested.address(None, "/benchmark/sentences")
    before = suggested.open(address)
    assert "Nobody has accepted the suggested draft yet" in before
    new = next(each for each in before.split("<fieldset")[1:] if "Quoted already" not in each)
    answer = suggested.send(address, digest=re.search(r'name="digest" value="(\w+)"', before)[1], sentence=boxes(new)[0])
    page = suggested.open(answer.location)
    assert "which is kept as it reads now" in page
    assert "Kept with changes" in page
    assert "Nobody has accepted" not in suggested.open(address)


@pytest.mark.parametrize(
    ("ticked", "told"),
    [
        ({}, "Tick at least one sentence"),
        ({"sentence": "strengths:nothing.1:0"}, "while you were reading"),
        ({"sentence": "praise"}, "while you were reading"),
    ],
)
def test_what_cannot_be_quoted_is_said_and_ticks_stay(suggested, ticked, told):
    address = suggested.address(None, "/benchmark/sentences")
    answer = suggested.send(address, digest=re.search(r'name="digest" value="(\w+)"', suggested.open(address))[1], **ticked)

    assert answer.status_code == 400
    assert told in answer.text
    assert suggested.response().benchmark is None


@pytest.mark.parametrize("length", ["short", "normal", "full"])
def test_what_is_accepted_is_the_draft_that_was_shown(suggested, length):
    shown = chosen(suggested, length)

    suggested.save(then=f"accept:{digest(shown)}")

    kept = suggested.response().benchmark
    assert (kept.acceptance, kept.drafted_from) == (Acceptance.ACCEPTED, digest(shown))
    page = suggested.open(suggested.address())
    assert "Accepted as it was drafted" in page
    assert "Word for word" in page
    assert "A newer draft" not in page


def test_accepting_saves_what_was_typed(suggested):
    shown = suggested.open(suggested.address())

    suggested.save(then=f"accept:{digest(shown)}", impact="Typed before accepting.")

    assert suggested.response().texts.impact == "Typed before accepting."


def test_a_rejected_suggestion_can_be_looked_at_again(suggested):
    shown = suggested.open(suggested.address())

    suggested.save(then=f"reject:{digest(shown)}")
    assert "You rejected the suggestion" in suggested.open(suggested.address())

    suggested.save(then="suggest")
    assert "Suggested, not yet accepted" in suggested.open(suggested.address())


def test_an_edited_benchmark_tells_reworded_quotations_from_those_left_word_for_word(suggested):
    edit = suggested.open(suggested.address(None, "/benchmark"))
    drafted = typed(edit)
    quotes = re.findall(r"^- [^“\n]*“(.+?)”", drafted, re.MULTILINE)
    edited = drafted.replace(quotes[0], "in short, it was fine")

    suggested.send(suggested.address(None, "/benchmark"), text=edited, digest=re.search(r'name="digest" value="(\w+)"', edit)[1])

    page = suggested.open(suggested.address())
    assert suggested.response().benchmark.acceptance is Acceptance.EDITED
    assert "Reworded" in page
    assert "Word for word" in page


def test_an_empty_benchmark_is_not_kept(suggested):
    answer = suggested.send(suggested.address(None, "/benchmark"), text=" ", digest="x")

    assert "Write something, or go back and reject the suggestion" in answer.text


def test_a_draft_that_changed_while_it_was_read_is_not_accepted_unseen(suggested):
    answer = suggested.save(then="accept:0000000000000000", impact="Typed all the same.")

    assert answer.status_code == 302
    assert "New reports came into the library" in suggested.open(suggested.address())
    assert suggested.response().benchmark is None
    assert suggested.response().texts.impact == "Typed all the same."


def test_an_edited_text_whose_draft_is_gone_is_shown_again_and_not_lost(suggested):
    answer = suggested.send(suggested.address(None, "/benchmark"), text="What I made of it.", digest="0000")

    assert "New reports came into the library" in answer.text
    assert "What I made of it.</textarea>" in answer.text


def test_a_newer_draft_is_offered_beside_what_was_kept_and_taken_only_when_asked(suggested):
    shown = suggested.open(suggested.address())
    suggested.save(then=f"accept:{digest(shown)}")
    before = suggested.response().benchmark
    remove_report(suggested.tools, LOCAL, suggested.holds.report)

    page = suggested.open(suggested.address())
    assert "A newer draft is here" in page
    assert suggested.response().benchmark == before

    suggested.save(then=f"accept:{digest(page)}")
    assert suggested.response().benchmark.drafted_from == digest(page)


def test_an_area_has_no_benchmark_to_edit(desk):
    assert desk.browser.get(desk.address("care-leavers", "/benchmark")).status_code == 400


def offered(page, button):
    """The values of the buttons that add a quotation, or leave one out."""
    return [unescape(value) for value in re.findall(rf'value="({button}:[^"]+)"', page)]


def test_a_quotation_that_the_draft_does_without_is_added_with_one_button_and_what_was_typed_is_saved(suggested):
    page = suggested.open(suggested.address())
    drafted = typed(suggested.open(suggested.address(None, "/benchmark")))
    button = offered(page, "add")[0]

    suggested.save(then=button, impact="Typed before adding.")

    kept = suggested.response().benchmark
    assert kept.acceptance is Acceptance.EDITED
    assert button.rpartition(":")[2] in {citation.passage for citation in kept.citations}
    assert set(drafted.splitlines()) < set(kept.text.splitlines())
    assert suggested.response().texts.impact == "Typed before adding."
    assert button not in offered(suggested.open(suggested.address()), "add")


def test_quotations_are_added_one_after_another_each_with_a_mark_of_its_own(suggested):
    for _ in range(2):
        suggested.save(then=offered(suggested.open(suggested.address()), "add")[0])

    kept = suggested.response().benchmark
    numbers = [citation.number for citation in kept.citations]
    assert len(numbers) == len(set(numbers))
    assert all(f"[{citation.number}]" in kept.text for citation in kept.citations if citation.quote)


def test_a_text_with_an_added_quotation_can_be_edited_and_keeps_its_source(suggested):
    suggested.save(then=offered(suggested.open(suggested.address()), "add")[0])
    before = suggested.response().benchmark
    edit = suggested.open(suggested.address(None, "/benchmark"))

    text = typed(edit) + "\n\nWhat we make of it."
    suggested.send(suggested.address(None, "/benchmark"), text=text, digest=re.search(r'name="digest" value="(\w+)"', edit)[1])

    after = suggested.response().benchmark
    assert after.text.endswith("What we make of it.")
    assert after.citations == before.citations


def test_a_quotation_of_the_draft_is_left_out_with_one_button_and_can_be_put_back(suggested):
    page = suggested.open(suggested.address())
    button = offered(page, "leave-out")[0]
    number = int(button.rpartition(":")[2])

    suggested.save(then=button)

    kept = suggested.response().benchmark
    assert number not in {citation.number for citation in kept.citations}
    assert f"[{number}]" not in kept.text
    assert set(offered(suggested.open(suggested.address()), "add")) - set(offered(page, "add"))


def test_a_quotation_that_is_kept_is_left_out_of_what_is_kept(suggested):
    suggested.save(then=f"accept:{digest(suggested.open(suggested.address()))}")
    before = suggested.response().benchmark
    button = offered(suggested.open(suggested.address()), "leave-out")[0]

    suggested.save(then=button)

    after = suggested.response().benchmark
    assert len(after.citations) == len(before.citations) - 1
    assert after.drafted_from == before.drafted_from


@pytest.mark.parametrize("button", ["add:0000:strengths:x.1", "add:", "leave-out:0000:1", "leave-out:0000:one"])
def test_a_button_of_a_draft_that_is_gone_changes_nothing_and_says_so(suggested, button):
    suggested.save(then=button, impact="Typed all the same.")

    assert "New reports came into the library" in suggested.open(suggested.address())
    assert suggested.response().benchmark is None
    assert suggested.response().texts.impact == "Typed all the same."
