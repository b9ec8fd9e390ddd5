"""The same promises of a file store in a folder and in a bucket, on a real server of that protocol."""

import socket
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from minio import Minio
from moto.server import ThreadedMotoServer

from selfassess.domain.evidence import EvidenceKind
from selfassess.domain.people import LOCAL
from selfassess.errors import BadInput, NotFound, Unavailable
from selfassess.files.bucket import Bucket
from selfassess.files.disk import Folder
from selfassess.files.kept import MOST_BYTES, Files
from selfassess.services.assessments import create_assessment
from selfassess.services.backing import NewEvidence, add_evidence, open_file
from selfassess.services.keeping import back_up, restore
from selfassess.settings import FilesElsewhere
from selfassess.wiring import toolbox

PDF = b"%PDF-1.4 what a report says"
OTHER = b"%PDF-1.4 what another report says"
KEY, SECRET, REGION = "a-key", "a-long-secret", "eu-west-2"


@pytest.fixture(scope="module")
def server():
    running = ThreadedMotoServer("127.0.0.1", 0, verbose=False)
    running.start()
    yield "{}:{}".format(*running.get_host_and_port())
    running.stop()


@pytest.fixture
def bucket(server, request) -> FilesElsewhere:
    name = f"files-{abs(hash(request.node.nodeid))}"
    Minio(server, KEY, SECRET, secure=False, region=REGION).make_bucket(name)
    return FilesElsewhere(f"http://{server}/{name}/kept", KEY, SECRET, REGION)


@pytest.fixture(params=["folder", "bucket"])
def shelf(request, tmp_path):
    return Folder(tmp_path / "files") if request.param == "folder" else Bucket(request.getfixturevalue("bucket"))


def test_a_file_comes_back_as_it_was_put_in_under_its_plain_name(shelf):
    files = Files(shelf)
    kept = files.put("C:\\reports\\letter.pdf", PDF)
    assert (kept.name, kept.size, kept.media_type) == ("letter.pdf", len(PDF), "application/pdf")
    assert files.get(kept) == files.content(kept.sha256) == PDF


def test_the_same_content_is_kept_once_whatever_it_is_called(shelf):
    files = Files(shelf)
    one, two, other = files.put("one.pdf", PDF), files.put("two.pdf", PDF), files.put("three.pdf", OTHER)
    files.keep(OTHER)
    assert one.sha256 == two.sha256
    assert list(files.digests()) == sorted({one.sha256, other.sha256})


def test_what_was_thrown_away_is_gone_and_throwing_it_away_again_does_nothing(shelf):
    files = Files(shelf)
    kept = files.put("letter.pdf", PDF)
    for _ in range(2):
        files.forget(kept.sha256)
    assert list(files.digests()) == []
    with pytest.raises(NotFound, match=r"letter\.pdf is no longer in the file store"):
        files.get(kept)


def test_it_is_known_since_when_a_file_is_kept(shelf):
    files = Files(shelf)
    kept = files.put("letter.pdf", PDF)
    assert abs(files.kept_at(kept.sha256) - datetime.now(UTC)) < timedelta(minutes=5)
    with pytest.raises(NotFound, match="no longer in the file store"):
        files.kept_at("0" * 64)


def test_what_was_changed_outside_the_program_is_not_given_out(shelf):
    files = Files(shelf)
    kept = files.put("letter.pdf", PDF)
    shelf.write(kept.sha256, OTHER)
    with pytest.raises(NotFound, match="changed outside the program"):
        files.get(kept)


def test_what_is_too_large_or_not_what_its_name_says_is_refused_and_not_kept(shelf):
    files = Files(shelf)
    with pytest.raises(BadInput, match="larger than 25 MB"):
        files.put("large.pdf", b"%PDF" + bytes(MOST_BYTES))
    with pytest.raises(BadInput):
        files.put("program.pdf", b"MZ\x90\x00")
    assert list(files.digests()) == []


def test_a_bucket_that_is_not_there_is_said_to_whoever_looks_after_the_program(bucket):
    files = Files(Bucket(replace(bucket, address=bucket.address.replace("/files-", "/other-"))))
    with pytest.raises(Unavailable, match="refuses: NoSuchBucket"):
        files.keep(PDF)


def test_a_server_that_does_not_answer_is_said_and_what_was_sent_can_be_sent_again(bucket):
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
    files = Files(Bucket(replace(bucket, address=f"http://127.0.0.1:{port}/files")))
    with pytest.raises(Unavailable, match=f"file store at 127.0.0.1:{port} does not answer"):
        files.keep(PDF)


def test_an_instance_moves_from_a_folder_into_a_bucket_and_back_by_a_backup(tools, bucket, tmp_path):
    assessment = create_assessment(tools, LOCAL, authority="Warrington", framework="ilacs-2026", title="Ours").id
    where = {"assessment": assessment, "subject": "help-protection.front-door"}
    added = add_evidence(tools, LOCAL, **where, new=NewEvidence(EvidenceKind.AUDIT, "An audit", file=("audit.pdf", PDF)))
    settings = tools.settings
    for number, place in enumerate((bucket, None)):
        back_up(tools, LOCAL, tmp_path / f"{number}.tar.gz")
        folder = tmp_path / str(number)
        tools = toolbox(replace(settings, data_dir=folder, database_url=f"sqlite:///{folder / 'kept.sqlite3'}", files=place))
        assert restore(tools, LOCAL, tmp_path / f"{number}.tar.gz").files == 1
        file, content = open_file(tools, LOCAL, evidence=added.id)
        assert (file.name, content) == ("audit.pdf", PDF)
        assert (folder / "files").exists() is (place is None)
        tools.store().close()
