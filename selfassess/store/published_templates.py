"""Templates that were published in the program, as the frameworks ask for them."""

from collections.abc import Callable

from selfassess.store.session import Database


class PublishedTemplates:
    """The published templates of a database, as files of frameworks by their keys."""

    def __init__(self, database: Callable[[], Database]) -> None:
        self._database = database

    def files(self) -> tuple[tuple[str, str], ...]:
        """The key and the file of each."""
        with self._database().read() as store:
            return tuple((template.key, template.text) for template in store.templates.published())

    def file(self, key: str) -> str | None:
        """The file of one, None for a key that no published template has."""
        with self._database().read() as store:
            found = store.templates.by_key(key)
        return found.text if found is not None and found.published is not None else None
