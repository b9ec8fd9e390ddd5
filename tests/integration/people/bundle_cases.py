"""The services by which assessments and challenges go to other instances: how each is called, and the right that it takes."""

from functools import cache
from io import BytesIO

from selfassess.domain.bundle.intake import BundleIntake
from selfassess.domain.bundle.parts import Kind
from selfassess.domain.people import LOCAL
from selfassess.domain.rights import Right
from selfassess.errors import NotAllowed
from selfassess.services import before_sending, bundling, taking_bundles, unbundling, undoing_bundles
from tests.integration.people.world import HOME


@cache
def _bundle(tools, assessment):
    """The bundle of the assessment, as a file."""
    out = BytesIO()
    bundling.make_bundle(tools, LOCAL, bundling.Sending(Kind.ASSESSMENT, assessment), out)
    return out.getvalue()


def _sending(world):
    return bundling.Sending(Kind.ASSESSMENT, world.holds.assessment)


def _waiting(world, who):
    """A bundle that this person sent, or the owner where they may send none."""
    source = BytesIO(_bundle(world.tools, world.holds.assessment))
    try:
        return unbundling.receive_bundle(world.tools, who, name="a.selfassess", source=source)
    except NotAllowed:
        return unbundling.receive_bundle(world.tools, world.people["owner"], name="a.selfassess", source=source)


def _look(world, who):
    return unbundling.look_at_bundle(world.tools, who, _waiting(world, who).id)


def _take(world, who):
    return taking_bundles.take_bundle_in(world.tools, who, _waiting(world, who).id)


def _undo(world, who):
    waiting = _waiting(world, LOCAL)
    kept = BundleIntake("taken", waiting.name, waiting.manifest, HOME, LOCAL.id, waiting.at, ())
    with world.tools.store().write() as store:
        store.bundles.keep(kept)
    return undoing_bundles.undo_bundle(world.tools, who, kept.id)


BUNDLE_CASES = {
    "bundling.make_bundle": (
        lambda world, who: bundling.make_bundle(world.tools, who, _sending(world), BytesIO()),
        Right.START,
    ),
    "before_sending.before_sending": (
        lambda world, who: before_sending.before_sending(world.tools, who, Kind.ASSESSMENT, world.holds.assessment),
        Right.START,
    ),
    "unbundling.look_at_bundle": (_look, Right.START),
    "taking_bundles.take_bundle_in": (_take, Right.START),
    "undoing_bundles.undo_bundle": (_undo, Right.START),
}
BUNDLE_PREPARED = {
    "unbundling.look_at_bundle": {"waiting_bundles"},
    "taking_bundles.take_bundle_in": {"waiting_bundles"},
    "undoing_bundles.undo_bundle": {"waiting_bundles", "bundle_intakes"},
}
BUNDLE_OPEN = {
    "bundling.subject_of": "the check itself",
    "unbundling.may_look": "the check itself",
    "unbundling.may_receive": "an answer about a right",
    "unbundling.receive_bundle": "for whoever may take in anything anywhere: what becomes of it is tried where it is looked at",
    "unbundling.throw_bundle_away": "what one sent oneself",
    "unbundling.waiting_bundles": "the same",
    "unbundling.waiting_one": "the same",
    "undoing_bundles.bundles_taken_in": "lists those of places in which one may undo them",
}
