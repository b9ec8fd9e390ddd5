"""Puts the fictional authority into an instance, the way that its people would have done it."""

from selfassess.demo.fiction import Answered, Fiction
from selfassess.domain.benchmark import Acceptance
from selfassess.domain.people import LOCAL, Person
from selfassess.domain.report import Visibility
from selfassess.ports import Toolbox
from selfassess.services.assessments import create_assessment, open_subject
from selfassess.services.authorities import save_authorities
from selfassess.services.backing import add_action, add_evidence, attach_action, attach_evidence
from selfassess.services.benchmarks import keep_benchmark
from selfassess.services.importing import Imported, import_reports
from selfassess.services.indicators import GivenTable, import_values
from selfassess.services.saving import save_answers


def stage(tools: Toolbox, fiction: Fiction) -> str:
    """Import the reports and type in the assessment; the answer is the assessment's id."""
    lead = fiction.people[0]
    save_authorities(tools, LOCAL, fiction.authorities)
    bring_in_reports(tools, fiction, lead)
    import_values(tools, lead, GivenTable(fiction.authority, fiction.figures.name, fiction.figures.read_bytes()))
    assessment = create_assessment(
        tools, lead, authority=fiction.authority, framework=fiction.framework, title=fiction.title, period=fiction.period
    )
    Typing(tools, fiction, assessment.id).type_in()
    return assessment.id


def bring_in_reports(tools: Toolbox, fiction: Fiction, who: Person) -> tuple[Imported, ...]:
    """Read every document with the same reader as any other, each cover deciding whom it is about."""
    done: list[Imported] = []
    for visibility in Visibility:
        paths = [report.path for report in fiction.reports if report.visibility is visibility]
        done += import_reports(tools, who, paths, visibility=visibility) if paths else ()
    return tuple(done)


class Typing:
    """What the people of the fiction type into one assessment."""

    def __init__(self, tools: Toolbox, fiction: Fiction, assessment: str) -> None:
        self._tools = tools
        self._fiction = fiction
        self._assessment = assessment
        self._evidence: dict[str, str] = {}
        self._actions: dict[str, str] = {}

    def type_in(self) -> None:
        """Every response with its evidence and actions; a benchmark is accepted where its author finished the line."""
        for answered in self._fiction.responses:
            self._back(answered)
            self._plan(answered)
            page = open_subject(self._tools, answered.by, self._assessment, answered.subject)
            save_answers(
                self._tools,
                answered.by,
                assessment=self._assessment,
                subject=answered.subject,
                revision=page.response.revision,
                answers=answered.answers,
            )
            if page.draft is not None and answered.answers.ready and not page.draft.empty:
                self._accept(answered, page.draft.digest)

    def _back(self, answered: Answered) -> None:
        put_in = {item.key: item for item in self._fiction.evidence}
        for key in answered.evidence:
            where = {"assessment": self._assessment, "subject": answered.subject}
            if key in self._evidence:
                attach_evidence(self._tools, answered.by, evidence=self._evidence[key], **where)
            else:
                item = put_in[key]
                self._evidence[key] = add_evidence(self._tools, item.by, new=item.evidence, **where).id

    def _plan(self, answered: Answered) -> None:
        planned = {item.key: item for item in self._fiction.actions}
        for key in answered.actions:
            where = {"assessment": self._assessment, "subject": answered.subject}
            if key in self._actions:
                attach_action(self._tools, answered.by, action=self._actions[key], **where)
            else:
                self._actions[key] = add_action(self._tools, answered.by, new=planned[key].action, **where).id

    def _accept(self, answered: Answered, digest: str) -> None:
        keep_benchmark(
            self._tools,
            answered.by,
            assessment=self._assessment,
            line=answered.subject,
            acceptance=Acceptance.ACCEPTED,
            text="",
            digest=digest,
        )
