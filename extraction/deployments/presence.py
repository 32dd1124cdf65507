"""Noun phrase → a force that stands abroad: '5,000 U.S. troops in Iraq', 'a base housing American personnel'."""

from collections.abc import Iterator

from spacy.tokens import Token

from extraction.context import Context
from extraction.deployments.build import build
from extraction.deployments.draft import Draft
from extraction.deployments.forces import Force, force_at
from extraction.deployments.frames import words
from extraction.deployments.lexicon import military
from extraction.deployments.places import destination, is_place_noun, place_at
from extraction.deployments.reference import referred_place
from extraction.deployments.told import told_before
from extraction.syntax import prep_objects, subject
from models.place import Place

_OPEN = frozenset({"more", "additional", "any", "no", "further", "some", "extra", "new"})


def presence_of(context: Context, noun: Token) -> Iterator[Draft]:
    """A named power's force at a place outside its own country."""
    if military().noun(noun) is None or noun.dep_ in {"compound", "nmod", "poss"}:
        return
    force = force_at(context, noun)
    if force is None or not force.strong or force.type == "police":
        return
    if force.strength is not None and _victims(force.outer):
        return
    place = destination(context, [noun]) or _held(context, noun)
    base = _base(noun) if place is None else None
    if base is not None:
        place = place_at(context, base) or destination(context, [base])
        known = place is not None and place.country is not None
        if is_place_noun(base) or (known and force.strength is not None):
            draft = build(context, noun, "presence:base", force, None, "deployed", (None, place))
            if not draft.owner.actor.named and (owner := told_before(context, base)) is not None:
                draft.owner = owner  # 'Norway's base, home to 300 soldiers'
            yield draft
        return
    if place is None and force.strength is not None and (share := _share(context, force)) is not None:
        yield share
        return
    if place is None:
        return
    draft = build(context, noun, "presence:abroad", force, None, "deployed", (None, place))
    if not any(c.lower_ in _OPEN for c in noun.children):  # whatever is wished for them, they are there
        draft.modality, draft.polarity = "asserted", "positive"
    home = draft.owner.actor.country
    stateless = home is None and draft.owner.actor.kind == "organisation"  # a union or mission has no home
    abroad = (home is not None or stateless) and place.country is not None and home != place.country
    abroad = abroad or (home is not None and place.country is None and force.strength is not None)
    # Members of a group or union abroad may be delegates or prisoners: only a number makes them a force.
    body = stateless or draft.owner.actor.kind == "group"
    if draft.owner.actor.named and abroad and (not body or force.strength is not None):
        yield draft


def _share(context: Context, force: Force) -> Draft | None:
    """'The mission is led by Norway with 18,000 soldiers', 'X is the largest contributor, with 6,000 in the force'."""
    prep = force.outer.head
    if force.outer.dep_ != "pobj" or prep.lower_ != "with" or force.unit != "persons":
        return None
    near = {t.lemma_.lower() for t in force.outer.sent}
    if near & words().harming:
        return None
    draft = build(context, force.outer, "presence:share", force, None, "deployed", (None, None))
    draft.destination = referred_place(context, [force.outer, *(c for c in force.outer.children)], None)
    owner = draft.owner.actor
    shares = owner.kind == "government" and bool(near & words().sharing)
    return draft if owner.named and (shares or owner.name in military().peace_bodies) else None


def _held(context: Context, noun: Token) -> Place | None:
    """'With 850 soldiers, X provides the largest contingent in Y', 'the force in Y, with 850 soldiers': Y."""
    prep = noun.head
    if noun.dep_ != "pobj" or prep.lower_ != "with" or military().noun(noun) is None:
        return None
    above = prep.head
    tied = [above] if above.pos_ not in {"VERB", "AUX"} else [c for c in above.children if c.dep_ in {"dobj", "attr"}]
    tied += [o for t in tied for _, o in prep_objects(t, "to", "of", "in")]
    return destination(context, tied)


def _victims(noun: Token) -> bool:
    """'Three soldiers in X were killed', 'the death of two soldiers in X'."""
    above = noun.head if noun.dep_ != "ROOT" else noun
    while above.lemma_.lower() not in words().harm_nouns and above.dep_ in {"prep", "pobj", "agent", "conj"}:
        above = above.head
    if above.lemma_.lower() in words().harm_nouns and above.pos_ == "NOUN":
        return True
    befallen = above.lemma_.lower() in words().harming and above.pos_ == "VERB"
    return befallen or any(c.lemma_.lower() in words().harming for c in noun.children if c.dep_ in {"acl", "relcl"})


def _base(noun: Token) -> Token | None:
    """'The base is home to U.S. troops', 'a country hosting U.S. troops': the place, which stands before."""
    above = noun.head
    base = None
    if above.dep_ == "prep" and above.lower_ == "to" and above.head.lemma_ in {"home", "host", "headquarters"}:
        home = above.head
        base = subject(home.head) if home.head.pos_ in {"VERB", "AUX"} else home.head
    elif noun.dep_ == "dobj" and above.lemma_ in words().shelters:
        base = subject(above)
    return base if base is not None and (is_place_noun(base) or base.pos_ == "PROPN") else None
