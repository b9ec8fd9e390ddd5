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
    """What is chosen at once: one text, or a judgement with its reason and confidence. `usual` is chosen beforehand."""

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
        return Choice(name, title, fields, options, usual=YOURS)
    return Choice(name, title, fields, (*options, Option(BOTH, "Keep both, yours first, and edit them afterwards")), usual=BOTH)


def chosen(sent: Sent) -> Sent:
    """What was sent, with each contested field filled as the person chose."""
    filled = MultiDict(sent)
    for field in _decided(sent):
        filled[field] = _pick(sent, field)
    return filled


def settled_in(sent: Sent) -> Settled | None:
    """What the person decided, None where there was nothing to decide."""
    revision = sent.get(str(SETTLED), "")
    return Settled(int(revision), frozenset(_decided(sent))) if revision.isdecimal() else None


def _decided(sent: Sent) -> Iterator[str]:
    """Every contested field that was sent."""
    for name in sent:
        if parsed(name).part == THEIRS:
            yield parsed(name).field


def _pick(sent: Sent, field: str) -> str:
    yours, theirs = (sent.get(str(FieldName(field, part)), "") for part in (YOURS, THEIRS))
    group = TOGETHER[0] if field in TOGETHER else field
    match sent.get(str(FieldName(group, CHOICE))):
        case "theirs":
            return theirs
        case "both":
            return f"{yours}\n\n{theirs}"
    return yours
