"""Force and clause → whose force it is."""

from dataclasses import replace

from spacy.tokens import Token

from config.gazetteer import gazetteer
from extraction.context import Context
from extraction.deployments.forces import Force
from extraction.deployments.frames import words
from extraction.deployments.heirs import heir
from extraction.deployments.lexicon import military, noun_key
from extraction.deployments.meaning import class_before
from extraction.deployments.ships import owner_by_name
from extraction.deployments.superiors import drawn_from, of_its_time, superior
from extraction.deployments.told import acting_for, as_power, body_of, nation_of, people_of, told_before
from extraction.syntax import ancestors, child, conjuncts, noun_phrase, prep_objects, subject
from models.actor import Actor, ActorMention

_FIRST_PERSON = frozenset({"we", "i", "us"})
_POWERS = frozenset({"government", "military", "group", "organisation"})
_NEAR = 5  # words between a ship and the letters before her name
_FAR = 200  # words; an article has named the group again by then


def owner_of(context: Context, force: Force, sender: Token | None = None) -> ActorMention:
    """Whose force it is; of Moscow's, where the article speaks of the Soviet Union and not of Russia, that one's."""
    return of_its_time(context, _owner(context, force, sender))


def _owner(context: Context, force: Force, sender: Token | None) -> ActorMention:
    """Whose force: told by its own words, by 'of' or 'from', by the sender, by the force's own name."""
    if force.power and sender is not None and sender.i == force.head.i:
        return _sender(context, sender) or _itself(context, force)
    own = _by_prefix(context, force) or _by_own_words(context, force, sender) or people_of(context, force.head)
    if own is not None:
        return own
    behind = _behind(context, force, "of")
    if behind is not None and (behind.actor.country or behind.actor.wikidata or sender is None):
        return behind
    of_sender = _sender(context, sender)
    if behind is not None and (of_sender is None or of_sender.actor.kind != "government"):
        return behind  # else a unit that nobody knows: 'Norway sent soldiers of the 82nd'
    if of_sender is None or not of_sender.actor.named:
        of_sender = _around(context, force.outer) or of_sender
    known = of_sender is not None and (of_sender.actor.named or not _any_state(sender))
    if known and of_sender is not None and of_sender.actor.kind in {"government", "military", "group"}:
        return of_sender  # 'flies drones from X': X is where they start
    told = (
        _behind(context, force, "from")
        or drawn_from(context, force)
        or of_sender
        or _beside(context, force)
        or _itself(context, force)
    )
    if told.actor.named or (of_sender is not None and not _any_state(sender)):
        return told
    return _under(context, force) or heir(context, force) or told


def _any_state(sender: Token | None) -> bool:
    """'The country will pull 300 soldiers out': that whose soldiers were told of."""
    if sender is None or sender.tag_ == "NNS":  # 'other countries' are not that one
        return False
    return sender.lemma_.lower() in {"country", "nation", "government", "ministry"}


def _under(context: Context, force: Force) -> ActorMention | None:
    """'20,000 soldiers serving in Chad under AMISOM': the body under which they serve."""
    near = [force.outer, *(c for c in force.outer.children if c.dep_ in {"acl", "relcl"})]
    near += [a for a in (force.outer.head,) if a.pos_ in {"VERB", "AUX"}]
    bodies = (body_of(context, o) for n in near for _, o in prep_objects(n, "under", "with", "within"))
    return next((b for b in bodies if b is not None and b.actor.kind != "government"), None)


def _by_own_words(context: Context, force: Force, sender: Token | None) -> ActorMention | None:
    """'Whose soldiers', 'its soldiers', 'Norwegian soldiers'; of a bare figure, by the noun that it counts."""
    like = (force.like,) if force.like is not None else ()
    for noun in dict.fromkeys((force.head, force.outer, *_group_of(force.outer), *like)):
        if force.like is not None and noun.i == force.like.i and (own := _of_state(context, sender)) is not None:
            return own  # 'Norwegian soldiers …; Chad will send 1,000'
        # 'North Korea … its troops': the possessive means whoever sends them
        pronoun = child(noun, "poss")
        if (holder := _holder(context, noun)) is not None:
            return holder
        of_sender = _sender(context, sender) if pronoun is not None and pronoun.pos_ == "PRON" else None
        if of_sender is not None and of_sender.actor.named:
            return of_sender
        if (own := told_before(context, noun)) is not None:
            return own
    return None


def _group_of(noun: Token) -> tuple[Token, ...]:
    """'A Norwegian convoy of four warships': the convoy."""
    if noun.dep_ != "pobj" or noun.head.lower_ != "of" or noun.head.head.lemma_.lower() not in military().holders:
        return ()
    return (noun.head.head,)


def _of_state(context: Context, sender: Token | None) -> ActorMention | None:
    """The state that sends, if one does."""
    found = _sender(context, sender)
    return found if found is not None and found.actor.named and found.actor.kind == "government" else None


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
    again = owner_by_name(force.head) if force.head.pos_ == "PROPN" else None
    return ActorMention(actor=again, span=force.span) if again is not None else None


def _behind(context: Context, force: Force, prep: str) -> ActorMention | None:
    """'soldiers of the Russian army', 'troops from North Korea', 'fighters loyal to Haftar' (the adjective's own)."""
    for noun in dict.fromkeys((force.head, force.outer)):
        for _, inner in prep_objects(noun, prep):
            if inner.i == force.head.i:
                continue
            if (nation := nation_of(context, inner) or told_before(context, inner)) is not None:
                return nation
            if (body := body_of(context, inner)) is not None:
                return as_power(body)
    return None


