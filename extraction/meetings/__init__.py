"""Context → meetings: parties come together to talk."""

from extraction.context import Context
from models.events import Event


def find(context: Context) -> list[Event]:
    """All meetings of the article, in text order."""
    del context
    return []
