from dataclasses import replace

import pytest

from selfassess.domain.drafting.free_lines import lines_by_words
from selfassess.settings import Settings
from selfassess.wiring import toolbox
from tests.builders import a_line


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    folder = tmp_path_factory.mktemp("frameworks")
    return toolbox(Settings(folder, f"sqlite:///{folder / 'test.sqlite3'}")).frameworks().framework("ilacs-2026")


@pytest.mark.parametrize(
    ("title", "about", "line"),
    [
        ("Caseloads", "How turnover, vacancies and agency staff are brought down.", "leadership.workforce"),
        ("Adopters", "Recruitment of adopters, early permanence and adoption support.", "children-in-care.adoption"),
        ("Who went missing", "Return home interviews and child exploitation.", "help-protection.exploitation-missing"),
    ],
)
def test_a_free_line_is_known_by_its_own_words(library, title, about, line):
    free = replace(a_line("ours.one", title, ("It is done well.",)), about=about)
    assert lines_by_words(free, library)[0] == line


def test_a_line_whose_words_name_nothing_is_about_no_line(library):
    assert lines_by_words(a_line("ours.one", "Miscellany", ("It is done well.",)), library) == ()
