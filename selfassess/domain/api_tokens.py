"""Words by which a program reads for a person: what each opens, and until when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from selfassess.domain.people import Person
from selfassess.domain.rights import Right
from selfassess.errors import NotAllowed, NotFound

LONGEST = 366
"""For how many days a token counts at most."""
USUAL = 90
SHORT = 12
"""So many figures of its id are enough for people to tell a token by."""


class Opens(StrEnum):
    """What a program may read by a token."""

    ASSESSMENTS = "assessments"
    OPEN_DATA = "open-data"
    SNAPSHOTS = "snapshots"

    @property
    def called(self) -> str:
        """What people read for it."""
        return OPENS_LABELS[self]


OPENS_LABELS = {
    Opens.ASSESSMENTS: "the list of assessments",
    Opens.OPEN_DATA: "an assessment as open data",
    Opens.SNAPSHOTS: "snapshots",
}

RIGHTS: Mapping[Opens, frozenset[Right]] = {
    Opens.ASSESSMENTS: frozenset({Right.SEE}),
    Opens.OPEN_DATA: frozenset({Right.SEE, Right.EXPORT}),
    Opens.SNAPSHOTS: frozenset({Right.SEE, Right.EXPORT}),
}
"""The rights of its person that a token carries; no other is ever carried, and none by which anything is changed."""


@dataclass(frozen=True, slots=True)
class ApiToken:
    """A token of an account. `id` is a hash of the word, which is kept nowhere; it counts up to the day `until`."""

    id: str
    account: str
    label: str
    opens: frozenset[Opens]
    made: datetime
    made_by: str
    until: date
    used: datetime | None = None

    @property
    def short(self) -> str:
        """What people tell it by."""
        return self.id[:SHORT]

    @property
    def reads(self) -> str:
        """What it opens, as people read it."""
        return ", ".join(each.called for each in Opens if each in self.opens)

    @property
    def rights(self) -> frozenset[Right]:
        """The rights that it carries, where its person holds them."""
        return frozenset(right for each in self.opens for right in RIGHTS[each])

    def live(self, today: date) -> bool:
        """Whether it still counts."""
        return today <= self.until


@dataclass(frozen=True, slots=True)
class Program:
    """A program that reads for a person, who may do no more than its token opens."""

    person: Person
    token: ApiToken

    def must_open(self, what: Opens) -> None:
        """Raises `NotAllowed` for what the token does not open."""
        if what not in self.token.opens:
            raise NotAllowed(f"This token does not open {what.called}. Ask for one that does.")


def no_token(token: str) -> NotFound:
    """What is said of a token that is not there, and in the same words of somebody else's."""
    return NotFound(f"There is no token {token!r}.", "`selfassess api-tokens list` shows those there are.")
