"""Verb → deployment: 'X sent 500 soldiers to Y', 'troops were massed along the border', 'X pulled out of Y'."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from extraction.context import Context
from extraction.counts import parse_count
from extraction.deployments.build import build
from extraction.deployments.draft import Draft
from extraction.deployments.enough import enough
from extraction.deployments.forces import (
    ARMS,
    Force,
    counted_before,
    elliptic,
    figure_of,
    force_at,
    forces_of,
    is_named_unit,
)
from extraction.deployments.frames import VerbFrame, words
from extraction.deployments.goals import Places, below, bound_for, goes_somewhere, places_of, purposes
from extraction.deployments.lexicon import military, noun_key
from extraction.deployments.places import destination, is_place_noun
from extraction.deployments.powers import is_abroad, power_of
from extraction.deployments.reference import referred_place
from extraction.deployments.roles import announcer, called_for, commander, moves_another, roles, sender_of
from extraction.deployments.told import co_owners, meant_owner, nation_of
from extraction.syntax import child, doer, is_passive, prep_objects


_GIVEN = frozenset({"object", "with"})
_SENDERS = frozenset({"government", "organisation", "group", "military"})


def deployments_of_verb(context: Context, verb: Token) -> Iterator[Draft]:
    """The movements a verb tells of, by the first frame that finds a force; a frame marked 'also' is read beside it."""
    frames = words().verbs.get(verb.lemma_.lower(), ())
    found = False
    moving = moves_another(context, verb, frames)
    for frame in sorted(
        frames, key=lambda f: (not f.homeward, not f.cue)
    ):  # 'moved back two brigades' before 'moved two brigades'
        if (found and not frame.also) or (moving and frame.force == "subject"):
            continue
        drafts = list(_try(context, verb, frame))
        found = found or bool(drafts)
        yield from drafts


def _try(context: Context, verb: Token, frame: VerbFrame) -> Iterator[Draft]:
    if frame.cue and not any(c.lower_ in frame.cue for c in verb.children):
        return
    if verb.lemma_ in words().equipping and any(prep_objects(verb, "with")):
        return
    if (frame.also and frame.force == "object" and is_passive(verb)) or (frame.homeward and not _homeward(verb)):
        return
    if verb.lemma_ == "be" and child(verb, "xcomp") is not None:
        return  # 'is to send': the sending is the movement
    if frame.name == "by" and verb.lemma_ in words().holding and not _place_held(verb):
        return  # 'elections held by', 'hostages held by'
    if frame.name == "involved" and not _drilling(verb):
        return
    if frame.name == "expected" and child(verb, "xcomp", "ccomp") is not None:
        return  # 'are expected to arrive'
    if frame.name == "power_leave" and child(verb, "acomp", "oprd", "ccomp", "prep") is not None:
        return  # 'left X for talks', 'left X in shock'
    away = any(c.lower_ in frame.cue - {"from"} for c in verb.children)
    if frame.name == "cut" and verb.lemma_ == "bring" and not away:
        return  # 'brought troops from ten nations'
    if (
        frame.name == "cut"
        and any(c.lower_ in {"off", "over"} for c in verb.children)
        and verb.lemma_ in {"cut", "take"}
    ):
        return  # 'are cut off from the rest', 'took over from the Belgians'
    if (frame.name == "cut" and _returned(verb)) or (frame.bare and child(verb, "dobj") is not None):
        return
    ordered = child(verb, "xcomp", "ccomp")
    if ordered is not None and verb.lemma_ in words().orders and (is_passive(verb) or _moves(ordered)):
        return  # 'ordered troops to leave': the leaving is the movement; 'were ordered to pay' is none
    holder, actor = roles(verb, frame)
    if holder is None:
        return
    beside = False
    given = verb.lemma_ in words().orders  # 'ordered two pilots to turn'
    moved = [f for h in (holder, *_along(verb, frame)) for f in _forces(context, h, verb, frame)]
    named = [force if given else _armed(context, force, actor, frame) for force in moved]
    forces = [(force, places_of(context, verb, force, frame)) for force in named]
    last = forces[-1][1] if forces else (None, None)  # '71 planes and seven ships around X'
    vaguely = any(goes_somewhere(context, verb, force, frame) for force, _ in forces)
    for force, way in forces:
        source, goal = way if way != (None, None) else last
        told = source is not None or goal is not None or vaguely
        listed = beside and force.strength is not None and force.type != "police"  # 'troops and two helicopters'
        if listed or enough(context, verb, force, told, frame):
            beside = True
            draft = _draft(context, verb, frame, force, actor, (source, goal))
            sender = holder if force.power and actor is None else actor
            others = (*_partners(context, draft, sender), *_gapped(context, draft, actor))
            yield from (d for d in (draft, *others) if _stands(d, frame))


def _armed(context: Context, force: Force, actor: Token | None, frame: VerbFrame) -> Force:
    """'The militia fields 1,500 men', 'Norway sent 100 monitors': whoever an armed body counts, or a state sends."""
    many = force.strength is not None or _arms(force)
    if not force.strong and many and frame.name in {"send", "send_weak", "pledge"} and actor is not None:
        power = noun_key(force.head) in military().nation_enough and actor.pos_ == "PROPN"
        if power and any(m.actor.named and m.actor.kind in _SENDERS for m in context.actors(actor)):
            return replace(force, strong=True)
    if not force.strong and force.strength is not None and _states_own(context, force, actor, frame):
        return replace(force, strong=True)
    if frame.name != "have" or force.strength is None or actor is None or noun_key(force.head) not in military().parts:
        return force
    armed = military().noun(actor) is not None
    armed = armed or any(m.actor.named and m.actor.kind in {"group", "military"} for m in context.actors(actor))
    return replace(force, strong=True) if armed else force


def _arms(force: Force) -> bool:
    """'Howitzers', 'armour': more than one piece."""
    bare = force.head.tag_ == "NNS" or not any(c.dep_ == "det" for c in force.head.children)
    return force.type in ARMS and bare


def _states_own(context: Context, force: Force, actor: Token | None, frame: VerbFrame) -> bool:
    """'Norway flew 300 men to Chad', 'Norway has 513 men there'."""
    if actor is None or noun_key(force.head) not in military().state_counts or frame.force not in _GIVEN:
        return False
    return any(m.actor.named and m.actor.kind == "government" for m in context.actors(actor))


def _draft(context: Context, verb: Token, frame: VerbFrame, force: Force, actor: Token | None, way: Places) -> Draft:
    sender = force.head if force.power else sender_of(verb, frame, actor, force.outer)
    draft = build(context, verb, f"verb:{frame.name}", force, sender, frame.status, way)
    if not draft.owner.actor.named and sender is None and (meant := meant_owner(context, force)) is not None:
        draft.owner = meant
    if frame.modality is not None and draft.modality == "asserted":
        draft.modality = frame.modality
    if not draft.owner.actor.named and frame.owner is not None and actor is None:
        draft.owner = announcer(context, verb) or draft.owner
    if frame.name == "operate" and verb.dep_ == "acl":
        draft.status = "deployed"  # 'has 3,000 soldiers operating in X'
    home = draft.owner.actor.country
    if verb.lemma_ == "return" and frame.name == "go" and way[1] is not None and home is not None:
        draft.status = "withdrawn" if way[1].country == home else draft.status
    if frame.name in {"take_part", "take_part_in"} and _drilling(verb):
        draft.status = "deployed"
    if draft.modality == "asserted" and called_for(verb):
        draft.modality = "demanded"
    leader = commander(verb)
    if draft.modality == "demanded" and sender is not None and leader is not None and leader.i == sender.i:
        draft.modality = "planned"  # whose own forces obey
    aims = purposes(verb) if frame.name == "leave" and force.type == "naval" else []
    if aims and (goal := destination(context, [*aims, *(o for a in aims for o in a.children if o.dep_ == "dobj")])):
        draft.status, draft.destination = "deployed", goal  # 'left port to rejoin the fleet in X'
    leaving_home = frame.name == "leave" and way[0] is not None and way[0].country == draft.owner.actor.country
    if leaving_home and (goal := bound_for(context, verb)) is not None:
        draft.status, draft.destination = "deployed", goal
    if frame.name == "leave" and force.type == "naval" and way[0] is not None and draft.status == "withdrawn":
        draft.status = "deployed" if way[0].country == draft.owner.actor.country else "withdrawn"  # 'left port'
    if way == (None, None):
        _refer(context, draft, below(verb, force), frame)
    return draft


def _refer(context: Context, draft: Draft, tokens: list[Token], frame: VerbFrame) -> None:
    """'5,000 troops in the country': the country told of before."""
    meant = referred_place(context, tokens, draft.owner.actor.country)
    if frame.withdraw:
        draft.origin = meant
    else:
        draft.destination = meant
    draft.place = draft.place or meant


def _partners(context: Context, draft: Draft, sender: Token | None) -> Iterator[Draft]:
    """'American and French soldiers', 'A and B sent troops': the second's own, unless one number counts both."""
    if draft.force.strength is None:
        for word, owner in co_owners(context, draft.force.head, sender):
            force = replace(draft.force, head=word, outer=draft.force.outer)
            yield replace(draft, force=force, owner=owner, repeats=[])


