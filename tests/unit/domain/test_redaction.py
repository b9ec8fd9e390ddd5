"""What is masked before a text is stored or leaves, what is left, and what a person is pointed at."""

import pytest

from selfassess.domain.redaction import MASK, Masked, mask, may_identify


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("This is evident in 857989 and 1029511.", f"This is evident in {MASK} and {MASK}."),
        ("an unborn baby(1029511)", f"an unborn baby({MASK})"),
        ("Client number 48213 waited.", f"Client {MASK} waited."),
        ("See case no. 4711.", f"See case {MASK}."),
        ("In case 4711 the plan was late.", f"In case {MASK} the plan was late."),
        ("Case numbers 4711, 4712 and 4713 drift.", f"Case {MASK} drift."),
        ("Her Mosaic ID: 4711", f"Her Mosaic {MASK}"),
        ("Pupil A123456789012 waits.", f"Pupil {MASK} waits."),
        ("Her NHS number is 943 476 5919.", f"Her NHS number is {MASK}."),
        ("His number is QQ 12 34 56 C, or AB 12 34 56 C.", f"His number is QQ 12 34 56 C, or {MASK}."),
        ("A child born on 3 May 2012 waited.", f"A child born on {MASK} waited."),
        ("Date of birth: 03/05/2012", f"Date of birth: {MASK}"),
        ("DOB 3.5.12", f"DOB {MASK}"),
        ("Write to jane.smith@aldermere.gov.uk today.", f"Write to {MASK} today."),
        ("Ring 07700 900123 or +44 20 7946 0991.", f"Ring {MASK} or {MASK}."),
    ],
)
def test_numbers_births_addresses_and_telephones_are_masked(text, told):
    assert mask(text).text == told
    assert mask(text).count == told.count(MASK)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Child A’s mother, Jane Smith, was not asked.", f"Child A’s mother, {MASK}, was not asked."),
        ("Her birth father (Tom Brown) was seen.", f"Her birth father ({MASK}) was seen."),
        ("The child’s grandmother Ann O’Neil cares for her.", f"The child’s grandmother {MASK} cares for her."),
        ("His mother, Mrs Smith, agreed.", f"His mother, {MASK}, agreed."),
        ("her partner, John Green, moved out", f"her partner, {MASK}, moved out"),
        ("Child D (Ella) waited for a year.", f"Child D ({MASK}) waited for a year."),
        ("Young person B2 (Sam Jones) has a plan.", f"Young person B2 ({MASK}) has a plan."),
        ("A boy called Tom said so.", f"A boy called {MASK} said so."),
        ("the baby, who was named Grace Ann,", f"the baby, who was named {MASK},"),
        ("Ella Brown, aged 7, and Leo Brown (age 9) wait.", f"{MASK}, aged 7, and {MASK} (age 9) wait."),
    ],
)
def test_names_are_masked_where_the_words_beside_them_say_whose_they_are(text, told):
    assert mask(text).text == told
    assert mask(text).count == told.count(MASK)


@pytest.mark.parametrize(
    "text",
    [
        "Piccadilly Gate, Store Street, Manchester M1 2WD. T: 0300 123 1231, enquiries@ofsted.gov.uk",
        "Lead inspector: Brenda McLaughlin, His Majesty’s Inspector",
        "The director of children’s services, Jane Smith, has been in post since August 2014.",
        "Councillor Ann Byrne is the lead member.",
        "Leaders, with their partners, North Tyneside’s schools among them, plan well.",
        "The service works with its voluntary sector partner, Family Action, in each locality.",
        "Managers ensured that Child A and Child B were seen.",
        "Children spoke highly of a group called All About Me.",
        "Young People, aged 16 to 18, and Care Leavers, aged 19, have homes.",
        "The son of a carer, Early Help Services and the court agreed.",
        "In 2014–15, 1,021 children (44,300 in all) had been identified, at a cost of £1250000.",
        "A rate of 120000 children was counted on 31 March 2017.",
        "Her sister (Adoption Panel member) agreed.",
    ],
)
def test_offices_their_holders_bodies_and_figures_are_left(text):
    assert mask(text) == Masked(text, 0)


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("857989 was made subject to Care Order in October 2013 aged 16 months.", True),
        ("A three-year-old was adopted on 3 May 2019.", True),
        ("A child was made subject to a care order in October 2013.", False),
        ("Children aged 16 months may be adopted.", False),
        ("In October 2013, children aged 16 years met the mayor.", False),
    ],
)
def test_an_age_a_month_and_an_order_together_may_tell_who_a_child_is(text, points):
    assert may_identify(text) == ("an age, a month and an order together" if points else "")


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("One young person died while in custody.", True),
        ("Visits are regular. The only family from that community has a child with a rare condition.", True),
        ("[removed] lives with parents who have learning difficulties.", True),
        ("For Child A the mental health of a parent was not considered.", True),
        ("IC4: the impact of sexual abuse is understood.", True),
        ("Most children who were sexually abused are helped. One child has a plan.", False),
        ("Mental health support for care leavers is not consistent.", False),
        ("Deaths of children are reviewed by the panel.", False),
        ("One child was well prepared for the move.", False),
    ],
)
def test_something_rare_that_one_sentence_says_of_one_child_may_tell_who_it_is(text, points):
    assert may_identify(text) == ("something rare that is said of one child" if points else "")
