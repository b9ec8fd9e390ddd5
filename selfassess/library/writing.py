"""A framework's plain content as YAML that people like to read and change."""

import re
from collections.abc import Mapping
from pathlib import Path

import yaml

from selfassess.errors import BadInput

_LONG = 72
_WIDTH = 118
_NUMERIC = re.compile(r"[\d.\-]+")
_OPENS_A_PARAGRAPH = re.compile(r"^(?=[a-z_]+:$|areas:|(?: {2}| {6})- id: )", re.MULTILINE)


class _Dumper(yaml.SafeDumper):
    """Long text folded, lists of short words on one line, lists indented below their key."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: FBT001, FBT002 - PyYAML's own
        del indentless
        super().increase_indent(flow, indentless=False)

    def ignore_aliases(self, data: object) -> bool:
        del data
        return True


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.ScalarNode:
    style = ">" if len(value) > _LONG else '"' if _NUMERIC.fullmatch(value) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


def _list(dumper: yaml.SafeDumper, value: list[object]) -> yaml.SequenceNode:
    short = all(isinstance(item, str) and len(item) <= _LONG for item in value)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", value, flow_style=short)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(list, _list)


def yaml_of(content: Mapping[str, object]) -> str:
    """`content`, made of mappings, lists, text, numbers and dates, as YAML in the order of its keys."""
    dumped = yaml.dump(dict(content), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=_WIDTH)
    head, areas, tail = dumped.partition("areas:\n")
    return _OPENS_A_PARAGRAPH.sub("", head) + areas + _OPENS_A_PARAGRAPH.sub("\n", tail).lstrip("\n")


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet, whole or not at all. Raises `BadInput` if it is there."""
    if path.exists():
        raise BadInput(f"{path} exists already: a version that is there is not written over. Choose another version.")
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_text(text, encoding="utf-8", newline="\n")
    part.replace(path)
