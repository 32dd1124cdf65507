"""Verb or noun → is this its sense of meeting: 'met the deadline', 'called on X', 'visited a museum' are others."""

from spacy.tokens import Token

from extraction.meetings.clauses import by_channel, object_of
from extraction.meetings.frames import VerbFrame, words
from extraction.meetings.kinds import is_official
from extraction.syntax import agent, ancestors, child, is_passive, prep_objects
from models.actor import ActorMention


def fits(verb: Token, frame: VerbFrame) -> bool:
    """True when the clause around the verb is one the frame asks for."""
    if not _cued(verb, frame) or verb.pos_ not in {"VERB", "AUX"}:
        return False
    if frame.particles and not any(c.lower_ in frame.particles for c in verb.children):
        return False
    if frame.bare and _burdened(verb, frame):
        return False
    if (frame.journey and not _aim_of_journey(verb)) or (frame.passive and agent(verb) is None):
        return False
    if frame.object_words:
        return any(c.dep_ == "dobj" and c.lemma_ in frame.object_words for c in verb.children)
    if any(_another_verb(c, frame) for c in verb.children):
        return False
    if is_passive(verb) and agent(verb) is None and frame.object == "party":  # 'was met with fire'
        return False
    played = (inner for _, inner in prep_objects(verb, "in", "at", "for", "during"))
    if any(t.lower_ in words().sport for t in (*played, *(c for c in verb.children if c.dep_ == "acomp"))):
        return False
    # 'called on X', 'called X a liar', 'called it off': a second object or a particle makes another verb
    other = frame.name == "call" and (called_on(verb) or _names(verb))
    return not other and (frame.format != "visit" or talks_told(verb))


def _aim_of_journey(verb: Token) -> bool:
    """'Flew to Oslo to brief X'."""
    to = any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
    return to and verb.dep_ in {"advcl", "xcomp"} and verb.head.lemma_.lower() in words().travel


def _burdened(verb: Token, frame: VerbFrame) -> bool:
    """'saw X fall', 'saw X as a rival', 'called on X to resign', 'called on X for help'; not 'to pay her respects'."""
    if any(c.dep_ == "prep" and c.lower_ in {"as", "for", "through"} for c in verb.children):
        return True
    clauses = (c for c in verb.children if c.dep_ in {"ccomp", "xcomp", "oprd", "prt", "advcl"})
    if any(c.lemma_ not in frame.aims for c in clauses):
        return True
    purposes = (t.head.lemma_ for t in verb.subtree if t.lower_ == "to" and t.dep_ == "aux" and t.i > verb.i)
    return any(lemma not in frame.aims for lemma in purposes)


def _cued(verb: Token, frame: VerbFrame) -> bool:
    """True when a cue stands where the frame wants one; frames without cues need none."""
    if frame.channel:
        return by_channel(verb, frame.cues)
    return not frame.cues or any(t.lower_ in frame.cues for t in verb.subtree if t.pos_ != "VERB")


def doing(verb: Token) -> set[str]:
    """The verb's lemma; 'cancel' for 'call off', 'put off', 'turn down'."""
    off = any(c.lower_ in {"down", "off"} for c in verb.children)
    return {"cancel" if off and verb.lemma_ in {"call", "turn", "put", "break", "shut"} else verb.lemma_.lower()}


def hyphened(noun: Token, form: str) -> str:
    """'sit-down', 'tête-à-tête': the parser takes each part for a word of its own."""
    start = noun.i
    while start > 1 and noun.doc[start - 1].text == "-" and not noun.doc[start - 2].whitespace_:
        start -= 2
    return form if start == noun.i else noun.doc[start : noun.i].text.lower() + form


def courtesy(noun: Token) -> bool:
    """'paid a courtesy call on X': a visit, no call."""
    paid = noun.dep_ == "dobj" and noun.head.lemma_.lower() == "pay"
    return noun.lemma_.lower() == "call" and (paid or any(c.lower_ == "courtesy" for c in noun.children))


def called_on(word: Token) -> bool:
    """'called on X to', 'a call for', also where the parser loses the preposition."""
    after = word.i + 1
    while after < len(word.doc) and word.doc[after].text in {'"', "“", "‘", "``"}:
        after += 1
    asks = after < len(word.doc) and word.doc[after].lower_ in {"on", "upon", "for"}
    inner = child(word.doc[after], "pobj") if asks else None
    return asks and (inner is None or inner.ent_type_ not in {"DATE", "TIME"})


def _names(verb: Token) -> bool:
    """'called X a liar', 'called X “naive”': it gives a name."""
    done = object_of(verb)
    if child(verb, "oprd", "prt", "attr", "ccomp") is not None or done is None:
        return True
    if any(t.text in {"“", '"', "``", "‘"} for t in verb.doc[verb.i : done.right_edge.i]):
        return True
    after = done.right_edge.i + 1
    return after < len(verb.doc) and verb.doc[after].lower_ in {"“", '"', "''", "‘", "a", "an", "the", "his", "her"}


def _another_verb(c: Token, frame: VerbFrame) -> bool:
    """'called on X', 'spoke at a rally'; but not 'called on Sunday'."""
    if c.dep_ not in {"prep", "prt", "advmod"} or c.lower_ not in frame.not_preps:
        return False
    inner = child(c, "pobj")
    return inner is None or inner.ent_type_ not in {"DATE", "TIME"}


def talks_told(trigger: Token) -> bool:
    """True when the sentence around a visit tells of talks, or that it is official."""
    above = {t.i for t in ancestors(trigger)} | {trigger.i}  # 'discussed his visit' tells of no talks there
    told = (t for t in trigger.sent if t.lower_ in words().visit_talks and t.i not in above)
    return any(_of_the_visit(t, above) for t in told)


def _of_the_visit(talk: Token, above: set[int]) -> bool:
    """False for what is said or told besides: 'after visiting Vell she said the talks go on', 'before the talks'."""
    token = talk
    while token.i not in above and token.head.i != token.i:
        if token.dep_ in {"ccomp", "appos"} or (token.dep_ == "prep" and token.lower_ in words().apart_in_time):
            return False
        token = token.head
    return True


def in_touch(noun: Token, parties: list[ActorMention]) -> bool:
    """'X was in touch with Y', both holders of office: 'came in contact with the virus' is another."""
    behind = noun.dep_ == "pobj" and noun.head.lower_ == "in" and noun.head.head.lemma_ in words().touching
    return behind and len(parties) > 1 and all(is_official(m) for m in parties)
