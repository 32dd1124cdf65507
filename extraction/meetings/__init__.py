"""Context → meetings: parties come together to talk."""

from collections.abc import Iterable

from spacy.tokens import Token

from extraction.context import Context
from extraction.document import Unit
from extraction.meetings.apart import each_apart
from extraction.meetings.attendance import attendance_of
from extraction.meetings.draft import Draft, Found, Party
from extraction.meetings.formats import by_phone, format_of
from extraction.meetings.frames import words
from extraction.meetings.merge import merge
from extraction.meetings.nations import joint_office
from extraction.meetings.nouns import meeting_of_noun
from extraction.meetings.parties import same_party
from extraction.meetings.places import occasion_of, place_of, venue_of
from extraction.meetings.speaker import missing_partner
from extraction.meetings.status import status_of
from extraction.meetings.tense import once_planned, told_as_past
from extraction.meetings.verbs import meetings_of_verb
from models.events import Event, Meeting, Participant

_NOUNS = frozenset({"NOUN", "PROPN", "ADJ"})
_VERBS = frozenset({"VERB", "AUX"})
_PRIOR = {"verb": 0.8, "noun": 0.7}  # share right on a first look; calibrated later


def find(context: Context) -> list[Event]:
    """All meetings of the article, in text order."""
    drafts = [d for unit in context.reading.units for d in _drafts(context, unit)]
    return [_event(context, draft) for draft in merge(drafts)]


def _drafts(context: Context, unit: Unit) -> list[Draft]:
    tokens = context.reading.tokens(unit)
    if _sport(tokens):
        return []
    found = [f for t in tokens if (f := _found(context, t)) is not None]
    return [_draft(context, one, unit) for f in found for one in each_apart(f)]


def _found(context: Context, token: Token) -> Found | None:
    if token.pos_ in _NOUNS:
        return meeting_of_noun(context, token)
    if token.pos_ not in _VERBS or token.i in context.reading.stand_in:
        return None
    if (joined := attendance_of(context, token)) is not None:
        return joined
    return meetings_of_verb(context, token) if token.lemma_.lower() in words().verbs else None


def _sport(tokens: Iterable[Token]) -> bool:
    return len({t.lower_ for t in tokens if t.dep_ not in {"amod", "compound"}} & words().sport) > 1


def _draft(context: Context, found: Found, unit: Unit) -> Draft:
    trigger = found.trigger
    date = context.when(trigger)
    status, polarity, modality = status_of(context, trigger, date)
    if status != "proposed" or modality == "demanded":
        found.parties += missing_partner(context, found)
    form = format_of(found)
    near = {c.lower_ for c in trigger.children if c.i < trigger.i or c.dep_ == "advmod"}
    return Draft(
        trigger=trigger,
        evidence=context.reading.evidence(unit),
        rule=found.rule,
        parties=_distinct(found.parties),
        format=form,
        status=status,
        polarity=polarity,
        modality=modality,
        date=date,
        place=None if form in {"call", "video"} else place_of(context, trigger),
        venue=venue_of(context, trigger),
        occasion=occasion_of(context, trigger),
        back=found.back,
        another=bool(near & words().another),
        explicit=found.explicit,
        convened=found.convened,
        sides=found.sides or _sides(found.parties),
        joins=found.joins,
        key=found.key,
        sentence=unit.index,
        headline=unit.zone == "headline",
        ahead=bool(date.date_from and context.anchor and date.date_from > context.anchor),
        office=joint_office(context, [m for m, _ in found.parties]),
        before=any(c.lower_ == "had" and c.dep_ == "aux" for c in trigger.children),
        over=status == "held" and told_as_past(trigger),
        bygone=status == "planned" and once_planned(trigger),
    )


def _sides(parties: list[Party]) -> bool:
    """All are 'the two sides': whoever of the meeting told last they are, not the states named last."""
    spans = {m.span for m, _ in parties}
    return len(spans) == 1 < len(parties) and next(iter(spans)).text.split()[-1].lower() in words().sides


def _distinct(parties: list[Party]) -> list[Party]:
    kept: list[Party] = []
    for mention, role in parties:
        if not any(same_party(mention, k) for k, _ in kept):
            kept.append((mention, role))
    return kept


def _event(context: Context, draft: Draft) -> Meeting:
    reading = context.reading
    span = reading.span(draft.trigger.i, draft.trigger.i)
    return Meeting(
        event_id=context.event_id("meeting", draft.key or span),
        article_id=reading.article.article_id,
        trigger=span,
        evidence=draft.evidence,
        date=draft.date,
        place=draft.place,
        polarity=draft.polarity,
        modality=draft.modality,
        attributed_to=context.attribution(span),
        confidence=_PRIOR[draft.rule.partition(":")[0]] - (0.2 if len(draft.parties) < 2 else 0),
        rule=draft.rule,
        repeats=tuple(draft.repeats),
        participants=tuple(Participant(mention=m, role=r) for m, r in draft.parties),
        format="call" if by_phone(draft) else draft.format,
        status=draft.status,
        venue=draft.venue,
        occasion=draft.occasion,
    )
