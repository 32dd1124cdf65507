"""A circumstance and a trigger → how closely the parse ties the one to the other: 0 its own, null = another event's.

Used for dates and places alike: 'on Monday', 'in Taji' are looked up by their head noun.
"""

from spacy.tokens import Token

from extraction.when.words import words

_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "csubj", "parataxis", "pcomp"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_ARGUMENTS = frozenset({"dobj", "nsubj", "nsubjpass", "attr", "oprd"})
_MODIFIERS = frozenset({"poss", "compound", "nmod", "amod", "nummod"})


def bond(root: Token, trigger: Token) -> int | None:
    """The rank of the tie; the smaller the closer.

    Never out of a subordinate clause ('said the man shot on Monday died'), never from a reporting verb into what it
    reports ('said on Monday that 40 had died').
    """
    seen: set[int] = set()
    cost, node = 0, trigger
    while node.i not in seen:
        seen.add(node.i)
        below = _below(root, node, seen)
        if below is not None:
            return cost + below
        step = _up(node, root)
        if step is None:
            return None
        node, cost = step[0], cost + step[1]
    return None


def _below(root: Token, node: Token, passed: set[int]) -> int | None:
    """Steps from the root up to the node inside one clause; null when another clause or event stands between."""
    steps, current = 0, root
    while current.i != node.i:
        if current.head.i == current.i or current.lower_ == "according":
            return None
        if current.dep_ in _CLAUSES:
            crossing = _crossing(current, root, node, direct=steps <= 1)
            if crossing is None:
                return None
            steps += crossing
        if current.dep_ == "conj" and current.pos_ in {"VERB", "AUX"}:
            if _own_subject(current):
                return None
            steps += 2
        parent = current.head
        if _is_other_event(current, parent, node):
            return None
        steps += parent.pos_ in {"NOUN", "PROPN", "VERB"} and parent.i != node.i
        current = parent
        if current.i in passed and current.i != node.i:
            return None
    return steps


def _crossing(clause: Token, root: Token, node: Token, *, direct: bool) -> int | None:
    """What it costs to look into a subordinate clause that shares time and place with its governor; null = it does not.

    'Speaking on Monday, he said'; 'a statement issued on Monday said'; 'a raid that began on Monday killed'; but a war
    that began in 2011 has killed since. 'The talks scheduled for Monday' dates the talks, not their end.
    """
    if direct and clause.dep_ in {"acl", "relcl"} and clause.lemma_ in words().makers:
        return None if clause.lemma_ in words().openings and _year(root) else 1
    if direct and clause.dep_ == "acl" and clause.lemma_ in words().appointed:
        return 0 if clause.head.i == node.i else None
    alone = clause.tag_ == "VBG" and not _own_subject(clause)
    return {"advcl": 3, "acl": 4}.get(clause.dep_) if alone else None


def _year(root: Token) -> bool:
    return root.text.isdigit() and len(root.text) == 4


def _is_other_event(current: Token, parent: Token, node: Token) -> bool:
    """'condemned the attack on Monday', 'condemned Monday's attack': the day is the attack's alone."""
    w = words()
    if parent.i == node.i:
        return False
    if current.dep_ in _MODIFIERS and parent.lemma_.lower() in w.standing:
        return True
    if parent.dep_ == "pobj" and parent.pos_ in {"NOUN", "PROPN"} and parent.head.lower_ in w.other_times:
        return current.dep_ not in {"det", "punct"}
    if parent.pos_ not in {"NOUN", "PROPN"} or parent.lemma_.lower() not in w.own_time:
        return False
    if parent.dep_ in {"dobj", "pobj"} and current.dep_ in _MODIFIERS | {"prep", "npadvmod"}:
        verb = parent.head if parent.dep_ == "dobj" else parent.head.head
        inside = parent.dep_ == "pobj" and (parent.head.lower_ in {"in", "during", "at", "by"} or _beside(parent))
        return not inside and verb.lemma_ not in w.light_verbs
    return False


def _beside(event: Token) -> bool:
    """'Met on the sidelines of a summit in Vell': there and then."""
    return event.head.lower_ == "of" and event.head.head.lower_ in {"sidelines", "margins", "fringes", "sideline"}


def _own_subject(verb: Token) -> bool:
    """True when the verb has a subject of its own; the bare figure of 'and 40 were wounded' is none."""
    return any(c.dep_ in _SUBJECTS and c.pos_ != "NUM" for c in verb.children)


def _fronted(root: Token, verb: Token) -> bool:
    """'On Monday, the army left and rebels moved in': what opens a sentence holds for all its main clauses."""
    first = min((c.i for c in verb.children if c.dep_ in _SUBJECTS), default=verb.i)
    return root.i < first and all(t.pos_ not in {"VERB", "AUX"} for t in root.doc[root.i : first])


def _up(node: Token, root: Token) -> tuple[Token, int] | None:
    """The governor whose circumstances also hold for the node, and what the step costs."""
    head, dep = node.head, node.dep_
    if head.i == node.i or node.lower_ == "according":
        return None  # 'according to officials' says nothing of when they said it
    if dep in {"aux", "auxpass"} or (dep == "xcomp" and head.lemma_ in words().implicatives):
        return head, 1  # but not 'on Monday called on them to withdraw'
    if dep in {"advcl", "acl"} and node.tag_ == "VBG" and not _own_subject(node):
        return (head, 2) if head.pos_ != "NOUN" or root.i < node.i else None
    if dep == "conj" and (not _own_subject(node) or _fronted(root, head)):
        later = _year(root) and node.lemma_ in words().telling and not _fronted(root, head)
        return None if later else (head, 2)  # 'was elected in 2004 and said'
    if dep in {"relcl", "acl"} and head.i == root.i and any(c.lower_ in {"when", "where"} for c in node.children):
        return head, 1  # 'in June, when 40 people died', 'in Vell, where 40 died'
    if dep in {"relcl", "acl"} and head.pos_ == "NOUN":
        return (head, 2) if _below(root, head, set()) is not None else None
    return _up_from_noun(node, head, dep)


def _up_from_noun(node: Token, head: Token, dep: str) -> tuple[Token, int] | None:
    """A noun lives in the time and place of the verb it belongs to: 'held talks on Monday', 'killed in the raid'."""
    if dep in {"compound", "appos", "amod", "nummod", "nmod"} and node.pos_ != "VERB":
        return head, 2
    if dep in _ARGUMENTS and node.pos_ in {"NOUN", "PROPN", "NUM", "PRON", "ADJ"}:
        return head, 1
    if dep == "pobj" and head.dep_ in {"prep", "agent"}:
        return head.head, 2
    return (head, 1) if dep == "prep" else None
