"""Context → statements: a source communicates a content."""

from extraction.context import Context
from extraction.statements.article import drafts_of
from extraction.statements.finish import finish
from models.events import Event


def find(context: Context) -> list[Event]:
    """All statements of the article, in text order."""
    drafts = drafts_of(context)
    for draft in drafts:
        context.registry.speakers.update(dict.fromkeys(draft.quotes, draft.speakers[0]))
    return list(finish(context, drafts))
