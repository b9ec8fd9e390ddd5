"""What a person sees when something goes wrong: one table, one page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from flask import Flask, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException, InternalServerError

from selfassess.domain.wording import capital
from selfassess.errors import BadInput, Conflict, NotAllowed, NotFound, SelfAssessError, TooMany, Unavailable


@dataclass(frozen=True, slots=True)
class Answer:
    """The status and the heading of an error page; `text` stands in where the error has no words for people."""

    status: int
    heading: str
    text: str = ""


ERRORS: Mapping[type[SelfAssessError], Answer] = {
    BadInput: Answer(400, "That cannot be used"),
    NotAllowed: Answer(403, "You cannot open this"),
    NotFound: Answer(404, "Not found"),
    TooMany: Answer(429, "Too much at once"),
    Conflict: Answer(409, "Somebody else saved first"),
    Unavailable: Answer(503, "Not available now"),
}

STATUSES: Mapping[int, Answer] = {
    400: Answer(400, "That cannot be used", "The browser sent something that this page does not understand."),
    404: Answer(
        404, "Not found", "There is no page at this address. If you typed it, check it; if you followed a link, go back."
    ),
    405: Answer(405, "That cannot be used", "This address does not take what the browser sent. Go back and try again."),
    413: Answer(413, "Too large", "What was sent is too large. Send less at once."),
}

REFUSED = Answer(403, "You cannot save this")
"""What is said instead where somebody sent something, which stands below."""

FORGED = Answer(
    400,
    "Your form was not sent",
    "It does not belong to this browser’s session. Open the page again and send it from there; what you typed is below.",
)
PROGRAMS = "/api/"
"""Where addresses begin that programs read, which know nothing of pages."""
_PARTED = "--"
"""What parts the name of a field from that of an input which only helps it."""

DEFECT = Answer(
    500,
    "Something went wrong",
    "This is a fault in the program, not in what you did. What was saved before is safe. Go back and try again; if it happens "
    "again, tell whoever looks after the program what you were doing and when.",
)


def show_errors(app: Flask) -> None:
    """Answer every error with a page that says what happened and what to do."""
    for kind, answer in ERRORS.items():
        app.register_error_handler(kind, _shown_in_its_own_words(answer))
    app.register_error_handler(CSRFError, lambda _: _page(FORGED))
    app.register_error_handler(HTTPException, _of_status)
    app.register_error_handler(InternalServerError, lambda _: _page(DEFECT))


def _shown_in_its_own_words(answer: Answer) -> Callable[[Exception], ResponseReturnValue]:
    def shown(error: Exception) -> ResponseReturnValue:
        heading = REFUSED if answer.status == REFUSED.status and typed() else answer
        return *_page(heading, str(error)), {"Retry-After": str(error.seconds)} if isinstance(error, TooMany) else {}

    return shown


def _of_status(error: HTTPException) -> ResponseReturnValue:
    answer = STATUSES.get(error.code or 500)
    return error.get_response() if answer is None else _page(answer)


def _page(answer: Answer, text: str = "") -> tuple[str | dict[str, str], int]:
    if request.path.startswith(PROGRAMS):
        return {"error": text or answer.text}, answer.status
    page = render_template(
        "errors/error.html", heading=answer.heading, text=text or answer.text, status=answer.status, typed=typed()
    )
    return page, answer.status


def typed() -> tuple[tuple[str, str], ...]:
    """What a person wrote in a form that could not be taken: the name of each field and its words, so that nothing is lost."""
    try:
        sent = request.form.items(multi=True)
    except HTTPException:  # a form too large to be read
        return ()
    return tuple((_named(name), words) for name, words in sent if _PARTED not in name and " " in words.strip())


def _named(field: str) -> str:
    return capital(field.replace("-", " ").replace("_", " "))
