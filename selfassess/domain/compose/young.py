"""The summary for children and young people, as it was written for them, and who of them read it."""

from selfassess.domain.compose.apparatus import Composition
from selfassess.domain.compose.blocks import body, hint, label
from selfassess.domain.compose.prose import prose
from selfassess.domain.document import Block, Bullets, Heading, Span
from selfassess.domain.pack import PackPart
from selfassess.domain.wording import counted, day
from selfassess.domain.young_people import QUESTIONS, YoungReading, YoungSummary, sections


def young_people(part: PackPart, composition: Composition) -> tuple[Block, ...]:
    """What is said of the whole and of each area, then which groups read it and what they changed."""
    summary = composition.material.young
    if summary is None or not summary.written:
        return (Heading(1, part.title or "For you", "part/young-people"), body("Nothing has been written for young people yet."))
    blocks: list[Block] = []
    for subject, title in sections(composition.material.framework):
        said = [
            (question, summary.text(subject, name)) for name, question in QUESTIONS.items() if summary.text(subject, name).strip()
        ]
        if said:
            blocks.append(Heading(1, title, f"young/{subject}"))
            blocks += [block for question, text in said for block in (label(question), *prose(text))]
    return (*blocks, *_readers(summary), *_age(summary))


def _readers(summary: YoungSummary) -> tuple[Block, ...]:
    if not summary.readings:
        return ()
    told = tuple((Span(_told(reading)),) for reading in summary.readings)
    return (Heading(1, "Who read this first", "young/readers"), Bullets(told))


def _told(reading: YoungReading) -> str:
    number = counted(reading.number, "young person").replace("young persons", "young people")
    changed = f" They changed: {reading.changed}" if reading.changed else ""
    return f"{reading.group}: {number}, {day(reading.day)}.{changed}"


def _age(summary: YoungSummary) -> tuple[Block, ...]:
    age = summary.measured().age
    return (hint(f"Reading age {age}, by the formula of Flesch and Kincaid."),) if age else ()
