"""The repository of templates of case reviews that were built in the program."""

from typing import Any, cast

from sqlalchemy import CursorResult, delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from selfassess.domain.template import OwnTemplate
from selfassess.errors import Conflict
from selfassess.store.models.template import CaseTemplateRow
from selfassess.store.peer_challenges import overtaken


class CaseTemplates:
    """Every template that was built here, drafts and published ones."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def draft(self, challenge_id: str) -> OwnTemplate | None:
        """The template that is being built in a challenge, if there is one."""
        found = select(CaseTemplateRow).where(CaseTemplateRow.challenge_id == challenge_id, CaseTemplateRow.published.is_(None))
        row = self._session.scalars(found).first()
        return None if row is None else _template(row)

    def published(self) -> tuple[OwnTemplate, ...]:
        """Every published template, by key."""
        found = select(CaseTemplateRow).where(CaseTemplateRow.published.is_not(None)).order_by(CaseTemplateRow.key)
        return tuple(map(_template, self._session.scalars(found)))

    def by_key(self, key: str) -> OwnTemplate | None:
        """The template of this key, published or not."""
        row = self._session.scalars(select(CaseTemplateRow).where(CaseTemplateRow.key == key)).one_or_none()
        return None if row is None else _template(row)

    def taken(self) -> frozenset[str]:
        """The keys of all templates, drafts among them."""
        return frozenset(self._session.scalars(select(CaseTemplateRow.key)))

    def add(self, template: OwnTemplate) -> None:
        """Keep a new draft. Raises `Conflict` where its key was taken meanwhile."""
        try:
            self._session.execute(insert(CaseTemplateRow).values(id=template.id, **_columns(template)))
        except IntegrityError as error:
            raise overtaken() from error

    def save(self, template: OwnTemplate) -> None:
        """Keep a draft whose revision is one above the stored one.

        Raises `Conflict` if another save came first or it was published meanwhile.
        """
        result = self._session.execute(
            update(CaseTemplateRow)
            .where(
                CaseTemplateRow.id == template.id,
                CaseTemplateRow.revision == template.revision - 1,
                CaseTemplateRow.published.is_(None),
            )
            .values(**_columns(template))
        )
        if cast("CursorResult[Any]", result).rowcount != 1:
            raise overtaken()

    def remove(self, template: OwnTemplate) -> None:
        """Remove a draft. Raises `Conflict` for one that was published meanwhile."""
        gone = delete(CaseTemplateRow).where(CaseTemplateRow.id == template.id, CaseTemplateRow.published.is_(None))
        if cast("CursorResult[Any]", self._session.execute(gone)).rowcount != 1:
            raise Conflict("This template was published meanwhile, and stays.", yours={}, theirs={})


def _columns(template: OwnTemplate) -> dict[str, object]:
    return {
        "challenge_id": template.challenge,
        "key": template.key,
        "title": template.title,
        "text": template.text,
        "revision": template.revision,
        "written_by": template.by,
        "published": template.published,
        "digest": template.digest,
    }


def _template(row: CaseTemplateRow) -> OwnTemplate:
    return OwnTemplate(
        row.id, row.challenge_id, row.key, row.title, row.text, row.revision, row.written_by, row.published, row.digest
    )
