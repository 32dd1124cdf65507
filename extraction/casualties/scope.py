"""Finding → what stretch of events its figure covers."""

from spacy.tokens import Token

from extraction.casualties.finding import Finding
from extraction.casualties.frames import frames
from models.events import Scope


def scope_of(f: Finding) -> Scope:
    """cumulative: since the war began; period: this month, in three days; incident otherwise."""
    words = [t.lower_ for t in f.trigger.sent]
    text = f" {' '.join(words)} "
    if any(f" {cue} " in text for cue in frames().cumulative):
        return "cumulative"
    if "daily" in words or any(_tells_period(t) for t in f.trigger.subtree):
        return "period"
    return "cumulative" if f.outcome == "displaced" else "incident"


def _tells_period(token: Token) -> bool:
    before = token.doc[token.i - 1].lower_ if token.i else ""
    return token.lower_ in frames().periods and before in frames().period_openers
