"""An assessment as tables: complete, the same in both formats, and nothing in them that must not leave."""

import csv
import json
import zipfile
from dataclasses import replace
from io import BytesIO, StringIO

import pytest

from selfassess.domain.assessment import Texts
from selfassess.domain.indicators import Figure
from selfassess.domain.open_data import Table, tables
from selfassess.exporters.open_data import csv_problems, json_problems, write_csv, write_json
from tests.golden.northmoor import northmoor


@pytest.fixture(scope="module")
def found():
    return northmoor()


def rows(found, name):
    (table,) = [table for table in tables(found) if table.name == name]
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def read_csv(content, name):
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return list(csv.DictReader(StringIO(archive.read(f"{name}.csv").decode("utf-8-sig"), newline="")))


def test_every_subject_has_its_row_with_what_was_answered(found):
    answers = rows(found, "answers")

    assert [row["subject"] for row in answers] == [response.subject for response in found.in_order()]
    assert {row["is"] for row in answers} == {"whole", "area", "line"}
    written = next(response for response in found.responses if response.texts.strengths)
    row = next(row for row in answers if row["subject"] == written.subject)
    assert (row["strengths"], row["judgement"]) == (written.texts.strengths, written.judgement.answer)


def test_what_answers_rest_on_is_named_by_the_numbers_that_packs_print(found):
    evidence = {row["evidence"] for row in rows(found, "evidence")}
    assert evidence == {item.ref for item in found.attached_evidence()}
    assert {row["evidence"] for row in rows(found, "evidence_of_answers")} == evidence
    assert {row["action"] for row in rows(found, "actions_of_answers")} == {row["action"] for row in rows(found, "actions")}


def test_quotations_say_where_they_stand(found):
    read, quoted, elsewhere = rows(found, "quotations")[:3]

    assert (read["mark"], read["quotation"], read["report"]) == (1, None, "ILACS inspection, July 2024")
    assert (quoted["paragraph"], quoted["page"], quoted["licence"]) == ("12", 4, "Open Government Licence v3.0")
    assert (elsewhere["authority"], elsewhere["visit"], elsewhere["page"]) == ("Warleigh", "2023-03-08", 2)


def test_both_formats_hold_the_same_and_are_read_back_whole(found):
    made = tables(found)
    as_json, as_csv = write_json(made), write_csv(made)

    assert json_problems(as_json, made) == csv_problems(as_csv, made) == ()
    held = json.loads(as_json)["tables"]
    assert [row["strengths"] or "" for row in held["answers"]] == [row["strengths"] for row in read_csv(as_csv, "answers")]
    assert next(row["ready"] for row in read_csv(as_csv, "answers")) in ("yes", "no")
    assert write_csv(made) == as_csv


def test_what_is_missing_is_found(found):
    made = tables(found)
    fewer = (*made[:-1], replace(made[1], rows=made[1].rows[:-1]))
    assert json_problems(write_json(fewer), made)
    assert csv_problems(write_csv((made[0], replace(made[1], rows=made[1].rows[:-1]), *made[2:])), made)


def test_case_numbers_are_masked_and_formulas_leave_in_no_cell(found):
    first = found.responses[0]
    told = replace(first, texts=Texts(strengths="=1+1 of case number 123456."))
    typed = replace(found, responses=(told, *found.responses[1:]))

    assert "123456" not in write_json(tables(typed)).decode()
    row = next(row for row in read_csv(write_csv(tables(typed)), "answers") if row["subject"] == first.subject)
    assert row["strengths"].startswith("'=1+1 of case number [removed]")


def test_numbers_stay_numbers_below_zero_too():
    table = Table("figures", ("value", "letter"), ((-1.5, Figure(symbol="c").symbol), (None, "")))
    assert read_csv(write_csv((table,)), "figures") == [{"value": "-1.5", "letter": "c"}, {"value": "", "letter": ""}]
