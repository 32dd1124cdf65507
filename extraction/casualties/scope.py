"""Finding → what stretch of events its figure covers."""

from spacy.tokens import Token

from extraction.casualties.finding import Finding
from extraction.casualties.frames import frames
from extraction.casualties.people import lemma
from extraction.syntax import child, prep_objects, subject
from models.events import Scope


def scope_of(f: Finding) -> Scope:
    """cumulative: since the war began; period: this month, in nine attacks; incident otherwise."""
    if any(_tells_period(t) for t in f.trigger.subtree) or _when_below_period(f.governor):
        return "period"  # also 'so far this year'
    words = [t.lower_ for t in f.trigger.sent if t.lower_ != "since" or _spans(t, f)]
    text = f" {' '.join(words)} "
    if any(f" {cue} " in text for cue in frames().cumulative):
        return "cumulative"
    doers = [t for t in (f.agent, subject(f.governor)) if t is not None]
    inside = [noun for _, noun in prep_objects(f.governor, "in")]
    if "daily" in words or any(_many(t) for t in (*doers, *inside)):
        return "period"
    return "cumulative" if f.outcome == "displaced" else "incident"


def _spans(since: Token, f: Finding) -> bool:
    """Not in 'the worst since May, when 52 were killed': the deaths are within what 'since' tells."""
    return not since.is_ancestor(f.governor)


def _tells_period(token: Token) -> bool:
    before = token.doc[token.i - 1].lower_ if token.i else ""
    return token.lower_ in frames().periods and before in frames().period_openers


def _when_below_period(verb: Token) -> bool:
    """'in June, when 282 people were killed', 'since May 10, when 110 were killed': that stretch or day."""
    when = next((c for c in verb.children if c.lower_ == "when" and c.i < verb.i), None)
    if when is None or when.i == 0:
        return False
    before = when.nbor(-1) if when.nbor(-1).text != "," or when.i == 1 else when.nbor(-2)
    return before.ent_type_ == "DATE"


def _many(doer: Token) -> bool:
    """'nine blasts', 'a wave of attacks': more than one incident."""
    if lemma(doer) in frames().waves:
        return True
    figure = child(doer, "nummod")
    return doer.tag_ == "NNS" and figure is not None and lemma(doer) in frames().incidents