def _gapped(context: Context, draft: Draft, sender: Token | None) -> Iterator[Draft]:
    """'A sent 100 soldiers, B 500 and C another 150': states with a figure of their own."""
    if sender is None or draft.force.strength is None or draft.force.unit != "persons":
        return
    unit = context.reading.unit_of(draft.trigger)
    for state in draft.trigger.doc[draft.force.head.i + 1 : unit.end]:
        if state.pos_ != "PROPN" or state.dep_ == "compound" or state.nbor(-1).pos_ == "ADP":
            continue
        figure = next((t for t in state.doc[state.i + 1 : state.i + 4] if t.pos_ == "NUM"), None)
        between = state.doc[state.i + 1 : figure.i] if figure is not None else ()
        if (
            figure is None
            or not figure.text[0].isdigit()
            or figure.i + 1 >= unit.end
            or any(t.pos_ not in {"DET", "ADV"} for t in between)
        ):
            continue
        behind = figure.nbor().pos_ in {"NOUN", "PROPN", "NUM", "ADJ"} and figure.nbor().lower_ != "more"
        force = _in_strength(context, figure, draft.force) if not behind else None
        owner = nation_of(context, state) if force is not None else None
        if force is not None and owner is not None and owner.actor.name != draft.owner.actor.name:
            yield replace(draft, force=force, owner=owner, repeats=[])


