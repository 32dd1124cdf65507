"""Trigger → polarity and modality: did it happen, will it, may it, is it wanted or denied."""

from functools import cache

from spacy.tokens import Token

from config.lexicon import load_yaml
from extraction.syntax import ancestors, child
from models.events import Modality, Polarity

_CLAUSES = frozenset(
    {"xcomp", "ccomp", "acl", "pcomp", "pobj", "dobj", "prep", "relcl", "advcl", "nsubj", "nsubjpass", "attr"}
)
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "attr"})


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
    below, bound, hearsay = trigger, True, False
    for above in ancestors(trigger):
        settled = modality != "asserted"
        if _apart(below):
            break
        bound = bound and _carries(below, above)
        if settled and not bound:
            break
        if not settled:
            modality = "denied" if hearsay and _refuses(above) else _from_governor(below, above)
        if polarity == "positive" and modality != "denied" and (bound or (not settled and _carries(below, above))):
            polarity = "negative" if _denies(below, above) else "positive"
        hearsay = above.lemma_ in _words()["hearsay"] and below.dep_ in {"acl", "ccomp", "relcl"}
        below = above
    return polarity, modality


def _apart(clause: Token) -> bool:
    """'Wants to see the town where 12 were killed', 'will go because 12 were killed': a fact, whatever is wanted above."""
    if clause.dep_ not in {"relcl", "acl", "advcl"} or clause.pos_ not in {"VERB", "AUX"}:
        return False
    if any(c.lower_ == "to" and c.dep_ == "aux" for c in clause.children):
        return False
    if clause.dep_ == "advcl":
        return child(clause, "nsubj", "nsubjpass") is not None
    words = _words()  # 'an order directing the army', 'information leading to his capture'
    ordered = clause.tag_ == "VBG" and clause.head.lemma_ in words["demand"] | words["plan"] | words["consider"]
    told = clause.head.lemma_ in words["hearsay"]  # 'the claim that they met', read as a relative clause
    return child(clause, "mark") is None and not (ordered or told)


def _refuses(above: Token) -> bool:
    return above.lemma_ in _words()["implicit_negative"] and not _negated(above)


def _denies(below: Token, above: Token) -> bool:
    """'Did not plan to', 'refused to', 'ruled out', 'was unable to', 'has yet to': the clause below is not so."""
    words = _words()
    if _rules_out(above):
        return not _negated(above)
    if above.dep_ == "prep" or above.lower_ == "from":
        return _undone_by(above)
    if above.lemma_ in words["from"] and below.lower_ == "from":
        return not _negated(above)
    yet = above.lemma_ in {"have", "be"} and any(c.lower_ == "yet" for c in above.children)
    return yet or _negated(above) or _predicate(above).lemma_ in words["implicit_negative"] | words["unable"]


def _undone_by(preposition: Token) -> bool:
    """'Without meeting', 'decided against sending', 'rather than sending', 'instead of sending'."""
    words = _words()["undoing"]
    before = preposition.nbor(-1).lower_ if preposition.i else ""
    return preposition.lower_ in words or (preposition.lower_ == "of" and before in words)


def _rules_out(verb: Token) -> bool:
    return verb.lemma_ == "rule" and any(c.lower_ == "out" for c in verb.children)


def _negated(token: Token) -> bool:
    words = _words()
    for c in token.children:
        if c.dep_ == "neg" or c.lower_ in words["negators"]:
            return True
        if c.dep_ == "advmod" and c.lower_ in words["undone"] and token.pos_ in {"VERB", "AUX"}:
            return True
        if c.dep_ in {"nsubj", "nsubjpass", "dobj"} and any(g.lower_ in words["no"] for g in c.children):
            return True
        if c.dep_ in {"nsubj", "nsubjpass"} and (c.lower_ in words["nobody"] or _not_one(c)):
            return True
    if token.pos_ != "NOUN":
        return False
    return any(
        (token.dep_ != "ROOT" and c.lower_ in words["no"]) or (c.dep_ == "amod" and c.lower_ in words["noun_undone"])
        for c in token.children
    )


def _not_one(noun: Token) -> bool:
    """'Not a single soldier was killed'; 'not only soldiers' were."""
    return any(c.dep_ == "neg" for c in noun.children) and any(c.lower_ in {"a", "an", "one"} for c in noun.children)


def _own_modality(token: Token) -> Modality:
    words = _words()
    auxiliaries = [c.lower_ for c in token.children if c.dep_ in {"aux", "auxpass"}]
    if "would" in auxiliaries and _reported(token):
        return "planned"
    if any(a in words["future"] for a in auxiliaries):
        return "planned"
    if "to" in auxiliaries and any(c.dep_ == "aux" and c.lemma_ == "be" for c in token.children):
        return "planned"
    if any(a in words["obligation"] for a in auxiliaries):
        return "demanded"
    if any(a in words["possibility"] for a in auxiliaries):
        return "hypothetical"
    if any(c.dep_ == "advmod" and c.lower_ in words["perhaps"] for c in token.children):
        return "hypothetical"
    mark = child(token, "mark")
    if mark is not None and mark.lower_ in words["conditional"]:
        return "hypothetical"
    if mark is not None and mark.lower_ in words["awaited"] and _present(token):
        return "hypothetical"
    if token.doc[token.sent.end - 1].text == "?" and token.dep_ == "ROOT":
        return "hypothetical"
    return _by_adjective(token) if token.pos_ in {"NOUN", "PROPN"} else "asserted"


