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


def test_the_self_evaluation_says_what_was_agreed(document, agrees):
    agrees("northmoor.self-evaluation.document.txt", readable.document(document))


def test_the_word_file_says_what_the_document_says(document, agrees):
    content = write_word(document)
    assert mistakes(content) == []
    agrees("northmoor.self-evaluation.docx.txt", readable.word(content))


def test_the_workbook_says_what_was_agreed(agrees):
    agrees("northmoor.scoring-workbook.xlsx.txt", readable.workbook(write_workbook(northmoor(), shipped("scoring-workbook"))))


def test_the_flag_that_writes_agreed_texts_anew_is_off():
    assert os.environ.get("GEN_GOLDEN") != "1"
