"""The case review within a report: what was done, what was found, and what it does not allow anybody to say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from selfassess.domain.case_form import Side
from selfassess.domain.compose.blocks import NOTHING, body
from selfassess.domain.concerns import Concern, escalation_statement
from selfassess.domain.coverage import HIDDEN, Covered, leaving
from selfassess.domain.document import Block, Bullets, Cell, Heading, Span, Table, Text
from selfassess.domain.feedback.words import Given, ReportWords, paragraphs
from selfassess.domain.peerchallenge import ChallengeKind, PeerChallenge, Stage
from selfassess.domain.rollup import Entry, Rollup, Row, drawn_together
from selfassess.domain.sample import SELECTION_LABELS, breakdown, not_allowed_to_say
from selfassess.domain.wording import days

HEAD = ("Areas of practice", "Strengths", "Areas for consideration", "Response from the council")
WIDTHS = (0.17, 0.31, 0.31, 0.21)
MIXED_HEAD = ("Children by", "Group", "On the council’s lists", "Cases reviewed")
MIXED_WIDTHS = (0.25, 0.35, 0.2, 0.2)
TWO = 2


@dataclass(frozen=True, slots=True)
class Mixed:
    """How the cases compare with the lists that they come from, what is said of conversations, and which counts are small."""

    covered: tuple[Covered, ...] = ()
    talks: tuple[str, ...] = ()
    small_numbers: int = 0


def annexe(
    challenge: PeerChallenge, rollup: Rollup, concerns: Sequence[Concern], words: ReportWords, mixed: Mixed, *, level: int = 2
) -> Iterator[Block]:
    """Introduction, scope, methodology, findings with the table and the statement on concerns, conclusion and signatories.

    `level` is that of its headings: 1 in a report of its own.
    """
    yield Heading(level, "Introduction", "case-review-introduction")
    yield from map(body, paragraphs(words.annexe_introduction))
    yield from map(body, not_allowed_to_say(rollup.sample))
    yield Heading(level, "Scope", "case-review-scope")
    yield body("The council agreed these questions for the peer challenge, and they are the focus of the case review too:")
    yield Bullets(tuple((Span(question.text),) for question in challenge.in_annexe_order()))
    yield Heading(level, "Methodology", "case-review-methodology")
    yield Bullets(tuple((Span(text),) for text in _methodology(challenge, rollup, words, mixed.talks)))
    yield from sample_table(mixed)
    yield Heading(level, "Case review findings", "case-review-findings")
    yield body(
        "The table captures the key strengths and areas for consideration from the case review. Cases are named by local codes "
        "that only the council can resolve."
    )
    yield findings_table(rollup)
    yield body(escalation_statement(concerns))
    yield Heading(level, "Conclusion", "case-review-conclusion")
    yield from map(body, paragraphs(words.conclusion))
    yield from (Text((Span(line.strip(), strong=True),)) for line in words.signatories.splitlines() if line.strip())


def _methodology(challenge: PeerChallenge, rollup: Rollup, words: ReportWords, talks: Sequence[str]) -> Iterator[str]:
    sample, dates = challenge.sample, challenge.when(Stage.CASES)
    if dates is not None:
        access = f", with {_lower(sample.access)}" if sample.access else ""
        when = "on" if dates.first == dates.end else "from"
        yield f"The case reviews took place {when} {days(dates.first, dates.end)}{access}."
    if sample.told:
        chosen = f", by {sample.chosen_by}" if sample.chosen_by else ""
        why = f" The reason: {_lower(_sentence(sample.reason))}" if sample.reason.strip() else ""
        yield f"{_sentence(sample.lists)}Cases were {_lower(SELECTION_LABELS[sample.selection])}{chosen}.{why}".strip()
    if sample.mix.strip():
        yield _sentence(sample.mix).strip()
    if sample.told:
        yield f"The review looked at about the last {sample.months} months of practice."
    if rollup.finished:
        spoke = " Where it could be arranged, they also spoke with those who work with the child." if talks else ""
        yield f"For each case the reviewers read what is recorded of it.{spoke}"
    yield from (line.strip() for line in words.methodology.splitlines() if line.strip())
    yield from talks
    if sample.limits.strip():
        yield _sentence(sample.limits).strip()
    yield breakdown(rollup.sample)
    if rollup.finished:
        yield from _given(challenge, words)


def _given(challenge: PeerChallenge, words: ReportWords) -> Iterator[str]:
    """What becomes of the findings: what the council is given of them, and where they are written down."""
    audit = challenge.kind is ChallengeKind.AUDIT
    whom = "the service" if audit else "the council"
    told, forms = Given.TOLD in words.given, Given.FORMS in words.given
    if told:
        also = f" {whom.capitalize()} receives the completed form of each case as well." if forms else ""
        yield f"The main findings of the case reviews are told to {whom} in person.{also}"
    elif forms:
        yield f"{whom.capitalize()} receives the completed form of each case."
    if audit:
        yield "The main findings are written down in this report, for those who answer for practice."
    else:
        yield (
            "The main findings are written down in a report for the council and the peer team, which the final report has as its "
            "annexe."
        )


def sample_table(mixed: Mixed) -> Iterator[Block]:
    """The sample beside the lists by cohort and each trait, once there is more to say than the cohorts; small counts hidden."""
    if len(mixed.covered) < TWO:
        return
    rows = [
        (each.title if at == 0 else "", *told)
        for each in mixed.covered
        for at, told in enumerate(leaving(each, mixed.small_numbers))
    ]
    yield Table(
        caption="The sample beside the council’s lists",
        head=MIXED_HEAD,
        rows=tuple(tuple(Cell((Span(text),)) for text in row) for row in rows),
        widths=MIXED_WIDTHS,
        about="Children on the council’s lists and cases reviewed, by cohort, team, age, gender and ethnicity",
        numbered=False,
    )
    if any(HIDDEN in row for row in rows):
        below = mixed.small_numbers
        yield body(f"{HIDDEN} stands for a number below {below}, and for one from which such a number could be worked out.")


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _sentence(text: str) -> str:
    """A text as a sentence with a space after it; nothing for nothing."""
    words = " ".join(text.split())
    return f"{words}{'' if words.endswith(('.', '?', '!')) else '.'} " if words else ""


def findings_table(rollup: Rollup) -> Table:
    """The table of four columns: a row for each area of practice, a blank line between the entries of a cell."""
    return Table(
        caption="Case review findings by area of practice",
        head=HEAD,
        rows=tuple(map(_row, rollup.rows)),
        widths=WIDTHS,
        about="Strengths, areas for consideration and the council’s response for each area of practice",
        numbered=False,
    )


def _row(row: Row) -> tuple[Cell, ...]:
    return (
        Cell((Span(row.part.title, strong=True),)),
        _entries(row.printed(Side.STRENGTHS)),
        _entries(row.printed(Side.CONSIDERATIONS)),
        Cell((Span(row.response or NOTHING),)),
    )


def _entries(entries: Sequence[Entry]) -> Cell:
    return Cell((Span("\n\n".join(map(printed, entries)) or NOTHING),))


def printed(entry: Entry) -> str:
    """An entry with the local codes of its cases."""
    codes = drawn_together(entry.codes)
    return f"{entry.text} ({codes})" if codes else entry.text
