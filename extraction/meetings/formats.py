"""Trigger → the form of a meeting: by phone, by video, as a summit or a visit, in one room."""

from spacy.tokens import Token

from extraction.meetings.draft import Draft, Found
from extraction.meetings.frames import words
from extraction.meetings.kinds import is_official
from models.events import MeetingFormat


def format_of(found: Found) -> MeetingFormat:
    """The frame's format, unless words beside the trigger tell another."""
    near = {t.lower_ for t in _close(found.trigger)}
    if near & words().formats["video"] and found.format != "visit":
        return "video"
    if near & words().formats["call"]:
        return "call"
    return found.format


def by_phone(draft: Draft) -> bool:
    """'The president spoke today with Prime Minister X', and nothing of a place: holders of office do so by phone."""
    silent = draft.place is None and draft.venue is None and draft.occasion is None
    apart = draft.rule in {"verb:speak", "verb:speak_to"} and draft.format == "unknown" and silent
    return apart and len(draft.parties) > 1 and all(is_official(m) for m, _ in draft.parties)


def _close(trigger: Token) -> list[Token]:
    tokens = [c for c in trigger.children if c.dep_ in {"compound", "amod", "nmod", "advmod"}]
    for c in trigger.children:
        if c.dep_ in {"prep", "agent"} and c.lower_ in {"by", "via", "over", "through", "on", "in"}:
            tokens += [g for g in c.subtree if g.i - c.i < 4]
    return tokens
