"""Cue → does it report something said? Refusals, negations, possibilities and bare modifiers do not."""

from spacy.tokens import Token

from extraction.realis import realis
from extraction.syntax import ancestors, child
from models.events import Modality

_REFUSE = frozenset({"refuse", "decline", "fail", "forget", "neglect", "avoid", "refrain", "stop", "hesitate", "want", "wish", "hope", "need",
                     "like", "love", "hate", "prefer", "try", "dare", "bother", "resist", "unable", "reluctant", "unwilling"})
_MODAL = frozenset({"could", "might", "may", "should", "must", "ought", "can", "ca"})


def usable(cue: Token) -> bool:
    """True when the cue tells that something was, is or will be said."""
    if cue.dep_ in {"amod", "compound", "nmod"} or cue.tag_ == "VB" and _imperative(cue):
        return False
    if any(c.dep_ == "neg" or c.lower_ in {"never", "n't", "hardly", "barely"} for c in cue.children):
        return False
    if any(c.dep_ == "aux" and c.lower_ in _MODAL for c in cue.children):
        return False
    if child(cue, "mark") is not None and child(cue, "mark").lower_ in {"if", "unless", "whether"}:
        return False
    return not _refused(cue)


def modality(cue: Token) -> Modality:
    """'will announce' is planned; all else that is usable was said."""
    found = realis(cue)[1]
    return found if found == "planned" else "asserted"


def _imperative(cue: Token) -> bool:
    return cue.dep_ == "ROOT" and child(cue, "nsubj", "aux") is None


def _refused(cue: Token) -> bool:
    below = cue
    for above in ancestors(cue):
        if below.dep_ not in {"xcomp", "pcomp", "prep", "conj"}:
            return False
        if below.dep_ == "xcomp" and above.lemma_.lower() in _REFUSE:
            return True
        if below.dep_ == "xcomp" and any(c.dep_ == "neg" for c in above.children):
            return True
        below = above
    return False
