"""A template of a case review is built, published, used and carried from one challenge to another."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from selfassess.domain.case_form import case_form
from selfassess.domain.people import LOCAL
from selfassess.domain.template import About, AreaSaid, FieldSaid, design, with_area, with_cohorts, with_field, with_scale
from selfassess.errors import BadFramework, BadInput, Conflict, NotFound, Unreadable
from selfassess.services.case_files import import_cases
from selfassess.services.case_rollup import rollup_of
from selfassess.services.peer_challenges import find_challenge
from selfassess.services.templates import (
    STANDARD,
    change_template,
    discard_template,
    import_template,
    publish_template,
    start_template,
    template_file,
    template_page,
    use_template,
)
from tests.challenge_world import COHORTS, a_case, a_challenge
from tests.integration.challenges.test_case_files import filled_document, filled_workbook
from tests.packs import blank_form

ABOUT = About("Aldermere practice review", "Aldermere")


@pytest.fixture
def visit(tools):
    return a_challenge(tools).id


def built(tools, visit):
    """A template with one more area of practice and question, without a scale, published."""
    start_template(tools, LOCAL, visit, STANDARD, ABOUT)

    def change(draft):
        asked = with_field(draft, None, FieldSaid("Which team", "choice", choices=("North", "South")))
        cohorts = with_cohorts(asked, [(cohort.title, cohort.count) for cohort in COHORTS])
        return with_scale(with_area(cohorts, None, AreaSaid("Neglect", "How it is seen.", ("Who saw it?",))), "", ())

    change_template(tools, LOCAL, visit, 1, change)
    return publish_template(tools, LOCAL, visit)


def test_what_was_built_is_the_form_of_the_challenge_once_it_is_published(tools, visit):
    done = built(tools, visit)
    found = find_challenge(tools, LOCAL, visit)
    assert (found.challenge.template, done.key) == ("aldermere-practice-review-1", "aldermere-practice-review-1")
    assert found.form.part("practice.neglect").prompts == ("Who saw it?",)
    assert {slot.title for slot in found.form.part("practice.neglect").slots}.isdisjoint({"What the record shows"})
    assert template_page(tools, LOCAL, visit).draft is None


def test_reviews_keep_their_template_when_a_new_version_is_published(tools, visit):
    built(tools, visit)
    a_case(tools, visit, "IC1", {"practice.neglect.strengths": "It was named early"})
    start_template(tools, LOCAL, visit, "aldermere-practice-review-1", ABOUT)
    change_template(tools, LOCAL, visit, 1, lambda draft: with_area(draft, None, AreaSaid("Poverty")))
    second = publish_template(tools, LOCAL, visit)
    assert second.key == "aldermere-practice-review-2"
    assert find_challenge(tools, LOCAL, visit).challenge.template == "aldermere-practice-review-1"
    with pytest.raises(BadInput, match="1 cases are reviewed by the template in use, and keep it"):
        use_template(tools, LOCAL, visit, second.key)
    assert rollup_of(tools, LOCAL, visit).rollup.row("practice.neglect").strengths
    other = a_challenge(tools, authority="Tarnbrough").id
    assert use_template(tools, LOCAL, other, second.key).template == second.key


def test_a_published_template_cannot_be_changed(tools, visit):
    done = built(tools, visit)
    with pytest.raises(NotFound, match="No template is being built"):
        change_template(tools, LOCAL, visit, None, lambda draft: with_area(draft, None, AreaSaid("Other")))
    with tools.store().write() as store:
        kept = store.templates.by_key(done.key)
        with pytest.raises(Conflict):
            store.templates.save(kept)
        with pytest.raises(Conflict):
            store.templates.remove(kept)


def test_two_people_do_not_overwrite_each_other(tools, visit):
    start_template(tools, LOCAL, visit, STANDARD, ABOUT)
    change_template(tools, LOCAL, visit, 1, lambda draft: with_area(draft, None, AreaSaid("Neglect")))
    with pytest.raises(Conflict):
        change_template(tools, LOCAL, visit, 1, lambda draft: with_area(draft, None, AreaSaid("Other")))


def test_a_draft_is_nobody_elses_and_can_be_thrown_away(tools, visit):
    start_template(tools, LOCAL, visit, STANDARD, ABOUT)
    with pytest.raises(NotFound):
        tools.frameworks().framework("aldermere-practice-review-1")
    with pytest.raises(BadInput, match="is being built in this challenge already"):
        start_template(tools, LOCAL, visit, STANDARD, ABOUT)
    discard_template(tools, LOCAL, visit)
    assert template_page(tools, LOCAL, visit).draft is None


@pytest.mark.parametrize(("form", "fill"), [("xlsx", filled_workbook), ("docx", filled_document)])
def test_a_blank_form_of_ones_own_template_is_filled_and_rolls_up(tools, visit, form, fill):
    built(tools, visit)
    written = {"Local code": "cl7", "Cohort": "Care leavers", "Reviewer": "A. Reviewer", "Which team": "North"}
    (taken,) = import_cases(tools, LOCAL, [(f"case.{form}", fill(blank_form(tools, LOCAL, visit, form), written))])
    assert (taken.code, taken.problems) == ("CL7", ())
    assert len(rollup_of(tools, LOCAL, visit).rollup.row("practice.planning-review").strengths) == 2


@pytest.mark.parametrize("kind", ["yaml", "sheet"])
def test_a_template_is_carried_to_another_challenge_as_a_file(tools, visit, kind):
    built(tools, visit)
    name, content = template_file(tools, LOCAL, visit, kind)
    other = a_challenge(tools, authority="Tarnbrough").id
    taken = import_template(tools, LOCAL, other, name, content)
    assert case_form(taken).parts == find_challenge(tools, LOCAL, visit).form.parts
    assert taken.key not in {each.key for each in tools.frameworks().frameworks()}


def test_a_sheet_that_was_changed_in_excel_changes_the_draft(tools, visit):
    start_template(tools, LOCAL, visit, STANDARD, ABOUT)
    book = load_workbook(BytesIO(template_file(tools, LOCAL, visit, "sheet")[1]))
    book["Areas of practice"].append(["Neglect", "How it is seen.", "=Who saw it?", ""])
    book["Areas of practice"].cell(book["Areas of practice"].max_row, 3).data_type = "s"
    book["Cohorts"].append(["Unborn children", 2])
    out = BytesIO()
    book.save(out)
    taken = import_template(tools, LOCAL, visit, "changed.xlsx", out.getvalue())
    assert [prompt.text for prompt in taken.line("practice.neglect").prompts] == ["=Who saw it?"]
    assert design(taken).cohorts[-1].count == 2
    assert taken.key == "aldermere-practice-review-1"


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [("x.yaml", b"id: odd\n", BadFramework), ("x.xlsx", b"no workbook", Unreadable), ("x.pdf", b"%PDF", Unreadable)],
)
def test_a_file_that_is_no_template_is_refused_and_nothing_is_kept(tools, visit, name, content, kind):
    with pytest.raises(kind):
        import_template(tools, LOCAL, visit, name, content)
    assert template_page(tools, LOCAL, visit).draft is None
