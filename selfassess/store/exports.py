"""The repository of packs that were made."""

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import InstrumentedAttribute, Session

from selfassess.domain.evidence import StoredFile
from selfassess.domain.exports import Export, Issue, no_export
from selfassess.domain.pack import ASSESSMENT, CHALLENGE, DOCUMENT, INSPECTION
from selfassess.domain.redaction import MaskedPlace
from selfassess.store.bodies import from_body, to_body
from selfassess.store.models.export import ExportRow


class Exports:
    """Every pack that was made of each assessment, inspection and peer challenge, and what became of it."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, export: Export) -> None:
        """Keep that a pack was made."""
        self._session.execute(
            insert(ExportRow).values(
                id=export.id,
                **{_column(export.of).key: export.subject},
                pack=export.pack,
                title=export.title,
                form=export.form,
                parts=list(export.parts),
                marking=export.marking,
                revision=export.revision,
                file_name=export.file.name,
                file_sha256=export.file.sha256,
                file_size=export.file.size,
                file_media_type=export.file.media_type,
                made_by=export.by,
                made_at=export.at,
                said=list(export.said),
                masked=to_body(export.masked),
                snapshot_id=export.snapshot,
            )
        )

    def get(self, export_id: str) -> Export:
        """One of them. Raises `NotFound`."""
        row = self._session.get(ExportRow, export_id)
        if row is None:
            raise no_export(export_id)
        return _export(row)

    def of(self, of: str, subject: str) -> tuple[Export, ...]:
        """All of an assessment, an inspection or a peer challenge, newest first."""
        query = select(ExportRow).where(_column(of) == subject)
        return tuple(map(_export, self._session.scalars(query.order_by(ExportRow.made_at.desc(), ExportRow.id))))

    def same(self, export: Export) -> Export | None:
        """The one of the same pack, format and file that was made before, if there is any."""
        query = select(ExportRow).where(
            _column(export.of) == export.subject,
            ExportRow.pack == export.pack,
            ExportRow.form == export.form,
            ExportRow.file_sha256 == export.file.sha256,
        )
        row = self._session.scalars(query.limit(1)).one_or_none()
        return None if row is None else _export(row)

    def issued(self, of: str, subject: str, pack: str) -> Export | None:
        """The newest version of a pack that was issued as a document, None where none was."""
        query = select(ExportRow).where(
            _column(of) == subject,
            ExportRow.pack == pack,
            ExportRow.issued_at.is_not(None),
            ExportRow.form.in_(DOCUMENT),
        )
        newest = query.order_by(ExportRow.issued_on.desc(), ExportRow.made_at.desc()).limit(1)
        row = self._session.scalars(newest).one_or_none()
        return None if row is None else _export(row)

    def mark(self, export_id: str, issue: Issue) -> None:
        """Keep to whom one was given."""
        values = {
            "issued_to": issue.to,
            "issued_on": issue.day,
            "issued_why": issue.why,
            "issued_by": issue.by,
            "issued_at": issue.at,
        }
        self._session.execute(update(ExportRow).where(ExportRow.id == export_id).values(**values))

    def remove(self, export_id: str) -> None:
        """Take one out."""
        self._session.execute(delete(ExportRow).where(ExportRow.id == export_id))


def _column(of: str) -> InstrumentedAttribute[str | None]:
    return {ASSESSMENT: ExportRow.assessment_id, INSPECTION: ExportRow.inspection_id, CHALLENGE: ExportRow.challenge_id}[of]


def _export(row: ExportRow) -> Export:
    of = ASSESSMENT if row.assessment_id else INSPECTION if row.inspection_id else CHALLENGE
    return Export(
        id=row.id,
        of=of,
        subject=row.assessment_id or row.inspection_id or row.challenge_id or "",
        pack=row.pack,
        title=row.title,
        form=row.form,
        parts=tuple(row.parts),
        marking=row.marking,
        revision=row.revision,
        file=StoredFile(row.file_name, row.file_sha256, row.file_size, row.file_media_type),
        by=row.made_by,
        at=row.made_at,
        said=tuple(row.said),
        issue=_issue(row),
        masked=tuple(from_body(MaskedPlace, place) for place in row.masked),
        snapshot=row.snapshot_id,
    )


def _issue(row: ExportRow) -> Issue | None:
    if row.issued_at is None or row.issued_on is None:
        return None
    return Issue(row.issued_to or "", row.issued_on, row.issued_why or "", row.issued_by or "", row.issued_at)
