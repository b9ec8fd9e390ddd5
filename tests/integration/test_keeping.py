"""Backing up, restoring and moving everything that is kept."""

import gzip
import sqlite3
import threading
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from selfassess.cli import selfassess
from selfassess.domain.evidence import EvidenceKind
from selfassess.domain.people import LOCAL
from selfassess.domain.query import read_query
from selfassess.domain.records import Record
from selfassess.domain.rights import EVERYBODY
from selfassess.domain.search import Search
from selfassess.errors import BadInput
from selfassess.services.assessments import open_subject
from selfassess.services.backing import NewEvidence, add_evidence, open_file
from selfassess.services.history import history
from selfassess.services.keeping import back_up, check_backup, make_key, move, restore
from selfassess.services.saving import answers_of, save_answers
from selfassess.settings import Settings
from selfassess.store.migrating import bring_up_to_date
from selfassess.store.session import Database
from selfassess.wiring import toolbox


@pytest.fixture(scope="module")
def kept(demonstration, tmp_path_factory):
    """A backup of the demonstration, and what it told."""
    path = tmp_path_factory.mktemp("backup") / "backup.tar.gz"
    return path, back_up(demonstration.tools(), LOCAL, path)


@pytest.fixture
def elsewhere(tmp_path, ready_url, demonstration):
    """An empty instance, on each kind of database."""
    made = toolbox(Settings(data_dir=tmp_path / "elsewhere", database_url=ready_url))
    yield replace(made, frameworks=demonstration.frameworks)
    made.store().close()


def records(tools, path):
    return back_up(tools, LOCAL, path).records


def test_a_restored_instance_holds_what_was_backed_up(kept, elsewhere, demonstration, tmp_path):
    path, told = kept
    assert restore(elsewhere, LOCAL, path) == told
    assert told.records["response_revisions"] > 0
    assert records(elsewhere, tmp_path / "again.tar.gz") == told.records
    here, there = demonstration.tools(), elsewhere
    assert open_subject(there, LOCAL, demonstration.assessment, demonstration.line).response == (
        open_subject(here, LOCAL, demonstration.assessment, demonstration.line).response
    )
    assert history(there, LOCAL, demonstration.assessment, demonstration.line) == (
        history(here, LOCAL, demonstration.assessment, demonstration.line)
    )
    assert open_file(there, LOCAL, evidence=demonstration.evidence) == (open_file(here, LOCAL, evidence=demonstration.evidence))


def test_a_restored_library_is_searched_like_the_old_one(kept, elsewhere, demonstration):
    restore(elsewhere, LOCAL, kept[0])
    with demonstration.tools().store().read() as here, elsewhere.store().read() as there:
        wanted = Search(read_query("pathway plans"), date(2026, 6, 1))
        assert there.passages.search(wanted, viewer=EVERYBODY).total == here.passages.search(wanted, viewer=EVERYBODY).total > 0


def test_a_restored_instance_counts_on_where_the_old_one_stopped(kept, elsewhere, demonstration):
    restore(elsewhere, LOCAL, kept[0])
    before = open_subject(elsewhere, LOCAL, demonstration.assessment, demonstration.line).response
    answers = replace(answers_of(before), strengths="Plans are written with young people.")
    subject = {"assessment": demonstration.assessment, "subject": demonstration.line}
    saved = save_answers(elsewhere, LOCAL, **subject, answers=answers, revision=before.revision)
    assert saved.revision == before.revision + 1
    add_evidence(elsewhere, LOCAL, **subject, new=NewEvidence(EvidenceKind.AUDIT, "An audit"))


