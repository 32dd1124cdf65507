"""Noun → meeting and its parties: 'talks between A and B', 'his meeting with X', 'the A-B summit'."""

from spacy.tokens import Token

from config.gazetteer import gazetteer
from extraction.context import Context
from extraction.meetings.draft import Found, Party
from extraction.meetings.frames import NounFrame, words
from extraction.meetings.parties import (
    is_anaphor,
    is_bloc,
    is_identified,
    is_party,
    is_party_noun,
    is_plural,
    is_public,
    parties_of,
)
from extraction.meetings.verbs import abroad, called_on, is_country, public, talks_told
from extraction.syntax import agent, ancestors, child, is_passive, prep_objects
from extraction.syntax import doer as performer
from models.actor import ActorMention

_BACK = frozenset({"the", "this", "that", "these", "those", "their", "both"})


def meeting_of_noun(context: Context, noun: Token) -> Found | None:
    """The meeting a noun names; null where it names none or tells no party."""
    frame = words().nouns.get(noun.lemma_.lower())
    if frame is None or noun.pos_ not in {"NOUN", "PROPN"} or _another_thing(noun, frame):
        return None
    found = Found(noun, f"noun:{frame.name}", frame.format)
    named = _complements(context, noun, frame)
    behind = {p.lower_ for p, _ in _with_objects(noun, [*words().partners])}
    found.explicit = bool(named) and not behind.isdisjoint({"with", "between", "among"})
    owners = _possessor(context, noun) + _compounds(context, noun)
    governors = _governors(context, noun) if not _between(noun) and not _owned(owners) else _hosts(context, noun)
    governors += _agents(context, noun) + _meeting_there(context, noun)
    if not (named or owners or governors):
        return _pointing_back(found, noun)
    if frame.partner and not named and len(governors) < 2:
        return None
    weak = noun.lemma_.lower() in frame.weak
    if weak and not named and not _held(noun) and len(owners) < 2 and len(governors) < 2:
        return None
    if frame.format == "visit" and any(role == "guest" for _, role in named):
        found.parties = named
        return found
    if frame.format == "visit" and not (named and (owners or governors) and talks_told(noun)):
        return None
    found.explicit = found.explicit or (not _points_back(noun) and _convened(noun, frame, governors + owners))
    found.parties = owners + governors + named
    if len(found.parties) == len(named) <= 1:
        found.parties = _traveller(context, noun) + _refuser(context, noun) + _whose(context, noun) + named
    if frame.name == "meal" and not public(found.parties):
        return None
    if frame.format == "visit" and not abroad([m for m, _ in found.parties]):
        return None
    found.back = _points_back(noun)
    return found


def _another_thing(noun: Token, frame: NounFrame) -> bool:
    if (
        noun.ent_type_ == "ORG" and noun.pos_ == "PROPN" and frame.format != "summit"
    ):  # 'the General Assembly', 'the Friends Meeting'
        return True
    if frame.name == "call" and (called_on(noun) or noun.pos_ == "PROPN"):  # 'the Call to Action'
        return True
    if any(a.lemma_.lower() in words().margins for a in ancestors(noun)):  # where others met: their occasion
        return True
    before = {c.lower_ for c in noun.children if c.i < noun.i}
    if before & words().not_before:
        return True
    if noun.dep_ == "compound":  # 'summit agenda', 'meeting room'
        return noun.head.lemma_.lower() not in words().nouns
    if frame.name == "call":
        wanted = any(o.ent_type_ not in {"DATE", "TIME"} for _, o in prep_objects(noun, "for", "on"))
        spoken = _phone(noun) or _held(noun) or any(c.lower_ in {"with", "between"} for c in noun.children)
        return (wanted and not _phone(noun)) or not (spoken or _verb_above(noun)[1] is not None)
    return frame.name == "talks" and noun.lemma_.lower() == "talk" and noun.tag_ == "NN"


def _phone(noun: Token) -> bool:
    return any(c.lower_ in words().formats["call"] | words().formats["video"] for c in noun.children)


def _between(noun: Token) -> bool:
    return any(c.lower_ in {"between", "among", "involving"} and c.dep_ == "prep" for c in noun.children)


def _owned(owners: list[Party]) -> bool:
    return any(m.actor.kind in {"person", "government"} for m, _ in owners)


