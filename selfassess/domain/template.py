"""A template of a case review while it is built: the same framework that a file holds, changed one thing at a time.

A template is edited by ids. A thing that is renamed keeps its id, so that a new version asks the same things by the same names.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TypeVar

from selfassess.domain.case_form import NOT_ASKED, SHOWN
from selfassess.domain.framework import Area, Criterion, Framework, Level, Line, Prompt, ReferenceSource, Scale
from selfassess.domain.framework_kinds import CaseReviewDesign, Cohort, Field
from selfassess.domain.framework_sheet import OWN, slug
from selfassess.errors import BadInput, NotFound

KIND_LABELS = {
    "text": "One line of text",
    "long-text": "Several lines of text",
    "choice": "A choice of answers",
    "yes-no": "Yes or no",
    "date": "A day",
    "number": "A whole number",
}
"""The kinds of question that a form may ask, as people read them."""
MOST = 60
"""So many areas of practice, questions or cohorts at most."""
LENGTH = 200
_Item = TypeVar("_Item", Line, Field)


@dataclass(frozen=True, slots=True)
class OwnTemplate:
    """A template that was built in the program, in the challenge that it was built for.

    `text` is its framework file. Until it is `published` it may change; afterwards nothing of it does. `digest` is the SHA-256 of
    the file that was published.
    """

    id: str
    challenge: str
    key: str
    title: str
    text: str
    revision: int
    by: str
    published: datetime | None = None
    digest: str = ""


@dataclass(frozen=True, slots=True)
class AreaSaid:
    """An area of practice as a person types it: `prompts` and `points` are one text each."""

    title: str
    about: str = ""
    prompts: tuple[str, ...] = ()
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FieldSaid:
    """A further question of the form as a person types it."""

    title: str
    kind: str = "text"
    hint: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class About:
    """What a template says of itself."""

    title: str
    publisher: str
    wording: str = ""


def design(template: Framework) -> CaseReviewDesign:
    """What only a case review has. Raises `BadInput` for a framework of another kind."""
    if template.case_review is None:
        raise BadInput(f"{template.title}, {template.version}, is no template of a case review.")
    return template.case_review


def began(like: Framework, name: str, version: str, said: About) -> Framework:
    """A template of one's own that begins as another one stands. Raises `BadInput`."""
    design(like)
    source = ReferenceSource(f"{like.title}, {like.version}", like.source.address, like.source.published, like.source.licence)
    return described(replace(like, id=name, version=version, source=source, effective_from=None, effective_to=None), said)


def described(template: Framework, said: About) -> Framework:
    """The template under another title. Raises `BadInput` for a title or publisher that is missing or long."""
    for what, text in (("title", said.title), ("name of whose template it is", said.publisher)):
        if not text.strip() or len(text) > LENGTH:
            raise BadInput(f"Enter a {what} of 1 to {LENGTH} characters.")
    title, publisher = said.title.strip(), said.publisher.strip()
    wording = said.wording.strip() or f"The wording is that of {publisher}."
    return replace(template, title=title, publisher=publisher, wording=wording)


def with_area(template: Framework, line_id: str | None, said: AreaSaid) -> Framework:
    """The template with an area of practice changed, or one more at the end. Raises `BadInput`, `NotFound`."""
    lines = tuple(template.lines())
    title = said.title.strip()
    if not title or len(title) > LENGTH:
        raise BadInput(f"Enter a name of 1 to {LENGTH} characters for the area of practice.")
    if any(line.title.casefold() == title.casefold() and line.id != line_id for line in lines):
        raise BadInput(f"There is an area of practice {title!r} already. Choose another name.")
    if line_id is None:
        _must_have_room(lines)
        before = _empty_line(unused(f"{template.areas[0].id}.{slug(title)}", (line.id for line in lines)))
    else:
        before = template.line(line_id)
    prompts = tuple(
        Prompt(key, text) for key, text in _ids(said.prompts, {each.text: each.id for each in before.prompts}, f"{before.id}.ask")
    )
    known = {each.text: each for each in before.criteria}
    points = tuple(
        known.get(text, Criterion(key, text, OWN))
        for key, text in _ids(said.points, {each.text: each.id for each in before.criteria}, f"{before.id}.point")
    )
    changed = replace(before, title=title, about=said.about.strip() or title, prompts=prompts, criteria=points)
    kept = tuple(changed if line.id == changed.id else line for line in lines)
    return _with_lines(template, kept if line_id else (*kept, changed))


