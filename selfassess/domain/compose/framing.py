"""What stands around the blocks of a document that is made of something else than an assessment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from selfassess.domain.compose import LANGUAGE
from selfassess.domain.compose.masking import masked
from selfassess.domain.document import STANDARD_LOOK, Block, Document
from selfassess.domain.pack import Pack
from selfassess.domain.wording import day


@dataclass(frozen=True, slots=True)
class Frame:
    """What a document is called and by whom it is, what runs along its head, how it is marked, and when it is printed."""

    title: str
    subtitle: str
    author: str
    header: str
    marking: str
    today: date


def framed(pack: Pack, frame: Frame, blocks: Sequence[Block]) -> Document:
    """The document that a pack makes of these blocks. What must not leave, such as case numbers, is masked."""
    return masked(
        Document(
            title=frame.title,
            subtitle=frame.subtitle,
            author=frame.author,
            subject=pack.about,
            created=frame.today,
            language=LANGUAGE,
            header=frame.header,
            footer=f"Printed on {day(frame.today)}",
            marking=frame.marking,
            blocks=tuple(blocks),
            look=pack.template or STANDARD_LOOK,
        )
    )
