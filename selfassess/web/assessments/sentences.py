"""Choosing the sentences that a benchmark quotes, from all the passages that were considered for it."""

from collections.abc import Iterable
from itertools import groupby

from flask import flash, render_template, request
from flask.typing import ResponseReturnValue

from selfassess.domain.benchmark import PartKind
from selfassess.domain.benchmark_text import source_line
from selfassess.domain.drafting.citing import Citations
from selfassess.domain.drafting.sentences import Laid, Ticked
from selfassess.domain.holdings import HeldPassage
from selfassess.errors import BadInput
from selfassess.ports import Toolbox
from selfassess.services.benchmarks import CHANGED_MEANWHILE
from selfassess.services.sentences import considered_passages, quote_sentences
from selfassess.web.assessments.below import below
from selfassess.web.assessments.benchmark_shown import ShownSource, address_of
from selfassess.web.assessments.places import Place
from selfassess.web.messages import land
from selfassess.web.visitor import person

TICKED = "sentence"
"""The name under which the boxes are sent."""


def sentences(tools: Toolbox, assessment_id: str, subject_id: str) -> ResponseReturnValue:
    """Every passage that was considered, with a box for each of its sentences."""
    return _shown(tools, Place(assessment_id, subject_id), frozenset(), "")


def quote(tools: Toolbox, assessment_id: str, subject_id: str) -> ResponseReturnValue:
    """Add what was ticked to the benchmark."""
    place = Place(assessment_id, subject_id)
    boxes = request.form.getlist(TICKED)
    try:
        quote_sentences(
            tools,
            person(),
            assessment=assessment_id,
            line=subject_id,
            digest=request.form.get("digest", ""),
            ticked=tuple(_ticked(boxes)),
        )
    except BadInput as error:
        return _shown(tools, place, frozenset(boxes), str(error)), 400
    flash("Quotations added to the benchmark, which is kept as it reads now")
    return land(place.address("benchmark"))


def _ticked(boxes: Iterable[str]) -> Iterable[Ticked]:
    """The boxes by passage and part: each is sent as kind, passage and place."""
    parted = [box.split(":") for box in boxes]
    if not all(len(box) == 3 and box[0] in set(PartKind) and box[2].isdecimal() for box in parted):
        raise BadInput(CHANGED_MEANWHILE)
    for (kind, passage), found in groupby(sorted(parted), key=lambda box: (box[0], box[1])):
        yield Ticked(PartKind(kind), passage, tuple(int(box[2]) for box in found))


def _shown(tools: Toolbox, place: Place, boxes: frozenset[str], error: str) -> str:
    found = considered_passages(tools, person(), assessment=place.assessment, line=place.subject)
    parts = tuple((title, tuple(laid)) for title, laid in groupby(found.passages, key=_title))
    return render_template(
        "assessments/sentences.html",
        **below(tools, place) | {"errors": [{"text": error, "href": "#passages"}] if error else []},
        parts=parts,
        digest=found.digest,
        found=found,
        boxes=boxes,
        box=TICKED,
        source=_source,
    )


def _title(laid: Laid) -> str:
    return laid.title


def _source(held: HeldPassage) -> ShownSource:
    made = Citations()
    made.passage(held, held.passage.text)
    return ShownSource(0, source_line(made.made[0]), address_of(made.made[0]))
