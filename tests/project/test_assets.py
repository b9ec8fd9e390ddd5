"""The style sheet and scripts, as built from our sources."""

import base64
import hashlib
import shutil

import pytest

import hatch_build


@pytest.fixture(scope="module")
def style_sheet():
    assert hatch_build.up_to_date(), "The assets are older than their sources: run `make assets`."
    return (hatch_build.OUTPUT / "page.css").read_text(encoding="utf-8")


def test_the_style_sheet_carries_nothing_that_belongs_to_govuk_alone(style_sheet):
    assert "crest" not in style_sheet
    assert "crown" not in style_sheet
    assert "GDS Transport" not in style_sheet
    assert "@font-face" not in style_sheet


def test_the_style_sheet_fetches_nothing(style_sheet):
    assert "url(" not in style_sheet
    assert "@import" not in style_sheet


def test_every_component_that_templates_may_use_is_styled(style_sheet):
    for component in ("button", "error-summary", "radios", "task-list", "table", "service-navigation", "skip-link"):
        assert f".govuk-{component}" in style_sheet


def test_a_package_that_is_not_what_was_published_is_refused(tmp_path):
    def give(text):
        archive = tmp_path / "given.tgz"
        archive.write_text(text, encoding="utf-8")
        return archive

    published = base64.b64encode(hashlib.sha512(b"published").digest()).decode()
    package = hatch_build.Package("thing", "1.0", published)

    hatch_build.check(package, give("published"))
    with pytest.raises(hatch_build.BuildError, match=r"thing@1\.0 is not what was published"):
        hatch_build.check(package, give("something else"))


def test_the_build_brings_its_own_node_only_where_there_is_none(monkeypatch, tmp_path):
    hook = object.__new__(hatch_build.AssetsHook)
    monkeypatch.setattr(hatch_build, "OUTPUT", tmp_path)
    monkeypatch.setattr(shutil, "which", lambda _: None)

    assert hook.dependencies() == [hatch_build.NODE_WHEEL]


def test_a_build_that_has_nothing_to_do_asks_for_nothing(monkeypatch, style_sheet):
    hook = object.__new__(hatch_build.AssetsHook)
    monkeypatch.setattr(shutil, "which", lambda _: None)

    assert hook.dependencies() == []
    hatch_build.build()
