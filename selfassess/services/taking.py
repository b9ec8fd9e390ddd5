"""Taking in what a workbook changes: each answer gains one revision, and what was done is kept so that it can be undone."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from selfassess.domain.actions import Action
from selfassess.domain.assessment import Response
from selfassess.domain.changes import Decision, Of
from selfassess.domain.evidence import Evidence
from selfassess.domain.intake import Intake, TakenAnswer, TakenRow
from selfassess.domain.people import Person
from selfassess.domain.workbook import REF_FIELDS, action_fields, evidence_fields
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.keeping_responses import keep_response
from selfassess.services.limits import new_action, new_evidence
from selfassess.services.returning import Compared, ComparedAnswer, ComparedRow, after_refs
from selfassess.services.saving import Answers, answers_of, groups, merge, written


class Taking:
    """One workbook being taken in within a transaction, as `decided` for each choice of its changes."""

    def __init__(
        self, tools: Toolbox, store: UnitOfWork, who: Person, *, compared: Compared, decided: Mapping[str, Decision]
    ) -> None:
        self._tools, self._store, self._who, self._assessment = tools, store, who, compared.assessment
        self._compared, self._decided = compared, decided
        self._at = tools.clock()
        self._new: dict[str, str] = {}

    @property
    def left(self) -> tuple[str, ...]:
        """What was left as it is, by the keys of choices."""
        return tuple(key for key, decision in self._decided.items() if decision is Decision.LEAVE)

    def all(self, intake_id: str, name: str) -> Intake | None:
        """Keep everything that was agreed to; None where that is nothing."""
        rows = [(row.of, self._row(row)) for row in self._compared.rows]
        answers = tuple(taken for answer in self._compared.answers if (taken := self._answer(answer)))
        evidence, actions = (tuple(taken for of, taken in rows if taken and of is kind) for kind in (Of.EVIDENCE, Of.ACTION))
        if not (answers or evidence or actions):
            return None
        count = sum(choice.key not in self.left for choice in self._compared.changes.choices)
        return Intake(intake_id, self._assessment.id, name[-200:], self._who.id, self._at, count, answers, evidence, actions)

    def _decision(self, of: Of, line: str, part: str) -> Decision:
        return self._decided.get(f"{of}:{line}:{part}", Decision.TAKE)

    def _row(self, row: ComparedRow) -> TakenRow | None:
        line = row.back.id or row.back.ref or row.back.place
        if row.now is None:
            return self._added(row) if self._decision(row.of, line, "all") is Decision.TAKE else None
        fields = {name: value for name, value in row.fields.items() if self._decision(row.of, line, name) is Decision.TAKE}
        if not fields:
            return None
        before = {name: row.now[name] for name in fields}
        save_fields(self._store, row.of, row.back.id, fields)
        return TakenRow(row.back.id, before, fields)

    def _added(self, row: ComparedRow) -> TakenRow:
        key = self._tools.new_id()
        if row.of is Of.EVIDENCE:
            said = new_evidence(row.fields)
            self._store.evidence.save(
                Evidence(
                    id=key,
                    authority=self._assessment.authority,
                    kind=said.kind,
                    title=said.title,
                    about=said.about,
                    added=self._at,
                    added_by=self._who.id,
                    locator=said.locator,
                    note=said.note,
                    link=said.link,
                )
            )
        else:
            new = new_action(row.fields)
            self._store.actions.save(
                Action(key, self._assessment.authority, new.text, new.owner, new.due, new.status, new.measure)
            )
        self._new[row.back.ref] = key
        return TakenRow(key, None, dict(row.fields))

    def _answer(self, answer: ComparedAnswer) -> TakenAnswer | None:
        now, subject = answer.now, answer.back.id
        opened, mine, here = answer.opened, answer.mine, answers_of(now)
        for group in groups():
            opened, mine = self._settled(subject, group, opened, mine, here)
        refs = {name: self._refs(answer, name) for name in REF_FIELDS}
        saved = _with_refs(written(now, merge(opened, mine, here), by=self._who.id, at=self._at), refs)
        if answers_of(saved) == here and all(refs[name] == getattr(now, name) for name in REF_FIELDS):
            return None
        keep_response(self._tools, self._store, self._assessment, saved)
        self._assessment = self._store.assessments.get(self._assessment.id)  # what was signed off is a draft now
        return TakenAnswer(subject, now.revision, saved.revision)

    def _settled(
        self, subject: str, group: tuple[str, ...], opened: Answers, mine: Answers, here: Answers
    ) -> tuple[Answers, Answers]:
        """What was opened and what came, changed so that merging gives what the person decided."""
        decision = self._decided.get(f"{Of.ANSWER}:{subject}:{group[0]}")
        if decision is None:
            return opened, mine
        if decision is Decision.LEAVE:
            return opened, replace(mine, **{name: getattr(opened, name) for name in group})
        if decision is Decision.BOTH:
            both: dict[str, Any] = {name: f"{getattr(mine, name)}\n\n{getattr(here, name)}" for name in group}
            mine = replace(mine, **both)
        if any(getattr(mine, name) != getattr(opened, name) for name in group):
            opened = replace(opened, **{name: getattr(here, name) for name in group if self._clash(opened, mine, here, group)})
        return opened, mine

    @staticmethod
    def _clash(opened: Answers, mine: Answers, here: Answers, group: tuple[str, ...]) -> bool:
        return len({tuple(getattr(answers, name) for name in group) for answers in (opened, mine, here)}) == 3

    def _refs(self, answer: ComparedAnswer, name: str) -> tuple[str, ...]:
        now: tuple[str, ...] = getattr(answer.now, name)
        if self._decision(Of.ANSWER, answer.back.id, name) is Decision.LEAVE:
            return now
        held = {row.back.ref for row in self._compared.rows if row.now is None}
        added = (self._new.get(key, key) for key in answer.added[name])
        return after_refs(now, [key for key in added if key not in held], answer.removed[name])


def _with_refs(response: Response, refs: Mapping[str, tuple[str, ...]]) -> Response:
    return replace(response, evidence=refs["evidence"], actions=refs["actions"])


def save_fields(store: UnitOfWork, of: Of, key: str, fields: Mapping[str, str]) -> None:
    """Write these fields of evidence or an action, wherever it is attached."""
    if of is Of.EVIDENCE:
        item = store.evidence.get(key)
        said = new_evidence({**evidence_fields(item), **fields})
        store.evidence.save(
            replace(
                item,
                kind=said.kind,
                title=said.title,
                about=said.about,
                locator=said.locator,
                note=said.note,
                link=said.link,
            )
        )
    else:
        action = store.actions.get(key)
        new = new_action({**action_fields(action), **fields})
        store.actions.save(replace(action, text=new.text, owner=new.owner, due=new.due, status=new.status, measure=new.measure))
