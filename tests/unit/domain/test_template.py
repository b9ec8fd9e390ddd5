"""Building a template of a case review, one thing at a time."""

from dataclasses import replace

import pytest

from selfassess.domain.case_form import SHOWN, case_form
from selfassess.domain.template import (
    About,
    AreaSaid,
    FieldSaid,
    area_moved,
    began,
    design,
    field_moved,
    put_back,
    with_area,
    with_cohorts,
    with_field,
    with_scale,
    without_area,
    without_field,
)
from selfassess.domain.template_sheet import TemplateSheet, from_sheet, sheet_of
from selfassess.errors import BadFramework, BadInput
from selfassess.library.catalogue import load_catalogue
from selfassess.library.files import framework_of
from selfassess.library.framework_content import framework_content
from selfassess.library.writing import yaml_of
from selfassess.resources import data_dir
from selfassess.roundtrip.sheets.templates import TemplateWorkbooks

ABOUT = About("Our practice review", "Northmoor")


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue([data_dir("frameworks")])


@pytest.fixture(scope="module")
def standard(catalogue):
    return catalogue.framework("case-review-2026")


@pytest.fixture
def template(standard):
    return began(standard, "our-review", "1", ABOUT)


def titles(template):
    return [line.title for line in template.lines()]


@pytest.mark.parametrize("key", ["case-review-2026", "peer-challenge-2026", "ilacs-2018", "focused-visit-2026"])
def test_a_framework_comes_back_whole_from_the_file_that_it_is_written_as(catalogue, key):
    known = {each.key for each in catalogue.frameworks()}
    framework = catalogue.framework(key if key in known else next(each for each in known if each.startswith(key[:7])))
    assert framework_of(yaml_of(framework_content(framework)), "written.yaml") == framework


def test_a_template_begins_with_the_eight_areas_and_says_where_it_comes_from(template):
    assert len(titles(template)) == 8
    assert (template.key, template.title, template.publisher) == ("our-review-1", "Our practice review", "Northmoor")
    assert template.source.title == "Review of case records, 2026"


def test_an_area_of_practice_is_added_and_renamed_and_keeps_its_id(template):
    added = with_area(template, None, AreaSaid("Neglect", "How neglect is seen.", ("Who saw it first?",), ("It was named.",)))
    assert titles(added)[-1] == "Neglect"
    line = added.line("practice.neglect")
    renamed = with_area(added, line.id, AreaSaid("Neglect and poverty", "", ("Who saw it first?", "What changed?")))
    after = renamed.line("practice.neglect")
    assert (after.title, [prompt.text for prompt in after.prompts]) == (
        "Neglect and poverty",
        ["Who saw it first?", "What changed?"],
    )
    assert after.prompts[0].id == line.prompts[0].id
    assert after.criteria == ()


@pytest.mark.parametrize(("said", "why"), [("", "Enter a name"), ("outcomes", "already")])
def test_an_area_without_a_name_or_with_one_that_is_taken_is_refused(template, said, why):
    with pytest.raises(BadInput, match=why):
        with_area(template, None, AreaSaid(said))


def test_areas_move_and_go_and_the_last_one_stays(template):
    first, second = list(template.lines())[:2]
    assert titles(area_moved(template, second.id, 0))[:2] == [second.title, first.title]
    assert titles(area_moved(template, first.id, 99))[-1] == first.title
    left = template
    for line in list(template.lines())[1:]:
        left = without_area(left, line.id)
    with pytest.raises(BadInput, match="one area of practice at least"):
        without_area(left, first.id)


def test_a_question_of_each_kind_is_asked_on_the_form(template):
    made = template
    for kind in ("choice", "date", "number", "text", "long-text", "yes-no"):
        made = with_field(made, None, FieldSaid(f"Question as {kind}", kind, "Why", ("A", "B")))
    slots = {slot.id: slot for slot in case_form(made).part("about").slots}
    assert slots["asked-question-as-choice"].choices == ("A", "B")
    assert slots["asked-question-as-date"].choices == ()
    assert framework_of(yaml_of(framework_content(made)), "made.yaml") == made


def test_a_choice_of_one_answer_is_refused(template):
    with pytest.raises(BadInput, match="two or more answers"):
        with_field(template, None, FieldSaid("Which team", "choice", choices=("One",)))


def test_what_was_taken_out_can_be_put_back_and_what_every_review_asks_stays(template, standard):
    without = without_field(template, "child-voice")
    assert "child-voice" not in {slot.id for slot in case_form(without).slots()}
    assert put_back(without, standard, "child-voice") == replace(
        template,
        case_review=replace(
            design(template),
            fields=(*design(without).fields, next(each for each in design(template).fields if each.id == "child-voice")),
        ),
    )
    with pytest.raises(BadInput, match="Every case review asks this"):
        without_field(template, "concern")


def test_questions_move_among_those_that_are_asked(template):
    moved = field_moved(template, "child-voice", 0)
    assert case_form(moved).parts[0].slots[0].id == "child-voice"


def test_a_scale_can_be_ones_own_or_none(template):
    assert with_scale(template, "", ()).scale(SHOWN) is None
    own = with_scale(template, "How it is", ("Firm", "Clearly shown", "Missing"))
    assert [level.id for level in own.scale(SHOWN).levels] == ["firm", "clearly", "missing"]
    with pytest.raises(BadInput, match="two or more different steps"):
        with_scale(template, "", ("Firm", "firm"))


def test_cohorts_are_named_and_counted(template):
    made = with_cohorts(template, [("Children in care", 3), ("Unborn children", 2)])
    assert [(each.id, each.count) for each in design(made).cohorts] == [("children-in-care", 3), ("unborn-children", 2)]
    assert framework_of(yaml_of(framework_content(made)), "made.yaml") == made
    alone = with_cohorts(template, [("Children in care", 3)])
    assert framework_of(yaml_of(framework_content(alone)), "alone.yaml") == alone


def test_a_template_comes_back_the_same_from_its_sheet(template):
    sheet = TemplateWorkbooks().read(TemplateWorkbooks().write(sheet_of(template)), "sheet.xlsx")
    assert sheet == sheet_of(template)
    again = from_sheet(template, sheet)
    assert case_form(again) == case_form(template)
    assert (again.areas, again.scales, design(again).cohorts) == (template.areas, template.scales, design(template).cohorts)


def test_a_sheet_that_somebody_typed_becomes_a_template(template):
    typed = TemplateSheet((AreaSaid("Neglect", prompts=("Who saw it?",)), AreaSaid("Outcomes")), (), (), ())
    made = from_sheet(template, TemplateWorkbooks().read(TemplateWorkbooks().write(typed), "typed.xlsx"))
    assert titles(made) == ["Neglect", "Outcomes"]
    assert made.line("practice.outcomes")
    assert made.scale(SHOWN) is None
    assert design(made).fields == design(template).fields


def test_every_mistake_of_a_sheet_is_told_with_its_row():
    typed = TemplateSheet((AreaSaid("Neglect"),), (FieldSaid("Which team", "choice"), FieldSaid("", "text", "A hint")))
    with pytest.raises(BadInput) as refused:
        TemplateWorkbooks().read(TemplateWorkbooks().write(typed), "typed.xlsx")
    assert "typed.xlsx:2: Other questions: a choice needs two or more answers" in str(refused.value)
    assert "typed.xlsx:3: Other questions: the question is empty" in str(refused.value)


def test_a_file_that_is_no_framework_is_refused_with_the_line():
    with pytest.raises(BadFramework, match=r"odd\.yaml:1"):
        framework_of("id: odd\ntitel: x\n", "odd.yaml")
