"""Noun of meeting → the parties that its clause names: who holds or hosts it, who said what to whom in it."""

from spacy.tokens import Token

from extraction.context import Context
from extraction.meetings.above import verb_above
from extraction.meetings.clauses import subject_of as performer
from extraction.meetings.draft import Party
from extraction.meetings.frames import NounFrame, words
from extraction.meetings.parties import is_identified, is_party_noun, is_public, parties_of
from extraction.syntax import agent, ancestors, child, is_passive, prep_objects


def governors(context: Context, noun: Token) -> list[Party]:
    """Parties that the clause around the noun names: who holds it, or who said what to whom in it."""
    verb, prep = verb_above(noun)
    holders = [c for c in noun.children if c.dep_ == "relcl" and c.lemma_ in words().light - {"be", "do"}]
    holders = [c for c in holders if not any(g.lower_ == "where" for g in c.children)]
    if verb is None or holders:  # 'the calls that X has had with Y'
        had = [(m, None) for c in holders if (by := child(c, "nsubj")) is not None for m in parties_of(context, by)]
        if verb is None or had or not any(c.dep_ == "oprd" for h in holders for c in h.children):
            return [(m, None) for m, _ in had]
    lemma = verb.lemma_.lower()
    if prep is None and noun.dep_ in {"nsubj", "nsubjpass"}:
        by = agent(verb)
        if by is None:
            return _left_after(context, noun, verb) or _agreeing(context, verb)
        return [(m, None) for m in parties_of(context, by)] if lemma in words().light else []
    if prep is None and lemma in words().including and (by := performer(verb)) is not None:
        owner = child(by, "poss")
        return [(m, None) for m in parties_of(context, owner)] if owner is not None else []
    known = words().light | words().saying | words().addressing | (words().travel if prep is not None else set())
    owner = child(noun, "poss")
    forward = owner is not None and owner.pos_ == "PRON" and owner.i < verb.i  # 'ahead of his meeting, X smiled'
    doer = performer(verb)
    if lemma not in known and lemma not in words().verbs and not forward:
        return _bystanders(context, noun, verb, doer)
    found: list[Party] = []
    absent = lemma == "be" and any(c.dep_ == "neg" for c in verb.children)
    if doer is not None and not absent:
        found += [(m, None) for m in parties_of(context, doer)]
    by = agent(verb) if prep is None and noun.dep_ == "dobj" else None  # 'was granted an audience by X'
    found += [(m, None) for m in parties_of(context, by)] if by is not None else []
    if prep is not None:
        with_object = words().addressing | words().bringing
        there = prep.lower_ not in {"after", "before", "following"}  # 'visited Peru after the summit'
        met = there and any(f.object and not f.channel for f in words().verbs.get(lemma, ()))
        told = [child(verb, "dobj", "dative")] if lemma in with_object or met else []
        if lemma in words().addressing and any(c.lower_ == "with" for c in noun.children):
            told = []  # 'urged both countries, at a meeting with X, to'
        told += [o for p, o in prep_objects(verb, "to") if lemma in words().saying and p.i != prep.i]
    else:
        given = {"PROPN", "PRON"} if noun.lemma_ == "audience" else {"PROPN"}  # 'gave her an audience'
        told = [c for c in verb.children if c.dep_ == "dative" and c.pos_ in given]  # 'offered Peru a dialogue'
    if told:
        found += [(m, None) for t in told if t is not None and t.i != noun.i for m in parties_of(context, t)]
    return found


def _bystanders(context: Context, noun: Token, verb: Token, doer: Token | None) -> list[Party]:
    """'X flew home after talks with Y': any deed of one who holds an office; of two named people without 'with'."""
    if doer is None or verb.dep_ == "relcl" or is_passive(verb):
        return []
    mentions = [m for m in parties_of(context, doer) if m.actor.named]
    partnered = any(c.lower_ == "with" for c in noun.children)
    several = len(mentions) > 1 and all(m.actor.kind == "person" for m in mentions)
    offices = [is_public(m) for m in mentions]
    return [(m, None) for m in mentions] if (partnered and all(offices)) or (several and any(offices)) else []


def _left_after(context: Context, noun: Token, clause: Token) -> list[Party]:
    """'X left Cairo after talks with Y ended': X."""
    above = clause.head
    if clause.dep_ != "advcl" or above.pos_ != "VERB" or not any(c.lower_ == "with" for c in noun.children):
        return []
    by = performer(above)
    return [(m, None) for m in parties_of(context, by) if is_identified(m)] if by is not None else []


def _agreeing(context: Context, clause: Token) -> list[Party]:
    """'X and Y agreed that negotiations will resume': both."""
    agreed = clause.dep_ == "ccomp" and clause.head.lemma_ in {"agree", "decide"}
    by = performer(clause.head) if agreed else None
    both = [m for m in parties_of(context, by) if is_identified(m)] if by is not None else []
    return [(m, None) for m in both] if len(both) > 1 else []


def meeting_there(context: Context, noun: Token) -> list[Party]:
    """'A and B, meeting in Oslo, agreed': the parser takes the participle for a noun."""
    before = noun.doc[noun.i - 2] if noun.i > 1 and noun.nbor(-1).text == "," else None
    bare = not any(c.dep_ in {"det", "poss", "amod", "compound", "nummod"} for c in noun.children)
    if before is None or before.pos_ != "PROPN" or noun.lower_ != "meeting" or not bare:
        return []
    while before.dep_ in {"conj", "appos", "compound"}:
        before = before.head
    several = [m for m in parties_of(context, before) if is_identified(m)]
    return [(m, None) for m in several] if len(several) > 1 else []


