"""Mentions of deployments → deployments: one for each owner, strength, place and phase."""

import re

from extraction.deployments.draft import Draft
from models.actor import ActorMention
from models.dates import EventDate
from models.place import Place

_REFERS = re.compile(r"^(?:the|these|those) | of (?:the|these|those|them|its|their|our)\b", re.IGNORECASE)
"""'The troops', '150 of the soldiers': forces told of before."""
_THOSE = re.compile(r"^(?:the|these|those) [\w-]+s$", re.IGNORECASE)
_ORDINAL = re.compile(r"\b\d+(?:st|nd|rd|th)\b")


def merge(drafts: list[Draft]) -> list[Draft]:
    """Unite mentions that add nothing: same owner, same strength, no other place, no other day, same phase."""
    kept: list[Draft] = []
    for draft in drafts:
        _known_owner(draft, kept)
        home = next((k for k in kept if _same(k, draft) or _stands_for(draft, k)), None)
        if home is None:
            kept.append(draft)
        elif home.headline and not draft.headline:  # the body tells more
            _unite(draft, home)
            kept[kept.index(home)] = draft
        else:
            _unite(home, draft)
    return _without_nameless_headlines(kept)


def _without_nameless_headlines(drafts: list[Draft]) -> list[Draft]:
    """'More troops arrive in X' over a body that tells whose they are: the body's first movement of such a kind."""
    kept: list[Draft] = []
    for draft in drafts:
        told = None
        if draft.headline and not draft.owner.actor.named:
            told = next((d for d in drafts if not d.headline and _heralds(draft, d)), None)
        if told is None:
            kept.append(draft)
        else:
            _unite(told, draft)
    return kept


def _heralds(headline: Draft, body: Draft) -> bool:
    """The same phase, kind and figure as far as the headline tells them, and no place in another country."""
    kinds = {headline.force.type, body.force.type}
    sized = _strength(headline) in {None, _strength(body)} or _rounds(headline, body)
    leaving = (headline.status == "withdrawn") == (body.status == "withdrawn")
    here, there = headline.destination or headline.origin, body.destination or body.origin
    placed = here is None or there is None or here.country is None or there.country is None or _agree(here, there)
    return leaving and sized and placed and (len(kinds) == 1 or "troops" in kinds)


def _same(one: Draft, other: Draft) -> bool:
    return (
        _owners_agree(one, other)
        and not _other_units(one, other)
        and not other.another
        and (one.status == "withdrawn") == (other.status == "withdrawn")
        and (_strength(one) == _strength(other) or _headline_tells_less(one, other) or _tells_again(one, other))
        and _places_agree(one, other)
        and (one.force.type in {other.force.type, "troops"} or other.force.type == "troops")
        and dates_agree(one.date, other.date)
        and one.polarity == other.polarity
    )


def _tells_again(one: Draft, other: Draft) -> bool:
    """'The warships reached X' behind 'four warships sailed to X': the definite force is the one told of before."""
    again = other.force.strength is None and bool(_THOSE.match(other.force.span.text)) and not other.headline
    placed = other.destination or other.origin
    there = one.destination or one.origin
    same_place = placed is not None and there is not None and _agree(placed, there)
    return again and same_place and one.owner.actor.named


def _other_units(one: Draft, other: Draft) -> bool:
    """'The 1st Guards Army', 'the 2nd Division': numbers of different units."""
    first, second = (set(_ORDINAL.findall(d.force.span.text)) for d in (one, other))
    return bool(first and second) and not first & second


def _stands_for(draft: Draft, told: Draft) -> bool:
    """'X sent two ships to patrol off Y': X patrols with them."""
    same = draft.owner.actor.name == told.owner.actor.name and draft.evidence == told.evidence
    return draft.force.power and same and draft.status == told.status and _places_agree(told, draft)


def _owners_agree(one: Draft, other: Draft) -> bool:
    """The same owner; or one of them unnamed, where both tell the same number."""
    if one.owner.actor.name == other.owner.actor.name:
        return True
    nameless = not (one.owner.actor.named and other.owner.actor.named)
    return nameless and one.force.strength is not None and one.force.type == other.force.type


def _headline_tells_less(one: Draft, other: Draft) -> bool:
    """'to pull its last soldiers out' above 'will withdraw its remaining 400 soldiers'."""
    if not one.headline or other.headline or one.force.type != other.force.type:
        return False
    rounded, told = one.force.strength, other.force.strength
    if rounded is None or told is None:
        return rounded is None
    if _rounds(one, other):
        return True
    if told.best is not None and told.best in {rounded.low, rounded.high}:
        return True  # 'over 2,900' above '2,900'
    return rounded.best is not None and rounded.best in {told.low, told.high}  # 'at least 30' under '30 ships'


def _rounds(headline: Draft, body: Draft) -> bool:
    """'Thousands of soldiers' above 'more than 10,000 soldiers'."""
    vague, told = headline.force.strength, body.force.strength
    if vague is None or told is None or not vague.vague or told.vague:
        return False
    return (told.low or told.high or 0) >= (vague.low or 0)


def _strength(draft: Draft) -> tuple[int | None, int | None] | None:
    quantity = draft.force.strength
    return (quantity.low, quantity.high) if quantity is not None else None


def _places_agree(one: Draft, other: Draft) -> bool:
    return _agree(one.destination, other.destination) and _agree(one.origin, other.origin)


def _agree(one: Place | None, other: Place | None) -> bool:
    if one is None or other is None or one.name == other.name:
        return True
    if one.country is None or one.country != other.country:
        return False
    alike = "country" not in {one.kind, other.kind}
    return not alike or _holds(one, other) or _holds(other, one)


def _holds(one: Place, other: Place) -> bool:
    """'Goma' and 'Goma airport'."""
    written = other.span.text if other.span is not None else ""
    return one.name in written or one.name in other.name


def dates_agree(one: EventDate, other: EventDate) -> bool:
    """False when both are known and share no day."""
    if not (one.date_from and other.date_from):
        return True
    one_end, other_end = one.date_to or one.date_from, other.date_to or other.date_from
    return one.date_from <= other_end and other.date_from <= one_end


def _unite(home: Draft, draft: Draft) -> None:
    if draft.evidence != home.evidence and draft.evidence not in home.repeats:
        home.repeats.append(draft.evidence)
    if draft.owner.actor.named and not home.owner.actor.named:
        home.owner = draft.owner
    home.destination = home.destination or draft.destination
    home.origin = home.origin or draft.origin
    home.place = home.place or draft.place
    home.date = home.date if home.date.date_from else draft.date
    if home.status == "engaged":
        home.status = draft.status


def _refers(last: Draft, draft: Draft, referring: bool) -> bool:
    return referring and last.force.type == draft.force.type


def _goes_on(last: Draft, draft: Draft) -> bool:
    """'Norwegian units moved south until 6,000 men stood at the border': one sentence, one army."""
    return draft.force.strength is not None and last.evidence == draft.evidence and last.force.unit == draft.force.unit


def _known_owner(draft: Draft, before: list[Draft]) -> None:
    """'The troops', 'these forces': whoever owned the last force of that kind that was told of."""
    if draft.owner.actor.named:
        return
    referring = bool(_REFERS.search(draft.force.span.text)) or draft.force.like is not None
    last = next(
        (d for d in reversed(before) if d.owner.actor.named and (_goes_on(d, draft) or _refers(d, draft, referring))),
        None,
    )
    if last is not None:
        draft.owner = ActorMention(actor=last.owner.actor, span=draft.owner.span)
