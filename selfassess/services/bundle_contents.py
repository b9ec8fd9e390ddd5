"""What travels of an assessment or a peer challenge: gathered here, and looked up here for what came."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from selfassess.domain.bundle.council import REPORTS, for_council, prompts, says_own
from selfassess.domain.bundle.council import shared as is_shared
from selfassess.domain.bundle.manifest import Instance
from selfassess.domain.bundle.parts import PARTS, Kind, Link, Part
from selfassess.domain.bundle.staying import Staying
from selfassess.domain.comparators import Authority
from selfassess.domain.evidence import StoredFile
from selfassess.domain.holdings import ReportHead
from selfassess.domain.pack import MEDIA_TYPES
from selfassess.domain.people import LOCAL
from selfassess.domain.records import Record
from selfassess.domain.report import Report
from selfassess.domain.rights import Viewer
from selfassess.domain.work import CommentKind
from selfassess.errors import NotFound
from selfassess.ports import Toolbox, UnitOfWork
from selfassess.services.comparators import chosen_for, judged_elsewhere

NAME_LENGTH = 80
PEOPLE = frozenset({"assignee", "by", "reviewer", "second_reviewer"})
"""What the fields are called that hold somebody, apart from those that end in _by."""
BEGINS = 4
HYPOTHESIS = "hypothesis"


@dataclass(frozen=True, slots=True)
class Contents:
    """What travels: records in the order of parts, the ids of reports, authorities, files; and which records stay here."""

    records: tuple[Record, ...]
    reports: tuple[str, ...]
    viewer: Viewer
    authorities: tuple[Authority, ...]
    files: tuple[StoredFile, ...]
    stays: tuple[Staying, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """An assessment or a challenge by its id, and the authority that it is about."""

    kind: Kind
    id: str
    authority: str


def this_instance(tools: Toolbox) -> Instance:
    """How this instance is called where its bundles go."""
    key = tools.bundles().key()
    host = urlsplit(tools.settings.address).hostname
    return Instance(host or f"One computer ({key[:BEGINS]})", key)


def gathered(tools: Toolbox, store: UnitOfWork, subject: Subject, *, restricted: bool, closed: bool) -> Contents:
    """Everything that travels of a subject, within a transaction that is open. People stand in it by their names."""
    found = _found(store, subject)
    kept, left = _kept(found, restricted=restricted, closed=closed)
    records = tuple(record for part in PARTS[subject.kind] for record in kept.get(part.table, ()))
    own = frozenset({subject.authority})
    viewer = Viewer(own, own if restricted else frozenset())
    reports = tuple(_reports(tools, store, subject, records, viewer))
    listed = {authority.id: authority for authority in store.authorities.all()}
    about = {subject.authority, *listed[subject.authority].neighbours}
    about |= {head.authority for head in (store.reports.head(report, viewer=viewer) for report in reports) if head.authority}
    return Contents(
        records=named(tools, store, records),
        reports=reports,
        viewer=viewer,
        authorities=tuple(listed[key] for key in sorted(about & listed.keys(), key=str)),
        files=files_in(records),
        stays=left,
    )


def held(
    tools: Toolbox, store: UnitOfWork, subject: Subject, theirs: Iterable[Record], *, alike: bool = False
) -> tuple[Record, ...]:
    """What is here of the things that came, and of the subject, in the order of parts, people by their names.

    `alike` leaves out the tables of which nothing came.
    """
    ids: dict[str, list[str]] = {}
    for record in theirs:
        ids.setdefault(record.table, []).append(str(record.values.get("id", record.values.get("snapshot_id", ""))))
    found: list[Record] = []
    for part in (part for part in PARTS[subject.kind] if not alike or part.table in ids):
        values = list(dict.fromkeys(ids.get(part.table, ()))) if part.link is Link.NAMED else [_value(subject, part)]
        found += store.bundles.found(part, values)
    return named(tools, store, found)


def named(tools: Toolbox, store: UnitOfWork, records: Iterable[Record]) -> tuple[Record, ...]:
    """Records in which people stand by their names: an account of one instance says nothing in another."""
    accounts = store.accounts.all()
    twice = {account.name for account in accounts if sum(other.name == account.name for other in accounts) > 1}
    called = {each.id: f"{each.name} ({each.id[:BEGINS]})" if each.name in twice else each.name for each in accounts}
    here = this_instance(tools).name
    return tuple(Record(record.table, _renamed(record.values, called, here)) for record in records)


def files_in(records: Iterable[Record]) -> tuple[StoredFile, ...]:
    """The files that records name, each once."""
    files: dict[str, StoredFile] = {}
    for record in records:
        for file in _files_of(record):
            files.setdefault(file.sha256, file)
    return tuple(files[key] for key in sorted(files))


def _files_of(record: Record) -> Iterator[StoredFile]:
    said: Mapping[str, Any] = record.values
    if record.table == "final_reports":
        yield StoredFile(f"report.{said['form']}", said["file_sha256"], 0, MEDIA_TYPES.get(said["form"], ""))
    if record.table == "challenge_documents":
        yield StoredFile(**said["body"]["file"])
    if record.table == "evidence":
        if said["file_sha256"]:
            yield StoredFile(said["file_name"], said["file_sha256"], said["file_size"], said["file_media_type"])
        yield from (StoredFile(**version["file"]) for version in said["versions"])


def _value(subject: Subject, part: Part) -> str:
    return subject.authority if part.link is Link.AUTHORITY else subject.id


def _found(store: UnitOfWork, subject: Subject) -> dict[str, tuple[Record, ...]]:
    """Every record of a subject, by its table."""
    parts = {part.table: part for part in PARTS[subject.kind]}
    linked = [part for part in parts.values() if part.link is not Link.NAMED]
    found = {part.table: store.bundles.found(part, [_value(subject, part)]) for part in linked}
    if subject.kind is Kind.CHALLENGE:
        return found | {"case_templates": _templates(store, subject, parts["case_templates"], found)}
    bodies: list[Mapping[str, Any]] = [record.values["body"] for record in found["response_revisions"]]  # type: ignore[misc]
    decided: list[Any] = [record.values["evidence"] for record in found["recommendation_decisions"]]
    evidence = {key for keys in (*(body["evidence"] for body in bodies), *decided) for key in keys}
    actions = {key for body in bodies for key in body["actions"]}
    snapshots = [str(record.values["id"]) for record in found["snapshots"]]
    for table, ids in (("evidence", sorted(evidence)), ("actions", sorted(actions)), ("snapshot_readings", snapshots)):
        found[table] = store.bundles.found(parts[table], ids)
    return found


def _templates(store: UnitOfWork, subject: Subject, part: Part, found: Mapping[str, tuple[Record, ...]]) -> tuple[Record, ...]:
    """The templates of a challenge; one that was built in another comes as its own."""
    wanted: Any = found["peer_challenges"][0].values["body"]
    own = found["case_templates"]
    if any(record.values["key"] == wanted["template"] for record in own):
        return own
    borrowed = store.bundles.found(replace(part, column="key"), [wanted["template"]])
    return own + tuple(Record(each.table, {**each.values, "challenge_id": subject.id}) for each in borrowed)


def _kept(
    found: Mapping[str, tuple[Record, ...]], *, restricted: bool, closed: bool
) -> tuple[dict[str, tuple[Record, ...]], tuple[Staying, ...]]:
    """What may leave, and what stays: team notes always, what is restricted or the team's own unless somebody chose it."""
    shared = is_shared(each for records in found.values() for each in records)
    unshared = "the team has not shared its report with the council yet"
    notes = "closed notes are sent only by choice"
    rules: dict[str, tuple[Callable[[Record], bool], str, str]] = {
        "comments": (lambda each: each.values["kind"] == CommentKind.CHALLENGE.value, "team note", "team notes never travel"),
        "evidence": (
            lambda each: restricted or not each.values["restricted"],
            "restricted piece of evidence",
            "what is restricted is sent only by choice",
        ),
        "challenge_notes": (lambda each: closed or bool(each.values["shared"]), "closed note of the team", notes),
        "case_reviews": (lambda _: closed or shared, "case that was reviewed", unshared),
        "case_review_revisions": (lambda _: closed or shared, "", ""),
        "challenge_findings": (
            lambda each: closed or (shared and each.values["kind"] != HYPOTHESIS),
            "finding or hypothesis of the team" if not shared else HYPOTHESIS,
            unshared if not shared else "what the team expects is sent only with its closed notes",
        ),
        REPORTS: (lambda _: closed or shared, "feedback report", unshared),
    }
    kept, left = dict(found), []
    for table, (leaves, called, why) in rules.items():
        held_here = found.get(table, ())
        kept[table] = tuple(record for record in held_here if leaves(record))
        if called and (stays := len(held_here) - len(kept[table])):
            left.append(Staying(stays, called, why, chosen=table != "comments"))
    if closed or "peer_challenges" not in found:
        return kept, tuple(left)
    if own := sum(map(says_own, kept["case_reviews"])):
        called = "case with notes, time or moderation of its reviewers"
        left.append(Staying(own, called, "these are the team’s own, and the case travels without them", chosen=True))
    if asked := sum(map(prompts, kept["peer_challenges"])):
        left.append(Staying(asked, "session with prompts of the team", "the timetable travels without them", chosen=True))
    return {table: tuple(for_council(each, shared=shared) for each in records) for table, records in kept.items()}, tuple(left)


