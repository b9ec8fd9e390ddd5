"""A peer challenge for tests: of a fictional authority, with whom to tell, and cases that say what a test is about."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

from selfassess.domain.comparators import Authority
from selfassess.domain.peerchallenge import ChallengeKind, Contact, Dates, Hours, PeerChallenge, Stage
from selfassess.domain.people import LOCAL
from selfassess.domain.sample import Wanted
from selfassess.ports import Toolbox
from selfassess.services.authorities import save_authorities
from selfassess.services.case_reviews import NewCase, Typed, add_case, open_case, save_case
from selfassess.services.peer_challenges import (
    NewChallenge,
    create_challenge,
    find_challenge,
    set_contacts,
    set_dates,
    set_sample,
)

CALLED = datetime(2022, 6, 1, 9, 30, tzinfo=UTC)
CONTACTS = (
    Contact("Ruth Ferris", "Head of Safeguarding", "01632 960001", Hours.DAY),
    Contact("Emergency Duty Team", "Duty manager", "01632 960002", Hours.OUT_OF_HOURS),
)
COHORTS = (
    Wanted("children-in-care", "Children in care", 8),
    Wanted("care-leavers", "Care leavers", 4),
    Wanted("adoption", "Children placed for adoption", 4),
)


def a_challenge(tools: Toolbox, *, contacts: tuple[Contact, ...] = CONTACTS, authority: str = "Aldermere") -> PeerChallenge:
    """A challenge of a fictional authority, in June 2022, with sixteen cases to be read."""
    save_authorities(tools, LOCAL, (Authority(authority.casefold(), authority),))
    new = NewChallenge(
        authority.casefold(), "Children's services peer challenge", ChallengeKind.FULL, "peer-challenge-2026", "case-review-2026"
    )
    made = create_challenge(tools, LOCAL, new)
    made = set_contacts(tools, LOCAL, made.id, made.revision, contacts)
    dates = (Dates(Stage.CASES, date(2022, 5, 30), date(2022, 6, 2)), Dates(Stage.ON_SITE, date(2022, 6, 14), date(2022, 6, 17)))
    made = set_dates(tools, LOCAL, made.id, made.revision, dates)
    return set_sample(tools, LOCAL, made.id, made.revision, replace(made.sample, cohorts=COHORTS, chosen_on=date(2022, 5, 26)))


def a_case(
    tools: Toolbox, challenge: str, code: str, values: Mapping[str, str], *, cohort: str = "children-in-care", done: bool = True
) -> None:
    """A case that was reviewed."""
    case = add_case(tools, LOCAL, challenge, NewCase(code, cohort, "A reviewer"))
    reasons = dict.fromkeys(values, "It is the number of a form")
    save_case(tools, LOCAL, challenge, code, Typed(case.revision, values, finished=done, reasons=reasons))


def revision_of(tools: Toolbox, challenge: str, code: str | None = None) -> int:
    """The revision of a challenge, or of one of its cases."""
    if code is None:
        return find_challenge(tools, LOCAL, challenge).challenge.revision
    return open_case(tools, LOCAL, challenge, code).case.revision
