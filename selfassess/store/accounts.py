"""The repository of accounts, roles and invitations."""

from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from selfassess.domain.accounts import Account, Invitation, email_key
from selfassess.domain.rights import Grant, Role
from selfassess.errors import Conflict, NotFound
from selfassess.store.models.people import AccountRow, GrantRow, InvitationRow


class Accounts:
    """Accounts, the roles that they hold, and invitations."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def save(self, account: Account) -> None:
        """Add an account or replace that of the same id. Raises `Conflict` where another one has its e-mail address."""
        self._session.merge(_account_row(account))
        try:
            self._session.flush()
        except IntegrityError as error:
            raise Conflict(f"There is an account for {account.email} already.", yours={}, theirs={}) from error

    def get(self, account_id: str) -> Account:
        """The account of this id. Raises `NotFound`."""
        row = self._session.get(AccountRow, account_id)
        if row is None:
            raise NotFound(f"There is no account {account_id!r}.", "`selfassess users list` shows those there are.")
        return account_of(row)

    def by_email(self, email: str) -> Account | None:
        """The account with this e-mail address."""
        row = self._session.scalars(select(AccountRow).where(AccountRow.email == email_key(email))).one_or_none()
        return None if row is None else account_of(row)

    def all(self) -> tuple[Account, ...]:
        """Every account, by name."""
        return tuple(map(account_of, self._session.scalars(select(AccountRow).order_by(AccountRow.name, AccountRow.id))))

    def grants(self, account_id: str) -> tuple[Grant, ...]:
        """The roles that an account holds, by place and role."""
        rows = select(GrantRow).where(GrantRow.account_id == account_id).order_by(GrantRow.place, GrantRow.role)
        return tuple(map(grant_of, self._session.scalars(rows)))

    def members(self, place: str) -> tuple[tuple[Account, Grant], ...]:
        """Who holds which role in a place, by name."""
        query = (
            select(AccountRow, GrantRow)
            .join(GrantRow, GrantRow.account_id == AccountRow.id)
            .where(GrantRow.place == place)
            .order_by(AccountRow.name, AccountRow.id, GrantRow.role)
        )
        return tuple((account_of(account), grant_of(grant)) for account, grant in self._session.execute(query).all())

    def give(self, account_id: str, grant: Grant) -> None:
        """Give a role, or change the end and subjects of one that is held."""
        self._session.merge(GrantRow(account_id=account_id, **_grant_values(grant)))
        self._session.flush()

    def take(self, account_id: str, grant: Grant) -> None:
        """End a role."""
        mine = (GrantRow.account_id == account_id) & (GrantRow.role == grant.role.value) & (GrantRow.place == grant.place)
        self._session.execute(delete(GrantRow).where(mine))

    def invite(self, invitation: Invitation) -> None:
        """Keep an invitation until it is accepted or withdrawn."""
        self._session.add(
            InvitationRow(
                id=invitation.id,
                email=invitation.email,
                name=invitation.name,
                invited_by=invitation.invited_by,
                at=invitation.at,
                **_grant_values(invitation.grant),
            )
        )
        self._session.flush()

    def invitation(self, invitation_id: str) -> Invitation | None:
        """The invitation of this id, None once it was accepted or withdrawn."""
        row = self._session.get(InvitationRow, invitation_id)
        return None if row is None else _invitation(row)

    def invitations(self, place: str) -> tuple[Invitation, ...]:
        """What is offered in a place and not accepted yet, newest first."""
        rows = select(InvitationRow).where(InvitationRow.place == place).order_by(InvitationRow.at.desc(), InvitationRow.id)
        return tuple(map(_invitation, self._session.scalars(rows)))

    def withdraw(self, invitation_id: str) -> None:
        """Take an invitation back, if it is there."""
        self._session.execute(delete(InvitationRow).where(InvitationRow.id == invitation_id))


def _account_row(account: Account) -> AccountRow:
    return AccountRow(
        id=account.id,
        name=account.name,
        email=email_key(account.email),
        created=account.created,
        password=account.password,
        second_factor=account.second_factor,
        last_step=account.last_step,
        recovery=list(account.recovery),
        disabled=account.disabled,
    )


def account_of(row: AccountRow) -> Account:
    """The account that a row stands for."""
    return Account(
        id=row.id,
        name=row.name,
        email=row.email,
        created=row.created,
        password=row.password,
        second_factor=row.second_factor,
        last_step=row.last_step,
        recovery=tuple(row.recovery),
        disabled=row.disabled,
    )


def _grant_values(grant: Grant) -> dict[str, Any]:
    return {
        "role": grant.role.value,
        "place": grant.place,
        "until": grant.until,
        "subjects": " ".join(sorted(grant.subjects)),
    }


def grant_of(row: GrantRow | InvitationRow) -> Grant:
    """The role that a row gives or offers."""
    return Grant(Role(row.role), row.place, row.until, frozenset(row.subjects.split()))


def _invitation(row: InvitationRow) -> Invitation:
    return Invitation(row.id, row.email, row.name, grant_of(row), row.invited_by, row.at)
