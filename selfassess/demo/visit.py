"""Puts the peer challenge of the fictional authority into an instance: scope, cases, what they show, and the report."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from selfassess.demo.board import stage_board
from selfassess.demo.fiction import TYPED, typed
from selfassess.domain.conversations import Conversation, Talk, With
from selfassess.domain.feedback.words import KeyRecommendation, ReportWords
from selfassess.domain.peerchallenge import (
    ChallengeKind,
    Contact,
    Dates,
    Hours,
    PeerChallenge,
    People,
    Publication,
    Publishing,
    ScopeQuestion,
    Stage,
    Support,
    TeamMember,
)
from selfassess.domain.people import LOCAL
from selfassess.domain.sample import Sample, Stratum, Trait, Wanted
from selfassess.domain.timetable import Session, SessionKind
from selfassess.ports import Toolbox
from selfassess.schemas.demonstration_visit import TypedVisit
from selfassess.services.case_reviews import NewCase, Typed, add_case, save_case
from selfassess.services.case_rollup import merge_statements, respond, rollup_of
from selfassess.services.feedback import save_report
from selfassess.services.peer_challenges import (
    Described,
    NewChallenge,
    create_challenge,
    decide_publication,
    describe,
    save_question,
    set_contacts,
    set_dates,
    set_sample,
    set_support,
    set_team,
)
from selfassess.services.selection import SaidOfCase, describe_case
from selfassess.services.timetable import save_session


def read_visit(path: Path = TYPED / "challenge.yaml") -> dict[str, Any]:
    """What the team of the fiction typed. Raises `BadTable` with every mistake of a file that is badly written."""
    return typed(path, TypedVisit)


def stage_visit(tools: Toolbox, authority: str) -> str:
    """Put the challenge in, the way that its team would have done it; the answer is its id."""
    said = read_visit()
    made = set_up(tools, authority, said)
    for case in said["cases"]:
        review(tools, made.id, case)
    _merge_what_is_the_same(tools, made.id, {each["says"]: each["as_"] for each in said["findings"]})
    for answer in said["responses"]:
        respond(tools, LOCAL, made.id, answer["line"], answer["text"])
    stage_board(tools, made, said["questions"])
    recommendations = tuple(KeyRecommendation(**entry) for entry in said["recommendations"])
    save_report(tools, LOCAL, made.id, 0, ReportWords(**said["report"][0], recommendations=recommendations))
    return made.id


def review(tools: Toolbox, challenge: str, case: Mapping[str, Any]) -> None:
    """Add a case and write in its form, as far as its reviewer has come."""
    code = case["code"]
    new = NewCase(code, case["cohort"], case["reviewer"], case["second_reviewer"])
    add_case(tools, LOCAL, challenge, new)
    talks = tuple(Conversation(With(each["whom"]), Talk(each["talk"]), reason=each["reason"]) for each in case["conversations"])
    said = SaidOfCase({each["trait"]: each["text"] for each in case["traits"]}, talks)
    described = describe_case(tools, LOCAL, challenge, code, said)
    values = {entry["slot"]: entry["text"] for entry in case["values_"]}
    if values:
        save_case(tools, LOCAL, challenge, code, Typed(described.revision, values, finished=case["finished"]))


def set_up(tools: Toolbox, authority: str, said: Mapping[str, Any]) -> PeerChallenge:
    """Start a challenge and say whom it is about, what it asks, when, and who takes part."""
    new = NewChallenge(authority, said["title"], ChallengeKind(said["kind"]), said["framework"], said["template"])
    made = create_challenge(tools, LOCAL, new)
    about = Described(made.title, made.kind, People(said["sponsor"], said["organiser"]))
    made = describe(tools, LOCAL, made.id, made.revision, about)
    for entry in said["questions"]:
        question = ScopeQuestion("", entry["heading"], entry["text"], tuple(entry["lines"]))
        made = save_question(tools, LOCAL, made.id, made.revision, question)
    dates = tuple(Dates(Stage(entry["stage"]), entry["first"], entry["last"]) for entry in said["stages"])
    made = set_dates(tools, LOCAL, made.id, made.revision, dates)
    contacts = tuple(Contact(**{**entry, "hours": Hours(entry["hours"])}) for entry in said["contacts"])
    made = set_contacts(tools, LOCAL, made.id, made.revision, contacts)
    made = set_team(tools, LOCAL, made.id, made.revision, tuple(TeamMember(**entry) for entry in said["team"]))
    made = set_support(tools, LOCAL, made.id, made.revision, tuple(Support(**entry) for entry in said["support"]))
    for entry in said["publication"]:
        how = Publishing(entry["publishing"])
        decision = Publication(how, entry["by"], entry["decided"], entry["published"], entry["withheld"])
        made = decide_publication(tools, LOCAL, made.id, made.revision, decision)
    by_heading = {question.heading: question.id for question in made.questions}
    for entry in said["sessions"]:
        session = Session(
            **{
                **entry,
                "id": "",
                "kind": SessionKind(entry["kind"]),
                "peers": tuple(entry["peers"]),
                "questions": tuple(by_heading[heading] for heading in entry["questions"]),
                "prompts": tuple(entry["prompts"]),
            }
        )
        made = save_session(tools, LOCAL, made.id, made.revision, session)
    cohorts = tuple(Wanted(**entry) for entry in said["cohorts"])
    frame = tuple(Stratum(Trait(entry["trait"]), entry["value"], entry["count"]) for entry in said["frame"])
    return set_sample(tools, LOCAL, made.id, made.revision, Sample(cohorts, frame, **said["sample"][0]))


def _merge_what_is_the_same(tools: Toolbox, challenge: str, worded: Mapping[str, str]) -> None:
    """Make one finding of each group of statements that say the same in the same words, `worded` as the team words it."""
    for row in rollup_of(tools, LOCAL, challenge).rollup.rows:
        for suggestion in row.suggested:
            if len({statement.text for statement in suggestion.statements}) == 1:
                keys = [statement.key for statement in suggestion.statements]
                text = suggestion.statements[0].text
                merge_statements(tools, LOCAL, challenge, keys, worded.get(text, text))
