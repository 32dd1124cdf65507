"""Noun → deployment: 'the deployment of 3,000 troops to X', 'the withdrawal of U.S. forces', 'troop buildup'."""

from collections.abc import Iterator

from spacy.tokens import Token

from config.gazetteer import gazetteer
from extraction.context import Context
from extraction.deployments.build import build
from extraction.deployments.draft import Draft
from extraction.deployments.forces import ARMS, Force, force_at, forces_of
from extraction.deployments.frames import NounFrame, words
from extraction.deployments.goals import Places
from extraction.deployments.lexicon import military
from extraction.deployments.owners import owner_of
from extraction.deployments.places import destination, origin, place_at
from extraction.deployments.powers import is_abroad, power_of
from extraction.deployments.told import as_power, told_before
from extraction.syntax import agent, child, conjuncts, noun_phrase, prep_objects, subject
from models.actor import ActorMention
from models.events import ForceType


def deployments_of_noun(context: Context, noun: Token) -> Iterator[Draft]:
    """The movements a noun names."""
    frame = words().nouns.get(_joined(noun)) if noun.pos_ in {"NOUN", "PROPN"} else None
    if frame is None:
        return
    forces = list(_forces(context, noun))
    whole = _military_compound(context, noun, frame) or _power(context, noun, frame)
    if not forces and whole is not None:
        forces = [whole]
    for force in forces:
        given = noun.lemma_.lower() in words().giving and force.type in ARMS  # 'the transfer of missiles'
        if given or (not force.strong and force.strength is None):
            continue
        way = _way(context, noun, force, frame)
        if way == (None, None) and _mere(context, noun, force, frame):
            continue
        gone = frame.name != "withdrawal" and _ended(noun)
        if gone:
            way = (way[1] or way[0], None)
        status = (
            "withdrawn"
            if gone
            else "deployed"
            if frame.withdraw and way[1] is not None and way[0] is None
            else frame.status
        )
        draft = build(context, noun, f"noun:{frame.name}", force, _sender(noun), status, way)
        if force.head.i < noun.i and force.head.head.i == noun.i and (whose := _mover(context, noun)) is not None:
            draft.owner = whose  # 'a U.S. troop presence'
        if draft.modality == "demanded" and _ordered(context, noun, draft):
            draft.modality = "planned"
        done = noun.dep_ == "dobj" or (noun.dep_ in {"nsubj", "nsubjpass"} and noun.head.lemma_ in words().causing)
        if draft.modality == "asserted" and done:  # 'could complete the withdrawal'
            draft.modality = context.realis(noun.head)[1]
        if not force.power or is_abroad(draft):
            yield draft


def _mere(context: Context, noun: Token, force: Force, frame: NounFrame) -> bool:
    """'As part of the rotation of troops': no number, no place, and no words that tell whose."""
    if noun.lemma_.lower() not in frame.weak or force.strength is not None or force.power or _sender(noun) is not None:
        return False
    return told_before(context, force.head) is None and told_before(context, noun) is None


def _joined(noun: Token) -> str:
    """The lemma, with what a hyphen joins to it: 'build-up'."""
    if noun.i > 1 and noun.nbor(-1).text == "-" and noun.nbor(-2).dep_ in {"compound", "amod", "prep", "dep", "punct"}:
        return f"{noun.nbor(-2).lower_}-{noun.lower_}"
    return noun.lemma_.lower()


def _ended(noun: Token) -> bool:
    """'ended its presence in X', 'the end of its presence in X'."""
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun.head
    done = noun.dep_ in {"dobj", "nsubjpass"} or above.lemma_ == "end"
    return done and above.lemma_.lower() in words().ending


def _way(context: Context, noun: Token, force: Force, frame: NounFrame) -> Places:
    """(from where, to where); 'the return of the army to X' goes to X."""
    of = [o for _, o in prep_objects(noun, "of")] if force.power else []
    below = [noun, force.outer, force.head, *of, *([noun.head] if noun.dep_ == "conj" else [])]
    source = origin(context, below, leaving=frame.withdraw)
    goal = None if frame.withdraw else destination(context, below)
    if noun.lemma_.lower() in words().returning:
        back = next((p for _, o in prep_objects(noun, "to", "into") if (p := place_at(context, o))), None)
        owner = owner_of(context, force, _sender(noun)).actor
        return (None, back) if back is not None and back.country != owner.country else (source, None)
    if noun.dep_ == "dobj" and goal is None and source is None:  # 'confirmed the deployment of troops to X'
        onward = {"from", "in"} if frame.withdraw else {"to", "into", "near", "along", "toward", "towards", "in"}
        far = next((p for _, o in prep_objects(noun.head, *onward) if (p := place_at(context, o))), None)
        source, goal = (far, None) if frame.withdraw else (None, far)
    return source, goal


