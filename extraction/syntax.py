"""Parse tree → the questions finders ask of it: who does it, to whom, in which clause."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_CONTROLLED = frozenset({"conj", "xcomp", "advcl", "pcomp", "ccomp", "parataxis", "dep", "acomp", "prep"})
_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "xcomp", "csubj", "parataxis"})
_BESIDE = frozenset({"relcl", "acl", "advcl", "appos"})
_TRIM = frozenset({",", ".", ";", ":", "—", "–", "-", "--", "“", "”", '"', "''", "``", "(", "?", "!", "…"})


def child(token: Token, *deps: str) -> Token | None:
    """The first child with one of these relations."""
    for c in token.children:  # half the time of a generator, and nothing is asked more often
        if c.dep_ in deps:
            return c
    return None


def is_passive(verb: Token) -> bool:
    """True for 'was killed' and for the bare participle after a noun ('soldiers killed in the blast')."""
    if child(verb, "nsubjpass", "auxpass") is not None:
        return True
    return verb.tag_ == "VBN" and verb.dep_ in {"acl", "amod"}


def subject(verb: Token) -> Token | None:
    """The verb's subject as understood: its own, its coordinate's, its controller's, or the noun a participle hangs on.

    For 'who said' it is the antecedent of 'who'.
    """
    seen: set[int] = set()
    while verb.i not in seen:
        seen.add(verb.i)
        own = child(verb, *_SUBJECTS)
        if own is not None:
            return _antecedent(own, verb)
        if verb.dep_ in {"acl", "relcl"} and verb.head.pos_ in {"NOUN", "PROPN", "PRON", "NUM"}:
            return verb.head
        if verb.dep_ in _CONTROLLED:
            verb = verb.head
        else:
            return None
    return None


def _antecedent(own: Token, verb: Token) -> Token:
    if own.tag_ in {"WP", "WDT"} or (own.lower_ == "that" and verb.dep_ == "relcl"):
        clause = verb
        while clause.dep_ in {"conj", "ccomp"} and clause.head.i != clause.i:
            clause = clause.head
        if clause.dep_ == "relcl":
            return clause.head
    return own


def doer(verb: Token) -> Token | None:
    """Who does it, also under another's control: 'urged X to go', 'called on X to go', 'thanked X for going': X."""
    if child(verb, *_SUBJECTS) is not None:
        return subject(verb)
    above = verb.head
    if verb.dep_ in {"xcomp", "ccomp"} and above.lemma_ not in {"promise", "hold", "have"}:
        told = child(above, "dobj") or _called_on(above)
        if told is not None:
            return told
        if verb.dep_ == above.dep_ == "xcomp" and child(above, *_SUBJECTS) is None:
            return doer(above)  # 'ordered X to prepare to go'
    if verb.dep_ == "pcomp" and above.lower_ in {"for", "of", "from", "into"}:
        told = child(above.head, "dobj") if above.head.pos_ == "VERB" else None
        if told is not None and told.i < above.i:
            return told
    return subject(verb)


def _called_on(verb: Token) -> Token | None:
    if verb.lemma_ not in {"call", "appeal", "prevail"}:
        return None
    called = (inner for _, inner in prep_objects(verb, "on", "upon", "to", "for"))
    return next((c for c in called if c.ent_type_ not in {"DATE", "TIME"}), None)


def objects(verb: Token) -> list[Token]:
    """Direct and second objects, and the attribute of a copula."""
    return [c for c in verb.children if c.dep_ in {"dobj", "dative", "oprd", "attr"}]


def agent(verb: Token) -> Token | None:
    """'by whom' of a passive."""
    by = child(verb, "agent")
    return child(by, "pobj") if by is not None else None


def prep_objects(head: Token, *preps: str) -> Iterator[tuple[Token, Token]]:
    """(preposition, its object) pairs below a verb or noun; without names: all."""
    for c in head.children:
        if c.dep_ in {"prep", "agent", "dative"} and (not preps or c.lower_ in preps):
            inner = child(c, "pobj", "pcomp")
            if inner is not None and inner.dep_ == "pobj":
                yield c, inner
            for nested in c.children:  # 'from inside Gaza', 'out of Kabul'
                if nested.dep_ == "prep" and child(nested, "pobj") is not None:
                    yield nested, next(g for g in nested.children if g.dep_ == "pobj")


def conjuncts(head: Token) -> list[Token]:
    """The noun itself and all that are coordinated with it, in order."""
    found = [head]
    for c in head.children:
        if c.dep_ == "conj" and c.pos_ in {"NOUN", "PROPN", "PRON", "NUM", "ADJ"}:
            found.extend(conjuncts(c))
    return found


def noun_phrase(head: Token, *, clauses: bool = False, conj: bool = False) -> tuple[int, int]:
    """First and last token of the noun phrase: determiner to last 'of'-phrase, without appositions, relative
    clauses (unless clauses=True) and coordinated nouns (unless conj=True).
    """
    kept = [head.i]
    for c in head.children:
        if c.dep_ in {"relcl", "acl", "advcl"} and not clauses:
            continue
        if c.dep_ in {"conj", "cc", "preconj"} and not conj:
            continue
        if c.dep_ in {"appos", "punct", "parataxis", "ccomp", "dep"} and c.i > head.i:
            continue
        if clauses:
            kept += c.left_edge.i, c.right_edge.i
        else:
            _keep(c, kept)
    first, last = min(kept), max(kept)
    return trim(head.doc, first, last)


def _keep(top: Token, kept: list[int]) -> None:
    """Note a word and all below it, but for clauses and appositions."""
    kept.append(top.i)
    for c in top.children:
        if c.dep_ not in _BESIDE:
            _keep(c, kept)


def trim(doc: Doc, first: int, last: int) -> tuple[int, int]:
    """Leave out marks and commas at both ends."""
    while first < last and doc[first].text in _TRIM:
        first += 1
    while last > first and doc[last].text in _TRIM:
        last -= 1
    return first, last


def clause_head(token: Token) -> Token:
    """The verb (or root) of the smallest clause that holds the token."""
    while token.dep_ != "ROOT" and token.pos_ not in {"VERB", "AUX"} and token.dep_ not in _CLAUSES:
        token = token.head
    return token


def ancestors(token: Token) -> Iterator[Token]:
    """The token's governors, nearest first."""
    while token.dep_ != "ROOT" and token.head.i != token.i:
        token = token.head
        yield token
