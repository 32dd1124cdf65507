"""Verb and frame → which noun holds the force, and who sends it."""

from spacy.tokens import Token

from extraction.context import Context
from extraction.deployments.forces import ARMS, forces_of
from extraction.deployments.frames import VerbFrame, words
from extraction.deployments.lexicon import military
from extraction.deployments.told import as_power
from extraction.syntax import agent, ancestors, child, doer, is_passive, prep_objects, subject
from models.actor import ActorMention


def roles(verb: Token, frame: VerbFrame) -> tuple[Token | None, Token | None]:
    """(the noun that holds the force, the doer)."""
    if (some := _of_them(verb)) is not None:
        return (some, None) if (frame.force == "object") == is_passive(verb) else (None, None)
    if frame.force == "with":
        added = next((o for p, o in prep_objects(verb, "with", "by")), None)
        return added, agent(verb) if is_passive(verb) else doer(verb)
    if is_passive(verb):
        if frame.force == "agent":
            return agent(verb), _clause_subject(verb)
        return (_moved(verb), agent(verb)) if frame.force == "object" else (None, None)
    if frame.force == "agent":
        return None, None
    asked = [c for c in verb.children if c.dep_ == "nsubj"]
    sender = (
        asked[-1] if len(asked) > 1 and asked[0].nbor().text == ":" else doer(verb)
    )  # 'RADIO ONE: Will Norway send troops?'
    if frame.force == "subject" and (seen := _seen_doing(verb)) is not None:
        return seen, None
    sender = _sayers(verb, sender) or _ranked(verb) or sender
    if frame.force == "subject":
        there = child(verb, "attr") if child(verb, "expl") is not None else None
        return there or sender, None
    done = next((c for c in verb.children if c.dep_ == "dobj" and c.lower_ != "home"), None) or _about(verb)
    if done is not None and done.tag_ in {"WDT", "WP"}:
        done = None
    if done is None and not frame.also and verb.dep_ == "relcl" and sender is not None and sender.i != verb.head.i:
        done = verb.head  # 'the troops that Moscow sent'
    return done, sender


def _moved(verb: Token) -> Token | None:
    """'South African, Chadian and Peruvian soldiers are sent', where the parser finds two subjects: the force."""
    subjects = [c for c in verb.children if c.dep_ == "nsubjpass"]
    forces = [c for c in subjects if military().noun(c) is not None]
    return forces[-1] if len(subjects) > 1 and forces else doer(verb)


def _seen_doing(verb: Token) -> Token | None:
    """'Crowds welcomed a convoy of four ships arriving for a visit': the object beside which the participle stands."""
    if verb.dep_ != "advcl" or verb.tag_ != "VBG" or child(verb, "nsubj", "mark") is not None:
        return None
    seen = child(verb.head, "dobj")
    return seen if seen is not None and seen.right_edge.i + 1 == verb.left_edge.i else None


def _sayers(verb: Token, pronoun: Token | None) -> Token | None:
    """'Chad and Peru said they would send soldiers': Chad and Peru."""
    if pronoun is None or pronoun.lower_ != "they" or verb.dep_ != "ccomp":
        return None
    said = child(verb.head, "nsubj")
    return said if said is not None and said.pos_ == "PROPN" and child(said, "conj") is not None else None


def _ranked(verb: Token) -> Token | None:
    """'Chad was the first to withdraw', 'Chad became the latest country to send soldiers': Chad."""
    rank = verb.head
    if verb.dep_ not in {"relcl", "acl", "xcomp"} or rank.dep_ != "attr":
        return None
    ranked = rank.lower_ in words().ranks or any(c.lower_ in words().ranks for c in rank.children)
    return subject(rank.head) if ranked and rank.head.pos_ in {"VERB", "AUX"} else None


def _about(verb: Token) -> Token | None:
    """'is sending up to 350 soldiers', 'has deployed over 2,500 soldiers', which the parser takes for ways."""
    ups = [pair for c in verb.children if c.lower_ == "up" for pair in prep_objects(c, "to")]
    for prep, counted in (*prep_objects(verb, "to", "over", "around", "about", "under", "near"), *ups):
        figure = child(counted, "nummod")
        up = prep.lower_ != "to" or (prep.i and prep.nbor(-1).lower_ == "up")
        if up and figure is not None and figure.left_edge.i in {prep.i + 1, prep.i}:
            return counted
    return None


def _of_them(verb: Token) -> Token | None:
    """'75 soldiers, of them 15 are posted to X': the figure, which hangs on 'them'."""
    first = next((c for c in verb.children if c.dep_ in {"aux", "auxpass"}), verb)
    before = verb.doc[first.i - 1] if first.i else verb
    own = child(verb, "nsubj", "nsubjpass") is not None
    return before if not own and before.pos_ == "NUM" and before.head.lower_ in {"them", "whom", "these"} else None