def _holder(context: Context, noun: Token) -> ActorMention | None:
    """'Norway, whose 300 soldiers in X', 'the minister, whose country': whoever stands before 'whose'."""
    relative = child(noun, "poss")
    if relative is None or relative.lower_ != "whose":
        return None
    clause = next((a for a in ancestors(noun) if a.dep_ == "relcl"), None)
    return _power(context, clause.head) if clause is not None else None


def _around(context: Context, noun: Token) -> ActorMention | None:
    """'Norway, with 300 soldiers in X, …': the state that the phrase hangs on."""
    prep = noun.head
    if noun.dep_ != "pobj" or prep.lower_ != "with":
        return None
    above = prep.head
    beside = prep.nbor(-1) if prep.i else prep  # 'led by Norway with 300 soldiers and Peru with 200'
    if beside.pos_ == "PROPN" and (nation := nation_of(context, beside)) is not None:
        return nation
    if above.pos_ in {"VERB", "AUX"}:
        above = subject(above) or above
    elif above.dep_ == "attr" and told_before(context, above) is None:  # 'X is the largest contributor, with …'
        above = subject(above.head) or above
    if above.tag_ in {"WDT", "WP"}:
        clause = next((a for a in ancestors(above) if a.dep_ == "relcl"), None)
        above = clause.head if clause is not None else above
    return _power(context, above)


def _beside(context: Context, force: Force) -> ActorMention | None:
    """'Five vehicles and 23 Norwegian soldiers', 'the Norwegian frigate Olaf': told by a noun close by."""
    if (kind := class_before(force.head)) is not None and (owner := told_before(context, kind)) is not None:
        return owner
    further = [c for c in conjuncts(force.outer) if c.i > force.outer.i and military().noun(c) is not None]
    if not further:
        return None
    return told_before(context, further[0]) or _behind(context, replace(force, head=further[0], outer=further[0]), "of")


def _power(context: Context, noun: Token) -> ActorMention | None:
    """The state, body or armed group that a noun means, or that stands before it."""
    before = told_before(context, noun) if noun.pos_ == "NOUN" else None  # 'the UN force in Chad' is not Chad's
    found = before or nation_of(context, noun) or acting_for(context, noun) or told_before(context, noun)
    return found if found is not None and found.actor.named and found.actor.kind in _POWERS else None


def _sender(context: Context, sender: Token | None) -> ActorMention | None:
    if sender is None:
        return None
    if (holder := _holder(context, sender)) is not None:
        return holder
    if sender.lower_ in _FIRST_PERSON and not context.actors(sender):
        speaker = context.attribution(context.reading.span(sender.i, sender.i))
        return as_power(speaker) if speaker is not None else None
    if sender.lower_ in {"it", "they"} and not context.actors(sender) and (said := _who_says(context, sender)):
        return said
    if (called := _known_as(context, sender)) is not None:
        return called
    if military().noun(sender) is not None and (whose := told_before(context, sender)) is not None:
        return whose  # 'the Norwegian army's 2nd Division'
    if sender.lemma_.lower() == "government" and (ruled := _ruled(context, sender)) is not None:
        return ruled
    nation = nation_of(context, sender) if sender.ent_type_ in {"GPE", "NORP"} else None
    acting = nation or acting_for(context, sender)
    if (
        acting is not None
        and sender.lemma_.lower() in words().organs
        and (acting.actor.country is None or acting.actor.kind == "organisation")
    ):
        acting = _organ_of(context, sender) or acting
    if acting is not None and acting.actor.kind == "person" and acting.actor.country is None:
        of = (nation_of(context, o) for _, o in prep_objects(sender, "of"))  # 'President X of Norway'
        acting = next((n for n in of if n is not None), acting)
    if (acting is None or acting.actor.country is None) and (above := superior(context, sender)) is not None:
        return above
    return acting or told_before(context, sender) or _nameless(context, sender)


def _itself(context: Context, force: Force) -> ActorMention:
    """'The Taliban', 'peshmerga': the force names its owner; else the force under its own words, unnamed."""
    mentions = [m for noun in dict.fromkeys((force.outer, force.head)) for m in context.actors(noun)]
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


def _ruled(context: Context, government: Token) -> ActorMention | None:
    """'The Government of Norway', 'the governments of Norway and Peru': the first of them."""
    return next((n for _, o in prep_objects(government, "of") if (n := nation_of(context, o)) is not None), None)


def _who_says(context: Context, pronoun: Token) -> ActorMention | None:
    """'Norway said it was sending': Norway."""
    clause = pronoun.head
    teller = subject(clause.head) if clause.dep_ == "ccomp" and clause.head.pos_ == "VERB" else None
    return acting_for(context, teller) if teller is not None and teller.i != pronoun.i else None


def _known_as(context: Context, sender: Token) -> ActorMention | None:
    """'The force known as AMISOM sent': its name."""
    clause = next((c for c in sender.children if c.dep_ == "acl" and c.lemma_ in {"know", "call", "name"}), None)
    if clause is None:
        return None
    names = [o for _, o in prep_objects(clause, "as")] + [c for c in clause.children if c.dep_ == "oprd"]
    return next((b for n in names if (b := body_of(context, n)) is not None), None)


def _organ_of(context: Context, body: Token) -> ActorMention | None:
    """'The Norwegian Ministry of Justice': Norway."""
    return next((n for c in body.children if c.i < body.i and (n := nation_of(context, c)) is not None), None)


def _nameless(context: Context, sender: Token) -> ActorMention | None:
    """'The army sent reinforcements': the army, though nobody says whose."""
    return next((m for m in context.actors(sender) if m.actor.kind in {"military", "government", "group"}), None)
