"""The table of judgements at the front of a report, where its rows are set like headings or short paragraphs."""

import re

from selfassess.domain.source import Role, Source
from selfassess.ingest.labels import GRADE, LABELS

OPENING = 60
FEWEST = 2
PROSE = 80
SET_AS = (Role.HEADING, Role.PARAGRAPH, Role.NUMBERED)
_LABELS = "|".join(pattern for _, pattern in LABELS)
GRADES = re.compile(GRADE, re.IGNORECASE)
ROW = re.compile(rf"(?=\w)(?:\d(?:\.\d)?\.?\s+)?(?:{_LABELS})?\W*(?:{GRADE}|not\s+judged)?\W*\Z", re.IGNORECASE)


def rows(source: Source) -> frozenset[int]:
    """Where the blocks begin that are rows of the table: two or more together, before the first prose, each area once.

    A text that was copied out of a report has such rows; in the body a heading with a grade stands alone above its paragraphs.
    """
    run: dict[str, int] = {}
    for block in source.blocks[:OPENING]:
        words = source.words(block)
        label = GRADES.sub("", words).casefold().strip(" .:") or f"grade {block.start}"
        if block.role in SET_AS and ROW.match(words) and label not in run:
            run[label] = block.start
        elif len(run) >= FEWEST or (len(words) > PROSE and words.endswith(".")):
            break
        else:
            run.clear()
    return frozenset(run.values()) if len(run) >= FEWEST else frozenset()
