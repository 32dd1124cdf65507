"""Context → deployments: forces sent, present, withdrawn."""

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from extraction.context import Context
from extraction.deployments.apart import part_of
from extraction.deployments.counted import counted_of
from extraction.deployments.draft import Draft
from extraction.deployments.frames import words
from extraction.deployments.levels import level_of
from extraction.deployments.lexicon import military
from extraction.deployments.makeup import makeup_of
from extraction.deployments.merge import merge
from extraction.deployments.nouns import deployments_of_noun
from extraction.deployments.presence import presence_of
from extraction.deployments.tallies import tally_of
from extraction.deployments.verbs import deployments_of_verb
from models.events import Deployment, Event

_EMPTY = frozenset({"PUNCT", "DET", "ADP", "CCONJ", "SCONJ", "PART", "SYM", "SPACE"})
"""Parts of speech that name neither a force nor a movement: half of all words."""


def find(context: Context) -> list[Event]:
    """All deployments of the article, in text order."""
    reading = context.reading
    told = (
        [t for t in reading.tokens(u) if t.pos_ not in _EMPTY and t.i not in reading.stand_in] for u in reading.units
    )
    drafts = [draft for tokens in told for draft in _drafts(context, tokens)]
    return [_event(context, draft) for draft in merge(drafts)]


def _drafts(context: Context, tokens: list[Token]) -> Iterator[Draft]:
    """Tallies and verbs first, then nouns, then bare presence of forces that neither has told of."""
    told: dict[int, Draft] = {}
    for reader in (tally_of, level_of, _of_verb, deployments_of_noun, makeup_of, part_of, _of_force):
        for token in tokens:
            for draft in reader(context, token):
                if draft.force.head.i not in told and _anything(draft) and not _beside(draft, told.values()):
                    told[draft.force.head.i] = draft
                    yield draft


def _anything(draft: Draft) -> bool:
    """False for nameless forces of no strength that go nowhere named: 'our troops were deployed'."""
    if draft.owner.actor.kind == "media":
        return False
    power = draft.owner.actor.named and draft.owner.actor.kind != "person"
    if not (power or draft.destination or draft.origin) and draft.polarity == "negative":
        return False  # 'the rebels have not moved': nobody's force that is not there
    return bool(power or draft.force.strength or draft.destination or draft.origin)


def _beside(draft: Draft, others: Iterable[Draft]) -> bool:
    """'3,000 troops and tanks': the second force of one movement adds nothing without a number or owner of its own."""
    if draft.force.strength is not None:
        return False
    mine = draft.owner.actor
    return any(o.trigger.i == draft.trigger.i and (o.owner.actor.name == mine.name or not mine.named) for o in others)


def _of_force(context: Context, token: Token) -> Iterator[Draft]:
    """What the noun of a force tells by itself: that it stands abroad, or only how many they are."""
    if military().noun(token) is not None:
        yield from list(presence_of(context, token)) or counted_of(context, token)


def _of_verb(context: Context, token: Token) -> Iterator[Draft]:
    if token.pos_ in {"VERB", "AUX"} and token.lemma_.lower() in words().verbs:
        yield from deployments_of_verb(context, token)


def _event(context: Context, draft: Draft) -> Deployment:
    reading = context.reading
    span = reading.span(draft.trigger.i, draft.trigger.i)
    force = reading.span(draft.force.head.i, draft.force.head.i)  # one verb may move several forces
    return Deployment(
        event_id=context.event_id("deployment", force),
        article_id=reading.article.article_id,
        trigger=span,
        evidence=draft.evidence,
        date=draft.date,
        place=draft.place,
        polarity=draft.polarity,
        modality=draft.modality,
        attributed_to=context.attribution(span),
        confidence=draft.confidence,
        rule=draft.rule,
        repeats=tuple(draft.repeats),
        owner=draft.owner,
        force=draft.force.span,
        force_type=draft.force.type,
        strength=draft.force.strength,
        strength_unit=draft.force.unit if draft.force.strength else None,
        origin=draft.origin,
        destination=draft.destination,
        beneficiary=draft.beneficiary,
        status=draft.status,
    )
