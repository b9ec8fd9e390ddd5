"""What packs of a peer challenge say to the council: the sections of its feedback report, and the case review."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from selfassess.domain.background import Background, Holds
from selfassess.domain.comparators import Authority
from selfassess.domain.compose.blocks import body
from selfassess.domain.concerns import Concern
from selfassess.domain.coverage import Covered
from selfassess.domain.document import Block, Bullets, Cover, Heading, PageBreak, Span, Text
from selfassess.domain.feedback.annexe import Mixed, annexe
from selfassess.domain.feedback.words import KeyRecommendation, ReportWords, paragraphs
from selfassess.domain.hypotheses import Hypothesis, printed
from selfassess.domain.notes import Note, QuestionFinding, SourceKind, heard_by_group
from selfassess.domain.pack import Pack, PackPart
from selfassess.domain.peerchallenge import PeerChallenge, Publication, Publishing, Stage
from selfassess.domain.rollup import Rollup
from selfassess.domain.wording import counted, day, days, listing

DRAFT = "DRAFT"
_READ = (("document", Holds.DOCUMENT), ("set of data", Holds.DATA))
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True, slots=True)
class FeedbackMaterial:
    """Everything that such packs are made of; `final` is whether it is a draft no longer, `saved` how often its words were saved.

    `documents` are those that the council sent, `covered` how the cases compare with its lists, `talks` what is said of the
    conversations about them. Counts of that below `small_numbers` are not printed.
    """

    challenge: PeerChallenge
    authority: Authority
    rollup: Rollup
    notes: tuple[Note, ...]
    findings: tuple[QuestionFinding, ...]
    concerns: tuple[Concern, ...]
    words: ReportWords
    today: date
    final: bool = False
    hypotheses: tuple[Hypothesis, ...] = ()
    saved: int = 0
    documents: tuple[Background, ...] = ()
    covered: tuple[Covered, ...] = ()
    talks: tuple[str, ...] = ()
    small_numbers: int = 0


def council_of(authority: Authority) -> str:
    """What the council of an authority is called in what goes to it."""
    return f"{authority.name} Council"


def feedback_cover(pack: Pack, material: FeedbackMaterial) -> Cover:
    """The head of a document for the council: of the whole report, which is named after the challenge, or of a part of it."""
    council, challenge, own_page = council_of(material.authority), material.challenge, pack.covers_a_page
    if pack.part("executive-summary") is None:
        facts = (("Case review", _days(challenge, Stage.CASES)), ("Printed on", day(material.today)))
        return Cover(council, pack.title, challenge.title, tuple(fact for fact in facts if fact[1]), own_page)
    state = "Final" if material.final else "Draft, for the council to check the facts"
    when = _days(challenge, Stage.ON_SITE)
    return Cover(council, challenge.title, f"Date: {when}" if when else "", (("Report", pack.title), ("State", state)), own_page)


def feedback_marking(pack: Pack, material: FeedbackMaterial) -> str:
    """What stands on every page: the marking of the pack, and that it is a draft as long as it is one."""
    return ", ".join(said for said in (pack.marking, "" if material.final else DRAFT) if said)


def feedback_blocks(pack: Pack, part: PackPart, material: FeedbackMaterial) -> tuple[Block, ...]:
    """What one part of a pack says of the challenge. Sections of the report are numbered in the order of their parts."""
    numbered = [each.kind for each in pack.parts if each.kind in SECTIONS]
    title = part.title or SECTIONS.get(part.kind, "")
    number = f"{numbered.index(part.kind) + 1}. " if part.kind in SECTIONS else ""
    return tuple(COMPOSERS[part.kind](part, material, f"{number}{title}"))


def _case_review(part: PackPart, material: FeedbackMaterial, title: str) -> Iterator[Block]:
    level = 1
    if part.option("annexe"):
        level = 2
        yield PageBreak()
        yield Heading(1, "Annexe A", "annexe-a")
        yield Heading(level, title or f"{council_of(material.authority)} Children’s Case Review Report", "case-review")
    mixed = Mixed(material.covered, material.talks, material.small_numbers)
    yield from annexe(material.challenge, material.rollup, material.concerns, material.words, mixed, level=level)


def _days(challenge: PeerChallenge, stage: Stage) -> str:
    """The days of a stage as a cover prints them; nothing where none are set."""
    dates = challenge.when(stage)
    return days(dates.first, dates.end) if dates else ""


def _summary(_: PackPart, material: FeedbackMaterial, title: str) -> Iterator[Block]:
    yield Heading(1, title, "summary")
    yield from map(body, paragraphs(material.words.summary))


def _recommendations(_: PackPart, material: FeedbackMaterial, title: str) -> Iterator[Block]:
    words = material.words
    yield Heading(1, title, "recommendations")
    yield from map(body, paragraphs(words.recommendations_lead))
    if words.recommendations:
        yield Bullets(tuple(map(_recommendation, words.recommendations)))


def _recommendation(said: KeyRecommendation) -> tuple[Span, ...]:
    rest = " ".join(part.strip() for part in (said.reason, said.suggestion) if part.strip())
    return Span(f"{said.title.strip().rstrip(':.')}:", strong=True), Span(f" {rest}")


def _approach(_: PackPart, material: FeedbackMaterial, title: str) -> Iterator[Block]:
    challenge, words = material.challenge, material.words
    yield Heading(1, title, "approach")
    yield from map(body, paragraphs(words.approach))
    yield Heading(2, "The peer team", "team")
    yield body(
        "Peer challenges are delivered by experienced peers from other organisations. The peers who delivered the peer challenge "
        f"at {material.authority.name} were:"
    )
    if challenge.team:
        yield Bullets(
            tuple(
                (Span(", ".join(part for part in (each.name, each.role, each.organisation) if part)),) for each in challenge.team
            )
        )
    yield Heading(2, "The process", "process")
    yield body("The peer team prepared by reading what the council had sent, and then:")
    yield Bullets(tuple((Span(text),) for text in process(material)))
    shown = challenge.when(Stage.FEEDBACK) or challenge.when(Stage.ON_SITE)
    on = f", which was shown on {day(shown.end)}" if shown and shown.end <= material.today else ""
    yield body(
        f"This report sums up what the peer team found. It builds on the team’s feedback presentation{on}. It is a picture of "
        "one time: some of what it says may be in hand already."
    )


def process(material: FeedbackMaterial) -> Iterator[str]:
    """What the team did, with the figures that the data gives; people add what no figure tells."""
    yield from _read_before(material)
    cases = material.rollup.finished
    if cases:
        files = counted(cases, "case file")
        yield f"Reviewed {files} before the onsite work (the report from this work is provided in Annexe A)."
    met = heard_by_group(material.notes, material.challenge.sessions)
    number = sum(people for _, people in met)
    heard = material.words.heard.strip() or (f"{number} people" if number else "")
    if heard:
        groups = tuple(group for group, _ in met if group)
        yield f"Heard from {heard}{f', including: {listing(groups)}' if groups else ''}."
    observed = [note.group.strip() for note in material.notes if note.source is SourceKind.OBSERVATION]
    if observed:
        what = listing(tuple(dict.fromkeys(observed))) if all(observed) else "practice and meetings"
        yield f"Observed {what}."
    if visit := _onsite(material.challenge):
        yield visit
    yield from (line.strip() for line in material.words.also_did.splitlines() if line.strip())


def _read_before(material: FeedbackMaterial) -> Iterator[str]:
    """What was read: how many documents and sets of data the council sent, or that some were, where only notes say so."""
    sent = [(name, sum(each.holds is holds for each in material.documents)) for name, holds in _READ]
    parts = tuple(counted(number, name) for name, number in sent if number)
    if parts:
        yield f"Read {listing(parts)} that the council had sent."
    elif any(note.source in (SourceKind.DOCUMENT, SourceKind.DATA) for note in material.notes):
        yield "Read background documentation and data."


def _onsite(challenge: PeerChallenge) -> str:
    """How long the visit was, with its sessions where a timetable was kept."""
    visit = challenge.when(Stage.ON_SITE)
    if visit is None:
        return ""
    long = counted((visit.end - visit.first).days + 1, "day")
    met = sum(visit.first <= session.day <= visit.end for session in challenge.sessions)
    within = f", in {counted(met, 'session')}" if met else ""
    return f"Spent {long} on site{within}."


def _scope(_: PackPart, material: FeedbackMaterial, title: str) -> Iterator[Block]:
    challenge = material.challenge
    yield Heading(1, title, "scope")
    many = len(challenge.questions)
    number = _NUMBERS[many] if many < len(_NUMBERS) else str(many)
    areas = "area" if many == 1 else "areas"
    yield body(f"You identified {number} {areas} of focus for the peer challenge, in these words:")
    yield Bullets(tuple((Span(question.text),) for question in challenge.questions))
    if tested := printed(material.hypotheses):
        yield body("The team set out to test what it expected to find. This is what came of it:")
        # Paragraphs: the one list of this section holds the questions, and is read back so.
        yield from (Text((Span(text, strong=True), Span(f" {came}"))) for text, came in tested)


def _findings(_: PackPart, material: FeedbackMaterial, title: str) -> Iterator[Block]:
    yield Heading(1, title, "findings")
    for question in material.challenge.questions:
        yield Heading(2, question.heading, f"question-{question.id}")
        for finding in material.findings:
            if finding.question == question.id:
                yield from map(body, paragraphs(finding.text))


def _next_steps(_: PackPart, material: FeedbackMaterial, title: str) -> Iterator[Block]:
    yield Heading(1, title, "next-steps")
    yield from map(body, paragraphs(material.words.next_steps))
    for support in material.challenge.support:
        who = ", ".join(part for part in (support.name, support.role) if part)
        reach = (Span(", "), Span(support.reach, public=True)) if support.reach else ()
        yield Text((Span(f"For further support you can turn to {who}"), *reach, Span(".")))
    if review := material.challenge.when(Stage.PROGRESS):
        said = "A review of progress is planned for" if review.end >= material.today else "Progress was reviewed on"
        yield body(f"{said} {_days(material.challenge, Stage.PROGRESS)}.")
    if material.challenge.publication is not None:
        yield body(decided(material.challenge.publication))
    organiser = material.challenge.people.organiser.strip()
    thanks = "Thank you to everyone who took part in this peer challenge"
    yield Text((Span(f"{thanks}, particularly to {organiser} for preparing and supporting it." if organiser else f"{thanks}."),))


def decided(publication: Publication) -> str:
    """What a report says of the council's decision about publishing it."""
    what = {
        Publishing.WHOLE: "to publish the whole report",
        Publishing.PART: "to publish a part of the report",
        Publishing.NOTHING: "not to publish the report",
    }[publication.publishing]
    said = [f"{publication.by.strip()} decided on {day(publication.on)} {what}."]
    if publication.published.strip():
        said.append(f"Published: {publication.published.strip().rstrip('.')}.")
    if publication.withheld.strip():
        said.append(f"Not published: {publication.withheld.strip().rstrip('.')}.")
    return " ".join(said)


SECTIONS: Mapping[str, str] = {
    "executive-summary": "Executive Summary",
    "key-recommendations": "Key recommendations",
    "approach": "Summary of the peer challenge approach",
    "scope": "Scope and Focus",
    "findings": "Main Findings",
    "next-steps": "Next Steps",
}
"""The numbered sections of the report by the kinds of their parts, with the headings that the sector gives them."""

COMPOSERS: Mapping[str, Callable[[PackPart, FeedbackMaterial, str], Iterator[Block]]] = {
    "executive-summary": _summary,
    "key-recommendations": _recommendations,
    "approach": _approach,
    "scope": _scope,
    "findings": _findings,
    "next-steps": _next_steps,
    "case-review": _case_review,
}
"""What makes each kind of part of a document."""
