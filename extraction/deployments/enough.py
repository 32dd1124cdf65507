"""Verb, force and frame → whether the words tell enough of a movement."""

from spacy.tokens import Token

from extraction.context import Context
from extraction.deployments.forces import ARMS, Force
from extraction.deployments.frames import VerbFrame, words
from extraction.deployments.goals import purposes
from extraction.deployments.lexicon import military, noun_key
from extraction.deployments.told import told_before
from extraction.syntax import child, prep_objects

_FIGHTS = frozenset({"fight", "duty", "operate"})


def enough(context: Context, verb: Token, force: Force, told: bool, frame: VerbFrame) -> bool:
    """Weak words need an unmistakable force and a place; police at work always need place and strength."""
    if force.type == "police":
        called = any(o.lemma_.lower() in words().calls for _, o in prep_objects(verb))
        named = any(c.ent_type_ in {"NORP", "GPE", "ORG"} and c.i < force.head.i for c in force.head.children)
        sent = frame.name == "send" and not called  # '3,000 policemen have been deployed'
        return (force.strength is not None and ((told and not called) or frame.also or sent)) or (named and told)
    if _something_else(verb, force, told, frame):
        return False
    if frame.grown:
        return force.strong and force.unit == "persons" and noun_key(force.head) not in military().services
    scrambled = frame.name == "scramble" and force.type == "air"
    sent = frame.name == "send" or (verb.lemma_ == "send" and force.type in {"troops", "naval", "special_forces"})
    sent = sent or verb.lemma_ == "contribute" or (frame.name == "pledge" and force.unit == "units")
    if scrambled or (force.strong and sent):
        return True  # 'deploying ground troops' needs no more
    if frame.beside and _helps_force(context, verb):
        return force.strong
    if (
        frame.withdraw
        and force.strong
        and verb.lemma_ in words().retreating
        and (force.power or told_before(context, force.head))
    ):
        return True  # 'Chadian soldiers have pulled back'
    return _told_enough(verb, force, told, frame)


def _something_else(verb: Token, force: Force, told: bool, frame: VerbFrame) -> bool:
    """True where a number or a place that the frame asks for is lacking, for delegates, and for arms given away."""
    counted = force.strength is not None
    if verb.dep_ == "acl" and force.outer.dep_ in {"dobj", "nsubjpass"} and _harmed(force.outer.head):
        return True  # 'killed 15 soldiers guarding a bridge'
    if verb.dep_ == "advcl" and verb.head.lemma_.lower() in words().harming and frame.name in _FIGHTS:
        return True  # 'soldiers who died while fighting in X'
    none = any(c.lower_ in {"any", "no"} for c in force.outer.children)  # 'denied it had any troops there'
    if (frame.sized and not counted and not none) or (not counted and frame.force == "subject" and _delegates(verb)):
        return True
    if verb.lemma_ in words().giving and force.type in ARMS and not _for_an_operation(verb):
        return True
    return frame.counted and not told and not _helps(verb)


def _harmed(above: Token) -> bool:
    return above.pos_ == "VERB" and above.lemma_.lower() in words().harming


def _told_enough(verb: Token, force: Force, told: bool, frame: VerbFrame) -> bool:
    counted = force.strength is not None
    if frame.weak:
        landed = frame.name == "arrive" and verb.lemma_ in words().landing
        number_will_do = (
            landed
            or frame.force == "with"
            or frame.counted
            or frame.withdraw
            or (frame.force == "object" and not frame.place)
        )
        told_of = military().staying | words().sending_any
        number_will_do = number_will_do or (force.like is not None and verb.lemma_ in told_of)
        return force.strong and (told or (counted and number_will_do))
    if force.strong:
        return told or counted or frame.withdraw
    return told and noun_key(force.head) in military().nation_enough


def _delegates(verb: Token) -> bool:
    """'arrived in X for talks', 'came to X to sign': who goes there goes to talk."""
    aims = [o for _, o in prep_objects(verb, "for")] + purposes(verb)
    return any(a.lemma_.lower() in words().talking for a in aims)


def _for_an_operation(verb: Token) -> bool:
    """'offered six jets for the campaign': not given away."""
    nouns = [h for h in (verb, child(verb, "dobj")) if h is not None]
    aims = [o for n in nouns for _, o in prep_objects(n, "to", "for")] + nouns[1:]
    return any(o.lemma_.lower() in words().operations for o in aims)


def _helps(verb: Token) -> bool:
    """'accompany Iraqi forces', 'join the operation': other forces or an operation are told."""
    nouns = [c for c in verb.children if c.dep_ == "dobj"]
    nouns += [o for h in (verb, *nouns) for _, o in prep_objects(h, "in", "with", "alongside", "beside")]
    return any(military().noun(n) is not None or n.lemma_.lower() in words().operations for n in nouns)


def _helps_force(context: Context, verb: Token) -> bool:
    """'fight alongside the Chadian army': there are others whom they fight for."""
    beside = [o for _, o in prep_objects(verb, *words().beneficiary_preps)]
    return any(military().noun(n) is not None or any(m.actor.named for m in context.actors(n)) for n in beside)
