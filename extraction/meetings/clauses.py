"""Verb of meeting → who stands in its clause where grammar hides them: relatives, infinitives, misread objects."""

from collections.abc import Iterator

from spacy.tokens import Token

from extraction.meetings.frames import words
from extraction.syntax import ancestors, child, doer, prep_objects

_RELATIVE = frozenset({"WP", "WDT"})
_PHRASE = frozenset({"prep", "pobj", "npadvmod", "advmod", "pcomp", "dobj", "compound", "conj", "appos"})
_TIMES = frozenset({"DATE", "TIME"})
_LOOSE = frozenset({"npadvmod", "appos", "dep", "attr", "oprd"})
_FAR = 16  # tokens
_MEANS = frozenset({"by", "over", "on", "via", "through", "at"})


def subject_of(verb: Token) -> Token | None:
    """The verb's subject as understood; of 'A and B who met' the whole pair, of 'a flight to meet X' who flies."""
    if verb.dep_ == "conj" and verb.head.dep_ in {"xcomp", "ccomp"} and child(verb, "nsubj", "nsubjpass") is None:
        return subject_of(verb.head)  # 'allowed X to travel to Vell and meet Y'
    found = _sent(verb) or _purpose_of(verb) or _spending(verb) or doer(verb)
    if found is None:
        return _after_date(verb) or _before_list(verb)
    if verb.dep_ in {"relcl", "acl"} and found.i == verb.head.i:
        if _infinitive(verb):
            return _intending(found) or found
        return _pair(found)
    return found


def _sent(verb: Token) -> Token | None:
    """'Norway sent its minister to confer with X': the minister."""
    sending = verb.dep_ in {"xcomp", "advcl"} and verb.head.lemma_ in words().sending and _infinitive(verb)
    return child(verb.head, "dobj") if sending and child(verb, "nsubj") is None else None


def _spending(verb: Token) -> Token | None:
    """'Spent an hour closeted with X': who spent it."""
    spent = verb.dep_ in {"xcomp", "advcl", "ccomp", "acl"} and verb.head.lemma_ in {"spend", "pass"}
    if verb.dep_ == "acl" and verb.head.dep_ == "dobj" and verb.head.head.lemma_ == "spend":
        return doer(verb.head.head)
    return doer(verb.head) if spent and child(verb, "nsubj") is None else None


def _purpose_of(verb: Token) -> Token | None:
    """'Backed Norway's initiative to convene a summit', which the parser hangs on 'backed': Norway."""
    start = verb.left_edge.i
    before = verb.doc[start - 1] if verb.dep_ == "advcl" and start and verb.doc[start].lower_ == "to" else None
    plan = before is not None and before.pos_ == "NOUN" and before.lemma_.lower() in words().offers
    return child(before, "poss") if before is not None and plan else None


def _after_date(verb: Token) -> Token | None:
    """'On Monday Mallon is to meet X': the parser takes 'Monday Mallon' for one name."""
    above = verb.head if verb.dep_ == "xcomp" else verb
    days = (child(c, "pobj") for c in above.children if c.dep_ == "prep" and c.lower_ == "on" and c.i < above.i)
    return next((d for d in days if d is not None and _day_before(d)), None)


def _before_list(verb: Token) -> Token | None:
    """'Envoys of Iran and five powers - Russia, China and others - meet': the parser ends the list with the verb."""
    root = verb.sent.root
    apart = verb.dep_ == "conj" and verb.head.pos_ == "PROPN" and root.i < verb.head.i
    return root if apart and root.tag_ == "NNS" else None


def _day_before(name: Token) -> bool:
    return not name.ent_type_ and any(c.ent_type_ == "DATE" and c.dep_ == "compound" for c in name.children)


