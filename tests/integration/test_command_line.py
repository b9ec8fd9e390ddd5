import os
import subprocess
import sys

from selfassess import __version__


def selfassess(*args, **environ):
    return subprocess.run(
        [sys.executable, "-m", "selfassess", *args],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environ},
    )


def test_the_version_is_printed():
    assert selfassess("--version").stdout == f"selfassess {__version__}\n"


def test_a_setting_that_cannot_be_used_is_refused_in_one_line():
    done = selfassess("settings", SELFASSESS_FRAMEWORKS_DIR="/no/such/folder")

    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr == (
        "selfassess: SELFASSESS_FRAMEWORKS_DIR names /no/such/folder, which is not a folder. "
        "Create it, or take the setting away.\n"
    )


def test_a_password_in_the_address_of_the_database_is_never_printed():
    done = selfassess("settings", SELFASSESS_DATABASE_URL="postgresql://sam:hush@db/selfassess")

    assert "SELFASSESS_DATABASE_URL=postgresql://sam:***@db/selfassess" in done.stdout


def test_help_lists_every_command_without_importing_one():
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "selfassess", "--help"], capture_output=True, text=True, check=True
    )

    assert "settings" in done.stdout
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert {name for name in imported if name.startswith("selfassess.cli.")} == {"selfassess.cli.commands"}
    assert "flask" not in imported


def test_the_pages_are_served_before_any_library_for_documents_is_loaded():
    slow = ("openpyxl", "docx", "pptx", "typst", "pypdfium2", "PIL")
    done = subprocess.run(
        [sys.executable, "-c", f"import selfassess.cli.serve, sys; print(*[name for name in {slow} if name in sys.modules])"],
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout == "\n"
