"""The forms by which a workbook comes back."""

from collections.abc import Iterator
from dataclasses import dataclass

from werkzeug.datastructures import MultiDict
from wtforms import FileField, Form
from wtforms.validators import ValidationError

from selfassess.domain.actions import ACTION_LABELS
from selfassess.domain.changes import Change, ChangeSet, Choice, Decision
from selfassess.domain.evidence import EVIDENCE_LABELS
from selfassess.domain.framework import Framework
from selfassess.domain.judgement import UNJUDGED
from selfassess.domain.workbook import FIELD_WORDS

RULE = "rule"
ONE_BY_ONE = ""


class WorkbookForm(Form):
    """The workbook, filled in."""

    file = FileField("Choose the workbook", description="The Excel file (.xlsx) that went out, filled in. Up to 20 MB.")

    def validate_file(self, field: FileField) -> None:
        """Something must be chosen."""
        if not field.data or not field.data.filename:
            raise ValidationError("Choose the workbook")


@dataclass(frozen=True, slots=True)
class Shown:
    """One field that would change, in the words that people read."""

    label: str
    here: str
    there: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One decision: the name under which it is sent, the fields that it is about, and where they were read."""

    name: str
    choice: Choice
    fields: tuple[Shown, ...]
    why: str


def asked(changes: ChangeSet, framework: Framework) -> Iterator[tuple[str, tuple[Asked, ...]]]:
    """What each line is called, with the decisions about it, in reading order."""
    names = {choice.key: name for name, choice in named(changes).items()}
    for title, choices in changes.by_line():
        yield (
            title,
            tuple(
                Asked(
                    names[choice.key],
                    choice,
                    tuple(_shown(change, framework) for change in choice.changes),
                    choice.changes[0].why,
                )
                for choice in choices
            ),
        )


def named(changes: ChangeSet) -> dict[str, Choice]:
    """Every decision by the name under which it is sent."""
    return {f"decision-{number}": choice for number, choice in enumerate(changes.choices, start=1)}


def decided(changes: ChangeSet, sent: MultiDict[str, str]) -> tuple[dict[str, Decision], tuple[str, ...]]:
    """What a person decided, by the keys of choices, and the names of conflicts that they decided nothing about."""
    rule = _decision(sent.get(RULE, ""))
    decisions: dict[str, Decision] = {}
    open_: list[str] = []
    for name, choice in named(changes).items():
        chosen = _decision(sent.get(name, ""))
        if not choice.conflict:
            decisions[choice.key] = chosen or Decision.LEAVE
        elif chosen or rule:
            decisions[choice.key] = chosen or rule or Decision.LEAVE
        else:
            open_.append(name)
    return decisions, tuple(open_)


def _decision(sent: str) -> Decision | None:
    return Decision(sent) if sent in set(Decision) else None


def _shown(change: Change, framework: Framework) -> Shown:
    labels = _labels(framework, change.field)
    here, there = (labels.get(said, said) for said in (change.before, change.after))
    return Shown(FIELD_WORDS.get(change.field, change.field), here, there)


def _labels(framework: Framework, field: str) -> dict[str, str]:
    """What people read for the values of a field that are ids."""
    match field:
        case "judgement" | "confidence":
            scale = framework.scale(field)
            levels = {level.id: level.label for level in scale.levels} if scale else {}
            return levels | UNJUDGED
        case "kind":
            return {kind.value: label for kind, label in EVIDENCE_LABELS.items()}
        case "status":
            return {status.value: label for status, label in ACTION_LABELS.items()}
        case "ready":
            return {"yes": "Yes", "": "No"}
    return {}
