"""Trigger → polarity and modality: did it happen, will it, may it, is it wanted or denied."""

from spacy.tokens import Token

from extraction.mood import from_governor, lends, negated, own_modality, predicate, rules_out, signs
from extraction.syntax import ancestors, child
from models.events import Modality, Polarity


def realis(trigger: Token) -> tuple[Polarity, Modality]:
    """Polarity and modality of the clause a trigger heads, read from auxiliaries, negation and governors.

    The nearest sign wins: 'plans to send' is planned; 'denied that it sent' denied; 'did not plan to send'
    negative and planned.
    """
    polarity: Polarity = "negative" if negated(trigger) else "positive"
    modality = own_modality(trigger)
    below, bound, hearsay = trigger, True, False
    for above in ancestors(trigger):
        settled = modality != "asserted"
        if _apart(below):
            break
        bound = bound and _carries(below, above)
        if settled and not bound:
            break
        if not settled:
            modality = "denied" if hearsay and _refuses(above) else from_governor(below, above)
        if polarity == "positive" and modality != "denied" and (bound or (not settled and _carries(below, above))):
            polarity = "negative" if _denies(below, above) else "positive"
        hearsay = above.lemma_ in signs()["hearsay"] and below.dep_ in {"acl", "ccomp", "relcl"}
        below = above
    return polarity, modality


def _apart(clause: Token) -> bool:
    """'Wants to see the town where 12 were killed', 'will go because 12 were': a fact, whatever is wanted above."""
    if clause.dep_ not in {"relcl", "acl", "advcl"} or clause.pos_ not in {"VERB", "AUX"}:
        return False
    if any(c.lower_ == "to" and c.dep_ == "aux" for c in clause.children):
        return False
    if clause.dep_ == "advcl":
        return child(clause, "nsubj", "nsubjpass") is not None
    words = signs()  # 'an order directing the army', 'information leading to his capture'
    ordered = clause.tag_ == "VBG" and clause.head.lemma_ in words["demand"] | words["plan"] | words["consider"]
    told = clause.head.lemma_ in words["hearsay"]  # 'the claim that they met', read as a relative clause
    return child(clause, "mark") is None and not (ordered or told)


def _refuses(above: Token) -> bool:
    return above.lemma_ in signs()["implicit_negative"] and not negated(above)


def _denies(below: Token, above: Token) -> bool:
    """'Did not plan to', 'refused to', 'ruled out', 'was unable to', 'has yet to': the clause below is not so."""
    words = signs()
    if rules_out(above):
        return not negated(above)
    if above.dep_ == "prep" or above.lower_ == "from":
        return _undone_by(above)
    if above.lemma_ in words["from"] and below.lower_ == "from":
        return not negated(above)
    yet = above.lemma_ in {"have", "be"} and any(c.lower_ == "yet" for c in above.children)
    return yet or negated(above) or predicate(above).lemma_ in words["implicit_negative"] | words["unable"]


def _undone_by(preposition: Token) -> bool:
    """'Without meeting', 'decided against sending', 'rather than sending', 'instead of sending'."""
    words = signs()["undoing"]
    before = preposition.nbor(-1).lower_ if preposition.i else ""
    return preposition.lower_ in words or (preposition.lower_ == "of" and before in words)


def _carries(below: Token, above: Token) -> bool:
    """True where a negation above reaches down: 'did not intend to send', 'no plans to send'."""
    words = signs()
    meant = words["plan"] | words["intention"]
    if below.dep_ in {"acl", "relcl"}:
        return above.lemma_.lower() in meant and above.pos_ == "NOUN"
    if "out" in {below.lower_, above.lower_}:  # 'ruled out sending', where 'out' is read as a preposition
        return below.dep_ in {"pcomp", "pobj"} or rules_out(above)
    if rules_out(above) and below.tag_ == "VBG":
        return True
    if above.dep_ == "prep" and below.dep_ in {"pcomp", "pobj"}:  # 'no plans for', 'no intention of', 'barred from'
        governor = above.head.lemma_.lower()
        return governor in (meant if above.head.pos_ == "NOUN" else words["from"]) or _undone_by(above)
    if below.dep_ == "prep":
        governor = above.lemma_.lower()
        return (above.pos_ == "NOUN" and governor in meant) or (below.lower_ == "from" and governor in words["from"])
    if below.dep_ == "ccomp":  # 'does not want them to leave', not 'does not say that they left'
        return any(c.lower_ == "to" and c.dep_ == "aux" for c in below.children)
    if below.dep_ in {"nsubj", "nsubjpass"}:
        return lends(below, above)
    return below.dep_ in {"xcomp", "dobj", "attr", "acomp"} and above.pos_ in {"VERB", "AUX", "ADJ"}