def _in_strength(context: Context, figure: Token, like: Force) -> Force:
    """The same kind of force in the strength of a bare figure, which elsewhere might be part of a name."""
    if (counted := figure_of(context, figure, like)) is not None:
        return counted
    span = context.reading.span(figure.i, figure.i)
    size = parse_count(figure.text).model_copy(update={"span": span})
    return replace(like, head=figure, outer=figure, strength=size, span=span, like=like.like or like.head)


def _stands(draft: Draft, frame: VerbFrame) -> bool:
    """False where the words tell too little of whose force it is, or that it is away from home."""
    place = draft.destination or draft.origin
    if frame.away and draft.force.strength is None and place is None and draft.force.type != "peacekeepers":
        return False
    if frame.named and not draft.owner.actor.named:
        return False
    if draft.force.power and frame.name == "joint":
        return place is not None and place.country != draft.owner.actor.country
    if draft.force.power:
        return place is not None and is_abroad(draft)
    if draft.force.type == "police" and draft.force.strength is None:  # a named force, away from home
        return place is not None and place.country is not None and is_abroad(draft)
    mere = draft.force.strength is None or noun_key(draft.force.head) in military().state_counts
    if frame.name == "have" and mere and draft.modality != "denied":
        return place is not None and place.country is not None and is_abroad(draft)
    return not frame.abroad or draft.force.strength is not None or is_named_unit(draft.force) or is_abroad(draft)


