"""What peers found in cases, as far as the council has been given it to read: within a transaction that is open."""

from collections.abc import Mapping

from selfassess.domain.case_form import CaseForm, Side, case_form
from selfassess.domain.cases import CaseReview
from selfassess.domain.challenge import PeersRead
from selfassess.domain.framework import Framework
from selfassess.domain.peerchallenge import PeerChallenge
from selfassess.errors import NotFound
from selfassess.ports import Toolbox, UnitOfWork


def peers_read(tools: Toolbox, store: UnitOfWork, framework: Framework, authority: str) -> Mapping[str, PeersRead]:
    """By line of a framework, what the newest peer challenge found whose report the council may read.

    Areas of practice answer to lines through the crosswalk of the case review's template; nothing where there is none.
    """
    for challenge in store.peer_challenges.all():
        if challenge.authority == authority and store.peer_challenges.report(challenge.id)[2] is not None:
            return _of(tools, store, framework, challenge)
    return {}


def _of(tools: Toolbox, store: UnitOfWork, framework: Framework, challenge: PeerChallenge) -> Mapping[str, PeersRead]:
    try:
        form = case_form(tools.frameworks().framework(challenge.template))
        crosswalk = tools.frameworks().crosswalk(challenge.template, framework.key)
    except NotFound:
        return {}
    sides = [_sides(case, form) for case in store.cases.of(challenge.id) if case.finished]
    found = {}
    for line in framework.lines():
        practice = {pair.old for pair in crosswalk.older(line.id)}
        here = [{side for area, side in each if area in practice} for each in sides]
        cases = [each for each in here if each]
        if cases:
            considered = sum(Side.CONSIDERATIONS in each for each in cases)
            found[line.id] = PeersRead(challenge.id, challenge.title, len(cases), considered)
    return found


def _sides(case: CaseReview, form: CaseForm) -> set[tuple[str, Side]]:
    return {(statement.line, statement.side) for statement in case.statements(form)}
