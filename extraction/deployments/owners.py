"""Force and clause → whose force it is."""

from collections.abc import Iterator

from spacy.tokens import Token

from config.gazetteer import gazetteer
from extraction.context import Context
from extraction.deployments.forces import Force
from extraction.deployments.lexicon import military, noun_key
from extraction.syntax import child, noun_phrase, prep_objects
from models.actor import Actor, ActorMention

_LEFT = frozenset({"amod", "compound", "nmod", "poss", "npadvmod", "det", "nummod"})
_FIRST_PERSON = frozenset({"we", "i", "us"})
_NEAR = 5  # words between a ship and the letters before her name
_FAR = 200  # words; an article has named the group again by then
_ARMED = frozenset({"group", "military", "organisation", "government"})


def owner_of(context: Context, force: Force, sender: Token | None = None) -> ActorMention:
    """Whose force: told by its own words, by 'of' or 'from', by the sender, by the force's own name."""
    if force.power and sender is not None and sender.i == force.head.i:
        return _sender(context, sender) or _itself(context, force)
    if (navy := _by_prefix(context, force)) is not None:
        return navy
    for noun in dict.fromkeys((force.head, force.outer, *((force.like,) if force.like is not None else ()))):
        # 'North Korea … its troops': the possessive means whoever sends them
        pronoun = child(noun, "poss")
        of_sender = _sender(context, sender) if pronoun is not None and pronoun.pos_ == "PRON" else None
        if of_sender is not None and of_sender.actor.named:
            return of_sender
        if (own := told_before(context, noun)) is not None:
            return own
    if (behind := _behind(context, force, "of")) is not None:
        return behind
    of_sender = _sender(context, sender)
    if of_sender is not None and of_sender.actor.kind in {"government", "military", "group"}:
        return of_sender  # 'flies drones from X': X is where they start
    return _behind(context, force, "from") or of_sender or _itself(context, force)


def _by_prefix(context: Context, force: Force) -> ActorMention | None:
    """'the destroyer USS John Finn': the letters before the name tell the navy."""
    if force.type != "naval":
        return None
    for c in force.outer.doc[force.outer.left_edge.i : force.outer.right_edge.i + 1]:
        known = (
            gazetteer().country_of(military().prefixes.get(c.text, "")) if abs(c.i - force.outer.i) < _NEAR else None
        )
        if known is not None and c.nbor().text[:1].isupper() and not c.nbor().text.isupper():
            return ActorMention(actor=known.actor(), span=context.reading.span(c.i, c.i))
    return None


def told_before(context: Context, noun: Token) -> ActorMention | None:
    """'North Korean troops', 'U.S. Marines', 'Pyongyang's forces', 'Hezbollah fighters'."""
    know = gazetteer()
    for c in noun.children:
        if c.i > noun.i or c.dep_ not in _LEFT:
            continue
        if c.lemma_.lower() in military().not_owning:
            continue
        if military().model(c.text) is not None:  # 'Russian S-400 batteries'
            if (maker := told_before(context, c)) is not None:
                return maker
            continue
        if c.text in military().prefixes and not noun.text.isupper():
            country = know.country_of(military().prefixes[c.text])
            if country is not None:
                return ActorMention(actor=country.actor(), span=context.reading.span(c.i, c.i))
        if c.dep_ == "poss" and (owner := _acting(context, c)) is not None:
            return owner
        if (nation := _nation(context, c)) is not None:
            return nation
        if c.text[:1].isdigit():
            continue  # 'the 82nd' of a division
        military_word = c.lower_ in military().modifiers or c.lower_ in military().force_words
        union = known if (known := know.actor(c.text)) is not None and known.kind in {"organisation", "group"} else None
        may_own = union or (not military_word and (c.ent_type_ in {"ORG", "NORP", "GPE"} or known))
        own_name = c.ent_type_ == noun.ent_type_ == "ORG" and noun.pos_ == "PROPN"  # 'Revolutionary' of the Guards
        if may_own and not own_name and (body := _body(context, c) or _known_group(context, c)) is not None:
            return as_power(body)
        if (deeper := told_before(context, c)) is not None and c.dep_ != "poss":
            return deeper
    if noun.dep_ == "conj" and noun.head.i < noun.i and not any(c.dep_ in {"det", "poss"} for c in noun.children):
        return told_before(context, noun.head)  # 'Peruvian car and foot patrols'
    return None


def co_owners(context: Context, noun: Token, sender: Token | None) -> Iterator[tuple[Token, ActorMention]]:
    """The further nations before a noun, or that send it: 'American and French soldiers' → French."""
    if sender is not None and told_before(context, noun) is None and (own := _nation(context, sender)) is not None:
        for other in sender.children:
            nation = _nation(context, other) if other.dep_ == "conj" and other.ent_type_ == "GPE" else None
            if nation is not None and nation.actor.name != own.actor.name:
                yield other, nation
    for c in noun.children:
        if c.i < noun.i and c.dep_ in _LEFT and (first := _nation(context, c)) is not None:
            for other in c.children:
                nation = _nation(context, other) if other.dep_ == "conj" and other.i < noun.i else None
                if nation is not None and nation.actor.name != first.actor.name:
                    yield other, nation


