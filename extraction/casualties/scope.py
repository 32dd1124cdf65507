"""Finding → what stretch of events its figure covers."""

from spacy.tokens import Token

from extraction.casualties.finding import Finding
from models.events import Scope

_CUMULATIVE = frozenset({"since", "so far", "to date", "overall", "altogether", "in total", "in all"})
_PERIODS = frozenset({"week", "month", "year", "quarter", "january", "february", "march", "april", "june", "july", "august", "september", "october",
                      "november", "december", "weekend", "decade", "season", "spring", "summer", "autumn", "winter", "days", "weeks", "months"})  # fmt: skip


def scope_of(f: Finding) -> Scope:
    """cumulative: since the war began; period: this month, in three days; incident otherwise."""
    words = [t.lower_ for t in f.trigger.sent]
    text = " ".join(words)
    if any(f" {cue} " in f" {text} " for cue in _CUMULATIVE):
        return "cumulative"
    if any(_tells_period(t) for t in f.trigger.subtree) or "daily" in words:
        return "period"
    return "cumulative" if f.outcome == "displaced" else "incident"


def _tells_period(token: Token) -> bool:
    before = token.doc[token.i - 1].lower_ if token.i else ""
    return token.lower_ in _PERIODS and before in {"this", "last", "past", "previous", "in", "the", "during", "every", "per", "a", "each"}
