"""What the packs that ship say of Northmoor, word for word."""

import os

import pytest

from selfassess.domain.compose import compose
from selfassess.exporters.word import write as write_word
from selfassess.roundtrip.excel import write as write_workbook
from tests.golden import readable
from tests.golden.northmoor import northmoor
from tests.ooxml import mistakes
from tests.packs import shipped


@pytest.fixture(scope="module")
def document():
    return compose(shipped("self-evaluation"), northmoor())


def test_the_self_evaluation_says_what_was_agreed(document, agreed):
    text = readable.document(document)
    assert text == agreed("northmoor.self-evaluation.document.txt", text)


def test_the_word_file_says_what_the_document_says(document, agreed):
    content = write_word(document)
    assert mistakes(content) == []
    text = readable.word(content)
    assert text == agreed("northmoor.self-evaluation.docx.txt", text)


def test_the_workbook_says_what_was_agreed(agreed):
    text = readable.workbook(write_workbook(northmoor(), shipped("scoring-workbook")))
    assert text == agreed("northmoor.scoring-workbook.xlsx.txt", text)


def test_the_flag_that_writes_agreed_texts_anew_is_off():
    assert os.environ.get("GEN_GOLDEN") != "1"
