"""Sender without a name → whose orders they follow; and the state that a capital meant in the article's time."""

from spacy.tokens import Token

from config.gazetteer import gazetteer
from extraction.context import Context
from extraction.deployments.forces import Force
from extraction.deployments.frames import words
from extraction.deployments.lexicon import military
from extraction.deployments.told import acting_for, as_power, told_before
from extraction.syntax import ancestors, noun_phrase, prep_objects, subject
from models.actor import ActorMention


def of_its_time(context: Context, owner: ActorMention) -> ActorMention:
    """Of Moscow's, where the article speaks of the Soviet Union and not of Russia: the Soviet Union."""
    union = gazetteer().country("Soviet Union") if owner.actor.country == "RUS" and _soviet(context) else None
    return ActorMention(actor=union.actor(), span=owner.span) if union is not None else owner


def _soviet(context: Context) -> bool:
    """True where the Soviet Union is told of and Russia is not."""
    asked = ("soviet", 0)
    if asked not in context.reading.memo:
        text = context.reading.article.text
        context.reading.memo[asked] = "Soviet" in text and "Russia" not in text
    return bool(context.reading.memo[asked])


def drawn_from(context: Context, force: Force) -> ActorMention | None:
    """'Moved 800 soldiers from a Norwegian battalion to X': the battalion's, though the words hang on the verb."""
    verb = force.outer.head
    if verb.pos_ != "VERB" or force.outer.dep_ not in {"dobj", "nsubjpass"}:
        return None
    told = [(o, military().noun(o)) for _, o in prep_objects(verb, "from")]
    units = [o for o, known in told if known is not None and known.unit == "units"]
    return next((n for u in units if (n := told_before(context, u)) is not None), None)


def superior(context: Context, sender: Token) -> ActorMention | None:
    """'X told the defence minister to send', 'Norwegian MPs approved the government's plan to send': of whose state."""
    if sender.lemma_.lower() not in words().organs | words().offices or told_before(context, sender) is not None:
        return None
    for above in ancestors(sender):
        leader = subject(above) if above.pos_ == "VERB" else None
        if leader is None or leader.i == sender.i:
            continue
        for found in (acting_for(context, leader), told_before(context, leader)):
            if found is not None and found.actor.named and found.actor.kind == "government":
                return ActorMention(actor=found.actor, span=context.reading.span(*noun_phrase(sender)))
    speaker = context.attribution(context.reading.span(sender.i, sender.i))
    state = as_power(speaker) if speaker is not None else None
    return state if state is not None and state.actor.kind == "government" and state.actor.named else None
