"""Noun → what it tells of a force: its type, and whether its words leave no doubt that it is one."""

import re
from itertools import pairwise

from spacy.tokens import Token

from config.gazetteer import gazetteer
from extraction.context import Context
from extraction.deployments.lexicon import ForceNoun, military, noun_key
from extraction.deployments.ships import named_again, ship_before
from extraction.syntax import child, conjuncts, prep_objects
from models.events import ForceType

_ARMED = frozenset({"government", "group", "military"})
_COLLECTIVE = frozenset({"force"})  # the force is any
_ORDINAL = re.compile(r"^\d+(?:st|nd|rd|th)$")
_FAR = 200  # words; by then an article has named them again
_DOUBT = frozenset({"suspected", "alleged"})
_MODIFIERS = frozenset({"amod", "compound", "nmod", "poss", "nummod", "npadvmod", "det"})


def meaning_of(context: Context, noun: Token) -> ForceNoun | None:
    """The meaning of the noun with the words around it; null where it names no force."""
    if noun.pos_ not in {"NOUN", "PROPN", "ADJ", "X", "VERB", "NUM"}:
        return None
    before = _before(noun)
    mixed = "civilian" in before and {"military", "police"} & set(before)  # '400 civilian and military personnel'
    if any(
        w in military().not_force and not (w in _DOUBT and _floats(noun)) and not (mixed and w == "civilian")
        for w in before
    ) or _negated(noun):
        return None
    if (model := military().model(noun.text)) is not None:
        return ForceNoun(type=model, strong=True, unit="pieces")
    known = military().noun(noun)
    if known is None:
        return _ship(before, noun)
    if before and f"{before[-1]} {noun_key(noun)}" in military().not_pairs:
        return None
    plural = noun.lower_.endswith(("men", "s"))  # whatever the tagger says
    if known.unit == "persons" and noun.tag_ in {"NN", "NNP"} and not plural and noun_key(noun) in military().single:
        return None
    kind = _type_before([*before, noun_key(noun)], noun) or _model_before(noun)
    if known.strong:
        return known if kind is None or known.type != "troops" else known.model_copy(update={"type": kind})
    named = _named_owner(context, noun)
    if noun_key(noun) == "company" and not _military_company(context, noun):
        return None
    sure = (
        noun_key(noun) == "company"
        or kind is not None
        or (named and noun_key(noun) in military().nation_enough)
        or _part_of_force(noun)
    )
    sure = sure or (noun_key(noun) in military().nation_enough and _told_of(context, noun))
    sure = sure or (noun_key(noun) in military().owned and child(noun, "poss") is not None)
    sure = sure or (noun.pos_ == "PROPN" and known.unit == "units" and any(_ORDINAL.match(w) for w in before))
    sure = sure or (noun_key(noun) == "carrier" and any(c.dep_ == "appos" and c.pos_ == "PROPN" for c in noun.children))
    sure = sure or (noun_key(noun) in military().nation_enough and _belongs(context, noun))
    sure = sure or (known.type == "naval" and known.unit == "pieces" and ship_before(noun))
    sure = sure or (noun_key(noun) in military().services - _COLLECTIVE and child(noun, "det", "poss") is not None)
    return known.model_copy(update={"type": kind if known.type == "troops" and kind else known.type, "strong": sure})


def _floats(noun: Token) -> bool:
    """'Suspected Chadian militia vessels': vessels are there, whoever mans them."""
    known = military().noun(noun)
    return known is not None and known.type == "naval"


def _negated(noun: Token) -> bool:
    """'Non-combatants'."""
    return noun.i > 1 and noun.nbor(-1).text == "-" and noun.nbor(-2).lower_ in {"non", "anti", "ex"}


def _military_company(context: Context, noun: Token) -> bool:
    """'CRPF companies', 'a Chadian company of 150', '20 companies of the border guard'; not a firm."""
    if any(c.lower_ in military().modifiers for c in noun.children if c.i < noun.i and c.dep_ in _MODIFIERS):
        return True
    behind = [o for _, o in prep_objects(noun, "of", "from")]
    if any(o.pos_ == "NUM" for o in behind) and _named_owner(context, noun):
        return True
    near = [*behind, *(c for c in noun.children if c.i < noun.i and c.dep_ in _MODIFIERS)]
    if any(military().noun(n) is not None or _is_army(context, n) for n in near):
        return True
    if noun.tag_ != "NNS" or child(noun, "nummod") is None or behind:
        return False  # 'another 50 companies', where companies of soldiers were told of before
    before = noun.doc[max(0, noun.i - _FAR) : noun.i]
    return any(t.lemma_ == noun.lemma_ and t.tag_ == "NNS" and _holds_force(t) for t in before)


def _holds_force(noun: Token) -> bool:
    """'Companies of the police', 'companies of paramilitary forces'."""
    if any(c.lower_ in military().modifiers for c in noun.children if c.i < noun.i and c.dep_ in _MODIFIERS):
        return True
    return any(military().noun(o) is not None for _, o in prep_objects(noun, "of"))


