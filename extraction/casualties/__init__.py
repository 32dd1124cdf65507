"""Context → casualties: figures of people killed, wounded, missing, captured, displaced."""

from extraction.context import Context
from models.events import Event


def find(context: Context) -> list[Event]:
    """All casualties of the article, in text order."""
    del context
    return []