def _clause_subject(verb: Token) -> Token | None:
    """'Norway set up posts manned by its soldiers': Norway."""
    above = next((a for a in ancestors(verb) if a.pos_ in {"VERB", "AUX"}), None)
    return subject(above) if above is not None else None


def sender_of(verb: Token, frame: VerbFrame, actor: Token | None, force: Token) -> Token | None:
    """Who sends: the doer, or whoever ordered, denied or keeps it."""
    if frame.force == "agent":
        return actor
    if frame.owner is None:
        return commander(verb) or _keeper(verb, force)
    return planner(verb, actor or _denier(verb) or commander(verb) or _allowed(verb) or _keeper(verb, force))


def planner(verb: Token, sender: Token | None) -> Token | None:
    """'X has no plans to send', 'X's decision to send': X, not the plan."""
    if sender is None and verb.dep_ == "pcomp" and verb.head.head.pos_ == "NOUN":
        return child(verb.head.head, "poss")  # 'its defences, including moving troops'
    if verb.dep_ in {"pcomp", "conj"} and (blamed := _blamed(verb)) is not None:
        return blamed
    if sender is None and verb.dep_ == "pcomp" and verb.head.lower_ == "by" and not is_passive(verb.head.head):
        return subject(verb.head.head)  # 'X responded by moving troops'
    if sender is None or verb.dep_ != "acl" or sender.i != verb.head.i or sender.pos_ != "NOUN":
        return sender
    if military().noun(sender) is not None:
        return sender
    if (owner := child(sender, "poss")) is not None:
        return owner
    while sender.dep_ in {"pobj", "prep", "dobj", "attr"}:
        sender = sender.head
        if sender.pos_ in {"VERB", "AUX"}:
            return subject(sender)
    return None


def _blamed(verb: Token) -> Token | None:
    """'Accused Chad of arming rebels and sending troops': Chad."""
    first = verb.head if verb.dep_ == "conj" else verb
    if first.dep_ != "pcomp" or first.head.lower_ not in {"of", "for", "from"}:
        return None
    above = first.head.head
    return child(above, "dobj") if above.pos_ == "VERB" and above.lemma_ in words().blaming else None


def _denier(verb: Token) -> Token | None:
    """'X denied that any soldiers had been sent': X's soldiers."""
    above = verb.head
    return subject(above) if verb.dep_ == "ccomp" and above.lemma_ in words().denying else None


def commander(verb: Token) -> Token | None:
    """'X ordered troops to leave': X."""
    above = verb.head
    if verb.dep_ not in {"xcomp", "ccomp"} or above.lemma_ not in words().orders or is_passive(above):
        return None
    return planner(above, subject(above))  # 'X passed a bill permitting troops to leave'


def _allowed(verb: Token) -> Token | None:
    """'X has been allowed to bring in 1,000 soldiers': X."""
    above = verb.head
    told = verb.dep_ in {"xcomp", "ccomp"} and above.lemma_ in words().orders and is_passive(above)
    return subject(above) if told else None


def called_for(verb: Token) -> bool:
    """'called for more troops to be sent'."""
    above = verb.head.head if verb.dep_ in {"acl", "relcl"} else verb.head
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
    for_them = (
        any(c.dep_ == "mark" and c.lower_ == "for" for c in verb.children) and verb.head.lemma_ in words().calling
    )
    return infinitive and (for_them or (above.lower_ == "for" and above.head.lemma_ in words().calling))


def _keeper(verb: Token, force: Token) -> Token | None:
    """'X has 3,000 soldiers operating in Y': X."""
    above = verb.head
    while above.dep_ in {"prep", "pobj"} and above.pos_ != "VERB":  # 'thousands of soldiers operating'
        above = above.head
    held = verb.dep_ in {"acl", "relcl"} and (above.dep_ == "dobj" or above.i == force.i)
    keeping = above.head if above.dep_ == "dobj" else None
    return subject(keeping) if held and keeping is not None and keeping.lemma_ in words().keeping else None


def announcer(context: Context, verb: Token) -> ActorMention | None:
    """'300 soldiers were sent, the ministry said': the state's own that says so, when nobody else's is told."""
    told = context.attribution(context.reading.span(verb.i, verb.i))
    if told is None or told.actor.kind not in {"government", "military", "person", "group"}:
        return None
    power = as_power(told)
    return power if power.actor.kind == "government" and power.actor.named else None


def moves_another(context: Context, verb: Token, frames: tuple[VerbFrame, ...]) -> bool:
    """'The army deployed 300 soldiers': the object is the force, not the subject."""
    done = child(verb, "dobj") if any(f.force == "object" and not f.also for f in frames) else None
    own = done is not None and any(c.dep_ == "poss" and c.pos_ == "PRON" for c in done.children)
    return done is not None and any(f.strong or own or f.type in ARMS for f in forces_of(context, done))
