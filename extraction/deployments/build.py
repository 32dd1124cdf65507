"""Force, places and trigger → one draft with all its qualifiers."""

from spacy.tokens import Token

from extraction.context import Context
from extraction.deployments.draft import Draft
from extraction.deployments.forces import Force
from extraction.deployments.frames import words
from extraction.deployments.owners import owner_of
from extraction.syntax import ancestors, prep_objects
from models.actor import ActorMention
from models.events import DeploymentStatus
from models.place import Place

_PRIOR = {"verb": 0.7, "noun": 0.65, "presence": 0.55}  # share right on a first look; calibrated later


def build(
    context: Context,
    trigger: Token,
    rule: str,
    force: Force,
    sender: Token | None,
    status: DeploymentStatus,
    way: tuple[Place | None, Place | None],
) -> Draft:
    """The mention as read; its owner is found here. way: from where, to where."""
    source, goal = way
    owner = owner_of(context, force, sender)
    if source is not None and source.name == owner.actor.name and status == "deployed":
        source = None  # 'troops from Chad will arrive': whose they are
    polarity, modality = context.realis(trigger)
    if (modality == "hypothetical" and _backshifted(context, trigger)) or (
        modality == "asserted" and _heralded(trigger)
    ):
        modality = "planned"
    if any(c.lower_ == "no" and c.dep_ == "det" for c in force.outer.children):  # 'there will be no soldiers in X'
        polarity = "negative"
    prior = _PRIOR[rule.partition(":")[0]]
    return Draft(
        trigger=trigger,
        evidence=context.reading.evidence(context.reading.unit_of(trigger)),
        rule=rule,
        owner=owner,
        force=force,
        status=status,
        origin=source,
        destination=goal,
        beneficiary=_beneficiary(context, trigger),
        polarity=polarity,
        modality=modality,
        date=context.when(trigger),
        place=source if status == "withdrawn" and source else goal or context.where(trigger),
        headline=context.reading.unit_of(trigger).zone == "headline",
        another=any(c.lower_ in words().another for c in trigger.children),
        confidence=prior + (0.1 if force.strength else 0) - (0.2 if not owner.actor.named else 0),
    )


def _backshifted(context: Context, trigger: Token) -> bool:
    """'The troops, he said, would stay': told as to come, on no condition."""
    would = any(c.dep_ == "aux" and c.lower_ == "would" for c in trigger.children)
    if not would or any(t.lower_ in {"if", "unless"} for t in context.reading.tokens(context.reading.unit_of(trigger))):
        return False
    return context.attribution(context.reading.span(trigger.i, trigger.i)) is not None or trigger.dep_ == "ccomp"


def _heralded(trigger: Token) -> bool:
    """'Norway to send 300 soldiers', with no other verb above: what a headline says is to come."""
    to = any(c.dep_ == "aux" and c.lower_ == "to" for c in trigger.children)
    return to and not any(a.pos_ in {"VERB", "AUX"} for a in ancestors(trigger))


def _beneficiary(context: Context, trigger: Token) -> ActorMention | None:
    """Whom the force helps: 'to help X', 'alongside X', 'in support of X'."""
    helped = [o for _, o in prep_objects(trigger, *words().beneficiary_preps)]
    for clause in trigger.children:
        if clause.dep_ in {"advcl", "xcomp", "relcl"} and clause.lemma_.lower() in words().help:
            helped += [c for c in clause.children if c.dep_ == "dobj"]
    support = [s for _, s in prep_objects(trigger, "in") if s.lemma_ == "support"]
    helped += [o for s in support for _, o in prep_objects(s, "of", "for")]
    named = (m for head in helped for m in context.actors(head) if m.actor.named)
    return next(named, None)
