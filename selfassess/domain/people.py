"""Who does something."""

from dataclasses import dataclass
from datetime import date

from selfassess.domain.rights import EVERYBODY, Grant, Right, Viewer, places


@dataclass(frozen=True, slots=True)
class Person:
    """A person as the program knows them; `id` is what saves are kept under, `grants` the roles that they hold.

    Somebody `unlimited` may do everything everywhere: the one person of a laptop, or the operator who runs commands on the
    machine itself, and who could read the database anyway. `through` names what acts for them where they do not act themselves.
    """

    id: str
    name: str
    grants: tuple[Grant, ...] = ()
    unlimited: bool = False
    through: str = ""

    def may(self, right: Right, place: str, *, today: date, subject: str | None = None) -> bool:
        """Whether they hold a right in a place on a day; `subject` is the line or area that would be answered."""
        return self.unlimited or any(grant.allows(right, place, subject=subject, today=today) for grant in self.grants)

    def answers_in(self, place: str, *, today: date) -> bool:
        """Whether they write about any subject in a place: about all, or those that their role names."""
        return self.unlimited or any(
            grant.allows(Right.ANSWER, place, subject=subject, today=today)
            for grant in self.grants
            for subject in (None, *grant.subjects)
        )

    def may_somewhere(self, right: Right, *, today: date) -> bool:
        """Whether they hold a right in any place."""
        return self.unlimited or bool(places(self.grants, right, today=today))

    def viewer(self, *, today: date) -> Viewer:
        """On whose behalf they read reports."""
        if self.unlimited:
            return EVERYBODY
        return Viewer(places(self.grants, Right.SEE, today=today), places(self.grants, Right.SEE_RESTRICTED, today=today))


LOCAL = Person("local", "This computer", unlimited=True)
"""The one person of a laptop, who needs no account."""
