"""The repository of browsers in which people are signed in, of programs that read for them, and of wrong passwords."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from selfassess.domain.accounts import FORGOTTEN, Account, Failures, SignIn
from selfassess.domain.api_tokens import ApiToken, Opens
from selfassess.domain.rights import Grant
from selfassess.store.accounts import account_of, grant_of
from selfassess.store.models.people import AccountRow, FailureRow, GrantRow, RateRow, SignInRow, TokenRow


class SignIns:
    """Browsers in which people are signed in, tokens of programs, and wrong passwords."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def save(self, sign_in: SignIn) -> None:
        """Add a sign-in or replace that of the same id."""
        self._session.merge(
            SignInRow(
                id=sign_in.id,
                account_id=sign_in.account,
                began=sign_in.began,
                seen=sign_in.seen,
                device=sign_in.device,
                confirmed=sign_in.confirmed,
            )
        )
        self._session.flush()

    def get(self, sign_in_id: str) -> SignIn | None:
        """The sign-in of this id, None once it ended."""
        row = self._session.get(SignInRow, sign_in_id)
        return None if row is None else _sign_in(row)

    def who(self, sign_in_id: str) -> tuple[SignIn, Account, tuple[Grant, ...]] | None:
        """A sign-in with the account that it is of and the roles that this holds, by place and role; None once it ended."""
        held = (
            select(SignInRow, AccountRow, GrantRow)
            .join(AccountRow, AccountRow.id == SignInRow.account_id)
            .outerjoin(GrantRow, GrantRow.account_id == AccountRow.id)
            .where(SignInRow.id == sign_in_id)
            .order_by(GrantRow.place, GrantRow.role)
        )
        rows = self._session.execute(held).all()
        if not rows:
            return None
        sign_in, account, _ = rows[0]
        grants: list[GrantRow | None] = [grant for _, _, grant in rows]
        return _sign_in(sign_in), account_of(account), tuple(grant_of(grant) for grant in grants if grant is not None)

    def of(self, account_id: str) -> tuple[SignIn, ...]:
        """Every sign-in of an account, last seen first."""
        rows = select(SignInRow).where(SignInRow.account_id == account_id).order_by(SignInRow.seen.desc(), SignInRow.id)
        return tuple(map(_sign_in, self._session.scalars(rows)))

    def end(self, sign_in_id: str) -> None:
        """End a sign-in, if it is there."""
        self._session.execute(delete(SignInRow).where(SignInRow.id == sign_in_id))

    def end_all(self, account_id: str, *, apart_from: str | None = None) -> None:
        """End every sign-in of an account."""
        self._session.execute(delete(SignInRow).where(SignInRow.account_id == account_id, SignInRow.id != (apart_from or "")))

    def keep_token(self, token: ApiToken) -> None:
        """Add a token or replace that of the same id."""
        said = " ".join(sorted(token.opens))
        row = TokenRow(id=token.id, account_id=token.account, label=token.label, opens=said, made=token.made)
        row.made_by, row.until, row.used = token.made_by, token.until, token.used
        self._session.merge(row)
        self._session.flush()

    def token(self, token_id: str) -> ApiToken | None:
        """The token of this id, None where there is none."""
        row = self._session.get(TokenRow, token_id)
        return None if row is None else _token(row)

    def tokens(self, account_id: str | None = None) -> tuple[ApiToken, ...]:
        """The tokens of an account, or of all of them; newest first."""
        query = select(TokenRow).order_by(TokenRow.made.desc(), TokenRow.id)
        return tuple(map(_token, self._session.scalars(query if account_id is None else query.filter_by(account_id=account_id))))

    def end_token(self, token_id: str) -> None:
        """End a token, if it is there."""
        self._session.execute(delete(TokenRow).where(TokenRow.id == token_id))

    def failures(self, key: str) -> Failures | None:
        """The wrong passwords in a row that are kept under this key."""
        row = self._session.get(FailureRow, key)
        return None if row is None else Failures(row.number, row.last)

    def failed(self, key: str, at: datetime) -> None:
        """Count one more wrong password; failures that are long past go."""
        self._session.execute(delete(FailureRow).where(FailureRow.last < at - FORGOTTEN))
        row = self._session.get(FailureRow, key)
        self._session.merge(FailureRow(key=key, number=row.number + 1 if row else 1, last=at))
        self._session.flush()

    def forget_failures(self, key: str) -> None:
        """Begin anew after a right one."""
        self._session.execute(delete(FailureRow).where(FailureRow.key == key))

    def came(self, key: str, now: datetime, ends: datetime) -> int:
        """Count one more under this key, which counts until `ends`; how many there are by now, of every process together."""
        insert = postgresql.insert if self._session.get_bind().dialect.name == "postgresql" else sqlite.insert
        counted = (
            insert(RateRow)
            .values(key=key, number=1, ends=ends)
            .on_conflict_do_update(index_elements=[RateRow.key], set_={"number": RateRow.number + 1})
            .returning(RateRow.number)
        )
        number = self._session.execute(counted).scalar_one()
        if number == 1:
            self._session.execute(delete(RateRow).where(RateRow.ends < now))
        return number


def _sign_in(row: SignInRow) -> SignIn:
    return SignIn(row.id, row.account_id, row.began, row.seen, row.device, row.confirmed)


def _token(row: TokenRow) -> ApiToken:
    opens = frozenset(map(Opens, row.opens.split()))
    return ApiToken(row.id, row.account_id, row.label, opens, row.made, row.made_by, row.until, row.used)