def _forces(context: Context, holder: Token, verb: Token, frame: VerbFrame) -> Iterator[Force]:
    """The forces of a noun phrase, or of its apposition: 'the first of them, a battalion from X'.

    A bare figure or 'them' is the force of the verb before: 'vowed to withdraw 2,000 soldiers and has withdrawn 500'.
    """
    found = list(forces_of(context, holder))
    if found and frame.actor == "state":
        return  # its forces leave as any do
    if not found and verb.dep_ == "conj" and (holder.pos_ == "NUM" or holder.lower_ in {"them", "it"}):
        before = (child(v, "dobj") for v in (verb.head, child(verb.head, "xcomp")) if v is not None)
        told = [f for b in before if b is not None for f in forces_of(context, b)]
        if holder.pos_ == "NUM":
            found = [f for t in told[:1] if (f := elliptic(context, holder, t)) is not None]
        else:
            found = told[:1]
    if not found and holder.pos_ == "NUM" and (counted := counted_before(context, holder)) is not None:
        found = [counted]
    if not found and holder.lower_ == "them" and verb.lemma_ in words().again and frame.force == "object":
        found = [replace(f, head=holder) for f in (_last_force(context, holder),) if f is not None]
    if not found and holder.pos_ == "NUM" and verb.dep_ == "relcl" and any(c.lower_ == "of" for c in verb.children):
        counted_of = force_at(context, verb.head)  # 'soldiers, of whom there are 14,000 in X'
        strong = replace(counted_of, strength=None) if counted_of is not None else None
        figure = figure_of(context, holder, strong) if strong is not None else None
        found = [figure] if figure is not None else []
    if not found and (beside := child(holder, "appos")) is not None:
        found = list(forces_of(context, beside))
    if not found and frame.actor is not None and (power := power_of(context, holder, frame.actor)) is not None:
        found = [power]
    yield from found


def _along(verb: Token, frame: VerbFrame) -> list[Token]:
    """'Sent 14 ships, along with 3,000 marines': what goes with them."""
    if frame.force not in {"object", "subject"}:
        return []
    return [o for p, o in prep_objects(verb, "with") if p.i and p.nbor(-1).lower_ in {"along", "together"}]


def _moves(verb: Token) -> bool:
    return verb.lemma_.lower() in words().verbs


def _drilling(verb: Token) -> bool:
    """'Take part in an exercise', 'the exercise involves'."""
    done = child(verb, "dobj")
    beside = [o for h in (verb, done) if h is not None for _, o in prep_objects(h, "in")]
    named = [c for c in verb.children if c.dep_ in {"nsubj", "dobj"}]
    return any(n.lemma_.lower() in words().drilling for n in (*beside, *named))


def _place_held(verb: Token) -> bool:
    held = doer(verb)
    return held is not None and is_place_noun(held)


def _last_force(context: Context, them: Token) -> Force | None:
    """'X, whose 380 soldiers …, has recalled them': the force told of last in the sentence; none across other nouns."""
    start = context.reading.unit_of(them).start
    for token in reversed(them.doc[start : them.i]):
        if token.tag_ in {"NNS", "NNPS"}:
            force = force_at(context, token)
            return force if force is not None and force.strong else None
    return None


def _returned(verb: Token) -> bool:
    """'moved troops back to the border', 'moved troops from X to Y': not away, but there."""
    back = any(c.lower_ in {"back", "from", "out"} for c in verb.children) and verb.lemma_ not in words().resizing
    return back and any(p.lower_ in {"to", "into"} for p, _ in prep_objects(verb))


def _homeward(verb: Token) -> bool:
    """'returned to their bases'."""
    to = [o for _, o in prep_objects(verb, "to") if {o.lemma_.lower(), o.lower_} & words().homes]
    return any(child(o, "poss") is not None for o in to)
