"""The guide's own examples are right."""

import re

from selfassess.library.checking import check
from selfassess.resources import data_dir
from tests.framework_files import a_crosswalk


def test_the_examples_of_the_guide_check_clean(root, tmp_path):
    framework, crosswalk = re.findall(
        r"```yaml\n(.*?)```", (root / "docs" / "frameworks.md").read_text(encoding="utf-8"), re.DOTALL
    )
    with_culture = framework.replace("        indicators:", CULTURE + "        indicators:", 1)
    folder = tmp_path / "own"
    (folder / "our-standards").mkdir(parents=True)
    (folder / "our-standards" / "2026.yaml").write_text(with_culture, encoding="utf-8")
    a_crosswalk(folder, "our-standards", "2026--ilacs-2026", crosswalk)

    checked = check([folder, data_dir("frameworks")], [folder])

    assert [str(mistake) for mistake in checked.mistakes] == []
    assert checked.files == 2


CULTURE = """\
      - id: help.culture
        title: Culture
        about: How people work together.
        criteria: [{id: culture.open, text: People speak openly., basis: Our standards.}]
        signals: [open culture]
"""