def test_a_backup_is_of_one_moment_while_somebody_saves(demonstration, tmp_path):
    copy = demonstration.copied(tmp_path / "busy")
    tools, stop = copy.tools(), threading.Event()

    def work():
        mine = copy.tools()
        number = 0
        while not stop.is_set():
            number += 1
            before = open_subject(mine, LOCAL, copy.assessment, copy.line).response
            answers = replace(answers_of(before), strengths=f"Text {number}")
            save_answers(mine, LOCAL, assessment=copy.assessment, subject=copy.line, answers=answers, revision=before.revision)
        mine.store().close()

    worker = threading.Thread(target=work)
    worker.start()
    try:
        for number in range(5):
            path = tmp_path / f"{number}.tar.gz"
            back_up(tools, LOCAL, path)
            fresh = toolbox(Settings(tmp_path / f"in-{number}", f"sqlite:///{tmp_path / f'{number}.sqlite3'}"))
            restore(fresh, LOCAL, path)
            with fresh.store().read() as store:
                response = store.assessments.response(copy.assessment, copy.line)
                assert store.assessments.history(copy.assessment, copy.line)[0] == response
            fresh.store().close()
    finally:
        stop.set()
        worker.join()


def test_nothing_is_restored_over_what_is_there(kept, demonstration, tmp_path):
    copy = demonstration.copied(tmp_path / "full").tools()
    with pytest.raises(BadInput, match="is not empty: it has"):
        restore(copy, LOCAL, kept[0])


@pytest.mark.parametrize("place", [0.01, 0.3, 0.6, 0.9, 0.999])
def test_a_backup_that_was_cut_short_restores_nothing(kept, place, tmp_path, empty_database):
    content = kept[0].read_bytes()
    cut = tmp_path / "cut.tar.gz"
    cut.write_bytes(content[: int(len(content) * place)])
    assert nothing_comes_of(cut, tmp_path, empty_database)


def test_a_backup_in_which_one_word_was_changed_restores_nothing(kept, tmp_path, empty_database):
    plain = gzip.decompress(kept[0].read_bytes())
    assert plain.count(b"Personal advisers use pathway plans") == 1
    changed = tmp_path / "changed.tar.gz"
    changed.write_bytes(gzip.compress(plain.replace(b"Personal advisers use", b"Personal advisers lose"[:21])))
    assert nothing_comes_of(changed, tmp_path, empty_database)


def nothing_comes_of(path, folder, empty_database):
    database = folder / "there.sqlite3"
    database.write_bytes(empty_database.read_bytes())
    tools = toolbox(Settings(folder / "there", f"sqlite:///{database}"))
    for attempt in (check_backup, restore):
        with pytest.raises(BadInput, match="damaged"):
            attempt(tools, LOCAL, path)
    with sqlite3.connect(database) as connection:
        counts = [connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("reports", "assessments")]
    connection.close()
    return counts == [0, 0]


def test_what_is_no_backup_is_refused(tools, tmp_path):
    other = tmp_path / "letter.docx"
    other.write_bytes(b"PK\x03\x04 not a backup")
    with pytest.raises(BadInput, match=r"letter\.docx is damaged or no backup"):
        check_backup(tools, LOCAL, other)


def test_a_backup_never_replaces_a_file(tools, tmp_path):
    path = tmp_path / "there.tar.gz"
    path.write_text("something else")
    with pytest.raises(BadInput, match="exists already"):
        back_up(tools, LOCAL, path)
    assert path.read_text() == "something else"
    assert list(tmp_path.glob("*.partial")) == []


