from pathlib import Path

import pytest

from selfassess.errors import BadSetting
from selfassess.settings import FilesElsewhere, read_settings

HOME = Path("/home/sam")


def test_everything_is_kept_in_the_users_data_folder_unless_told_otherwise():
    settings = read_settings({}, home=HOME, platform="linux")

    assert settings.data_dir == HOME / ".local/share/selfassess"
    assert settings.database_url == f"sqlite:///{HOME}/.local/share/selfassess/selfassess.sqlite3"


@pytest.mark.parametrize(
    ("platform", "environ", "expected"),
    [
        ("linux", {"XDG_DATA_HOME": "/data"}, Path("/data/selfassess")),
        ("darwin", {}, HOME / "Library/Application Support/selfassess"),
        ("win32", {"LOCALAPPDATA": "/local"}, Path("/local/selfassess")),
        ("win32", {}, HOME / "AppData/Local/selfassess"),
    ],
)
def test_each_platform_has_its_own_place_for_data(platform, environ, expected):
    assert read_settings(environ, home=HOME, platform=platform).data_dir == expected


def test_the_database_follows_the_data_folder():
    assert read_settings({"SELFASSESS_DATA_DIR": "/srv/sa"}, home=HOME).database_url == ("sqlite:////srv/sa/selfassess.sqlite3")


def test_a_folder_that_is_not_there_is_refused_by_the_name_of_its_setting(tmp_path):
    with pytest.raises(BadSetting, match=r"SELFASSESS_EXPORTS_DIR names .*nowhere, which is not a folder"):
        read_settings({"SELFASSESS_EXPORTS_DIR": str(tmp_path / "nowhere")}, home=HOME)


def test_who_works_on_a_laptop_is_called_by_their_name():
    assert read_settings({"SELFASSESS_NAME": " Jo Tarn,  director "}, home=HOME).name == "Jo Tarn, director"
    assert read_settings({}, home=HOME).name == ""
    with pytest.raises(BadSetting, match="SELFASSESS_NAME is longer than 100 characters"):
        read_settings({"SELFASSESS_NAME": "x" * 101}, home=HOME)


def test_hosts_are_parted_by_spaces_or_commas():
    settings = read_settings({"SELFASSESS_ALLOWED_HOSTS": "a.example, b.example c.example"}, home=HOME)

    assert settings.allowed_hosts == ("a.example", "b.example", "c.example")


def test_without_a_choice_only_loopback_names_are_answered():
    assert read_settings({}, home=HOME).allowed_hosts == ("127.0.0.1", "localhost")


BUCKET = {
    "SELFASSESS_FILES_ADDRESS": "https://s3.eu-west-2.amazonaws.com/selfassess-files",
    "SELFASSESS_FILES_KEY": "a-key",
    "SELFASSESS_FILES_SECRET": "a-long-secret",
}


def test_files_are_kept_in_a_bucket_that_is_named_with_its_key_and_its_secret_is_never_shown():
    settings = read_settings(BUCKET | {"SELFASSESS_FILES_REGION": "eu-west-2"}, home=HOME)

    assert settings.files == FilesElsewhere(BUCKET["SELFASSESS_FILES_ADDRESS"], "a-key", "a-long-secret", "eu-west-2")
    assert "a-long-secret" not in repr(settings)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"SELFASSESS_FILES_ADDRESS": "s3://selfassess-files"}, "address of a server that speaks S3"),
        ({"SELFASSESS_FILES_ADDRESS": "https://s3.example.org"}, "with the bucket behind it"),
        ({"SELFASSESS_FILES_SECRET": ""}, "SELFASSESS_FILES_SECRET must be set"),
    ],
)
def test_a_bucket_that_is_only_half_named_is_refused(wrong, told):
    with pytest.raises(BadSetting, match=told):
        read_settings(BUCKET | wrong, home=HOME)
