"""What a workbook that came back says, beside what stands here and what stood in it when it went out."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from selfassess.domain.assessment import Assessment, Response
from selfassess.domain.changes import Change, ChangeSet, Of
from selfassess.domain.judgement import NOT_ANSWERED, UNJUDGED
from selfassess.domain.line_judging import judges
from selfassess.domain.material import Material
from selfassess.domain.workbook import REF_FIELDS, Returned, SentBack, action_fields, evidence_fields, seal, told
from selfassess.errors import BadInput, Conflict
from selfassess.services.limits import Limits
from selfassess.services.saving import TOGETHER, Answers, answers_of, groups, merge

TEXTS = frozenset({"strengths", "improvements", "impact", "how", "plans"})
LETTERS = {"evidence": "E", "actions": "A"}
GONE = "was taken out of the program since it went out. What the workbook says of it was not read."


@dataclass(frozen=True, slots=True)
class ComparedAnswer:
    """One subject: its response now, and its answers when the workbook went out (`opened`) and as it has them (`mine`).

    `added` and `removed` hold, for evidence and actions, ids; of something new the number that the workbook gives it.
    """

    back: SentBack
    now: Response
    opened: Answers
    mine: Answers
    added: Mapping[str, tuple[str, ...]]
    removed: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """Evidence or an action: what it says now, None for something new, and the fields that the workbook changed."""

    of: Of
    back: SentBack
    now: Mapping[str, str] | None
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Compared:
    """All that differs from an assessment, and the change set that says so; `refused` are subjects that they may not write."""

    assessment: Assessment
    answers: tuple[ComparedAnswer, ...]
    rows: tuple[ComparedRow, ...]
    changes: ChangeSet
    refused: tuple[str, ...]


class Comparison:
    """Compares a workbook with an assessment; `revision` gives a response as it once was, by its subject and revision."""

    def __init__(
        self,
        material: Material,
        returned: Returned,
        *,
        limits: Limits,
        revisions: Mapping[str, int],
        revision: Callable[[str, int], Response],
    ) -> None:
        self._material, self._returned, self._limits = material, returned, limits
        self._revisions, self._revision = revisions, revision
        self._responses = {response.subject: response for response in material.responses}
        self._evidence = {item.id: evidence_fields(item) for item in material.evidence}
        self._actions = {item.id: action_fields(item) for item in material.actions}
        self._of_ref = {sent.ref: key for key, sent in returned.sent.items()}
        self._of_ref |= self._known_already(returned.evidence, self._evidence)
        self._of_ref |= self._known_already(returned.actions, self._actions)
        self._new = {row.ref for row in (*returned.evidence, *returned.actions) if not row.id and row.ref not in self._of_ref}
        self._problems: list[str] = []
        self._refused: list[str] = []

    @staticmethod
    def _known_already(rows: Sequence[SentBack], held: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
        """The numbers of added rows that say word for word what is kept here: this workbook, or its like, was taken in before."""
        kept = {tuple(sorted((name, told(said)) for name, said in fields.items())): key for key, fields in held.items()}
        new = {row.ref: tuple(sorted(row.values.items())) for row in rows if not row.id}
        return {ref: kept[said] for ref, said in new.items() if said in kept}

    def compared(self) -> Compared:
        """Everything that differs and may be changed, in reading order; evidence and actions come last."""
        order = {response.subject: at for at, response in enumerate(self._material.in_order())}
        found = [self._answer(back) for back in sorted(self._returned.answers, key=lambda back: order[back.id])]
        mine = [answer for answer in found if any(self._answer_changes(answer)) and self._may_answer(answer)]
        named = {key for answer in mine for keys in answer.added.values() for key in keys}
        rows = tuple(row for of in (Of.EVIDENCE, Of.ACTION) for row in self._rows(of) if self._may_take(row, named))
        answers = tuple(self._naming(answer, {row.back.ref for row in rows if row.now is None}) for answer in mine)
        changes = [change for answer in answers for change in self._answer_changes(answer)]
        changes += [change for row in rows for change in self._row_changes(row)]
        problems = (*self._returned.problems, *dict.fromkeys(self._problems))
        return Compared(self._material.assessment, answers, rows, ChangeSet(tuple(changes), problems), tuple(self._refused))

    def _naming(self, answer: ComparedAnswer, taken: set[str]) -> ComparedAnswer:
        """The same without the numbers of new evidence and actions that cannot be kept."""
        refused = self._new - taken
        added = {name: tuple(key for key in keys if key not in refused) for name, keys in answer.added.items()}
        return replace(answer, added=added)

    def _may_answer(self, answer: ComparedAnswer) -> bool:
        if not self._limits.may_answer(answer.back.id):
            self._refused.append(answer.back.id)
            self._problems.append(f"{answer.back.place}: you may not write what is said here, so its changes were left out.")
            return False
        return True

    def _may_take(self, row: ComparedRow, named: set[str]) -> bool:
        """Whether evidence or an action can be kept as the workbook has it, by this person."""
        if row.now is None and row.of is Of.ACTION and row.back.ref not in named:
            why = "is named beside no answer, so it was not added. Write its number in a column of actions."
        elif (row.now is not None or row.back.ref not in named) and not self._limits.may_register():
            why = "you may not change the registers, so this was left out."
        else:
            why = self._not_kept(row)
        if why:
            self._problems.append(f"{row.back.place}: {why}")
        return not why

    def _not_kept(self, row: ComparedRow) -> str:
        filed = {item.id for item in self._material.evidence if item.file}
        if row.fields.get("link") and row.back.id in filed:
            return "has a file, so it takes no link."
        try:
            self._limits.check(row.of, {**(row.now or {}), **row.fields})
        except BadInput as error:
            return f"{error} It was left out."
        return ""

    def _answer(self, back: SentBack) -> ComparedAnswer:
        now = self._responses.get(back.id) or Response(assessment=self._material.assessment.id, subject=back.id)
        at = self._revisions[back.id]
        before = now if at == now.revision else self._revision(back.id, at)
        opened = answers_of(before)
        said = {name: _typed(name, value) for name, value in back.values.items()}
        changed: dict[str, Any] = {name: value for name, value in said.items() if not _same(getattr(opened, name), value)}
        changed = self._without_judging(back, opened, changed)
        added, removed = {}, {}
        for name in REF_FIELDS:
            added[name], removed[name] = self._refs(back, name, getattr(before, name), getattr(now, name))
        return ComparedAnswer(back, now, opened, replace(opened, **changed), added, removed)

    def _without_judging(self, back: SentBack, opened: Answers, changed: dict[str, Any]) -> dict[str, Any]:
        """The same without judgement, reason and confidence where a line is only described; whether it arises may be said."""
        if judges(self._material.assessment, self._material.framework, back.id) or not changed.keys() & set(TOGETHER):
            return changed
        answer = changed.get("judgement", opened.judgement)
        beside = any(changed.get(name) for name in TOGETHER if name != "judgement")
        if answer in UNJUDGED and (answer != NOT_ANSWERED or not beside):
            return changed
        word = self._material.framework.word("line")
        typed = f" (“{self._level(answer)}”)" if answer != NOT_ANSWERED else ""
        self._problems.append(
            f"{back.place}: in this assessment a {word} is only described, so the judgement was refused{typed}. "
            "What else the row says can be taken in."
        )
        return {name: value for name, value in changed.items() if name not in TOGETHER}

    def _level(self, answer: str) -> str:
        scale = self._material.framework.scale("judgement")
        return next((level.label for level in scale.levels if level.id == answer), answer) if scale else answer

    def _refs(
        self, back: SentBack, name: str, before: Sequence[str], now: Sequence[str]
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """What the workbook adds to the evidence or actions of a subject, and what it takes off."""
        if name not in back.refs:
            return (), ()
        wanted = [self._of_ref.get(ref, ref) for ref in back.refs[name]]
        sheet = self._returned.evidence if name == "evidence" else self._returned.actions
        known = {row.id or self._of_ref.get(row.ref, row.ref) for row in sheet}
        known |= {key for key, sent in self._returned.sent.items() if sent.ref.startswith(LETTERS[name])}
        unknown = [key for key in wanted if key not in known]
        refs = dict(zip(wanted, back.refs[name], strict=True))
        for key in unknown:
            self._problems.append(f"{back.place}: {refs[key]} is not on the sheet of {name}. It was left out.")
        shown = [key for key in before if key in self._returned.sent]
        added = tuple(key for key in wanted if key not in (*unknown, *before, *now))
        return added, tuple(key for key in shown if key not in wanted and key in now)

    def _rows(self, of: Of) -> Iterator[ComparedRow]:
        held = self._evidence if of is Of.EVIDENCE else self._actions
        for back in self._returned.evidence if of is Of.EVIDENCE else self._returned.actions:
            if not back.id:
                if back.ref not in self._of_ref:
                    yield ComparedRow(of, back, None, back.values)
                continue
            seals = self._returned.sent[back.id].seals
            changed = {name: value for name, value in back.values.items() if seals.get(name) != seal(value)}
            if changed and back.id not in held:
                self._problems.append(f"{back.place}: {back.ref} {GONE}")
            elif changed := {name: value for name, value in changed.items() if told(held[back.id][name]) != value}:
                yield ComparedRow(of, back, held[back.id], changed)

    def _answer_changes(self, answer: ComparedAnswer) -> Iterator[Change]:
        title = self._material.subject_title(answer.back.id)
        now = answers_of(answer.now)
        clashes = _clashes(answer.opened, answer.mine, now)
        for name in (name for group in groups() for name in group):
            mine, here = getattr(answer.mine, name), getattr(now, name)
            if name in clashes or (mine != here and mine != getattr(answer.opened, name)):
                yield Change(
                    line=answer.back.id,
                    field=name,
                    before=_shown(here),
                    after=_shown(mine),
                    why=answer.back.place,
                    title=title,
                    part=TOGETHER[0] if name in TOGETHER else name,
                    conflict=name in clashes,
                    text=name in TEXTS,
                )
        for name in REF_FIELDS:
            yield from self._ref_change(answer, name, title)

    def _ref_change(self, answer: ComparedAnswer, name: str, title: str) -> Iterator[Change]:
        before = getattr(answer.now, name)
        after = after_refs(before, answer.added[name], answer.removed[name])
        if after != before:
            yield Change(answer.back.id, name, self._named(before), self._named(after), answer.back.place, title=title, part=name)

    def _named(self, keys: Sequence[str]) -> str:
        return "\n".join(self._name(key) for key in keys)

    def _name(self, key: str) -> str:
        new = {row.ref: row for row in (*self._returned.evidence, *self._returned.actions) if not row.id}
        fields: Mapping[str, str] = self._evidence.get(key) or self._actions.get(key) or {}
        if key in new:
            fields = new[key].values
        ref = self._returned.sent[key].ref if key in self._returned.sent else key if key in new else ""
        return f"{ref} {fields.get('title') or fields.get('text') or key}".strip()

    def _row_changes(self, row: ComparedRow) -> Iterator[Change]:
        seals = self._returned.sent[row.back.id].seals if row.back.id else {}
        for name, value in row.fields.items():
            now = row.now[name] if row.now else ""
            if value or now:
                yield Change(
                    line=row.back.id or row.back.ref or row.back.place,
                    field=name,
                    before=now,
                    after=value,
                    why=row.back.place,
                    of=row.of,
                    title=self._row_title(row),
                    part="" if row.now else "all",
                    added=row.now is None,
                    conflict=row.now is not None and seals.get(name) != seal(now),
                )

    def _row_title(self, row: ComparedRow) -> str:
        said = row.now or row.fields
        return f"{row.back.ref} {said.get('title') or said.get('text')}".strip()


def after_refs(now: Sequence[str], added: Sequence[str], removed: Sequence[str]) -> tuple[str, ...]:
    """The evidence or actions of a subject with some taken off and others added."""
    return (*(key for key in now if key not in removed), *(key for key in added if key not in now))


def _clashes(opened: Answers, mine: Answers, now: Answers) -> frozenset[str]:
    try:
        merge(opened, mine, now)
    except Conflict as conflict:
        return frozenset(conflict.yours)
    return frozenset()


Value = str | bool


def _typed(name: str, value: str) -> Value:
    if name == "ready":
        return bool(value)
    return value or NOT_ANSWERED if name == "judgement" else value


def _same(here: Value, back: Value) -> bool:
    return told(here) == back if isinstance(here, str) else here is back


def _shown(value: Value) -> str:
    return value if isinstance(value, str) else "yes" if value else ""
