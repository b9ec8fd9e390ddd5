"""Peer challenges: started, scoped, and known by whoever takes part."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from selfassess.domain.audit import Deed, Thing
from selfassess.domain.case_form import CaseForm, case_form
from selfassess.domain.comparators import Authority
from selfassess.domain.framework import Framework, FrameworkKind
from selfassess.domain.peerchallenge import (
    ChallengeKind,
    Contact,
    Dates,
    PeerChallenge,
    People,
    Publication,
    ScopeQuestion,
    Support,
    TeamMember,
    moved,
)
from selfassess.domain.people import Person
from selfassess.domain.rights import Grant, Right, Role
from selfassess.domain.sample import Sample, Wanted
from selfassess.errors import BadInput, Conflict
from selfassess.ports import Toolbox
from selfassess.services.finality import is_final
from selfassess.services.rights import challenge_for, need

TITLE_LENGTH = 200
KIND = "peer challenge"


@dataclass(frozen=True, slots=True)
class NewChallenge:
    """What is said when a challenge is started; `template` is the key of a case-review framework."""

    authority: str
    title: str
    kind: ChallengeKind
    framework: str
    template: str


@dataclass(frozen=True, slots=True)
class Found:
    """A challenge with what its pages need: its authority, the framework of its lines, and the form of its case review.

    `mine` are the rights of whoever looks, `final` is whether its report changes no more.
    """

    challenge: PeerChallenge
    authority: Authority
    framework: Framework
    form: CaseForm
    mine: Mapping[Right, bool]
    final: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """One line of the list of challenges."""

    challenge: PeerChallenge
    authority: Authority


def create_challenge(tools: Toolbox, who: Person, new: NewChallenge) -> PeerChallenge:
    """Start a challenge of an authority. Whoever starts it on a shared instance is the council's organiser in it.

    Raises `NotAllowed`, `NotFound` for an authority or framework that is not there, and `BadInput` for an unfit framework.
    """
    need(tools, who, Right.START, new.authority)
    title = new.title.strip()
    if not title or len(title) > TITLE_LENGTH:
        raise BadInput(f"A title is 1 to {TITLE_LENGTH} characters long.")
    framework, template = tools.frameworks().framework(new.framework), tools.frameworks().framework(new.template)
    if framework.kind is FrameworkKind.CASE_REVIEW or template.case_review is None:
        raise BadInput("Questions are mapped to the lines of an inspection or peer challenge, cases are reviewed by a template.")
    cohorts = tuple(Wanted(cohort.id, cohort.title, cohort.count) for cohort in template.case_review.cohorts)
    challenge = PeerChallenge(
        id=tools.new_id(),
        authority=new.authority,
        kind=new.kind,
        title=title,
        framework=framework.key,
        template=template.key,
        created=tools.clock(),
        created_by=who.id,
        sample=Sample(cohorts=cohorts),
    )
    with tools.store().write() as store:
        store.authorities.get(new.authority)
        store.peer_challenges.add(challenge)
        if not who.unlimited:
            store.accounts.give(who.id, Grant(Role.ORGANISER, challenge.id))
        store.audit.add(tools.clock(), who.id, Deed.ADDED, Thing(KIND, challenge.id, challenge.id), new.kind.value)
    return challenge


def list_challenges(tools: Toolbox, who: Person) -> tuple[Listed, ...]:
    """The challenges that a person takes part in, newest first."""
    with tools.store().read() as store:
        seen = [each for each in store.peer_challenges.all() if who.may(Right.CHALLENGE_SEE, each.id, today=tools.today())]
        names = {authority.id: authority for authority in store.authorities.all()} if seen else {}
    return tuple(Listed(each, names[each.authority]) for each in seen)


def find_challenge(tools: Toolbox, who: Person, challenge_id: str) -> Found:
    """A challenge with what its pages need. Raises `NotFound`."""
    with tools.store().read() as store:
        challenge = challenge_for(tools, store, who, Right.CHALLENGE_SEE, challenge_id)
        authority = store.authorities.get(challenge.authority)
        final = is_final(store, challenge_id)
    frameworks = tools.frameworks()
    mine = {right: who.may(right, challenge.id, today=tools.today()) for right in Right}
    form = case_form(frameworks.framework(challenge.template))
    return Found(challenge, authority, frameworks.framework(challenge.framework), form, mine, final)


@dataclass(frozen=True, slots=True)
class Described:
    """What a challenge is called, of what kind it is, and who stands behind it at the council."""

    title: str
    kind: ChallengeKind
    people: People


def describe(tools: Toolbox, who: Person, challenge_id: str, revision: int, said: Described) -> PeerChallenge:
    """Say what a challenge is called, its kind, sponsor and organiser."""
    if not said.title.strip() or len(said.title) > TITLE_LENGTH:
        raise BadInput(f"A title is 1 to {TITLE_LENGTH} characters long.")
    return change_challenge(
        tools,
        who,
        Right.CHALLENGE_ORGANISE,
        (challenge_id, revision),
        lambda challenge: replace(challenge, title=said.title.strip(), kind=said.kind, people=said.people),
    )


def set_dates(tools: Toolbox, who: Person, challenge_id: str, revision: int, dates: tuple[Dates, ...]) -> PeerChallenge:
    """Set the dates of the stages. Raises `BadInput` for a stage that ends before it begins."""
    wrong = next((each for each in dates if each.end < each.first), None)
    if wrong is not None:
        raise BadInput(f"The last day of {wrong.stage.value!r} lies before its first.")
    return change_challenge(
        tools, who, Right.CHALLENGE_ORGANISE, (challenge_id, revision), lambda challenge: replace(challenge, dates=dates)
    )


def set_team(tools: Toolbox, who: Person, challenge_id: str, revision: int, team: tuple[TeamMember, ...]) -> PeerChallenge:
    """Say who the team are."""
    return change_challenge(
        tools, who, Right.CHALLENGE_MANAGE, (challenge_id, revision), lambda challenge: replace(challenge, team=team)
    )


def set_contacts(tools: Toolbox, who: Person, challenge_id: str, revision: int, contacts: tuple[Contact, ...]) -> PeerChallenge:
    """Name who receives a concern. Raises `BadInput` for one without a number."""
    if any(not any(sign.isdigit() for sign in contact.telephone) for contact in contacts):
        raise BadInput("Each contact needs a telephone number: a concern is passed on by telephone first.")
    return change_challenge(
        tools, who, Right.CHALLENGE_ORGANISE, (challenge_id, revision), lambda challenge: replace(challenge, contacts=contacts)
    )


def decide_publication(
    tools: Toolbox, who: Person, challenge_id: str, revision: int, decision: Publication | None
) -> PeerChallenge:
    """Record what the council decided about publishing the report; None where nothing is decided any more. Raises `BadInput`."""
    if decision is not None:
        decision.check(tools.today())
    return change_challenge(
        tools, who, Right.CHALLENGE_ORGANISE, (challenge_id, revision), lambda found: replace(found, publication=decision)
    )


def set_support(tools: Toolbox, who: Person, challenge_id: str, revision: int, support: tuple[Support, ...]) -> PeerChallenge:
    """Say who can be asked for help afterwards."""
    return change_challenge(
        tools, who, Right.CHALLENGE_MANAGE, (challenge_id, revision), lambda challenge: replace(challenge, support=support)
    )


def set_sample(tools: Toolbox, who: Person, challenge_id: str, revision: int, sample: Sample) -> PeerChallenge:
    """Set the design of the sample. Raises `BadInput` where a case is in a cohort that would be gone."""
    with tools.store().read() as store:
        challenge_for(tools, store, who, Right.CHALLENGE_ORGANISE, challenge_id)
        used = {case.cohort for case in store.cases.of(challenge_id)}
    gone = used - {cohort.id for cohort in sample.cohorts}
    if gone:
        raise BadInput(f"There are cases in {', '.join(sorted(gone))}. Move them to another cohort first.")
    return change_challenge(
        tools, who, Right.CHALLENGE_ORGANISE, (challenge_id, revision), lambda challenge: replace(challenge, sample=sample)
    )


def save_question(tools: Toolbox, who: Person, challenge_id: str, revision: int, question: ScopeQuestion) -> PeerChallenge:
    """Add a question of the scope, or change the one of this id; without an id it is new. Raises `BadInput`, `NotFound`."""
    if not question.text.strip() or not question.heading.strip():
        raise BadInput("Enter the question in the council’s own words, and a short heading for it.")

    def changed(challenge: PeerChallenge) -> PeerChallenge:
        framework = tools.frameworks().framework(challenge.framework)
        for line in question.lines:
            framework.line(line)
        if not question.id:
            return replace(challenge, questions=(*challenge.questions, replace(question, id=tools.new_id())))
        challenge.question(question.id)
        kept = tuple(question if each.id == question.id else each for each in challenge.questions)
        return replace(challenge, questions=kept)

    return change_challenge(tools, who, Right.CHALLENGE_MANAGE, (challenge_id, revision), changed)


def move_question(tools: Toolbox, who: Person, challenge_id: str, question_id: str, by: int) -> PeerChallenge:
    """Move a question up (-1) or down (1)."""
    return change_challenge(
        tools,
        who,
        Right.CHALLENGE_MANAGE,
        (challenge_id, None),
        lambda challenge: replace(challenge, questions=moved(challenge.questions, question_id, by)),
    )


def order_annexe(tools: Toolbox, who: Person, challenge_id: str, order: tuple[str, ...]) -> PeerChallenge:
    """Say in which order the annexe lists the questions. Raises `NotFound` for one that is not asked."""

    def ordered(challenge: PeerChallenge) -> PeerChallenge:
        return replace(challenge, annexe_order=tuple(challenge.question(key).id for key in order))

    return change_challenge(tools, who, Right.CHALLENGE_MANAGE, (challenge_id, None), ordered)


def remove_question(tools: Toolbox, who: Person, challenge_id: str, question_id: str) -> PeerChallenge:
    """Take a question out of the scope. Raises `NotFound`, and `BadInput` while findings or notes stand under it."""
    with tools.store().read() as store:
        challenge_for(tools, store, who, Right.CHALLENGE_MANAGE, challenge_id)
        used = any(finding.question == question_id for finding in store.peer_challenges.question_findings(challenge_id))
        noted = any(question_id in note.questions for note in store.peer_challenges.notes(challenge_id))
        asked = any(question_id in each.questions for each in store.peer_challenges.hypotheses(challenge_id))
    if used or noted or asked:
        raise BadInput("Notes, findings or hypotheses stand under this question. Move or remove them first.")

    def without(challenge: PeerChallenge) -> PeerChallenge:
        gone = challenge.question(question_id)
        return replace(challenge, questions=tuple(each for each in challenge.questions if each is not gone))

    return change_challenge(tools, who, Right.CHALLENGE_MANAGE, (challenge_id, None), without)


def change_challenge(
    tools: Toolbox,
    who: Person,
    right: Right,
    which: tuple[str, int | None],
    change: Callable[[PeerChallenge], PeerChallenge],
) -> PeerChallenge:
    """Change a challenge that was read at a revision; None for a change that does not rest on what was read."""
    challenge_id, revision = which
    with tools.store().write() as store:
        current = challenge_for(tools, store, who, right, challenge_id)
        if revision not in (None, current.revision):
            raise Conflict(
                "Somebody else changed the challenge while you were writing. Open the page again and repeat your change.",
                yours={},
                theirs={},
            )
        saved = replace(change(current), revision=current.revision + 1)
        store.peer_challenges.save(saved)
        store.audit.add(tools.clock(), who.id, Deed.CHANGED, Thing(KIND, saved.id, saved.id), "")
    return saved
