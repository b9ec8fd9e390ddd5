"""What one version of a framework changes against another, by ids and not by wording."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from selfassess.domain.framework import Framework, Line


class Change(StrEnum):
    """What happened to one thing between two versions."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    REWORDED = "reworded"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that differs: what it is (fact, scale, level, area, line, criterion …), its id, and both sides in words.

    `before` is empty for what was added, `after` for what was removed. Of what moved, both say where it stands.
    """

    what: str
    id: str
    change: Change
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class _Entry:
    """One thing of a framework: the id of what holds it, and what it says. Words may be reworded; a fact changes."""

    home: str
    says: str
    words: bool = True


_Entries = dict[tuple[str, str], _Entry]


def differences(old: Framework, new: Framework) -> tuple[Difference, ...]:
    """Every difference in what is asked, the older version's things first where nothing of the newer answers to them."""
    before, after = dict(_entries(old)), dict(_entries(new))
    removed = [_removed(key, entry, after) for key, entry in before.items() if key not in after]
    there = [found for key, entry in after.items() for found in _compared(key, before.get(key), entry, before)]
    order = list(dict.fromkeys(what for what, _ in (*after, *before)))
    return tuple(sorted((*(gone for gone in removed if gone), *there), key=lambda one: order.index(one.what)))


def _removed(key: tuple[str, str], entry: _Entry, after: _Entries) -> Difference | None:
    what, name = key
    return None if _inside(what, entry, after) else Difference(what, name, Change.REMOVED, entry.says, "")


def _compared(key: tuple[str, str], old: _Entry | None, new: _Entry, before: _Entries) -> Iterator[Difference]:
    what, name = key
    if old is None:
        if not _inside(what, new, before):
            yield Difference(what, name, Change.ADDED, "", new.says)
        return
    if old.home != new.home:
        yield Difference(what, name, Change.MOVED, old.home, new.home)
    if old.says != new.says:
        yield Difference(what, name, Change.REWORDED if new.words else Change.CHANGED, old.says, new.says)


def _inside(what: str, entry: _Entry, other: _Entries) -> bool:
    """Whether a criterion or level is only gone, or new, because all of its line or scale is; that is told once."""
    holder = {"judged": "area", "level": "scale", "criterion": "line", "prompt": "line"}.get(what)
    return holder is not None and (holder, entry.home) not in other


def _entries(framework: Framework) -> Iterator[tuple[tuple[str, str], _Entry]]:
    yield from _facts(framework)
    for scale in framework.scales:
        yield ("scale", scale.id), _Entry("", scale.title)
        for level in scale.levels:
            yield ("level", f"{scale.id}: {level.id}"), _Entry(scale.id, f"{level.label}: {level.descriptor}")
    for question in framework.questions:
        yield ("question", question.id), _Entry("", f"{question.title} {question.hint}")
    for item in framework.context:
        yield ("context", item.id), _Entry(item.group, f"{item.title} ({item.unit}) {item.hint}".strip())
    for area in framework.areas:
        yield ("area", area.id), _Entry("", area.title)
        yield ("judged", area.id), _Entry(area.id, "judged" if area.judged else "not judged", words=False)
        for line in area.lines:
            yield ("line", line.id), _Entry(area.id, f"{line.title}: {line.about}")
    for line in framework.lines():
        yield from _of_line(line)
    yield from _of_case_review(framework)


def _facts(framework: Framework) -> Iterator[tuple[tuple[str, str], _Entry]]:
    facts = {
        "title": framework.title,
        "publisher": framework.publisher,
        "kind": str(framework.kind),
        "overall judgement": "yes" if framework.overall else "no",
        "in force": f"from {framework.effective_from or 'the beginning'} to {framework.effective_to or 'now'}",
        **{f"word for {noun}": word for noun, word in framework.words},
        **{f"edition of {dimension.id}": dimension.edition for dimension in framework.dimensions},
    }
    for name, says in facts.items():
        yield ("fact", name), _Entry("", says, words=False)
    for limit in framework.limits:
        yield ("limit", ", ".join(limit.areas)), _Entry("", f"{limit.level} means {limit.overall} overall", words=False)


def _of_line(line: Line) -> Iterator[tuple[tuple[str, str], _Entry]]:
    for criterion in line.criteria:
        yield ("criterion", criterion.id), _Entry(line.id, criterion.text)
    for prompt in line.prompts:
        yield ("prompt", prompt.id), _Entry(line.id, prompt.text)


def _of_case_review(framework: Framework) -> Iterator[tuple[tuple[str, str], _Entry]]:
    design = framework.case_review
    if design is None:
        return
    for cohort in design.cohorts:
        yield ("cohort", cohort.id), _Entry("", f"{cohort.title}: {cohort.count}", words=False)
    groups = {"field": design.fields, "sample": design.sample_frame, "escalation": design.escalation}
    for group, fields in groups.items():
        for field in fields:
            yield (group, field.id), _Entry("", f"{field.title} ({field.kind}) {', '.join(field.choices)}".strip())
