"""Noun of meeting → the nouns behind its 'with' and 'between', wherever the parser hangs them."""

from spacy.tokens import Token

from extraction.meetings.above import verb_above
from extraction.meetings.clauses import repeated
from extraction.meetings.frames import words
from extraction.syntax import child, prep_objects


def with_objects(noun: Token, preps: list[str]) -> list[tuple[Token, Token]]:
    """(preposition, noun) pairs of those with whom, or between whom, it is held."""
    own = list(prep_objects(noun, *preps))
    if noun.dep_ == "dobj":  # 'held talks on Monday with X': the parser hangs 'with' on the verb
        own += [p for p in prep_objects(noun.head, "with", "between") if p[0].i > noun.i]
        if noun.lemma_.lower() == "audience":  # 'gave an audience to X'
            own += [p for p in prep_objects(noun.head, "to") if p[0].i > noun.i]
    if noun.dep_ == "pobj" and noun.head.lower_ == "in":  # 'was in touch on Monday with X'
        own += [p for p in prep_objects(noun.head.head, "with") if p[0].i > noun.i]
    if noun.lemma_.lower() == "table" and noun.dep_ == "pobj":  # 'brought X to the table with Y'
        own += [p for p in prep_objects(noun.head.head, "with") if p[0].i > noun.i]
    own += [again for p, _ in list(own) for again in repeated(p)]
    own += _by_with(noun)
    if noun.dep_ in {"nsubj", "nsubjpass"}:  # 'talks resumed with X', 'discussions are going on with X'
        own += list(prep_objects(noun.head, "with", "between"))
        for state in noun.head.children:  # 'talks are underway with X', 'the talks are the first between A and B'
            near = state.dep_ in {"acomp", "prep", "advmod"} or (state.dep_ == "attr" and noun.head.lemma_ == "be")
            own += list(prep_objects(state, "with", "between")) if near else []
    for c in noun.children:  # 'talks in Doha with X'; 'a meeting at the White House Wednesday with leaders'
        if c.dep_ == "prep" and c.lower_ not in preps:
            own += [p for g in c.children for p in prep_objects(g, "with", "between")]
        if c.dep_ in {"acl", "relcl"} and c.lemma_.lower() in words().carriers | words().light:
            own += list(prep_objects(c, "with", "between"))
    own = own or _just_behind(noun)
    return own + _second_of_between(noun, own) + ([] if own else _rift(noun))


def _just_behind(noun: Token) -> list[tuple[Token, Token]]:
    """'The highest-level talks yet between A and B': the parser hangs 'between' on the verb."""
    for token in noun.doc[noun.i + 1 : noun.i + 4]:
        inner = child(token, "pobj") if token.lower_ == "between" else None
        if inner is not None and token.sent == noun.sent:
            return [(token, inner)]
        if token.pos_ not in {"ADV", "ADJ", "ADP"} and token.ent_type_ not in {"DATE", "TIME"}:
            break
    return []


def _rift(noun: Token) -> list[tuple[Token, Token]]:
    """'Talks aimed at mending a rift between X and Y': those between whom it is to be mended."""
    verb, _ = verb_above(noun)
    hosted = verb is not None and verb.lemma_.lower() in words().hosting
    clauses = [c for c in noun.children if c.lemma_ in words().aimed or (hosted and c.lower_ in {"on", "to"})]
    words_below = (t for c in clauses for t in c.subtree if t.lower_ == "between" and t.head.pos_ == "NOUN")
    found = [(t, o) for t in words_below if (o := child(t, "pobj")) is not None and child(o, "conj") is not None]
    return found[:1]


def _second_of_between(noun: Token, told: list[tuple[Token, Token]]) -> list[tuple[Token, Token]]:
    """'The meeting held between X (XY), and Y': the parser coordinates Y with the meeting."""
    one = next((p for p, o in told if p.lower_ == "between" and child(o, "conj") is None), None)
    other = child(noun, "conj") if one is not None else None
    return [(one, other)] if one is not None and other is not None and other.i > one.i else []


def _by_with(noun: Token) -> list[tuple[Token, Token]]:
    """'Negotiations by X with Y', also 'with Y to find a way' where the parser takes Y for who finds."""
    found: list[tuple[Token, Token]] = []
    for by, inner in prep_objects(noun, "by"):
        for prep in (c for c in (*inner.children, *noun.children) if c.lower_ == "with" and c.i > by.i):
            clauses = (c for t in noun.children for c in t.children)
            behind = child(prep, "pobj") or next((c for c in clauses if _starts(c, prep)), None)
            if behind is not None:
                found += [(by, inner), (prep, behind)]
    return found


def _starts(subject: Token, prep: Token) -> bool:
    return subject.dep_ == "nsubj" and subject.left_edge.i == prep.i + 1
