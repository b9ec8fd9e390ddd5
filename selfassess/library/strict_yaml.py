"""YAML as people write it, with nothing guessed: repeated keys, aliases and keys that are not text are mistakes."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from selfassess.errors import Mistake

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TEXT = "tag:yaml.org,2002:str"
_KNOWN = {f"tag:yaml.org,2002:{name}" for name in ("bool", "float", "int", "map", "null", "seq", "str", "timestamp")}


@dataclass(frozen=True, slots=True)
class YamlFile:
    """One file: its content as plain values (None where it could not be read), and the mistakes in how it is written.

    `name` is what messages call it.
    """

    name: str
    content: object
    mistakes: tuple[Mistake, ...]
    root: yaml.Node | None = field(repr=False)

    def line_of(self, path: tuple[str | int, ...]) -> int | None:
        """The line, from 1, on which the value at `path` begins; of a missing key, the line of the group it is missing from."""
        if self.root is None:
            return None
        node, line = self.root, self.root.start_mark.line + 1
        for part in path:
            step = _step(node, part)
            if step is None:
                break
            node, line = step
        return line

    def mistake(self, path: tuple[str | int, ...], message: str) -> Mistake:
        """A mistake in this file, at the value that `path` leads to."""
        return Mistake(file=self.name, line=self.line_of(path), message=message)


def read_yaml(path: Path, name: str | None = None) -> YamlFile:
    """The file at `path`. What is wrong with it is in `mistakes`; nothing is raised for a file that is badly written."""
    called = name or str(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return _unread(called, None, "There is no such file.")
    except UnicodeDecodeError as error:
        return _unread(called, None, f"The file is not UTF-8 text (byte {error.start}). Save it as UTF-8.")
    return parse_yaml(text, called)


def parse_yaml(text: str, name: str) -> YamlFile:
    """What `text` says, as the file called `name`."""
    try:
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        return _unread(name, mark.line + 1 if mark else None, f"This is not YAML: {error.problem or error.context}.")
    except yaml.reader.ReaderError as error:
        return _unread(name, text.count("\n", 0, error.position) + 1, "There is a character that YAML does not allow.")
    reading = _Reading(name)
    content = None if root is None else reading.value(root)
    return YamlFile(name=name, content=content, mistakes=tuple(reading.mistakes), root=root)


def _unread(name: str, line: int | None, message: str) -> YamlFile:
    return YamlFile(name=name, content=None, mistakes=(Mistake(name, line, message),), root=None)


def _step(node: yaml.Node | None, part: str | int) -> tuple[yaml.Node, int] | None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if key.value == part:
                return value, key.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        item = node.value[part]
        return item, item.start_mark.line + 1
    return None


class _Reading:
    """One walk over the nodes of a file."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.mistakes: list[Mistake] = []
        self.seen: set[int] = set()
        self.scalars = yaml.constructor.SafeConstructor()

    def value(self, node: yaml.Node) -> object:
        """The plain value of a node, its mistakes noted."""
        if node.tag not in _KNOWN:
            self.wrong(node, f"The tag {node.tag} is not used here: take it away.")
            return None
        if isinstance(node, yaml.ScalarNode):
            return node.value if node.tag == _TEXT else self.scalar(node)
        if id(node) in self.seen:
            self.wrong(node, "A name for a repeated part (*name) is not used here: write the part out.")
            return None
        self.seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item) for item in node.value]
        return dict(self.entries(node))

    def entries(self, node: yaml.Node) -> Iterator[tuple[str, object]]:
        """The keys and values of a mapping; of a repeated key the first only."""
        first: dict[str, int] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode) or key.tag != _TEXT:
                self.wrong(key, f'The key "{getattr(key, "value", "?")}" is not text: put it in quotes.')
            elif key.value in first:
                self.wrong(key, f'the key "{key.value}" is repeated: it stands already on line {first[key.value]}.')
            else:
                first[key.value] = key.start_mark.line + 1
                yield key.value, self.value(value)

    def scalar(self, node: yaml.ScalarNode) -> object:
        """A number, date, yes/no or null."""
        try:
            plain: object = self.scalars.construct_object(node)
        except (ValueError, yaml.YAMLError):
            self.wrong(node, f'"{node.value}" looks like a date or a number but is none: put it in quotes, or mend it.')
            return None
        return plain

    def wrong(self, node: yaml.Node, message: str) -> None:
        self.mistakes.append(Mistake(self.name, node.start_mark.line + 1, message))
