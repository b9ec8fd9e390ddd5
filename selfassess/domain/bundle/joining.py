"""What is written when both sides went on: nothing that was saved here is ever replaced, so it becomes the next revision."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from selfassess.domain.assessment import Response
from selfassess.domain.bundle.parts import ANSWER, CASE
from selfassess.domain.plain import plain
from selfassess.domain.records import Record

Body = Mapping[str, Any]
TABLES = {ANSWER: ("responses", "response_revisions"), CASE: ("case_reviews", "case_review_revisions")}
"""Where what stands now is kept of a thing with a history, and where its history is."""
ROW = ("assessment", "subject", "revision", "saved_by", "saved_at")


def blank() -> dict[str, Any]:
    """What an answer says of which nothing was ever saved."""
    return {name: value for name, value in plain(Response("", "")).items() if name not in ROW}


def next_revision(thing: str, here: Sequence[Record], body: Body, *, by: str, at: datetime) -> tuple[Record, ...]:
    """The records that make `body` the next revision of an answer or a case, after those that are `here`."""
    row, log = TABLES[thing]
    now = next(record for record in here if record.table == row).values
    revision = int(str(now["revision"])) + 1
    if thing == CASE:
        said = {**body, "saved_by": by, "saved_at": at.isoformat()}
        key = {name: now[name] for name in ("challenge_id", "code")}
        return (
            Record(row, {**now, "revision": revision, "body": said}),
            Record(log, {**key, "revision": revision, "body": said}),
        )
    values = {**now, "revision": revision, "body": body, "saved_by": by, "saved_at": at.isoformat()}
    return Record(row, values), Record(log, values)


def body_of(thing: str, records: Sequence[Record]) -> dict[str, Any]:
    """What a thing with a history says now."""
    found: Any = next(record for record in records if record.table == TABLES[thing][0]).values["body"]
    return dict(found)


def parted_at(thing: str, here: Sequence[Record], theirs: Sequence[Record]) -> Body:
    """What both sides last had alike; an answer that says nothing where they never had."""
    log = TABLES[thing][1]
    came = [record.values["body"] for record in theirs if record.table == log]
    held: list[Any] = sorted(
        (record.values for record in here if record.table == log), key=lambda values: int(str(values["revision"])), reverse=True
    )
    return next((values["body"] for values in held if values["body"] in came), blank())


def joined(base: Body, here: Body, theirs: Body) -> dict[str, Any]:
    """An answer made from two, each field as whoever changed it left it.

    Of a text that both changed both stay, the bundle's first. A judgement, its reason and how sure somebody is are one thought:
    where both changed it, that of here stays.
    """
    texts = {
        name: _text(base["texts"].get(name, ""), here["texts"][name], theirs["texts"].get(name, "")) for name in here["texts"]
    }
    return {
        **here,
        "texts": texts,
        "judgement": _either(base["judgement"], here["judgement"], theirs["judgement"]),
        "benchmark": _either(base["benchmark"], here["benchmark"], theirs["benchmark"]),
        "evidence": _list(base["evidence"], here["evidence"], theirs["evidence"]),
        "actions": _list(base["actions"], here["actions"], theirs["actions"]),
        "ready": here["ready"] and theirs["ready"],
    }


def _either(base: Any, here: Any, theirs: Any) -> Any:
    return theirs if here == base else here


def _text(base: str, here: str, theirs: str) -> str:
    if here in (base, theirs):
        return theirs
    return here if theirs == base else f"{theirs}\n\n{here}".strip()


def _list(base: Sequence[str], here: Sequence[str], theirs: Sequence[str]) -> list[str]:
    gone = set(base) - set(theirs)
    return [key for key in here if key not in gone] + [key for key in theirs if key not in here and key not in base]