def _complements(context: Context, noun: Token, frame: NounFrame) -> list[Party]:
    preps = [*words().partners]
    if frame.format == "visit" and (guests := _state_visit(context, noun)):
        return guests
    if frame.format == "visit":
        return [(m, "host") for _, o in prep_objects(noun, "to") for m in parties_of(context, o) if _a_government(m)]
    if frame.name in {"meeting", "summit", "talks", "conference"}:
        preps.append("of")
    if frame.format == "call":
        preps += ["to", "from"]
    if noun.lemma_.lower() == "audience":  # 'granted an audience to X'
        preps.append("to")
    found: list[Party] = []
    for prep, inner in _with_objects(noun, preps):
        found += [(m, None) for m in parties_of(context, inner) if prep.lower_ != "of" or _of_parties(noun, m, inner)]
    return found


def _state_visit(context: Context, noun: Token) -> list[Party]:
    """'A White House visit by the five Nordic leaders': leaders and their host."""
    guests = [m for _, o in prep_objects(noun, "by") for m in parties_of(context, o)]
    guests = [m for m in guests if is_public(m) or is_party_noun(m.span.text.split()[-1])]
    rooms = [c for c in noun.children if c.dep_ in {"compound", "nmod", "poss"}]
    hosts = [m for c in rooms for m in context.actors(c) if m.actor.kind == "government"]
    return [*((m, "host") for m in hosts), *((m, "guest") for m in guests)] if guests and hosts else []


def _of_parties(noun: Token, mention: ActorMention, inner: Token) -> bool:
    """'A meeting of ministers', 'of EU 27'; a council or cabinet only where somebody convenes it."""
    verb, _ = _verb_above(noun)
    body = verb is not None and verb.lemma_.lower() in words().convening and mention.actor.kind != "person"
    return is_plural(inner) or is_bloc(mention) or body


def _convened(noun: Token, frame: NounFrame, holders: list[Party]) -> bool:
    """'X is hosting a summit next month': who holds it is party enough, if it is a state or holds an office."""
    verb, prep = _verb_above(noun)
    weak = noun.lemma_.lower() in frame.weak
    if verb is None or frame.name not in {"meeting", "summit", "talks"} or (weak and frame.name != "talks"):
        return False
    held = prep is None and verb.lemma_.lower() in words().convening
    coming = prep is not None and prep.lower_ == "for" and verb.lemma_.lower() in words().travel  # 'in Doha for talks'
    if not (held or coming) and frame.name != "summit":
        return False
    return bool(holders) and all(is_public(m) for m, _ in holders)


def _hosts(context: Context, noun: Token) -> list[Party]:
    """'Norway will host talks between A and B': the host sits there too."""
    verb, prep = _verb_above(noun)
    if verb is None or prep is not None or verb.lemma_.lower() not in words().hosting or noun.dep_ != "dobj":
        return []
    by = performer(verb)
    return [(m, "host") for m in parties_of(context, by) if is_public(m)] if by is not None else []


def _agents(context: Context, noun: Token) -> list[Party]:
    """'The talks, hosted by A, were attended by B'."""
    agents = words().light | words().hosting
    clauses = [c for c in noun.children if c.dep_ in {"acl", "relcl"} and c.lemma_.lower() in agents]
    found = [by for c in clauses if (by := agent(c)) is not None]
    return [(m, None) for by in found for m in parties_of(context, by)]


def _with_objects(noun: Token, preps: list[str]) -> list[tuple[Token, Token]]:
    own = list(prep_objects(noun, *preps))
    if noun.dep_ == "dobj":  # 'held talks on Monday with X': the parser hangs 'with' on the verb
        own += [p for p in prep_objects(noun.head, "with", "between") if p[0].i > noun.i]
    if noun.dep_ in {"nsubj", "nsubjpass"}:  # 'talks resumed with X', 'discussions are going on with X'
        own += list(prep_objects(noun.head, "with", "between"))
        for state in noun.head.children:  # 'talks are underway with X'
            own += list(prep_objects(state, "with", "between")) if state.dep_ in {"acomp", "prep", "advmod"} else []
    for c in noun.children:  # 'talks in Doha with X'; 'a meeting at the White House Wednesday with leaders'
        if c.dep_ == "prep" and c.lower_ not in preps:
            own += [p for g in c.children for p in prep_objects(g, "with", "between")]
        if c.dep_ in {"acl", "relcl"} and c.lemma_.lower() in words().carriers | words().light:
            own += list(prep_objects(c, "with", "between"))
    return own


