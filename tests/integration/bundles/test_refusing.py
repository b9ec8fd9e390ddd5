"""Bundles that are not what they should be: each is refused with one clear message, and nothing is changed."""

import io
import json
import zipfile
from dataclasses import replace
from hashlib import sha256
from io import BytesIO

import pytest

from selfassess.domain.bundle.parts import Kind
from selfassess.domain.people import LOCAL
from selfassess.errors import BadInput, NotAllowed, NotFound
from selfassess.seal.signing import own_key, public_key
from selfassess.services.taking_bundles import take_bundle_in
from selfassess.services.unbundling import look_at_bundle, receive_bundle
from tests.integration.bundles.conftest import received, sent

PASSPHRASE = "four words not together"


@pytest.fixture
def bundle(here):
    holds, tools = here
    return sent(tools, holds.assessment)


def remade(content, change, *, key=None):
    """A bundle whose members somebody changed; signed again with a key, where they have one."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    change(held)
    if key is not None:
        manifest = json.loads(held["manifest.json"])
        manifest["instance"]["key"] = public_key(key)
        held["manifest.json"] = json.dumps(manifest).encode()
        signature = key.sign(held["manifest.json"]).hex()
        held["signature.json"] = json.dumps({"key": public_key(key), "signature": signature}).encode()
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, said in held.items():
            archive.writestr(name, said)
    return out.getvalue()


def manifest_with(**changed):
    def change(held):
        held["manifest.json"] = json.dumps(json.loads(held["manifest.json"]) | changed).encode()

    return change


def refused(there, content, passphrase=""):
    """What is said of a bundle that is refused; nothing is left of it."""
    with pytest.raises(BadInput) as told:
        receive_bundle(there, LOCAL, name="a.selfassess", source=BytesIO(content), passphrase=passphrase)
    with there.store().read() as store:
        assert store.bundles.waiting(None) == ()
    assert list(there.files().digests()) == []
    return str(told.value)


def test_one_that_was_altered_is_refused(bundle, there):
    def change(held):
        held["records.jsonl"] = held["records.jsonl"].replace(b"good", b"poor")

    assert refused(there, remade(bundle, change)) == (
        "a.selfassess was changed since it was signed, or damaged on its way. Ask for it once more."
    )


def test_one_whose_manifest_was_altered_is_refused(bundle, there):
    assert "was changed since it was signed" in refused(there, remade(bundle, manifest_with(title="Another")))


def test_one_with_a_file_more_is_refused(bundle, there):
    assert "was changed since it was signed" in refused(there, remade(bundle, lambda held: held.update({"more.txt": b"x"})))


@pytest.mark.parametrize("at", [0.1, 0.5, 0.99])
def test_one_that_was_cut_off_is_refused(bundle, there, at):
    said = refused(there, bundle[: int(len(bundle) * at)])
    assert "is no bundle of this program" in said or "is damaged" in said


def test_a_file_of_another_kind_is_refused(there):
    assert refused(there, b"%PDF-1.7 a report") == (
        "a.selfassess is no bundle of this program. Choose the file that the other instance made."
    )


def test_a_workbook_is_refused_though_it_is_an_archive(there):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    assert "is no bundle of this program" in refused(there, out.getvalue())


@pytest.mark.parametrize("newer", [{"format": 99}, {"tables": "9999"}])
def test_one_of_a_newer_program_is_refused(bundle, there, here, newer):
    key = own_key(here[1].settings.data_dir)
    said = refused(there, remade(bundle, manifest_with(version="9.9", **newer), key=key))
    assert said == "a.selfassess was made by a newer version of this program (9.9). Update this one, then try again."


def test_one_that_would_grow_without_measure_is_refused(bundle, there, here):
    key = own_key(here[1].settings.data_dir)

    def bomb(held):
        manifest = json.loads(held["manifest.json"])
        manifest["members"].append({"name": "files/" + "0" * 64, "sha256": "0" * 64, "size": 100_000_000})
        held["manifest.json"] = json.dumps(manifest).encode()
        held["files/" + "0" * 64] = b"\0" * 100_000_000

    assert "would grow without measure" in refused(there, remade(bundle, bomb, key=key))


def test_one_whose_member_is_larger_than_it_says_is_refused(bundle, there, here):
    key = own_key(here[1].settings.data_dir)

    def lie(held):
        held["records.jsonl"] += b"\n" * 2_000_000

    assert "was changed since it was signed" in refused(there, remade(bundle, lie, key=key))


def test_a_locked_one_opens_with_its_passphrase_alone(here, there):
    holds, tools = here
    locked = sent(tools, holds.assessment, passphrase=PASSPHRASE)
    assert b"Aldermere" not in locked
    assert "is locked" in refused(there, locked)
    assert "passphrase is not the right one" in refused(there, locked, "four other words here")
    assert "damaged or changed" in refused(there, locked[:-1] if len(locked) > 70_000 else locked[:30], PASSPHRASE)
    assert received(there, locked, PASSPHRASE).begins


def test_a_short_passphrase_locks_nothing(here):
    holds, tools = here
    with pytest.raises(BadInput, match="at least 12 characters"):
        sent(tools, holds.assessment, passphrase="short")


def test_records_of_something_else_are_refused_though_they_are_signed(bundle, there, here):
    key = own_key(here[1].settings.data_dir)

    def smuggle(held):
        lines = [json.loads(line) for line in held["records.jsonl"].decode().splitlines()]
        lines.append({"table": "accounts", "values": {"id": "me", "name": "Me"}})
        _put(held, lines)

    assert "is not what it says that it is" in refused(there, remade(bundle, smuggle, key=key))


def test_a_record_that_reads_as_nothing_here_is_refused_and_nothing_is_changed(bundle, there, here):
    key = own_key(here[1].settings.data_dir)

    def spoil(held):
        lines = [json.loads(line) for line in held["records.jsonl"].decode().splitlines()]
        for line in lines:
            if line["table"] == "evidence":
                line["values"]["kind"] = "hearsay"
        _put(held, lines)

    found = received(there, remade(bundle, spoil, key=key))
    with pytest.raises(BadInput, match="cannot read"):
        take_bundle_in(there, LOCAL, found.waiting.id, trust=True)
    with there.store().read() as store:
        assert store.assessments.all() == ()


def _put(held, lines):
    held["records.jsonl"] = "".join(json.dumps(line) + "\n" for line in lines).encode()
    manifest = json.loads(held["manifest.json"])
    for member in manifest["members"]:
        if member["name"] == "records.jsonl":
            member["size"], member["sha256"] = len(held["records.jsonl"]), sha256(held["records.jsonl"]).hexdigest()
    held["manifest.json"] = json.dumps(manifest).encode()


def test_one_for_a_framework_that_is_not_here_is_refused(bundle, there, here):
    key = own_key(here[1].settings.data_dir)
    assert "ours-2030, which is not here" in refused(there, remade(bundle, manifest_with(framework="ours-2030"), key=key))


def test_what_waits_is_seen_by_whoever_sent_it_alone(bundle, there):
    found = received(there, bundle)
    somebody = replace(LOCAL, id="somebody", unlimited=False)
    with pytest.raises(NotFound):
        look_at_bundle(there, somebody, found.waiting.id)
    with pytest.raises(NotAllowed):
        receive_bundle(there, somebody, name="a", source=BytesIO(bundle))


def test_a_challenge_is_sent_by_its_team_alone(here):
    holds, tools = here
    with pytest.raises(NotFound):
        sent(tools, holds.assessment, kind=Kind.CHALLENGE)
