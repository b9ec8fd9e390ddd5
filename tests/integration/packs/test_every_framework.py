"""Both packs can be made of an assessment against any framework that ships."""

from dataclasses import replace
from pathlib import Path

import pytest

from selfassess.domain.assessment import WHOLE
from selfassess.domain.compose import compose
from selfassess.exporters.word import write as write_word
from selfassess.exporters.word.checking import document_problems
from selfassess.library.catalogue import load_catalogue
from selfassess.roundtrip.excel import write as write_workbook
from selfassess.roundtrip.excel.checking import workbook_problems
from tests.builders import a_judgement, a_material, a_response
from tests.ooxml import mistakes
from tests.packs import shipped

CATALOGUE = load_catalogue([Path(__file__).resolve().parents[3] / "frameworks"])


@pytest.fixture(params=CATALOGUE.keys())
def material(request):
    """An assessment in which every line and area of the framework is answered."""
    framework = CATALOGUE.framework(request.param)
    subjects = [WHOLE, *(area.id for area in framework.areas), *(line.id for line in framework.lines())]
    scale = framework.scale("judgement")
    judgement = a_judgement(scale.levels[0].id if scale else "do-not-know", "We saw it.")
    responses = [a_response(subject, judgement, strengths="Heard.", plans="- More\n- Sooner") for subject in subjects]
    made = a_material(responses, framework)
    return replace(made, assessment=replace(made.assessment, framework=framework.key))


def test_the_word_pack_is_sound(material):
    document = compose(shipped("self-evaluation"), material)
    content = write_word(document)
    assert mistakes(content) == []
    assert document_problems(content, document) == ()


def test_the_workbook_is_sound(material):
    assert workbook_problems(write_workbook(material, shipped("scoring-workbook")), material) == ()
