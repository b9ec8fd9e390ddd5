"""What the file says of itself: title, author, language, day."""

from datetime import UTC, datetime, time

from docx.document import Document as WordDocument

from selfassess.domain.document import Document

MADE_WITH = "selfassess"


def set_properties(document: Document, word: WordDocument) -> None:
    """Fill the file's properties, which readers' programs show and screen readers speak."""
    made = datetime.combine(document.created, time(), tzinfo=UTC)
    properties = word.core_properties
    properties.title = document.title
    properties.subject = document.subject
    properties.author = document.author
    properties.last_modified_by = document.author
    properties.comments = f"Made with {MADE_WITH}."
    properties.category = document.subtitle
    properties.language = document.language
    properties.created = made
    properties.modified = made
    properties.revision = 1
