"""From a pack and an assessment to a document: what is said and in which order; never how it looks."""

from collections.abc import Callable, Mapping

from selfassess.domain.compose.about import about
from selfassess.domain.compose.apparatus import Composition
from selfassess.domain.compose.areas import areas, digest, whole
from selfassess.domain.compose.auditing import audits
from selfassess.domain.compose.figures import indicators
from selfassess.domain.compose.front import contents, cover
from selfassess.domain.compose.glance import glance
from selfassess.domain.compose.judgements import judgements
from selfassess.domain.compose.masking import masked
from selfassess.domain.compose.moving import dates, moved
from selfassess.domain.compose.overview import at_risk, coverage, standing
from selfassess.domain.compose.profile import profile
from selfassess.domain.compose.references import resolved
from selfassess.domain.compose.registers import actions, evidence, open_recommendations, recommendations
from selfassess.domain.compose.sources import sources
from selfassess.domain.compose.young import young_people
from selfassess.domain.document import STANDARD_LOOK, Block, Document
from selfassess.domain.material import Material
from selfassess.domain.pack import Pack, PackPart
from selfassess.domain.wording import day

LANGUAGE = "en-GB"

COMPOSERS: Mapping[str, Callable[[PackPart, Composition], tuple[Block, ...]]] = {
    "cover": cover,
    "contents": contents,
    "about": about,
    "glance": glance,
    "profile": profile,
    "judgements": judgements,
    "whole": whole,
    "areas": areas,
    "digest": digest,
    "standing": standing,
    "moved": moved,
    "coverage": coverage,
    "indicators": indicators,
    "at-risk": at_risk,
    "recommendations": recommendations,
    "open-recommendations": open_recommendations,
    "dates": dates,
    "audits": audits,
    "young-people": young_people,
    "evidence": evidence,
    "actions": actions,
    "sources": sources,
}
"""What makes each kind of part. A kind that is not here belongs to workbooks only."""

LAST = ("sources",)
"""The kinds that list what the other parts cite, and so are made after them wherever they stand."""


def compose(pack: Pack, material: Material) -> Document:
    """The document that a pack makes of an assessment. Parts that only a workbook can carry are left out.

    What must not leave, such as case numbers, is masked.
    """
    composition = Composition(pack=pack, material=material)
    parts = [part for part in pack.parts if part.kind in COMPOSERS]
    made: dict[int, tuple[Block, ...]] = {}
    for position, part in sorted(enumerate(parts), key=lambda numbered: numbered[1].kind in LAST):
        made[position] = COMPOSERS[part.kind](part, composition)
    blocks = resolved(block for position in sorted(made) for block in made[position])
    return masked(_document(pack, material, blocks, composition))


def _document(pack: Pack, material: Material, blocks: tuple[Block, ...], composition: Composition) -> Document:
    authority = material.authority.name
    return Document(
        title=f"{pack.title}: {authority}",
        subtitle=material.assessment.title,
        author=authority,
        subject=f"{material.framework.title}, {material.framework.version}",
        created=material.today,
        language=LANGUAGE,
        header=f"{authority} · {pack.title}",
        footer=f"Printed on {day(material.today)}",
        marking=pack.marking,
        blocks=blocks,
        notes=composition.apparatus.notes,
        look=pack.template or STANDARD_LOOK,
    )
