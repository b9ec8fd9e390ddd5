"""What only the team of a peer challenge reads: kept out of a bundle for the council, and kept here when one comes back."""

from collections.abc import Iterable, Mapping
from typing import Any

from selfassess.domain.case_form import reviewers_own
from selfassess.domain.records import Record

CASES = frozenset({"case_reviews", "case_review_revisions"})
CHALLENGES, REPORTS = "peer_challenges", "challenge_reports"
UNTIL_SHARED = frozenset({*CASES, "challenge_findings", REPORTS})
"""The tables of which the council gets nothing before the team shares its report with it."""
OF_CASES = ("values", "reasons")
OF_SESSIONS = {"prompts": [], "people": 0}
"""What only the team reads of a session, and what stands there for everybody else. How many came is printed once it is shared."""
OPENED = ("prompts",)

Body = Mapping[str, Any]


def shared(records: Iterable[Record]) -> bool:
    """Whether the council may read the report of a challenge, and so what it rests on."""
    return any(record.table == REPORTS and record.values["shared"] for record in records)


def for_council(record: Record, *, shared: bool) -> Record:
    """A record without what only the team reads, told whether the report is `shared`."""
    if record.table in CASES:
        body: Any = record.values["body"]
        return _with(record, {name: _given(body.get(name) or {}) for name in OF_CASES if name in body})
    if record.table == CHALLENGES:
        body = record.values["body"]
        nothing = {name: none for name, none in OF_SESSIONS.items() if not shared or name in OPENED}
        return _with(record, {"sessions": [{**session, **nothing} for session in body.get("sessions") or ()]})
    return record


def with_the_teams(record: Record, here: Iterable[Record], *, shared: bool) -> Record:
    """A record that came without what only the team reads, with what of it is `here`."""
    ours = _beside(record, tuple(here))
    if ours is None:
        return record
    body: Any = record.values["body"]
    if record.table == CHALLENGES:
        held = {session["id"]: session for session in ours.get("sessions") or ()}
        names = OPENED if shared else tuple(OF_SESSIONS)
        sessions = [
            {**each, **{name: held[each["id"]][name] for name in names if each["id"] in held and name in held[each["id"]]}}
            for each in body.get("sessions") or ()
        ]
        return _with(record, {"sessions": sessions})
    kept = {name: {**_own(ours.get(name) or {}), **(body.get(name) or {})} for name in OF_CASES if name in body}
    return _with(record, kept)


def says_own(record: Record) -> bool:
    """Whether a case holds anything that is its reviewers' own."""
    body: Any = record.values["body"]
    return any(_own(body.get("values") or {}).values())


def prompts(challenge: Record) -> int:
    """For how many sessions of a challenge its team noted what it will ask."""
    body: Any = challenge.values["body"]
    return sum(bool(session.get("prompts")) for session in body.get("sessions") or ())


def _beside(record: Record, here: tuple[Record, ...]) -> Body | None:
    """What stands here of the same: of a case the same revision, or else what it says now."""
    if record.table not in CASES | {CHALLENGES}:
        return None
    alike = [each for each in here if each.table == record.table and each.values.get("revision") == record.values.get("revision")]
    now = [each for each in here if each.table in {"case_reviews", CHALLENGES}]
    found: Any = next((each.values["body"] for each in (*alike, *now)), None)
    return found  # type: ignore[no-any-return]


def _with(record: Record, changed: Body) -> Record:
    body: Any = record.values["body"]
    return Record(record.table, {**record.values, "body": {**body, **changed}})


def _own(said: Body) -> dict[str, Any]:
    return {name: text for name, text in said.items() if reviewers_own(name)}


def _given(said: Body) -> dict[str, Any]:
    return {name: text for name, text in said.items() if not reviewers_own(name)}
