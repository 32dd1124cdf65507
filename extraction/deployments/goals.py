"""Verb and force → from where and to where they go."""

from spacy.tokens import Token

from extraction.context import Context
from extraction.deployments.forces import Force
from extraction.deployments.frames import VerbFrame, words
from extraction.deployments.lexicon import military
from extraction.deployments.places import destination, is_place_noun, named_place, origin, place_at, somewhere
from extraction.syntax import child, doer, is_passive, prep_objects
from models.place import Place

Places = tuple[Place | None, Place | None]
_ONWARD = frozenset({"to", "into", "toward", "towards", "across", "behind"})


def _with_a_mission(context: Context, hung: list[Token]) -> bool:
    """'has 300 soldiers with UNIFIL', 'serve in missions': they stand where it stands."""
    for _, inner in (pair for h in hung for pair in prep_objects(h, "with", "in", "under", "as", "on")):
        body = next((o for _, o in prep_objects(inner, "of")), inner) if inner.lemma_ == "part" else inner
        if any(m.actor.named and m.actor.kind in {"organisation", "military"} for m in context.actors(body)):
            return True
        names = {body.lemma_.lower(), *(c.lower_ for c in body.children if c.dep_ == "compound")}
        if names & {*words().totals, *words().operations}:  # 'serving on Operation Anode'
            return True
    return False


def _where_they_are(noun: Token) -> bool:
    """'The towns, where', 'missions abroad, where'."""
    return is_place_noun(noun) or noun.lemma_.lower() in words().operations


def goes_somewhere(context: Context, verb: Token, force: Force, frame: VerbFrame) -> bool:
    """True when a place without a name, a purpose or 'in' tells that they go somewhere."""
    inward = any(c.dep_ == "prt" and c.lower_ == "in" for c in verb.children)
    if frame.name == "take_over" and any(military().noun(o) is not None for _, o in prep_objects(verb, "from")):
        return True
    aimed = not frame.aimless and bool(purposes(verb))
    keeps = frame.name == "have" or (frame.name == "be_there" and force.strength is not None)
    with_others = keeps and _with_a_mission(context, below(verb, force))
    inward = inward or with_others or (_relative(verb, "from", "to", "into") and _where_they_are(verb.head))
    return inward or somewhere(below(verb, force)) or _seen_place(verb) or aimed


def places_of(context: Context, verb: Token, force: Force, frame: VerbFrame) -> Places:
    """(from where, to where)."""
    hung = below(verb, force)
    aims = purposes(verb)
    aims += [o for c in aims if (o := child(c, "dobj")) is not None]
    source = origin(context, hung, leaving=frame.withdraw)
    if source is None and frame.withdraw and _relative(verb, "from"):
        source = place_at(context, verb.head)
    if frame.withdraw:
        source = (
            source or _entered(context, verb, frame) or _expelled(context, verb) or _stood(context, verb, force, frame)
        )
        goal = _onward(context, verb)
    else:
        goal = _entered(context, verb, frame) or destination(context, [*hung, *_helped(verb, frame), *aims])
        if goal is None and frame.name == "joint":
            goal = next(
                (p for d in _helped(verb, frame) for _, o in prep_objects(d, "of") if (p := place_at(context, o))), None
            )
        goal = goal or _standing(context, verb, frame) or _where(context, verb) or _of_holder(context, verb, frame)
        if goal is None and frame.name == "be_there":  # 'has been operating from X'
            source, goal = None, origin(context, [verb], leaving=frame.withdraw)
    if source is not None and goal is not None and source.name == goal.name:
        return (source, None) if frame.withdraw else (None, goal)
    return source, goal


def _expelled(context: Context, verb: Token) -> Place | None:
    """'X expelled the troops': from X."""
    host = doer(verb) if verb.lemma_ in words().expelling and not is_passive(verb) else None
    host = host if verb.lemma_ != "order" or any(c.lower_ == "out" for c in verb.children) else None
    return place_at(context, host) if host is not None and host.pos_ == "PROPN" else None


def _stood(context: Context, verb: Token, force: Force, frame: VerbFrame) -> Place | None:
    """'called home the 2,000 soldiers it had in X', 'cut its force in X by 300': where they stood."""
    clauses = [c for c in force.outer.children if c.dep_ in {"relcl", "acl"} and c.i > force.outer.i]
    return origin(context, [*clauses, *_helped(verb, frame)], leaving=True)


def purposes(verb: Token) -> list[Token]:
    """'sent a destroyer to help patrol off Yemen': the purpose tells what for, and often where."""
    found: list[Token] = []
    for c in verb.children:
        to = any(g.dep_ == "aux" and g.lower_ == "to" for g in c.children)
        if c.dep_ in {"advcl", "xcomp", "relcl"} and c.i > verb.i and to:
            found.append(c)
            found += [g for g in c.children if g.dep_ in {"xcomp", "ccomp"} and g.pos_ == "VERB"]
    return found


