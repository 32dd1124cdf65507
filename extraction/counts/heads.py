"""Figure in a parsed sentence → the noun it counts."""

from spacy.tokens import Doc, Token

_INSIDE = frozenset(
    {"JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "VBN", "VBG", "HYPH", "POS", "``", "AFX", "CD", "PRP$", "RB"}
)
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_PLURAL = frozenset({"NNS", "NNPS"})
_REACH = 8  # 'three Northern Provincial riot control squad members'


def head_of(doc: Doc, core: int, end: int, limit: int) -> tuple[Token | None, bool]:
    """The noun counted by the number whose last word is `core` and whose words end before `end`.

    The second value tells a part of a known whole ('three of the soldiers'). None: the figure stands alone.
    limit: end of the sentence.
    """
    if end < limit and doc[end].lower_ == "of":
        return _whole(doc, end, limit)
    governor = doc[core].head
    near = doc[core].dep_ in {"nummod", "compound", "amod", "quantmod"} and end <= governor.i < end + _REACH
    if near and governor.tag_ in _NOUNS and not _crosses(doc, end, governor.i):
        return _last_of_run(governor, limit), False
    return _scan(doc, end, limit), False


def _crosses(doc: Doc, start: int, stop: int) -> bool:
    """True where a mark or verb lies between number and noun: the parser reached too far."""
    return any(doc[i].tag_ not in _INSIDE and doc[i].text not in {"(", ")"} for i in range(start, stop))


def _last_of_run(noun: Token, limit: int) -> Token:
    """'police' in '45 police officers' when the parser stopped short: the head ends its run of nouns."""
    while (
        noun.dep_ in {"compound", "nmod"}
        and noun.i < noun.head.i < min(limit, noun.i + _REACH)
        and noun.head.tag_ in _NOUNS
    ):
        noun = noun.head
    return noun


def _whole(doc: Doc, of: int, limit: int) -> tuple[Token | None, bool]:
    inner = next((c for c in doc[of].children if c.dep_ == "pobj"), None)
    start = of + 1
    known = {"the", "these", "those", "them", "whom", "which", "us", "you"}
    definite = start < limit and doc[start].lower_ in known  # 'five of its men' has no whole that anyone counted
    if definite and start + 1 < limit and doc[start].lower_ == "those" and doc[start + 1].lower_ == "who":
        definite = False
    if start < limit and doc[start].lower_ in {"them", "whom", "which", "us"}:
        return doc[start], True
    if inner is not None and inner.tag_ in _NOUNS and inner.i < of + _REACH:
        return inner, definite
    return _scan(doc, start + definite, limit), definite


def _scan(doc: Doc, start: int, limit: int) -> Token | None:
    """The last noun of the run that starts here; None when no noun comes before something else."""
    found: Token | None = None
    for i in range(start, min(limit, start + _REACH)):
        token = doc[i]
        if token.tag_ not in _INSIDE or (found is not None and token.tag_ not in _NOUNS | {"HYPH", "POS", "NN"}):
            break
        if token.tag_ in _NOUNS:
            if found is not None and found.tag_ in _PLURAL and token.tag_ == "NNP":
                break  # 'killed 12 soldiers Monday'
            found = token
    return found if found is not None else _people_by_country(doc, start, limit)


def _people_by_country(doc: Doc, i: int, limit: int) -> Token | None:
    """'one Tunisian, two Dutch': a capital adjective with no noun behind it."""
    if i >= limit or doc[i].tag_ != "JJ" or not doc[i].text[0].isupper():
        return None
    alone = doc[i].dep_ != "amod" or doc[i].head.i < i  # '300 Dutch and Danish soldiers' has its noun further on
    return doc[i] if alone and doc[i].ent_type_ in {"NORP", "GPE"} else None
