"""Context → casualties: figures of people killed, wounded, missing, captured, displaced."""

from collections.abc import Iterator

from extraction.casualties.echoes import as_many, gapped, likewise
from extraction.casualties.events import event_of
from extraction.casualties.finding import Finding
from extraction.casualties.frames import frames
from extraction.casualties.merge import Apart, merge
from extraction.casualties.nominals import NounTriggers
from extraction.casualties.parts import itemized_parts, joint, of_those, parts_of, without_former
from extraction.casualties.rates import is_no_count
from extraction.casualties.recall import counted_again, told_again
from extraction.casualties.rolls import RollReader, may_tell_who, unnumbered
from extraction.casualties.triggers import VerbTriggers
from extraction.casualties.unseen import Unseen
from extraction.casualties.victims import VictimReader
from extraction.context import Context
from models.events import Event


def find(context: Context) -> list[Event]:
    """All casualties of the article, in text order; one event a figure, however often it is told."""
    claims = [(f, _source(f, context)) for f in findings(context) if _claimed(f, context)]
    beside = [f for f, _ in claims]
    events = [event_of(m, context, beside) for m in merge(claims, Apart(context))]
    unique = {e.event_id: e for e in reversed(events)}
    ordered = sorted(unique.values(), key=lambda e: (e.trigger.start, e.count.span.start if e.count.span else 0))
    return list(ordered)


def findings(context: Context) -> Iterator[Finding]:
    """Every figure of every sentence, repeats included."""
    reading = context.reading
    reader = VictimReader(reading, context.registry.is_person)
    before: list[Finding] = []
    cues = frames().cues
    for unit in reading.units:
        cued = not cues.isdisjoint([t.lower_ for t in reading.tokens(unit)])
        if not cued and not may_tell_who(unit, reading.tokens(unit), before):
            continue
        tokens = [t for t in reading.tokens(unit) if t.i not in reading.stand_in]
        verbs = VerbTriggers(unit, tokens, reader)
        nouns = NounTriggers(unit, tokens, reader)
        found = joint(tokens, [f for f in without_former([*verbs.find(), *nouns.find()]) if not is_no_count(f)])
        found += list(counted_again([*verbs.bare, *nouns.bare], found, before))
        found += list(told_again(unit, verbs.unread, found, before))
        found += [f for f in Unseen(unit, tokens, reader).find() if not _told(f, found)]
        found = of_those(tokens, itemized_parts(found))
        found += [f for f in RollReader(unit, tokens, reader, [*before, *found]).find() if not _told(f, found)]
        wholes = found or list(unnumbered(unit, tokens))
        found += [*parts_of(tokens, wholes, reader), *as_many(tokens, found), *gapped(tokens, found, reader)]
        found += likewise(tokens, found, reader)
        before.extend(sorted(found, key=lambda f: f.trigger.i))
        yield from found


def _told(part: Finding, found: list[Finding]) -> bool:
    return any(f.head.i == part.head.i and f.outcome == part.outcome for f in found)


def _claimed(finding: Finding, context: Context) -> bool:
    """A threat or wish counts where it has a figure ('could kill thousands'); 'tried to kill him' counts nobody."""
    if finding.quantity.rule not in {"named", "article"}:
        return True
    auxiliaries = {c.lower_ for c in finding.governor.children if c.dep_ in {"aux", "auxpass"}}
    polarity, modality = context.realis(finding.governor)
    if polarity == "negative":
        return False
    if {"to", "have"} <= auxiliaries or "had" in auxiliaries:  # 'is believed to have been killed'
        return modality in {"asserted", "hypothetical"}
    return modality == "asserted" and not ("to" in auxiliaries and finding.governor.dep_ in {"acl", "relcl", "ROOT"})


def _source(finding: Finding, context: Context) -> str | None:
    span = context.reading.span(finding.trigger.i, finding.trigger.i)
    speaker = context.attribution(span)
    return speaker.actor.name if speaker is not None else None
