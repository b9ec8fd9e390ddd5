"""The repository of actions."""

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from selfassess.domain.actions import Action, ActionStatus, no_action
from selfassess.store.models.assessment import ActionRow


class Actions:
    """The actions of every authority."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def save(self, action: Action) -> None:
        """Keep this action, in place of one of the same id."""
        self._session.merge(
            ActionRow(
                id=action.id,
                authority_id=action.authority,
                text=action.text,
                owner=action.owner,
                due=action.due,
                status=action.status.value,
                measure=action.measure,
                recommendations=list(action.recommendations),
            )
        )
        self._session.flush()

    def remove(self, action_id: str) -> None:
        """Take an action out for good. Whoever asks has made sure that no answer names it."""
        self._session.execute(delete(ActionRow).where(ActionRow.id == action_id))

    def get(self, action_id: str) -> Action:
        """The action of this id. Raises `NotFound`."""
        row = self._session.get(ActionRow, action_id)
        if row is None:
            raise no_action(action_id)
        return _action(row)

    def of(self, authority: str) -> tuple[Action, ...]:
        """All actions of an authority, soonest due first, those without a date last."""
        rows = self._session.scalars(
            select(ActionRow)
            .where(ActionRow.authority_id == authority)
            .order_by(ActionRow.due.is_(None), ActionRow.due, ActionRow.id)
        )
        return tuple(_action(row) for row in rows)


def _action(row: ActionRow) -> Action:
    return Action(
        id=row.id,
        authority=row.authority_id,
        text=row.text,
        owner=row.owner,
        due=row.due,
        status=ActionStatus(row.status),
        measure=row.measure,
        recommendations=tuple(row.recommendations),
    )
