"""Force and who moves it → whether a weak noun is a force after all: 'the militia fields 1,500 men'."""

from dataclasses import replace

from spacy.tokens import Token

from config.gazetteer import gazetteer
from extraction.context import Context
from extraction.deployments.forces import ARMS, Force
from extraction.deployments.frames import VerbFrame
from extraction.deployments.lexicon import military, noun_key

_SENDS = frozenset({"send", "send_weak", "pledge", "station"})
_GIVEN = frozenset({"object", "with"})
_SENDERS = frozenset({"government", "organisation", "group", "military"})


def armed(context: Context, force: Force, actor: Token | None, frame: VerbFrame) -> Force:
    """The force as its mover makes it: strong where an armed body counts it or a state sends it."""
    if force.strong or actor is None:
        return force
    if _sent(context, force, actor, frame) or _fielded(context, force, actor, frame):
        return replace(force, strong=True)
    return replace(force, strong=True) if _states_own(context, force, actor, frame) else force


def _sent(context: Context, force: Force, actor: Token, frame: VerbFrame) -> bool:
    """'Norway sent 100 monitors', 'the Guards moved armour'."""
    many = force.strength is not None or _arms(force)
    if frame.name in _SENDS and noun_key(force.head) == "force" and force.head.tag_ == "NNS":
        return actor.pos_ in {"PROPN", "PRON"} or _is_any(context, actor, _SENDERS)  # 'we will not send forces'
    if frame.name not in _SENDS or not many or noun_key(force.head) not in military().nation_enough:
        return False
    return actor.pos_ == "PROPN" and _is_any(context, actor, _SENDERS)


def _fielded(context: Context, force: Force, actor: Token, frame: VerbFrame) -> bool:
    """'The militia fields 1,500 men'."""
    if frame.name != "have" or force.strength is None or noun_key(force.head) not in military().parts:
        return False
    return military().noun(actor) is not None or _is_any(context, actor, frozenset({"group", "military"}))


def _states_own(context: Context, force: Force, actor: Token, frame: VerbFrame) -> bool:
    """'Norway flew 300 men to Chad', 'Norway has 513 men there'."""
    if force.strength is None or noun_key(force.head) not in military().state_counts or frame.force not in _GIVEN:
        return False
    return _is_any(context, actor, frozenset({"government"}))


def _is_any(context: Context, actor: Token, kinds: frozenset[str]) -> bool:
    known = gazetteer().actor(actor.text) if actor.pos_ == "PROPN" else None
    return (known is not None and known.kind in kinds) or any(
        m.actor.named and m.actor.kind in kinds for m in context.actors(actor)
    )


def _arms(force: Force) -> bool:
    """'Howitzers', 'armour': more than one piece."""
    bare = force.head.tag_ == "NNS" or not any(c.dep_ == "det" for c in force.head.children)
    return force.type in ARMS and bare
