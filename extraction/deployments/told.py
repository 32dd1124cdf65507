"""Words before a noun → whose it is: 'North Korean troops', 'Pyongyang's forces', 'Hezbollah fighters'."""

from collections.abc import Iterator

from spacy.tokens import Token

from config.gazetteer import gazetteer
from extraction.context import Context
from extraction.deployments.forces import Force
from extraction.deployments.lexicon import military
from extraction.syntax import conjuncts, noun_phrase, prep_objects
from models.actor import Actor, ActorMention

_FAR = 200  # words; an article has named the force again by then
_MEANING = frozenset({"the", "these", "those"})
_LEFT = frozenset({"amod", "compound", "nmod", "poss", "npadvmod", "det", "nummod"})
_ARMED = frozenset({"group", "military", "organisation", "government"})


def told_before(context: Context, noun: Token) -> ActorMention | None:
    """Whose force, told by a possessive, a nation or a body before the noun; null where its words tell nobody."""
    for c in noun.children:
        if c.i > noun.i or c.dep_ not in _LEFT or c.lemma_.lower() in military().not_owning:
            continue
        if (owner := _by_word(context, c, noun)) is not None:
            return owner
        if c.dep_ != "poss" and (deeper := told_before(context, c)) is not None:
            return deeper
    if noun.dep_ == "conj" and noun.head.i < noun.i and not any(c.dep_ in {"det", "poss"} for c in noun.children):
        return told_before(context, noun.head)  # 'Peruvian car and foot patrols'
    return None


def _by_word(context: Context, word: Token, noun: Token) -> ActorMention | None:
    if military().model(word.text) is not None:
        return None  # 'S-400 batteries'
    if word.text in military().prefixes and not noun.text.isupper():
        navy = gazetteer().country_of(military().prefixes[word.text])
        if navy is not None:
            return ActorMention(actor=navy.actor(), span=context.reading.span(word.i, word.i))
    if word.dep_ == "poss" and (owner := acting_for(context, word)) is not None:
        return owner
    if (own := nation_of(context, word)) is not None:
        return own
    if (army := _known_army(context, word)) is not None:
        return as_power(army)
    own_name = word.ent_type_ == noun.ent_type_ == "ORG" and noun.pos_ == "PROPN"  # 'Revolutionary' of the Guards
    if own_name or word.text[:1].isdigit() or not _may_own(word):  # 'the 82nd' of a division
        return None
    found = body_of(context, word) or _known_group(context, word)
    return as_power(found) if found is not None else None


def _may_own(word: Token) -> bool:
    known = gazetteer().actor(word.text)
    if known is not None and known.kind in {"organisation", "group"}:
        return True
    military_word = word.lower_ in military().modifiers or word.lower_ in military().force_words
    return not military_word and (word.ent_type_ in {"ORG", "NORP", "GPE"} or known is not None)


def co_owners(context: Context, noun: Token, sender: Token | None) -> Iterator[tuple[Token, ActorMention]]:
    """The further nations before a noun, or that send it: 'American and French soldiers' → French."""
    if sender is not None and sender.lemma_.lower() == "government":  # 'the governments of A and B'
        sender = next((o for _, o in prep_objects(sender, "of")), sender)
    if sender is not None and told_before(context, noun) is None and (own := nation_of(context, sender)) is not None:
        for other in conjuncts(sender)[1:]:
            further = nation_of(context, other) if other.pos_ == "PROPN" else None
            if further is not None and further.actor.name != own.actor.name:
                yield other, further
    first: ActorMention | None = None
    for c in noun.children:
        if c.i < noun.i and c.dep_ in _LEFT and (nation := nation_of(context, c)) is not None:
            if first is not None and first.actor.name != nation.actor.name and c.dep_ == "amod":
                yield c, nation  # 'British, Canadian and Norwegian troops': the second hangs on the noun
            first = first or nation
            for other in conjuncts(c)[1:]:
                further = nation_of(context, other) if other.i < noun.i else None
                if further is not None and further.actor.name != first.actor.name:
                    yield other, further


