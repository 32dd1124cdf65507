"""One event → the row of its own type's table."""

from collections.abc import Sequence

from models.actor import ActorMention
from models.events import CasualtyEstimate, Deployment, Meeting, Statement
from models.quantity import Quantity
from models.span import Span

Row = dict[str, object]


def statement_row(event: Statement) -> Row:
    """Joint speakers are joined; role, affiliation and country are the first speaker's."""
    first = event.speakers[0].actor
    return {
        "event_id": event.event_id,
        "article_id": event.article_id,
        "speaker": _names(event.speakers),
        "speaker_text": _texts(event.speakers),
        "speaker_role": first.role,
        "speaker_affiliation": first.affiliation,
        "speaker_country": first.country,
        "cue": event.cue,
        "cue_text": _text(event.cue_span),
        "content": " ".join(piece.text for piece in event.content),
        "content_start": min(piece.start for piece in event.content),
        "content_end": max(piece.end for piece in event.content),
        "quote": " … ".join(piece.text for piece in event.quotes) or None,
        "kind": event.kind,
        "speech_act": event.speech_act,
        "addressee": _names(event.addressees),
        "addressee_text": _texts(event.addressees),
        "medium": _text(event.medium),
        "reported_by": _name(event.reported_by),
    }


def meeting_row(event: Meeting) -> Row:
    """The meeting itself; who was there is in event_actors."""
    return {
        "event_id": event.event_id,
        "article_id": event.article_id,
        "participants": _names([p.mention for p in event.participants]),
        "participant_count": len(event.participants),
        "format": event.format,
        "status": event.status,
        "venue": _text(event.venue),
        "occasion": _text(event.occasion),
    }


def deployment_row(event: Deployment) -> Row:
    """All strength columns are null where no strength is stated."""
    origin, destination = event.origin, event.destination
    return {
        "event_id": event.event_id,
        "article_id": event.article_id,
        "force_owner": event.owner.actor.name,
        "force_owner_text": event.owner.span.text,
        "force_owner_country": event.owner.actor.country,
        "force_text": event.force.text,
        "force_type": event.force_type,
        **_figure("strength", event.strength),
        "strength_unit": event.strength_unit,
        "additional": event.strength.additional if event.strength else None,
        "origin": origin.name if origin else None,
        "origin_text": _text(origin.span) if origin else None,
        "destination": destination.name if destination else None,
        "destination_text": _text(destination.span) if destination else None,
        "destination_country": destination.country if destination else None,
        "beneficiary": _name(event.beneficiary),
        "status": event.status,
    }


def casualty_row(event: CasualtyEstimate) -> Row:
    """One figure, its bounds and who counts."""
    return {
        "event_id": event.event_id,
        "article_id": event.article_id,
        "victims": event.victims,
        "victims_text": _text(event.victims_span),
        "victims_country": event.victims_country,
        "victims_kind": event.victims_kind,
        "outcome": event.outcome,
        **_figure("count", event.count),
        "is_part": event.is_part,
        "scope": event.scope,
        "estimator": _name(event.estimator),
        "estimator_text": event.estimator.span.text if event.estimator else None,
        "as_of_from": event.as_of.date_from,
        "as_of_to": event.as_of.date_to,
        "cause": _text(event.cause),
    }


def _figure(prefix: str, figure: Quantity | None) -> Row:
    return {
        f"{prefix}_low": figure.low if figure else None,
        f"{prefix}_best": figure.best if figure else None,
        f"{prefix}_high": figure.high if figure else None,
        f"{prefix}_text": _text(figure.span) if figure else None,
        f"{prefix}_rule": figure.rule if figure else None,
        "approximate": figure.approximate if figure else None,
        "vague": figure.vague if figure else None,
    }


def _names(mentions: Sequence[ActorMention]) -> str | None:
    return " | ".join(mention.actor.name for mention in mentions) or None


def _texts(mentions: Sequence[ActorMention]) -> str | None:
    return " | ".join(mention.span.text for mention in mentions) or None


def _name(mention: ActorMention | None) -> str | None:
    return mention.actor.name if mention else None


def _text(span: Span | None) -> str | None:
    return span.text if span else None
