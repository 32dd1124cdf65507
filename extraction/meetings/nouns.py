"""Noun → meeting and its parties: 'talks between A and B', 'his meeting with X', 'the A-B summit'."""

from spacy.tokens import Token

from extraction.context import Context
from extraction.meetings.above import is_held, points_back, verb_above
from extraction.meetings.apart import came_apart, met_apart
from extraction.meetings.behind import with_objects
from extraction.meetings.compounds import compounds, possessor
from extraction.meetings.draft import Found, Party
from extraction.meetings.frames import NounFrame, words
from extraction.meetings.holders import (
    agents,
    convened,
    governors,
    hosts,
    joined_by,
    mediated,
    meeting_there,
    named_before,
    pair_before,
    refuser,
    traveller,
    whose,
)
from extraction.meetings.kinds import abroad, is_country, is_official, public
from extraction.meetings.parties import is_bloc, is_party_noun, is_plural, is_public, parties_of
from extraction.meetings.sense import called_on, courtesy, doing, hyphened, in_touch, talks_told
from extraction.syntax import ancestors, prep_objects, subject
from models.actor import ActorMention


def meeting_of_noun(context: Context, noun: Token) -> Found | None:
    """The meeting a noun names; null where it names none or tells no party."""
    frame = words().nouns.get(hyphened(noun, noun.lemma_.lower()))
    if frame is None or not _nominal(noun, frame) or _another_thing(noun, frame):
        return None
    found = Found(noun, f"noun:{frame.name}", "in_person" if courtesy(noun) else frame.format)
    named = _complements(context, noun, frame)
    behind = {p.lower_ for p, _ in with_objects(noun, [*words().partners])}
    found.explicit = bool(named) and not behind.isdisjoint({"with", "between", "among"})
    owners = possessor(context, noun)
    owners += [] if owners and named else compounds(context, noun)  # 'his UNGA meetings with X'
    if frame.format == "visit":
        owners += _visitors(context, noun)
    apart = _between(noun) or _owned(owners)
    holders = hosts(context, noun) if apart else governors(context, noun)
    holders += meeting_there(context, noun) + ([] if frame.partner else agents(context, noun))
    if not (named or owners or holders):
        holders = pair_before(context, noun)
    if not (named or owners or holders):
        return _pointing_back(found, noun)
    if not _told_enough(noun, frame, named, owners, holders):
        return None
    found.back = points_back(noun)
    if any(role == "guest" for _, role in named):
        found.parties, found.back = named, False
        return found
    found.convened = (not found.back or noun.pos_ == "PROPN") and convened(noun, frame, holders + owners)
    found.explicit = found.explicit or found.convened
    found.joins = found.back and not (named or owners) and mediated(noun)
    found.parties = owners + holders + named
    found.apart = met_apart(noun, named) or came_apart(noun, owners + holders, named)
    if len(found.parties) == len(named) <= 1:
        found.parties = (
            named_before(context, noun)
            + traveller(context, noun)
            + refuser(context, noun)
            + whose(context, noun)
            + named
        )
    if frame.name == "contact" and not in_touch(noun, [m for m, _ in found.parties]):
        return None
    if frame.name == "meal" and not public(found.parties):
        return None
    if frame.format == "visit" and not abroad([m for m, _ in found.parties]):
        return None
    return found


def _nominal(noun: Token, frame: NounFrame) -> bool:
    """A noun, also 'a bilateral' that the tagger takes for an adjective; with the words that some need before them."""
    as_noun = noun.pos_ in {"NOUN", "PROPN"} or (noun.pos_ == "ADJ" and noun.dep_ in {"dobj", "pobj", "nsubjpass"})
    if not frame.before:
        return as_noun
    of = (o for _, o in prep_objects(noun, "of"))
    return as_noun and any(c.lower_ in frame.before for c in (*(c for c in noun.children if c.i < noun.i), *of))


def _told_enough(noun: Token, frame: NounFrame, named: list[Party], owners: list[Party], holders: list[Party]) -> bool:
    """A meal needs partners, a weak noun somebody who holds it or two parties, a visit both sides and talks."""
    if frame.partner and not named and len(holders) < 2:
        return False
    weak = noun.lemma_.lower() in frame.weak
    if weak and not named and not is_held(noun) and len(owners) < 2 and len(holders) < 2:
        return False
    guests = any(role == "guest" for _, role in named)
    if frame.format != "visit" or guests:
        return True
    return bool(named and (owners or holders)) and (talks_told(noun) or _official_trip(noun, owners + holders))


def _official_trip(noun: Token, owners: list[Party]) -> bool:
    """'The minister's trip to Norway has been called off': what one who holds an office had come for was talks."""
    verb = noun.head
    gone = noun.dep_ in {"nsubjpass", "dobj"} and bool(doing(verb) & words().statuses["cancelled"])
    return gone and any(is_official(m) for m, _ in owners)