def hosts(context: Context, noun: Token) -> list[Party]:
    """'Norway will host talks between A and B': the host sits there too."""
    verb, prep = verb_above(noun)
    if verb is None or prep is not None or verb.lemma_.lower() not in words().hosting or noun.dep_ != "dobj":
        return []
    by = performer(verb)
    sits = [m for m in parties_of(context, by) if is_public(m) or is_identified(m)] if by is not None else []
    return [(m, "host") for m in sits if m.actor.named or is_party_noun(m.span.text.split()[-1])]


def agents(context: Context, noun: Token) -> list[Party]:
    """'The talks, hosted by A, were attended by B'."""
    known = words().light | words().hosting
    clauses = [c for c in noun.children if c.dep_ in {"acl", "relcl"} and c.lemma_.lower() in known]
    found = [by for c in clauses if (by := agent(c)) is not None]
    return [(m, None) for by in found for m in parties_of(context, by)]


def mediated(noun: Token) -> bool:
    """'The talks, mediated by X, were adjourned', 'X will host the talks': who only brings others together."""
    verb, prep = verb_above(noun)
    clauses = [c for c in noun.children if c.dep_ in {"acl", "relcl"} and agent(c) is not None]
    over = [verb] if verb is not None and prep is None and noun.dep_ in {"dobj", "nsubjpass"} else []
    return any(v.lemma_.lower() in words().mediating for v in (*clauses, *over))


def joined_by(context: Context, noun: Token) -> list[Party]:
    """'A meeting that will bring together X and Y', 'a summit gathering leaders of A and B': X and Y."""
    clauses = [c for c in noun.children if c.dep_ in {"acl", "relcl"} and c.lemma_.lower() in words().uniting]
    if noun.dep_ == "nsubj" and noun.head.lemma_.lower() in words().involving:  # 'the talks have involved X and Y'
        clauses.append(noun.head)
    objects = (o for c in clauses if not is_passive(c) and (o := child(c, "dobj")) is not None)
    return [(m, None) for o in objects for m in parties_of(context, o)]


def convened(noun: Token, frame: NounFrame, holders: list[Party]) -> bool:
    """'X is hosting a summit next month': who holds it is party enough, if it is a state or holds an office."""
    verb, prep = verb_above(noun)
    weak = noun.lemma_.lower() in frame.weak
    if verb is None or frame.name not in {"meeting", "summit", "talks"} or (weak and frame.name != "talks"):
        return False
    held = prep is None and verb.lemma_.lower() in words().convening
    coming = prep is not None and prep.lower_ == "for" and verb.lemma_.lower() in words().travel  # 'in Doha for talks'
    if not (held or coming) and frame.name != "summit":
        return False
    return bool(holders) and all(is_public(m) for m, _ in holders)


def named_before(context: Context, noun: Token) -> list[Party]:
    """'X, in Oslo for talks with Y, said': X."""
    for above in ancestors(noun):
        if above.ent_type_ == "PERSON" and above.dep_ != "pobj":
            return [(m, None) for m in parties_of(context, above) if m.actor.kind == "person"]
        if above.dep_ not in {"prep", "pobj"}:
            return []
    return []


def pair_before(context: Context, noun: Token) -> list[Party]:
    """'X and Y, following a conversation in Oslo, approved': both."""
    told = noun.dep_ == "pobj" and noun.head.lower_ in {"following", "after", "during", "in", "at"}
    both = named_before(context, noun) if told else []
    return both if len(both) > 1 and any(is_public(m) for m, _ in both) else []


def traveller(context: Context, noun: Token) -> list[Party]:
    """'X flew on to Y, where talks with Z are planned': X."""
    clause, _ = verb_above(noun)
    if clause is None or clause.dep_ not in {"relcl", "advcl"}:
        return []
    if not any(c.lower_ == "where" for c in clause.children):
        return []
    way = next((a for a in ancestors(clause) if a.pos_ == "VERB"), None)
    by = performer(way) if way is not None and way.lemma_ in words().travel else None
    return [(m, None) for m in parties_of(context, by)] if by is not None else []


def refuser(context: Context, noun: Token) -> list[Party]:
    """'X rejected an offer to hold talks with Y': X."""
    clause, _ = verb_above(noun)
    offer = clause.head if clause is not None and clause.dep_ == "acl" else noun.head.head
    if offer.lemma_.lower() not in words().offers or offer.dep_ != "dobj" or offer.head.lemma_ not in words().refusing:
        return []
    by = performer(offer.head)
    return [(m, None) for m in parties_of(context, by)] if by is not None else []


def whose(context: Context, noun: Token) -> list[Party]:
    """'talks with her counterpart': she too."""
    for _, inner in prep_objects(noun, "with"):
        owner = child(inner, "poss") if any(t.lower_ == "counterpart" for t in inner.subtree) else None
        owner = owner or next((c for t in inner.children if t.lower_ == "counterpart" for c in t.children), None)
        if owner is not None and owner.pos_ == "PRON":
            return [(m, None) for m in parties_of(context, owner)]
    return []
