"""A force whose words tell no owner → the owner of its like that was told of just before: 'five aircraft entered'."""

from spacy.tokens import Token

from extraction.context import Context
from extraction.deployments.forces import Force
from extraction.deployments.frames import words
from extraction.deployments.lexicon import ForceNoun, military, noun_key
from extraction.deployments.ships import navy_of
from extraction.deployments.told import nation_of, told_before
from extraction.syntax import noun_phrase, prep_objects, subject
from models.actor import ActorMention

_FAR = 90  # words; three or four sentences
_MISSION = 250  # words; an article names the mission at its head
_PHRASE = 8  # words between a nation and the noun
_WITHIN = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})
_LEFT = frozenset({"amod", "compound", "nmod", "poss"})


def heir(context: Context, force: Force) -> ActorMention | None:
    """Whose force it must be, where none of its words says so; null where they speak of others."""
    if force.power:
        return None
    if (nation := _in_the_phrase(context, force.head)) is not None:
        return nation
    if not _neutral(force):
        return None
    owner = _like_it(context, force)
    if force.type == "peacekeepers" and (owner is None or owner.actor.kind != "government"):
        owner = _mission(context, force.head) or owner
    if owner is None:
        return None
    return ActorMention(actor=owner.actor, span=context.reading.span(*noun_phrase(force.outer)))


def _in_the_phrase(context: Context, noun: Token) -> ActorMention | None:
    """'Two Norwegian Tu-142 "Bear-F" patrol planes': the nation, however the parser hangs it."""
    for token in reversed(noun.doc[max(noun.sent.start, noun.i - _PHRASE) : noun.i]):
        if token.pos_ not in _WITHIN and not token.is_quote and token.text != "-":
            return None
        if token.pos_ == "ADJ" and (nation := nation_of(context, token)) is not None:
            return nation
    return None


def _neutral(force: Force) -> bool:
    """False for rebels, 'government troops', 'local forces', 'troops from other nations': others than those before."""
    alone = force.outer.tag_ == "NN" and any(c.lower_ in {"a", "an"} for c in force.outer.children)
    if alone and force.unit == "pieces":
        return False  # 'at each bend there is a white armoured vehicle'
    for noun in dict.fromkeys((force.head, force.outer)):
        if noun_key(noun) in military().insurgents:
            return False
        left = [c for c in noun.children if c.i < noun.i and (c.dep_ in _LEFT or c.pos_ == "PROPN")]
        if any(c.lemma_.lower() in military().others or (c.pos_ == "PROPN" and c.dep_ != "nummod") for c in left):
            return False
        if any(o.pos_ == "PROPN" for _, o in prep_objects(noun, "of", "from")):
            return False
    return True


def _like_it(context: Context, force: Force) -> ActorMention | None:
    """The owner of the last force of such a kind; a state rather than the body under which it serves."""
    start = force.outer.left_edge.i
    body: ActorMention | None = None
    for token in reversed(force.head.doc[max(0, start - _FAR) : start]):
        if force.type == "naval" and token.text in military().prefixes and (navy := navy_of(token)) is not None:
            return ActorMention(actor=navy, span=force.span)
        if token.pos_ not in {"NOUN", "PROPN"} or (known := military().noun(token)) is None:
            continue
        if noun_key(token) in military().insurgents or not (_alike(known, force) or _in_one_list(token, force)):
            continue
        if (owner := told_before(context, token) or _sent_by(context, token)) is not None:
            if owner.actor.kind != "organisation" and owner.actor.name not in military().peace_bodies:
                return owner
            body = body or owner
    return body


def _sent_by(context: Context, noun: Token) -> ActorMention | None:
    """'Norway sent 300 soldiers': Norway."""
    above = noun.head
    if noun.dep_ != "dobj" or above.lemma_.lower() not in words().verbs:
        return None
    sender = subject(above)
    return nation_of(context, sender) if sender is not None and sender.pos_ == "PROPN" else None


def _in_one_list(token: Token, force: Force) -> bool:
    """'91 Norwegian warplanes, along with 12 naval vessels': things told of in one sentence."""
    known = military().noun(token)
    things = known is not None and known.unit == force.unit == "pieces"
    if known is not None and known.unit == "pieces" and force.unit not in {"persons", "units"}:
        things = True
    return things and token.sent.start == force.head.sent.start


def _alike(known: ForceNoun, force: Force) -> bool:
    """Soldiers and the units they form are alike; of things only those of one type."""
    if known.unit == "pieces":
        return known.type == force.type
    return force.unit != "pieces" and force.type not in {"police", "naval", "air"} and known.type != "police"


def _mission(context: Context, peacekeepers: Token) -> ActorMention | None:
    """The body that keeps the peace in this article: named last before the word, else first behind it."""
    doc, here = peacekeepers.doc, peacekeepers.i
    for token in (*reversed(doc[max(0, here - _MISSION) : here]), *doc[here + 1 : here + _FAR]):
        if token.pos_ in {"PROPN", "ADJ"} and token.text[:1].isupper():
            body = next((m for m in context.actors(token) if m.actor.name in military().peace_bodies), None)
            if body is not None:
                return body
    return None
