"""The repository of evidence."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, CursorResult, select, update
from sqlalchemy.orm import Session

from selfassess.domain.evidence import Evidence, EvidenceKind, Rating, StoredFile, Version, no_evidence
from selfassess.domain.private_data import LookedThrough
from selfassess.domain.redaction import MASK
from selfassess.store.bodies import from_body, to_body
from selfassess.store.models.assessment import EvidenceRow

EMPTY: Mapping[str, Any] = {
    "about": None, "locator": "", "note": "", "link": None, "file_name": None, "file_sha256": None, "file_size": None,
    "file_media_type": None, "owner": "", "rating": None, "versions": [], "looked": None,
}  # fmt: skip
"""What a piece of evidence says of which nothing is left but its place."""


class EvidenceRegister:
    """The evidence of every authority."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def save(self, evidence: Evidence) -> None:
        """Keep this evidence, in place of one of the same id."""
        file = evidence.file
        self._session.merge(
            EvidenceRow(
                id=evidence.id,
                authority_id=evidence.authority,
                kind=evidence.kind.value,
                title=evidence.title,
                about=evidence.about,
                added=evidence.added,
                added_by=evidence.added_by,
                locator=evidence.locator,
                note=evidence.note,
                link=evidence.link,
                file_name=file.name if file else None,
                file_sha256=file.sha256 if file else None,
                file_size=file.size if file else None,
                file_media_type=file.media_type if file else None,
                removed=evidence.removed,
                owner=evidence.owner,
                restricted=evidence.restricted,
                rating=to_body(evidence.rating) if evidence.rating else None,
                versions=to_body(evidence.versions),
                looked=to_body(evidence.looked) if evidence.looked else None,
            )
        )
        self._session.flush()

    def get(self, evidence_id: str) -> Evidence:
        """The evidence of this id. Raises `NotFound`."""
        row = self._session.get(EvidenceRow, evidence_id)
        if row is None:
            raise no_evidence(evidence_id)
        return _evidence(row)

    def of(self, authority: str) -> tuple[Evidence, ...]:
        """The evidence in an authority's register, newest first."""
        return self._found(authority, EvidenceRow.removed.is_(None))

    def removed_of(self, authority: str) -> tuple[Evidence, ...]:
        """What was taken out of an authority's register and can be put back, newest first."""
        return self._found(authority, EvidenceRow.removed.is_not(None), EvidenceRow.title != MASK)

    def empty(self, before: datetime) -> int:
        """Leave nothing but its place of all evidence that was taken out before this moment; how much there was."""
        out = update(EvidenceRow).where(EvidenceRow.removed < before, EvidenceRow.title != MASK)
        done = self._session.execute(out.values(title=MASK, **EMPTY))
        return done.rowcount if isinstance(done, CursorResult) else 0

    def _found(self, authority: str, *which: ColumnElement[bool]) -> tuple[Evidence, ...]:
        query = select(EvidenceRow).where(EvidenceRow.authority_id == authority, *which)
        return tuple(_evidence(row) for row in self._session.scalars(query.order_by(EvidenceRow.added.desc(), EvidenceRow.id)))


def _evidence(row: EvidenceRow) -> Evidence:
    return Evidence(
        id=row.id,
        authority=row.authority_id,
        kind=EvidenceKind(row.kind),
        title=row.title,
        about=row.about,
        added=row.added,
        added_by=row.added_by,
        locator=row.locator,
        note=row.note,
        link=row.link,
        file=_file(row),
        removed=row.removed,
        owner=row.owner,
        restricted=row.restricted,
        rating=from_body(Rating, row.rating) if row.rating else None,
        versions=tuple(from_body(Version, version) for version in row.versions),
        looked=from_body(LookedThrough, row.looked) if row.looked else None,
    )


def _file(row: EvidenceRow) -> StoredFile | None:
    if row.file_sha256 is None:
        return None
    return StoredFile(
        name=row.file_name or "",
        sha256=row.file_sha256,
        size=row.file_size or 0,
        media_type=row.file_media_type or "application/octet-stream",
    )