def _nation(context: Context, token: Token) -> ActorMention | None:
    know = gazetteer()
    first, last = noun_phrase(token)
    ent = [t for t in token.doc[first : last + 1] if t.ent_type_ in {"NORP", "GPE", "LOC"}] or [token]
    span = context.reading.span(ent[0].i, ent[-1].i)
    for words in dict.fromkeys((span.text, token.text)):
        country = know.demonym(words) or know.country(words) or know.seat(words)
        if country is not None and words[0].isupper():
            return ActorMention(actor=country.actor(), span=span)
    return None


def _body(context: Context, token: Token) -> ActorMention | None:
    named = [m for m in context.actors(token) if m.actor.named and m.actor.kind in _ARMED]
    return named[0] if named else None


def _known_group(context: Context, token: Token) -> ActorMention | None:
    """'IS militants', where the article's names do not hold the group by itself."""
    known = gazetteer().actor(token.text)
    if known is None or known.kind not in {"group", "military"} or not token.text[0].isupper():
        return None
    return ActorMention(actor=known, span=context.reading.span(token.i, token.i))


def _behind(context: Context, force: Force, prep: str) -> ActorMention | None:
    """'soldiers of the Russian army', 'troops from North Korea', 'fighters loyal to Haftar' (the adjective's own)."""
    for noun in dict.fromkeys((force.head, force.outer)):
        for _, inner in prep_objects(noun, prep):
            if inner.i == force.head.i:
                continue
            if (nation := _nation(context, inner) or told_before(context, inner)) is not None:
                return nation
            if (body := _body(context, inner)) is not None:
                return as_power(body)
    return None


def _acting(context: Context, token: Token) -> ActorMention | None:
    known = [m for m in context.actors(token) if m.actor.named or m.actor.country]
    return as_power(known[0]) if known else _nation(context, token)


def _sender(context: Context, sender: Token | None) -> ActorMention | None:
    if sender is None:
        return None
    if sender.lower_ in _FIRST_PERSON and not context.actors(sender):
        speaker = context.attribution(context.reading.span(sender.i, sender.i))
        return as_power(speaker) if speaker is not None else None
    if military().noun(sender) is not None and (whose := told_before(context, sender)) is not None:
        return whose  # 'the Norwegian army's 2nd Division'
    nation = _nation(context, sender) if sender.ent_type_ in {"GPE", "NORP"} else None
    acting = nation or _acting(context, sender)
    if acting is not None and acting.actor.kind == "person" and acting.actor.country is None:
        of = (_nation(context, o) for _, o in prep_objects(sender, "of"))  # 'President X of Norway'
        acting = next((n for n in of if n is not None), acting)
    return acting or told_before(context, sender) or _nameless(context, sender)


def as_power(mention: ActorMention) -> ActorMention:
    """A leader, ministry or army stands for the country it acts for; groups and unions stand for themselves."""
    actor = mention.actor
    if actor.kind in {"person", "government", "military"}:
        know = gazetteer()
        country = know.country_of(actor.country) if actor.country else know.country(actor.affiliation or "")
        if country is not None:
            return ActorMention(actor=country.actor(), span=mention.span)
        body = know.actor(actor.affiliation or "") if actor.kind == "person" else None
        if body is not None and body.kind == "organisation":
            return ActorMention(actor=body, span=mention.span)
    return mention


def _itself(context: Context, force: Force) -> ActorMention:
    """'The Taliban', 'peshmerga': the force names its owner; else the force under its own words, unnamed."""
    mentions = context.actors(force.outer) or context.actors(force.head)
    if noun_key(force.head) in military().insurgents and not any(m.actor.named for m in mentions):
        mentions = _last_group(context, force.head) or mentions
    for mention in mentions:
        if mention.actor.named and mention.actor.name.lower() != force.head.lower_:  # 'Troops' in a headline is no name
            return as_power(mention)
    if mentions:
        return as_power(
            ActorMention(actor=mentions[0].actor.model_copy(update={"named": False}), span=mentions[0].span)
        )
    return ActorMention(actor=Actor(name=force.span.text, kind="military", named=False), span=force.span)


def _last_group(context: Context, head: Token) -> list[ActorMention]:
    """The armed group named last before 'the rebels'."""
    for token in reversed(head.doc[max(0, head.i - _FAR) : head.i]):
        if token.ent_type_ in {"ORG", "NORP", "GPE"} and token.pos_ == "PROPN":
            for mention in context.actors(token):
                if mention.actor.named and mention.actor.kind == "group":
                    return [ActorMention(actor=mention.actor, span=context.reading.span(*noun_phrase(head)))]
    return []


def _nameless(context: Context, sender: Token) -> ActorMention | None:
    """'The army sent reinforcements': the army, though nobody says whose."""
    return next((m for m in context.actors(sender) if m.actor.kind in {"military", "government", "group"}), None)
