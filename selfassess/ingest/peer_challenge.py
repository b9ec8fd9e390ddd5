"""What only the report of a peer challenge holds: the questions it was asked, its team, its way of working and its case review."""

import re
from collections.abc import Iterator, Sequence

from selfassess.domain.quoting import sentences
from selfassess.domain.report import Inspector, PeerChallengeParts
from selfassess.domain.source import Block, Role, Source
from selfassess.ingest import case_table
from selfassess.ingest.headings import Part
from selfassess.ingest.sections import Section, placed

MEMBER = re.compile(
    r"((?:(?:Dr|Mr|Mrs|Ms|Miss|Cllr|Councillor|Sir|Dame)\.?\s+)?[A-Z][\w’'-]+(?:\s+(?:de|van|von|[A-Z][\w’'.-]*))+)\s*(?:,|\u2013|-|:)\s+(\S.+)",
    re.DOTALL,
)
WORK = re.compile(
    r"\b(?:reviewing|reviewed|read|case files|spent|spoke|met with|heard from|observed|visited|interview\w*|focus groups?)\b",
    re.IGNORECASE,
)
SAMPLE = re.compile(
    r"\b\d+\b[^.]{0,40}\bcases?\b[^.]{0,40}\breview|\b(?:review\w*|looked at|read|audited)\b[^.]{0,20}\b\d+\s+case", re.IGNORECASE
)
ESCALATION = re.compile(r"\bsafeguarding concerns?\b[^.]*\bescalat|\bescalat[^.]*\bsafeguarding concern", re.IGNORECASE)
WORD = re.compile(r"[a-z]{4,}")
STEM = 6
LISTED = (Role.BULLET, Role.NUMBERED)
ANSWERS = (Part.FINDINGS, Part.STRENGTHS, Part.RECOMMENDATIONS)
LONGEST_MEMBER = 220


def parts(source: Source) -> PeerChallengeParts:
    """The parts of a peer challenge's report; what the report does not print is empty."""
    blocks = [(block, section, source.words(block)) for block, section in placed(source)]
    return PeerChallengeParts(
        questions=_questions(blocks),
        team=tuple(_team(blocks)),
        process=tuple(_process(blocks)),
        sample=_sentence(blocks, SAMPLE),
        case_review=case_table.review(source),
        escalation=_sentence(blocks, ESCALATION),
    )


Blocks = Sequence[tuple[Block, Section, str]]


def _questions(blocks: Blocks) -> tuple[tuple[str, str | None], ...]:
    """The questions in the council's words, each with the theme of the findings that answers it if one shares its words."""
    themes = list(dict.fromkeys(section.theme for _, section, _ in blocks if section.theme and section.part in ANSWERS))
    asked = dict.fromkeys(
        words for block, section, words in blocks if section.part is Part.SCOPE and (block.role in LISTED or words.endswith("?"))
    )
    return tuple((question, _theme(question, themes)) for question in asked)


def _theme(question: str, themes: Sequence[str]) -> str | None:
    """The theme of whose words the question has the largest part, and at least half."""
    asked = _stems(question)
    shared = [(len(_stems(theme) & asked) / max(len(_stems(theme)), 1), theme) for theme in themes]
    best, theme = max(shared, default=(0.0, ""))
    return theme if best >= 0.5 else None


def _stems(text: str) -> set[str]:
    return {word[:STEM] for word in WORD.findall(text.casefold().replace("co-", ""))}


def _team(blocks: Blocks) -> Iterator[Inspector]:
    for _, section, words in blocks:
        found = MEMBER.match(words) if section.part is Part.TEAM and len(words) <= LONGEST_MEMBER else None
        if found:
            yield Inspector(found[1], re.sub(r"\s+,", ",", " ".join(found[2].split())).rstrip(" ."))


def _process(blocks: Blocks) -> Iterator[str]:
    """The steps of the work: each listed one, and each sentence that tells what was read, seen or heard."""
    for block, section, words in blocks:
        if section.part is not Part.PROCESS:
            continue
        if block.role in LISTED:
            yield words
        else:
            yield from (sentence for sentence in sentences(words) if WORK.search(sentence) and not sentence.endswith(":"))


def _sentence(blocks: Blocks, pattern: re.Pattern[str]) -> str | None:
    """The first sentence, in the last block that has one, which a pattern finds: an annexe says more than what goes before it."""
    for _, _, words in reversed(blocks):
        for sentence in sentences(words):
            if pattern.search(sentence):
                return sentence
    return None