def without_area(template: Framework, line_id: str) -> Framework:
    """The template without an area of practice. Raises `NotFound`, and `BadInput` for the last one."""
    template.line(line_id)
    kept = tuple(line for line in template.lines() if line.id != line_id)
    if not kept:
        raise BadInput("A case review needs one area of practice at least. Add another one first.")
    return _with_lines(template, kept)


def area_moved(template: Framework, line_id: str, to: int) -> Framework:
    """The template with an area of practice at another place, from 0; past an end is at the end. Raises `NotFound`."""
    return _with_lines(template, _moved(tuple(template.lines()), template.line(line_id), to))


def with_field(template: Framework, field_id: str | None, said: FieldSaid) -> Framework:
    """The template with a question of the form changed, or one more at the end. Raises `BadInput`, `NotFound`."""
    fields = design(template).fields
    title, choices = said.title.strip(), tuple(dict.fromkeys(each.strip() for each in said.choices if each.strip()))
    if not title or len(title) > LENGTH:
        raise BadInput(f"Enter a question of 1 to {LENGTH} characters.")
    if said.kind not in KIND_LABELS:
        raise BadInput(f"A question cannot be of the kind {said.kind!r}. Choose one of: {', '.join(KIND_LABELS)}.")
    if any(field.title.casefold() == title.casefold() and field.id != field_id for field in fields):
        raise BadInput(f"The form asks {title!r} already. Word the question otherwise.")
    if said.kind == "choice" and len(choices) < 2:
        raise BadInput("A choice needs two or more answers. Write each on a line of its own.")
    if field_id is None:
        _must_have_room(fields)
        # A word before the title's own keeps these ids apart from every name that a form has for itself.
        name = unused(f"asked-{slug(title)}", (field.id for field in fields))
    else:
        name = field_of(template, field_id).id
    made = Field(name, title, said.kind, said.hint.strip(), choices if said.kind == "choice" else ())
    kept = tuple(made if field.id == name else field for field in fields)
    return _with_design(template, fields=kept if field_id else (*kept, made))


def put_back(template: Framework, standard: Framework, field_id: str) -> Framework:
    """The template with a question that another template asks. Raises `NotFound`, and `BadInput` for one that it has."""
    if any(field.id == field_id for field in design(template).fields):
        raise BadInput("The form asks this already.")
    return _with_design(template, fields=(*design(template).fields, field_of(standard, field_id)))


def without_field(template: Framework, field_id: str) -> Framework:
    """The template without a question of the form. Raises `NotFound`, and `BadInput` for what every case review asks."""
    gone = field_of(template, field_id)
    if gone.id in NOT_ASKED:
        raise BadInput(f"Every case review asks this: {gone.title.lower()}.")
    return _with_design(template, fields=tuple(field for field in design(template).fields if field is not gone))


def field_moved(template: Framework, field_id: str, to: int) -> Framework:
    """The template with a question at another place among those that are asked, from 0. Raises `NotFound`."""
    fields = design(template).fields
    asked = tuple(field for field in fields if field.id not in NOT_ASKED)
    apart = tuple(field for field in fields if field.id in NOT_ASKED)
    return _with_design(template, fields=(*_moved(asked, field_of(template, field_id), to), *apart))


def field_of(template: Framework, field_id: str) -> Field:
    """The question of this id. Raises `NotFound`."""
    found = next((field for field in design(template).fields if field.id == field_id), None)
    if found is None:
        raise NotFound(f"{template.title} asks no question {field_id!r}.")
    return found


