"""What the records of a bundle say, in words that people read beside each other."""

from collections.abc import Mapping
from typing import Any

from selfassess.domain.assessment import FIELD_LABELS
from selfassess.domain.bundle.comparing import Item
from selfassess.domain.bundle.parts import ANSWER, EVIDENCE, HEAD, NOTE, THINGS
from selfassess.domain.records import Record

Words = dict[str, str]
LONGEST = 4000
HIDDEN = frozenset({"id", "assessment_id", "challenge_id", "authority_id", "digest", "content", "body", "versions", "position"})
CLOSED = "A closed note of the team, which only the team reads."
COLUMNS = {
    EVIDENCE: {"title": "Title", "kind": "Kind", "about": "About", "note": "Note", "link": "Link", "file_name": "File"},
    "action": {"text": "What", "owner": "Owner", "due": "Due", "status": "Status", "measure": "How it will be seen"},
    "comment": {"quote": "The words it is about", "text": "Comment", "settled_by": "Settled by"},
    HEAD: {"title": "Title", "period": "Period", "state": "State", "lines": "Lines"},
}


def title(item: Item, titles: Mapping[str, str]) -> str:
    """What people call a thing; `titles` are those of the framework's areas and lines by their ids."""
    called = THINGS[item.thing]
    record = item.theirs[0]
    said: Mapping[str, Any] = record.values
    if item.thing == HEAD:
        return called
    if item.thing == NOTE and not said["shared"]:
        return "A closed note of the team"
    name = said.get("subject") or said.get("item") or said.get("line") or said.get("title") or said.get("text") or ""
    return f"{called}: {_short(titles.get(str(name), str(name)))}" if name else f"{called} {item.id}"[:LONGEST]


def words(item: Item, *, here: bool) -> Words:
    """What a thing says, by what each field is called: as it came, or as it is here."""
    records = item.here if here else item.theirs
    if not records:
        return {}
    if item.thing == ANSWER:
        return _answer(records)
    newest = _newest(records)
    if item.thing == NOTE and not newest["shared"]:
        return {"Note": CLOSED}
    if item.thing == "comment":
        newest = {**newest, "quote": (newest.get("anchor") or {}).get("quote", "")}
    if item.thing == HEAD:
        newest = {**newest, "lines": "Judged" if newest.get("lines_judged", True) else "Only described"}
    if item.thing in COLUMNS:
        return {label: str(newest[name]) for name, label in COLUMNS[item.thing].items() if newest.get(name)}
    return _all_of(newest) | (_all_of(newest["body"]) if isinstance(newest.get("body"), Mapping) else {})


def different(item: Item) -> tuple[tuple[str, str, str], ...]:
    """Each field that says two things: what it is called, what it says here, and in the bundle."""
    ours, theirs = words(item, here=True), words(item, here=False)
    labels = dict.fromkeys((*ours, *theirs))
    return tuple((label, ours.get(label, ""), theirs.get(label, "")) for label in labels if ours.get(label) != theirs.get(label))


def _answer(records: tuple[Record, ...]) -> Words:
    body: Mapping[str, Any] = _newest(records)["body"]
    judgement = body["judgement"]
    found = {"judgement": judgement["answer"], "reason": judgement["reason"], "confidence": judgement["confidence"] or ""}
    found |= body["texts"]
    said = {FIELD_LABELS[name]: text for name, text in found.items() if text}
    said |= {called: str(len(body[key])) for key, called in (("evidence", "Evidence"), ("actions", "Actions")) if body[key]}
    return said | ({FIELD_LABELS["ready"]: "Yes"} if body["ready"] else {})


def _newest(records: tuple[Record, ...]) -> Mapping[str, Any]:
    """The values of the first record, or of the newest of a log that stands alone."""
    numbered = [record for record in records if record.table == records[0].table]
    return max(
        numbered, key=lambda record: _number(record.values.get("revision", record.values.get("number"))), default=numbered[0]
    ).values


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def _all_of(said: Mapping[str, Any]) -> Words:
    plainly = {name: value for name, value in said.items() if name not in HIDDEN and isinstance(value, str | int) and value != ""}
    return {name.replace("_", " ").capitalize(): str(value)[:LONGEST] for name, value in plainly.items()}


def _short(text: str) -> str:
    first = text.strip().splitlines()[0] if text.strip() else text
    return first if len(first) <= 100 else f"{first[:99]}…"
