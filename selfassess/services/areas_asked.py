"""Which areas of practice of a case review speak to a question of its challenge."""

from collections.abc import Collection, Iterable

from selfassess.domain.case_form import case_form
from selfassess.domain.framework import Framework
from selfassess.domain.peerchallenge import PeerChallenge, ScopeQuestion
from selfassess.ports import Frameworks
from selfassess.services.benchmarks import ilacs_lines


def ilacs_of(frameworks: Frameworks, framework: Framework, lines: Iterable[str]) -> frozenset[str]:
    """The lines of ILACS that lines of a framework answer to: what cases, self-assessments and reports have in common."""
    return frozenset(found for line in lines for found in ilacs_lines(frameworks, framework, line))


def areas_about(frameworks: Frameworks, challenge: PeerChallenge, about: Collection[str]) -> frozenset[str]:
    """The areas of practice of the challenge's template that bear on any of these lines of ILACS."""
    template = frameworks.framework(challenge.template)
    parts = (part.line for part in case_form(template).parts if part.line)
    return frozenset(line for line in parts if set(about) & set(ilacs_lines(frameworks, template, line)))


def areas_asked(frameworks: Frameworks, challenge: PeerChallenge, question: ScopeQuestion) -> frozenset[str]:
    """The areas of practice that bear on what a question is mapped to; none for a question of its own."""
    framework = frameworks.framework(challenge.framework)
    return areas_about(frameworks, challenge, ilacs_of(frameworks, framework, question.lines))
