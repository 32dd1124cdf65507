"""Context → deployments: forces sent, present, withdrawn."""

from extraction.context import Context
from models.events import Event


def find(context: Context) -> list[Event]:
    """All deployments of the article, in text order."""
    del context
    return []
