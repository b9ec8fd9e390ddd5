"""Puts the peer challenge of the fictional authority into an instance: scope, cases, what they show, and the report."""

from pathlib import Path
from typing import Any

from selfassess.demo.fiction import TYPED
from selfassess.domain.feedback.words import KeyRecommendation, ReportWords
from selfassess.domain.notes import QuestionFinding
from selfassess.domain.peerchallenge import (
    ChallengeKind,
    Contact,
    Dates,
    Hours,
    PeerChallenge,
    People,
    ScopeQuestion,
    Stage,
    TeamMember,
)
from selfassess.domain.people import LOCAL
from selfassess.domain.sample import Sample, Wanted
from selfassess.domain.timetable import Session, SessionKind
from selfassess.errors import BadTable
from selfassess.library.strict_yaml import read_yaml
from selfassess.ports import Toolbox
from selfassess.schemas.demonstration import load_typed
from selfassess.schemas.demonstration_visit import TypedVisit
from selfassess.services.case_reviews import NewCase, Typed, add_case, save_case
from selfassess.services.case_rollup import merge_statements, respond, rollup_of
from selfassess.services.challenge_notes import write_finding
from selfassess.services.feedback import save_report
from selfassess.services.peer_challenges import (
    Described,
    NewChallenge,
    create_challenge,
    describe,
    save_question,
    set_contacts,
    set_dates,
    set_sample,
    set_team,
)
from selfassess.services.timetable import save_session


def read_visit(path: Path = TYPED / "challenge.yaml") -> dict[str, Any]:
    """What the team of the fiction typed. Raises `BadTable` with every mistake of a file that is badly written."""
    file = read_yaml(path)
    values, flaws = load_typed(TypedVisit, file.content)
    mistakes = (*file.mistakes, *(file.mistake(flaw.path, flaw.message) for flaw in flaws))
    if mistakes:
        raise BadTable(mistakes)
    return values


def stage_visit(tools: Toolbox, authority: str) -> str:
    """Put the challenge in, the way that its team would have done it; the answer is its id."""
    said = read_visit()
    made = _set_up(tools, authority, said)
    for case in said["cases"]:
        new = add_case(tools, LOCAL, made.id, NewCase(case["code"], case["cohort"], case["reviewer"]))
        values = {entry["slot"]: entry["text"] for entry in case["values_"]}
        save_case(tools, LOCAL, made.id, case["code"], Typed(new.revision, values, finished=True))
    _merge_what_is_the_same(tools, made.id)
    for answer in said["responses"]:
        respond(tools, LOCAL, made.id, answer["line"], answer["text"])
    for question, entry in zip(made.questions, said["questions"], strict=True):
        write_finding(tools, LOCAL, made.id, QuestionFinding("", made.id, question.id, entry["finding"]))
    recommendations = tuple(KeyRecommendation(**entry) for entry in said["recommendations"])
    save_report(tools, LOCAL, made.id, 0, ReportWords(**said["report"][0], recommendations=recommendations))
    return made.id


def _set_up(tools: Toolbox, authority: str, said: dict[str, Any]) -> PeerChallenge:
    new = NewChallenge(authority, said["title"], ChallengeKind.FULL, said["framework"], said["template"])
    made = create_challenge(tools, LOCAL, new)
    about = Described(made.title, made.kind, People(sponsor=said["sponsor"]))
    made = describe(tools, LOCAL, made.id, made.revision, about)
    for entry in said["questions"]:
        question = ScopeQuestion("", entry["heading"], entry["text"])
        made = save_question(tools, LOCAL, made.id, made.revision, question)
    dates = tuple(Dates(Stage(entry["stage"]), entry["first"], entry["last"]) for entry in said["stages"])
    made = set_dates(tools, LOCAL, made.id, made.revision, dates)
    contacts = tuple(Contact(**{**entry, "hours": Hours(entry["hours"])}) for entry in said["contacts"])
    made = set_contacts(tools, LOCAL, made.id, made.revision, contacts)
    made = set_team(tools, LOCAL, made.id, made.revision, tuple(TeamMember(**entry) for entry in said["team"]))
    by_heading = {question.heading: question.id for question in made.questions}
    for entry in said["sessions"]:
        session = Session(
            **{
                **entry,
                "id": "",
                "kind": SessionKind(entry["kind"]),
                "peers": tuple(entry["peers"]),
                "questions": tuple(by_heading[heading] for heading in entry["questions"]),
            }
        )
        made = save_session(tools, LOCAL, made.id, made.revision, session)
    cohorts = tuple(Wanted(**entry) for entry in said["cohorts"])
    return set_sample(tools, LOCAL, made.id, made.revision, Sample(cohorts, chosen_by="the challenge manager"))


def _merge_what_is_the_same(tools: Toolbox, challenge: str) -> None:
    """Make one finding of each group of statements that say the same in the same words."""
    for row in rollup_of(tools, LOCAL, challenge).rollup.rows:
        for suggestion in row.suggested:
            if len({statement.text for statement in suggestion.statements}) == 1:
                keys = [statement.key for statement in suggestion.statements]
                merge_statements(tools, LOCAL, challenge, keys, suggestion.statements[0].text)
