"""The feedback report of a peer challenge as a document: its sections in the order in which the sector writes them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from selfassess.domain.background import Background, Holds
from selfassess.domain.comparators import Authority
from selfassess.domain.compose.blocks import body
from selfassess.domain.compose.masking import masked
from selfassess.domain.concerns import Concern
from selfassess.domain.coverage import Covered
from selfassess.domain.document import Block, Bullets, Contents, Cover, Document, Heading, PageBreak, Span, Text
from selfassess.domain.feedback.annexe import Mixed, annexe
from selfassess.domain.feedback.words import KeyRecommendation, ReportWords, paragraphs
from selfassess.domain.hypotheses import Hypothesis, printed
from selfassess.domain.notes import Note, QuestionFinding, SourceKind, heard_by_group
from selfassess.domain.peerchallenge import PeerChallenge, Publication, Publishing, Stage
from selfassess.domain.rollup import Rollup
from selfassess.domain.wording import counted, day, listing

LANGUAGE = "en-GB"
DRAFT = "DRAFT"
_READ = (("document", Holds.DOCUMENT), ("set of data", Holds.DATA))
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True, slots=True)
class FeedbackMaterial:
    """Everything that the report is made of; `final` is whether it is a draft no longer.

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
    documents: tuple[Background, ...] = ()
    covered: tuple[Covered, ...] = ()
    talks: tuple[str, ...] = ()
    small_numbers: int = 0


def feedback_report(material: FeedbackMaterial) -> Document:
    """The whole report: summary, recommendations, approach, scope, findings, next steps, and the case review as an annexe."""
    council = f"{material.authority.name} Council"
    blocks = (
        *_front(material, council),
        *_summary(material.words),
        *_recommendations(material.words),
        *_approach(material),
        *_scope(material),
        *_findings(material),
        *_next_steps(material),
        PageBreak(),
        Heading(1, "Annexe A", "annexe-a"),
        Heading(2, f"{council} Children’s Case Review Report", "case-review"),
        *_annexe(material, 2),
    )
    return masked(_document(material, council, "Feedback Report", blocks))


def case_review_report(material: FeedbackMaterial) -> Document:
    """The case review as a report of its own, which goes out before the visit."""
    council = f"{material.authority.name} Council"
    title = "Children’s Case Review Report"
    facts = (("Case review", _days(material.challenge, Stage.CASES)), ("Printed on", day(material.today)))
    blocks = (
        Cover(council, title, material.challenge.title, tuple(fact for fact in facts if fact[1])),
        *_annexe(material, 1),
    )
    return masked(_document(material, council, title, blocks))


def _annexe(material: FeedbackMaterial, level: int) -> Iterator[Block]:
    mixed = Mixed(material.covered, material.talks, material.small_numbers)
    return annexe(material.challenge, material.rollup, material.concerns, material.words, mixed, level=level)


def _document(material: FeedbackMaterial, council: str, what: str, blocks: tuple[Block, ...]) -> Document:
    return Document(
        title=f"{council}: {material.challenge.title}. {what}",
        subtitle=material.challenge.title,
        author="The peer team",
        subject=what,
        created=material.today,
        language=LANGUAGE,
        header=f"{council} · {material.challenge.title}",
        footer=f"Printed on {day(material.today)}",
        marking="" if material.final else DRAFT,
        blocks=blocks,
    )


def _front(material: FeedbackMaterial, council: str) -> tuple[Block, ...]:
    state = "Final" if material.final else "Draft, for the council to check the facts"
    facts = (("Report", "Feedback Report"), ("State", state))
    days = _days(material.challenge, Stage.ON_SITE)
    cover = Cover(council, material.challenge.title, f"Date: {days}" if days else "", facts)
    return cover, Contents("Contents", depth=2), PageBreak()


def _days(challenge: PeerChallenge, stage: Stage) -> str:
    """The days of a stage as a cover prints them: the month once where both days lie in it, else both in full."""
    dates = challenge.when(stage)
    if dates is None:
        return ""
    if dates.end == dates.first:
        return day(dates.first)
    if (dates.first.year, dates.first.month) == (dates.end.year, dates.end.month):
        return f"{dates.first.day} to {day(dates.end)}"
    return f"{day(dates.first)} to {day(dates.end)}"


def _summary(words: ReportWords) -> Iterator[Block]:
    yield Heading(1, "1. Executive Summary", "summary")
    yield from map(body, paragraphs(words.summary))


def _recommendations(words: ReportWords) -> Iterator[Block]:
    yield Heading(1, "2. Key recommendations", "recommendations")
    yield from map(body, paragraphs(words.recommendations_lead))
    if words.recommendations:
        yield Bullets(tuple(map(_recommendation, words.recommendations)))


def _recommendation(said: KeyRecommendation) -> tuple[Span, ...]:
    rest = " ".join(part.strip() for part in (said.reason, said.suggestion) if part.strip())
    return Span(f"{said.title.strip().rstrip(':.')}:", strong=True), Span(f" {rest}")


def _approach(material: FeedbackMaterial) -> Iterator[Block]:
    challenge, words = material.challenge, material.words
    yield Heading(1, "3. Summary of the peer challenge approach", "approach")
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
    observed = sum(note.source is SourceKind.OBSERVATION for note in material.notes)
    if observed:
        yield f"Observed practice and meetings ({counted(observed, 'observation')})."
    if days := _onsite(material.challenge):
        yield days
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
    days = counted((visit.end - visit.first).days + 1, "day")
    met = sum(visit.first <= session.day <= visit.end for session in challenge.sessions)
    within = f", in {counted(met, 'session')}" if met else ""
    return f"Spent {days} on site{within}."


def _scope(material: FeedbackMaterial) -> Iterator[Block]:
    challenge = material.challenge
    yield Heading(1, "4. Scope and Focus", "scope")
    many = len(challenge.questions)
    number = _NUMBERS[many] if many < len(_NUMBERS) else str(many)
    areas = "area" if many == 1 else "areas"
    yield body(f"You identified {number} {areas} of focus for the peer challenge, in these words:")
    yield Bullets(tuple((Span(question.text),) for question in challenge.questions))
    if tested := printed(material.hypotheses):
        yield body("The team set out to test what it expected to find. This is what came of it:")
        yield from map(body, tested)  # paragraphs: the one list of this section holds the questions, and is read back so


def _findings(material: FeedbackMaterial) -> Iterator[Block]:
    yield Heading(1, "5. Main Findings", "findings")
    for question in material.challenge.questions:
        yield Heading(2, question.heading, f"question-{question.id}")
        for finding in material.findings:
            if finding.question == question.id:
                yield from map(body, paragraphs(finding.text))


def _next_steps(material: FeedbackMaterial) -> Iterator[Block]:
    yield Heading(1, "6. Next Steps", "next-steps")
    yield from map(body, paragraphs(material.words.next_steps))
    for support in material.challenge.support:
        said = ", ".join(part for part in (support.name, support.role, support.reach) if part)
        yield body(f"For further support you can turn to {said}.")
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