def _is_army(context: Context, noun: Token) -> bool:
    known = gazetteer().actor(noun.text)
    if known is not None:
        return known.kind == "military"
    return any(m.actor.named and m.actor.kind == "military" for m in context.actors(noun))


def _belongs(context: Context, noun: Token) -> bool:
    """'Equipment of the Chadian army', '15 aircraft and three ships of the People's Liberation Army'."""
    nouns = [noun, *(c for c in conjuncts(noun) if c.i > noun.i)]
    behind = [o for n in nouns for _, o in prep_objects(n, "of", "from")]
    return any(_is_army(context, o) or (military().noun(o) is not None and _named_owner(context, o)) for o in behind)


def _part_of_force(noun: Token) -> bool:
    """'500 men of the palace guard', 'National Guard members', 'its first 300 men', '2,500 men from Chad'."""
    if noun_key(noun) not in military().parts:
        return False
    if noun_key(noun) in military().state_counts and child(noun, "nummod") is not None and _of_state(noun):
        return True
    if noun.lower_ == "men" and any(c.lemma_.lower() in military().warlike for c in conjuncts(noun)):
        return True
    whole = [o for _, o in prep_objects(noun, "of", "from")] + [c for c in noun.children if c.dep_ == "compound"]
    return any(noun_key(o) in military().wholes for o in whole)


def _of_state(noun: Token) -> bool:
    """'Its 300 men', 'Chad's 300 men', '300 men from Chad'."""
    whose = child(noun, "poss")
    if whose is not None and (whose.lower_ == "its" or gazetteer().country(whose.text) is not None):
        return True
    return any(gazetteer().country(o.text) is not None for _, o in prep_objects(noun, "from"))


def _before(noun: Token) -> list[str]:
    left = [t for t in noun.subtree if t.i < noun.i and t.dep_ in _MODIFIERS and t.head.i <= noun.i]
    return [t.lower_ for t in left if noun.i in {t.head.i, t.head.head.i}]


def _type_before(before: list[str], noun: Token) -> ForceType | None:
    for one, two in pairwise(before):
        if (kind := military().pairs.get(f"{one} {two}")) is not None:
            return kind
    for word in before[:-1]:
        if word in military().modifiers:
            return military().modifiers[word]
        if word in military().force_words and noun_key(noun) in military().force_nouns:
            return "troops"
    return None


def _model_before(noun: Token) -> ForceType | None:
    return next((m for c in noun.children if c.i < noun.i and (m := military().model(c.text)) is not None), None)


def class_before(noun: Token) -> Token | None:
    """'The frigates Olaf and Viking': the kind of ship, where the parser hangs the name elsewhere."""
    left = noun.left_edge.i
    kind = noun.doc[left - 1] if left else noun
    known = military().noun(kind) if kind.i < left and noun.pos_ == "PROPN" else None
    return kind if known is not None and known.type == "naval" and known.unit == "pieces" else None


def _ship(before: list[str], noun: Token) -> ForceNoun | None:
    """'the USS America', 'the carrier Prince Olaf': a prefix or the kind of ship stands before the name."""
    left = [c for c in noun.children if c.i < noun.i]
    kinds = [known for c in left if (known := military().noun(c)) is not None]
    prefixed = any(c.text in military().prefixes for c in left) and not noun.text.isupper()  # 'ITS AIM' in capitals
    prefixed = prefixed or any(k.type == "naval" and k.unit == "pieces" for k in kinds)
    if class_before(noun) is not None and noun.text[0].isupper() and not noun.text.isupper():
        return ForceNoun(type="naval", strong=True, unit="pieces")
    if noun.pos_ == "PROPN" and ((before and prefixed and noun.text[0].isupper()) or named_again(noun)):
        return ForceNoun(type="naval", strong=True, unit="pieces")
    return None


def _named_owner(context: Context, noun: Token) -> bool:
    know = gazetteer()
    if noun.dep_ == "conj" and noun.head.i < noun.i and noun.head.pos_ == "NOUN" and _named_owner(context, noun.head):
        return True
    for c in noun.children:
        if c.i < noun.i and c.dep_ in _MODIFIERS:
            if c.text[0].isupper() and (know.demonym(c.text) or know.country(c.text) or know.actor(c.text)):
                return True
            if any(m.actor.named and m.actor.kind in _ARMED for m in context.actors(c)):
                return True
    return False


def _told_of(context: Context, noun: Token) -> bool:
    """'The forces', 'these units', '14 aircraft', where Norwegian forces, units, aircraft were told of before."""
    left = [c for c in noun.children if c.i < noun.i]
    counted = any(c.dep_ == "nummod" for c in left)
    if not (counted or noun.tag_ == "NNS") or not left or any(not _points(c) for c in left):
        return False
    before = noun.doc[max(0, noun.i - _FAR) : noun.i]
    many = (t for t in before if t.lemma_ == noun.lemma_ and (counted or t.tag_ == "NNS"))
    return any(_named_owner(context, t) for t in many)


def _points(word: Token) -> bool:
    """'The', 'these', a figure: words that leave open whose they are."""
    return word.dep_ == "nummod" or word.lower_ in military().pointing
