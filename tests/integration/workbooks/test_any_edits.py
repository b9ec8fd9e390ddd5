"""Whatever a script changes in the workbook comes back as exactly those changes."""

import subprocess
from datetime import date
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter

from selfassess.domain.judgement import UNJUDGED
from selfassess.domain.people import LOCAL
from selfassess.domain.workbook import told as as_told
from selfassess.roundtrip.excel.layout import FIRST_ROW
from selfassess.services.assessments import find_assessment
from selfassess.services.material import material
from selfassess.services.saving import answers_of
from selfassess.services.workbooks import export_workbook, undo_workbook
from tests.integration.workbooks.conftest import Post
from tests.returning import Filled

TEXTS = ("reason", "strengths", "improvements", "impact", "how", "plans")
LETTERS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn"), include_characters="\n\t")
WORDS = st.text(LETTERS, max_size=300)
AWKWARD = ("=1+1", "+44", "-5%", "@SUM(A1)", "'", "_x0041_", "a\r\nb", "  ", "\t=1", "_x000D_", "😀" * 60)
REGISTERS = {f"E{number}": "note" for number in range(1, 7)} | {f"A{number}": "measure" for number in range(1, 7)}
"""Evidence and actions by their numbers, and the column of each that is typed into."""
TYPED = st.one_of(WORDS, st.sampled_from(AWKWARD))


@pytest.fixture(scope="module")
def post(demonstration, tmp_path_factory):
    holds = demonstration.copied(tmp_path_factory.mktemp("post") / "data")
    tools = holds.tools()
    yield Post(tools, holds.assessment, export_workbook(tools, LOCAL, holds.assessment)[1])
    tools.store().close()


@pytest.fixture(scope="module")
def framework(post):
    return find_assessment(post.tools, LOCAL, post.assessment).framework


@st.composite
def edits(draw, subjects, levels):
    """Cells of answers, evidence and actions to be typed into, a seed for how all is arranged, and how many rows go on top."""
    changed = {}
    for subject in draw(st.lists(st.sampled_from(subjects), max_size=6, unique=True)):
        texts = draw(st.dictionaries(st.sampled_from(TEXTS), TYPED, max_size=4))
        judged = draw(st.dictionaries(st.just("judgement"), st.sampled_from(levels)))
        changed[subject] = {**texts, **judged, **draw(st.dictionaries(st.just("ready"), st.sampled_from(["Yes", "No"])))}
    registers = draw(st.dictionaries(st.sampled_from(sorted(REGISTERS)), TYPED, max_size=3))
    changed |= {ref: {REGISTERS[ref]: typed} for ref, typed in registers.items()}
    return changed, draw(st.integers(0, 1_000_000)), draw(st.integers(0, 3))


def arranged(book, seed, above):
    """The same workbook with rows sorted, columns moved, some of both hidden, rows put above everything and cells coloured."""
    chance = Random(seed)
    for sheet in book.tables():
        sheet.auto_filter.ref = None
        rows, columns = list(range(sheet.max_row - FIRST_ROW + 1)), list(range(sheet.max_column))
        chance.shuffle(rows)
        chance.shuffle(columns)
        book.sort(sheet, rows)
        book.move_columns(sheet, columns)
        sheet.column_dimensions[get_column_letter(chance.randint(1, sheet.max_column))].hidden = True
        sheet.row_dimensions[chance.randint(FIRST_ROW, sheet.max_row)].hidden = True
        sheet.cell(FIRST_ROW, 1).fill = PatternFill("solid", fgColor="FFFF00")
        if above:
            sheet.insert_rows(1, above)
    return book


def expected(post, framework, changed):
    """Each field that differs from what is kept, as what it should become."""
    ids = {level.label: level.id for level in framework.scale("judgement").levels}
    ids |= {label: key for key, label in UNJUDGED.items()}
    become = {"judgement": ids.__getitem__, "ready": {"Yes": "yes", "No": ""}.__getitem__}
    found = set()
    held = material(post.tools, LOCAL, post.assessment)
    things = {each.ref: each.thing for each in (*held.attached_evidence(), *held.attached_actions())}
    for subject, values in changed.items():
        if subject in REGISTERS:
            (field, value), thing = *values.items(), things[subject]
            if as_told(getattr(thing, field)) != as_told(value):
                found.add((thing.id, field, as_told(value)))
            continue
        now = answers_of(post.response(subject))
        for field, value in values.items():
            after = become.get(field, as_told)(value)
            here = getattr(now, field)
            here = ("yes" if here else "") if isinstance(here, bool) else here
            if as_told(here) != after:
                found.add((subject, field, after))
    return found


def said(post):
    """What every answer says that says anything."""
    return {subject: answers_of(each) for subject, each in post.responses().items() if each.started}


def test_any_edits_come_back_as_exactly_those_changes(post, framework):
    subjects = [line.id for line in framework.lines()] + [area.id for area in framework.areas]
    levels = [level.label for level in framework.scale("judgement").levels] + list(UNJUDGED.values())

    # How fast examples are made says how busy the machine is, and nothing of what is tested.
    @settings(
        max_examples=20,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(edits(subjects, levels))
    def whatever(made):
        changed, seed, above = made
        book = post.filled()
        for subject, values in changed.items():
            book.write(subject, **values)
        wanted = expected(post, framework, changed)
        came = arranged(book, seed, above)
        found = post.look(came)
        assert found.problems == ()
        assert {(change.line, change.field, change.after) for change in found.changes} == wanted
        assert len(found.changes) == len(wanted)
        if wanted and seed % 5 == 0:
            before = (said(post), post.evidence(), post.actions())
            taken = post.take(came)
            assert expected(post, framework, changed) == set()
            assert undo_workbook(post.tools, LOCAL, assessment=post.assessment, intake=taken.intake.id).left == ()
            assert (said(post), post.evidence(), post.actions()) == before

    whatever()


def test_a_text_longer_than_a_cell_comes_back_whole_and_can_be_changed(post):
    line = "leadership.workforce"
    text = "Words that go on and on, with 😀 in them. " * 2500
    post.save(line, how=text)
    sent = Filled.opened(export_workbook(post.tools, LOCAL, post.assessment)[1])
    assert post.look(sent).changes == ()
    sent.cell(line, "how").value = "Short now. " + sent.cell(line, "how").value
    (change,) = post.look(sent).changes
    assert change.after == as_told("Short now. " + text)


def test_libreoffice_may_save_it_and_edits_come_back_all_the_same(post, soffice, tmp_path):
    line, new = "help-protection.early-help", post.filled().first_spare("Evidence")
    book = post.filled().write(line, strengths="=1+1 is not a sum\nand a second line", judgement="Good", ready="Yes")
    book.write(new, title="An audit", kind="Practice audit", about=date(2026, 3, 4)).write(line, evidence=new)
    here = post.look(book)
    (tmp_path / "filled.xlsx").write_bytes(book.saved())
    command = [soffice, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", "xlsx"]
    out = tmp_path / "out"
    subprocess.run([*command, "--outdir", str(out), str(tmp_path / "filled.xlsx")], check=True, capture_output=True, timeout=180)
    resaved = post.look((out / "filled.xlsx").read_bytes())
    assert len(here.changes) >= 6
    assert (resaved.changes, resaved.problems) == (here.changes, here.problems)
