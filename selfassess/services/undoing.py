"""Undoing what a workbook changed, field by field, but for what was changed again since."""

from collections.abc import Collection, Mapping
from dataclasses import replace

from selfassess.domain.assessment import Assessment
from selfassess.domain.changes import Of
from selfassess.domain.intake import Intake, TakenAnswer, TakenRow
from selfassess.domain.people import Person
from selfassess.domain.subjects import subjects
from selfassess.domain.wording import listing
from selfassess.domain.workbook import FIELD_WORDS, REF_FIELDS, action_fields, evidence_fields, told
from selfassess.errors import Conflict, NotFound
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.keeping_responses import keep_response
from selfassess.services.returning import after_refs
from selfassess.services.saving import Answers, answers_of, groups, merge, written
from selfassess.services.taking import save_fields


class Undoing:
    """One workbook being undone within a transaction; `left` says what stays, because it was changed again."""

    def __init__(self, tools: Toolbox, store: UnitOfWork, who: Person, assessment: Assessment) -> None:
        self._tools, self._store, self._who, self._assessment = tools, store, who, assessment
        self._at = tools.clock()
        self._titles = dict(subjects(tools.frameworks().framework(assessment.framework)))
        self.left: list[str] = []

    def all(self, kept: Intake) -> None:
        """Undo everything that can be undone."""
        for answer in kept.answers:
            self._answer(answer)
        for row in kept.evidence:
            self._row(Of.EVIDENCE, row)
        for row in kept.actions:
            self._row(Of.ACTION, row)

    def _answer(self, taken: TakenAnswer) -> None:
        place = self._assessment.id, taken.subject
        before, after = (self._store.assessments.revision(*place, at) for at in (taken.before, taken.after))
        now = self._store.assessments.response(*place)
        back = answers_of(before)
        try:
            merged = merge(answers_of(after), back, answers_of(now))
        except Conflict as conflict:
            back = self._without(answers_of(after), back, frozenset(conflict.yours))
            self.left.append(_stays(self._titles[taken.subject], conflict.yours))
            merged = merge(answers_of(after), back, answers_of(now))
        refs = {}
        for name in REF_FIELDS:
            was, became, here = (getattr(response, name) for response in (before, after, now))
            added = [key for key in was if key not in became]
            refs[name] = after_refs(here, added, [key for key in became if key not in was])
        saved = replace(written(now, merged, by=self._who.id, at=self._at), evidence=refs["evidence"], actions=refs["actions"])
        keep_response(self._tools, self._store, self._assessment, saved)
        self._assessment = self._store.assessments.get(self._assessment.id)  # what was signed off is a draft now

    @staticmethod
    def _without(opened: Answers, back: Answers, names: frozenset[str]) -> Answers:
        """What would be put back, without whole thoughts that were changed again."""
        kept = [name for group in groups() if names & set(group) for name in group]
        return replace(back, **{name: getattr(opened, name) for name in kept})

    def _row(self, of: Of, taken: TakenRow) -> None:
        try:
            now = (
                evidence_fields(self._store.evidence.get(taken.id))
                if of is Of.EVIDENCE
                else action_fields(self._store.actions.get(taken.id))
            )
        except NotFound:
            return
        if taken.before is None:
            self._take_out(of, taken, now)
            return
        same = {name: value for name, value in taken.before.items() if told(now[name]) == told(taken.after[name])}
        if same:
            save_fields(self._store, of, taken.id, same)
        again = sorted(taken.before.keys() - same.keys())
        if again:
            self.left.append(_stays(now.get("title") or now["text"], again))

    def _take_out(self, of: Of, taken: TakenRow, now: Mapping[str, str]) -> None:
        """Take out what the workbook added: evidence so that it can be put back, an action for good unless it is needed since."""
        if of is Of.EVIDENCE:
            self._store.evidence.save(replace(self._store.evidence.get(taken.id), removed=self._at))
            return
        if any(told(now[name]) != told(said) for name, said in taken.after.items() if name in now):
            self.left.append(f"{now['text']}: this action was changed since, and stays in the plan.")
        elif self._named(taken.id):
            self.left.append(f"{now['text']}: another answer names this action by now, so it stays in the plan.")
        else:
            self._store.actions.remove(taken.id)

    def _named(self, action: str) -> bool:
        """Whether any answer of the authority names an action."""
        own = (each.id for each in self._store.assessments.all() if each.authority == self._assessment.authority)
        return any(action in response.actions for key in own for response in self._store.assessments.responses(key))


def _stays(title: str, fields: Collection[str]) -> str:
    """What is said of fields that are not put back, in the order and the words of the form."""
    words = listing(tuple(f"“{word}”" for field, word in FIELD_WORDS.items() if field in fields))
    were, stay = ("was", "stays") if len(fields) == 1 else ("were", "stay")
    return f"{title}: {words} {were} changed again since, and {stay}."
