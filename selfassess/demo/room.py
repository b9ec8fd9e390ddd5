"""Puts into an instance what the fictional authority does around its assessment.

A snapshot and what moved since, decisions on recommendations, practice audits, the year, and an inspection that was called.
"""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from selfassess.demo.fiction import TYPED, typed
from selfassess.domain.deadlines import months_on
from selfassess.domain.follow_up import Standing
from selfassess.domain.inspection.records import Enquiry, Meeting, Request, Sampled, SampleUse
from selfassess.domain.inspection.room import ItemStatus
from selfassess.domain.inspection.window import YearMark
from selfassess.domain.people import LOCAL, Person
from selfassess.domain.rights import Grant, Role
from selfassess.domain.young_people import QUESTIONS, YoungReading
from selfassess.ports import Toolbox
from selfassess.schemas.demonstration_room import TypedRoom
from selfassess.services.assessments import open_subject
from selfassess.services.indicators import GivenTable
from selfassess.services.inspection_records import keep_record
from selfassess.services.inspections import NewInspection, change_inspection, mark_year, start_inspection
from selfassess.services.long_view import Deciding, decide, long_view
from selfassess.services.practice_audits import GivenAudit, import_audit
from selfassess.services.run_up import run_up_of
from selfassess.services.saving import Answers, save_answers
from selfassess.services.snapshots import add_snapshot
from selfassess.services.work import judge_beside
from selfassess.services.young_people import add_young_reading, save_young_people


def read_room(path: Path = TYPED / "room.yaml") -> dict[str, Any]:
    """What people of the fiction typed. Raises `BadTable` with every mistake of a file that is badly written."""
    return typed(path, TypedRoom)


def stage_room(tools: Toolbox, authority: str, assessment: str) -> str:
    """Put all of it in; the answer is the inspection's id."""
    said = read_room()
    add_snapshot(tools, LOCAL, assessment=assessment, note="Before moderation")
    for move in said["moves"]:
        _judge(tools, assessment, move)
    for reviewer in said["reviewers"]:
        who = Person(reviewer["id"], reviewer["name"], (Grant(Role.REVIEWER, authority),))
        for entry in reviewer["judged"]:
            judge_beside(tools, who, assessment=assessment, **entry)
    _decide(tools, authority, said["decisions"])
    _audit(tools, authority, assessment, said)
    for mark in said["marks"]:
        held, planned = timedelta(days=mark["held"]), timedelta(days=mark["planned"])
        mark_year(tools, LOCAL, authority, YearMark(mark["point"], tools.today() - held, tools.today() + planned))
    _tell_young_people(tools, assessment, said)
    return _inspection(tools, authority, said)


def _judge(tools: Toolbox, assessment: str, move: dict[str, Any]) -> None:
    held = open_subject(tools, LOCAL, assessment, move["subject"]).response
    texts = held.texts
    answers = Answers(
        judgement=move["judgement"],
        reason=move["reason"],
        confidence=held.judgement.confidence or "",
        strengths=texts.strengths,
        improvements=texts.improvements,
        impact=texts.impact,
        how=texts.how,
        plans=texts.plans,
        ready=held.ready,
    )
    save_answers(tools, LOCAL, assessment=assessment, subject=move["subject"], revision=held.revision, answers=answers)


def _decide(tools: Toolbox, authority: str, decisions: list[dict[str, Any]]) -> None:
    asked = long_view(tools, LOCAL, authority).recommendations
    for entry in decisions:
        said = Deciding(Standing(entry["standing"]), entry["owner"], entry["note"])
        for each in asked:
            if entry["says"] in each.held.recommendation.text:
                report = each.held.report.id
                decide(tools, LOCAL, authority=authority, report=report, digest=each.digest, revision=0, said=said)


def _audit(tools: Toolbox, authority: str, assessment: str, said: dict[str, Any]) -> None:
    rows = ["audit,date,record,line,grade,moderated"]
    for audit in said["audits"]:
        day = months_on(tools.today(), -audit["ago"])
        called = f"Audit of {day:%B %Y},{day.isoformat()}"
        rows += [f"{called},{each['record']},{each['line']},{each['grade']},{each['moderated']}" for each in audit["grades"]]
    given = GivenTable(authority, "audits.csv", "\n".join(rows).encode())
    import_audit(tools, LOCAL, assessment, GivenAudit(given, "Audits of practice"))


def _tell_young_people(tools: Toolbox, assessment: str, said: dict[str, Any]) -> None:
    texts = {entry["subject"]: {name: entry[name] for name in QUESTIONS} for entry in said["young"]}
    save_young_people(tools, LOCAL, assessment=assessment, revision=0, texts=texts)
    for entry in said["readings"]:
        day = tools.today() - timedelta(days=entry["days"])
        reading = YoungReading(entry["group"], entry["number"], day, entry["changed"])
        add_young_reading(tools, LOCAL, assessment=assessment, reading=reading)


def _inspection(tools: Toolbox, authority: str, said: dict[str, Any]) -> str:
    today = tools.today()
    called = today - timedelta(days=said["called"])
    made = start_inspection(tools, LOCAL, NewInspection(authority, said["visit"], said["title"], called))
    change_inspection(tools, LOCAL, replace(made, lead_inspector=said["lead_inspector"]))
    prepared = {each.item.title: each.item for each in run_up_of(tools, LOCAL, made.id).items}
    for entry in said["items"]:
        item = prepared[entry["title"]]
        told = {name: value for name, value in entry.items() if name not in {"title", "status"} and value}
        keep_record(tools, LOCAL, replace(item, status=ItemStatus(entry["status"]), **told))
    for entry in said["enquiries"]:
        keep_record(tools, LOCAL, Enquiry("", made.id, **{**entry, "lines": tuple(entry["lines"])}, raised=today))
    for entry in said["meetings"]:
        on = today - timedelta(days=entry["days"])
        keep_record(tools, LOCAL, Meeting("", made.id, on, entry["text"], entry["there"]))
    for entry in said["sampled"]:
        keep_record(tools, LOCAL, Sampled("", made.id, **{**entry, "use": SampleUse(entry["use"])}))
    for entry in said["requests"]:
        due = today + timedelta(days=entry.pop("days"))
        keep_record(
            tools, LOCAL, Request("", made.id, **entry, asked=today, due_day=due, answered=today if entry["answer"] else None)
        )
    return made.id