def test_an_encrypted_backup_opens_with_its_key_only(demonstration, tmp_path, empty_database):
    tools = demonstration.tools()
    key, other = tmp_path / "key.txt", tmp_path / "other.txt"
    public, _ = make_key(tools, LOCAL, key), make_key(tools, LOCAL, other)
    path = tmp_path / "secret.tar.gz.age"
    told = back_up(tools, LOCAL, path, recipients=[public])
    assert b"pathway" not in path.read_bytes()
    assert not path.read_bytes().startswith(b"\x1f\x8b")
    assert key.stat().st_mode & 0o077 == 0
    assert check_backup(tools, LOCAL, path, key=key) == told
    with pytest.raises(BadInput, match="is encrypted"):
        check_backup(tools, LOCAL, path)
    with pytest.raises(BadInput, match="This key does not open the backup"):
        check_backup(tools, LOCAL, path, key=other)
    with pytest.raises(BadInput, match="holds no secret key"):
        check_backup(tools, LOCAL, path, key=empty_database)
    with pytest.raises(BadInput, match="is not empty"):
        restore(tools, LOCAL, path, key=key)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(BadInput, match="damaged"):
        check_backup(tools, LOCAL, path, key=key)
    path.write_bytes(content[: len(content) // 3])
    with pytest.raises(BadInput, match="damaged"):
        check_backup(tools, LOCAL, path, key=key)


def test_a_key_file_is_never_written_over_and_a_wrong_public_key_is_told(tools, tmp_path):
    key = tmp_path / "key.txt"
    make_key(tools, LOCAL, key)
    with pytest.raises(BadInput, match="only key to older backups"):
        make_key(tools, LOCAL, key)
    with pytest.raises(BadInput, match="'age1nonsense' is no public key"):
        back_up(tools, LOCAL, tmp_path / "x.age", recipients=["age1nonsense"])


CAME_LATER = {"assessments": {"state", "carried_from", "lines_judged"}}
"""The columns that the first tables did not have."""


def _as_it_was(record):
    later = CAME_LATER.get(record.table, set())
    return Record(record.table, {name: value for name, value in record.values.items() if name not in later})


def test_a_backup_with_older_tables_is_restored_and_brought_up_to_date(kept, elsewhere, tmp_path, demonstration):
    older = tmp_path / "older.tar.gz"
    content = gzip.decompress(kept[0].read_bytes())
    assert b'"tables": "' in content
    tools = demonstration.tools()
    with tools.copies(tools.settings.database_url).snapshot() as snapshot:
        oldest = {"authorities", "assessments", "responses", "response_revisions"}
        tools.backups().write(
            older,
            {"program": "0.0", "tables": "0001", "made": "then"},
            files=[],
            records=(_as_it_was(record) for record in snapshot.records if record.table in oldest),
        )
    restore(elsewhere, LOCAL, older)
    assert open_subject(elsewhere, LOCAL, demonstration.assessment, demonstration.line).response.revision > 0
    Database(elsewhere.settings.database_url, upgrade=bring_up_to_date).close()


def test_a_backup_of_a_newer_program_says_so(kept, elsewhere, tmp_path):
    newer = tmp_path / "newer.tar.gz"
    elsewhere.backups().write(newer, {"program": "9.0", "tables": "9999", "made": "soon"}, files=[], records=[])
    with pytest.raises(BadInput, match="made by a newer selfassess"):
        restore(elsewhere, LOCAL, newer)


def test_everything_moves_to_another_database(demonstration, ready_url, tmp_path):
    tools = demonstration.tools()
    told = move(tools, LOCAL, ready_url)
    assert told.records == records(tools, tmp_path / "here.tar.gz")
    there = toolbox(Settings(demonstration.folder, ready_url))
    assert records(there, tmp_path / "there.tar.gz") == told.records
    there.store().close()
    with pytest.raises(BadInput, match="is not empty"):
        move(tools, LOCAL, ready_url)


def test_it_is_done_from_the_command_line(demonstration, tmp_path, monkeypatch):
    folder = demonstration.copied(tmp_path / "data").folder
    monkeypatch.setenv("SELFASSESS_DATA_DIR", str(folder))
    run = CliRunner()
    monkeypatch.chdir(tmp_path)
    made = run.invoke(selfassess, ["backup"], catch_exceptions=False)
    assert "Written to selfassess-" in made.output
    assert "It is not encrypted" in made.output
    file = next(Path().glob("selfassess-*.tar.gz"))
    assert "It is whole." in run.invoke(selfassess, ["restore", "--check", str(file)], catch_exceptions=False).output
    monkeypatch.setenv("SELFASSESS_DATA_DIR", str(tmp_path / "new"))
    assert "Restored." in run.invoke(selfassess, ["restore", str(file)], catch_exceptions=False).output
    target = f"sqlite:///{tmp_path / 'moved.sqlite3'}"
    assert "Both databases hold the same" in run.invoke(selfassess, ["move", "--to", target], catch_exceptions=False).output
    public = run.invoke(selfassess, ["backup-key", "key.txt"], catch_exceptions=False).output.strip()
    secret = run.invoke(selfassess, ["backup", "--to", public], catch_exceptions=False)
    assert "not encrypted" not in secret.output
    assert next(Path().glob("*.age")).read_bytes().startswith(b"age-encryption.org")