def _infinitive(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def _pair(noun: Token) -> Token:
    """'four Norwegian generals and four Peruvian generals who met': both, when the nouns are of one kind."""
    while noun.dep_ == "conj" and noun.head.lemma_ == noun.lemma_:
        noun = noun.head
    return noun


def _intending(noun: Token) -> Token | None:
    """'her plan to meet X': she; 'Y cancelled a trip to meet X': Y."""
    for token in (noun, *ancestors(noun)):
        owner = child(token, "poss") or next((o for _, o in prep_objects(token, "of") if o.ent_type_), None)
        if owner is not None:
            return owner
        if token.pos_ in {"VERB", "AUX"}:
            return doer(token)
    return None


def object_of(verb: Token) -> Token | None:
    """Its object; of 'the minister (whom) she met' the minister; a name that the parser takes for an adverbial."""
    own = child(verb, "dobj")
    if own is not None:
        return antecedent(own)
    visiting = next((c for c in verb.children if c.i == verb.i + 1 and c.lower_ == "visiting"), None)
    if visiting is not None:  # 'met visiting President X'
        return child(visiting, "dobj")
    misread = (c for c in verb.children if c.dep_ == "npadvmod" and c.i > verb.i)
    return next((c for c in misread if c.ent_type_ in {"PERSON", "ORG", "GPE"}), None) or _displaced(verb)


def _displaced(verb: Token) -> Token | None:
    """'Received at the palace today Norway's minister': the guest behind place and time, hung on another word."""
    after = verb.nbor(1) if verb.i + 1 < len(verb.doc) else verb
    if verb.lemma_ not in words().receiving or not (after.pos_ == "ADP" or after.ent_type_ in _TIMES):
        return None
    for token in verb.doc[verb.i + 1 : min(verb.i + _FAR, verb.sent.end)]:
        if token.pos_ in {"VERB", "AUX"}:
            return None
        before = token.doc[token.left_edge.i - 1]
        ends = before.text == "," or before.ent_type_ in _TIMES or before.pos_ == "ADV"
        if token.dep_ in _LOOSE and token.pos_ in {"NOUN", "PROPN"} and token.ent_type_ not in _TIMES and ends:
            return token
    return None


def zero_relative(verb: Token) -> Token | None:
    """'The minister she met in Oslo': the noun, where the verb has a subject of its own and no object."""
    subject = child(verb, "nsubj")
    if verb.dep_ != "relcl" or subject is None or subject.tag_ in _RELATIVE or subject.i < verb.head.i:
        return None
    after = any(c.dep_ in {"dobj", "nsubjpass", "advmod"} and c.tag_ != "RB" for c in verb.children)
    return None if after else verb.head


def antecedent(pronoun: Token) -> Token:
    """The noun that 'whom' or 'which' stands for; any other word itself."""
    if pronoun.tag_ not in _RELATIVE:
        return pronoun
    clause = next((a for a in ancestors(pronoun) if a.dep_ == "relcl"), None)
    return clause.head if clause is not None else pronoun


def by_channel(verb: Token, cues: frozenset[str]) -> bool:
    """'told X by phone', 'raised it with X on the sidelines': the word stands behind a preposition of the clause."""
    means = (t for t in verb.sent if t.lower_ in cues and t.dep_ == "pobj" and t.head.lower_ in _MEANS)
    return any(one_clause(verb, t) if t.i > verb.i else t.head.head.i == verb.i for t in means)


def one_clause(verb: Token, token: Token) -> bool:
    """True when no other subject and no auxiliary stands between them, whatever the parser hangs on what."""
    between = verb.doc[verb.i + 1 : token.i]
    return not any(t.dep_ in {"nsubj", "nsubjpass", "mark", "aux"} for t in between)


def misread_with(verb: Token, preps: frozenset[str]) -> Iterator[tuple[Token, Token]]:
    """'spoke with X to offer help': the parser takes 'X to offer help' for a clause of its own."""
    below = [*verb.children, *(g for c in verb.children if c.dep_ == "prep" for g in c.children)]
    for clause in below:
        inner = child(clause, "nsubj") if clause.dep_ in {"advcl", "ccomp", "xcomp", "pcomp"} else None
        before = inner.left_edge.i - 1 if inner is not None else -1
        if _infinitive(clause) and inner is not None and before > verb.i and verb.doc[before].lower_ in preps:
            yield verb.doc[before], inner


def deep_with(verb: Token, preps: frozenset[str]) -> Iterator[tuple[Token, Token]]:
    """'spoke on the margins of the summit with X': the parser hangs 'with' on the last noun before it."""
    if "with" not in preps or any(c.lower_ == "with" for c in verb.children):
        return
    for token in verb.subtree:
        if token.lower_ == "with" and token.dep_ == "prep" and token.i > verb.i and _only_phrases(token, verb):
            inner = child(token, "pobj")
            if inner is not None and inner.ent_type_ in {"PERSON", "GPE", "ORG", "NORP"}:
                yield token, inner


def _only_phrases(token: Token, verb: Token) -> bool:
    """True when nothing but nouns behind prepositions stands between the token and the verb."""
    for above in ancestors(token):
        if above.i == verb.i:
            return True
        if above.dep_ not in {"prep", "pobj", "npadvmod", "advmod", "pcomp"} or above.pos_ == "VERB":
            return False
    return False


def linear_with(verb: Token) -> Iterator[tuple[Token, Token]]:
    """'raised the issue of hacking with X on the sidelines': 'with' and a name, wherever the parser hangs them."""
    for token in verb.sent:
        inner = child(token, "pobj") if token.lower_ == "with" and token.i > verb.i else None
        if inner is not None and inner.ent_type_ in {"PERSON", "GPE", "NORP"} and one_clause(verb, token):
            yield token, inner


def behind(verb: Token, preps: frozenset[str]) -> list[tuple[Token, Token]]:
    """All (preposition, noun) pairs of the clause, also those that the parser hides."""
    own = [(p, antecedent(o)) for p, o in prep_objects(verb, *preps)] if preps else []
    own += [again for p, _ in list(own) for again in repeated(p)]
    return [*own, *misread_with(verb, preps), *deep_with(verb, preps)]


def repeated(prep: Token) -> Iterator[tuple[Token, Token]]:
    """'spoke to X and to Y': the second of them."""
    for c in prep.children:
        inner = child(c, "pobj") if c.dep_ == "conj" and c.lower_ == prep.lower_ else None
        if inner is not None:
            yield c, inner
