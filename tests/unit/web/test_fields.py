from datetime import date

import pytest
from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, Form
from wtforms.validators import DataRequired

from selfassess.web.forms.fields import Day, Line, OneOf, Option, SomeOf, Text, WrongDay, day_of
from selfassess.web.forms.govuk import component, error_list
from selfassess.web.forms.names import FieldName, parsed

CHOICES = (Option("a", "Apple", "Sweet"), Option("b", "Pear", group="or"))


class Everything(Form):
    when = Day("When?", [DataRequired("Enter when")])
    name = Line("Name", [DataRequired("Enter a name")])
    words = Text("Words", description="A few.", rows=7)
    fruit = OneOf("Fruit", CHOICES, default="a")
    fruits = SomeOf("Fruits", CHOICES)
    ready = BooleanField("Ready")


def sent(**fields):
    return Everything(MultiDict({name.replace("__", "--"): value for name, value in fields.items()}))


@pytest.mark.parametrize("name", [FieldName("due"), FieldName("due", "day"), FieldName("strengths", "yours")])
def test_a_name_that_was_made_is_taken_apart_again(name):
    assert parsed(str(name)) == name


@pytest.mark.parametrize("month", ["3", "03", "March", "mar", "MARCH"])
def test_a_month_may_be_a_number_or_a_name(month):
    assert day_of("31", month, "2026") == date(2026, 3, 31)


@pytest.mark.parametrize(
    ("day", "month", "year", "wrong", "says"),
    [
        ("", "3", "2026", ("day",), "must include a day"),
        ("", "", "2026", ("day", "month"), "must include a day and a month"),
        ("31", "3", "26", ("year",), "four figures"),
        ("31", "2", "2026", ("day", "month", "year"), "real date"),
        ("x", "y", "2026", ("day", "month", "year"), "real date"),
        ("-1", "3", "2026", ("day", "month", "year"), "real date"),
        ("1", "3", "٢٠٢٦٠", ("year",), "four figures"),
    ],
)
def test_three_inputs_that_make_no_day_say_which_are_at_fault(day, month, year, wrong, says):
    with pytest.raises(WrongDay, match=says) as caught:
        day_of(day, month, year)

    assert caught.value.parts == wrong


def test_three_empty_inputs_are_no_day_and_no_mistake_of_themselves():
    form = sent(name="x", when__day="", when__month=" ", when__year="")

    assert form.when.data is None
    assert form.when.process_errors == []


def test_a_wrong_day_keeps_what_was_typed_and_its_error_leads_to_the_input_at_fault():
    form = sent(name="x", when__day="31", when__month="", when__year="2026")

    assert not form.validate()
    assert form.when.typed == {"day": "31", "month": "", "year": "2026"}
    assert error_list(form)[0]["href"] == "#when--month"


def test_a_day_that_is_given_fills_the_three_inputs():
    _, params = component(Everything(data={"when": date(2026, 9, 30)}).when)

    assert [(item["name"], item["value"]) for item in params["items"]] == [
        ("when--day", "30"),
        ("when--month", "9"),
        ("when--year", "2026"),
    ]


def test_a_line_is_one_line_and_a_text_keeps_its_lines():
    form = sent(name="  two\r\n words ", words="\r\n  one\r\ntwo  \r\n")

    assert form.name.data == "two words"
    assert form.words.data == "  one\ntwo"


def test_a_choice_that_was_never_offered_is_refused():
    form = sent(name="x", fruit="poison")

    assert not form.validate()
    assert form.fruit.errors == ["Choose one of the answers that are offered"]


def test_several_choices_come_in_the_order_in_which_they_are_offered():
    form = Everything(MultiDict([("fruits", "b"), ("fruits", "a"), ("fruits", "poison")]))

    assert form.fruits.data == ("a", "b")


def test_every_kind_of_field_has_a_component():
    form = sent(name="")
    form.validate()

    shown = {field.name: component(field)[0] for field in form}
    assert shown == {
        "when": "dateInput",
        "name": "input",
        "words": "textarea",
        "fruit": "radios",
        "fruits": "checkboxes",
        "ready": "checkboxes",
    }


def test_a_field_that_is_wrong_says_so_in_its_component_and_an_empty_hint_is_left_out():
    form = sent(name="")
    form.validate()

    _, params = component(form.name)
    assert params["errorMessage"] == {"text": "Enter a name"}
    assert "hint" not in params
    assert component(form.words)[1]["hint"] == {"text": "A few."}
    assert component(form.words)[1]["rows"] == 7


def test_answers_of_another_sort_are_parted_from_those_before():
    _, params = component(Everything().fruit)

    assert [item.get("divider") or item["value"] for item in params["items"]] == ["a", "or", "b"]
    assert params["items"][0]["checked"]


def test_errors_come_in_the_order_that_the_page_has():
    form = sent(name="", fruit="poison")
    form.validate()

    assert [entry["href"] for entry in error_list(form, ("fruit", "name"))] == ["#fruit", "#name", "#when--day"]
