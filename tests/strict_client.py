"""A test client that refuses pages a browser would have to mend."""

from typing import Any

import html5lib
from flask.testing import FlaskClient
from html5lib.html5parser import ParseError
from werkzeug.test import TestResponse


class StrictClient(FlaskClient):
    """Parses every HTML answer, and fails at the first thing that HTML does not allow."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        response = super().open(*args, **{"buffered": True, **kwargs})
        if response.mimetype == "text/html" and response.data and not 300 <= response.status_code < 400:
            parser = html5lib.HTMLParser(strict=True)
            try:
                parser.parse(response.text)
            except ParseError as error:
                line, _ = parser.tokenizer.stream.position()
                near = "\n".join(response.text.splitlines()[max(0, line - 3) : line])
                raise AssertionError(f"{response.request.path}, line {line}: {error}\n{near}") from error
        return response
