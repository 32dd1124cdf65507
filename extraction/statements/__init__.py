"""Context → statements: a source communicates a content."""

from extraction.context import Context
from models.events import Event


def find(context: Context) -> list[Event]:
    """All statements of the article, in text order."""
    del context
    return []