def _by_adjective(noun: Token) -> Modality:
    """'The planned withdrawal', 'a possible summit'."""
    before = {c.lower_ for c in noun.children if c.dep_ in {"amod", "compound", "nmod"}}
    if before & (_words()["noun_planned"] | _words()["noun_undone"]):
        return "planned"
    return "hypothetical" if before & _words()["noun_hypothetical"] else "asserted"


def _reported(token: Token) -> bool:
    """'Said it would send': the future as seen from the past, unless a condition is told."""
    above = token.head
    said = token.dep_ == "ccomp" and above.tag_ in {"VBD", "VBN"} and above.lemma_.lower() in _words()["announcing"]
    conditions = _words()["conditional"]
    return said and not any(g.dep_ == "mark" and g.lower_ in conditions for c in token.children for g in c.children)


def _predicate(above: Token) -> Token:
    """The word that says it: 'possible' of 'it is possible that', else the governor itself."""
    adjective = child(above, "acomp", "attr") if above.lemma_ == "be" else None
    return adjective if adjective is not None else above


def _from_governor(below: Token, above: Token) -> Modality:
    """What a governing verb, adjective or noun makes of the clause below it; 'asserted' where it leaves it as it is."""
    words = _words()
    infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in below.children)
    if below.dep_ not in _CLAUSES or (below.dep_ == "relcl" and not infinitive):
        return "asserted"
    if below.dep_ in _SUBJECTS:
        return _own_modality(above) if _lends(below, above) else "asserted"
    clause = below.dep_ in {"xcomp", "ccomp", "advcl", "relcl", "acl"}
    lemma = (_predicate(above) if clause else above).lemma_.lower()
    if lemma in words["deny"] and below.dep_ != "advcl":
        return "denied"
    if _rules_out(above):
        return "hypothetical" if _negated(above) else "planned"
    if infinitive and below.dep_ == "advcl" and (mark := child(below, "mark")) is not None and mark.lower_ == "for":
        return "demanded" if lemma in words["demand"] else "asserted"
    if below.dep_ == "advcl" and lemma == above.lemma_.lower():
        return _own_modality(above) if infinitive and _own_modality(above) != "asserted" else "asserted"
    return _by_lemma(lemma, below, above, infinitive=infinitive)


def _by_lemma(lemma: str, below: Token, above: Token, *, infinitive: bool) -> Modality:
    words = _words()
    if lemma in words["plan"] and (infinitive or below.dep_ != "ccomp"):
        return "planned"
    if infinitive and lemma in words["bound_to"]:
        return "planned"
    if infinitive and lemma in words["bidding"]:
        return "demanded"
    if lemma in words["intention"] and below.dep_ == "prep" and child(below, "pcomp") is not None:
        return "planned"  # 'the intention of sending'
    told = below.dep_ == "ccomp" and lemma in words["factual"] and _finite(below)
    governed = below.dep_ in {"ccomp", "pobj", "dobj", "prep", "pcomp"} or below.tag_ == "VBG"
    if lemma in words["demand"] and (infinitive or governed):
        return "asserted" if told else "demanded"
    able = above.pos_ in {"VERB", "AUX"} and lemma in words["ability"]
    if (lemma in words["consider"] and not told) or (infinitive and (able or lemma in words["try"])):
        return "hypothetical"
    if above.lemma_ == "be" and infinitive and below.dep_ == "xcomp":  # 'was to meet'
        return "planned"
    if below.dep_ == "xcomp" or _lends(below, above):
        return _own_modality(above)
    return "asserted"


def _finite(verb: Token) -> bool:
    """'That it had sent', 'that it sends': told, not bidden ('that it send')."""
    helpers = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    return any(t.tag_ in {"VBD", "VBZ", "VBP"} for t in (helpers or [verb]))


def _present(verb: Token) -> bool:
    """'Until the troops leave', 'once they are withdrawn'."""
    helpers = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    return any(t.tag_ in {"VBZ", "VBP"} for t in (helpers or [verb]))


def _lends(below: Token, above: Token) -> bool:
    """'Will hold talks', 'the withdrawal may begin': a noun is as real as the verb that carries it out."""
    event = below.pos_ == "NOUN" and below.dep_ in {"dobj", "attr", "nsubj", "nsubjpass"}
    return event and above.pos_ in {"VERB", "AUX"} and above.lemma_ in _words()["light"]


def _carries(below: Token, above: Token) -> bool:
    """True where a negation above reaches down: 'did not intend to send', 'no plans to send'."""
    words = _words()
    meant = words["plan"] | words["intention"]
    if below.dep_ in {"acl", "relcl"}:
        return above.lemma_.lower() in meant and above.pos_ == "NOUN"
    if "out" in {below.lower_, above.lower_}:  # 'ruled out sending', where 'out' is read as a preposition
        return below.dep_ in {"pcomp", "pobj"} or _rules_out(above)
    if _rules_out(above) and below.tag_ == "VBG":
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
        return _lends(below, above)
    return below.dep_ in {"xcomp", "dobj", "attr", "acomp"} and above.pos_ in {"VERB", "AUX", "ADJ"}
