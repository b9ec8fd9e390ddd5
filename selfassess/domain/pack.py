"""A defined export: which parts, for whom, in which order and formats."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PackPart:
    """One part of a pack, in order. `options` are settings of that part: what it shows and hides."""

    kind: str
    title: str
    options: tuple[tuple[str, str | int | bool], ...] = ()

    def option(self, name: str) -> str | int | bool | None:
        """The setting of this name, None where the pack gives none."""
        return dict(self.options).get(name)


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack definition as its YAML file gives it. `of` is what it is made from: assessment, peer-challenge or authority.

    `template` names a Word look under templates/word/, None for the built-in one.
    """

    id: str
    title: str
    about: str
    audience: str
    of: str
    formats: tuple[str, ...]
    marking: str
    template: str | None
    parts: tuple[PackPart, ...]