def with_cohorts(template: Framework, wanted: Sequence[tuple[str, int]]) -> Framework:
    """The template with other cohorts, by title and number of cases. Raises `BadInput` for none or for one named twice."""
    known = {cohort.title.casefold(): cohort.id for cohort in design(template).cohorts}
    made: list[Cohort] = []
    for title, count in wanted:
        if any(cohort.title.casefold() == title.casefold() for cohort in made):
            raise BadInput(f"The cohort {title!r} is named twice.")
        name = known.get(title.casefold()) or unused(slug(title), (*known.values(), *(cohort.id for cohort in made)))
        made.append(Cohort(name, title, count))
    if not made:
        raise BadInput("Name one cohort at least, such as children in care.")
    fields = tuple(
        replace(field, choices=tuple(cohort.title for cohort in made))
        if field.id == "cohort" and len(made) > 1
        else replace(field, kind="text", choices=())
        if field.id == "cohort"
        else field
        for field in design(template).fields
    )
    return _with_design(template, cohorts=tuple(made), fields=fields)


def with_scale(template: Framework, title: str, labels: Sequence[str]) -> Framework:
    """The template with the scale by which an area of practice is rated; without one where there are no labels.

    Raises `BadInput` for a single label or one that is given twice.
    """
    others = tuple(scale for scale in template.scales if scale.id != SHOWN)
    said = tuple(label.strip() for label in labels if label.strip())
    if not said:
        return replace(template, scales=others)
    if len({label.casefold() for label in said}) != len(said) or len(said) < 2:
        raise BadInput("A scale has two or more different steps. Write each on a line of its own, best first, or none at all.")
    before = template.scale(SHOWN)
    known = {level.label.casefold(): level for level in (before.levels if before else ())}
    taken = [level.id for level in known.values()]
    levels = []
    for label in said:
        level = known.get(label.casefold()) or Level(unused(slug(label), taken), label, label)
        taken.append(level.id)
        levels.append(level)
    return replace(template, scales=(Scale(SHOWN, title.strip() or "What the record shows", tuple(levels)), *others))


def unused(wanted: str, taken: Iterable[str]) -> str:
    """The id itself, or with the first number that nothing has yet."""
    known = frozenset(taken)
    return next(
        name for number in range(1, len(known) + 2) if (name := wanted if number == 1 else f"{wanted}-{number}") not in known
    )


def _ids(texts: Sequence[str], known: dict[str, str], stem: str) -> list[tuple[str, str]]:
    """Each text once with the id that it had, or one that nothing has."""
    taken = list(known.values())
    found = []
    for text in dict.fromkeys(text.strip() for text in texts if text.strip()):
        name = known.get(text) or next(key for number in range(1, 1000) if (key := f"{stem}-{number}") not in taken)
        taken.append(name)
        found.append((name, text))
    return found


def _empty_line(line_id: str) -> Line:
    return Line(line_id, "", "", criteria=(), prompts=(), signals=(), evidence=("audit",), indicators=(), concepts=())


def _must_have_room(items: Sequence[object]) -> None:
    if len(items) >= MOST:
        raise BadInput(f"There are {MOST} already, and a form that long is not filled in. Take one out first.")


def _moved(items: tuple[_Item, ...], item: _Item, to: int) -> tuple[_Item, ...]:
    rest = [each for each in items if each is not item]
    rest.insert(max(0, min(to, len(rest))), item)
    return tuple(rest)


def _with_lines(template: Framework, lines: tuple[Line, ...]) -> Framework:
    """All areas of practice stand in the first area: a case review reads them one after another."""
    first: Area = template.areas[0]
    return replace(template, areas=(replace(first, lines=lines),))


def _with_design(template: Framework, **changed: object) -> Framework:
    return replace(template, case_review=replace(design(template), **changed))  # type: ignore[arg-type] # the names are its fields
