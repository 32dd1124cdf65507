"""Merged findings → CasualtyEstimate events."""

from spacy.tokens import Token

from config.gazetteer import gazetteer
from extraction.casualties.finding import Finding
from extraction.casualties.frames import frames
from extraction.casualties.merge import Merged
from extraction.casualties.people import is_people, kind_of, lemma, words
from extraction.casualties.scope import scope_of
from extraction.context import Context
from extraction.syntax import prep_objects
from models.events import CasualtyEstimate
from models.span import Span

_BARE = frozenset(
    {
        "other",
        "dead",
        "body",
        "corpse",
        "them",
        "life",
        "fatality",
        "homicide",
        "murder",
        "casualty",
        "injury",
        "death",
        "wounded",
        "injured",
        "missing",
        "more",
        "those",
        "thousand",
        "hundred",
        "dozen",
        "score",
        "ten",
        "million",
        "handful",
        "several",
        "casualties",
        "they",
    }
)


def event_of(merged: Merged, context: Context) -> CasualtyEstimate:
    """The event of one figure; its repeats keep only their sentences."""
    f, reading = merged.first, context.reading
    trigger = reading.span(f.trigger.i, f.trigger.i)
    polarity, modality = context.realis(f.governor)
    attributed = context.attribution(trigger)
    span = reading.span(*f.victims)
    return CasualtyEstimate(
        event_id=context.event_id(f"casualty.{f.outcome}", f.quantity.span or trigger),
        article_id=reading.article.article_id,
        trigger=trigger,
        evidence=reading.evidence(f.unit),
        date=context.when(f.governor),
        place=context.where(f.governor),
        polarity=polarity,
        modality=modality,
        attributed_to=attributed,
        estimator=attributed,
        confidence=f.confidence,
        rule=f.rule,
        repeats=tuple(dict.fromkeys(reading.evidence(a.unit) for a in merged.again if a.unit.index != f.unit.index)),
        victims=victims_name(f),
        victims_span=span,
        victims_country=_country(f),
        victims_kind=kind_of(f.head),
        outcome=f.outcome,
        count=f.quantity,
        is_part=f.is_part,
        scope=scope_of(f),
        cause=_cause(f, context),
    )


def victims_name(f: Finding) -> str:
    """The victims in few words: 'North Korean soldiers'; 'people' where no noun says who."""
    head, doc = f.head, f.head.doc
    if f.named and head.tag_ == "NNP":
        return " ".join(t.text for t in doc[f.victims[0] : f.victims[1] + 1] if t.tag_.startswith("NNP")) or head.text
    if head.tag_ == "CD" or head.like_num or (lemma(head) in _BARE) or not head.tag_.startswith("NN"):
        kind = next((c.text for c in head.children if c.dep_ in {"amod", "compound"} and is_people(c)), None)
        return f"{kind}s" if kind and not kind.endswith("s") else kind or "people"
    left = [
        c
        for c in head.lefts
        if c.dep_ in {"compound", "amod", "nmod"} and c.tag_ in {"JJ", "NN", "NNS", "NNP", "NNPS", "VBN"}
    ]
    kept = [
        c
        for c in left
        if c.lower_ not in {"other", "more", "additional", "several", "dead", "wounded", "injured"} and not c.like_num
    ]
    return " ".join(t.text for t in (*kept, head))


def _country(f: Finding) -> str | None:
    known = gazetteer()
    for token in (f.head, *f.head.lefts):
        found = known.demonym(token.text) or known.country(token.text)
        if found is not None and token.text[0].isupper():
            return found.iso3
    return None


def _cause(f: Finding, context: Context) -> Span | None:
    """Who or what did it: the doer, or 'in a blast', 'of cholera', 'by gunmen'."""
    noun = f.agent
    if noun is None:
        noun = next((o for p, o in prep_objects(f.governor, *_preps(f)) if _event(o)), None)
    if noun is None or noun.pos_ == "PRON":
        return None
    first, last = _phrase(noun)
    return context.reading.span(first, last)


def _preps(f: Finding) -> tuple[str, ...]:
    of = ("of",) if lemma(f.governor) in {"die", "perish"} else ()  # 'deaths of soldiers' are not caused by soldiers
    return ("in", "by", "from", "after", "during", *of)


def _phrase(noun: Token) -> tuple[int, int]:
    left = [c.i for c in noun.lefts if c.dep_ in {"det", "amod", "compound", "nummod", "poss", "nmod"}]
    return min([noun.i, *left]), noun.i


def _event(noun: Token) -> bool:
    if lemma(noun) in frames().no_cause or (is_people(noun) and noun.head.lower_ != "by"):
        return False
    return (
        noun.tag_ in {"NN", "NNS", "NNP", "NNPS"}
        and noun.ent_type_ not in {"DATE", "TIME", "GPE", "LOC"}
        and lemma(noun) not in words("collectives")
    )
