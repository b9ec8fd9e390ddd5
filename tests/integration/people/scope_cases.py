"""The services of a challenge's scope, sample and board as the walk of all services calls them."""

from dataclasses import replace
from functools import cache, partial

from selfassess.domain.background import Holds
from selfassess.domain.conversations import Conversation, Talk, With
from selfassess.domain.hypotheses import Hypothesis
from selfassess.domain.peerchallenge import Publication, Publishing
from selfassess.domain.people import LOCAL
from selfassess.domain.rights import Right
from selfassess.domain.selection import CodeKey
from selfassess.seal.key_files import KeyFiles
from selfassess.services import background, hypotheses, peer_challenges, selection, triangulation
from tests.challenge_world import CALLED
from tests.integration.people.world import CASE

LIST = b"Case number,Cohort,Team,Selected\n778811,Care leavers,North,yes\n"
PASSPHRASE = "four words far apart"
SENT = background.NewBackground("Our strategy", Holds.DOCUMENT, file=("strategy.txt", b"What we plan for children in care."))
EXPECTED = Hypothesis("", "", "Plans drift where there is no reviewing officer.")
DECIDED = Publication(Publishing.WHOLE, "The director", CALLED.date())


def _visit(world):
    return world.peer_challenge.id


def _revision(world):
    return peer_challenges.find_challenge(world.tools, LOCAL, _visit(world)).challenge.revision


def _of_visit(service, right, *said):
    return (lambda world, who: service(world.tools, who, _visit(world), *said), right)


def _reasoned(world):
    """The sample with a reason, so that a list can be brought in; the challenge's revision then."""
    found = peer_challenges.find_challenge(world.tools, LOCAL, _visit(world)).challenge
    sample = replace(found.sample, reason="To look into plans")
    return peer_challenges.set_sample(world.tools, LOCAL, found.id, found.revision, sample).revision


@cache
def _key(challenge):
    return KeyFiles().lock(CodeKey(challenge, "Children's services peer challenge", (("CL1", "778811"),)), PASSPHRASE)


def _taken(world, who):
    sent = selection.BroughtList("list.csv", LIST, PASSPHRASE)
    return selection.take_list(world.tools, who, _visit(world), _reasoned(world), sent)


def _raised(world):
    return hypotheses.save_hypothesis(world.tools, LOCAL, _visit(world), EXPECTED).id


def _document(world):
    return background.add_document(world.tools, LOCAL, _visit(world), SENT).id


NEITHER = frozenset({Right.CHALLENGE_CASES, Right.CHALLENGE_ORGANISE})
HELD = selection.SaidOfCase({"gender": "Girl"}, (Conversation(With.MANAGER, Talk.HELD),))

SCOPE_CASES = {
    "hypotheses.hypotheses_of": _of_visit(hypotheses.hypotheses_of, Right.CHALLENGE_NOTES),
    "hypotheses.save_hypothesis": _of_visit(hypotheses.save_hypothesis, Right.CHALLENGE_NOTES, EXPECTED),
    "hypotheses.remove_hypothesis": (
        lambda world, who: hypotheses.remove_hypothesis(world.tools, who, _visit(world), _raised(world)),
        Right.CHALLENGE_NOTES,
    ),
    "background.documents_of": _of_visit(background.documents_of, Right.CHALLENGE_DOCUMENTS),
    "background.add_document": _of_visit(background.add_document, Right.CHALLENGE_ORGANISE, SENT),
    "background.open_document": (
        lambda world, who: background.open_document(world.tools, who, _visit(world), _document(world)),
        Right.CHALLENGE_DOCUMENTS,
    ),
    "background.remove_document": (
        lambda world, who: background.remove_document(world.tools, who, _visit(world), _document(world)),
        Right.CHALLENGE_ORGANISE,
    ),
    "peer_challenges.decide_publication": (
        lambda world, who: peer_challenges.decide_publication(world.tools, who, _visit(world), _revision(world), DECIDED),
        Right.CHALLENGE_ORGANISE,
    ),
    "selection.sample_of": _of_visit(selection.sample_of, NEITHER),
    "selection.take_list": (_taken, Right.CHALLENGE_ORGANISE),
    "selection.blank_list": _of_visit(selection.blank_list, Right.CHALLENGE_ORGANISE),
    "selection.open_key": (
        lambda world, who: selection.open_key(world.tools, who, _visit(world), _key(_visit(world)), PASSPHRASE),
        Right.CHALLENGE_RESPOND,
    ),
    "selection.describe_case": _of_visit(partial(selection.describe_case, code=CASE, said=HELD), Right.CHALLENGE_CASES),
    "triangulation.triangulated": (
        lambda world, who: triangulation.triangulated(world.tools, who, _visit(world), world.peer_challenge.question),
        Right.CHALLENGE_NOTES,
    ),
    "triangulation.team_meeting": _of_visit(triangulation.team_meeting, Right.CHALLENGE_NOTES),
}
"""How each service is called, and the right that it takes in the challenge, or any of several."""

SCOPE_PREPARED = {
    "hypotheses.remove_hypothesis": {"challenge_findings"},
    "background.open_document": {"challenge_documents"},
    "background.remove_document": {"challenge_documents"},
    "selection.take_list": {"peer_challenges"},
}
"""The tables into which somebody who may writes before a service is called."""
