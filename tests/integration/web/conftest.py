"""A browser before the demonstration."""

import re
from dataclasses import dataclass, replace

import pytest
from werkzeug.test import TestResponse

from selfassess.domain.assessment import Response
from selfassess.domain.people import LOCAL
from selfassess.ports import Toolbox
from selfassess.services.assessments import SubjectPage, open_subject
from selfassess.web.app import create_app
from tests.demonstration import Demonstration
from tests.reading_here import ReadingHere
from tests.strict_client import StrictClient


@dataclass(frozen=True, slots=True)
class Desk:
    """A browser that was let in, before an instance that holds the demonstration."""

    browser: StrictClient
    tools: Toolbox
    holds: Demonstration
    token: str

    def address(self, subject: str | None = None, below: str = "") -> str:
        return f"/assessments/{self.holds.assessment}/{subject or self.holds.line}{below}"

    def open(self, address: str) -> str:
        answer = self.browser.get(address)
        assert answer.status_code == 200, answer.text
        return answer.text

    def send(self, address: str, **fields: object) -> TestResponse:
        """Send a form with the token of this browser's session."""
        return self.browser.post(address, data={"csrf_token": self.token, **fields}, content_type="multipart/form-data")

    def save(self, subject: str | None = None, **fields: object) -> TestResponse:
        """Send the form of a subject, opened as it stands now, with some fields changed."""
        at = {"revision": str(self.response(subject).revision), **fields}
        return self.send(self.address(subject), **at)

    def page(self, subject: str | None = None) -> SubjectPage:
        return open_subject(self.tools, LOCAL, self.holds.assessment, subject or self.holds.line)

    def response(self, subject: str | None = None) -> Response:
        with self.tools.store().read() as store:
            return store.assessments.response(self.holds.assessment, subject or self.holds.line)


@pytest.fixture
def desk(demonstration, tmp_path, key) -> Desk:
    holds = demonstration.copied(tmp_path / "data")
    tools = replace(holds.tools(), reader=ReadingHere)
    app = create_app(tools, key=key)
    app.testing = True
    app.test_client_class = StrictClient
    browser = app.test_client()
    browser.get(f"/?key={key.value}")
    token = re.search(r'name="csrf_token" value="([^"]+)"', browser.get("/reports/import").text)[1]
    yield Desk(browser, tools, holds, token)
    tools.store().close()