def _power(context: Context, noun: Token, frame: NounFrame) -> Force | None:
    """'Norway's withdrawal from Chad', 'X has established a presence in Y': whose force, without the force."""
    if frame.name not in {"withdrawal", "presence"} or noun.lemma_.lower() in words().returning:
        return None
    owner = _mover(context, noun)
    of = next((o for _, o in prep_objects(noun, "of")), None)
    if owner is None and frame.name == "presence" and (sender := of or _sender(noun)) is not None:
        found = power_of(context, sender, "group")
        owner = owner_of(context, found, sender) if found is not None else told_before(context, sender)
    if owner is None or (frame.name == "presence" and owner.actor.kind != "group"):
        return None
    if owner.actor.kind not in {"government", "military", "group"} or noun.lemma_.lower() in words().civil:
        return None
    return Force(noun, noun, "troops", "persons", True, None, context.reading.span(*noun_phrase(noun)), power=True)


def _forces(context: Context, noun: Token) -> Iterator[Force]:
    for _, inner in prep_objects(noun, "of", "by"):
        yield from forces_of(context, inner)
    for _, place in prep_objects(noun, "in", "at", "to", "on", "into"):  # 'the arrival in Chad of 300 soldiers'
        for _, inner in prep_objects(place, "of"):
            yield from forces_of(context, inner)
    if any(prep_objects(noun, "of")):  # 'the deployment of 300 soldiers, 90 tanks and 20 guns'
        rows = [c for c in noun.children if c.dep_ == "appos" and child(c, "conj") is not None]
        beside = (force_at(context, c) for n in (noun, *rows) for c in conjuncts(n) if c.i != noun.i)
        yield from (f for f in beside if f is not None and f.strong and f.strength is not None)
    owner = child(noun, "poss")
    if owner is not None and (force := force_at(context, owner)) is not None:
        yield force
    for c in noun.children:
        if c.dep_ in {"compound", "nmod"} and c.i < noun.i and (force := force_at(context, c)) is not None:
            yield force


def _military_compound(context: Context, noun: Token, frame: NounFrame) -> Force | None:
    """'military buildup', 'naval presence': the modifier tells that a force is meant."""
    kind: ForceType | None = None
    for c in noun.children:
        if c.i < noun.i and c.dep_ in {"amod", "compound", "nmod"} and c.lower_ in military().modifiers:
            kind = kind or military().modifiers[c.lower_]
    certain = noun.lemma_.lower() not in frame.weak and frame.name == "deployment"
    bare = certain and _mover(context, noun) is not None
    if kind is None and not bare:
        return None
    if _mover(context, noun) is None and child(noun, "poss") is None:
        return None
    return Force(noun, noun, kind or "troops", "persons", True, None, context.reading.span(*noun_phrase(noun)))


def _mover(context: Context, noun: Token) -> ActorMention | None:
    """'Chad's incursion', 'the Chadian incursion'; 'the Chad incursion' goes there, whoever goes."""
    for c in noun.children:
        named = c.dep_ == "compound" and not c.text.replace(".", "").isupper()  # 'a U.S. presence'
        if named and gazetteer().country(c.text) is not None and gazetteer().demonym(c.text) is None:
            return None
    return told_before(context, noun)


def _ordered(context: Context, noun: Token, draft: Draft) -> bool:
    """'ordered the withdrawal of his troops': whose own forces obey."""
    leader = subject(noun.head) if noun.dep_ == "dobj" and noun.head.lemma_ in words().orders else None
    return leader is not None and any(as_power(m).actor.name == draft.owner.actor.name for m in context.actors(leader))


def _sender(noun: Token) -> Token | None:
    """'Moscow's deployment of', 'deployment by Moscow of', 'X ordered the deployment of'."""
    owner = child(noun, "poss") or agent(noun) or next((o for _, o in prep_objects(noun, "by")), None)
    if owner is not None:
        return owner
    if noun.dep_ == "dobj" and noun.head.pos_ == "VERB" and noun.head.lemma_.lower() in words().causing:
        return subject(noun.head)
    return None