def _traveller(context: Context, noun: Token) -> list[Party]:
    """'X flew on to Y, where talks with Z are planned': X."""
    clause, _ = _verb_above(noun)
    if clause is None or clause.dep_ not in {"relcl", "advcl"}:
        return []
    if not any(c.lower_ == "where" for c in clause.children):
        return []
    way = next((a for a in ancestors(clause) if a.pos_ == "VERB"), None)
    by = performer(way) if way is not None and way.lemma_ in words().travel else None
    return [(m, None) for m in parties_of(context, by)] if by is not None else []


def _refuser(context: Context, noun: Token) -> list[Party]:
    """'X rejected an offer to hold talks with Y': X."""
    clause, _ = _verb_above(noun)
    offer = clause.head if clause is not None and clause.dep_ == "acl" else noun.head.head
    if offer.lemma_.lower() not in words().offers or offer.dep_ != "dobj" or offer.head.lemma_ not in words().refusing:
        return []
    by = performer(offer.head)
    return [(m, None) for m in parties_of(context, by)] if by is not None else []


def _whose(context: Context, noun: Token) -> list[Party]:
    """'talks with her counterpart': she too."""
    for _, inner in prep_objects(noun, "with"):
        owner = child(inner, "poss") if any(t.lower_ == "counterpart" for t in inner.subtree) else None
        owner = owner or next((c for t in inner.children if t.lower_ == "counterpart" for c in t.children), None)
        if owner is not None and owner.pos_ == "PRON":
            return [(m, None) for m in parties_of(context, owner)]
    return []


def _a_government(mention: ActorMention) -> bool:
    return is_country(mention)


def _possessor(context: Context, noun: Token) -> list[Party]:
    owner = child(noun, "poss")
    return [(m, None) for m in parties_of(context, owner)] if owner is not None and not is_anaphor(owner) else []


def _compounds(context: Context, noun: Token) -> list[Party]:
    """'the A-B summit', 'the NATO meeting'; a lone place name tells where: 'the Vienna talks'."""
    found: list[Party] = []
    for c in noun.children:
        if c.dep_ in {"compound", "nmod", "amod"} and c.i < noun.i and _nameable(c):
            beside = [g for g in c.children if g.dep_ in {"compound", "nmod", "amod", "npadvmod"} and _nameable(g)]
            parts = [g for g in beside if _hyphen(g, c)]
            if parts or not _a_place(c):
                mentions = [m for part in (*parts, c) for m in context.actors(part) if is_party(m) and _known(m)]
                found += [(m, None) for m in mentions if m.actor.named and not is_party_noun(m.actor.name)]
    return found


def _known(mention: ActorMention) -> bool:
    """'The NATO summit', but not 'the Nuclear Security Summit': a body that is known, or written as an acronym."""
    name = mention.actor.name
    return mention.actor.kind != "organisation" or name.isupper() or gazetteer().actor(name) is not None


def _nameable(token: Token) -> bool:
    """True for names; 'September', 'Strategic' and 'Leaders' before 'Summit' are capitalized, but no names."""
    if token.ent_type_ in {"PERSON", "ORG", "NORP", "GPE"}:
        return token.ent_type_ == "PERSON" or token.pos_ == "PROPN" or token.ent_type_ == "NORP"
    return token.pos_ == "PROPN" and not token.ent_type_ and gazetteer().actor(token.text) is not None


def _a_place(token: Token) -> bool:
    know = gazetteer()
    place = know.place(token.text) is not None or token.ent_type_ == "GPE"
    return place and know.body_names.one(token.text) is None


def _hyphen(one: Token, other: Token) -> bool:
    return any(t.text in {"-", "–", "/"} for t in one.doc[one.i : other.i])


