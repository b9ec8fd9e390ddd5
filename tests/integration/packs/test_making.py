"""Making packs of a stored assessment, by service and by command."""

import os
import subprocess
import sys
from io import BytesIO

import docx
import pytest
from openpyxl import load_workbook

from selfassess.domain.comparators import Authority
from selfassess.domain.people import LOCAL
from selfassess.errors import BadInput, NotFound
from selfassess.services.assessments import create_assessment
from selfassess.services.authorities import save_authorities
from selfassess.services.pack_checks import check_packs
from selfassess.services.packs import list_packs, make_pack


@pytest.fixture
def assessment(tools):
    save_authorities(tools, LOCAL, [Authority("northmoor", "Northmoor")])
    return create_assessment(tools, LOCAL, authority="Northmoor", framework="ilacs-2026", title="Spring").id


def make(tools, assessment, pack="self-evaluation", form="docx"):
    return make_pack(tools, LOCAL, pack_id=pack, assessment_id=assessment, form=form)


def test_both_packs_ship(tools):
    assert {pack.id for pack in list_packs(tools)} >= {"self-evaluation", "scoring-workbook"}


def test_titles_and_audiences_of_packs_have_curly_apostrophes_as_pages_have(tools):
    assert [pack.id for pack in list_packs(tools) if "'" in pack.title + pack.about + pack.audience] == []


def test_the_word_pack_of_a_new_assessment_can_be_opened(tools, assessment):
    name, content = make(tools, assessment)
    assert name == f"northmoor-self-evaluation-ilacs-2026-{tools.today().isoformat()}.docx"
    assert docx.Document(BytesIO(content)).core_properties.title == "Self-evaluation of children’s services: Northmoor"


def test_the_workbook_of_a_new_assessment_has_a_sheet_for_each_area(tools, assessment):
    _, content = make(tools, assessment, "scoring-workbook", "xlsx")
    areas = [area.short for area in tools.frameworks().framework("ilacs-2026").areas]
    assert set(areas) <= set(load_workbook(BytesIO(content)).sheetnames)


def test_every_pack_reads_back_sound(tools, assessment):
    checks = check_packs(tools, LOCAL, assessment)
    assert [(check.problems, check.sound) for check in checks] == [((), True)] * len(checks)
    assert len(checks) >= 2
    assert str(checks[0]).endswith("kB, sound")


def test_a_format_that_the_pack_is_not_made_in_is_refused(tools, assessment):
    with pytest.raises(BadInput, match=r"is not made as 'xlsx'\. Choose docx or pdf"):
        make(tools, assessment, form="xlsx")


def test_what_is_not_there_is_refused(tools, assessment):
    with pytest.raises(NotFound):
        make(tools, "no-such-assessment")
    with pytest.raises(NotFound, match="Did you mean 'self-evaluation'"):
        make(tools, assessment, pack="self-evalution")


class TestCommands:
    def run(self, tools, *args):
        places = {"SELFASSESS_DATA_DIR": str(tools.settings.data_dir), "SELFASSESS_DATABASE_URL": tools.settings.database_url}
        command = [sys.executable, "-m", "selfassess", *args]
        return subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, **places})

    def test_export_makes_the_files_and_prints_where_they_are(self, tools, assessment, tmp_path):
        done = self.run(tools, "export", "self-evaluation", assessment, "--out", str(tmp_path / "out"))
        made = sorted(str(path) for path in (tmp_path / "out").iterdir())
        assert [path.rpartition(".")[2] for path in made] == ["docx", "html", "pdf"]
        assert (done.returncode, sorted(done.stdout.split()), done.stderr) == (0, made, "")

    def test_an_unknown_format_makes_nothing(self, tools, assessment, tmp_path):
        done = self.run(tools, "export", "self-evaluation", assessment, "--format", "docx,odt", "--out", str(tmp_path / "out"))
        assert done.returncode == 2
        assert "is not made as 'odt'. Choose docx or pdf or html." in done.stderr
        assert not (tmp_path / "out").exists()

    def test_check_prints_file_and_line_and_fails(self, tools, tmp_path):
        path = tmp_path / "ours.yaml"
        path.write_text("id: ours\ntitle: Ours\nabout: x\nof: assessment\nformats: [odt]\nparts: [{kind: cover}]\n")
        done = self.run(tools, "packs", "check", str(path))
        assert done.returncode == 1
        assert (
            done.stdout.strip()
            == f'{path}:5: entry 1 of "formats" cannot be "odt": the choices are csv, docx, html, json, pdf, pptx, xlsx.'
        )

    def test_check_without_a_path_checks_the_packs_that_ship(self, tools):
        done = self.run(tools, "packs", "check")
        assert (done.returncode, done.stdout) == (0, "")

    def test_list_prints_every_pack(self, tools):
        assert "scoring-workbook" in self.run(tools, "packs", "list").stdout
