"""The demonstration's scoring workbook, out and back."""

from dataclasses import dataclass, replace

import pytest

from selfassess.domain.assessment import Response
from selfassess.domain.changes import Change, ChangeSet
from selfassess.domain.people import LOCAL
from selfassess.ports import Toolbox
from selfassess.services.saving import answers_of, save_answers
from selfassess.services.workbooks import TakenIn, export_workbook, look_at_workbook, take_in_workbook
from tests.demonstration import Demonstration
from tests.returning import Filled

NAME = "from the service head.xlsx"


@dataclass(frozen=True)
class Post:
    """An instance with the demonstration, and the workbook that it sent out."""

    tools: Toolbox
    assessment: str
    sent: bytes

    def filled(self) -> Filled:
        return Filled.opened(self.sent)

    def look(self, book: Filled | bytes) -> ChangeSet:
        content = book if isinstance(book, bytes) else book.saved()
        return look_at_workbook(self.tools, LOCAL, name=NAME, content=content, assessment=self.assessment).changes

    def take(self, book: Filled, **settled: object) -> TakenIn:
        return take_in_workbook(self.tools, LOCAL, name=NAME, content=book.saved(), **settled)

    def response(self, subject: str) -> Response:
        with self.tools.store().read() as store:
            return store.assessments.response(self.assessment, subject)

    def responses(self) -> dict[str, Response]:
        with self.tools.store().read() as store:
            return {response.subject: response for response in store.assessments.responses(self.assessment)}

    def save(self, subject: str, **fields: object) -> None:
        """Somebody saves on the page meanwhile."""
        current = self.response(subject)
        save_answers(
            self.tools,
            LOCAL,
            assessment=self.assessment,
            subject=subject,
            revision=current.revision,
            answers=replace(answers_of(current), **fields),
        )

    def evidence(self):
        with self.tools.store().read() as store:
            return store.evidence.of(store.assessments.get(self.assessment).authority)

    def actions(self):
        with self.tools.store().read() as store:
            return store.actions.of(store.assessments.get(self.assessment).authority)


@pytest.fixture(scope="session")
def sent_out(demonstration, tmp_path_factory) -> tuple[Demonstration, bytes]:
    """The demonstration once its workbook went out, to be copied, and the workbook."""
    holds = demonstration.copied(tmp_path_factory.mktemp("sent") / "data")
    tools = holds.tools()
    sent = export_workbook(tools, LOCAL, holds.assessment)[1]
    tools.store().close()
    return holds, sent


@pytest.fixture
def post(sent_out, tmp_path):
    before, sent = sent_out
    holds = before.copied(tmp_path / "data")
    tools = holds.tools()
    yield Post(tools, holds.assessment, sent)
    tools.store().close()


def told(changes: ChangeSet) -> list[tuple[str, str, str]]:
    return [(change.line, change.field, change.after) for change in changes.changes]


def the_change(changes: ChangeSet, field: str) -> Change:
    (found,) = [change for change in changes.changes if change.field == field]
    return found