def _governors(context: Context, noun: Token) -> list[Party]:
    """Parties that the clause around the noun names: who holds it, or who said what to whom in it."""
    verb, prep = _verb_above(noun)
    holders = [c for c in noun.children if c.dep_ == "relcl" and c.lemma_ in words().light - {"be", "do"}]
    if verb is None or holders:  # 'the calls that X has had with Y'
        return [(m, None) for c in holders if (by := child(c, "nsubj")) is not None for m in parties_of(context, by)]
    lemma = verb.lemma_.lower()
    if prep is None and noun.dep_ in {"nsubj", "nsubjpass"}:
        by = agent(verb)
        if by is None:
            return _left_after(context, noun, verb)
        return [(m, None) for m in parties_of(context, by)] if lemma in words().light else []
    known = words().light | words().saying | words().addressing
    owner = child(noun, "poss")
    forward = owner is not None and owner.pos_ == "PRON" and owner.i < verb.i  # 'ahead of his meeting, X smiled'
    doer = performer(verb)
    if lemma not in known and lemma not in words().verbs and not forward:
        return _bystanders(context, noun, verb, doer)
    found: list[Party] = []
    absent = lemma == "be" and any(c.dep_ == "neg" for c in verb.children)
    if doer is not None and not absent:
        found += [(m, None) for m in parties_of(context, doer)]
    if prep is not None:
        with_object = words().addressing | words().bringing
        met = any(f.object and not f.channel for f in words().verbs.get(lemma, ()))
        told = [child(verb, "dobj", "dative")] if lemma in with_object or met else []
        told += [o for p, o in prep_objects(verb, "to") if lemma in words().saying and p.i != prep.i]
    else:
        told = [c for c in verb.children if c.dep_ == "dative" and c.pos_ == "PROPN"]  # 'offered Peru a dialogue'
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
    if partnered and all(is_public(m) for m in mentions) or several and any(is_public(m) for m in mentions):
        return [(m, None) for m in mentions]
    return []


def _left_after(context: Context, noun: Token, clause: Token) -> list[Party]:
    """'X left Cairo after talks with Y ended': X."""
    above = clause.head
    if clause.dep_ != "advcl" or above.pos_ != "VERB" or not any(c.lower_ == "with" for c in noun.children):
        return []
    by = performer(above)
    return [(m, None) for m in parties_of(context, by) if is_identified(m)] if by is not None else []


def _meeting_there(context: Context, noun: Token) -> list[Party]:
    """'A and B, meeting in Oslo, agreed': the parser takes the participle for a noun."""
    before = noun.doc[noun.i - 2] if noun.i > 1 and noun.nbor(-1).text == "," else None
    bare = not any(c.dep_ in {"det", "poss", "amod", "compound", "nummod"} for c in noun.children)
    if before is None or before.pos_ != "PROPN" or noun.lower_ != "meeting" or not bare:
        return []
    while before.dep_ in {"conj", "appos", "compound"}:
        before = before.head
    several = [m for m in parties_of(context, before) if is_identified(m)]
    return [(m, None) for m in several] if len(several) > 1 else []


def _verb_above(noun: Token) -> tuple[Token | None, Token | None]:
    """The verb that governs the noun, and the preposition between them."""
    token, prep = noun, None
    while token.dep_ in {"conj", "appos"} and token.head.pos_ in {"NOUN", "PROPN"}:
        token = token.head
    while token.dep_ in {"pobj", "prep", "pcomp", "dative"} or token.lower_ == "ahead":
        if token.dep_ == "prep":
            if token.lower_ not in words().inside:
                return None, None
            prep = token
        token = token.head
        if token.pos_ == "NOUN":  # 'in the first of two meetings', 'for a round of talks'
            if prep is not None and prep.lower_ == "of" and token.lemma_.lower() in words().rounds:
                prep = None
                continue
            return None, None
    if token.dep_ in {"dobj", "nsubjpass", "nsubj", "attr"} and prep is None:
        return token.head, None
    return (token, prep) if token.pos_ in {"VERB", "AUX"} else (None, None)


def _held(noun: Token) -> bool:
    verb, _ = _verb_above(noun)
    return verb is not None and verb.lemma_.lower() in words().light


def _points_back(noun: Token) -> bool:
    return any(c.lower_ in _BACK for c in noun.children if c.i < noun.i)


def _pointing_back(found: Found, noun: Token) -> Found | None:
    found.back = _points_back(noun)
    return found if found.back else None


def bloc_alone(parties: list[ActorMention]) -> bool:
    """True for 'the G7 summit': the bloc's members are its parties."""
    return len(parties) == 1 and is_bloc(parties[0])
