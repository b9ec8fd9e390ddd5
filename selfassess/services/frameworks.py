"""What people do with frameworks as data: look, check, compare, publish."""

from collections.abc import Sequence
from pathlib import Path

from selfassess.domain.framework import Framework
from selfassess.domain.framework_diff import Difference, differences
from selfassess.errors import BadFramework, BadInput, Mistake
from selfassess.library.catalogue import Catalogue, load_catalogue
from selfassess.library.checking import Checked, check
from selfassess.library.folders import shown
from selfassess.library.published import add_published, changed_since_published, published
from selfassess.ports import Frameworks


def open_catalogue(folders: Sequence[Path]) -> Catalogue:
    """The frameworks in these folders; the folder that stands first wins."""
    return load_catalogue(folders)


def compare(frameworks: Frameworks, old: str, new: str) -> tuple[Difference, ...]:
    """What the framework `new` changes against `old`, both by their keys. Raises `NotFound`."""
    return differences(frameworks.framework(old), frameworks.framework(new))


def check_frameworks(folders: Sequence[Path], named: Sequence[Path]) -> Checked:
    """Every mistake in the frameworks folders, or only in the files and folders named."""
    return check(folders, named)


def publish(folders: Sequence[Path], catalogue: Catalogue, key: str, *, again: bool = False) -> str:
    """Note a framework as published, from when on it never changes; the checksum of its file.

    `again` is for a version that was corrected before anybody had it. Raises `BadFramework` if it has mistakes, or without
    `again` has changed since it was published, and `BadInput` if it is published already as it stands.
    """
    place = catalogue.place(key)
    changed = changed_since_published(place.folder, place.path, shown(place.path))
    mistakes = check(folders, [place.path]).mistakes
    _refuse([mistake for mistake in mistakes if not (again and mistake in changed)])
    if not changed and place.path.relative_to(place.folder).as_posix() in published(place.folder):
        raise BadInput(f"{key} is published already, and has not changed since.")
    return add_published(place.folder, place.path)


def is_published(catalogue: Catalogue, framework: Framework) -> bool:
    """Whether this version was published."""
    place = catalogue.place(framework.key)
    return place.path.relative_to(place.folder).as_posix() in published(place.folder)


def _refuse(mistakes: Sequence[Mistake]) -> None:
    if mistakes:
        raise BadFramework(mistakes)
