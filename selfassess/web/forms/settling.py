"""Choosing between one's own words and somebody else's, where two people changed the same field."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from werkzeug.datastructures import MultiDict

from selfassess.errors import Conflict
from selfassess.services.saving import TOGETHER, Settled
from selfassess.web.forms.answers import AnswersForm
from selfassess.web.forms.fields import OneOf, Option
from selfassess.web.forms.names import FieldName, parsed

YOURS, THEIRS, BOTH = "yours", "theirs", "both"
CHOICE = "choice"
SETTLED = FieldName("settled", "revision")

Sent = MultiDict[str, str]


@dataclass(frozen=True, slots=True)
class Contested:
    """One field that two people changed: both values as they are sent, and as they are read."""

    field: str
    label: str
    yours: str
    theirs: str
    yours_read: str
    theirs_read: str


@dataclass(frozen=True, slots=True)
class Choice:
    """What is chosen at once: one text, or a judgement with its reason and confidence.

    `usual` is chosen beforehand. It is empty for a judgement: whose judgement stands is never decided by pressing on.
    """

    name: str
    title: str
    fields: tuple[Contested, ...]
    options: tuple[Option, ...]
    usual: str


def choices(form: AnswersForm, conflict: Conflict) -> tuple[Choice, ...]:
    """What a person has to choose, in the order of the form."""
    contested = {name: _contested(form[name], conflict) for name in conflict.yours}
    thought = tuple(contested[name] for name in TOGETHER if name in contested)
    judged = (_choice(TOGETHER[0], "The judgement", thought),) if thought else ()
    texts = (_choice(name, field.label, (field,)) for name, field in contested.items() if name not in TOGETHER)
    return (*judged, *texts)


def _contested(field: Any, conflict: Conflict) -> Contested:
    yours, theirs = conflict.yours[field.name], conflict.theirs[field.name]
    labels = {option.value: option.label for option in field.options} if isinstance(field, OneOf) else {}
    return Contested(
        field=field.name,
        label=field.label.text,
        yours=yours,
        theirs=theirs,
        yours_read=labels.get(yours, yours) or "Nothing",
        theirs_read=labels.get(theirs, theirs) or "Nothing",
    )


def _choice(name: str, title: str, fields: tuple[Contested, ...]) -> Choice:
    options = (Option(YOURS, "Keep what you wrote"), Option(THEIRS, "Keep what they wrote"))
    if name in TOGETHER:
        return Choice(name, title, fields, options, usual="")
    return Choice(name, title, fields, (*options, Option(BOTH, "Keep both, yours first, and edit them afterwards")), usual=BOTH)


def chosen(sent: Sent) -> Sent:
    """What was sent, with each contested field filled as the person chose, or with their own words while a choice is missing."""
    filled = MultiDict(sent)
    complete = _complete(sent)
    for field in _contested_in(sent):
        filled[field] = _pick(sent, field) if complete else sent.get(str(FieldName(field, YOURS)), "")
    return filled


def settled_in(sent: Sent) -> Settled | None:
    """What the person decided, None where there was nothing to decide, or where a choice is missing: they are asked again."""
    revision = sent.get(str(SETTLED), "")
    return Settled(int(revision), frozenset(_contested_in(sent))) if revision.isdecimal() and _complete(sent) else None


def _complete(sent: Sent) -> bool:
    """Whether a choice came for every contested field."""
    return all(str(FieldName(_group(field), CHOICE)) in sent for field in _contested_in(sent))


def _group(field: str) -> str:
    """The field whose choice decides this one."""
    return TOGETHER[0] if field in TOGETHER else field


def _contested_in(sent: Sent) -> Iterator[str]:
    """Every contested field that was sent."""
    for name in sent:
        if parsed(name).part == THEIRS:
            yield parsed(name).field


def _pick(sent: Sent, field: str) -> str:
    yours, theirs = (sent.get(str(FieldName(field, part)), "") for part in (YOURS, THEIRS))
    match sent.get(str(FieldName(_group(field), CHOICE))):
        case "theirs":
            return theirs
        case "both":
            return f"{yours}\n\n{theirs}"
    return yours