def _another_thing(noun: Token, frame: NounFrame) -> bool:
    # 'the General Assembly', 'the Friends Meeting', but 'the G7 Trade Ministers Meeting'
    if noun.ent_type_ == "ORG" and noun.pos_ == "PROPN" and frame.format != "summit" and not _of_a_bloc(noun):
        return True
    if courtesy(noun):
        return False
    if frame.name == "call" and (called_on(noun) or noun.pos_ == "PROPN"):  # 'the Call to Action'
        return True
    others = any(a.lemma_.lower() in words().margins for a in ancestors(noun))  # where others met: their occasion
    if others or _in_a_title(noun):
        return True
    before = {c.lower_ for c in noun.children if c.i < noun.i and c.ent_type_ not in {"ORG", "FAC", "GPE"}}
    if before & words().not_before:
        return True
    if noun.dep_ == "dobj" and _spoken_to(noun):
        return True
    if noun.dep_ == "compound":  # 'summit agenda', 'meeting room'
        return noun.head.lemma_.lower() not in words().nouns
    if frame.name == "call":
        wanted = any(o.ent_type_ not in {"DATE", "TIME"} for _, o in prep_objects(noun, "for", "on"))
        spoken = _phone(noun) or is_held(noun) or any(c.lower_ in {"with", "between"} for c in noun.children)
        return (wanted and not _phone(noun)) or not (spoken or verb_above(noun)[1] is not None)
    return frame.name == "talks" and noun.lemma_.lower() == "talk" and noun.tag_ == "NN"


def _of_a_bloc(noun: Token) -> bool:
    named = noun.lemma_.lower() == "meeting"
    return named and any(t.lower_ in words().blocs for t in noun.doc[noun.left_edge.i : noun.i])


def _in_a_title(noun: Token) -> bool:
    """'The envoy for the A-B dialogue', 'a spokesman for the talks': what somebody works for."""
    office = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ in {"for", "on"} else noun
    return office.i != noun.i and office.pos_ in {"NOUN", "PROPN"} and is_party_noun(office.lemma_)


def _spoken_to(noun: Token) -> bool:
    """'Told the meeting', 'addressed the governors' summit': a speech to it; 'the G7 summit' is held besides."""
    if noun.head.lemma_ == "address":
        return not any(c.lower_ in words().blocs for c in noun.children)
    return noun.head.lemma_.lower() in words().addressing


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
        paid = noun.head.lemma_ == "pay"  # 'paid a visit to President X'
        hosts_ = (m for _, o in prep_objects(noun, "to") for m in parties_of(context, o))
        return [(m, "host") for m in hosts_ if _a_government(m) or (paid and is_official(m))]
    if frame.name in {"meeting", "summit", "talks", "conference"}:
        preps.append("of")
    if courtesy(noun):
        preps += ["on", "upon", "to"]
    elif frame.format == "call":
        preps += ["to", "from"]
    if frame.partner and noun.head.lemma_.lower() in words().hosting:  # 'hosted a banquet for X'
        preps.append("for")
    if noun.lemma_.lower() == "audience":  # 'granted an audience to X'
        preps.append("to")
    found = joined_by(context, noun)
    for prep, inner in with_objects(noun, preps):
        if inner.lemma_.lower() in words().nouns:  # 'a meeting of the A-B dialogue'
            found += compounds(context, inner)
        found += [(m, None) for m in parties_of(context, inner) if prep.lower_ != "of" or _of_parties(noun, m, inner)]
    return found


def _state_visit(context: Context, noun: Token) -> list[Party]:
    """'A White House visit by the five Nordic leaders': leaders and their host."""
    guests = [m for _, o in prep_objects(noun, "by") for m in parties_of(context, o)]
    guests = [m for m in guests if is_public(m) or is_party_noun(m.span.text.split()[-1])]
    rooms = [c for c in noun.children if c.dep_ in {"compound", "nmod", "poss"}]
    rooms += [o for _, o in prep_objects(noun, "to")] if guests else []
    hosts = [m for c in rooms for m in context.actors(c) if m.actor.kind == "government"]
    if guests and not hosts and noun.dep_ == "dobj" and doing(noun.head) & words().statuses["cancelled"]:
        by = subject(noun.head)  # 'the White House cancelled a visit by X'
        hosts = [m for m in context.actors(by) if m.actor.kind == "government"] if by is not None else []
    return [*((m, "host") for m in hosts), *((m, "guest") for m in guests)] if guests and hosts else []


def _visitors(context: Context, noun: Token) -> list[Party]:
    """'The visit of President X to Peru': X."""
    of = [m for _, o in prep_objects(noun, "of") for m in parties_of(context, o)]
    return [(m, None) for m in of if m.actor.kind == "person" and is_public(m)]


def _of_parties(noun: Token, mention: ActorMention, inner: Token) -> bool:
    """'A meeting of ministers', 'of EU 27'; a council or cabinet only where somebody convenes it."""
    verb, _ = verb_above(noun)
    done = words().convening | words().attending
    held = verb is not None and (verb.lemma_.lower() in done or _part_in(noun))
    body = held and mention.actor.kind != "person"
    bloc = is_bloc(mention) and mention.actor.name.lower() not in words().plenary
    return is_plural(inner) or bloc or body


def _part_in(noun: Token) -> bool:
    """'Takes part in a meeting of the Arctic Council'."""
    return noun.dep_ == "pobj" and any(a.lemma_ == "take" for a in (noun.head.head, noun.head.head.head))


def _a_government(mention: ActorMention) -> bool:
    return is_country(mention)


def _pointing_back(found: Found, noun: Token) -> Found | None:
    found.back = points_back(noun)
    return found if found.back else None


def bloc_alone(parties: list[ActorMention]) -> bool:
    """True for 'the G7 summit': the bloc's members are its parties."""
    return len(parties) == 1 and is_bloc(parties[0])
