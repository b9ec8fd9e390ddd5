"""Small framework files for tests: right as they stand, to be spoilt one thing at a time."""

from pathlib import Path

SMALL = """\
id: small
version: "1"
title: A small framework
publisher: Aldermere Council
kind: inspection
effective: {from: 2026-04-01, to: null}
source: {title: Small, address: https://example.org, published: "2026", licence: our own}
wording: Our own wording.
overall: true
scales:
  - id: judgement
    title: Judgement
    levels:
      - {id: good, label: Good, descriptor: Children are helped., tone: sound}
      - {id: inadequate, label: Inadequate, descriptor: Children are not helped., tone: poor}
  - id: confidence
    title: Confidence
    levels:
      - {id: high, label: High, descriptor: Several kinds of evidence.}
      - {id: low, label: Low, descriptor: One kind of evidence.}
limits:
  - {areas: [help], level: inadequate, overall: inadequate, basis: Seen in every report.}
dimensions:
  - id: national
    title: National framework
    edition: "2026"
    source: {title: National framework, address: https://example.org, published: "2023", licence: open}
    concepts:
      - {id: safety, group: outcome, title: Safe children, numbers: [{edition: "2026", number: "2"}]}
areas:
  - id: help
    title: Children who need help
    short: Help
    judged: true
    lines:
      - id: help.door
        title: The front door
        about: What happens when somebody is worried.
        criteria:
          - {id: door.prompt, text: Contacts are dealt with promptly., basis: our own}
          - {id: door.safe, text: Children are made safe., basis: our own}
        signals: [front door, contacts]
        evidence: [data, audit]
        indicators: [fd.contacts]
        concepts: [safety]
      - id: help.plans
        title: Plans
        about: Whether plans change things.
        criteria:
          - {id: plans.move, text: Plans move on., basis: our own}
        signals: [plans]
"""

INDICATORS = """\
indicators:
  - id: fd.contacts
    group: Front door
    title: Contacts
    definition: Contacts in the period.
    unit: count
    polarity: neither
    checked: true
"""


def spoilt(old: str, new: str, text: str = SMALL) -> str:
    """The text with one thing changed; the thing must be there, once."""
    assert text.count(old) == 1, f"{old!r} occurs {text.count(old)} times"
    return text.replace(old, new)


def line_of(text: str, part: str) -> int:
    """The line, from 1, on which a part of a text stands."""
    return text[: text.index(part)].count("\n") + 1


def a_folder(path: Path, **frameworks: str) -> Path:
    """A frameworks folder that holds the indicators and these files, named `<id>_<version>`."""
    (path / "reference").mkdir(parents=True)
    (path / "reference" / "indicators.yaml").write_text(INDICATORS, encoding="utf-8")
    for name, text in frameworks.items():
        framework_id, version = name.rsplit("_", 1)
        file = path / framework_id.replace("_", "-") / f"{version}.yaml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return path


def a_crosswalk(folder: Path, framework_id: str, name: str, text: str) -> Path:
    """A crosswalk file in a frameworks folder."""
    file = folder / framework_id / "crosswalks" / f"{name}.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file