def _reports(tools: Toolbox, store: UnitOfWork, subject: Subject, records: Iterable[Record], viewer: Viewer) -> Iterator[str]:
    """The ids of the reports that a subject is read beside: its authority's own, those it quotes, those of its comparators."""
    if subject.kind is Kind.CHALLENGE:
        wanted = {str(body.get("report", "")) for body in _bodies(records, "report_checks")}
        own: set[str] = set()
    else:
        own = {head.id for head in store.reports.heads(viewer=viewer, authority=subject.authority)}
        authority = store.authorities.get(subject.authority)
        framework = tools.frameworks().framework(store.assessments.get(subject.id).framework)
        near = judged_elsewhere(store, authority, framework, chosen_for(store, subject.id))
        wanted = {grade.report.id for grades in near.values() for grade in grades}
        wanted |= {
            citation["report"]
            for body in _bodies(records, "response_revisions")
            for citation in (body.get("benchmark") or {}).get("citations", ())
        }
    for report in sorted((own | wanted) - {""}):
        if _seen(store, report, viewer):
            yield report


def _seen(store: UnitOfWork, report: str, viewer: Viewer) -> bool:
    """Whether a report may travel: a published one, or one of the authority's own."""
    try:
        store.reports.head(report, viewer=viewer)
    except NotFound:
        return False
    return True


def _bodies(records: Iterable[Record], table: str) -> Iterator[Mapping[str, Any]]:
    for record in records:
        if record.table == table:
            body: Any = record.values["body"]
            yield body


def report_of(store: UnitOfWork, report: str, viewer: Viewer) -> tuple[ReportHead, Report]:
    """A report with its head. Raises `NotFound`."""
    return store.reports.head(report, viewer=viewer), store.reports.report(report, viewer=viewer)


def _renamed(value: Any, called: Mapping[str, str], here: str, name: str = "") -> Any:
    if isinstance(value, Mapping):
        return {key: _renamed(item, called, here, str(key)) for key, item in value.items()}
    if isinstance(value, list):
        return [_renamed(item, called, here, name) for item in value]
    if isinstance(value, str) and (name in PEOPLE or name.endswith("_by")):
        return (here if value == LOCAL.id else called.get(value, value))[:NAME_LENGTH]
    return value
