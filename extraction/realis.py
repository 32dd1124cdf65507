"""Trigger → polarity and modality: did it happen, will it, may it, is it wanted or denied."""

from functools import cache

from spacy.tokens import Token

from config.lexicon import load_yaml
from extraction.syntax import ancestors, child
from models.events import Modality, Polarity


@cache
def _words() -> dict[str, frozenset[str]]:
    data = load_yaml("lexicons/realis.yml")
    if not isinstance(data, dict):
        raise TypeError("lexicons/realis.yml holds a mapping")
    return {str(k): frozenset(str(w) for w in v) for k, v in data.items()}


def realis(trigger: Token) -> tuple[Polarity, Modality]:
    """Polarity and modality of the clause a trigger heads, read from auxiliaries, negation and governors.

    The nearest sign wins: 'plans to send' is planned; 'denied that it sent' denied; 'did not plan to send'
    negative and planned.
    """
    polarity: Polarity = "negative" if _negated(trigger) else "positive"
    modality = _own_modality(trigger)
    below, bound = trigger, True
    for above in ancestors(trigger):
        settled = modality != "asserted"
        bound = bound and _carries(below, above)
        if settled and not bound:
            break
        if not settled:
            modality = _from_governor(below, above)
        if polarity == "positive" and modality != "denied" and (bound or (not settled and _carries(below, above))):
            polarity = "negative" if _denies(above) else "positive"
        below = above
    return polarity, modality


def _denies(above: Token) -> bool:
    """'Did not plan to', 'refused to', 'ruled out': the clause below does not come true."""
    if _rules_out(above):
        return not _negated(above)
    return _negated(above) or above.lemma_ in _words()["implicit_negative"]


def _rules_out(verb: Token) -> bool:
    return verb.lemma_ == "rule" and any(c.lower_ == "out" for c in verb.children)


def _negated(token: Token) -> bool:
    words = _words()
    for c in token.children:
        if c.dep_ == "neg" or c.lower_ in words["negators"]:
            return True
        if c.dep_ in {"nsubj", "nsubjpass", "dobj"} and any(g.lower_ in words["no"] for g in c.children):
            return True
        if c.dep_ in {"nsubj", "nsubjpass"} and c.lower_ in words["nobody"]:
            return True
    return token.pos_ == "NOUN" and token.dep_ != "ROOT" and any(c.lower_ in words["no"] for c in token.children)


def _own_modality(token: Token) -> Modality:
    words = _words()
    auxiliaries = [c.lower_ for c in token.children if c.dep_ in {"aux", "auxpass"}]
    if "would" in auxiliaries and _reported(token):
        return "planned"
    if any(a in words["future"] for a in auxiliaries):
        return "planned"
    if "to" in auxiliaries and any(c.dep_ == "aux" and c.lemma_ == "be" and c.tag_ != "VB" for c in token.children):
        return "planned"
    if any(a in words["obligation"] for a in auxiliaries):
        return "demanded"
    if any(a in words["possibility"] for a in auxiliaries):
        return "hypothetical"
    mark = child(token, "mark")
    if mark is not None and mark.lower_ in words["conditional"]:
        return "hypothetical"
    if token.doc[token.sent.end - 1].text == "?" and token.dep_ == "ROOT":
        return "hypothetical"
    return "asserted"


def _reported(token: Token) -> bool:
    """'Said it would send': the future as seen from the past, unless a condition is told."""
    above = token.head
    said = token.dep_ == "ccomp" and above.tag_ in {"VBD", "VBN"} and above.lemma_.lower() in _words()["announcing"]
    conditions = _words()["conditional"]
    return said and not any(g.dep_ == "mark" and g.lower_ in conditions for c in token.children for g in c.children)


def _from_governor(below: Token, above: Token) -> Modality:
    """What a governing verb or noun makes of the clause below it; 'asserted' where it leaves it as it is."""
    words = _words()
    lemma = above.lemma_.lower()
    infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in below.children)
    complement = below.dep_ in {"xcomp", "ccomp", "acl", "pcomp", "pobj", "dobj", "prep", "relcl", "advcl"}
    held = lemma in words["held"] and child(above, "auxpass") is not None  # 'are believed to hide': nobody doubts it
    if not complement or held or below.dep_ == "relcl":
        return "asserted"
    if lemma in words["deny"] and below.dep_ != "advcl":
        return "denied"
    if _rules_out(above):
        return "hypothetical" if _negated(above) else "planned"
    if below.dep_ == "advcl":
        return _own_modality(above) if infinitive and _own_modality(above) != "asserted" else "asserted"
    was_to = lemma == "be" and infinitive and below.dep_ == "xcomp"  # 'was to meet'
    if was_to or (lemma in words["plan"] and (infinitive or below.dep_ != "ccomp")):
        return "planned"
    if lemma in words["demand"] and (infinitive or below.dep_ in {"ccomp", "pobj", "dobj", "prep", "pcomp"}):
        return "demanded"
    able = above.pos_ in {"VERB", "AUX"} and lemma in words["ability"]
    if lemma in words["consider"] or (infinitive and (able or lemma in words["try"])):
        return "hypothetical"
    if below.dep_ == "xcomp":
        return _own_modality(above)
    return "asserted"


def _carries(below: Token, above: Token) -> bool:
    """True where a negation above reaches down: 'did not intend to send', 'no plans to send'."""
    if below.dep_ == "acl":
        return above.lemma_.lower() in _words()["plan"] | _words()["intention"] and above.pos_ == "NOUN"
    if "out" in {below.lower_, above.lower_}:  # 'ruled out sending', where 'out' is read as a preposition
        return below.dep_ in {"pcomp", "pobj"} or _rules_out(above)
    if _rules_out(above) and below.tag_ == "VBG":
        return True
    return below.dep_ in {"xcomp", "dobj"} and above.pos_ in {"VERB", "AUX"}
