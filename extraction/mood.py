"""A clause and what stands above it → its modality: planned, wanted, possible, denied, or asserted."""

from functools import cache

from spacy.tokens import Token

from config.lexicon import load_yaml
from extraction.syntax import child
from models.events import Modality

_CLAUSES = frozenset(
    {"xcomp", "ccomp", "acl", "pcomp", "pobj", "dobj", "prep", "relcl", "advcl", "nsubj", "nsubjpass", "attr"}
)
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "attr"})


@cache
def signs() -> dict[str, frozenset[str]]:
    """config/lexicons/realis.yml as it stands."""
    data = load_yaml("lexicons/realis.yml")
    if not isinstance(data, dict):
        raise TypeError("lexicons/realis.yml holds a mapping")
    return {str(k): frozenset(str(w) for w in v) for k, v in data.items()}


def rules_out(verb: Token) -> bool:
    """'Ruled out', wherever its object stands."""
    return verb.lemma_ == "rule" and any(c.lower_ == "out" for c in verb.children)


def negated(token: Token) -> bool:
    """'Did not', 'never', 'no troops were', 'the cancelled talks': the token itself is negated."""
    words = signs()
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


def own_modality(token: Token) -> Modality:
    """By auxiliaries, adverbs, conjunctions and adjectives of the token itself."""
    words = signs()
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
    if any(c.dep_ == "advmod" and c.lower_ in words["perhaps"] for c in token.children):
        return "hypothetical"
    mark = child(token, "mark")
    awaited = mark is not None and mark.lower_ in words["awaited"] and _present(token)
    if awaited or (mark is not None and mark.lower_ in words["conditional"]):
        return "hypothetical"
    if token.doc[token.sent.end - 1].text == "?" and token.dep_ == "ROOT":
        return "hypothetical"
    return _by_adjective(token) if token.pos_ in {"NOUN", "PROPN"} else "asserted"


def _by_adjective(noun: Token) -> Modality:
    """'The planned withdrawal', 'a possible summit'."""
    before = {c.lower_ for c in noun.children if c.dep_ in {"amod", "compound", "nmod"}}
    if before & (signs()["noun_planned"] | signs()["noun_undone"]):
        return "planned"
    return "hypothetical" if before & signs()["noun_hypothetical"] else "asserted"


def _reported(token: Token) -> bool:
    """'Said it would send': the future as seen from the past, unless a condition is told."""
    above = token.head
    if token.lemma_ != "be" and any(c.lower_ == "according" for c in token.children):
        return True
    said = token.dep_ == "ccomp" and above.tag_ in {"VBD", "VBN"} and above.lemma_.lower() in signs()["announcing"]
    conditions = signs()["conditional"]
    return said and not any(g.dep_ == "mark" and g.lower_ in conditions for c in token.children for g in c.children)


def predicate(above: Token) -> Token:
    """The word that says it: 'possible' of 'it is possible that', else the governor itself."""
    adjective = child(above, "acomp", "attr") if above.lemma_ == "be" else None
    return adjective if adjective is not None else above


def from_governor(below: Token, above: Token) -> Modality:
    """What a governing verb, adjective or noun makes of the clause below it; 'asserted' where it leaves it as it is."""
    words = signs()
    infinitive = any(c.lower_ == "to" and c.dep_ == "aux" for c in below.children)
    if below.dep_ == "csubj" and "would" in {c.lower_ for c in above.children}:  # 'sending troops would be a mistake'
        return "hypothetical"
    if below.dep_ not in _CLAUSES or (below.dep_ == "relcl" and not infinitive):
        return "asserted"
    if below.dep_ in _SUBJECTS:
        return own_modality(above) if lends(below, above) else "asserted"
    clause = below.dep_ in {"xcomp", "ccomp", "advcl", "relcl", "acl"}
    lemma = (predicate(above) if clause else above).lemma_.lower()
    if lemma in words["held"] and child(above, "auxpass") is not None:
        return "asserted"
    if lemma in words["deny"] and below.dep_ != "advcl":
        return "denied"
    if rules_out(above):
        return "hypothetical" if negated(above) else "planned"
    if infinitive and below.dep_ == "advcl" and (mark := child(below, "mark")) is not None and mark.lower_ == "for":
        return "demanded" if lemma in words["demand"] else "asserted"
    if below.dep_ == "advcl" and lemma == above.lemma_.lower():
        expected = lemma in words["plan"] and child(above, "auxpass") is not None  # 'is expected in Oslo to meet'
        own: Modality = "planned" if expected else own_modality(above)
        return own if infinitive else "asserted"
    return _by_lemma(lemma, below, above, infinitive=infinitive)


def _by_lemma(lemma: str, below: Token, above: Token, *, infinitive: bool) -> Modality:
    words = signs()
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
    if below.dep_ == "xcomp" or lends(below, above):
        return own_modality(above)
    return "asserted"


def _finite(verb: Token) -> bool:
    """'That it had sent', 'that it sends': told, not bidden ('that it send')."""
    helpers = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    return any(t.tag_ in {"VBD", "VBZ", "VBP"} for t in (helpers or [verb]))


def _present(verb: Token) -> bool:
    """'Until the troops leave', 'once they are withdrawn'."""
    helpers = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    return any(t.tag_ in {"VBZ", "VBP"} for t in (helpers or [verb]))


def lends(below: Token, above: Token) -> bool:
    """'Will hold talks', 'the withdrawal may begin': a noun is as real as the verb that carries it out."""
    event = below.pos_ == "NOUN" and below.dep_ in {"dobj", "attr", "nsubj", "nsubjpass"}
    return event and above.pos_ in {"VERB", "AUX"} and above.lemma_ in signs()["light"]
