"""Merged findings → CasualtyEstimate events."""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from config.gazetteer import gazetteer
from extraction.casualties.finding import Finding
from extraction.casualties.frames import frames
from extraction.casualties.merge import Merged
from extraction.casualties.people import is_aged, is_people, kind_of, lemma, words
from extraction.casualties.scope import scope_of
from extraction.casualties.setting import setting
from extraction.context import Context
from extraction.syntax import prep_objects, subject
from models.actor import ActorMention
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
        "hurt",
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


_LEADING = frozenset({"DT", "PDT", "CD", "RB", "RBR", "RBS", "IN", "JJR", "JJS", "PRP$", "HYPH", ",", "``"})
_OTHERS = frozenset(
    {
        "other",
        "more",
        "additional",
        "several",
        "dead",
        "wounded",
        "injured",
        "slain",
        "missing",
        "fellow",
        "year",
        "old",
    }
)


def event_of(merged: Merged, context: Context, beside: Sequence[Finding] = ()) -> CasualtyEstimate:
    """The event of one figure; its repeats keep their sentences, and lend a day and place. beside: all findings."""
    f, reading = merged.first, context.reading
    trigger = reading.span(f.trigger.i, f.trigger.i)
    polarity, modality = context.realis(f.governor)
    attributed = context.attribution(trigger)
    span = reading.span(*f.victims)
    victims = victims_name(_noun_of_elided(f, beside), context)
    date, as_of, place = setting(merged, context, beside)
    return CasualtyEstimate(
        event_id=context.event_id(f"casualty.{f.outcome}", f.quantity.span or trigger),
        article_id=reading.article.article_id,
        trigger=trigger,
        evidence=reading.evidence(f.unit),
        date=date,
        place=place,
        polarity=polarity,
        modality=modality,
        attributed_to=attributed,
        estimator=_counter(f, context) or attributed,
        confidence=f.confidence,
        rule=f.rule,
        repeats=tuple(dict.fromkeys(reading.evidence(a.unit) for a in merged.again if a.unit.index != f.unit.index)),
        victims=victims,
        victims_span=span,
        victims_country=_country(victims),
        victims_kind=kind_of(_noun_of_elided(f, beside).head),
        outcome=f.outcome,
        count=f.quantity,
        is_part=f.is_part,
        scope=scope_of(f),
        as_of=as_of,
        cause=_cause(f, context),
    )


def _noun_of_elided(f: Finding, beside: Sequence[Finding]) -> Finding:
    """'five cyclists were killed and four more injured': whom the second figure counts, told by the first."""
    bare = f.head.tag_ == "CD" or f.head.like_num or f.head.lower_ in {"others", "more"}
    if not bare or f.quantity.rule in {"zero", "article"}:
        return f
    told = [b for b in beside if b.unit.index == f.unit.index and b.head.i < f.head.i and not b.named]
    last = told[-1] if told else None
    plural = last is not None and last.head.tag_ in {"NNS", "NNPS"} and is_people(last.head) and not last.is_part
    return replace(f, head=last.head, victims=last.victims, quantity=last.quantity) if last and plural else f


def _counter(f: Finding, context: Context) -> ActorMention | None:
    """'Reuters counted 15 corpses', 'while the party put it at 40': who counts, though nothing is said."""
    verb = f.clause if f.rule.split(":")[1] == "toll" and f.clause is not None else f.head.head
    if verb.lower_ in frames().states and verb.i > f.head.i:
        verb = verb.head  # 'reported 83 dead'
    noun = subject(verb) if lemma(verb) in frames().counting and f.head.i > verb.i else None
    found = context.actors(noun) if noun is not None and noun.i < verb.i else []
    return found[0] if found and lemma(noun or verb) not in frames().toll_nouns else None


def victims_name(f: Finding, context: Context) -> str:
    """The victims in few words: 'North Korean soldiers'; 'people' where no noun says who."""
    head, doc = f.head, f.head.doc
    if head.lower_ in {"none", "both", "all"} and (of := next(prep_objects(head, "of"), None)) is not None:
        return context.reading.span(of[1].i, of[1].i).text
    if head.tag_.startswith("PRP"):
        known = [m.actor for m in context.actors(head) if m.actor.named]
        return known[0].name if len(known) == 1 and f.named else "people"
    if f.named and head.tag_ == "NNP":
        return context.reading.span(_name_start(f), head.i).text
    if is_aged(head):
        return context.reading.span(_age_start(head), head.i).text
    by_country = head.tag_ == "JJ" and is_people(head)
    if head.tag_ == "CD" or head.like_num or (lemma(head) in _BARE) or not (head.tag_.startswith("NN") or by_country):
        kind = next(
            (
                c.text
                for c in head.children
                if c.dep_ in {"amod", "compound"} and is_people(c) and lemma(c) not in _BARE
            ),
            None,
        )
        return f"{kind}s" if kind and not kind.endswith("s") else kind or "people"
    first = f.victims[0]
    figure = f.quantity.span.end if f.quantity.span and f.quantity.span.end <= context.reading.starts[head.i] else 0
    while first < head.i and (
        context.reading.starts[first] < figure or doc[first].tag_ in _LEADING or doc[first].lower_ in _OTHERS
    ):
        first += 1
    return context.reading.span(first, head.i).text


def _age_start(old: Token) -> int:
    """The number of '17-year-old'."""
    return next((i for i in range(old.i, max(-1, old.i - 5), -1) if old.doc[i].tag_ == "CD"), old.i)


def _name_start(f: Finding) -> int:
    """The name's first word: the run of names that ends at its head, without what follows in other phrases."""
    first = f.head.i
    while first > f.victims[0] and f.head.doc[first - 1].tag_ in {"NNP", "HYPH", "NN"}:
        first -= 1
    return first


def _country(victims: str) -> str | None:
    """The country whose people or forces the words name: 'North Korean soldiers', 'US troops'."""
    known, words = gazetteer(), victims.split()
    for size in (2, 1):
        for at in range(len(words) - size + 1):
            name = " ".join(words[at : at + size])
            found = known.demonym(name) or known.country(name)
            if found is not None and name[0].isupper():
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
        and (noun.tag_ not in {"NNP", "NNPS"} or gazetteer().place(noun.text) is None or noun.head.lower_ == "by")
    )
