"""The repository of drafts."""

from collections.abc import Collection

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.orm import Session

from selfassess.domain.typed import CaseDraft, Draft
from selfassess.store.models.challenge_file import CaseDraftRow
from selfassess.store.models.draft import DraftRow


class Drafts:
    """What people typed and did not save."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def keep(self, draft: Draft) -> None:
        """Keep a draft, in place of the person's last one of that field."""
        self._session.merge(
            DraftRow(
                person=draft.person,
                assessment_id=draft.assessment,
                subject=draft.subject,
                field=draft.field,
                text=draft.text,
                revision=draft.revision,
                kept_at=draft.at,
            )
        )
        self._session.flush()

    def of(self, person: str, assessment: str, subject: str) -> tuple[Draft, ...]:
        """A person's drafts of one subject."""
        rows = self._session.scalars(select(DraftRow).where(*_key(person, assessment, subject)).order_by(DraftRow.field))
        return tuple(
            Draft(row.person, row.assessment_id, row.subject, row.field, row.text, row.revision, row.kept_at) for row in rows
        )

    def drop(self, person: str, assessment: str, subject: str, field: str | None = None) -> None:
        """Forget a person's drafts of one subject, or that of one field."""
        wanted = _key(person, assessment, subject)
        self._session.execute(delete(DraftRow).where(*wanted, *([DraftRow.field == field] if field else [])))

    def keep_case(self, draft: CaseDraft) -> None:
        """Keep a draft of a field of a case review, in place of the person's last one."""
        self._session.merge(
            CaseDraftRow(
                person=draft.person,
                challenge_id=draft.challenge,
                code=draft.code,
                slot=draft.field,
                text=draft.text,
                revision=draft.revision,
                kept_at=draft.at,
            )
        )
        self._session.flush()

    def of_case(self, person: str, challenge: str, code: str) -> tuple[CaseDraft, ...]:
        """A person's drafts of one case."""
        rows = self._session.scalars(select(CaseDraftRow).where(*_of_case(person, challenge, code)).order_by(CaseDraftRow.slot))
        return tuple(
            CaseDraft(row.person, row.challenge_id, row.code, row.slot, row.text, row.revision, row.kept_at) for row in rows
        )

    def drop_case(self, person: str, challenge: str, code: str, fields: Collection[str]) -> None:
        """Forget a person's drafts of these fields of a case."""
        wanted = _of_case(person, challenge, code)
        self._session.execute(delete(CaseDraftRow).where(*wanted, CaseDraftRow.slot.in_(fields)))


def _of_case(person: str, challenge: str, code: str) -> tuple[ColumnElement[bool], ...]:
    return CaseDraftRow.person == person, CaseDraftRow.challenge_id == challenge, CaseDraftRow.code == code


def _key(person: str, assessment: str, subject: str) -> tuple[ColumnElement[bool], ...]:
    return DraftRow.person == person, DraftRow.assessment_id == assessment, DraftRow.subject == subject