def nation_of(context: Context, token: Token) -> ActorMention | None:
    """The state that a name, an adjective or a capital means."""
    know = gazetteer()
    first, last = noun_phrase(token)
    ent = [t for t in token.doc[first : last + 1] if t.ent_type_ in {"NORP", "GPE", "LOC"}] or [token]
    span = context.reading.span(ent[0].i, ent[-1].i)
    for words in dict.fromkeys((span.text, token.text)):
        country = know.demonym(words) or know.country(words) or know.seat(words)
        if country is not None and words[0].isupper():
            return ActorMention(actor=country.actor(), span=span)
    return None


def meant_owner(context: Context, force: Force) -> ActorMention | None:
    """'The troops will stay': whose they were when last told of with a nation or body before the word."""
    noun = force.outer
    if noun.i != force.head.i or not any(c.lower_ in _MEANING for c in noun.children):
        return None
    if any(c.dep_ in {"amod", "compound", "poss"} for c in noun.children):
        return None
    before = (t for t in reversed(noun.doc[max(0, noun.i - _FAR) : noun.i]) if t.lemma_ == noun.lemma_)
    owner = next((o for t in before if (o := told_before(context, t)) is not None), None)
    return owner.model_copy(update={"span": context.reading.span(*noun_phrase(noun))}) if owner is not None else None


def people_of(context: Context, people: Token) -> ActorMention | None:
    """'2,000 Kenyans' → Kenya."""
    if people.tag_ not in {"NNPS", "NNP", "NNS"} or not people.text[:1].isupper():
        return None
    country = gazetteer().demonym(people.text) or gazetteer().demonym(people.text[:-1])
    return ActorMention(actor=country.actor(), span=context.reading.span(people.i, people.i)) if country else None


def body_of(context: Context, token: Token) -> ActorMention | None:
    """The named group, army, union or government that a word means."""
    named = [m for m in context.actors(token) if m.actor.named and m.actor.kind in _ARMED]
    return named[0] if named else None


def _known_army(context: Context, token: Token) -> ActorMention | None:
    """'RAF jets', also where the article names 'RAF Viking'."""
    known = gazetteer().actor(token.text)
    if known is None or known.kind != "military" or known.country is None or not token.text[0].isupper():
        return None
    return ActorMention(actor=known, span=context.reading.span(token.i, token.i))


def _known_group(context: Context, token: Token) -> ActorMention | None:
    """'IS militants', where the article's names do not hold the group by itself."""
    known = gazetteer().actor(token.text)
    if known is None or known.kind not in {"group", "military"} or not token.text[0].isupper():
        return None
    return ActorMention(actor=known, span=context.reading.span(token.i, token.i))


def acting_for(context: Context, token: Token) -> ActorMention | None:
    """Who acts, and for which state: 'Putin' → Russia."""
    known = [m for m in context.actors(token) if m.actor.named or m.actor.country]
    return as_power(known[0]) if known else nation_of(context, token)


def as_power(mention: ActorMention) -> ActorMention:
    """A leader, ministry or army stands for the country it acts for; groups and unions stand for themselves."""
    actor = mention.actor
    if actor.kind in {"person", "government", "military"}:
        know = gazetteer()
        country = know.country_of(actor.country) if actor.country else know.country(actor.affiliation or "")
        if country is not None:
            return ActorMention(actor=country.actor(), span=mention.span)
        union = know.actor(actor.affiliation or "") if actor.kind == "person" else None
        if union is not None and union.kind == "organisation":
            return ActorMention(actor=union, span=mention.span)
    if actor.kind == "organisation" and actor.wikidata is None and (nation := _arm_of(mention.span.text)) is not None:
        return ActorMention(actor=nation, span=mention.span)
    return mention


def _arm_of(name: str) -> Actor | None:
    """'US Army Viking', 'Kenya Defence Forces': the state whose arm bears its name."""
    first, *rest = name.removeprefix("the ").removeprefix("The ").split()
    country = gazetteer().demonym(first) or gazetteer().country(first)
    arm = any(w.lower() in military().wholes or w.lower().removesuffix("s") in military().wholes for w in rest)
    return country.actor() if country is not None and arm else None