def below(verb: Token, force: Force) -> list[Token]:
    """The words that places hang on, the likeliest first."""
    adjective = child(verb, "acomp") or next(
        (c for c in verb.children if c.dep_ == "xcomp" and c.tag_ == "VBN"), None
    )  # 'remain dug in around X'
    nouns = [force.outer] if force.outer.i == force.head.i else [force.outer, force.head]
    if verb.lemma_ in {"be", "have"}:  # 'there are 300 soldiers stationed in X'
        nouns += [c for c in force.outer.children if c.dep_ == "acl" and c.lemma_.lower() in words().verbs]
    if force.outer.dep_ == "conj":  # '900 in A and 2,500 in B': its own place first
        return [*nouns, verb]
    return [verb, *([adjective] if adjective is not None else []), *nouns]


def _helped(verb: Token, frame: VerbFrame) -> list[Token]:
    """'is helping the army near X', 'guards the road to X': what is helped or guarded stands there too."""
    if frame.force == "agent" and verb.lemma_ in {"replace", "relieve", "supplant"}:
        return [d for d in (doer(verb),) if d is not None]  # who takes the place of others stands there
    if frame.name == "take_over":
        return [o for _, o in prep_objects(verb, "from")]
    if verb.lemma_ in words().help and frame.force == "subject":  # 'are helping with relief efforts in X'
        efforts = [o for _, o in prep_objects(verb, "with", "in") if o.lemma_.lower() in words().operations]
        if efforts:
            return efforts
    done = doer(verb) if frame.force == "with" and is_passive(verb) else child(verb, "dobj")
    return [done] if done is not None and frame.force in {"subject", "with"} else []


def _seen_place(verb: Token) -> bool:
    """'left the country', 'entered the village'."""
    seen = child(verb, "dobj")
    if seen is None or any(c.dep_ == "poss" and c.pos_ == "PRON" for c in seen.children):
        return False  # 'defends its territory'
    return verb.lemma_.lower() in words().place_objects and is_place_noun(seen)


def _entered(context: Context, verb: Token, frame: VerbFrame) -> Place | None:
    """'entered X', 'left X': the direct object is the place; of a passive its subject: 'X is guarded by troops'."""
    if verb.lemma_.lower() not in words().place_objects:
        return None
    object_ = doer(verb) if is_passive(verb) else child(verb, "dobj")
    seen = {"subject": child(verb, "dobj"), "agent": doer(verb), "with": object_}.get(frame.force)
    return (place_at(context, seen) or named_place(context, seen)) if seen is not None else None


def _standing(context: Context, verb: Token, frame: VerbFrame) -> Place | None:
    """'rebels backed by X's troops entered Y', 'posts in Y manned by troops': where those go whom they back."""
    if frame.force != "agent" or verb.dep_ not in {"acl", "relcl", "advcl"}:
        return None
    above = verb.head
    beside = destination(context, [above])
    while above.pos_ not in {"VERB", "AUX"} and above.dep_ != "ROOT":
        above = above.head
    seen = child(above, "dobj")  # 'entered X', 'captured X'
    named = place_at(context, seen) if seen is not None and seen.pos_ == "PROPN" else None
    return named or beside or destination(context, [above])


def _where(context: Context, verb: Token) -> Place | None:
    """'the mission in X, where it has 250 soldiers': X."""
    if not _relative(verb, "to", "into", "in", "on"):
        return None
    return place_at(context, verb.head) or destination(context, [verb.head])


def _relative(verb: Token, *preps: str) -> bool:
    """'X, where …', 'X, to which …'."""
    if verb.dep_ != "relcl":
        return False
    behind = any(o.tag_ == "WDT" and p.lower_ in preps for p, o in prep_objects(verb))
    return behind or any(c.lower_ == "where" for c in verb.children)


def _of_holder(context: Context, verb: Token, frame: VerbFrame) -> Place | None:
    """'The mission in X has 16,000 soldiers': X."""
    holder = doer(verb) if frame.name == "have" else None
    return destination(context, [holder]) if holder is not None and holder.pos_ == "NOUN" else None


def bound_for(context: Context, verb: Token) -> Place | None:
    """'left port for X'."""
    return next((p for _, o in prep_objects(verb, "for") if (p := place_at(context, o)) is not None), None)


def _onward(context: Context, verb: Token) -> Place | None:
    """'withdrew to the east bank': only 'to' and 'into' lead on."""
    for prep in verb.children:
        if prep.dep_ == "prep" and prep.lower_ in _ONWARD:
            inner = child(prep, "pobj")
            if inner is not None:
                return place_at(context, inner)
    return None
